// Discussions from outside: made, announced, entered by those of the parent, kept current, renamed and ended.

import assert from 'node:assert/strict';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { randomId, unique } from '../harness/ids.ts';
import { MethodRefusal } from '../harness/rest.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const discuss = async (who: User, parent: Room, more: Loose = {}): Promise<Room> =>
  ((await who.post('rooms.createDiscussion', { prid: parent._id, t_name: 'Where to eat?', ...more })) as Loose).discussion;
const message = async (who: User, id: string): Promise<Loose> => ((await who.get('chat.getMessage', { msgId: id })) as Loose).message;
const announced = async (who: User, parent: Room): Promise<Loose> =>
  ((await who.get('chat.getDiscussions', { roomId: parent._id })) as Loose).messages[0];
const unseen = (who: User, room: Room) => who.refused(400, undefined, 'GET', 'rooms.info', { roomId: room._id });

/** A channel and a group of ann and ben; cleo is in neither. */
async function scene(chat: Chat): Promise<{ ann: User; ben: User; cleo: User; channel: Room; group: Room }> {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  return { ann, ben, cleo, channel: await chat.channel({ members: [ann, ben] }), group: await chat.group({ members: [ann, ben] }) };
}

test('a discussion is a room of its own, announced in its parent', async ({ chat }) => {
  const { ann, ben, cleo, channel } = await scene(chat);
  const stream = await ben.watch('stream-room-messages', channel._id);
  const made = await discuss(ann, channel, { users: [ben.username], reply: 'Pizza!', topic: 'lunch' });
  assert.deepEqual([made.t, made.prid, made.fname, made.topic, made.rid], ['c', channel._id, 'Where to eat?', 'lunch', made._id]);
  assert.notEqual(made.name, made.fname);
  const subscription = await ben.subscription(made);
  assert.deepEqual([subscription.prid, subscription.fname], [channel._id, 'Where to eat?']);
  assert.deepEqual((await ann.subscription(made)).roles, ['owner']);
  const info: Loose = await ben.get('rooms.info', { roomId: made._id });
  assert.deepEqual([info.room.prid, info.parent._id, info.parent.name], [channel._id, channel._id, channel.name]);
  await eventually(() => assert.ok(stream.all.some(([one]) => (one as Loose).drid === made._id)));
  const told = await announced(cleo, channel);
  assert.deepEqual([told.t, told.msg, told.drid, told.dcount, told.u._id], ['discussion-created', 'Where to eat?', made._id, 1, ann.id]);
  const twin = await discuss(ann, channel);
  assert.notEqual(twin._id, made._id, 'names need not be free');
});

test('about a message: quoted in both rooms, with its author', async ({ chat }) => {
  const { ann, ben, group } = await scene(chat);
  const asked = await ben.send(group, 'Who is hungry?');
  const made = await discuss(ann, group, { pmid: asked._id });
  assert.equal(made.t, 'p');
  assert.equal((await ben.subscription(made)).prid, group._id);
  for (const one of [await announced(ann, group), (await ann.history(made)).at(-1) as Loose]) {
    assert.deepEqual([one.t, one.attachments[0].text, one.attachments[0].author_name], ['discussion-created', 'Who is hungry?', ben.username]);
  }
  const byMethod = await ben.call('createDiscussion', { pmid: asked._id, t_name: 'By method', users: [] });
  assert.deepEqual([byMethod.prid, byMethod.t], [group._id, 'p']);
});

test('the announcement says how many messages there are, and when the last came', async ({ chat }) => {
  const { ann, ben, channel } = await scene(chat);
  const made = await discuss(ann, channel, { users: [ben.username] });
  const before = await announced(ann, channel);
  assert.deepEqual([before.dcount, before.dlm], [0, undefined]);
  const stream = await ben.watch('stream-room-messages', channel._id);
  const sent = await ben.send(made, 'Pizza!');
  const heard = (check: (one: Loose) => boolean) => eventually(() => assert.ok(stream.all.some(([one]) => check(one as Loose))));
  await heard((one) => one._id === before._id && one.dcount === 1);
  assert.deepEqual(await message(ann, before._id).then((one) => [one.dcount, one.dlm]), [1, sent.ts]);
  const synced: Loose = await ann.get('chat.syncMessages', { roomId: channel._id, lastUpdate: before._updatedAt });
  assert.ok(synced.result.updated.some((one: Loose) => one._id === before._id && one.dcount === 1));
  await ben.post('chat.delete', { roomId: made._id, msgId: sent._id });
  await heard((one) => one._id === before._id && one.dcount === 0 && one.dlm === undefined);
  await Promise.all(Array.from({ length: 10 }, (_, i) => (i % 2 ? ann : ben).send(made, `${i}`)));
  await heard((one) => one._id === before._id && one.dcount === 10);
});

test('who gets into the parent gets into its discussions, public and private', async ({ chat }) => {
  const { ann, ben, cleo, channel, group } = await scene(chat);
  const [open, closed] = [await discuss(ann, channel), await discuss(ann, group)];
  for (const room of [open, closed]) await ann.send(room, 'secret?');
  assert.equal((await cleo.room(open)).prid, channel._id);
  await cleo.post('rooms.join', { roomId: open._id });
  assert.ok((await cleo.history(open)).some((one) => one.t === 'ut'));
  await unseen(cleo, closed);
  await cleo.refused(400, undefined, 'POST', 'rooms.join', { roomId: closed._id });
  await cleo.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: closed._id, msg: 'x' } });
  assert.ok((await ben.history(closed)).some((one) => one.msg === 'secret?'), 'members of the parent read it');
  await ben.post('rooms.join', { roomId: closed._id });
  assert.equal((await ben.subscription(closed)).prid, group._id);
  await ann.post('channels.setType', { roomId: channel._id, type: 'p' });
  const eve = await chat.user('eve');
  await unseen(eve, open);
  assert.equal((await cleo.room(open))._id, open._id, 'who is in the discussion stays');
});

test('who leaves the parent hears no more of a discussion that they are not in', async ({ chat }) => {
  const { ann, ben, group } = await scene(chat);
  const made = await discuss(ann, group);
  const seen = await ben.watch('stream-room-messages', made._id);
  const own = await ann.watch('stream-room-messages', made._id);
  await ann.send(made, 'before');
  await eventually(() => assert.ok(seen.all.some(([one]) => (one as Loose).msg === 'before')));
  await ann.post('groups.kick', { roomId: group._id, userId: ben.id });
  await ann.send(made, 'after');
  await own.next(([one]) => (one as Loose).msg === 'after');
  await (await ben.ddp()).fence();
  assert.ok(!seen.all.some(([one]) => (one as Loose).msg === 'after'));
  await unseen(ben, made);
});

test('what cannot be discussed, and by whom', async ({ chat }) => {
  const { ann, ben, cleo, channel, group } = await scene(chat);
  const refused = (who: User, error: string | undefined, body: Loose) => who.refused(400, error, 'POST', 'rooms.createDiscussion', { t_name: 'x', ...body });
  const made = await discuss(ann, channel);
  await refused(ann, 'error-nested-discussion', { prid: made._id });
  const elsewhere = await ann.send(channel, 'elsewhere');
  await refused(ann, 'error-invalid-message', { prid: group._id, pmid: elsewhere._id });
  await refused(ann, 'error-invalid-message', { prid: group._id, pmid: randomId() });
  for (const prid of [group._id, randomId()]) assert.equal((await refused(cleo, undefined, { prid })).error, 'error-invalid-room');
  await refused(ann, 'error-invalid-room-name', { prid: group._id, t_name: '   ' });
  await refused(ann, 'invalid-params', { prid: group._id, encrypted: true });
  assert.equal((await refused(ann, undefined, {})).error, 'Body parameter "prid" is required.');
  await refused(ann, 'error-message-size-exceeded', { prid: group._id, reply: 'x'.repeat(5001) });
  await ann.post('groups.archive', { roomId: group._id });
  await refused(ann, 'error-room-archived', { prid: group._id });
  const guest = await chat.user('guest', { roles: ['guest'] });
  await ann.post('channels.invite', { roomId: channel._id, userId: guest.id });
  await refused(guest, 'error-action-not-allowed', { prid: channel._id, pmid: elsewhere._id });
  const own = await guest.send(channel, 'mine');
  assert.equal((await discuss(guest, channel, { pmid: own._id })).prid, channel._id);
  await assert.rejects(ben.call('createDiscussion', { prid: made._id, t_name: 'x', users: [] }), (error: Loose) => error instanceof MethodRefusal && (error as Loose).error === 'error-nested-discussion');
});

test('a direct message has discussions, which are private', async ({ chat }) => {
  const { ann, ben, cleo } = await scene(chat);
  const direct = await ann.direct(ben);
  const made = await discuss(ann, direct, { users: [ben.username] });
  assert.deepEqual([made.t, made.prid], ['p', direct._id]);
  await unseen(cleo, made);
  assert.equal((await announced(ben, direct)).drid, made._id);
});

test('lists: of rooms, of announcements by text, for administrators, and where they are left out', async ({ chat }) => {
  const { ann, ben, cleo, channel, group } = await scene(chat);
  const first = await discuss(ann, channel, { t_name: unique('Berlin') });
  const second = await discuss(ann, channel, { t_name: 'Rome' });
  const rooms: Loose = await cleo.get('rooms.getDiscussions', { roomId: channel._id, count: 1, sort: { ts: -1 } });
  assert.deepEqual([rooms.count, rooms.total, rooms.discussions[0]._id], [1, 2, second._id]);
  const byName: Loose = await ben.get('rooms.getDiscussions', { roomName: channel.name });
  assert.equal(byName.total, 2);
  const found: Loose = await ben.get('chat.getDiscussions', { roomId: channel._id, text: 'berl' });
  assert.deepEqual([found.total, found.messages[0].drid], [1, first._id]);
  const away = await cleo.refused(400, undefined, 'GET', 'rooms.getDiscussions', { roomId: group._id });
  assert.deepEqual([away.error, away.errorType], ['not-allowed', 'Not Allowed']);
  await cleo.refused(400, 'error-roomid-param-not-provided', 'GET', 'rooms.getDiscussions', {});
  assert.equal((await cleo.refused(400, undefined, 'GET', 'chat.getDiscussions', { roomId: group._id })).error, 'error-not-allowed');
  await cleo.refused(400, 'error-invalid-params', 'GET', 'chat.getDiscussions', {});
  const admin = await chat.admin;
  const filter = first.fname;
  const asked: Loose = await admin.get('rooms.adminRooms', { types: ['discussions'], filter });
  assert.deepEqual(asked.rooms.map((one: Loose) => one._id), [first._id]);
  assert.equal(((await admin.get('rooms.adminRooms', { filter })) as Loose).total, 0);
  const own: Loose = await ann.get('rooms.autocomplete.channelAndPrivate', { selector: { name: filter } });
  assert.deepEqual(own.items, []);
});

test('a new name is announced, and others may have it', async ({ chat }) => {
  const { ann, channel } = await scene(chat);
  const made = await discuss(ann, channel);
  await ann.post('rooms.saveRoomSettings', { rid: made._id, roomName: 'What to drink?' });
  const [room, told] = [await ann.room(made), await announced(ann, channel)];
  assert.deepEqual([room.fname, room.name, told.msg], ['What to drink?', made.name, 'What to drink?']);
  const refusal = await ann.refused(400, undefined, 'POST', 'channels.convertToTeam', { channelId: made._id });
  assert.ok(refusal.error);
});

test('with its announcement a discussion goes, with its parent all of them; alone it leaves the announcement', async ({ chat }) => {
  const { ann, ben, channel } = await scene(chat);
  const [first, second, third] = [await discuss(ann, channel), await discuss(ann, channel), await discuss(ann, channel, { users: [ben.username] })];
  const { messages }: Loose = await ann.get('chat.getDiscussions', { roomId: channel._id });
  const of = (room: Room) => messages.find((one: Loose) => one.drid === room._id);
  await ann.post('chat.delete', { roomId: channel._id, msgId: of(first)._id });
  await unseen(ann, first);
  await ann.post('rooms.delete', { roomId: second._id });
  const left = await message(ann, of(second)._id);
  assert.deepEqual([left.t, left.drid, left.dcount], ['discussion-created', undefined, undefined]);
  assert.equal((await ann.room(third))._id, third._id);
  const gone = await ben.watchOwn('subscriptions-changed');
  await ann.post('channels.delete', { roomId: channel._id });
  await gone.next(([change, one]: Loose[]) => change === 'removed' && one.rid === third._id);
  await unseen(ann, third);
});

test('an emptied announcement takes its discussion with it', async ({ chat }) => {
  const { ann, channel } = await scene(chat);
  const admin = await chat.admin;
  const made = await discuss(ann, channel);
  const told = await announced(ann, channel);
  await admin.post('settings/Message_ShowDeletedStatus', { value: true });
  try {
    await ann.post('chat.delete', { roomId: channel._id, msgId: told._id });
  } finally {
    await admin.post('settings/Message_ShowDeletedStatus', { value: false });
  }
  await unseen(ann, made);
  assert.deepEqual(await message(ann, told._id).then((one) => [one.t, one.drid]), ['rm', undefined]);
});

test('children of a team: its rooms, and the discussions of its main room', async ({ chat }) => {
  const { ann, ben, channel } = await scene(chat);
  const { team }: Loose = await ann.post('teams.create', { name: unique('team'), type: 1, members: [ben.id] });
  await ann.post('teams.addRooms', { teamId: team._id, rooms: [channel._id] });
  const ids = async (who: User, type?: 'channels' | 'discussions') =>
    ((await who.get('teams.listChildren', { teamId: team._id, type })) as Loose).data.map((one: Loose) => one._id).sort();
  const made = await discuss(ann, { _id: team.roomId } as Room);
  const inRoom = await discuss(ann, channel);
  assert.deepEqual([made.t, inRoom.t], ['p', 'p'], 'what a private team hosts is discussed in private');
  assert.deepEqual(await ids(ann), [team.roomId, channel._id, made._id].sort());
  assert.deepEqual(await ids(ann, 'discussions'), [made._id]);
  assert.deepEqual(await ids(ann, 'channels'), [team.roomId, channel._id].sort());
  assert.deepEqual(await ids(ben, 'discussions'), []);
  assert.equal((await ben.room(inRoom))._id, inRoom._id);
  const stranger = await chat.user('stranger');
  await unseen(stranger, inRoom);
  const moved = await ann.refused(400, undefined, 'POST', 'teams.addRooms', { teamId: team._id, rooms: [made._id] });
  assert.equal(moved.error, 'invalid-room');
});

test('whoever is banned from the parent does not come in through its discussion', async ({ chat }) => {
  const { ann, ben, channel } = await scene(chat);
  const made = await discuss(ann, channel);
  await ann.post('rooms.banUser', { roomId: channel._id, userId: ben.id });
  await ben.refused(400, undefined, 'POST', 'rooms.join', { roomId: made._id });
  await ben.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: made._id, msg: 'x' } });
});

test('switched off, none is made', async ({ chat }) => {
  const { ann, channel } = await scene(chat);
  const admin = await chat.admin;
  await admin.post('settings/Discussion_enabled', { value: false });
  try {
    await ann.refused(400, 'error-action-not-allowed', 'POST', 'rooms.createDiscussion', { prid: channel._id, t_name: 'x' });
  } finally {
    await admin.post('settings/Discussion_enabled', { value: true });
  }
});

test('a discussion is there after a restart', async ({ chat, server }) => {
  const { ann, ben, channel } = await scene(chat);
  const made = await discuss(ann, channel, { users: [ben.username], reply: 'first' });
  await server.crash();
  const told = await announced(ben, channel);
  assert.deepEqual([told.drid, told.dcount], [made._id, 1]);
  await ben.send(made, 'second');
  assert.equal((await announced(ben, channel)).dcount, 2);
});
