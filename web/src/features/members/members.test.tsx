import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { fakeServer } from '../../testing/fake-server';
import { aRoom, stage } from '../../stores/testing/stage';
import type { Member, Profile } from '../../stores/server';
import { MembersPanel } from '../rooms/MembersPanel';
import { UserPanel } from '../rooms/UserPanel';
import type { PermissionId } from '../../api/schema';
import { hasVoice } from './calls';

const kPeople: Member[] = [
  { _id: 'me', username: 'ann', status: 'online', roles: ['owner'] },
  { _id: 'u2', username: 'ben', status: 'away', statusText: 'In a meeting', roles: [] },
];
const nothing = () => undefined;

async function panel(rights: PermissionId[], room = aRoom()) {
  const members = vi.fn(async () => ({ members: kPeople, total: 2 }));
  const set = stage({ members });
  for (const _id of rights) set.dispatch({ type: 'permission.changed', data: { _id, roles: ['user'] } });
  await set.show(<MembersPanel room={room} onClose={nothing} onOpenUser={nothing} />);
  return { ...set, members };
}
const itemsOf = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name: `Actions for ${name}` }));
  const menu = await screen.findByRole('menu');
  return within(menu)
    .getAllByRole('menuitem')
    .map(({ textContent }) => textContent);
};

test('roles and what people are doing stand beside their names', async () => {
  await panel([]);
  expect(await screen.findByText('In a meeting')).toBeInTheDocument();
  expect(screen.getByText('Owner')).toBeInTheDocument();
});

test('a menu offers what one may do, live, and nothing else; not to oneself what sends others away', async () => {
  const { dispatch } = await panel([]);
  expect(await itemsOf('ben')).toEqual(['Profile']);
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByRole('tab', { name: 'Banned' })).toBeNull();
  for (const _id of ['ban-user', 'mute-user', 'set-moderator'] satisfies PermissionId[])
    act(() => dispatch({ type: 'permission.changed', data: { _id, roles: ['user'] } }));
  expect(screen.getByRole('tab', { name: 'Banned' })).toBeInTheDocument();
  expect(await itemsOf('ben')).toEqual(['Profile', 'Make moderator', 'Mute', 'Ban']);
  await userEvent.keyboard('{Escape}');
  expect(await itemsOf('ann')).toEqual(['Profile', 'Make moderator']);
});

test('somebody is banned after a question, and let in again from the list of the banned', async () => {
  const banned = [{ _id: 'u3', username: 'cleo' }];
  const server = fakeServer({
    'POST rooms.banUser': () => ({}),
    'POST rooms.unbanUser': () => (banned.pop(), {}),
    'GET rooms.bannedUsers': () => ({ bannedUsers: banned, total: banned.length }),
  });
  const { members } = await panel(['ban-user']);
  await itemsOf('ben');
  await userEvent.click(screen.getByRole('menuitem', { name: 'Ban' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Ban ben from this room?' }));
  expect(server.bodies('POST rooms.banUser')).toEqual([]);
  await userEvent.click(dialog.getByRole('button', { name: 'Ban' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.bodies('POST rooms.banUser')).toEqual([{ roomId: 'r1', userId: 'u2' }]);
  await waitFor(() => expect(members).toHaveBeenCalledTimes(2));
  await userEvent.click(screen.getByRole('tab', { name: 'Banned' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Lift the ban of cleo' }));
  expect(await screen.findByText('Nobody is banned')).toBeInTheDocument();
  expect(server.bodies('POST rooms.unbanUser')).toEqual([{ roomId: 'r1', userId: 'u3' }]);
});

test('a link into the room is made with days and uses; other choices are another link', async () => {
  const invite = { _id: 'tok', url: 'http://chat/invite/tok', rid: 'r1', userId: 'me', days: 1, maxUses: 5, uses: 0 };
  const server = fakeServer({ 'POST findOrCreateInvite': () => invite });
  const { dispatch } = await panel([]);
  act(() => dispatch({ type: 'permission.changed', data: { _id: 'create-invite-links', roles: ['owner'] } }));
  expect(screen.queryByRole('button', { name: 'Invite link' })).toBeNull();
  act(() => dispatch({ type: 'role.assigned', data: { role: 'owner', uid: 'me', rid: 'r1', held: true } }));
  await userEvent.click(await screen.findByRole('button', { name: 'Invite link' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Invite link to general' }));
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Valid for' }), '1 day');
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Can be used by' }), '5 people');
  await userEvent.click(dialog.getByRole('button', { name: 'Create link' }));
  expect(await dialog.findByDisplayValue('http://chat/invite/tok')).toBeInTheDocument();
  expect(server.bodies('POST findOrCreateInvite')).toEqual([{ rid: 'r1', days: 1, maxUses: 5 }]);
  await userEvent.selectOptions(dialog.getByRole('combobox', { name: 'Valid for' }), 'No end');
  expect(dialog.queryByDisplayValue('http://chat/invite/tok')).toBeNull();
});

test('somebody is reported to the moderators from their profile, with what is wrong', async () => {
  const server = fakeServer({ 'POST moderation.reportUser': () => ({}) });
  const person = vi.fn(async (): Promise<Profile> => ({
    _id: 'u2',
    username: 'ben',
    status: 'online',
    roles: [],
    active: true,
  }));
  const { show } = stage({ person });
  await show(<UserPanel rid="r1" username="ben" onClose={nothing} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Report' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Report ben' }));
  await userEvent.click(dialog.getByRole('button', { name: 'Report' }));
  expect(dialog.getByText('Say what is wrong.')).toBeInTheDocument();
  await userEvent.type(dialog.getByRole('textbox', { name: 'What is wrong?' }), 'Rude to everybody');
  await userEvent.click(dialog.getByRole('button', { name: 'Report' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(server.bodies('POST moderation.reportUser')).toEqual([{ userId: 'u2', description: 'Rude to everybody' }]);
});

test.each([
  [{}, [], true],
  [{ muted: ['ben'] }, [], false],
  [{ ro: true }, [], false],
  [{ ro: true, unmuted: ['ben'] }, [], true],
  [{ ro: true }, ['owner'], true],
])('in the room %j, somebody with the roles %j may write: %s', (changes, roles, expected) => {
  expect(hasVoice(aRoom(changes), 'ben', roles)).toBe(expected);
});
