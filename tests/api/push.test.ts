// Telling phones of messages: the devices, and what a gateway within the test is sent.

import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

const name = async (who: User, value: string, more: Loose = {}): Promise<Loose> =>
  ((await who.post('push.token', { type: 'gcm', value, appName: 'chat', ...more })) as Loose).result;

test('a device is named, named again and taken back, and its log-in stays the own', async ({ chat }) => {
  const ann = await chat.user('ann');
  const value = unique('token');
  const first = await name(ann, value, { id: unique('device'), voipToken: 'x' });
  assert.deepEqual([first.token, first.appName, first.userId, first.enabled], [{ gcm: value }, 'chat', ann.id, true]);
  assert.deepEqual(Object.keys(first).sort(), ['_id', 'appName', 'createdAt', 'enabled', 'token', 'updatedAt', 'userId']);
  const again = await name(ann, unique('token'), { id: first._id, type: 'apn' });
  assert.deepEqual([again._id, again.createdAt, Object.keys(again.token)], [first._id, first.createdAt, ['apn']]);
  const removed = await ann.request('DELETE', 'push.token', { body: { token: again.token.apn } });
  assert.deepEqual(removed.body, { success: true });
  const twice = await ann.request('DELETE', 'push.token', { body: { token: again.token.apn } });
  assert.deepEqual([twice.status, twice.body], [404, { success: false, error: 'Resource not found' }]);
});

test('what does not name a device is refused', async ({ chat }) => {
  const ann = await chat.user('ann');
  const whole = { type: 'gcm', value: 'x', appName: 'chat' };
  const refused = async (body: Loose) => (await ann.request('POST', 'push.token', { body: { ...whole, ...body } })).body.errorType;
  assert.equal(await refused({ type: 'web' }), 'error-type-param-not-valid');
  assert.equal(await refused({ value: '' }), 'error-token-param-not-valid');
  assert.equal(await refused({ appName: '' }), 'error-appName-param-not-valid');
});

test('older apps name their device before they log in, and by the token that they have', async ({ chat }) => {
  const ann = await chat.user('ann');
  const options = { id: unique('device'), token: { gcm: unique('token') }, appName: 'chat', userId: ann.id, authToken: ann.authToken, metadata: {} };
  const made: Loose = await ann.call('raix:push-update', options);
  assert.deepEqual([made._id, made.token, made.userId, made.authToken], [options.id, options.token, ann.id, undefined]);
  assert.equal(await ann.call('raix:push-setuser', made._id), true);
  assert.equal(await ann.call('raix:push-setuser', { id: 'nobodys' }), false);
  const ben = await chat.user('ben');
  const taken: Loose = await ben.call('raix:push-update', { ...options, authToken: undefined, userId: undefined });
  assert.equal(taken.userId, ben.id);
});
