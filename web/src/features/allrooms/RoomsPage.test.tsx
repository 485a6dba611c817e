import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { PermissionId, Room } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';
import { changesOf, formOf, isAge } from './room-form';

const aRoom = (changes: Partial<Room> = {}): Room => ({
  _id: 'r1',
  t: 'c',
  name: 'general',
  fname: 'general',
  topic: 'news',
  msgs: 1200,
  usersCount: 3,
  seq: 1,
  _updatedAt: '2026-01-01T00:00:00Z',
  ...changes,
});

const kEverything: PermissionId[] = [
  'view-room-administration',
  'edit-room',
  'set-readonly',
  'archive-room',
  'delete-c',
  'edit-room-retention-policy',
];

async function open(path: string, rights = kEverything) {
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: rights.map((_id) => ({ _id, roles: ['user'] })) } });
  const rooms = [aRoom(), aRoom({ _id: 'r2', name: 'birds', fname: 'birds', t: 'p', archived: true })];
  const server = fakeServer({
    'GET rooms.adminRooms': () => ({ rooms, total: 60, count: rooms.length, offset: 0 }),
    'GET rooms.adminRooms.getRoom': ({ query }) => ({ ...rooms.find(({ _id }) => _id === query.rid) }),
    'GET settings.public': () => ({ settings: [{ _id: 'RetentionPolicy_Enabled', value: false }] }),
    'POST rooms.saveRoomSettings': ({ body }) =>
      body.roomName === 'birds' ? refuse(400, 'error-duplicate-channel-name') : { rid: 'r1' },
    'POST rooms.changeArchivationState': () => ({}),
    'POST rooms.delete': () => (rooms.shift(), {}),
  });
  const [, , page, part] = path.split(/[/?]/);
  const { location } = await show(
    <>
      <AdminPages page={page} part={path.includes('?') ? undefined : part} />
      <ToastRegion />
    </>,
    path,
  );
  return { server, location };
}

test('rooms are asked for as the address says: search, kind, order, page', async () => {
  const { server } = await open('/admin/rooms?q=bir&type=p&sort=-usersCount&page=2');
  expect(await screen.findByRole('row', { name: /birds.*Archived/ })).toBeVisible();
  const asked = () => server.calls.filter(({ path }) => path === 'rooms.adminRooms').at(-1)!.query;
  expect(asked()).toMatchObject({ filter: 'bir', types: 'p', offset: '25', sort: '{"usersCount":-1}' });
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'Kind' }), 'All rooms');
  await waitFor(() => expect(asked()).toMatchObject({ types: 'c,p,d,teams,discussions', offset: '0' }));
});

test('a room is changed beside the list, and only what was changed is sent', async () => {
  const { server } = await open('/admin/rooms/r1');
  const drawer = within(await screen.findByRole('dialog', { name: 'general' }));
  expect(await drawer.findByText('1,200')).toBeVisible();
  expect(drawer.getByRole('button', { name: 'Save changes' })).toBeDisabled();
  await userEvent.clear(drawer.getByRole('textbox', { name: /Name/ }));
  await userEvent.type(drawer.getByRole('textbox', { name: /Name/ }), 'birds');
  await userEvent.click(drawer.getByRole('button', { name: 'Save changes' }));
  expect(await drawer.findByText(/taken|already/i)).toBeVisible();
  await userEvent.type(drawer.getByRole('textbox', { name: /Name/ }), '-2');
  await userEvent.click(drawer.getByRole('checkbox', { name: /Featured/ }));
  await userEvent.click(drawer.getByRole('checkbox', { name: /Archived/ }));
  await userEvent.click(drawer.getByRole('radio', { name: /time of this room/ }));
  expect(await drawer.findByText(/Removing old messages is off/)).toBeVisible();
  await userEvent.clear(drawer.getByRole('spinbutton'));
  await userEvent.click(drawer.getByRole('button', { name: 'Save changes' }));
  expect(drawer.getByText(/whole number of days/)).toBeVisible();
  await userEvent.type(drawer.getByRole('spinbutton'), '7');
  await userEvent.click(drawer.getByRole('button', { name: 'Save changes' }));
  expect(await screen.findByText('Saved.')).toBeVisible();
  expect(server.bodies('POST rooms.saveRoomSettings').at(-1)).toEqual({
    rid: 'r1',
    roomName: 'birds-2',
    featured: true,
    retentionEnabled: true,
    retentionOverrideGlobal: true,
    retentionMaxAge: 7,
    retentionFilesOnly: false,
    retentionExcludePinned: false,
    retentionIgnoreThreads: false,
  });
  expect(server.bodies('POST rooms.changeArchivationState')).toEqual([{ rid: 'r1', action: 'archive' }]);
});

test('what is lost is said before a room is deleted', async () => {
  const { server, location } = await open('/admin/rooms/r1');
  await userEvent.click(await screen.findByRole('button', { name: 'Delete room' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete general?' }));
  expect(dialog.getByText(/1200 messages are deleted for good/)).toBeVisible();
  expect(server.bodies('POST rooms.delete')).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Delete' }));
  await waitFor(() => expect(location.history!.at(-1)).toBe('/admin/rooms'));
  expect(server.bodies('POST rooms.delete')).toEqual([{ roomId: 'r1' }]);
});

test('who may only look is offered nothing else', async () => {
  await open('/admin/rooms/r1', ['view-room-administration']);
  expect(await screen.findByText(/look at this room, but not change it/)).toBeVisible();
  expect(screen.getByRole('textbox', { name: /Topic/ })).toBeDisabled();
  expect(screen.queryByRole('button', { name: 'Delete room' })).toBeNull();
});

test('a rule is sent whole, and one that is given up leaves the workspace to say', () => {
  const own = formOf(
    aRoom({
      retention: {
        enabled: true,
        overrideGlobal: true,
        maxAge: 9,
        filesOnly: true,
        excludePinned: false,
        ignoreThreads: false,
      },
    }),
  );
  expect(own).toMatchObject({ keeping: 'own', maxAge: '9', filesOnly: true });
  expect(changesOf(own, own)).toEqual({});
  expect(changesOf(own, { ...own, keeping: 'workspace' })).toEqual({
    retentionEnabled: true,
    retentionOverrideGlobal: false,
  });
  expect(changesOf(own, { ...own, keeping: 'always' })).toEqual({ retentionEnabled: false });
  expect(['1', '36500', '0', '1.5', '', '-3', '36501'].map(isAge)).toEqual([
    true,
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
});
