// A status that ends by itself: seen by others until then, and over for everybody afterwards, whatever became of the server meanwhile.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const soon = (ms: number): string => new Date(Date.now() + ms).toISOString();

test('a status with an end is shown with it, and over in time, told to oneself and to others', async ({ chat }) => {
  const [ann, ben] = await Promise.all([chat.user('ann'), chat.user('ben')]);
  const own = await ann.watch('stream-notify-user', `${ann.id}/userData`);
  const expiresAt = soon(2_500);
  await ann.post('users.setStatus', { status: 'busy', message: 'lunch', expiresAt });
  const { user }: Loose = await ben.get('users.info', { userId: ann.id });
  assert.deepEqual([user.statusText, user.statusExpiresAt], ['lunch', expiresAt]);
  const status: Loose = await ben.get('users.getStatus', { userId: ann.id });
  assert.equal(status.expiresAt, expiresAt);
  assert.equal(((await ann.get('me')) as Loose).statusExpiresAt, expiresAt);
  await own.next(([one]: Loose[]) => one.diff?.statusText === '' && one.diff.statusDefault === 'online' && one.unset?.statusExpiresAt === 1);
  const after: Loose = await ben.get('users.info', { userId: ann.id });
  assert.deepEqual([after.user.statusText, after.user.statusExpiresAt], ['', undefined]);
});

test('an end in the past or far away is refused, and nothing changes', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const expiresAt of [soon(-1_000), soon(366 * 86_400_000)]) {
    await ann.refused(400, 'error-time-out-of-reach', 'POST', 'users.setStatus', { message: 'lunch', expiresAt });
  }
  assert.equal(((await ann.get('me')) as Loose).statusText, '');
});

test('a status whose end came while the server was down is over when it is back', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  await ann.post('users.setStatus', { status: 'away', message: 'asleep', expiresAt: soon(1_500) });
  await server.crash();
  await eventually(async () => assert.equal(((await ann.get('me')) as Loose).statusText, ''));
});
