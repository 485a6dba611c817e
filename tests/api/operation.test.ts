// Calls by which administrators and auditors run the workspace, and what it shows to other sites.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test, testsOn } from '../harness/test.ts';

test('who has not logged in for long is deactivated, unless connected', async ({ chat, server }) => {
  const admin = await chat.admin;
  const [idle, busy, recent, never] = await chat.users('idle', 'busy', 'recent', 'never');
  const long = Date.now() - 40 * 86_400_000;
  for (const who of [idle, busy]) server.sql(`UPDATE users SET last_login_at = ${long} WHERE id = '${who.id}'`);
  server.sql(`UPDATE users SET last_login_at = ${Date.now()} WHERE id = '${recent.id}'`);
  await busy.ddp();
  await idle.refused(403, undefined, 'POST', 'users.deactivateIdle', { daysIdle: 30 });
  await admin.refused(400, 'error-invalid-role', 'POST', 'users.deactivateIdle', { daysIdle: 30, role: 'no-such-role' });
  const none: Loose = await admin.post('users.deactivateIdle', { daysIdle: 30, role: 'guest' });
  assert.equal(none.count, 0);
  const done: Loose = await admin.post('users.deactivateIdle', { daysIdle: 30 });
  assert.equal(done.count, 1);
  const isActive = async (who: Loose) => ((await admin.get('users.info', { userId: who.id })) as Loose).user.active;
  assert.deepEqual(await Promise.all([idle, busy, recent, never].map(isActive)), [false, true, true, true]);
  await idle.refused(401, undefined, 'GET', 'me');
});

test('changes of presence are sent again', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  await admin.post('settings/Presence_broadcast_disabled', { value: true });
  await ann.refused(403, undefined, 'POST', 'presence.enableBroadcast');
  await admin.post('presence.enableBroadcast');
  assert.equal(((await admin.get('settings/Presence_broadcast_disabled')) as Loose).value, false);
});

test('a copied workspace gets an id of its own', async ({ chat, server }) => {
  const admin = await chat.admin;
  const id = async () => ((await admin.get('settings/uniqueID')) as Loose).value as string;
  const before = await id();
  await admin.post('fingerprint', { setDeploymentAs: 'updated-configuration' });
  assert.equal(await id(), before);
  await admin.post('fingerprint', { setDeploymentAs: 'new-workspace' });
  const after = await id();
  assert.notEqual(after, before);
  assert.match(after, /^\w{17,}$/);
  await server.crash();
  assert.equal(await id(), after);
  await admin.refused(400, undefined, 'POST', 'fingerprint', { setDeploymentAs: 'something' });
});

test('auditors see who has changed which setting, and who is in which room', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const name = unique('Audited');
  await admin.post('settings/Site_Name', { value: name });
  await admin.post('settings/Site_Name', { value: 'Confab' });
  const page: Loose = await admin.request('GET', 'audit.settings', { query: { settingId: 'Site_Name', count: 1, actor: JSON.stringify({ _id: admin.id }) } });
  assert.equal(page.status, 200, page.text);
  assert.ok(page.body.total >= 2, page.text);
  const [event] = page.body.events;
  assert.equal(event.t, 'settings.changed');
  assert.deepEqual([event.actor.type, event.actor._id, event.actor.username], ['user', admin.id, admin.username]);
  assert.deepEqual(event.data, [{ key: 'id', value: 'Site_Name' }, { key: 'previous', value: name }, { key: 'current', value: 'Confab' }]);
  for (const query of [{ settingId: 'Language' }, { actor: JSON.stringify({ _id: ann.id }) }, { end: '2020-01-01T00:00:00.000Z' }])
    assert.equal(((await admin.request('GET', 'audit.settings', { query })).body as Loose).total, 0);
  await admin.refused(400, 'invalid-params', 'GET', 'audit.settings', { actor: '{}' });
  await ann.refused(403, undefined, 'GET', 'audit.settings');

  const room = await chat.group({ members: [ann] });
  const members: Loose = await admin.request('GET', 'audit/rooms.members', { query: { roomId: room._id, filter: ann.username } });
  assert.deepEqual(members.body.members.map((one: Loose) => one._id), [ann.id], members.text);
  assert.equal(members.body.total, 1);
  await ann.refused(403, undefined, 'GET', 'audit/rooms.members', { roomId: room._id });
  await admin.refused(400, undefined, 'GET', 'audit/rooms.members', { roomId: 'nowhere' });
});

test('nothing has a preview, and no licence is needed', async ({ chat }) => {
  const ann = await chat.user('ann');
  const item = { previewItem: { id: '1', type: 'text', value: 'x' }, roomId: 'GENERAL' };
  for (const command of ['topic', 'no-such-command']) await ann.refused(400, 'error-command-unknown', 'POST', 'commands.preview', { command, ...item }).catch(() => ann.refused(400, undefined, 'POST', 'commands.preview', { command, ...item }));
  await (await chat.admin).refused(400, 'error-no-licences', 'POST', 'licenses.validate', { license: 'x' });
});

test('pictures for other sites', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  await ann.ddp();
  const shield = async (query: string) => fetch(`${server.url}/api/v1/shield.svg?${query}`);
  const text = async (query: string): Promise<string> => {
    const answer = await shield(query);
    assert.equal(answer.status, 200, query);
    assert.match(answer.headers.get('content-type') ?? '', /^image\/svg\+xml/);
    return answer.text();
  };
  assert.match(await text('type=online&name=People'), /People.*>\d+ Online</);
  assert.match(await text('type=channel&channel=general&name=Talk'), />#general</);
  assert.match(await text(`type=user&channel=${ann.username}&name=Call`), new RegExp(`>@${ann.username}<`));
  assert.match(await text('name=%3Cscript%3E%22'), /&lt;script&gt;&quot;/);
  await admin.post('settings/API_Shield_user_require_auth', { value: true });
  assert.equal((await shield(`type=user&channel=${ann.username}&name=x`)).status, 401);
  assert.equal((await shield(`type=user&channel=${ann.username}&name=x&rc_uid=${ann.id}&rc_token=${ann.authToken}`)).status, 200);
  await admin.post('settings/API_Shield_Types', { value: 'online' });
  assert.deepEqual([(await shield('type=online&name=x')).status, (await shield('type=channel&channel=general&name=x')).status], [200, 400]);
  assert.equal((await (await shield('type=channel&channel=general&name=x')).json()).error, 'This shield type is disabled [error-shield-disabled]');
  await admin.post('settings/API_Enable_Shields', { value: false });
  for (const type of ['online', 'channel']) {
    const answer = await shield(`type=${type}&channel=general&name=x`);
    assert.deepEqual([answer.status, (await answer.json()).error], [400, 'This endpoint is disabled [error-endpoint-disabled]']);
  }
});

testsOn({ settings: { Presence_broadcast_disabled: true, uniqueID: 'fixed-by-the-environment' } })('what the environment fixes stays', async ({ chat }) => {
  const admin = await chat.admin;
  await admin.refused(400, 'error-not-allowed', 'POST', 'presence.enableBroadcast');
  await admin.refused(400, 'error-not-allowed', 'POST', 'fingerprint', { setDeploymentAs: 'new-workspace' });
});

test('the picture of a room needs a permission of its own', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const room = await chat.channel({ members: [ann, ben] });
  const picture = 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
  const roles = async (list: string[]) => admin.post('permissions.update', { permissions: [{ _id: 'edit-room-avatar', roles: list }] });
  await roles(['admin']);
  try {
    await ann.refused(400, 'error-action-not-allowed', 'POST', 'rooms.saveRoomSettings', { rid: room._id, roomAvatar: picture });
    await ann.post('rooms.saveRoomSettings', { rid: room._id, roomTopic: 'this goes' });
    await admin.post('rooms.saveRoomSettings', { rid: room._id, roomAvatar: picture });
  } finally {
    await roles(['admin', 'owner', 'moderator']);
  }
  await ann.post('rooms.saveRoomSettings', { rid: room._id, roomAvatar: picture });
});
