// Charts of use: what was written, where, when, and by how many.

import assert from 'node:assert/strict';
import type { Chat } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { putJob } from '../harness/jobs.ts';
import { unique } from '../harness/ids.ts';
import type { Server } from '../harness/server.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const kDay = 86_400_000;

/** The job that counts, at once. */
async function count(chat: Chat, server: Server): Promise<void> {
  const admin = await chat.admin;
  const jobId = putJob(server, { kind: 'operation.count-use', state: 'failed', key: unique('count'), error: 'x' });
  await admin.post('confab.jobs.retry', { jobId });
  await eventually(async () => {
    const { jobs }: Loose = await admin.request('GET', 'confab.jobs', { query: { count: 100 } }).then((answer) => answer.body);
    assert.equal(jobs.find((one: Loose) => one._id === jobId)?.state, 'done');
  });
}

test('messages are counted by day, room and writer', async ({ chat, server }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const loud = await chat.channel({ members: [ann, ben] });
  const quiet = await chat.group({ members: [ann, ben] });
  for (let i = 0; i < 4; i++) await ann.send(loud, `${i}`);
  await ben.send(quiet, 'one');
  await ben.send(await ann.direct(ben), 'two');
  // Of the loud ones, one was sent yesterday.
  const [first] = (await ann.history(loud)).filter((one) => one.msg === '0');
  server.sql(`UPDATE messages SET sent_at = sent_at - ${kDay} WHERE id = '${first?._id}'`);
  const now = new Date();
  const [start, end] = [new Date(now.getTime() - kDay).toISOString(), now.toISOString()];
  const chart = async (name: string, query: Loose = { start, end }): Promise<Loose> => {
    const answer = await admin.request('GET', `engagement-dashboard/${name}`, { query });
    assert.equal(answer.status, 200, answer.text);
    return answer.body;
  };
  const begin = (time: number) => new Date(Math.floor(time / kDay) * kDay).toISOString();

  assert.equal((await chart('messages/messages-sent')).period.count, 6, 'at once');
  await count(chat, server); // nothing is counted twice
  const sent = await chart('messages/messages-sent');
  assert.deepEqual(sent.days, [{ day: begin(now.getTime() - kDay), messages: 1 }, { day: begin(now.getTime()), messages: 5 }]);
  assert.deepEqual([sent.period, sent.yesterday], [{ count: 6, variation: 6 }, { count: 1, variation: 1 }]);
  assert.deepEqual((await chart('messages/origin')).origins.toSorted((a: Loose, b: Loose) => a.t.localeCompare(b.t)), [
    { t: 'c', messages: 4 },
    { t: 'd', messages: 1 },
    { t: 'p', messages: 1 },
  ]);
  assert.deepEqual((await chart('messages/top-five-popular-channels')).channels, [
    { t: 'c', name: loud.name, messages: 4 },
    { t: 'p', name: quiet.name, messages: 1 },
  ]);
  const today = { start: end, end };
  const listed = await chart('channels/list', { ...today, count: 1, offset: 0, hideRoomsWithNoActivity: true });
  assert.deepEqual([listed.count, listed.total], [1, 2]);
  assert.equal(listed.channels[0].room._id, loud._id);
  assert.deepEqual([listed.channels[0].messages, listed.channels[0].lastWeekMessages, listed.channels[0].diffFromLastWeek], [3, 1, 2]);

  const made = await chart('users/new-users', today);
  assert.ok(made.days[0].users >= 3);
  const active = await chart('users/active-users');
  assert.deepEqual(active.month.map((one: Loose) => one.usersList.toSorted()), [[ann.id], [ann.id, ben.id].sort()]);
  assert.deepEqual([active.month[1].day, active.month[1].month, active.month[1].year], [now.getUTCDate(), now.getUTCMonth() + 1, now.getUTCFullYear()]);
  const hours = (await chart('users/chat-busier/hourly-data', { start: end })).hours;
  assert.equal(hours.length, 24);
  assert.ok(Math.max(...hours.map((one: Loose) => one.users)) === 2);
  const week = (await chart('users/chat-busier/weekly-data', { start: end })).month;
  assert.deepEqual(week.map((one: Loose) => one.users), [0, 0, 0, 0, 0, 1, 2]);
  const all = (await chart('users/users-by-time-of-the-day-in-a-week')).week;
  assert.equal(all.length, 48);

  // What goes takes its counts along.
  await admin.post('channels.delete', { roomId: loud._id });
  assert.deepEqual((await chart('messages/messages-sent', today)).days[0].messages, 2);
  await admin.post('users.delete', { userId: ann.id, confirmRelinquish: true });
  assert.deepEqual((await chart('users/active-users', today)).month[0].usersList, [ben.id]);
});

test('who may not see charts, and what is no period', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const period = { start: '2026-01-01', end: '2026-01-31' };
  await ann.refused(403, undefined, 'GET', 'engagement-dashboard/messages/origin', period);
  for (const wrong of [{ start: '2026-02-01', end: '2026-01-01' }, { start: '2020-01-01', end: '2026-01-01' }])
    await admin.refused(400, 'invalid-params', 'GET', 'engagement-dashboard/messages/origin', wrong);
  await admin.refused(400, undefined, 'GET', 'engagement-dashboard/messages/origin', { start: 'yesterday', end: '2026-01-01' });
});
