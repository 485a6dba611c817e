import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PermissionId } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import AllDevicesPage from './AllDevicesPage';

const one = {
  _id: 'a',
  sessionId: 'a',
  userId: 'bensId',
  ip: '192.0.2.7',
  host: 'chat.example',
  device: {
    type: 'browser',
    name: 'Firefox',
    longVersion: '128.0',
    version: '128',
    os: { name: 'Linux', version: '' },
  },
  loginAt: '2026-01-05T10:00:00.000Z',
  lastActivityAt: '2026-01-05T10:00:00.000Z',
  _user: { _id: 'bensId', username: 'ben', name: 'Ben' },
};

async function page(rights: PermissionId[]) {
  const rows = [one];
  const server = fakeServer({
    'GET sessions/list.all': ({ query }) => {
      const found = query.filter === undefined || 'ben firefox'.includes(String(query.filter)) ? rows : [];
      return { sessions: found, count: found.length, offset: 0, total: found.length };
    },
    'POST sessions/logout': () => {
      rows.pop();
      return { sessionId: 'a' };
    },
  });
  const set = stage();
  set.dispatch({ type: 'loaded', data: { permissions: rights.map((_id) => ({ _id, roles: ['user'] })) } });
  await set.show(<AllDevicesPage />, '/admin/devices');
  return server;
}

test('a device is looked for, and signed out after a question', async () => {
  const server = await page(['view-device-management', 'logout-device-management']);
  const user = userEvent.setup();
  expect(await screen.findByRole('row', { name: /Ben.*@ben.*Firefox on Linux.*192\.0\.2\.7/ })).toBeVisible();
  await user.type(screen.getByRole('searchbox', { name: 'Search devices' }), 'safari');
  expect(await screen.findByText('No devices found')).toBeVisible();
  await user.clear(screen.getByRole('searchbox', { name: 'Search devices' }));
  await user.click(await screen.findByRole('button', { name: 'Sign Ben out: Firefox on Linux' }));
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Sign out' }));
  await waitFor(() => expect(screen.queryByRole('row', { name: /Ben/ })).toBeNull());
  expect(server.bodies('POST sessions/logout')).toEqual([{ sessionId: 'a' }]);
});

test('who may only look has no button', async () => {
  await page(['view-device-management']);
  expect(await screen.findByRole('row', { name: /Firefox on Linux/ })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Sign Ben out/ })).toBeNull();
});
