// Threads from outside: replies, who follows, what is unread, lists and sync, over REST, methods and streams.

import assert from 'node:assert/strict';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { randomId } from '../harness/ids.ts';
import { MethodRefusal } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn({ settings: { Unread_Count: 'all_messages' } });

const refused = (call: Promise<Loose>, error: string) =>
  assert.rejects(call, (refusal: Loose) => refusal instanceof MethodRefusal && (refusal as Loose).error === error);
const texts = (messages: Loose[]) => messages.map((one) => one.msg);

/** A channel of three, in which ann has asked something. */
async function scene(chat: Chat): Promise<{ ann: User; ben: User; cleo: User; room: Room; first: Loose }> {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben, cleo] });
  const first = await ann.send(room, 'Who is in?');
  for (const who of [ann, ben, cleo]) await who.post('subscriptions.read', { rid: room._id });
  return { ann, ben, cleo, room, first };
}
const message = async (who: User, id: string): Promise<Loose> => ((await who.get('chat.getMessage', { msgId: id })) as Loose).message;

test('a reply counts in its thread, on every screen, and not in the room', async ({ chat }) => {
  const { ann, ben, cleo, room, first } = await scene(chat);
  const stream = await ann.watch('stream-room-messages', room._id);
  const reply = await ben.send(room, 'me', { tmid: first._id });
  assert.equal(reply.tmid, first._id);
  await eventually(() => {
    const told = stream.all.map(([one]) => one as Loose);
    assert.ok(told.some((one: Loose) => one._id === reply._id && one.tmid === first._id));
    assert.ok(told.some((one: Loose) => one._id === first._id && one.tcount === 1));
  });
  const thread = await message(cleo, first._id);
  assert.deepEqual([thread.tcount, thread.tlm, thread.replies.sort()], [1, reply.ts, [ann.id, ben.id].sort()]);
  const anns = await ann.subscription(room);
  assert.deepEqual([anns.unread, anns.alert, anns.tunread, anns.tunreadUser], [0, true, [first._id], []]);
  const cleos = await cleo.subscription(room);
  assert.deepEqual([cleos.unread, cleos.alert, cleos.tunread], [0, false, []]);
  assert.equal((await cleo.room(room)).lastMessage._id, first._id);
  await cleo.send(room, 'in the room');
  const nested = await cleo.post('chat.postMessage', { roomId: room._id, text: 'me, too', tmid: reply._id });
  assert.equal((nested as Loose).message.tmid, first._id, 'a reply is not answered itself');
});

test('what may not be answered', async ({ chat }) => {
  const { ann, ben, room, first } = await scene(chat);
  const secret = await ann.send(await chat.group({ members: [ann] }), 'secret');
  for (const tmid of [secret._id, randomId()]) {
    await ben.refused(400, 'error-invalid-message', 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'x', tmid } });
  }
  await ben.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { msg: 'x', tmid: secret._id } });
  const answer: Loose = await ben.post('chat.sendMessage', { message: { msg: 'without a room', tmid: first._id } });
  assert.equal(answer.message.rid, room._id);
});

test('an edit does not move a message into a thread, or out of the room', async ({ chat }) => {
  const { ann, ben, room, first } = await scene(chat);
  const [other, reply] = [await ann.send(room, 'other'), await ann.send(room, 'me', { tmid: first._id })];
  const edit = (id: string, more: Loose) => ann.call('updateMessage', { _id: id, rid: room._id, msg: 'edited', ...more });
  await refused(edit(other._id, { tmid: first._id }), 'error-message-change-to-thread');
  await refused(edit(other._id, { tmid: other._id }), 'error-message-same-as-tmid');
  await refused(edit(reply._id, { tmid: other._id }), 'error-invalid-update-key');
  await refused(edit(reply._id, { tmid: first._id, tshow: true }), 'error-invalid-update-key');
  await edit(reply._id, { tmid: first._id, tshow: false });
  const edited = await message(ben, reply._id);
  assert.deepEqual([edited.msg, edited.tmid], ['edited', first._id]);
  const _id = randomId();
  await ben.refused(400, 'error-message-same-as-tmid', 'POST', 'chat.sendMessage', { message: { _id, rid: room._id, msg: 'x', tmid: _id } });
});

test('histories leave replies out as Rocket.Chat does, but for those that show in the room', async ({ chat }) => {
  const { ann, ben, room, first } = await scene(chat);
  await ben.send(room, 'in the thread', { tmid: first._id });
  await ben.send(room, 'in both', { tmid: first._id, tshow: true });
  assert.deepEqual(texts(await ann.history(room)), ['in both', 'Who is in?']);
  assert.deepEqual(texts(await ann.history(room, { showThreadMessages: 'true' })), ['in both', 'in the thread', 'Who is in?']);
  assert.deepEqual(texts(await ann.history(room, { showThreadMessages: 'false' })), ['in both', 'Who is in?']);
  assert.deepEqual(texts((await ann.call('loadHistory', room._id)).messages), ['in both', 'in the thread', 'Who is in?']);
  assert.deepEqual(texts((await ann.call('loadHistory', room._id, null, 50, null, false)).messages), ['in both', 'Who is in?']);
  assert.deepEqual(texts((await ann.call('loadNextMessages', room._id, new Date(0), 50, false)).messages), ['Who is in?', 'in both']);
  assert.equal((await ann.subscription(room)).unread, 1);
  const group = await chat.group({ members: [ann] });
  const asked = await ann.send(group, 'asked');
  await ann.send(group, 'answered', { tmid: asked._id });
  assert.equal((await ann.history(group)).length, 2);
});

test('following and not following, over REST and by methods', async ({ chat }) => {
  const { ann, ben, cleo, room, first } = await scene(chat);
  await cleo.post('chat.followMessage', { mid: first._id });
  assert.deepEqual((await message(ann, first._id)).replies, [cleo.id]);
  await ben.send(room, 'me', { tmid: first._id });
  assert.deepEqual((await cleo.subscription(room)).tunread, [first._id]);
  await cleo.call('unfollowMessage', { mid: first._id });
  assert.deepEqual((await cleo.subscription(room)).tunread, []);
  await ben.send(room, `@${cleo.username}?`, { tmid: first._id });
  const cleos = await cleo.subscription(room);
  assert.deepEqual([cleos.tunread, cleos.tunreadUser, cleos.userMentions], [[first._id], [first._id], 0]);
  await ann.post('chat.unfollowMessage', { mid: first._id });
  await ann.call('followMessage', { mid: first._id });
  const secret = await ann.send(await chat.group({ members: [ann] }), 'secret');
  for (const mid of [randomId(), secret._id]) {
    await ben.refused(400, 'error-invalid-message', 'POST', 'chat.followMessage', { mid });
    await refused(ben.call('unfollowMessage', { mid }), 'error-invalid-message');
  }
});

test('a thread is read by looking, by readThreads, or with its room', async ({ chat }) => {
  const { ann, ben, room, first } = await scene(chat);
  const reply = await ben.send(room, 'me', { tmid: first._id });
  await ann.post('subscriptions.read', { rid: room._id });
  assert.deepEqual((await ann.subscription(room)).tunread, [first._id]);
  const changes = await ann.watchOwn('subscriptions-changed');
  assert.deepEqual(texts(await ann.call('getThreadMessages', { tmid: first._id })), ['Who is in?', 'me']);
  await eventually(() => assert.ok(changes.all.some(([, one]: Loose[]) => one.rid === room._id && one.tunread.length === 0)));
  await ben.send(room, 'really', { tmid: first._id });
  await ann.call('readThreads', first._id);
  assert.equal((await ann.subscription(room)).alert, false);
  await ben.send(room, 'I am', { tmid: first._id });
  await ann.call('readMessages', room._id, true);
  assert.deepEqual((await ann.subscription(room)).tunread, []);
  await ben.send(room, 'here', { tmid: first._id });
  await ann.post('subscriptions.read', { rid: room._id, readThreads: true });
  assert.deepEqual((await ann.subscription(room)).tunread, []);
  assert.deepEqual(await ann.call('getThreadMessages', { tmid: reply._id }), []);
  assert.deepEqual(await ann.call('getThreadMessages', { tmid: randomId() }), []);
  await refused(ann.call('getThreadMessages', { tmid: first._id, limit: 101 }), 'error-not-allowed');
  await refused(ann.call('readThreads', randomId()), 'error-invalid-message');
});

test('lists of threads: all, followed, unread, by text, page by page', async ({ chat }) => {
  const { ann, ben, cleo, room, first } = await scene(chat);
  const lunch = await cleo.send(room, 'Ćma for lunch?');
  await ben.send(room, 'me', { tmid: first._id });
  await ben.send(room, 'yes', { tmid: lunch._id });
  const list = async (who: User, query: Loose = {}) => (await who.get('chat.getThreadsList', { rid: room._id, ...query })) as Loose;
  const all = await list(ann);
  assert.deepEqual([texts(all.threads), all.total, all.count, all.offset], [['Ćma for lunch?', 'Who is in?'], 2, 2, 0]);
  assert.deepEqual(texts((await list(ann, { type: 'following' })).threads), ['Who is in?']);
  assert.deepEqual(texts((await list(cleo, { type: 'unread' })).threads), ['Ćma for lunch?']);
  assert.deepEqual(texts((await list(cleo, { type: 'all', text: 'ćMA' })).threads), ['Ćma for lunch?']);
  const page = await list(ann, { count: 1, offset: 1 });
  assert.deepEqual([texts(page.threads), page.total], [['Who is in?'], 2]);
  assert.deepEqual(texts(await ann.call('getThreadsList', { rid: room._id, limit: 1 })), ['Ćma for lunch?']);
  await refused(ann.call('getThreadsList', { rid: randomId() }), 'error-not-allowed');
  await refused(ann.call('getThreadsList', { rid: room._id, limit: 101 }), 'error-not-allowed');
  await ann.refused(400, 'error-not-allowed', 'GET', 'chat.getThreadsList', { rid: randomId() });
  await ann.refused(400, 'invalid-params', 'GET', 'chat.getThreadsList', { rid: room._id, type: 'new' });
  await ann.refused(400, 'error-invalid-query', 'GET', 'chat.getThreadsList', { rid: room._id, query: '{"msg":"x"}' });
  await ann.refused(400, 'error-invalid-sort', 'GET', 'chat.getThreadsList', { rid: room._id, sort: '{"msg":1}' });

  const replies: Loose = await ann.get('chat.getThreadMessages', { tmid: first._id });
  assert.deepEqual([texts(replies.messages), replies.total], [['me'], 1]);
  await ann.refused(400, 'error-invalid-message', 'GET', 'chat.getThreadMessages', { tmid: randomId() });
});

test('what changed in threads since a time, and what goes with a message', async ({ chat }) => {
  const { ann, ben, room, first } = await scene(chat);
  const one = await ben.send(room, 'one', { tmid: first._id });
  const two = await ben.send(room, 'two', { tmid: first._id });
  const since = two.ts;
  await ben.post('chat.delete', { roomId: room._id, msgId: one._id });
  const thread = await message(ann, first._id);
  assert.deepEqual([thread.tcount, thread.tlm], [1, two.ts]);
  const replies = ((await ann.get('chat.syncThreadMessages', { tmid: first._id, updatedSince: since })) as Loose).messages;
  assert.ok(replies.update.some((reply: Loose) => reply._id === two._id));
  assert.ok(replies.remove.some((gone: Loose) => gone._id === one._id && gone._deletedAt));
  const threads = ((await ann.get('chat.syncThreadsList', { rid: room._id, updatedSince: since })) as Loose).threads;
  assert.deepEqual(threads.update.map((each: Loose) => each._id), [first._id]);

  await ann.post('chat.delete', { roomId: room._id, msgId: first._id });
  assert.equal((await message(ann, two._id)).tmid, undefined, 'a message like others');
  const after = ((await ann.get('chat.syncThreadsList', { rid: room._id, updatedSince: since })) as Loose).threads;
  assert.ok(after.remove.some((gone: Loose) => gone._id === first._id));
  assert.deepEqual((await ann.subscription(room)).tunread, []);
  await ann.refused(400, 'error-updatedSince-param-invalid', 'GET', 'chat.syncThreadsList', { rid: room._id, updatedSince: 'x' });
});

const withoutThreads = testsOn({ settings: { Threads_enabled: false } });
withoutThreads('where threads are off, nothing of them is there', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const first = await ann.send(room, 'Who is in?');
  await ben.refused(400, 'error-not-allowed', 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'x', tmid: first._id } });
  await refused(ben.call('followMessage', { mid: first._id }), 'error-not-allowed');
  await refused(ben.call('readThreads', first._id), 'error-not-allowed');
  for (const [path, query] of [
    ['getThreadsList', { rid: room._id }],
    ['syncThreadsList', { rid: room._id, updatedSince: new Date(0).toISOString() }],
    ['getThreadMessages', { tmid: first._id }],
  ] as const) {
    await ben.refused(400, 'error-not-allowed', 'GET', `chat.${path}`, query);
  }
});
