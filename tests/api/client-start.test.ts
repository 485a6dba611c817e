// What Rocket.Chat's own web client and its load tools ask for as they log in.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test, testsOn } from '../harness/test.ts';

test('the stream of apps is there, and silent', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const event of ['apps', 'app/added', 'command/updated', 'actions/changed']) await ann.watch('stream-apps', event);
  await (await chat.connect()).watch('stream-importers', 'progress');
  await (await chat.connect()).watch('stream-notify-all', 'public-info');
});

test('lists of what is not there are empty, not missing', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const buttons = await fetch(`${chat.server.url}/api/apps/actionButtons`);
  assert.equal(buttons.status, 200);
  assert.deepEqual(await buttons.json(), []);
  assert.deepEqual(((await ann.get('custom-sounds.list')) as Loose).sounds, []);
  assert.deepEqual(((await ann.get('emoji-custom.all')) as Loose).emojis, []);
  assert.deepEqual(((await ann.get('banners', { platform: 'web' })) as Loose).banners, []);
  assert.deepEqual(((await ann.get('banners.getNew', { platform: 'web' })) as Loose).banners, []);
  assert.deepEqual(((await chat.anyone.get('service.configurations')) as Loose).configurations, []);
  assert.deepEqual(((await admin.get('instances.get')) as Loose).instances, []);
  assert.deepEqual(await ann.call('listCustomSounds'), []);
  assert.deepEqual(await ann.call('listEmojiCustom'), []);
  await ann.call('logoutCleanUp', { _id: ann.id });
  await ann.post('statistics.telemetry', { params: [{ eventName: 'x', timestamp: 1 }] });
  await ann.refused(403, undefined, 'GET', 'instances.get');
});

test('everything is enabled, and nothing has a limit', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  assert.equal(((await ann.get('licenses.isEnterprise')) as Loose).isEnterprise, true);
  assert.equal(await ann.call('license:isEnterprise'), true);
  assert.equal(await ann.call('license:hasLicense', 'custom-roles'), true);
  assert.equal(await ann.call('license:hasLicense', 'no-such-module'), false);
  const { license }: Loose = await ann.get('licenses.info', { loadValues: true });
  assert.deepEqual(license.activeModules, await ann.call('license:getModules'));
  assert.equal(license.limits.activeUsers.max, -1);
  assert.equal(license.preventedActions.activeUsers, false);
  const seats: Loose = await ann.get('licenses.maxActiveUsers');
  assert.equal(seats.maxActiveUsers, undefined);
  assert.ok(seats.activeUsers >= 2);
  assert.deepEqual(((await admin.get('licenses.get')) as Loose).licenses, []);
  await ann.refused(403, undefined, 'GET', 'licenses.get');
  await admin.refused(400, 'error-no-licences', 'POST', 'licenses.add', { license: 'x' });
});

test('administrators see connections, the log and that no cloud knows the workspace', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  await ann.ddp();
  const connections: Loose = await admin.get('presence.getConnections');
  assert.ok(connections.current >= 1 && connections.max > connections.current);
  const { queue }: Loose = await admin.get('stdout.queue');
  assert.ok(queue.length > 0 && queue[0].string && queue[0].id && queue[0].ts);
  await ann.refused(403, undefined, 'GET', 'stdout.queue');
  const { registrationStatus }: Loose = await admin.get('cloud.registrationStatus');
  assert.equal(registrationStatus.workspaceRegistered, false);
  assert.deepEqual(await admin.call('cloud:checkRegisterStatus'), registrationStatus);
  const wizard: Loose = await (await chat.connect()).call('getSetupWizardParameters');
  assert.ok(wizard.settings.length > 0);
  assert.equal(wizard.serverAlreadyRegistered, false);
});

test('without rules the policy of passwords is empty', async ({ chat }) => {
  assert.deepEqual(await chat.anyone.get('pw.getPolicy'), { enabled: false, policy: [], success: true });
});

testsOn({ settings: { Accounts_Password_Policy_Enabled: true, Accounts_Password_Policy_MinLength: 9 } })('the policy of passwords names its rules', async ({ chat }) => {
  const policy: Loose = await chat.anyone.get('pw.getPolicy');
  assert.equal(policy.enabled, true);
  assert.deepEqual(policy.policy[0], ['get-password-policy-minLength', { minLength: 9 }]);
  assert.ok(policy.policy.some(([name]: [string]) => name === 'get-password-policy-mustContainAtLeastOneNumber'));
  assert.deepEqual(await (await chat.admin).call('getPasswordPolicy', {}), { enabled: true, policy: policy.policy });
});

test('one changes oneself by methods', async ({ chat }) => {
  const ann = await chat.user('ann');
  const seen = await ann.watchOwn('userData');
  const name = unique('renamed');
  assert.equal(await ann.call('checkUsernameAvailability', name), true);
  assert.equal(await ann.call('setUsername', name), name);
  assert.equal(await ann.call('checkUsernameAvailability', 'admin'), false);
  assert.equal(await ann.call('setRealName', 'Ann Other'), 'Ann Other');
  await ann.call('userSetUtcOffset', -3.5);
  await seen.next(([change]) => (change as Loose).diff?.utcOffset === -3.5);
  await assert.rejects(ann.call('userSetUtcOffset', 99));
  assert.equal(await ann.call('saveUserProfile', { bio: 'hello', statusText: 'here', email: `${name}@example.test`, typedPassword: ann.digest }, {}), true);
  await assert.rejects(ann.call('saveUserProfile', { email: 'other@example.test' }, {}));
  assert.equal(await ann.call('saveUserProfile', {}, { shoe: 'size' }), true);
  const { user }: Loose = await ann.get('users.info', { userId: ann.id });
  assert.equal(user.username, name);
  assert.equal(user.name, 'Ann Other');
  assert.equal(user.bio, 'hello');
  assert.deepEqual(user.customFields, { shoe: 'size' });
  assert.equal(user.utcOffset, -3.5);
  assert.equal(user.emails[0].address, `${name}@example.test`);
  assert.equal(await ann.call('getUserStatusText', ann.id), 'here');
});

test('an administrator makes and changes accounts by methods', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const username = unique('made');
  const id = await admin.call('insertOrUpdateUser', { username, name: 'Made', email: `${username}@example.test`, password: 'secret of mine 1', roles: ['user'] });
  assert.equal(typeof id, 'string');
  assert.equal(await admin.call('insertOrUpdateUser', { _id: id, name: 'Changed' }), true);
  await admin.call('setAdminStatus', id, true);
  const { user }: Loose = await admin.get('users.info', { userId: id });
  assert.equal(user.name, 'Changed');
  assert.ok(user.roles.includes('admin'));
  await admin.call('setAdminStatus', id, false);
  await assert.rejects(ann.call('insertOrUpdateUser', { _id: id, name: 'Mine' }));
  await assert.rejects(ann.call('setAdminStatus', ann.id, true));
});

test('blocking stops both sides, until it is taken back', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await ann.direct(ben);
  const his = await ben.watchOwn('subscriptions-changed');
  assert.equal(await ann.call('blockUser', { rid: room._id, blocked: ben.id }), true);
  await his.next(([, one]) => (one as Loose).rid === room._id && (one as Loose).blocked === true);
  assert.equal((await ann.subscription(room)).blocker, true);
  for (const who of [ann, ben]) await who.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'x' } });
  await ben.call('unblockUser', { rid: room._id, blocked: ann.id });
  await ben.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'x' } });
  await ann.call('unblockUser', { rid: room._id, blocked: ben.id });
  await ben.send(room, 'free again');
  const channel = await chat.channel({ members: [ann, ben] });
  await assert.rejects(ann.call('blockUser', { rid: channel._id, blocked: ben.id }));
});

test('rooms by methods: names, numbers, codes, histories and mentions', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const room = await chat.channel({ members: [ann, ben] });
  assert.equal(await ann.call('roomNameExists', room.name), true);
  assert.equal(await ann.call('roomNameExists', unique('none')), false);
  assert.ok((await ann.call('getTotalChannels')) >= 1);
  assert.equal(await admin.call('getRoomJoinCode', room._id), false);
  await ann.post('channels.setJoinCode', { roomId: room._id, joinCode: 'sesame' });
  assert.equal(await admin.call('getRoomJoinCode', room._id), 'sesame');
  await assert.rejects(ben.call('getRoomJoinCode', room._id));
  const message = await ann.send(room, `hey @${ben.username}`);
  const loaded: Loose = await ben.call('getChannelHistory', { rid: room._id, count: 1 });
  assert.equal(loaded.messages[0]._id, message._id);
  const mentions: Loose = await ben.call('getUserMentionsByChannel', { roomId: room._id, options: { limit: 10 } });
  assert.deepEqual(mentions.map((one: Loose) => one._id), [message._id]);
  assert.equal(await admin.call('addAllUserToRoom', room._id), true);
  const dora = await chat.user('dora');
  await dora.call('joinDefaultChannels', true);
  assert.ok(await dora.subscription('GENERAL'));
});

testsOn({ settings: { Accounts_RegistrationForm: 'Secret URL', Accounts_RegistrationForm_SecretURL: 'open sesame' } })('the secret of the registration address can be asked for, not read', async ({ chat }) => {
  const stranger = await chat.connect();
  assert.equal(await stranger.call('checkRegistrationSecretURL', 'open sesame'), true);
  assert.equal(await stranger.call('checkRegistrationSecretURL', 'other'), false);
});
