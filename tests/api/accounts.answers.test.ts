// What clients read of the answers about accounts, to the letter: texts of refusals, members of documents.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { Caller } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();
const form = (name: string) => {
  const username = unique(name);
  return { username, name, email: `${username}@example.test`, pass: 'secret of mine 1' };
};
const told = async (caller: Caller, path: string, body: Loose, status = 400) => (await caller.refused(status, undefined, 'POST', path, body)).error;

test('what is wrong with a form of registration is told in a certain order', async ({ chat }) => {
  const taken = form('ann');
  await chat.anyone.post('users.register', taken);
  const said = (body: Loose) => told(chat.anyone, 'users.register', { ...form('x'), ...body });
  assert.equal(await said({ name: 'a<b', username: 'a b' }), 'Name contains invalid characters');
  assert.equal(await said({ name: 'a%3Cb' }), 'Name contains invalid characters');
  assert.equal(await said({ username: 'a b', email: 'nothing' }), 'The username provided is not valid');
  assert.equal(await said({ username: 'all', email: 'nothing' }), "all is blocked and can't be used! [error-blocked-username]");
  assert.equal(await said({ username: taken.username, email: 'nothing' }), 'Username is already in use');
  const answer = await chat.anyone.request('POST', 'users.register', { body: { ...form('x'), email: taken.email } });
  assert.equal(answer.body.error, 'Email already exists. [403]');
  assert.equal(answer.body.errorType, 403);
});

test('who registers is told what strangers see', async ({ chat }) => {
  const { user }: Loose = await chat.anyone.post('users.register', form('ann'));
  assert.ok(user._id && user.username && user.name);
  for (const hidden of ['emails', 'roles', 'settings', 'services', 'createdAt']) assert.equal(hidden in user, false, hidden);
});

test('users.create says in its own words what cannot be', async ({ chat }) => {
  const admin = await chat.admin;
  const wanted = () => ({ ...form('x'), password: 'secret of mine 1', pass: undefined });
  assert.equal(await told(admin, 'users.create', { ...wanted(), username: 'a b' }), 'a b is not a valid username [error-input-is-not-a-valid-field]');
  const bad = await admin.refused(400, 'error-input-is-not-a-valid-field', 'POST', 'users.create', {
    ...wanted(),
    username: 'a b',
  });
  assert.equal(bad.details.input, 'a b');
  assert.equal(bad.details.field, 'Username');
  const ann = await chat.user('ann');
  assert.equal(await told(admin, 'users.create', { ...wanted(), username: ann.username }), `${ann.username} is already in use :( [error-field-unavailable]`);
  assert.equal(await told(admin, 'users.create', { ...wanted(), roles: ['nothing'] }), 'The field Roles consist invalid role id [error-action-not-allowed]');
});

test('a username that is taken or reserved is not saved; one that is blocked is named', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  for (const username of [ben.username, 'System']) {
    assert.equal(await told(ann, 'users.updateOwnBasicInfo', { data: { username } }), 'Could not save user identity [error-could-not-save-identity]');
    assert.equal(await told(admin, 'users.update', { userId: ann.id, data: { username } }), 'Could not save user identity [error-could-not-save-identity]');
  }
  assert.equal(await told(ann, 'users.updateOwnBasicInfo', { data: { username: 'here' } }), "here is blocked and can't be used! [error-blocked-username]");
});

test('a status that is set is seen at once, also without a connection', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const seen = async (by: Caller) => (await by.get('users.getStatus', { userId: ann.id })) as Loose;
  assert.equal((await seen(ben)).status, 'offline');
  await ann.post('users.setStatus', { status: 'busy', message: `  ${'x'.repeat(200)}` });
  assert.equal((await seen(ben)).status, 'busy');
  assert.equal((await seen(ben)).message, 'x'.repeat(120));
  assert.equal('connectionStatus' in (await seen(ben)), false);
  assert.equal((await seen(ann)).connectionStatus, 'offline');
  const info: Loose = await ben.get('users.info', { userId: ann.id });
  assert.equal(info.user.status, 'busy');
  const room = await chat.channel({ members: [ben, ann] });
  const online: Loose = await ben.get('channels.online', { query: { _id: room._id } } as Loose);
  assert.deepEqual(
    online.online.map((one: Loose) => one._id),
    [ann.id],
  );
  const connection = await ann.connectAgain();
  connection.close();
});

test('users.presence: everybody who is not offline, and what changed lately', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  await ann.post('users.setStatus', { status: 'away', message: 'lunch' });
  const start = new Date();
  await ben.post('users.setStatus', { status: 'busy' });
  const all: Loose = await cleo.get('users.presence');
  assert.equal(all.full, true);
  const row = all.users.find((one: Loose) => one._id === ann.id);
  assert.deepEqual([row.status, row.statusText, row.username], ['away', 'lunch', ann.username]);
  assert.equal(
    all.users.some((one: Loose) => one._id === cleo.id),
    false,
    'offline',
  );
  assert.equal('statusText' in all.users.find((one: Loose) => one._id === ben.id), false);

  const some: Loose = await cleo.get('users.presence', { ids: [ann.id, cleo.id] });
  assert.equal(some.full, false);
  assert.deepEqual(
    some.users.map((one: Loose) => one._id),
    [ann.id],
  );

  const lately: Loose = await cleo.get('users.presence', { from: start.toISOString() });
  assert.equal(lately.full, false);
  assert.ok(lately.users.some((one: Loose) => one._id === ben.id && one.status === 'busy'));
  const own: Loose = await ben.get('users.presence', { from: start.toISOString() });
  assert.equal(
    own.users.some((one: Loose) => one._id === ben.id),
    false,
    'the caller is left out',
  );
  const longAgo: Loose = await cleo.get('users.presence', {
    from: new Date(start.getTime() - 11 * 60_000).toISOString(),
  });
  assert.equal(longAgo.full, true);
});

testsOn({ settings: { Accounts_AllowUserStatusMessageChange: false } })('where nobody may change the text, users.setStatus is refused as a whole', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const body of [{ status: 'away' }, { message: '' }, { message: 'x' }]) {
    assert.equal(await told(ann, 'users.setStatus', body), 'Change status is not allowed [error-not-allowed]');
  }
  assert.equal(await ann.callMethod('setUserStatus', 'away', ''), true);
});

test('of oneself users.info tells all, of others what one may know', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const own: Loose = ((await ann.get('users.info', { userId: ann.id })) as Loose).user;
  assert.equal(own.canViewAllInfo, true);
  assert.equal(own.services.password, true);
  for (const shown of ['emails', 'roles', 'settings', 'createdAt']) assert.ok(shown in own, shown);
  const other: Loose = ((await ben.get('users.info', { userId: ann.id })) as Loose).user;
  for (const hidden of ['emails', 'roles', 'settings', 'services', 'createdAt', 'lastLogin']) assert.equal(hidden in other, false, hidden);
  const full: Loose = ((await (await chat.admin).get('users.info', { userId: ann.id })) as Loose).user;
  assert.ok('emails' in full && !('services' in full));
});

test('preferences: what was chosen is answered, and nothing else', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  assert.deepEqual(((await ann.get('users.getPreferences')) as Loose).preferences, {});
  const saved: Loose = await ann.post('users.setPreferences', {
    data: { desktopNotifications: 'default', emailNotificationMode: 'all', language: 'de' },
  });
  const chosen = { desktopNotifications: 'default', emailNotificationMode: 'mentions', language: 'de' };
  assert.deepEqual(saved.user, { _id: ann.id, settings: { preferences: chosen } });
  assert.deepEqual(((await ann.get('users.getPreferences')) as Loose).preferences, chosen);
  assert.equal(((await ann.get('me')) as Loose).settings.preferences.idleTimeLimit, 300);
  assert.match(await told(ann, 'users.setPreferences', { data: { nothing: 1 } }), /must NOT have additional properties/);
  assert.equal(
    await told(await chat.admin, 'users.setPreferences', { userId: 'nobody', data: { language: 'de' } }),
    'The optional "userId" param provided does not match any users [error-invalid-user]',
  );
  assert.deepEqual(((await ben.get('users.getPreferences')) as Loose).preferences, {});
});

test('users.logout of somebody else', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const refusal = await ann.refused(403, 'unauthorized', 'POST', 'users.logout', { userId: ben.id });
  assert.equal(refusal.error, 'unauthorized');
  const answer: Loose = await (await chat.admin).post('users.logout', { userId: ben.id });
  assert.equal(answer.message, `User ${ben.id} has been logged out!`);
});

test('users.list by status keeps those who are switched off apart', async ({ chat }) => {
  const admin = await chat.admin;
  const tag = unique('off');
  const people = await chat.users(`${tag}a`, `${tag}b`, `${tag}c`);
  await admin.post('users.setActiveStatus', { userId: people[0]?.id ?? '', activeStatus: false });
  const list = async (direction: number) =>
    (
      (await admin.get('users.list', {
        query: { username: { $regex: tag } },
        sort: { status: direction },
      } as Loose)) as Loose
    ).users.map((one: Loose) => one.active);
  assert.deepEqual(await list(1), [false, true, true]);
  assert.deepEqual(await list(-1), [true, true, false]);
});

test('an account that is switched off: what is answered, and by whom it may be', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  assert.equal(await told(admin, 'users.setActiveStatus', { userId: 'nobody', activeStatus: false }), 'User not found');
  const off: Loose = await admin.post('users.setActiveStatus', { userId: ann.id, activeStatus: false });
  assert.deepEqual(off.user, { _id: ann.id, active: false });
  assert.equal(await admin.callMethod('setUserActiveStatus', ann.id, true), true);
});

for (const [how, switchOff] of [
  ['users.setActiveStatus', (admin: Caller, userId: string, more: Loose) => admin.request('POST', 'users.setActiveStatus', { body: { userId, activeStatus: false, ...more } })],
  ['users.update', (admin: Caller, userId: string, more: Loose) => admin.request('POST', 'users.update', { body: { userId, data: { active: false }, ...more } })],
] as const) {
  test(`the last owner of rooms is switched off only when that is confirmed: ${how}`, async ({ chat }) => {
    const admin = await chat.admin;
    const [ann, ben] = await chat.users('ann', 'ben');
    const shared = await chat.channel({ members: [ann, ben] });
    const alone = await chat.group({ members: [ann] });
    const talk: Loose = ((await ben.post('im.create', { username: ann.username })) as Loose).room;

    const refused = await switchOff(admin, ann.id, {});
    assert.equal(refused.status, 400);
    assert.equal(refused.body.error, '[user-last-owner]');
    assert.equal(refused.body.errorType, 'user-last-owner');
    assert.deepEqual(refused.body.details, { shouldBeRemoved: [alone.name], shouldChangeOwner: [shared.name] });
    await ann.get('me');

    assert.equal((await switchOff(admin, ann.id, { confirmRelinquish: true })).status, 200);
    const roles: Loose = await ben.get('channels.roles', { roomId: shared._id });
    assert.deepEqual(roles.roles.map((one: Loose) => one.u.username).sort(), [ann.username, ben.username].sort());
    await admin.refused(400, undefined, 'GET', 'rooms.adminRooms.getRoom', { rid: alone._id });
    const room: Loose = ((await ben.get('rooms.info', { roomId: talk._id })) as Loose).room;
    assert.equal(room.ro, true);
    const subscription: Loose = ((await ben.get('subscriptions.getOne', { roomId: talk._id })) as Loose).subscription;
    assert.equal(subscription.archived, true);

    await admin.post('users.setActiveStatus', { userId: ann.id, activeStatus: true });
    assert.equal(((await ben.get('rooms.info', { roomId: talk._id })) as Loose).room.ro, false);
  });
}

const blocking = {
  Block_Multiple_Failed_Logins_Enabled: true,
  Block_Multiple_Failed_Logins_By_Ip: false,
  Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User: 2,
};
testsOn({ settings: { ...blocking, Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes: 0.5 } })(
  'a block of half a minute is answered whatever the password',
  async ({ chat }) => {
    const ann = await chat.user('ann');
    const login = (password: string) => chat.anyone.request('POST', 'login', { body: { user: ann.username, password } });
    for (let i = 0; i < 2; ++i) assert.equal((await login('guess')).body.message, 'Unauthorized');
    const blocked = await login(ann.password);
    assert.equal(blocked.status, 401);
    assert.equal(blocked.body.error, 'error-login-blocked-for-user');
  },
);

testsOn({ settings: { Accounts_Password_Policy_Enabled: true, Accounts_Password_Policy_MinLength: 12 } })('what a password lacks is a list', async ({ chat }) => {
  const answer = await chat.anyone.request('POST', 'users.register', { body: { ...form('ann'), pass: 'Sh0rt!' } });
  assert.equal(answer.body.error, "The password provided does not meet the server's password policy.");
  assert.deepEqual(answer.body.details, [
    {
      error: 'error-password-policy-not-met-minLength',
      message: 'The password does not meet the minimum length password policy.',
    },
  ]);
});

test('whose address is confirmed is not said by its owner', async ({ chat }) => {
  const admin = await chat.admin;
  const own: Loose = (await admin.get('me')) as Loose;
  const said = (userId: string, verified: boolean) => admin.request('POST', 'users.update', { body: { userId, data: { verified } } });
  const refused = await said(own._id, !own.emails[0].verified);
  assert.deepEqual([refused.status, refused.body.error], [400, 'Editing email verification is not allowed [error-action-not-allowed]']);
  const ann = await chat.user('ann');
  assert.equal((await said(ann.id, false)).body.user.emails[0].verified, false);
});

test('preferences of somebody else, and of another type than they have', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  assert.equal(await told(ben, 'users.setPreferences', { userId: ann.id, data: { language: 'de' } }), 'Editing user is not allowed [error-action-not-allowed]');
  assert.equal(await told(ann, 'users.setPreferences', { data: { hideFlexTab: 'x' } }), 'must be boolean [invalid-params]');
  assert.equal(await told(ann, 'users.setPreferences', { data: { clockMode: 'x' } }), 'must be number [invalid-params]');
  assert.equal(await told(ann, 'users.setPreferences', { data: { highlights: 'x' } }), 'must be array [invalid-params]');
  assert.equal(await told(ann, 'users.setPreferences', { data: { idleTimeLimit: 5 } }), 'Invalid idleTimeLimit [invalid-idle-time-limit-value]');
});

test('what settings forbid is refused in an account of one\'s own, whoever one is', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const me: Loose = await admin.get('me');
  const without = async (setting: string, act: () => Promise<void>) => {
    await admin.post(`settings/${setting}` as 'settings/{_id}', { value: false } as Loose);
    await act().finally(() => admin.post(`settings/${setting}` as 'settings/{_id}', { value: true } as Loose));
  };
  for (const [setting, data, words] of [
    ['Accounts_AllowUsernameChange', { username: unique('other') }, 'Edit username is not allowed'],
    ['Accounts_AllowUserStatusMessageChange', { statusText: unique('text') }, 'Edit user status is not allowed'],
    ['Accounts_AllowRealNameChange', { name: unique('Name') }, 'Edit user real name is not allowed'],
    ['Accounts_AllowEmailChange', { email: `${unique('x')}@example.test` }, 'Edit user email is not allowed'],
    ['Accounts_AllowUserProfileChange', { nickname: unique('nick') }, 'Edit user profile is not allowed'],
  ] as const) {
    await without(setting, async () => {
      assert.equal(await told(admin, 'users.update', { userId: me._id, data }), `${words} [error-action-not-allowed]`);
      await admin.post('users.update', { userId: ann.id, data: 'email' in data ? { email: `${unique('y')}@example.test` } : { name: unique('Name') } });
    });
  }
  await without('Accounts_AllowUserProfileChange', async () => {
    for (const data of [{ nickname: 'x' }, { bio: 'x' }, { name: unique('Name') }]) {
      assert.equal(await told(ann, 'users.updateOwnBasicInfo', { data }), 'Not allowed [error-not-allowed]');
    }
  });
});

test('users.update is for oneself as well, as far as no password is needed', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const name = unique('Ann');
  const { user }: Loose = await ann.post('users.update', { userId: ann.id, data: { name, nickname: 'an' } });
  assert.deepEqual([user.name, user.nickname], [name, 'an']);
  const refused = 'Editing user is not allowed [error-action-not-allowed]';
  for (const data of [{ email: 'x@example.test' }, { password: 'another secret 1' }, { roles: ['admin'] }, { active: false }, { verified: true }, { requirePasswordChange: true }]) {
    assert.equal(await told(ann, 'users.update', { userId: ann.id, data }), refused, JSON.stringify(data));
  }
  assert.equal(await told(ann, 'users.update', { userId: ben.id, data: { name } }), refused);
});

testsOn({ settings: { Accounts_Password_Policy_Enabled: true, Accounts_Password_Policy_MinLength: 12 } })('the policy is for those who choose their own password', async ({ chat }) => {
  const admin = await chat.admin;
  const { pass: _, ...wanted } = form('ann');
  const { user }: Loose = await admin.post('users.create', { ...wanted, password: 'short' });
  await admin.refused(400, 'error-password-policy-not-met', 'POST', 'users.update', { userId: user._id, data: { password: 'short' } });
});

test('the administrator of the environment has a place on the clock', async ({ chat }) => {
  const me: Loose = await (await chat.admin).get('me');
  assert.deepEqual([me.roles, me.emails[0].verified, me.utcOffset], [['admin'], false, 0]);
});

test('a permission that a call is declared with is missed in one sentence, without a type', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const [method, path] of [['GET', 'moderation.reportsByUsers'], ['POST', 'presence.enableBroadcast']] as const) {
    const answer = await ann.request(method, path, method === 'POST' ? { body: {} } : {});
    assert.equal(answer.status, 403, path);
    assert.equal(answer.body.error, 'User does not have the permissions required for this action [error-unauthorized]');
    assert.equal('errorType' in answer.body, false);
    assert.equal(answer.headers.get('x-error-type'), 'error-unauthorized');
  }
});

test('a licence is told to visitors where they may read', async ({ chat }) => {
  const admin = await chat.admin;
  assert.equal((await chat.anyone.request('GET', 'licenses.isEnterprise')).status, 401);
  await admin.post('settings/Accounts_AllowAnonymousRead', { value: true });
  try {
    assert.equal(((await chat.anyone.get('licenses.isEnterprise')) as Loose).isEnterprise, true);
  } finally {
    await admin.post('settings/Accounts_AllowAnonymousRead', { value: false });
  }
});

test('what is open to everybody answers the same, whoever asks', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const stale = new Caller(server.url, { userId: ann.id, authToken: 'x'.repeat(43) });
  for (const [method, path, params] of [
    ['GET', 'settings.public', { count: 5 }],
    ['GET', 'settings.oauth', {}],
    ['GET', 'service.configurations', {}],
    ['GET', 'pw.getPolicy', {}],
    ['GET', 'channels.anonymousread', { roomName: 'general' }],
    ['GET', 'shield.svg', { type: 'channel', channel: '#general', name: 'x' }],
    ['POST', 'validateInviteToken', { token: 'x' }],
    ['POST', 'login', { user: 'nobody', password: 'x' }],
    ['POST', 'method.callAnon/getRoomRoles', { message: JSON.stringify({ msg: 'method', id: '1', method: 'getRoomRoles', params: ['GENERAL'] }) }],
  ] as const) {
    const told = async (caller: Caller) => {
      const { status, text } = await caller.request(method, path, method === 'GET' ? { query: params } : { body: params });
      return [status, text];
    };
    const nobody = await told(chat.anyone);
    assert.deepEqual(await told(ann), nobody, path);
    assert.deepEqual(await told(stale), nobody, path);
  }
  await ann.post('users.register', form('second'));
  assert.equal((await stale.request('GET', '/api/info')).status, 200);
});

test('the list of people needs another permission where the setting asks for it', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const id = 'API_Apply_permission_view-outside-room_on_users-list';
  const { roles } = ((await admin.get('permissions.listAll', {})) as Loose).update.find((one: Loose) => one._id === 'view-outside-room');
  const status = async () => Promise.all(['users.list', 'users.listByStatus'].map(async (path) => (await ann.request('GET', path)).status));
  await admin.post('permissions.update', { permissions: [{ _id: 'view-outside-room', roles: ['admin'] }] });
  try {
    assert.deepEqual(await status(), [200, 200]);
    await admin.post(`settings/${id}` as 'settings/{_id}', { value: true } as Loose);
    assert.deepEqual(await status(), [403, 403]);
    const { error } = await ann.refused(403, undefined, 'GET', 'users.list');
    assert.equal(error, 'unauthorized');
  } finally {
    await admin.post(`settings/${id}` as 'settings/{_id}', { value: false } as Loose);
    await admin.post('permissions.update', { permissions: [{ _id: 'view-outside-room', roles }] });
  }
});

test('a password that is the one of now; and what ends with it', async ({ chat }) => {
  const ann = await chat.user('ann');
  const elsewhere = await chat.login(ann.username, ann.password);
  const said = (newPassword: string) => told(ann, 'users.updateOwnBasicInfo', { data: { newPassword, currentPassword: ann.digest } });
  assert.equal(await said(ann.password), 'Entered password same as current password [error-password-same-as-current]');
  await ann.post('users.updateOwnBasicInfo', { data: { newPassword: 'another secret 1', currentPassword: ann.digest } });
  assert.deepEqual([(await elsewhere.request('GET', 'me')).status, (await ann.request('GET', 'me')).status], [401, 200]);
});

test('without the permission: tokens, passwords, roles, the last administrator, the bot', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  assert.equal(await told(admin, 'users.setActiveStatus', { userId: admin.id, activeStatus: false }), 'Leaving the app without an active admin is not allowed [error-action-not-allowed]');
  assert.equal(await told(admin, 'users.delete', { userId: 'rocket.cat' }), 'Deleting the rocket.cat user is not allowed [error-action-not-allowed]');
  for (const [_id, act] of [
    ['create-personal-access-tokens', async () => assert.equal((await ann.refused(400, 'not-authorized', 'GET', 'users.getPersonalAccessTokens')).error, 'Not Authorized [not-authorized]')],
    ['edit-other-user-password', async () => void (await admin.refused(400, 'error-not-allowed', 'POST', 'users.update', { userId: ann.id, data: { password: 'another secret 1' } }))],
    ['assign-roles', async () => void (await admin.refused(400, 'error-not-allowed', 'POST', 'users.update', { userId: ann.id, data: { roles: ['user', 'bot'] } }))],
    ['assign-admin-role', async () => void (await admin.refused(400, 'error-not-allowed', 'POST', 'users.update', { userId: ann.id, data: { roles: ['user', 'admin'] } }))],
  ] as const) {
    const { roles } = ((await admin.get('permissions.listAll', {})) as Loose).update.find((one: Loose) => one._id === _id);
    await admin.post('permissions.update', { permissions: [{ _id, roles: ['owner'] }] });
    await act().finally(() => admin.post('permissions.update', { permissions: [{ _id, roles }] }));
  }
});

test('numbers and truths as text are read as what they are', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const { channel }: Loose = await ann.post('channels.setReadOnly', { roomId: room._id, readOnly: 'true' } as Loose);
  assert.equal(channel.ro, true);
  const { user }: Loose = await ann.post('users.setPreferences', { data: { idleTimeLimit: '500' } });
  assert.equal(user.settings.preferences.idleTimeLimit, 500);
  assert.equal(((await ann.post('users.updateOwnBasicInfo', { data: { nickname: 5 } } as Loose)) as Loose).user.nickname, '5');
});

test('lists of people are sorted without regard to case', async ({ chat }) => {
  const tag = unique('sort');
  for (const name of [`b${tag}`, `A${tag}`, `C${tag}`]) await chat.user(name, { username: unique('someone') });
  const { users }: Loose = await (await chat.admin).get('users.list', { query: { name: { $regex: tag } }, sort: { name: 1 } } as Loose);
  assert.deepEqual(users.map((one: Loose) => one.name), [`A${tag}`, `b${tag}`, `C${tag}`]);
});
