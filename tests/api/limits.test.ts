// Who is limited now, and how an administrator ends it.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { putFailedLogins } from '../harness/failed-logins.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn({
  limits: true,
  settings: { API_Enable_Rate_Limiter_Limit_Calls_Default: 4, Rate_Limiter_Limit_RegisterUser: 4, API_Enable_Rate_Limiter_Limit_Time_Default: 600_000 },
});

const frame = (method: string, ...params: Loose[]) => ({ body: { message: JSON.stringify({ msg: 'method', id: '1', method, params }) } });

test('calls of a user over REST: listed when they are refused, and free again when that is lifted', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const ask = async () => (await ann.request('GET', 'users.getUsernameSuggestion')).status;
  const mine = async () => {
    const { limits }: Loose = await admin.get('confab.limits', { kind: 'user' });
    return limits.filter((one: Loose) => one.userId === ann.id);
  };
  for (let i = 0; i < 4; i++) assert.equal(await ask(), 200);
  assert.deepEqual(await mine(), []);
  for (let i = 0; i < 3; i++) assert.equal(await ask(), 429);

  const [limit, ...others] = await mine();
  assert.deepEqual(others, []);
  const { kind, username, call, allowed, refused, address, until, _id } = limit;
  assert.deepEqual([kind, limit.limit, username, call, allowed, refused], ['user', 'endpoint', ann.username, 'GET /api/v1/users.getUsernameSuggestion', 4, 3]);
  assert.equal(address, '127.0.0.1');
  assert.ok(Date.parse(until) > Date.now() + 500_000, until);

  await admin.post('confab.limits.lift', { limitId: _id });
  assert.equal(await ask(), 200);
  assert.deepEqual(await mine(), []);
  await admin.refused(400, 'error-limit-not-found', 'POST', 'confab.limits.lift', { limitId: _id });
});

test('methods over REST are counted by token, and the token is not shown', async ({ chat }) => {
  const [admin, ben] = await Promise.all([chat.admin, chat.user('ben')]);
  for (let i = 0; i < 12; i++) await ben.request('POST', 'method.call/getRoomRoles', frame('getRoomRoles', 'nowhere'));
  const { limits }: Loose = await admin.get('confab.limits', { count: 0 });
  const bens = limits.filter((one: Loose) => one.userId === ben.id);
  assert.deepEqual(bens.map((one: Loose) => [one.kind, one.limit, one.call]), [['token', 'method-of-connection', 'getRoomRoles']]);
  assert.deepEqual(Object.keys(bens[0]).sort(), ['_id', 'allowed', 'call', 'kind', 'limit', 'refused', 'until', 'userId', 'username']);
});

test('what strangers do together is counted by address', async ({ chat }) => {
  const admin = await chat.admin;
  const from = { 'X-Forwarded-For': '203.0.113.60' };
  for (let i = 0; i < 6; i++) await chat.anyone.request('POST', 'users.register', { headers: from, body: { username: 'x' } });
  const { limits }: Loose = await admin.get('confab.limits', { kind: 'address' });
  const row = limits.find((one: Loose) => one.address === from['X-Forwarded-For']);
  assert.deepEqual([row.limit, row.allowed, row.refused, row.call], ['registration', 4, 2, undefined]);
});

test('a realtime connection that asks too often is listed with its address', async ({ chat }) => {
  const [admin, cat] = await Promise.all([chat.admin, chat.user('cat')]);
  const before = new Set<string>();
  for (let i = 0; i < 14; i++) await cat.call('getRoomRoles', 'nowhere').catch((error: unknown) => before.add(String(error)));
  const { limits }: Loose = await admin.get('confab.limits', { kind: 'connection' });
  const row = limits.find((one: Loose) => one.call === 'getRoomRoles');
  assert.deepEqual([row.limit, row.address, typeof row.connection], ['method-of-connection', '127.0.0.1', 'string'], [...before].join());
});

test('blocked log-ins are listed and lifted', async ({ chat, server }) => {
  const [admin, dan] = await Promise.all([chat.admin, chat.user('dan')]);
  const attempt = () => chat.anyone.request('POST', 'login', { body: { user: dan.username, password: dan.password }, headers: { 'X-Forwarded-For': '203.0.113.61' } });
  putFailedLogins(server, dan.username);
  assert.match(JSON.stringify((await attempt()).body), /error-login-blocked-for-user/);
  const { limits }: Loose = await admin.get('confab.limits', { kind: 'user' });
  const block = limits.find((one: Loose) => one.limit === 'failed-logins');
  assert.deepEqual([block.username, block.userId, block.allowed, block.refused], [dan.username, dan.id, 10, undefined]);
  await admin.post('confab.limits.lift', { limitId: block._id });
  assert.equal((await attempt()).status, 200);
});

test('nobody else sees or lifts them', async ({ chat }) => {
  const eve = await chat.user('eve');
  assert.equal((await eve.request('GET', 'confab.limits')).status, 403);
  assert.equal((await eve.request('POST', 'confab.limits.lift', { body: { limitId: 'x' } })).status, 403);
  await (await chat.admin).refused(400, undefined, 'GET', 'confab.limits', { kind: 'planet' });
});
