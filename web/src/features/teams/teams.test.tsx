import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer, refuse } from '../../testing/fake-server';
import { aRoom, aSubscription, stage } from '../../stores/testing/stage';
import type { PermissionId } from '../../api/schema';
import { CreateTeamDialog } from './CreateTeamDialog';
import { LeaveTeamDialog } from './LeaveTeamDialog';
import { TeamActions } from './TeamActions';
import { TeamRoomsPanel } from './TeamRoomsPanel';

const nothing = () => undefined;
const main = aRoom({ _id: 'main', name: 'herons', teamId: 'T', teamMain: true });
const wire = (id: string, changes: object = {}) => ({
  _id: id,
  name: id,
  t: 'c',
  teamId: 'T',
  usersCount: 3,
  ...changes,
});

function staged(rights: PermissionId[]) {
  const set = stage();
  set.dispatch({ type: 'room.changed', data: main });
  set.dispatch({ type: 'subscription.changed', data: aSubscription({ rid: 'main', name: 'herons' }) });
  for (const _id of rights) set.dispatch({ type: 'permission.changed', data: { _id, roles: ['user'] } });
  return set;
}

test('a team is made with its topic, people and rooms, and opened; a taken name says so', async () => {
  let taken = true;
  const server = fakeServer({
    'GET rooms.autocomplete.availableForTeams': () => ({ items: [wire('nests', { teamId: undefined })] }),
    'POST teams.create': () =>
      taken ? refuse(400, 'team-name-already-exists') : { team: { _id: 'T', name: 'herons', roomId: 'main' } },
    'GET rooms.info': () => ({ room: wire('main', { name: 'herons', t: 'p', teamMain: true }) }),
    'POST teams.addRooms': () => ({ rooms: [] }),
  });
  const { show } = staged(['move-room-to-team']);
  const onClose = vi.fn();
  const { location } = await show(<CreateTeamDialog mayOpen mayClose onClose={onClose} />);
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(screen.getByText('A team needs a name.')).toBeInTheDocument();
  await userEvent.type(screen.getByRole('textbox', { name: /^Name/ }), 'herons');
  await userEvent.type(screen.getByRole('textbox', { name: 'Topic' }), 'Birds');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Private' }));
  await userEvent.click(screen.getByRole('combobox', { name: 'Rooms to bring along' }));
  await userEvent.click(await screen.findByRole('option', { name: 'nests' }));
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  expect(await screen.findByText('There is already a team or room of this name.')).toBeInTheDocument();
  taken = false;
  await userEvent.type(screen.getByRole('textbox', { name: /^Name/ }), '2');
  await userEvent.click(screen.getByRole('button', { name: 'Create' }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
  expect(location.history.at(-1)).toBe('/group/herons');
  expect(server.bodies('POST teams.create').at(-1)).toEqual({
    name: 'herons2',
    type: 1,
    members: [],
    room: { readOnly: false, extraData: { topic: 'Birds' } },
  });
  expect(server.bodies('POST teams.addRooms')).toEqual([{ teamId: 'T', rooms: ['nests'] }]);
});

test('the rooms of a team are listed, and changed by those who may', async () => {
  const rooms = [wire('eggs', { teamDefault: true }), wire('nests')];
  const server = fakeServer({
    'GET teams.listRooms': () => ({ rooms, total: rooms.length }),
    'POST teams.updateRoom': ({ body }) => {
      const { roomId, isDefault } = body;
      Object.assign(
        rooms.find(({ _id }) => _id === roomId)!,
        { teamDefault: isDefault },
      );
      return { room: {} };
    },
    'POST teams.removeRoom': () => (rooms.shift(), { room: {} }),
  });
  const { show, dispatch } = staged([]);
  await show(<TeamRoomsPanel room={main} onClose={nothing} />);
  expect(await screen.findByRole('link', { name: /eggs.*Auto-join/ })).toHaveAttribute('href', '/channel/eggs');
  expect(screen.queryByRole('button', { name: 'Actions for eggs' })).toBeNull();
  expect(screen.queryByRole('button', { name: 'Add existing rooms' })).toBeNull();
  for (const _id of ['edit-team-channel', 'remove-team-channel', 'move-room-to-team'] satisfies PermissionId[])
    act(() => dispatch({ type: 'permission.changed', data: { _id, roles: ['user'] } }));
  expect(screen.getByRole('button', { name: 'Add existing rooms' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Actions for nests' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: /Turn on auto-join/ }));
  expect(await screen.findByRole('link', { name: /nests.*Auto-join/ })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Actions for eggs' }));
  await userEvent.click(await screen.findByRole('menuitem', { name: 'Remove from the team' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Take eggs out of the team?' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Remove' }));
  await waitFor(() => expect(screen.queryByRole('link', { name: /eggs/ })).toBeNull());
  expect(server.bodies('POST teams.removeRoom')).toEqual([{ teamId: 'T', roomId: 'eggs' }]);
});

test('whoever leaves a team chooses rooms to leave, but none that would be without an owner', async () => {
  const server = fakeServer({
    'GET teams.listRoomsOfUser': () => ({ rooms: [wire('eggs', { isLastOwner: true }), wire('nests')], total: 2 }),
    'POST teams.leave': () => ({}),
  });
  const { show } = staged([]);
  const onLeft = vi.fn();
  await show(<LeaveTeamDialog room={main} onClose={nothing} onLeft={onLeft} />);
  const dialog = within(await screen.findByRole('dialog', { name: 'Leave the team herons?' }));
  expect(await dialog.findByRole('checkbox', { name: /eggs.*last owner/ })).toBeDisabled();
  await userEvent.click(dialog.getByRole('checkbox', { name: 'nests' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Leave team' }));
  await waitFor(() => expect(onLeft).toHaveBeenCalled());
  expect(server.bodies('POST teams.leave')).toEqual([{ teamId: 'T', rooms: ['nests'] }]);
});

test('a team is deleted or made a channel by those who may, with the rooms that they tick', async () => {
  const server = fakeServer({
    'GET teams.listRoomsOfUser': () => ({ rooms: [wire('eggs'), wire('nests')], total: 2 }),
    'POST teams.delete': () => ({}),
  });
  const { show, dispatch } = staged([]);
  const { location } = await show(<TeamActions room={main} onOpenRooms={nothing} />);
  expect(screen.queryByRole('button', { name: 'Delete team' })).toBeNull();
  for (const _id of ['delete-team', 'convert-team'] satisfies PermissionId[])
    act(() => dispatch({ type: 'permission.changed', data: { _id, roles: ['user'] } }));
  expect(screen.getByRole('button', { name: 'Convert to channel' })).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Delete team' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Delete the team herons?' }));
  await userEvent.click(await dialog.findByRole('checkbox', { name: 'eggs' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Delete team' }));
  await waitFor(() => expect(location.history.at(-1)).toBe('/home'));
  expect(server.bodies('POST teams.delete')).toEqual([{ teamId: 'T', roomsToRemove: ['eggs'] }]);
});

test('a room becomes a team after a question', async () => {
  const server = fakeServer({ 'POST channels.convertToTeam': () => ({ team: {} }) });
  const { show } = staged(['create-team', 'edit-room']);
  await show(<TeamActions room={aRoom()} onOpenRooms={nothing} />);
  await userEvent.click(screen.getByRole('button', { name: 'Convert to team' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Make a team of general?' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Convert' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.bodies('POST channels.convertToTeam')).toEqual([{ channelId: 'r1' }]);
});
