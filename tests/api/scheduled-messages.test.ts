// Messages that are written now and sent later.

import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
const inMoments = (ms = 700) => new Date(Date.now() + ms).toISOString();
const waiting = async (who: User): Promise<Loose[]> => ((await who.get('confab.scheduledMessages.list')) as Loose).scheduledMessages;
const schedule = async (who: User, body: Loose): Promise<Loose> => ((await who.post('confab.scheduledMessages.create', body)) as Loose).scheduledMessage;
const kStream = 'confab-scheduled-messages-changed';

test('a scheduled message is seen on all devices, edited, and sent once', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann, ben] });
  const seen = await ann.watchOwn(kStream);
  const made = await schedule(ann, { rid: room._id, msg: 'good morning', sendAt: inMinutes(60), zone: 'Europe/Berlin' });
  assert.deepEqual([made.status, made.zone, made.rid], ['scheduled', 'Europe/Berlin', room._id]);
  await seen.next(([change, one]: Loose[]) => change === 'inserted' && one._id === made._id && one.msg === 'good morning');
  assert.deepEqual(await waiting(ann), [made]);
  assert.deepEqual(await waiting(ben), []);
  assert.deepEqual(await ben.history(room), []);

  const messages = await ben.watch('stream-room-messages', room._id);
  await ann.post('confab.scheduledMessages.update', { _id: made._id, msg: `good morning @${ben.username}`, sendAt: inMoments() });
  await seen.next(([change, one]: Loose[]) => change === 'updated' && one.msg.includes(ben.username));
  await messages.next(([one]: Loose[]) => one._id === made._id && one.msg === `good morning @${ben.username}` && one.u._id === ann.id);
  await seen.next(([change, one]: Loose[]) => change === 'removed' && one._id === made._id);
  assert.deepEqual(await waiting(ann), []);
  assert.equal((await ben.subscription(room)).userMentions, 1);
  assert.equal((await ben.history(room)).length, 1);
});

test('it is sent now, in its thread, or not at all', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const first = await ben.send(room, 'who is in?');
  const reply = await schedule(ann, { rid: room._id, msg: 'me', tmid: first._id, sendAt: inMinutes(5) });
  const { message }: Loose = await ann.post('confab.scheduledMessages.sendNow', { _id: reply._id });
  assert.deepEqual([message._id, message.tmid], [reply._id, first._id]);
  await ann.refused(400, 'error-scheduled-message-not-found', 'POST', 'confab.scheduledMessages.sendNow', { _id: reply._id });
  const other = await schedule(ann, { rid: room._id, msg: 'never mind', sendAt: inMinutes(5) });
  await ben.refused(400, 'error-scheduled-message-not-found', 'POST', 'confab.scheduledMessages.delete', { _id: other._id });
  await ann.post('confab.scheduledMessages.delete', { _id: other._id });
  assert.deepEqual(await waiting(ann), []);
});

test('who may not write any more when the time comes is told, and keeps the text', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const seen = await ben.watchOwn(kStream);
  const made = await schedule(ben, { rid: room._id, msg: 'important', sendAt: inMoments(1_500) });
  await ann.post('rooms.muteUser', { roomId: room._id, username: ben.username });
  await seen.next(([change, one]: Loose[]) => change === 'updated' && one._id === made._id && one.status === 'failed');
  const [kept] = await waiting(ben);
  assert.deepEqual([kept.msg, kept.status, kept.error], ['important', 'failed', 'You_have_been_muted']);
  const { ims }: Loose = await ben.get('im.list');
  assert.ok(ims.some((one: Loose) => one.usernames.includes('rocket.cat') && one.lastMessage.msg.includes('could not be sent')));
  await ben.refused(400, undefined, 'POST', 'confab.scheduledMessages.sendNow', { _id: made._id });
  await ann.post('rooms.unmuteUser', { roomId: room._id, username: ben.username });
  await ben.post('confab.scheduledMessages.update', { _id: made._id, sendAt: inMoments() });
  await eventually(async () => assert.deepEqual((await ann.history(room)).filter((one) => !one.t).map((one) => one.msg), ['important']));
});

test('what is scheduled is checked', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann] });
  const good = { rid: room._id, msg: 'hello', sendAt: inMinutes(5) };
  const refused = (who: User, error: string | undefined, body: Loose) => who.refused(400, error, 'POST', 'confab.scheduledMessages.create', { ...good, ...body });
  await refused(ann, 'error-time-out-of-reach', { sendAt: inMinutes(-1) });
  await refused(ann, 'error-time-out-of-reach', { sendAt: inMinutes(121 * 24 * 60) });
  await refused(ann, 'error-unknown-time-zone', { zone: 'Mars/Base' });
  await refused(ann, 'error-invalid-message', { msg: ' ' });
  await refused(ann, 'error-invalid-message', { tmid: 'nowhere' });
  await refused(ann, undefined, { sendAt: 'tomorrow' });
  await refused(ann, undefined, { msg: undefined });
  await refused(ann, 'error-message-size-exceeded', { msg: 'x'.repeat(5001) });
  await refused(ben, undefined, {});
  await chat.anyone.refused(401, undefined, 'POST', 'confab.scheduledMessages.create', good);
});

test('what was due while the server was down is sent when it is back, once', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const at = Date.now() + 1_000;
  const made = await Promise.all([1, 2, 3].map((n) => schedule(ann, { rid: room._id, msg: `number ${n}`, sendAt: new Date(at).toISOString() })));
  await server.down('SIGKILL');
  while (Date.now() <= at) await new Promise((resolve) => setTimeout(resolve, 50));
  await server.up();
  await eventually(async () => assert.equal((await waiting(ann)).length, 0));
  await server.crash();
  const sent = (await ben.history(room)).filter((one) => !one.t);
  assert.deepEqual(sent.map((one) => one._id).toSorted(), made.map((one) => one._id).toSorted());
});

test('it goes with the account of its writer', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const room = await chat.channel({ members: [ann, ben] });
  await schedule(ben, { rid: room._id, msg: 'from the grave', sendAt: inMoments(1_000) });
  await admin.post('users.delete', { userId: ben.id, confirmRelinquish: true });
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  assert.ok(!(await ann.history(room)).some((one) => one.msg === 'from the grave'));
});
