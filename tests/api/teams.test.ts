// Teams: documents as clients know them, who sees which rooms, and what screens are told.

import assert from 'node:assert/strict';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

async function team(owner: User, type: 0 | 1, ...members: User[]): Promise<Loose> {
  const answer: Loose = await owner.post('teams.create', { name: unique('team'), type, members: members.map((one) => one.id) });
  return answer.team;
}

async function hosted(chat: Chat, owner: User, of: Loose, kind: 'channel' | 'group' = 'channel'): Promise<Room> {
  return chat[kind]({ members: [owner], extraData: { teamId: of._id } });
}

const idsOf = (rooms: Loose[]) => rooms.map((one) => one._id).sort();

test('a team has a main room, which its members are told of at once', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const rooms = await ben.watchOwn('rooms-changed');
  const made = await team(ann, 0, ben);
  assert.deepEqual(Object.keys(made).sort(), ['_id', '_updatedAt', 'createdAt', 'createdBy', 'name', 'roomId', 'type']);
  assert.deepEqual(made.createdBy, { _id: ann.id, username: ann.username });
  const [action, told] = (await rooms.next(([, room]) => (room as Loose)._id === made.roomId)) as Loose[];
  assert.equal(action, 'inserted');
  assert.equal(told.teamId, made._id);
  assert.equal(told.teamMain, true);
  const { teamInfo }: Loose = await ben.get('teams.info', { teamName: made.name });
  assert.deepEqual(teamInfo, made);
  const list: Loose = await ben.get('teams.list');
  assert.deepEqual([list.total, list.teams[0].rooms, list.teams[0].numberOfUsers], [1, 0, 2]);
  const { teams }: Loose = await ann.get('users.listTeams', { userId: ann.id });
  assert.equal(teams[0].isOwner, true);
  const { members }: Loose = await ben.get('teams.members', { teamId: made._id });
  const row = members.find((one: Loose) => one.user._id === ben.id);
  assert.equal(row.createdBy._id, ann.id);
  assert.equal(row.user.username, ben.username);
  const taken = await ann.refused(400, undefined, 'POST', 'teams.create', { name: made.name, type: 1 });
  assert.equal(taken.error, 'team-name-already-exists');
  const { room: main, team: shown }: Loose = await ben.get('rooms.info', { roomId: made.roomId });
  assert.equal(main.teamMain, true);
  assert.deepEqual(shown, { _id: made._id, name: made.name, roomId: made.roomId, type: 0 });
  await ann.refused(400, 'error-cannot-delete-team-channel', 'POST', 'channels.delete', { roomId: made.roomId });
});

test('a private team and its channels are there for its members alone', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const made = await team(ann, 1, ben);
  const room = await hosted(chat, ann, made);
  const closed = await hosted(chat, ann, made, 'group');
  const gone = await eve.refused(400, undefined, 'GET', 'teams.info', { teamId: made._id });
  assert.equal(gone.error, 'team-does-not-exist');
  await eve.refused(400, 'error-room-not-found', 'GET', 'channels.info', { roomId: room._id });
  await (await eve.ddp()).watchRefused('not-allowed', 'stream-room-messages', room._id);
  const found = async (who: User) => {
    const spotlight: Loose = await who.get('spotlight', { query: `#${room.name}` });
    const directory: Loose = await who.get('directory', { type: 'channels', text: room.name });
    const listed: Loose = await who.get('channels.list', { query: { teamId: made._id } } as Loose);
    const teams: Loose = await who.get('directory', { type: 'teams', text: made.name });
    return [spotlight.rooms.length, directory.total, listed.total, teams.total];
  };
  assert.deepEqual(await found(eve), [0, 0, 0, 0]);
  assert.deepEqual(await found(ben), [1, 1, 1, 1]);
  const browsed = await ben.call('browseChannels', { type: 'teams', text: made.name });
  assert.deepEqual([browsed.total, browsed.results[0].roomsCount, browsed.results[0].teamId], [1, 2, made._id]);
  const rooms: Loose = await ben.get('teams.listRooms', { teamId: made._id });
  assert.deepEqual(idsOf(rooms.rooms), [room._id]);
  const all: Loose = await ann.get('teams.listRooms', { teamId: made._id });
  assert.deepEqual(idsOf(all.rooms), [room._id, closed._id].sort());
  const { room: info, team: shown, parent }: Loose = await ben.get('rooms.info', { roomId: room._id });
  assert.equal(info.teamId, made._id);
  assert.equal(shown.name, made.name);
  assert.equal(parent._id, made.roomId);
});

test('who leaves a private team hears nothing more of its channels', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const made = await team(ann, 1, ben);
  const room = await hosted(chat, ann, made);
  const seen = await ben.watch('stream-room-messages', room._id); // not in it, but it is open to the team
  const own = await ann.watch('stream-room-messages', room._id);
  await ann.send(room, 'before');
  await seen.next(([message]) => (message as Loose).msg === 'before');
  await ben.post('teams.leave', { teamId: made._id });
  await ann.send(room, 'after');
  await own.next(([message]) => (message as Loose).msg === 'after');
  await (await ben.ddp()).fence();
  assert.ok(!seen.all.some(([message]) => (message as Loose).msg === 'after'));
});

test('rooms are brought in, joined by default, and taken out', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const made = await team(ann, 0, ben);
  const room = await chat.channel({ members: [ann] });
  const { items }: Loose = await ann.get('rooms.autocomplete.availableForTeams', { name: room.name });
  assert.deepEqual(idsOf(items), [room._id]);
  const added: Loose = await ann.post('teams.addRooms', { teamId: made._id, rooms: [room._id] });
  assert.equal(added.rooms[0].teamId, made._id);
  const twice = await ann.refused(400, undefined, 'POST', 'teams.addRooms', { teamId: made._id, rooms: [room._id] });
  assert.equal(twice.error, 'room-already-on-team');
  const changed: Loose = await ann.post('teams.updateRoom', { roomId: room._id, isDefault: true });
  assert.equal(changed.room.teamDefault, true);
  assert.equal((await ben.subscription(room)).rid, room._id);
  await ann.post('teams.addMembers', { teamName: made.name, members: [{ userId: eve.id, roles: ['moderator'] }] });
  assert.equal((await eve.subscription(room)).rid, room._id);
  assert.deepEqual((await eve.subscription(made.roomId)).roles, ['moderator']);
  const mine: Loose = await ann.get('teams.listRoomsOfUser', { teamId: made._id, userId: ann.id, canUserDelete: true });
  assert.deepEqual([mine.rooms[0]._id, mine.rooms[0].isLastOwner], [room._id, true]);
  const auto: Loose = await ben.get('teams.listRooms', { teamId: made._id, type: 'autoJoin' });
  assert.equal(auto.total, 1);
  const children: Loose = await ben.get('teams.listChildren', { roomId: made.roomId });
  assert.deepEqual(idsOf(children.data), [room._id, made.roomId].sort());
  const removed: Loose = await ann.post('teams.removeRoom', { teamId: made._id, roomId: room._id });
  assert.equal('teamId' in removed.room, false);
  const types = (await ann.history(await ann.room(made.roomId))).map((one) => one.t);
  for (const type of ['user-added-room-to-team', 'added-user-to-team', 'user-removed-room-from-team', 'subscription-role-added']) assert.ok(types.includes(type), type);
});

test('members leave with the rooms that they choose, and the last owner stays', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const made = await team(ann, 0, ben);
  const [first, second] = [await hosted(chat, ann, made), await hosted(chat, ann, made)];
  for (const room of [first, second]) await ben.post('channels.join', { roomId: room._id });
  const last = await ann.refused(400, undefined, 'POST', 'teams.leave', { teamId: made._id });
  assert.equal(last.error, 'last-owner-can-not-be-removed');
  await ben.post('teams.leave', { teamId: made._id, rooms: [first._id] });
  assert.equal((await ben.get('subscriptions.getOne', { roomId: first._id } as Loose) as Loose).subscription, null);
  assert.equal((await ben.subscription(second)).rid, second._id);
  await ann.post('teams.addMembers', { teamId: made._id, members: [{ userId: ben.id }] });
  await ann.post('teams.updateMember', { teamId: made._id, member: { userId: ben.id, roles: ['owner'] } });
  await ann.post('teams.removeMember', { teamId: made._id, userId: ben.id, rooms: [second._id] });
  const { members }: Loose = await ann.get('teams.members', { teamId: made._id });
  assert.deepEqual(members.map((one: Loose) => one.user._id), [ann.id]);
  const absent = await ann.refused(400, undefined, 'POST', 'teams.removeMember', { teamId: made._id, userId: ben.id });
  assert.equal(absent.error, 'member-does-not-exist');
  await ann.refused(400, 'invalid-params', 'POST', 'teams.updateMember', { teamId: made._id, member: { userId: ann.id, roles: ['king'] } });
});

test('a team is renamed with its room, converted, and deleted with the rooms that are chosen', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const { team: made }: Loose = await ann.post('channels.convertToTeam', { channelId: room._id });
  assert.deepEqual([made.roomId, made.name, made.type], [room._id, room.name, 0]);
  const name = unique('other');
  await ann.post('teams.update', { teamId: made._id, data: { name, type: 1 } });
  const now = await ann.room(room);
  assert.deepEqual([now.name, now.t], [name, 'p']);
  await ann.post('teams.convertToChannel', { teamName: name });
  assert.equal('teamId' in (await ann.room(room)), false);
  const neither = await ann.refused(400, undefined, 'POST', 'groups.convertToTeam', {});
  assert.equal(neither.error, 'The parameter "roomId" or "roomName" is required');
  const { team: again }: Loose = await ann.post('groups.convertToTeam', { roomName: name });
  const [gone, stays] = [await hosted(chat, ann, again), await hosted(chat, ann, again)];
  await ann.post('teams.delete', { teamId: again._id, roomsToRemove: [gone._id] });
  for (const id of [gone._id, room._id]) await ann.refused(400, undefined, 'GET', 'rooms.info', { roomId: id });
  assert.equal('teamId' in (await ann.room(stays)), false);
});

test('administrators list main rooms of teams only when they ask for teams', async ({ chat }) => {
  const admin = await chat.admin;
  const made = await team(admin, 0);
  const total = async (types: string[]) => {
    const query = new URLSearchParams([['filter', made.name], ...types.map((type) => ['types', type])]);
    return ((await admin.get(`rooms.adminRooms?${query}` as 'rooms.adminRooms')) as Loose).total;
  };
  assert.deepEqual([await total(['c', 'p']), await total(['teams']), await total(['c', 'teams'])], [0, 1, 1]);
  const { teams }: Loose = await admin.get('teams.autocomplete', { name: made.name.slice(0, -1) });
  assert.ok(teams.some((one: Loose) => one.teamId === made._id));
});

test('the list of all teams is searched, narrowed and sorted', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  const mark = unique('flock');
  const make = (name: string, type: 0 | 1, ...members: User[]) => ann.post('teams.create', { name: `${mark}-${name}`, type, members: members.map((one) => one.id) });
  const herons = ((await make('herons', 0)) as Loose).team;
  await make('storks', 1, ben);
  await hosted(chat, ann, herons);
  const list = async (query: Record<string, string>) => {
    const answer: Loose = await admin.get('teams.listAll', { filter: mark.toUpperCase(), ...query });
    return [answer.total, ...answer.teams.map((one: Loose) => one.name.slice(mark.length + 1))];
  };
  assert.deepEqual(await list({}), [2, 'herons', 'storks']);
  assert.deepEqual(await list({ sort: '{"name":-1}' }), [2, 'storks', 'herons']);
  assert.deepEqual(await list({ sort: '{"rooms":-1}' }), [2, 'herons', 'storks']);
  assert.deepEqual(await list({ sort: '{"numberOfUsers":-1}', count: '1' }), [2, 'storks']);
  assert.deepEqual(await list({ type: '1' }), [1, 'storks']);
  assert.deepEqual(await list({ filter: '%' }), [0]);
  await admin.refused(400, 'error-invalid-sort', 'GET', 'teams.listAll', { sort: '{"roomId":1}' });
});
