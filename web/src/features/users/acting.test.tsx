import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { session } from '../../api/session';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import { ConnectionBanner } from '../connection/ConnectionBanner';
import { ActAsDialog } from './ActAsDialog';

const own = { userId: 'me', authToken: 'own' };
const lent = { userId: 'u2', authToken: 'lent', own };
afterEach(() => {
  session.end('signed-out');
  session.end('signed-out');
});

test('one goes on as somebody else, and keeps the way back', async () => {
  session.start(own);
  const { bodies } = fakeServer({
    'POST confab.impersonation.start': () => ({ userId: 'u2', authToken: 'lent', tokenExpires: 'later' }),
  });
  const { location } = await stage().show(
    <ActAsDialog user={{ _id: 'u2', username: 'ben', name: 'Ben' }} onClose={vi.fn()} />,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Act as Ben' }));
  await waitFor(() => expect(session.current).toEqual(lent));
  expect(bodies('POST confab.impersonation.start')).toEqual([{ userId: 'u2' }]);
  await waitFor(() => expect(location.history.at(-1)).toBe('/home'));
});

async function acting(answer: () => Record<string, unknown>) {
  session.start(lent);
  fakeServer({ 'POST confab.impersonation.stop': answer });
  const staged = stage();
  const me = { _id: 'me', username: 'ben', roles: [], impersonatedBy: { _id: 'a', username: 'root', name: 'Root' } };
  staged.dispatch({ type: 'loaded', data: { me } });
  await staged.show(
    <>
      <ConnectionBanner />
      <ToastRegion />
    </>,
  );
  expect(await screen.findByText('You act as ben. The audit log names you, Root.')).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Stop' }));
}

test('it is said on every page, with the way out', async () => {
  await acting(() => ({}));
  await waitFor(() => expect(session.current).toEqual(own));
});

test('a session that has ended by itself is left as well', async () => {
  await acting(() => refuse(401, 'error-unauthorized'));
  await waitFor(() => expect(session.current).toEqual(own));
});

test('what the server has not ended goes on', async () => {
  await acting(() => refuse(429, 'error-too-many-requests'));
  expect(await screen.findByRole('alert')).toBeVisible();
  expect(session.current).toEqual(lent);
});
