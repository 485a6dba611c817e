import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { session } from '../../api/session';
import { fakeServer } from '../../testing/fake-server';
import { renderAt } from '../../testing/render';
import { ToastRegion } from '../../ui';
import DevicesPage from './DevicesPage';

beforeEach(() => session.start({ userId: 'annsId', authToken: 'annsToken' }));

const of = (sessionId: string, name: string, os: string, more: object = {}) => ({
  _id: sessionId,
  sessionId,
  userId: 'annsId',
  ip: '192.0.2.7',
  host: 'chat.example',
  device: { type: 'browser', name, longVersion: '128.0', version: '128', os: { name: os, version: '' } },
  loginAt: '2026-01-05T10:00:00.000Z',
  lastActivityAt: '2026-01-05T10:00:00.000Z',
  ...more,
});

function serverWith(rows: ReturnType<typeof of>[]) {
  return fakeServer({
    'GET sessions/list': () => ({ sessions: rows, count: rows.length, offset: 0, total: rows.length }),
    'POST sessions/logout.me': ({ body }) => {
      rows.splice(
        rows.findIndex((row) => row.sessionId === body.sessionId),
        1,
      );
      return { sessionId: body.sessionId };
    },
  });
}

const page = (
  <>
    <DevicesPage />
    <ToastRegion />
  </>
);

test('the device in use is named, stands first, and cannot be signed out here', async () => {
  serverWith([of('b', 'Safari', 'macOS'), of('a', 'Firefox', 'Linux', { current: true }), of('c', '', '')]);
  await renderAt('/account/devices', page);
  const rows = await screen.findAllByRole('listitem');
  expect(rows).toHaveLength(3);
  expect(rows[0]).toHaveTextContent('Firefox on LinuxThis deviceActive now192.0.2.7');
  expect(within(rows[0]!).queryByRole('button')).toBeNull();
  expect(rows[1]).toHaveTextContent('Safari on macOS');
  expect(rows[2]).toHaveTextContent('Unknown program');
});

test('another one is signed out after a question', async () => {
  const server = serverWith([of('a', 'Firefox', 'Linux', { current: true }), of('b', 'Safari', 'macOS')]);
  const user = userEvent.setup();
  await renderAt('/account/devices', page);
  await user.click(await screen.findByRole('button', { name: 'Sign out: Safari on macOS' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancel' }));
  expect(server.bodies('POST sessions/logout.me')).toEqual([]);

  await user.click(screen.getByRole('button', { name: 'Sign out: Safari on macOS' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(screen.getAllByRole('listitem')).toHaveLength(1));
  expect(server.bodies('POST sessions/logout.me')).toEqual([{ sessionId: 'b' }]);
});
