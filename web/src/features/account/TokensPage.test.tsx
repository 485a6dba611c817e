import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { session } from '../../api/session';
import { fakeServer, refuse } from '../../testing/fake-server';
import { renderAt } from '../../testing/render';
import { ToastRegion } from '../../ui';
import TokensPage from './TokensPage';

beforeEach(() => session.start({ userId: 'annsId', authToken: 'annsToken' }));

function serverWith(names: string[]) {
  const rows = names.map((name) => ({ name, createdAt: '2026-01-05T10:00:00.000Z', lastTokenPart: 'abc123' }));
  return fakeServer({
    'GET users.getPersonalAccessTokens': () => ({ tokens: rows }),
    'POST users.generatePersonalAccessToken': ({ body }) => {
      const { tokenName } = body;
      if (rows.some((row) => row.name === tokenName))
        return refuse(400, 'error-token-already-exists', 'You have a token of this name already');
      rows.push({ name: tokenName, createdAt: '2026-01-06T10:00:00.000Z', lastTokenPart: 'def456' });
      return { token: 'the-new-token' };
    },
    'POST users.removePersonalAccessToken': ({ body }) => {
      rows.splice(
        rows.findIndex((row) => row.name === body.tokenName),
        1,
      );
      return {};
    },
    'POST users.regeneratePersonalAccessToken': () => ({ token: 'the-renewed-token' }),
  });
}

const page = (
  <>
    <TokensPage />
    <ToastRegion />
  </>
);

test('a new token is shown once, with the id that belongs to it', async () => {
  serverWith([]);
  const user = userEvent.setup();
  await renderAt('/account/tokens', page);
  expect(await screen.findByText('You have no tokens')).toBeVisible();
  await user.type(screen.getByRole('textbox', { name: /Name/ }), 'build{Enter}');
  const dialog = await screen.findByRole('dialog', { name: 'Your new token' });
  expect(within(dialog).getByLabelText('Token')).toHaveValue('the-new-token');
  expect(within(dialog).getByLabelText('Your user id')).toHaveValue('annsId');
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(await screen.findByRole('row', { name: /build/ })).toBeVisible();
  expect(screen.queryByDisplayValue('the-new-token')).toBeNull();
});

test('a name that is taken is refused in words', async () => {
  serverWith(['build']);
  const user = userEvent.setup();
  await renderAt('/account/tokens', page);
  await user.type(screen.getByRole('textbox', { name: /Name/ }), 'build{Enter}');
  expect(await screen.findByRole('alert')).toHaveTextContent('You have a token of this name already');
});

test('a token is removed only after a question', async () => {
  const server = serverWith(['build', 'reports']);
  const user = userEvent.setup();
  await renderAt('/account/tokens', page);
  await user.click(await screen.findByRole('button', { name: 'Remove the token "build"' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  expect(server.bodies('POST users.removePersonalAccessToken')).toEqual([]);

  await user.click(screen.getByRole('button', { name: 'Remove the token "build"' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /build/ })).toBeNull());
  expect(screen.getByRole('row', { name: /reports/ })).toBeVisible();
  expect(server.bodies('POST users.removePersonalAccessToken')).toEqual([{ tokenName: 'build' }]);
});

test('a renewed token is shown once as well', async () => {
  serverWith(['build']);
  const user = userEvent.setup();
  await renderAt('/account/tokens', page);
  await user.click(await screen.findByRole('button', { name: 'Renew the token "build"' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Renew' }));
  expect(await screen.findByDisplayValue('the-renewed-token')).toBeVisible();
});
