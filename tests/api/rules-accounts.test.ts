// What clients rely on in calls about accounts and settings, to the letter, beside accounts.answers.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { allSay, coded, plain, type Row, whileSet } from './answers.ts';

const test = testsOn();
const form = () => {
  const username = unique('form');
  return { username, name: username, email: `${username}@example.test`, pass: 'secret of mine 1' };
};
const account = (more: Loose = {}) => {
  const { pass: password, ...rest } = form();
  return { ...rest, password, ...more };
};

test('names that could be markup or paths, wherever they are given', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const wrong = plain('Name contains invalid characters');
  await allSay(
    ['a<b', 'a>b', 'a\\b', 'a/b', 'a%3Cb', 'a%2Fb'].flatMap((name): Row[] => [
      [chat.anyone, 'POST users.register', { ...form(), name }, wrong],
      [admin, 'POST users.create', account({ name }), wrong],
      [admin, 'POST users.update', { userId: ann.id, data: { name } }, wrong],
      [ann, 'POST users.updateOwnBasicInfo', { data: { name } }, wrong],
    ]),
  );
});

test('usernames that are taken in other letters, reserved or blocked', async ({ chat }) => {
  const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
  const taken = coded('Could not save user identity', 'error-could-not-save-identity');
  const calls = (username: string, said: Row[3]): Row[] => [
    [ann, 'POST users.updateOwnBasicInfo', { data: { username } }, said],
    [admin, 'POST users.update', { userId: ann.id, data: { username } }, said],
  ];
  await allSay([
    ...[ben.username.toUpperCase(), 'System', 'admin'].flatMap((username) => calls(username, taken)),
    ...['all', 'here', 'HERE'].flatMap((username) => calls(username, coded(`${username} is blocked and can't be used!`, 'error-blocked-username'))),
  ]);
});

test('fields of people and passwords are looked at before whether people may register, and the address last', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const required = coded('Field r is required', 'error-user-registration-custom-field');
  const body = { ...form(), customFields: {}, pass: 'x', email: 'nothing' };
  await whileSet(admin, 'Accounts_CustomFields', JSON.stringify({ r: { type: 'text', required: true } }), async () => {
    await allSay([[chat.anyone, 'POST users.register', body, required]]);
    await whileSet(admin, 'Accounts_RegistrationForm', 'Disabled', () => allSay([[chat.anyone, 'POST users.register', body, required]]));
  });
  await whileSet(admin, 'Accounts_Password_Policy_Enabled', true, async () => {
    await chat.anyone.refused(400, 'error-password-policy-not-met', 'POST', 'users.register', { ...form(), pass: 'x', email: `${ann.username}@example.test` });
  });
});

const kPolicy: [string, Loose, string, string, string][] = [
  ['MinLength', 30, 'abc', 'minLength', 'The password does not meet the minimum length password policy.'],
  ['MaxLength', 3, 'abcdef', 'maxLength', 'The password does not meet the maximum length password policy.'],
  ['ForbidRepeatingCharacters', true, 'abbbbbc', 'repeatingCharacters', 'The password contains repeating characters which is against the password policy.'],
  ['AtLeastOneLowercase', true, 'ABC', 'oneLowercase', 'The password does not contain at least one lowercase character which is against the password policy.'],
  ['AtLeastOneUppercase', true, 'abc', 'oneUppercase', 'The password does not contain at least one uppercase character which is against the password policy.'],
  ['AtLeastOneNumber', true, 'abc', 'oneNumber', 'The password does not contain at least one numerical character which is against the password policy.'],
  ['AtLeastOneSpecialCharacter', true, 'abc', 'oneSpecial', 'The password does not contain at least one special character which is against the password policy.'],
];

test('each rule of passwords has its words, for everybody but who makes accounts', async ({ chat }) => {
  const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
  const set = (name: string, value: Loose) => admin.post(`settings/Accounts_Password_Policy_${name}` as 'settings/{_id}', { value } as Loose);
  await set('Enabled', true);
  try {
    for (const [rule, value, password, name, message] of kPolicy) {
      for (const [one, none] of [['MinLength', 1], ['MaxLength', 128]] as const) await set(one, none);
      for (const [one] of kPolicy.slice(2)) await set(one, false);
      await set(rule, value);
      const details = [{ error: `error-password-policy-not-met-${name}`, message }];
      for (const [caller, path, body] of [
        [chat.anyone, 'users.register', { ...form(), pass: password }],
        [ann, 'users.updateOwnBasicInfo', { data: { newPassword: password, currentPassword: ann.digest } }],
        [admin, 'users.update', { userId: ben.id, data: { password } }],
      ] as const) {
        assert.deepEqual((await caller.refused(400, 'error-password-policy-not-met', 'POST', path, body)).details, details, `${path} ${rule}`);
      }
      assert.equal((await admin.request('POST', 'users.create', { body: account({ password }) })).status, 200, rule);
    }
  } finally {
    await set('Enabled', false);
  }
});

test('fields of people have their words in every call that takes them', async ({ chat }) => {
  const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
  const fields = { a: { type: 'text', required: true, minLength: 2, maxLength: 4, public: true }, s: { type: 'select', options: ['x', 'y'], defaultValue: 'x' } };
  await whileSet(admin, 'Accounts_CustomFields', JSON.stringify(fields), async () => {
    const cases: [Loose, string][] = [[{ s: 'x' }, 'Field a is required'], [{ a: 'z' }, 'Min length of field a 2'], [{ a: 'zzzzz' }, 'Max length of field a 4'], [{ a: 'zzz', s: 'q' }, 'Value for field s is invalid']];
    await allSay(
      cases.flatMap(([customFields, text]): Row[] => {
        const said = coded(text, 'error-user-registration-custom-field');
        return [
          [chat.anyone, 'POST users.register', { ...form(), customFields }, said],
          [admin, 'POST users.create', account({ customFields }), said],
          [admin, 'POST users.update', { userId: ben.id, data: { customFields } }, said],
          [ann, 'POST users.updateOwnBasicInfo', { data: {}, customFields }, said],
        ];
      }),
    );
    await ann.post('users.updateOwnBasicInfo', { data: {}, customFields: { a: 'abc', s: 'y' } });
    assert.deepEqual(((await ben.get('users.info', { userId: ann.id })) as Loose).user.customFields, { a: 'abc' });
  });
});

test('how people are seen: by others less than by themselves, and by nobody where that is off', async ({ chat }) => {
  const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
  await ann.post('users.setStatus', { status: 'busy', message: '' });
  assert.deepEqual(await ann.get('users.getPresence', {}), { presence: 'busy', connectionStatus: 'offline', success: true });
  assert.deepEqual(await ann.get('users.getPresence', { userId: ben.id }), { presence: 'offline', success: true });
  assert.equal(((await admin.get('users.info', { userId: ann.id })) as Loose).user.statusDefault, 'busy');
  await whileSet(admin, 'Presence_broadcast_disabled', true, async () => {
    assert.deepEqual(await ben.get('users.presence', {}), { users: [], full: true, success: true });
  });
});

test('preferences that clients know are stored as they were sent', async ({ chat }) => {
  const ann = await chat.user('ann');
  const data: Loose = { desktopNotifications: 'default', sidebarSortby: 'any', newRoomNotification: 'door', clockMode: 1, highlights: ['x'], hideFlexTab: true, useEmojis: true, fontSize: '100%', dontAskAgainList: [{ action: 'a', label: 'b' }], receiveLoginDetectionEmail: true, omnichannelTranscriptPDF: true, muteFocusedConversations: true, idleTimeLimit: 60, sidebarViewMode: 'medium', themeAppearence: 'dark', emailNotificationMode: 'disabled' };
  await ann.post('users.setPreferences', { data } as Loose);
  assert.deepEqual(((await ann.get('users.getPreferences')) as Loose).preferences, { ...data, emailNotificationMode: 'nothing' });
  await allSay([[ann, 'POST users.setPreferences', { data: { idleTimeLimit: 59 } }, coded('Invalid idleTimeLimit', 'invalid-idle-time-limit-value')]]);
});

test('fractions and empty texts are values of settings', async ({ chat }) => {
  const admin = await chat.admin;
  for (const [id, value] of [['Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes', 0.05], ['Language', ''], ['Message_CustomFields', ''], ['Accounts_RegistrationForm', '']] as const) {
    await whileSet(admin, id, value, async () => undefined);
  }
});

const blocking = { Block_Multiple_Failed_Logins_Enabled: true, Block_Multiple_Failed_Logins_By_Ip: true, Block_Multiple_Failed_Logins_By_User: true, Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User: 2, Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip: 5 };
testsOn({ settings: blocking })('a success wipes failures out; a block of a person is no failure of the address, which is looked at first', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const login = async (user: string, password: string) => {
    const { status, body } = await chat.anyone.request('POST', 'login', { body: { user, password } });
    return status === 200 ? 'in' : body.error;
  };
  await login(ann.username, 'guess');
  assert.equal(await login(ann.username, ann.password), 'in');
  await login(ann.username, 'guess');
  assert.equal(await login(ann.username, ann.password), 'in');
  for (let i = 0; i < 2; ++i) await login(ann.username, 'guess');
  for (let i = 0; i < 8; ++i) assert.equal(await login(ann.username, ann.password), 'error-login-blocked-for-user');
  assert.equal(await login(ben.username, ben.password), 'in');
  for (let i = 0; i < 5; ++i) await login(`nobody${i}`, 'guess');
  for (const who of [ann, ben]) assert.equal(await login(who.username, who.password), 'error-login-blocked-for-ip');
});
