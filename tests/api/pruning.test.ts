import assert from 'node:assert/strict';
import type { Chat, Message, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { putJob } from '../harness/jobs.ts';
import type { Server } from '../harness/server.ts';
import { test, testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const kEver = new Date(0).toISOString();
const kLater = new Date(Date.now() + 86_400_000).toISOString();
const everything = { oldest: kEver, latest: kLater };

async function texts(user: User, room: Room): Promise<string[]> {
  const messages = await user.history(room, { showThreadMessages: 'true' });
  return messages.filter((one) => !one.t).map((one) => one.msg).toReversed();
}

const clean = async (user: User, room: Room, order: Loose): Promise<Loose> => user.post('rooms.cleanHistory', { roomId: room._id, ...order });

async function scene(chat: Chat): Promise<{ admin: User; ann: User; ben: User; room: Room }> {
  const [admin, [ann, ben]] = [await chat.admin, await chat.users('ann', 'ben')];
  return { admin, ann, ben, room: await chat.channel({ members: [ann, ben] }) };
}

/** As if it had been sent that many days ago; the first ones of a room first. */
function age(server: Server, message: Message, days: number): void {
  server.sql(`UPDATE messages SET sent_at = sent_at - ${days * 86_400_000}, updated_at = updated_at - ${days * 86_400_000} WHERE id = '${message._id}'`);
}

test('rooms.cleanHistory takes the messages of a time, with or without its ends', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const sent = [];
  for (const text of ['one', 'two', 'three', 'four']) sent.push(await ann.send(room, text));
  const [one, , three] = sent;
  assert.deepEqual(await clean(admin, room, { oldest: one?.ts, latest: three?.ts }), { success: true, _id: room._id, count: 1 });
  assert.deepEqual(await texts(ben, room), ['one', 'three', 'four']);
  assert.equal((await clean(admin, room, { oldest: one?.ts, latest: three?.ts, inclusive: true })).count, 2);
  assert.deepEqual(await texts(ben, room), ['four']);
  assert.equal((await admin.post('rooms.cleanHistory', { roomName: room.name, ...everything, limit: 1 }) as Loose).count, 1);
});

test('what is to stay stays', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const pinned = await ann.send(room, 'pinned');
  await ann.post('chat.pinMessage', { messageId: pinned._id });
  const first = await ann.send(room, 'first');
  await ben.send(room, 'reply', { tmid: first._id });
  await ben.send(room, 'of ben');
  await ann.send(room, 'of ann');
  assert.equal((await clean(admin, room, { ...everything, filesOnly: true })).count, 0);
  assert.equal((await clean(admin, room, { ...everything, users: ['nobody-at-all'] })).count, 0);
  assert.equal((await clean(admin, room, { ...everything, users: [ben.username], ignoreThreads: true })).count, 1);
  assert.deepEqual(await texts(ann, room), ['pinned', 'first', 'reply', 'of ann']);
  await clean(admin, room, { ...everything, excludePinned: true, ignoreThreads: true, ignoreDiscussion: true });
  assert.deepEqual(await texts(ann, room), ['pinned', 'first', 'reply']);
  await clean(admin, room, { ...everything, excludePinned: true });
  assert.deepEqual(await texts(ann, room), ['pinned']);
});

test('a dry run counts, and removes nothing', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const pinned = await ann.send(room, 'pinned');
  await ann.post('chat.pinMessage', { messageId: pinned._id });
  await ben.send(room, 'reply', { tmid: (await ann.send(room, 'first'))._id });
  const found = await clean(admin, room, { ...everything, users: [ann.username, ben.username], limit: 2, confabDryRun: true });
  assert.equal(found.count, 2);
  assert.deepEqual([found.confabDryRun.pinned, found.confabDryRun.inThreads], [1, 2]);
  assert.ok(found.confabDryRun.messages >= 3);
  assert.deepEqual(await texts(ann, room), ['pinned', 'first', 'reply']);
  assert.equal((await clean(admin, room, { ...everything, filesOnly: true, confabDryRun: true })).count, 0);
});

test('who may not clean, and what is no order, is refused', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const hidden = await chat.group({ members: [ann] });
  await ann.send(hidden, 'secret');
  await ann.send(room, 'here to stay');
  for (const who of [ann, ben]) {
    await who.refused(400, 'error-not-allowed', 'POST', 'rooms.cleanHistory', { roomId: room._id, ...everything });
    await who.refused(400, 'error-not-allowed', 'POST', 'rooms.cleanHistory', { roomId: room._id, ...everything, confabDryRun: true });
  }
  await ben.refused(400, 'error-room-not-found', 'POST', 'rooms.cleanHistory', { roomId: hidden._id, ...everything });
  await chat.anyone.refused(401, undefined, 'POST', 'rooms.cleanHistory', { roomId: room._id, ...everything });
  await admin.refused(400, 'error-roomid-param-not-provided', 'POST', 'rooms.cleanHistory', everything);
  await admin.refused(400, 'error-room-not-found', 'POST', 'rooms.cleanHistory', { roomId: 'none', ...everything });
  const missing = async (order: Loose) => (await admin.request('POST', 'rooms.cleanHistory', { body: { roomId: room._id, ...order } })).body.error;
  assert.equal(await missing({ oldest: kEver }), 'Body parameter "latest" is required.');
  assert.equal(await missing({ latest: kLater }), 'Body parameter "oldest" is required.');
  assert.deepEqual(await texts(ann, room), ['here to stay']);
  assert.equal((await clean(admin, hidden, { ...everything, users: [ann.username] })).count, 1);
});

test('cleanRoomHistory does the same, and the others hear which messages are gone', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const seen = await ben.watch('stream-notify-room', `${room._id}/deleteMessageBulk`);
  const one = await ann.send(room, 'one');
  await ben.send(room, 'two');
  const order = { roomId: room._id, oldest: new Date(0), latest: new Date(kLater), inclusive: true, excludePinned: true, fromUsers: [ann.username] };
  assert.equal(await admin.call('cleanRoomHistory', order), 1);
  const [event] = await seen.values(1);
  assert.deepEqual(event, {
    rid: room._id,
    excludePinned: true,
    ignoreDiscussion: false,
    ts: { $gte: kEver, $lte: kLater },
    users: [ann.username],
    ids: [one._id],
  });
  await assert.rejects(ben.call('cleanRoomHistory', order), /error-not-allowed/);
  await assert.rejects(admin.call('cleanRoomHistory', { ...order, roomId: 'none' }), /error-room-not-found/);
});

test('counters are as if the messages had been deleted one by one', async ({ chat, server }) => {
  const { admin, ann, ben, room } = await scene(chat);
  await ann.send(room, `hello @${ben.username}`);
  const first = await ben.send(room, 'first');
  for (let i = 0; i < 5; ++i) await ann.send(room, `reply ${i}`, { tmid: first._id });
  const last = await ann.send(room, 'last');
  assert.equal((await ben.subscription(room)).tunread.length, 1);
  await clean(admin, room, { oldest: kEver, latest: last.ts, users: [ann.username] });
  const check = async () => {
    const subscription = await ben.subscription(room);
    assert.deepEqual([subscription.unread, subscription.userMentions, subscription.tunread], [0, 0, []]);
    assert.equal((await ben.room(room)).lastMessage._id, last._id);
    assert.deepEqual(await texts(ben, room), ['first', 'last']);
    const { message }: Loose = await ben.get('chat.getMessage', { msgId: first._id });
    assert.equal(message.tcount, undefined);
  };
  await check();
  await server.crash();
  await check();
});

test('what was cleaned stands in the log', async ({ chat, server }) => {
  const { admin, ann, room } = await scene(chat);
  await ann.send(room, 'gone');
  await clean(admin, room, { ...everything, users: [ann.username] });
  await eventually(() => assert.match(server.log, new RegExp(`messages pruned.*${room._id}`)));
});

test('the retention policy is scheduled, deletes what is old, and says how much', async ({ chat, server }) => {
  const { admin, ann, room } = await scene(chat);
  const own = await chat.channel({ members: [ann] });
  for (const one of [room, own]) age(server, await ann.send(one, 'old'), 40);
  for (const one of [room, own]) await ann.send(one, 'new');
  await ann.refused(400, 'error-action-not-allowed', 'POST', 'rooms.saveRoomSettings', { rid: own._id, retentionEnabled: false });
  await admin.post('rooms.saveRoomSettings', { rid: own._id, retentionEnabled: false });
  assert.deepEqual((await ann.room(own)).retention, { enabled: false, overrideGlobal: false, filesOnly: false, excludePinned: false, ignoreThreads: false });
  const run = async () => {
    const jobId = putJob(server, { kind: 'messages.apply-retention', state: 'failed' });
    await admin.post('confab.jobs.retry', { jobId });
    await eventually(async () => {
      const { jobs }: Loose = await admin.get('confab.jobs', { kind: 'messages.apply-retention', state: 'done' });
      assert.ok(jobs.some((one: Loose) => one._id === jobId));
    });
  };
  await admin.post('settings/RetentionPolicy_AppliesToChannels', { value: true });
  await run();
  assert.deepEqual(await texts(ann, room), ['old', 'new'], 'nothing goes while it is off');
  await admin.post('settings/RetentionPolicy_Enabled', { value: true });
  // The schedule is there by now; the next run of it need not be waited for.
  await eventually(async () => {
    server.sql(`UPDATE job_schedules SET next_at = 0 WHERE name = 'messages.apply-retention' AND last_at IS NULL`);
    assert.deepEqual(await texts(ann, room), ['new']);
  }, 30_000);
  assert.deepEqual(await texts(ann, own), ['old', 'new']);
  assert.ok(server.log.includes('retention applied'));
  await admin.call('saveRoomSettings', own._id, { retentionEnabled: true, retentionOverrideGlobal: true, retentionMaxAge: 60 });
  await run();
  assert.deepEqual(await texts(ann, own), ['old', 'new']);
  await server.crash();
  await admin.post('rooms.saveRoomSettings', { rid: own._id, retentionMaxAge: 30, retentionExcludePinned: true });
  await run();
  assert.deepEqual(await texts(ann, own), ['new']);
  await admin.post('settings/RetentionPolicy_Enabled', { value: false });
});

const kept = testsOn({ settings: { Message_KeepHistory: true } });

kept('confab.messageHistory shows moderators what messages were, and authors their own', async ({ chat, server }) => {
  const [admin, [ann, ben, eve]] = [await chat.admin, await chat.users('ann', 'ben', 'eve')];
  const room = await chat.group({ members: [ann, ben] });
  const message = await ben.send(room, 'first');
  for (const text of ['second', 'third']) await ben.post('chat.update', { roomId: room._id, msgId: message._id, text });
  const of = async (who: User, msgId: string, more: Loose = {}): Promise<Loose> => who.get('confab.messageHistory', { msgId, ...more });
  for (const who of [ann, ben]) {
    const found = await of(who, message._id);
    assert.deepEqual(found.versions.map((one: Loose) => [one.msg, one.deleted, one.u.username, one.replacedBy.username]), [['first', false, ben.username, ben.username], ['second', false, ben.username, ben.username]]);
    assert.deepEqual([found.count, found.offset, found.total], [2, 0, 2]);
  }
  assert.deepEqual((await of(ann, message._id, { count: 1, offset: 1 })).versions.map((one: Loose) => one.msg), ['second']);
  const hers = await ann.send(room, 'hers');
  await ann.post('chat.update', { roomId: room._id, msgId: hers._id, text: 'hers, too' });
  await ben.refused(400, 'error-not-allowed', 'GET', 'confab.messageHistory', { msgId: hers._id });
  await eve.refused(400, 'error-message-not-found', 'GET', 'confab.messageHistory', { msgId: hers._id });
  await chat.anyone.refused(401, undefined, 'GET', 'confab.messageHistory', { msgId: hers._id });
  await ann.refused(400, 'error-message-not-found', 'GET', 'confab.messageHistory', { msgId: 'none' });

  await ben.post('chat.delete', { roomId: room._id, msgId: message._id });
  await server.crash();
  assert.deepEqual((await of(ann, message._id)).versions.map((one: Loose) => [one.msg, one.deleted]), [['first', false], ['second', false], ['third', true]]);
  await ben.refused(400, 'error-not-allowed', 'GET', 'confab.messageHistory', { msgId: message._id });

  await clean(admin, room, everything);
  for (const msgId of [message._id, hers._id]) await ann.refused(400, 'error-message-not-found', 'GET', 'confab.messageHistory', { msgId });
});

kept('what messages were goes with who wrote them', async ({ chat }) => {
  const [admin, [ann, ben]] = [await chat.admin, await chat.users('ann', 'ben')];
  const room = await chat.group({ members: [ann, ben] });
  const message = await ben.send(room, 'said');
  await ben.post('chat.delete', { roomId: room._id, msgId: message._id });
  assert.equal(((await ann.get('confab.messageHistory', { msgId: message._id })) as Loose).total, 1);
  await admin.post('users.delete', { userId: ben.id });
  await eventually(async () => ann.refused(400, 'error-message-not-found', 'GET', 'confab.messageHistory', { msgId: message._id }));
});

const filtering = testsOn({ settings: { Message_AllowBadWordsFilter: true, Message_BadWordsFilterList: 'darn, über, heck', Message_BadWordsWhitelist: 'heck' } });

filtering('listed words become asterisks, when messages are sent and when they are edited', async ({ chat }) => {
  const { ann, room } = await scene(chat);
  const sent = await ann.send(room, 'DARN it, Über darned heck');
  assert.equal(sent.msg, '**** it, **** darned heck');
  assert.ok(!JSON.stringify(sent.md).toLowerCase().includes('darn it'));
  const { message }: Loose = await ann.post('chat.update', { roomId: room._id, msgId: sent._id, text: 'what a (darn)' });
  assert.equal(message.msg, 'what a (****)');
});
