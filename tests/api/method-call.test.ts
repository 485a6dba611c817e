import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { randomId } from '../harness/ids.ts';
import { MethodRefusal } from '../harness/rest.ts';
import { test } from '../harness/test.ts';

test('method.call reaches the methods, with EJSON in a text', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const _id = randomId();
  const message = { msg: 'method', id: '42', method: 'sendMessage', params: [{ _id, rid: room._id, msg: 'by method' }] };
  const answer = await ann.request('POST', 'method.call/sendMessage', { body: { message: JSON.stringify(message) } });
  assert.equal(answer.status, 200);
  assert.equal(answer.body.success, true);
  const frame = JSON.parse(answer.body.message);
  assert.equal(frame.msg, 'result');
  assert.equal(frame.id, '42');
  assert.equal(frame.result._id, _id);
  assert.equal(typeof frame.result.ts.$date, 'number');
  assert.equal((await ann.history(room))[0].msg, 'by method');
});

test('a refusal travels inside with status 200', async ({ chat }) => {
  const ann = await chat.user('ann');
  await assert.rejects(ann.callMethod('sendMessage', { rid: 'nowhere', msg: 'x' }), MethodRefusal);
  await assert.rejects(ann.callMethod('no:such:method'), (refusal: Loose) => String(refusal.error) === '404' || /404/.test(refusal.message));
});

test('what is not a method frame is refused', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const body of [{}, { message: 5 }, { message: 'not json' }, { message: '[]' }, { message: '{}' }, { message: JSON.stringify({ msg: 'method', id: '1', method: 'sendMessage', params: {} }) }, { message: 'null' }]) {
    const answer = await ann.request('POST', 'method.call/sendMessage', { body });
    const inside = answer.status === 200 ? JSON.parse(answer.body.message) : undefined;
    assert.ok(answer.status === 400 || inside?.error, `${JSON.stringify(body)}: ${answer.text}`);
  }
});

test('method.call needs a login, method.callAnon does not, and neither opens what is closed', async ({ chat }) => {
  const frame = (method: string, ...params: Loose[]) => ({ body: { message: JSON.stringify({ msg: 'method', id: '1', method, params }) } });
  const closed = await chat.anyone.request('POST', 'method.call/sendMessage', frame('sendMessage', { rid: 'GENERAL', msg: 'x' }));
  assert.equal(closed.status, 401);
  const anonymous = await chat.anyone.request('POST', 'method.callAnon/sendMessage', frame('sendMessage', { rid: 'GENERAL', msg: 'x' }));
  const inside = anonymous.status === 200 ? JSON.parse(anonymous.body.message) : undefined;
  assert.ok(anonymous.status === 401 || inside?.error, anonymous.text);
});

test('a slash of a method\'s name is a colon in the path', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const name of ['rooms/get', 'subscriptions/get', 'public-settings/get', 'permissions/get']) {
    const message = JSON.stringify({ msg: 'method', id: '1', method: name, params: [{ $date: 0 }] });
    for (const path of [name.replaceAll('/', ':'), encodeURIComponent(name.replaceAll('/', ':'))]) {
      const answer = await ann.request('POST', `method.call/${path}`, { body: { message } });
      assert.ok(JSON.parse(answer.body.message).result, answer.text);
    }
  }
  // Only the message says which method is meant.
  const other = await ann.request('POST', 'method.call/getRoomById', { body: { message: JSON.stringify({ msg: 'method', id: '1', method: 'rooms/get', params: [] }) } });
  assert.ok(Array.isArray(JSON.parse(other.body.message).result), other.text);
});

test('who is nobody is told so by a code, over REST and DDP alike', async ({ chat }) => {
  const answer = await chat.anyone.request('POST', 'method.callAnon/sendMessage', { body: { message: JSON.stringify({ msg: 'method', id: '1', method: 'sendMessage', params: [{ rid: 'GENERAL', msg: 'x' }] }) } });
  assert.equal(JSON.parse(answer.body.message).error.error, 'error-invalid-user');
  await (await chat.connect()).refused('error-invalid-user', 'sendMessage', { rid: 'GENERAL', msg: 'x' });
});
