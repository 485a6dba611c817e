import assert from 'node:assert/strict';
import { testsOn } from '../harness/test.ts';

const test = testsOn({ limits: true, settings: { API_Enable_Rate_Limiter_Limit_Calls_Default: 4, Rate_Limiter_Limit_RegisterUser: 4, API_Enable_Rate_Limiter_Limit_Time_Default: 60_000 } });

test('calls beyond the limit get 429 with the headers that clients know', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answers = [];
  for (let i = 0; i < 6; i++) answers.push(await ann.request('GET', 'users.getUsernameSuggestion'));
  assert.deepEqual(answers.map((one) => one.status), [200, 200, 200, 200, 429, 429]);
  const [first] = answers;
  const last = answers.at(-1);
  assert.equal(first?.headers.get('x-ratelimit-limit'), '4');
  assert.equal(first?.headers.get('x-ratelimit-remaining'), '3');
  assert.ok(Number(first?.headers.get('x-ratelimit-reset')) > Date.now());
  assert.equal(last?.headers.get('x-ratelimit-remaining'), '0');
  assert.equal(last?.body.success, false);
  assert.equal(last?.body.errorType, 'error-too-many-requests');
  assert.match(last?.body.error, /wait \d+ seconds/i);
});

test('a person who calls from many places has the limit of a few', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answers: number[] = [];
  for (let i = 1; i <= 20; i++) answers.push((await ann.request('GET', 'users.getUsernameSuggestion', { headers: { 'X-Forwarded-For': `2001:db8:9:${i.toString(16)}::1` } })).status);
  assert.deepEqual(answers, [...Array(16).fill(200), ...Array(4).fill(429)]);
});

test('limits count by endpoint, and administrators with the permission are exempt', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  for (let i = 0; i < 5; i++) await ann.request('GET', 'users.getPersonalAccessTokens');
  assert.equal((await ann.request('GET', 'users.getPersonalAccessTokens')).status, 429);
  assert.equal((await ann.request('GET', 'users.getUsernameSuggestion')).status, 200);
  for (let i = 0; i < 8; i++) assert.equal((await admin.request('GET', 'users.getPersonalAccessTokens')).status, 200);
});

const ddp = testsOn({ limits: true, settings: { DDP_Rate_Limit_Connection_By_Method_Enabled: true, DDP_Rate_Limit_Connection_By_Method_Requests_Allowed: 5, DDP_Rate_Limit_Connection_By_Method_Interval_Time: 60_000 } });

ddp('methods of a connection are limited too, and say when it is over', async ({ chat }) => {
  const ann = await chat.user('ann');
  const client = await ann.ddp();
  const errors = [];
  for (let i = 0; i < 7; i++) {
    const frame = await client.callForFrame('getRoomRoles', ['nowhere']);
    errors.push(frame.error?.error);
  }
  assert.ok(!errors.slice(0, 5).includes('too-many-requests'), JSON.stringify(errors));
  assert.equal(errors.at(-1), 'too-many-requests');
  const last = await client.callForFrame('getRoomRoles', ['nowhere']);
  assert.equal(typeof last.error.details.timeToReset, 'number');
});
