import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

test('permissions.listAll has every permission with its roles', async ({ chat }) => {
  const ann = await chat.user('ann');
  const all: Loose = await ann.get('permissions.listAll');
  const byId = new Map<string, string[]>(all.update.map((one: Loose) => [one._id, one.roles]));
  assert.deepEqual(byId.get('create-c')?.toSorted(), ['admin', 'app', 'bot', 'user']);
  assert.deepEqual(byId.get('add-user-to-any-p-room'), []);
  assert.ok(byId.size > 150);
  assert.deepEqual(all.remove, []);
});

test('a permission that is taken away is gone from the next request on, and everybody is told', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const seen = await ann.watch('stream-notify-logged', 'permissions-changed');
  const before: Loose = await ann.get('permissions.listAll');
  const { roles } = before.update.find((one: Loose) => one._id === 'create-d');
  await admin.post('permissions.update', { permissions: [{ _id: 'create-d', roles: ['admin'] }] });
  try {
    const [action, permission] = (await seen.next(([, one]) => one._id === 'create-d')) as Loose[];
    assert.equal(action, 'updated');
    assert.deepEqual(permission.roles, ['admin']);
    await ann.refused(400, 'error-not-allowed', 'POST', 'im.create', { username: admin.username });
    const since: Loose = await ann.get('permissions.listAll', { updatedSince: new Date(Date.now() - 10_000).toISOString() });
    assert.ok(since.update.some((one: Loose) => one._id === 'create-d'));
  } finally {
    await admin.post('permissions.update', { permissions: [{ _id: 'create-d', roles }] });
  }
  await ann.post('im.create', { username: admin.username });
});

test('permissions.update refuses strangers, unknown permissions and unknown roles', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const refusal = await ann.request('POST', 'permissions.update', { body: { permissions: [{ _id: 'create-c', roles: ['user'] }] } });
  assert.ok([400, 403].includes(refusal.status), refusal.text);
  for (const permissions of [[], [{ _id: 'no-such-permission', roles: ['user'] }], [{ _id: 'create-c', roles: ['no-such-role'] }], [{ _id: 'create-c' }], 'create-c', [{ roles: ['user'] }]]) {
    await admin.refused(400, undefined, 'POST', 'permissions.update', { permissions });
  }
});

test('roles.list has the built-in roles', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answer: Loose = await ann.get('roles.list');
  const scopes = new Map(answer.roles.map((one: Loose) => [one._id, one.scope]));
  for (const id of ['admin', 'user', 'bot', 'guest', 'anonymous']) assert.equal(scopes.get(id), 'Users', id);
  for (const id of ['owner', 'moderator', 'leader']) assert.equal(scopes.get(id), 'Subscriptions', id);
  assert.ok(answer.roles.every((one: Loose) => one.protected === true));
});

test('a role is given to a user and taken away, with effect at once', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  await admin.post('roles.addUserToRole', { roleName: 'admin', username: ann.username });
  assert.deepEqual(((await ann.get('me')) as Loose).roles.sort(), ['admin', 'user']);
  await ann.get('settings/Site_Name');
  await admin.post('roles.removeUserFromRole', { roleName: 'admin', username: ann.username });
  const refusal = await ann.request('GET', 'settings/Site_Name');
  assert.ok([400, 403].includes(refusal.status), refusal.text);
  const strange = await ann.request('POST', 'roles.addUserToRole', { body: { roleName: 'admin', username: ann.username } });
  assert.ok([400, 403].includes(strange.status), strange.text);
  await admin.refused(400, undefined, 'POST', 'roles.addUserToRole', { roleName: 'no-such-role', username: ann.username });
  await admin.refused(400, undefined, 'POST', 'roles.addUserToRole', { roleName: 'admin', username: 'nobody-at-all' });
  await admin.refused(400, 'error-admin-required', 'POST', 'roles.removeUserFromRole', { roleName: 'admin', username: admin.username });
});
