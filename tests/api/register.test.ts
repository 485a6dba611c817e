import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { Caller } from '../harness/rest.ts';
import { test, testsOn } from '../harness/test.ts';

const form = (name: string) => {
  const username = unique(name);
  return { username, name, email: `${username}@example.test`, pass: 'secret of mine 1' };
};

testsOn({ prepared: false })('on a fresh workspace the first account becomes administrator, the second a user, both in #general', async ({ chat, server }) => {
  const wizard: Loose = await chat.anyone.get('settings.public', { _id: ['Show_Setup_Wizard'] });
  assert.deepEqual(wizard.settings.map((one: Loose) => [one._id, one.value]), [['Show_Setup_Wizard', 'pending']]);

  const [first, second] = [form('ada'), form('ben')];
  await chat.anyone.post('users.register', first);
  await chat.anyone.post('users.register', second);
  const ada = await chat.login(first.username, first.pass);
  const ben = await chat.login(second.username, second.pass);
  const roles = async (caller: Caller) => ((await caller.get('me')) as Loose).roles.sort();
  assert.ok((await roles(ada)).includes('admin'));
  assert.deepEqual(await roles(ben), ['user']);
  for (const one of [ada, ben]) {
    const joined: Loose = await one.get('channels.list.joined');
    assert.deepEqual(joined.channels.map((channel: Loose) => channel.name), ['general']);
  }

  // What the wizard saves at its end, in one call.
  const values = { Show_Setup_Wizard: 'completed', Site_Name: 'Ada & Co', Accounts_RegistrationForm: 'Disabled', Language: 'de' };
  await ben.callMethod('saveSettings', [{ _id: 'Site_Name', value: 'Ben & Co' }]).then(
    () => assert.fail('only administrators change settings'),
    () => undefined,
  );
  await ada.callMethod('saveSettings', Object.entries(values).map(([_id, value]) => ({ _id, value })));
  const now: Loose = await chat.anyone.get('settings.public', { _id: Object.keys(values) });
  assert.deepEqual(Object.fromEntries(now.settings.map((one: Loose) => [one._id, one.value])), values);
  await chat.anyone.refused(400, /registration/i, 'POST', 'users.register', form('eve'));

  await server.crash();
  const again: Loose = await chat.anyone.get('settings.public', { _id: ['Show_Setup_Wizard', 'Site_Name'] });
  assert.deepEqual(Object.fromEntries(again.settings.map((one: Loose) => [one._id, one.value])), {
    Show_Setup_Wizard: 'completed',
    Site_Name: 'Ada & Co',
  });
});

test('somebody registers, logs in, and is in the default channel', async ({ chat }) => {
  const mine = form('cleo');
  const answer: Loose = await chat.anyone.post('users.register', mine);
  assert.equal(answer.user.username, mine.username);
  assert.doesNotMatch(JSON.stringify(answer), /bcrypt|\$2[aby]\$/);
  const cleo = await chat.login(mine.username, mine.pass);
  const joined: Loose = await cleo.get('channels.list.joined');
  assert.ok(joined.channels.some((channel: Loose) => channel.name === 'general'));
});

test('a name or address that is taken, in whatever case, is refused', async ({ chat }) => {
  const mine = form('cleo');
  await chat.anyone.post('users.register', mine);
  const other = form('dora');
  await chat.anyone.refused(400, undefined, 'POST', 'users.register', { ...other, username: mine.username });
  await chat.anyone.refused(400, undefined, 'POST', 'users.register', { ...other, username: mine.username.toUpperCase() });
  await chat.anyone.refused(400, undefined, 'POST', 'users.register', { ...other, email: mine.email });
  await chat.anyone.refused(400, undefined, 'POST', 'users.register', { ...other, email: mine.email.toUpperCase() });
  await chat.anyone.post('users.register', other);
});

test('names, addresses and passwords that cannot be are refused', async ({ chat }) => {
  const bad: Loose[] = [
    { username: 'with space' },
    { username: 'all' },
    { username: 'here' },
    { username: 'admin' },
    { username: '<b>' },
    { username: '' },
    { username: [5] },
    { email: 'not an address' },
    { email: '' },
    { pass: '' },
    { pass: undefined },
    { username: undefined },
  ];
  for (const wrong of bad) {
    const answer = await chat.anyone.request('POST', 'users.register', { body: { ...form('cleo'), ...wrong } });
    assert.equal(answer.status, 400, `${JSON.stringify(wrong)}: ${answer.text}`);
    assert.equal(answer.body.success, false);
  }
});

test('two who want the same name at once: one gets it', async ({ chat }) => {
  const mine = form('twin');
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) => chat.anyone.request('POST', 'users.register', { body: { ...mine, email: `${i}-${mine.email}` } })),
  );
  assert.deepEqual(answers.map((one) => one.status).sort(), [200, 400, 400, 400, 400, 400]);
});

testsOn({ settings: { Accounts_Password_Policy_Enabled: true, Accounts_Password_Policy_MinLength: 12, Accounts_Password_Policy_AtLeastOneNumber: true } })(
  'the password policy says what is missing',
  async ({ chat }) => {
    const answer = await chat.anyone.request('POST', 'users.register', { body: { ...form('cleo'), pass: 'short' } });
    assert.equal(answer.status, 400);
    assert.equal(answer.body.errorType, 'error-password-policy-not-met');
    assert.match(JSON.stringify(answer.body.details), /minLength/);
    assert.match(JSON.stringify(answer.body.details), /oneNumber/);
    await chat.anyone.post('users.register', { ...form('cleo'), pass: 'Long Enough 1 ok!' });
  },
);

testsOn({ settings: { Accounts_RegistrationForm: 'Secret URL', Accounts_RegistrationForm_SecretURL: 'opensesame' } })(
  'with a secret address only those who know it register',
  async ({ chat }) => {
    await chat.anyone.refused(400, undefined, 'POST', 'users.register', form('cleo'));
    await chat.anyone.refused(400, undefined, 'POST', 'users.register', { ...form('cleo'), secret: 'guess' });
    await chat.anyone.post('users.register', { ...form('cleo'), secret: 'opensesame' });
  },
);

testsOn({ settings: { Accounts_ManuallyApproveNewUsers: true } })('an account that waits for approval cannot log in until it has it', async ({ chat }) => {
  const mine = form('cleo');
  const created: Loose = await chat.anyone.post('users.register', { ...mine, reason: 'I work here' });
  const early = await chat.anyone.request('POST', 'login', { body: { user: mine.username, password: mine.pass } });
  assert.equal(early.status, 401);
  const admin = await chat.admin;
  await admin.post('users.setActiveStatus', { userId: created.user._id, activeStatus: true });
  await chat.login(mine.username, mine.pass);
});

test('what a taken name is told, and that nobody looks who registers', async ({ chat }) => {
  const mine = form('cleo');
  await chat.anyone.post('users.register', mine);
  const error = async (body: Loose) => (await chat.anyone.refused(400, 'error-field-unavailable', 'POST', 'users.register', body)).error;
  assert.equal(await error({ ...form('x'), username: mine.username }), 'Username is already in use');
  const cleo = await chat.login(mine.username, mine.pass);
  await cleo.post('users.register', form('y'));
});
