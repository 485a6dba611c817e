import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { putJob } from '../harness/jobs.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const kRemoveOld = 'jobs.remove-old';

test('confab.jobs lists jobs by state and kind, the newest first, in pages', async ({ chat, server }) => {
  const admin = await chat.admin;
  const kind = unique('kind');
  const failed = [1, 2, 3].map((n) => putJob(server, { kind, state: 'failed', error: `no luck ${n}` }));
  const waiting = putJob(server, { kind, state: 'waiting', key: 'one' });

  const all: Loose = await admin.get('confab.jobs', { kind });
  assert.deepEqual(all.jobs.map((one: Loose) => one._id), [waiting, ...failed.toReversed()]);
  assert.deepEqual([all.count, all.offset, all.total], [4, 0, 4]);
  const [first] = all.jobs;
  assert.deepEqual([first.state, first.kind, first.key, first.attempts], ['waiting', kind, 'one', 0]);
  assert.ok(Date.parse(first.runAt) > Date.now());
  assert.equal('payload' in first, false);

  const page: Loose = await admin.get('confab.jobs', { kind, state: 'failed', count: 1, offset: 1 });
  assert.deepEqual(page.jobs.map((one: Loose) => [one._id, one.lastError]), [[failed[1], 'no luck 2']]);
  assert.deepEqual([page.count, page.offset, page.total], [1, 1, 3]);

  await admin.refused(400, undefined, 'GET', 'confab.jobs', { state: 'lost' });
});

test('confab.jobs.kinds counts jobs by kind and state', async ({ chat, server }) => {
  const admin = await chat.admin;
  const kind = unique('kind');
  for (const state of ['failed', 'failed', 'done', 'waiting'] as const) putJob(server, { kind, state });
  const { kinds }: Loose = await admin.get('confab.jobs.kinds');
  const mine = kinds.find((one: Loose) => one.kind === kind);
  assert.deepEqual([mine.waiting, mine.running, mine.done, mine.failed, mine.cancelled, mine.summary], [1, 0, 1, 2, 0, '']);
  assert.ok(Date.parse(mine.nextAt) > Date.now());
  const known = kinds.find((one: Loose) => one.kind === kRemoveOld);
  assert.ok(known.summary.length > 0);
});

test('a failed job is retried, and done at once', async ({ chat, server }) => {
  const admin = await chat.admin;
  const jobId = putJob(server, { kind: kRemoveOld, state: 'failed', error: 'the disk was full' });
  const { job }: Loose = await admin.post('confab.jobs.retry', { jobId });
  assert.deepEqual([job._id, job.state, job.attempts], [jobId, 'waiting', 0]);
  // The commit wakes the runner; without that it would look again only after fifteen seconds.
  await eventually(async () => {
    const { jobs }: Loose = await admin.get('confab.jobs', { kind: kRemoveOld, state: 'done' });
    assert.ok(jobs.some((one: Loose) => one._id === jobId));
  });
  await admin.refused(400, 'error-job-not-retryable', 'POST', 'confab.jobs.retry', { jobId });
  await admin.refused(400, 'error-job-not-cancellable', 'POST', 'confab.jobs.cancel', { jobId });
});

test('a waiting job is cancelled, and may be revived', async ({ chat, server }) => {
  const admin = await chat.admin;
  const jobId = putJob(server, { kind: unique('kind'), state: 'waiting', key: 'one' });
  const { job }: Loose = await admin.post('confab.jobs.cancel', { jobId });
  assert.equal(job.state, 'cancelled');
  await admin.refused(400, 'error-job-not-cancellable', 'POST', 'confab.jobs.cancel', { jobId });
  const again: Loose = await admin.post('confab.jobs.retry', { jobId });
  assert.equal(again.job.state, 'waiting');
  await admin.refused(400, 'error-job-not-retryable', 'POST', 'confab.jobs.retry', { jobId });
});

test('jobs that are not there, and people without the permission, are refused', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  for (const act of ['retry', 'cancel']) {
    await admin.refused(400, 'error-job-not-found', 'POST', `confab.jobs.${act}`, { jobId: 'nowhere' });
    await admin.refused(400, undefined, 'POST', `confab.jobs.${act}`, {});
  }
  const jobId = putJob(server, { kind: unique('kind'), state: 'waiting' });
  const refusal = await ann.request('POST', 'confab.jobs.cancel', { body: { jobId } });
  assert.equal(refusal.status, 403, refusal.text);
  const { jobs }: Loose = await admin.get('confab.jobs', { count: 0 });
  assert.equal(jobs.find((one: Loose) => one._id === jobId).state, 'waiting');
});
