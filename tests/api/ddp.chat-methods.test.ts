import assert from 'node:assert/strict';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { randomId, unique } from '../harness/ids.ts';
import { MethodRefusal } from '../harness/rest.ts';
import { test } from '../harness/test.ts';

const refused = (call: Promise<Loose>, error: string | number) =>
  assert.rejects(call, (refusal: Loose) => refusal instanceof MethodRefusal && (refusal as Loose).error === error);
const texts = (messages: Loose[]) => messages.filter((one) => !one.t).map((one) => one.msg);

/** A channel of two people with five messages of the first one. */
async function scene(chat: Chat): Promise<{ ann: User; ben: User; room: Loose; sent: Loose[] }> {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const sent: Loose[] = [];
  for (let i = 1; i <= 5; i++) sent.push(await ann.call('sendMessage', { rid: room._id, msg: `${i}` }));
  return { ann, ben, room, sent };
}

test('rooms are made by methods, with their id twice', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const name = unique('made');
  const channel = await ann.call('createChannel', name, [ben.username], true, { colour: 'red' }, { topic: 'tea' });
  assert.equal(channel.rid, channel._id);
  assert.deepEqual([channel.t, channel.name, channel.ro, channel.topic, channel.customFields], ['c', name, true, 'tea', { colour: 'red' }]);
  assert.equal((await ben.subscription(channel.rid)).rid, channel.rid);
  await refused(ann.call('createChannel', name), 'error-duplicate-channel-name');
  await refused(ann.call('createPrivateGroup', unique('made'), [], false, {}, { encrypted: true }), 'invalid-params');

  const group = await ann.call('createPrivateGroup', unique('made'));
  assert.deepEqual([group.t, group.rid], ['p', group._id]);

  const pair = await ann.call('createDirectMessage', ben.username);
  assert.deepEqual([...pair.uids].sort(), [ann.id, ben.id].sort());
  assert.equal((await ben.call('createDirectMessage', ann.username)).rid, pair.rid);
  const three = await ann.call('createDirectMessage', ben.username, cleo.username);
  assert.equal(three.usersCount, 3);
  await refused(ann.call('createDirectMessage'), 'error-invalid-user');
  await refused(ann.call('createDirectMessage', [ben.username]), 400);
});

test('saveRoomSettings changes all of it or nothing', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann, ben] });
  const answer = await ann.call('saveRoomSettings', room._id, { roomTopic: 'tea', roomAnnouncement: 'now', readOnly: true });
  assert.deepEqual(answer, { result: true, rid: room._id });
  const changed = await ann.room(room);
  assert.deepEqual([changed.topic, changed.announcement, changed.ro], ['tea', 'now', true]);
  await refused(ann.call('saveRoomSettings', room._id, { roomTopic: 'coffee', encrypted: true }), 'error-invalid-settings');
  await refused(ann.call('saveRoomSettings', room._id, { roomTopic: 'coffee', default: true }), 'error-action-not-allowed');
  assert.equal((await ann.room(room)).topic, 'tea');
});

test('an archived room takes no messages until it is unarchived, an erased one is gone', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  await admin.call('archiveRoom', room._id);
  await refused(admin.call('sendMessage', { rid: room._id, msg: 'x' }), 'error-room-archived');
  await admin.call('unarchiveRoom', room._id);
  await admin.call('sendMessage', { rid: room._id, msg: 'x' });
  assert.equal(await admin.call('eraseRoom', room._id), true);
  await refused(admin.call('getRoomById', room._id), 'error-room-not-found');
});

test('rooms are found by id, name and type', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const group = await chat.group({ members: [ann, ben] });
  assert.equal((await ann.call('getRoomById', group._id)).name, group.name);
  assert.equal((await ann.call('getRoomByTypeAndName', 'p', group.name))._id, group._id);
  assert.equal(await ann.call('getRoomIdByNameOrId', group.name), group._id);
  assert.equal(await ann.call('getRoomIdByNameOrId', group._id), group._id);
  assert.equal(await ann.call('getRoomNameById', group._id), group.name);
  assert.equal((await ann.call('canAccessRoom', group._id, ann.id))._id, group._id);
  await refused(ann.call('canAccessRoom', group._id, cleo.id), 'error-not-allowed');
  const direct = await ann.direct(ben);
  assert.equal((await ann.call('getRoomByTypeAndName', 'd', ben.username))._id, direct._id);
  assert.equal(await ann.call('getRoomNameById', direct._id), null);
  await refused(ann.call('getRoomByTypeAndName', 'x', group.name), 400);
  for (const call of ['getRoomById', 'getRoomIdByNameOrId', 'getRoomNameById', 'canAccessRoom']) {
    await refused(cleo.call(call, group._id), 'error-room-not-found');
  }
});

test('channelsList holds public channels and own groups', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const part = unique('list');
  const channel = await chat.channel({ name: `${part}-c` });
  const group = await chat.group({ name: `${part}-g`, members: [ann] });
  const ids = async (user: User, ...params: Loose[]) => (await user.call('channelsList', ...params)).channels.map((one: Loose) => one._id);
  assert.deepEqual(await ids(ann, part, ''), [channel._id, group._id]);
  assert.deepEqual(await ids(ann, part, 'public'), [channel._id]);
  assert.deepEqual(await ids(ann, part, 'private'), [group._id]);
  assert.deepEqual(await ids(ann, part, '', 1), [channel._id]);
  assert.deepEqual(await ids(ben, part, ''), [channel._id]);
});

test('rooms/get and subscriptions/get answer a list, or with a time what changed', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const other = await chat.channel({ members: [ann, ben] });
  assert.ok((await ben.call('rooms/get')).some((one: Loose) => one._id === room._id));
  const place = (await ben.call('subscriptions/get')).find((one: Loose) => one.rid === other._id);
  const since = new Date((await ben.room(other))._updatedAt);
  await ben.call('leaveRoom', other._id);
  const rooms = await ben.call('rooms/get', since);
  assert.ok(rooms.remove.some((one: Loose) => one._id === other._id), JSON.stringify(rooms));
  const places = await ben.call('subscriptions/get', since);
  const gone = places.remove.find((one: Loose) => one._id === place._id);
  assert.ok(Date.parse(gone._deletedAt) >= since.getTime());
  const future = new Date(Date.now() + 60_000);
  assert.deepEqual(await ben.call('subscriptions/get', future), { update: [], remove: [] });
});

test('people come, go and are removed', async ({ chat }) => {
  const [ann, ben, cleo, dan] = await chat.users('ann', 'ben', 'cleo', 'dan');
  const room = await chat.channel({ members: [ann] });
  assert.equal(await ben.call('joinRoom', room._id), true);
  assert.equal(await ann.call('addUsersToRoom', { rid: room._id, users: [cleo.username] }), true);
  assert.equal(await ann.call('addUserToRoom', { rid: room._id, username: dan.username }), undefined);
  const all = await ann.call('getUsersOfRoom', room._id, true);
  assert.deepEqual([all.total, all.records.map((one: Loose) => one._id).sort()], [4, [ann.id, ben.id, cleo.id, dan.id].sort()]);
  assert.equal(all.records[0].roles, undefined);
  const paged = await ann.call('getUsersOfRoom', room._id, true, { limit: 1, skip: 1 });
  assert.deepEqual([paged.total, paged.records.length], [4, 1]);
  assert.deepEqual((await ann.call('getUsersOfRoom', room._id, true, {}, ben.username)).records.map((one: Loose) => one._id), [ben.id]);
  const present = await ann.call('getUsersOfRoom', room._id, false);
  assert.ok(present.records.every((one: Loose) => one.status !== 'offline'));
  assert.ok(!present.records.some((one: Loose) => one._id === dan.id));

  assert.equal(await ann.call('removeUserFromRoom', { rid: room._id, username: dan.username }), true);
  await refused(ann.call('removeUserFromRoom', { rid: room._id, username: dan.username }), 'error-user-not-in-room');
  await refused(ann.call('removeUserFromRoom', { rid: room._id, username: unique('nobody') }), 'error-invalid-user');
  await ben.call('leaveRoom', room._id);
  await refused(ann.call('leaveRoom', room._id), 'error-you-are-last-owner');

  await ann.post('channels.setJoinCode', { roomId: room._id, joinCode: 'sesame' });
  await refused(ben.call('joinRoom', room._id), 'error-code-required');
  await refused(ben.call('joinRoom', room._id, 'wrong'), 'error-code-invalid');
  assert.equal(await ben.call('joinRoom', room._id, 'sesame'), true);
});

test('room roles and mutes', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  for (const [name, role] of [['Owner', 'owner'], ['Moderator', 'moderator'], ['Leader', 'leader']]) {
    assert.equal(await ann.call(`addRoom${name}`, room._id, ben.id), true);
    const holder = (await ben.call('getRoomRoles', room._id)).find((one: Loose) => one.u._id === ben.id);
    assert.deepEqual([holder.rid, holder.roles], [room._id, [role]]);
    await refused(ann.call(`addRoom${name}`, room._id, ben.id), `error-user-already-${role}`);
    assert.equal(await ann.call(`removeRoom${name}`, room._id, ben.id), true);
  }
  assert.equal(await ann.call('muteUserInRoom', { rid: room._id, username: ben.username }), true);
  await refused(ben.call('muteUserInRoom', { rid: room._id, username: ann.username }), 'error-not-allowed');
  await assert.rejects(ben.call('sendMessage', { rid: room._id, msg: 'x' }), MethodRefusal);
  assert.equal(await ann.call('unmuteUserInRoom', { rid: room._id, username: ben.username }), true);
  await ben.call('sendMessage', { rid: room._id, msg: 'x' });
});

test('messages are sent, changed, read and deleted', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const _id = randomId();
  const first = await ann.call('sendMessage', { _id, rid: room._id, msg: 'hello', u: { _id: 'forged' } });
  assert.deepEqual([first._id, first.u._id], [_id, ann.id]);
  assert.deepEqual(await ann.call('sendMessage', { _id, rid: room._id, msg: 'hello' }), first);
  assert.equal(await ann.call('updateMessage', { _id, rid: room._id, msg: 'hi' }), undefined);
  const changed = await ben.call('getSingleMessage', _id);
  assert.deepEqual([changed.msg, changed.editedBy._id], ['hi', ann.id]);
  await refused(ben.call('updateMessage', { _id, rid: room._id, msg: 'mine' }), 'error-action-not-allowed');
  await refused(ben.call('deleteMessage', { _id }), 'error-action-not-allowed');
  assert.deepEqual(texts(await ben.call('getMessages', [_id, 'unknown'])), ['hi']);
  assert.equal(await ann.call('deleteMessage', { _id }), undefined);
  await refused(ann.call('deleteMessage', { _id }), 'error-action-not-allowed');
  await refused(ben.call('getSingleMessage', _id), 'error-message-not-found');
  assert.deepEqual(await ben.call('getMessages', [_id]), []);
  assert.deepEqual(await ben.call('getMessages', []), []);
});

test('histories end where they were asked to', async ({ chat }) => {
  const { ann, room, sent } = await scene(chat);
  const latest = await ann.call('loadHistory', room._id, null, 2);
  assert.deepEqual([texts(latest.messages), latest.unreadNotLoaded, latest.firstUnread], [['5', '4'], 0, undefined]);
  assert.deepEqual(texts((await ann.call('loadHistory', room._id, sent[3].ts, 2)).messages), ['3', '2']);
  const unread = await ann.call('loadHistory', room._id, null, 2, sent[1].ts);
  assert.deepEqual([unread.firstUnread.msg, unread.unreadNotLoaded], ['3', 1]);

  assert.deepEqual(texts(await ann.call('loadMissedMessages', room._id, sent[2].ts)), ['5', '4']);
  assert.deepEqual(texts((await ann.call('loadNextMessages', room._id, sent[1].ts, 2)).messages), ['3', '4']);
  const around = await ann.call('loadSurroundingMessages', { _id: sent[2]._id, rid: room._id }, 2);
  assert.deepEqual([texts(around.messages), around.moreBefore, around.moreAfter], [['2', '3', '4'], true, true]);
  const whole = await ann.call('loadSurroundingMessages', { _id: sent[4]._id });
  assert.deepEqual([texts(whole.messages).at(-1), whole.moreAfter], ['5', false]);
});

test('messages/get answers what changed, or a history', async ({ chat }) => {
  const { ann, ben, room, sent } = await scene(chat);
  await ann.call('deleteMessage', { _id: sent[0]._id });
  const changes = await ben.call('messages/get', room._id, { lastUpdate: sent[3].ts });
  // A server may tell more than was asked for, as a transaction may become visible a little late.
  const told = texts(changes.updated);
  assert.ok(told.includes('4') && told.includes('5') && !told.includes('1'), told.join());
  assert.equal(changes.deleted[0]._id, sent[0]._id);
  assert.ok(Date.parse(changes.deleted[0]._deletedAt) >= Date.parse(sent[4].ts));
  const history = await ben.call('messages/get', room._id, { latestDate: sent[3].ts, oldestDate: sent[1].ts, inclusive: true });
  assert.deepEqual(texts(history.messages), ['4', '3', '2']);
  await ben.call('readMessages', room._id);
  const first = await ann.call('sendMessage', { rid: room._id, msg: '6' });
  await ann.call('sendMessage', { rid: room._id, msg: '7' });
  const unread = await ben.call('messages/get', room._id, { count: 1, unreads: true });
  assert.deepEqual([texts(unread.messages), unread.firstUnread._id, unread.unreadNotLoaded], [['7'], first._id, 1]);
});

test('one\'s place in a room', async ({ chat }) => {
  const { ann, ben, room, sent } = await scene(chat);
  const place = () => ben.subscription(room);
  assert.equal(await ben.call('readMessages', room._id), undefined);
  assert.equal((await place()).alert, false);
  await ben.call('unreadMessages', { _id: sent[2]._id });
  assert.equal((await place()).alert, true);
  await ben.call('readMessages', room._id);
  await ben.call('unreadMessages', null, room._id);
  assert.equal((await place()).alert, true);
  await refused(ann.call('unreadMessages', { _id: sent[0]._id }), 'error-action-not-allowed');
  await refused(ben.call('unreadMessages'), 'invalid-params');

  assert.equal(await ben.call('hideRoom', room._id), 1);
  assert.equal((await place()).open, false);
  assert.equal(await ben.call('openRoom', room._id), 1);
  assert.equal((await place()).open, true);
  for (const [params, favorite] of [[[true], true], [[], false], [[], true], [[false], false]] as [Loose[], boolean][]) {
    assert.equal(await ben.call('toggleFavorite', room._id, ...params), 1);
    assert.equal((await place()).f, favorite);
  }
  assert.equal(await ben.call('saveNotificationSettings', room._id, 'desktopNotifications', 'nothing'), true);
  assert.equal((await place()).desktopNotifications, 'nothing');
  await ben.call('saveNotificationSettings', room._id, 'desktopNotifications', 'default');
  assert.equal((await place()).desktopNotifications, undefined);
  await refused(ben.call('saveNotificationSettings', room._id, 'shoeSize', '1'), 'error-invalid-settings');
});

test('spotlight and the directory find people and rooms', async ({ chat }) => {
  const part = unique('find');
  const ann = await chat.user('ann');
  const ben = await chat.user('ben', { username: `${part}.ben` });
  const room = await chat.channel({ name: `${part}-room` });
  const found = await ann.call('spotlight', part);
  assert.deepEqual([found.users.map((one: Loose) => one._id), found.rooms.map((one: Loose) => one._id)], [[ben.id], [room._id]]);
  assert.equal(found.users[0].username, ben.username);
  assert.deepEqual((await ann.call('spotlight', part, null, { users: true })).rooms, []);
  assert.deepEqual((await ann.call('spotlight', part, [ben.username])).users, []);
  assert.deepEqual((await ann.call('spotlight', `#${part}`)).users, []);

  const channels = await ann.call('browseChannels', { text: part, type: 'channels', sortBy: 'usersCount', sortDirection: 'desc', page: 0, limit: 5 });
  assert.deepEqual([channels.total, channels.results[0]._id, channels.results[0].usersCount], [1, room._id, 1]);
  const people = await ann.call('browseChannels', { text: part, type: 'users', workspace: 'local' });
  assert.deepEqual([people.total, people.results[0].username], [1, ben.username]);
  assert.equal(people.results[0].emails, undefined);
  const admin = await (await chat.admin).call('browseChannels', { text: part, type: 'users' });
  assert.equal(admin.results[0].emails[0].address, `${ben.username}@example.test`);
  assert.deepEqual((await ann.call('browseChannels', { text: part, page: 1 })).results, []);
  await refused(ann.call('browseChannels', { sortBy: 'password' }), 'error-invalid-sort');
});
