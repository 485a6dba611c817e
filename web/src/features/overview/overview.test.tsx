import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PermissionId } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import AdminPages from '../admin/AdminPages';

const counts = {
  createdAt: new Date().toISOString(),
  version: '8.5.0',
  activeUsers: 41,
  nonActiveUsers: 2,
  totalConnectedUsers: 7,
  totalRooms: 30,
  totalChannels: 10,
  totalPrivateGroups: 8,
  totalDirect: 12,
  totalMessages: 12_345,
  database: 'SQLite 3.40.1',
  migration: 40,
  os: { type: 'Linux', release: '6.1', arch: 'x64', loadavg: [0.5, 0, 0], totalmem: 8e9, freemem: 2e9, processors: 2 },
  process: { uptime: 7200 },
};
const trend = { period: { count: 9, variation: 4 }, yesterday: { count: 1, variation: 0 } };

async function open(rights: PermissionId[]) {
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: rights.map((_id) => ({ _id, roles: ['user'] })) } });
  const day = '2026-01-02T00:00:00.000Z';
  const server = fakeServer({
    'GET statistics': () => counts,
    'GET confab.storage': () => ({ current: 'disk', storages: [{ storage: 'disk', files: 3, bytes: 5_000_000 }] }),
    'GET engagement-dashboard/messages/messages-sent': () => ({ days: [{ day, messages: 9 }], ...trend }),
    'GET engagement-dashboard/users/new-users': () => ({
      days: [{ day, users: 0 }],
      period: { count: 0, variation: -3 },
      yesterday: trend.yesterday,
    }),
    'GET engagement-dashboard/users/chat-busier/weekly-data': () => ({
      month: [{ year: 2026, month: 1, day: 2, users: 6 }],
    }),
    'GET engagement-dashboard/messages/top-five-popular-channels': () => ({
      channels: [{ t: 'c', name: 'general', messages: 9 }],
    }),
  });
  await show(<AdminPages page="overview" />, '/admin/overview');
  return server;
}

test('what the workspace holds, does and runs on is said in numbers and words', async () => {
  const { calls } = await open(['view-statistics', 'view-engagement-dashboard', 'edit-privileged-setting']);
  const held = within(await screen.findByRole('region', { name: 'Contents' }));
  expect(held.getByText('12,345')).toBeVisible();
  expect(held.getByText('7 connected, 2 deactivated')).toBeVisible();
  expect(await held.findByText('5 MB')).toBeVisible();
  expect(await screen.findByRole('img', { name: 'Messages. 9, 4 more than before' })).toBeVisible();
  expect(screen.getByRole('img', { name: 'New people. 0, 3 fewer than before' })).toBeVisible();
  expect(screen.getByText('SQLite 3.40.1')).toBeVisible();
  expect(screen.getByText('running for 2 hours')).toBeVisible();

  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Time' }), 'The last 7 days');
  const spans = () => calls.filter(({ path }) => path.endsWith('messages-sent')).map(({ query }) => query);
  await waitFor(() => expect(spans()).toHaveLength(2));
  const { start = '', end = '' } = spans().at(-1) ?? {};
  expect((Date.parse(end) - Date.parse(start)) / 86_400_000).toBe(6);
  await userEvent.click(screen.getByRole('button', { name: 'Count anew' }));
  await waitFor(() =>
    expect(calls.filter(({ path }) => path === 'statistics').map(({ query }) => query.refresh)).toEqual([
      'false',
      'true',
    ]),
  );
});

test('what one may not see is not asked for', async () => {
  const { calls } = await open(['view-statistics']);
  expect(await screen.findByRole('region', { name: 'Server' })).toBeVisible();
  expect(screen.queryByRole('region', { name: 'Activity' })).toBeNull();
  expect(calls.map(({ path }) => path)).toEqual(['statistics']);
});
