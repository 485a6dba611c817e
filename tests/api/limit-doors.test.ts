// The limits of a call are the same whichever way it comes.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn({ limits: true });

const frame = (method: string, ...params: Loose[]) => ({ body: { message: JSON.stringify({ msg: 'method', id: '1', method, params }) } });
const errorOf = (answer: Loose): Loose => JSON.parse(answer.body.message).error?.error;

test('method.call has the limits of the method, counted by user', async ({ chat }) => {
  const ann = await chat.user('ann');
  const errors = [];
  for (let i = 0; i < 12; i++) errors.push(errorOf(await ann.request('POST', 'method.call/getRoomRoles', frame('getRoomRoles', 'nowhere'))));
  assert.ok(!errors.slice(0, 10).includes('too-many-requests'), JSON.stringify(errors));
  assert.deepEqual(errors.slice(10), ['too-many-requests', 'too-many-requests']);
  assert.equal(errorOf(await ann.request('POST', 'method.call/getRoomById', frame('getRoomById', 'nowhere'))) === 'too-many-requests', false);
});

test('a lively writer meets no limit', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (let i = 0; i < 60; i++) await ann.callMethod('sendMessage', { rid: room._id, msg: `${i}` });
});

test('accounts made by strangers count together, over users.register and method.callAnon', async ({ chat }) => {
  const from = { 'X-Forwarded-For': '203.0.113.50' };
  const statuses = [];
  for (let i = 0; i < 6; i++) statuses.push((await chat.anyone.request('POST', 'users.register', { headers: from, body: { username: 'x' } })).status);
  assert.ok(!statuses.includes(429), JSON.stringify(statuses));
  const errors = [];
  for (let i = 0; i < 6; i++) errors.push(errorOf(await chat.anyone.request('POST', 'method.callAnon/registerUser', { headers: from, ...frame('registerUser', {}) })));
  assert.deepEqual(errors.slice(4), ['too-many-requests', 'too-many-requests']);
  const refused = await chat.anyone.request('POST', 'users.register', { headers: from, body: { username: 'x' } });
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers.get('retry-after')) >= 1);
});

test('all addresses of an IPv6 network of one client count as one', async ({ chat }) => {
  const statuses = [];
  for (let i = 0; i < 12; i++) {
    const answer = await chat.anyone.request('POST', 'users.register', { headers: { 'X-Forwarded-For': `2001:db8:0:1::${i + 1}` }, body: { username: 'x' } });
    statuses.push(answer.status);
  }
  assert.deepEqual(statuses.slice(10), [429, 429]);
});

test('unknown methods are limited, too', async ({ chat }) => {
  const errors = [];
  for (let i = 0; i < 12; i++) errors.push(errorOf(await chat.anyone.request('POST', `method.callAnon/x${i}`, frame(`x${i}`))));
  assert.equal(errors.at(-1), 'too-many-requests');
});
