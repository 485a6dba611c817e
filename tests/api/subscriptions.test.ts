import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { randomId } from '../harness/ids.ts';
import { eventually } from '../harness/wait.ts';
import { testsOn } from '../harness/test.ts';

// Everything unread is counted; by default the number in channels is that of mentions only.
const test = testsOn({ settings: { Unread_Count: 'all_messages' } });

const counts = (one: Loose) => ({ unread: one.unread, user: one.userMentions, group: one.groupMentions, alert: one.alert });

test('unread and mentions are counted for readers, not for the sender, and cleared by reading', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben, cleo] });
  await ann.send(room, 'one');
  await ann.send(room, `two @${ben.username}`);
  await ann.send(room, 'three @all');
  await ann.send(room, `four @${ben.username} @${ben.username}`);
  assert.deepEqual(counts(await ann.subscription(room)), { unread: 0, user: 0, group: 0, alert: false });
  assert.deepEqual(counts(await ben.subscription(room)), { unread: 4, user: 2, group: 1, alert: true });
  assert.deepEqual(counts(await cleo.subscription(room)), { unread: 4, user: 0, group: 1, alert: true });
  await ben.post('subscriptions.read', { rid: room._id });
  assert.deepEqual(counts(await ben.subscription(room)), { unread: 0, user: 0, group: 0, alert: false });
  assert.deepEqual(counts(await cleo.subscription(room)), { unread: 4, user: 0, group: 1, alert: true });
  await ben.send(room, 'five');
  assert.equal((await ben.subscription(room)).unread, 0);
  assert.equal((await cleo.subscription(room)).unread, 5);
});

test('own messages between unread ones do not count', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  await ann.send(room, '1');
  await ben.send(room, 'mine');
  await ann.send(room, '2');
  const unread = (await ben.subscription(room)).unread;
  assert.equal(unread, 2, 'those of others, whatever lies between them');
  await ben.post('subscriptions.read', { rid: room._id });
  assert.equal((await ben.subscription(room)).unread, 0);
});

test('system messages do not count as unread', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben] });
  await ann.post('channels.setTopic', { roomId: room._id, topic: 'x' });
  await ann.post('channels.invite', { roomId: room._id, userId: cleo.id });
  assert.deepEqual(counts(await ben.subscription(room)), { unread: 0, user: 0, group: 0, alert: false });
});

test('subscriptions.unread marks from a message, and from the last one', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const sent = [await ann.send(room, '1'), await ann.send(room, '2'), await ann.send(room, '3')];
  await ben.post('subscriptions.read', { rid: room._id });
  await ben.post('subscriptions.unread', { firstUnreadMessage: { _id: sent[1]._id } });
  let his = await ben.subscription(room);
  assert.equal(his.unread, 2);
  assert.equal(his.alert, true);
  await ben.post('subscriptions.read', { rid: room._id });
  await ben.post('subscriptions.unread', { roomId: room._id });
  his = await ben.subscription(room);
  assert.equal(his.unread, 1);
  await ben.refused(400, undefined, 'POST', 'subscriptions.unread', { firstUnreadMessage: { _id: randomId() } });
  await ben.refused(400, undefined, 'POST', 'subscriptions.unread', {});
  await ben.refused(400, undefined, 'POST', 'subscriptions.read', {});
  await ben.refused(400, undefined, 'POST', 'subscriptions.read', { rid: 'nowhere' });
});

test('subscriptions.get and rooms.get list what one is in', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const group = await chat.group({ members: [ann] });
  const direct = await ann.direct(ben);
  const subscriptions: Loose = await ann.get('subscriptions.get');
  const rooms: Loose = await ann.get('rooms.get');
  const all = [room, group, direct].map((one) => one._id).sort();
  assert.deepEqual(subscriptions.update.map((one: Loose) => one.rid).sort(), all);
  assert.deepEqual(rooms.update.map((one: Loose) => one._id).sort(), all);
  assert.deepEqual([subscriptions.remove, rooms.remove], [[], []]);
  for (const one of subscriptions.update) {
    assert.deepEqual(one.u._id, ann.id);
    assert.ok('unread' in one && 'alert' in one && 'open' in one && one._updatedAt, JSON.stringify(one));
  }
});

test('with updatedSince only what changed is told, and what was left', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const [stays, changes, leaves] = [await chat.channel({ members: [ann, ben] }), await chat.channel({ members: [ann, ben] }), await chat.channel({ members: [ann, ben] })];
  const before: Loose = await ben.get('subscriptions.get');
  const left = before.update.find((one: Loose) => one.rid === leaves._id);
  const since = new Date(Math.max(...before.update.map((one: Loose) => Date.parse(one._updatedAt))) + 1).toISOString();
  await eventually(() => assert.ok(new Date().toISOString() > since));
  await ann.send(changes, 'news');
  await ben.post('channels.leave', { roomId: leaves._id });
  const subscriptions: Loose = await ben.get('subscriptions.get', { updatedSince: since });
  // Where transactions run side by side, sync repeats the last seconds: told twice does no harm.
  const told = (rows: Loose[], key: string) => (server.engine === 'sqlite' ? rows : rows.filter((one) => one[key] !== stays._id));
  assert.deepEqual(told(subscriptions.update, 'rid').map((one: Loose) => [one.rid, one.unread]), [[changes._id, 1]]);
  assert.deepEqual(subscriptions.remove.map((one: Loose) => one._id), [left._id]);
  const rooms: Loose = await ben.get('rooms.get', { updatedSince: since });
  assert.deepEqual(told(rooms.update, '_id').map((one: Loose) => one._id), [changes._id]);
  assert.ok(rooms.remove.some((one: Loose) => one._id === leaves._id), JSON.stringify(rooms.remove));
  await ben.refused(400, undefined, 'GET', 'subscriptions.get', { updatedSince: 'yesterday' });
  await ben.refused(400, undefined, 'GET', 'rooms.get', { updatedSince: 'yesterday' });
});

test('favourites', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann] });
  await ann.post('rooms.favorite', { roomId: room._id, favorite: true });
  assert.equal((await ann.subscription(room)).f, true);
  await ann.post('rooms.favorite', { roomName: room.name, favorite: false });
  assert.ok(!(await ann.subscription(room)).f);
  await ben.refused(400, undefined, 'POST', 'rooms.favorite', { roomId: room._id, favorite: true });
  await ann.refused(400, undefined, 'POST', 'rooms.favorite', { roomId: room._id });
});

test('subscriptions.getOne of a room one is not in is null', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann] });
  const answer: Loose = await ben.get('subscriptions.getOne', { roomId: room._id });
  assert.equal(answer.subscription, null);
  await ben.refused(400, undefined, 'GET', 'subscriptions.getOne', {});
});

test('a room of many: sending costs no reader, and everybody counts right', async ({ chat }) => {
  const [ann, ...readers] = await chat.users('ann', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7');
  const room = await chat.group({ members: [ann, ...readers] });
  for (let i = 0; i < 12; i++) {
    await ann.send(room, `message ${i}`);
    const reader = readers[i % readers.length];
    if (i < readers.length) await reader?.post('subscriptions.read', { rid: room._id });
  }
  for (const [i, reader] of readers.entries()) assert.equal((await reader.subscription(room)).unread, 11 - i, `reader ${i}`);
});

testsOn()('by default the number in channels is that of mentions, in direct messages of all', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  await ann.send(room, 'one');
  assert.deepEqual(counts(await ben.subscription(room)), { unread: 0, user: 0, group: 0, alert: true });
  await ann.send(room, `two @${ben.username}`);
  await ann.send(room, 'three @all');
  assert.deepEqual(counts(await ben.subscription(room)), { unread: 2, user: 1, group: 1, alert: true });
  const direct = await ann.direct(ben);
  await ann.send(direct, 'one');
  await ann.send(direct, 'two');
  assert.equal((await ben.subscription(direct)).unread, 2);
});
