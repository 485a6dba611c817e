// Read receipts from outside: messages that everybody has read, who has, in rooms and in threads.

import assert from 'node:assert/strict';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { randomId } from '../harness/ids.ts';
import { MethodRefusal } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn();

async function scene(chat: Chat): Promise<{ ann: User; ben: User; cleo: User; room: Room }> {
  for (const id of ['Message_Read_Receipt_Enabled', 'Message_Read_Receipt_Store_Users']) await (await chat.admin).post(`settings/${id}`, { value: true });
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben, cleo] });
  await ann.send(room, 'first');
  for (const who of [ann, ben, cleo]) await who.post('subscriptions.read', { rid: room._id });
  return { ann, ben, cleo, room };
}
const read = (who: User, room: Room, more: Loose = {}) => who.post('subscriptions.read', { rid: room._id, ...more });
const unread = async (who: User, id: string): Promise<unknown> => ((await who.get('chat.getMessage', { msgId: id })) as Loose).message.unread;
const receipts = async (who: User, messageId: string): Promise<Loose[]> => ((await who.get('chat.getMessageReadReceipts', { messageId })) as Loose).receipts;
const readers = async (who: User, id: string) => (await receipts(who, id)).map((one) => one.userId).sort();

test('a message is unread until everybody has read it, and that is told', async ({ chat }) => {
  const { ann, ben, cleo, room } = await scene(chat);
  const stream = await ann.watch('stream-room-messages', room._id);
  const told = await ann.watch('stream-notify-room', `${room._id}/messagesRead`);
  const sent = await ann.send(room, 'second');
  assert.equal(sent.unread, true);
  await eventually(() => assert.ok(stream.all.some(([one]) => (one as Loose)._id === sent._id && (one as Loose).unread === true)));
  await read(ben, room);
  assert.equal(await unread(ann, sent._id), true);
  assert.deepEqual(await readers(ann, sent._id), [ann.id, ben.id].sort());
  await read(cleo, room);
  assert.equal(await unread(ann, sent._id), undefined);
  await eventually(() => assert.ok(told.all.some(([one]) => new Date((one as Loose).until.$date ?? (one as Loose).until).getTime() === new Date(sent.ts).getTime())));
  const [last] = (await receipts(ben, sent._id)).slice(-1) as [Loose];
  assert.deepEqual([last.messageId, last.roomId, last.user._id, last.user.username], [sent._id, room._id, last.userId, last.user.username]);
  const synced: Loose = await ann.get('chat.syncMessages', { roomId: room._id, lastUpdate: new Date(new Date(sent.ts).getTime() + 1).toISOString() });
  assert.ok(synced.result.updated.some((one: Loose) => one._id === sent._id && !('unread' in one)), 'who was away learns it');
  assert.deepEqual(await ben.call('getReadReceipts', { messageId: sent._id }).then((list) => list.length), 3);
});

test('who is alone is not waited for, and neither is who leaves', async ({ chat }) => {
  const { ann, ben, cleo, room } = await scene(chat);
  const alone = await chat.channel({ members: [ann] });
  assert.equal((await ann.send(alone, 'note')).unread, undefined);
  const sent = await ann.send(room, 'second');
  await read(ben, room);
  assert.equal(await unread(ann, sent._id), true);
  await cleo.post('channels.leave', { roomId: room._id });
  assert.equal(await unread(ann, sent._id), undefined);
});

test('a reply is read in its thread by those who follow it', async ({ chat }) => {
  const { ann, ben, cleo, room } = await scene(chat);
  const first = await ann.send(room, 'asked');
  const reply = await ben.send(room, 'answered', { tmid: first._id });
  const shown = await ben.send(room, 'in both', { tmid: first._id, tshow: true });
  for (const who of [ann, ben, cleo]) await read(who, room);
  assert.deepEqual([await unread(ann, reply._id), await unread(ann, shown._id), await unread(ann, first._id)], [true, undefined, undefined]);
  const told = await ben.watch('stream-notify-room', `${room._id}/messagesRead`);
  await ann.call('readThreads', first._id);
  assert.equal(await unread(ann, reply._id), undefined);
  await eventually(() => assert.ok(told.all.some(([one]) => (one as Loose).tmid === first._id)));
  const more = await ben.send(room, 'again', { tmid: first._id });
  await read(ann, room, { readThreads: true });
  assert.equal(await unread(ben, more._id), undefined);
  assert.deepEqual(await readers(ann, more._id), [ann.id, ben.id].sort());
});

test('receipts of what is out of reach are refused', async ({ chat }) => {
  const { ann, ben } = await scene(chat);
  const secret = await ann.send(await chat.group({ members: [ann] }), 'secret');
  for (const messageId of [secret._id, randomId()]) {
    await ben.refused(400, 'error-invalid-message', 'GET', 'chat.getMessageReadReceipts', { messageId });
    await assert.rejects(ben.call('getReadReceipts', { messageId }), (error: Loose) => error instanceof MethodRefusal && (error as Loose).error === 'error-invalid-message');
  }
  const missing = await ben.refused(400, undefined, 'GET', 'chat.getMessageReadReceipts', {});
  assert.equal(missing.error, "The required 'messageId' param is missing.");
});

test('off, messages say nothing, and readers are not told', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const admin = await chat.admin;
  const sent = await ann.send(room, 'second');
  await admin.post('settings/Message_Read_Receipt_Store_Users', { value: false });
  assert.deepEqual(await receipts(ben, sent._id), []);
  await admin.post('settings/Message_Read_Receipt_Store_Users', { value: true });
  await admin.post('settings/Message_Read_Receipt_Enabled', { value: false });
  try {
    assert.equal(await unread(ann, sent._id), undefined);
    assert.equal((await ann.send(room, 'third')).unread, undefined);
    assert.deepEqual(await receipts(ben, sent._id), []);
  } finally {
    await admin.post('settings/Message_Read_Receipt_Enabled', { value: true });
  }
});

test('what was read is so after a restart', async ({ chat, server }) => {
  const { ann, ben, cleo, room } = await scene(chat);
  const [one, two] = [await ann.send(room, 'one'), await ann.send(room, 'two')];
  await read(ben, room);
  await server.crash();
  assert.deepEqual([await unread(ann, one._id), await unread(ann, two._id)], [true, true]);
  await read(cleo, room);
  await read(ann, room);
  assert.deepEqual([await unread(ann, one._id), await unread(ann, two._id)], [undefined, undefined]);
});
