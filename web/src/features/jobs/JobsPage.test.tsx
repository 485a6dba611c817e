import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import type { Job } from '../../api/schema';
import { stage } from '../../stores/testing/stage';
import { fakeServer, refuse } from '../../testing/fake-server';
import { ToastRegion } from '../../ui';
import AdminPages from '../admin/AdminPages';

const aJob = (_id: string, changes: Partial<Job>): Job => ({
  _id,
  kind: 'audit.verify',
  state: 'waiting',
  runAt: new Date(Date.now() + 30 * 60_000).toISOString(),
  attempts: 0,
  createdAt: '2026-01-01T00:00:00Z',
  ...changes,
});
const kKinds = [
  { kind: 'audit.verify', summary: '', waiting: 1, running: 0, done: 24, failed: 0, cancelled: 0 },
  { kind: 'of.tomorrow', summary: '', waiting: 0, running: 0, done: 0, failed: 2, cancelled: 0 },
];

async function open(path: string) {
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: [{ _id: 'manage-jobs', roles: ['user'] }] } });
  const jobs = [
    aJob('j1', {}),
    aJob('j2', { kind: 'of.tomorrow', state: 'failed', attempts: 3, lastError: 'no luck' }),
  ];
  const turn = (from: string, to: string) =>
    function answer({ body }: { body: { jobId: string } }) {
      const job = jobs.find(({ _id }) => _id === body.jobId)!;
      if (!from.includes(job.state)) return refuse(400, 'error-job-not-retryable');
      job.state = to;
      return { job };
    };
  const server = fakeServer({
    'GET confab.jobs': ({ query }) => {
      const found = jobs.filter(({ kind, state }) => (query.kind ?? kind) === kind && (query.state ?? state) === state);
      return { jobs: found, total: found.length, count: found.length, offset: 0 };
    },
    'GET confab.jobs.kinds': () => ({ kinds: kKinds }),
    'POST confab.jobs.retry': turn('failed cancelled', 'waiting'),
    'POST confab.jobs.cancel': turn('waiting', 'cancelled'),
  });
  const [, , page, part] = path.replace(/\?.*/, '').split('/');
  await show(
    <>
      <AdminPages page={page} part={part} />
      <ToastRegion />
    </>,
    path,
  );
  return server;
}

test('jobs say what they are, how they stand and why they failed', async () => {
  await open('/admin/jobs');
  expect(await screen.findByRole('row', { name: /Check the audit log.*Waiting.*in 30 minutes/ })).toBeVisible();
  expect(screen.getByRole('row', { name: /of\.tomorrow.*no luck.*Failed.*3 attempts/ })).toBeVisible();
});

test('a failed job is tried again, a waiting one cancelled, and that taken back', async () => {
  const server = await open('/admin/jobs');
  await userEvent.click(await screen.findByRole('button', { name: 'Try the job again: of.tomorrow' }));
  expect(await screen.findByText('Tried again: of.tomorrow')).toBeVisible();
  await userEvent.click(await screen.findByRole('button', { name: 'Cancel the job: Check the audit log' }));
  expect(await screen.findByRole('row', { name: /Check the audit log.*Cancelled/ })).toBeVisible();
  await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
  expect(await screen.findByRole('row', { name: /Check the audit log.*Waiting/ })).toBeVisible();
  expect(server.bodies('POST confab.jobs.retry')).toEqual([{ jobId: 'j2' }, { jobId: 'j1' }]);
});

test('the list is narrowed by kind and state, which stand in the address', async () => {
  const server = await open('/admin/jobs?kind=of.tomorrow&state=failed');
  expect(await screen.findByRole('row', { name: /of\.tomorrow/ })).toBeVisible();
  await userEvent.selectOptions(screen.getByRole('combobox', { name: 'State' }), 'Done');
  expect(await screen.findByText('No jobs')).toBeVisible();
  await waitFor(() =>
    expect(server.calls.filter(({ path }) => path === 'confab.jobs').at(-1)!.query).toMatchObject({
      kind: 'of.tomorrow',
      state: 'done',
    }),
  );
});

test('each kind is counted, and a count leads to those jobs', async () => {
  await open('/admin/jobs/kinds');
  expect(await screen.findByRole('row', { name: /Check the audit log/ })).toBeVisible();
  expect(screen.getByRole('link', { name: '2' })).toHaveAttribute('href', '/admin/jobs?kind=of.tomorrow&state=failed');
});
