import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PermissionId } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import AdminPages from '../admin/AdminPages';

const kRooms = [
  { rid: 'r9', t: 'p', name: 'films', files: 12, bytes: 2_500_000_000 },
  { rid: 'd1', t: 'd', usernames: ['ann', 'ben'], files: 1, bytes: 40 },
];
const kPeople = [{ userId: 'u2', username: 'ben', name: 'Ben Baker', files: 1_200, bytes: 5_000_000 }];

async function open(part: string | undefined, permissions: PermissionId[], rooms: typeof kRooms = kRooms) {
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: permissions.map((_id) => ({ _id, roles: ['user'] })) } });
  fakeServer({
    'GET confab.storage.rooms': ({ query }) =>
      query.offset === '0' ? { rooms, total: rooms.length } : refuse(400, 'invalid-params'),
    'GET confab.storage.people': () => ({ people: kPeople, total: 1 }),
  });
  return show(<AdminPages page="storage" {...(part !== undefined && { part })} />, '/admin/storage');
}

test('rooms are listed by how much their files take, and lead to what is known of them', async () => {
  await open(undefined, ['view-room-administration', 'view-user-administration']);
  const table = within(await screen.findByRole('table', { name: 'Rooms' }));
  const [, first, second] = table.getAllByRole('row');
  expect(first).toHaveTextContent('films12');
  expect(first).toHaveTextContent('2.5 GB');
  expect(second).toHaveTextContent('@ann, @ben');
  expect(table.getByRole('link', { name: 'films' })).toHaveAttribute('href', '/admin/rooms/r9');
});

test('people are listed for who may see them', async () => {
  const { location } = await open('people', ['view-room-administration', 'view-user-administration']);
  const table = within(await screen.findByRole('table', { name: 'People' }));
  expect(table.getByRole('link', { name: 'Ben Baker' })).toHaveAttribute('href', '/admin/users?q=ben');
  expect(table.getByText('1,200')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('tab', { name: 'Rooms' }));
  expect(location.history.at(-1)).toBe('/admin/storage');
});

test('who may not see people has no tab for them, also by the address', async () => {
  await open('people', ['view-room-administration']);
  expect(await screen.findByRole('table', { name: 'Rooms' })).toBeInTheDocument();
  expect(screen.queryByRole('tab')).toBeNull();
});

test('a workspace without files says so', async () => {
  await open(undefined, ['view-room-administration'], []);
  expect(await screen.findByText('Nobody has sent a file so far.')).toBeInTheDocument();
});
