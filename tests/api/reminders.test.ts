// Reminders, which the built-in bot tells.

import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const soon = (ms = 600) => new Date(Date.now() + ms).toISOString();
const inAnHour = () => soon(3_600_000);
const remind = async (who: User, body: Loose): Promise<Loose> => ((await who.post('confab.reminders.create', body)) as Loose).reminder;
const list = async (who: User, status?: 'waiting' | 'due' | 'complete'): Promise<Loose[]> =>
  ((await who.get('confab.reminders.list', status === undefined ? {} : { status })) as Loose).reminders;

/** What the built-in bot has written to somebody directly. */
async function saidTo(who: User): Promise<string[]> {
  const { ims }: Loose = await who.get('im.list');
  const room = ims.find((one: Loose) => one.usernames.includes('rocket.cat'));
  return room ? (await who.history(room)).map((one) => one.msg) : [];
}

test('a reminder is told by the built-in bot, snoozed, told again and done', async ({ chat }) => {
  const ann = await chat.user('ann');
  const seen = await ann.watchOwn('confab-reminders-changed');
  const made = await remind(ann, { text: 'stretch', dueAt: soon(), zone: 'Europe/Berlin' });
  assert.equal(made.status, 'waiting');
  await seen.next(([change, one]: Loose[]) => change === 'inserted' && one._id === made._id);
  await seen.next(([change, one]: Loose[]) => change === 'updated' && one.status === 'due');
  assert.deepEqual(await saidTo(ann), [':alarm_clock: stretch']);
  assert.deepEqual((await list(ann, 'due')).map((one) => one._id), [made._id]);
  const { reminder }: Loose = await ann.post('confab.reminders.snooze', { _id: made._id, dueAt: soon() });
  assert.equal(reminder.status, 'waiting');
  await eventually(async () => assert.equal((await saidTo(ann)).length, 2));
  await ann.post('confab.reminders.complete', { _id: made._id });
  assert.deepEqual((await list(ann)).map((one) => [one._id, one.status]), [[made._id, 'complete']]);
  await ann.post('confab.reminders.delete', { _id: made._id });
  await seen.next(([change, one]: Loose[]) => change === 'removed' && one._id === made._id);
  assert.deepEqual(await list(ann), []);
});

test('a reminder about a message leads to it', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ann.send(room, 'please have a look');
  const made = await remind(ben, { messageId: message._id, dueAt: soon() });
  assert.deepEqual([made.rid, made.messageId], [room._id, message._id]);
  await eventually(async () => assert.match((await saidTo(ben))[0] ?? '', new RegExp(`\\n\\[Open the message\\]\\(.*/channel/${room.name}\\?msg=${message._id}\\)$`)));
});

test('what is asked for is checked, and nobody reaches those of others', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const secret = await ann.send(await chat.group({ members: [ann] }), 'secret');
  const refused = (error: string | undefined, body: Loose) => ben.refused(400, error, 'POST', 'confab.reminders.create', { text: 'x', dueAt: inAnHour(), ...body });
  await refused('error-time-out-of-reach', { dueAt: soon(-1000) });
  await refused('error-unknown-time-zone', { zone: 'Mars/Base' });
  await refused('error-nothing-to-remember', { text: ' ' });
  await refused(undefined, { messageId: secret._id });
  await refused(undefined, { dueAt: undefined });
  const made = await remind(ann, { text: 'mine', dueAt: inAnHour() });
  for (const act of ['complete', 'delete']) await ben.refused(400, 'error-reminder-not-found', 'POST', `confab.reminders.${act}`, { _id: made._id });
  await ben.refused(400, 'error-reminder-not-found', 'POST', 'confab.reminders.snooze', { _id: made._id, dueAt: inAnHour() });
  await ben.refused(400, 'error-reminder-not-found', 'POST', 'confab.reminders.update', { _id: made._id, text: 'his' });
  await ben.refused(400, undefined, 'GET', 'confab.reminders.list', { status: 'lost' });
  const { reminder }: Loose = await ann.post('confab.reminders.update', { _id: made._id, text: 'still mine' });
  assert.deepEqual([reminder.text, reminder.dueAt, reminder.status], ['still mine', made.dueAt, 'waiting']);
});

test('/remind understands a few ways to say when, and says what it understood', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const whispers = await ann.watchOwn('message');
  const run = (params: string) => ann.post('commands.run', { command: 'remind', roomId: room._id, params });
  await run('me in 20 minutes to call Ben');
  await whispers.next(([one]: Loose[]) => one.msg.includes('call Ben') && one.rid === room._id);
  const [made] = await list(ann, 'waiting');
  assert.ok(Math.abs(Date.parse(made.dueAt) - Date.now() - 20 * 60_000) < 10_000);
  await run('tomorrow at 9:00 stand up');
  await run('me on 2027-12-24 at 18:30 that it is Christmas Eve');
  assert.deepEqual((await list(ann, 'waiting')).map((one) => one.text), ['call Ben', 'stand up', 'it is Christmas Eve']);
  for (const unclear of ['', 'me to call Ben', 'me soon to call Ben', 'at nine to call Ben']) {
    await ann.refused(400, 'invalid-params', 'POST', 'commands.run', { command: 'remind', roomId: room._id, params: unclear });
  }
});
