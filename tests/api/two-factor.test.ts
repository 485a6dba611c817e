// Two-factor authentication, as clients meet it over both transports.

import assert from 'node:assert/strict';
import { auditActions } from '../harness/audit.ts';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { type Answer, Caller, MethodRefusal } from '../harness/rest.ts';
import { engineUnderTest } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';
import { Authenticator, enrol } from '../harness/totp.ts';

// So that a test has many codes at hand: each works once.
const kBehind = 9;
const test = testsOn({ settings: { Accounts_TwoFactorAuthentication_MaxDelta: 10 } });

const kDetails = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };

const logIn = (chat: Chat, who: User, more: Loose = {}, headers: Record<string, string> = {}): Promise<Answer> =>
  chat.anyone.request('POST', 'login', { body: { user: who.username, password: who.password, ...more }, headers });

const byPassword = (who: User) => ({ user: { username: who.username }, password: { digest: who.digest, algorithm: 'sha-256' } });
const wrapped = (who: User, code: string) => ({ totp: { code, login: byPassword(who) } });

async function refusal(call: Promise<unknown>): Promise<MethodRefusal> {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof MethodRefusal, `not refused: ${String(thrown)}`);
  return thrown;
}

test('set up over REST, asked for at a log-in, once for each code', async ({ chat }) => {
  const ann = await chat.user('ann');
  const other = await chat.login(ann.username, ann.password);
  const before: Loose = await ann.get('me');
  assert.deepEqual(before.services.totp, { enabled: false });
  assert.deepEqual(before.services.email2fa, { enabled: false });

  const offer: Loose = await ann.post('users.enableTotp');
  assert.match(offer.secret, /^[A-Z2-7]{52}$/);
  const url = new URL(offer.url);
  assert.equal(url.protocol, 'otpauth:');
  assert.equal(url.searchParams.get('secret'), offer.secret);
  assert.match(decodeURIComponent(url.pathname), new RegExp(`:${ann.username}$`));
  assert.equal((await logIn(chat, ann)).status, 200, 'it is not confirmed yet');
  await ann.refused(400, 'invalid-totp', 'POST', 'users.validateTotp', { code: '000000' });
  const app = new Authenticator(offer.secret, kBehind);
  const confirmed: Loose = await ann.post('users.validateTotp', { code: app.code() });
  assert.equal(new Set(confirmed.codes).size, 12);
  for (const code of confirmed.codes) assert.match(code, /^[A-Za-z0-9]{8}$/);
  assert.deepEqual(((await ann.get('me')) as Loose).services.totp, { enabled: true });
  assert.deepEqual(((await ann.get('users.info', { userId: ann.id })) as Loose).user.services.totp, { enabled: true });
  await other.refused(401, undefined, 'GET', 'me');
  await ann.refused(400, 'error-2fa-already-enabled', 'POST', 'users.enableTotp');

  const asked = await logIn(chat, ann);
  assert.equal(asked.status, 401);
  assert.deepEqual(asked.body, { status: 'error', error: 'totp-required', message: 'TOTP Required', details: kDetails });
  const wrong = await logIn(chat, ann, { code: '000000' });
  assert.equal(wrong.status, 401);
  assert.deepEqual(wrong.body, { status: 'error', error: 'totp-invalid', message: 'TOTP Invalid', details: kDetails });

  const made = await logIn(chat, ann, { code: app.code() });
  assert.equal(made.status, 200, made.text);
  assert.deepEqual(made.body.data.me.services.totp, { enabled: true });
  assert.equal((await logIn(chat, ann, { code: app.current() })).body.error, 'totp-invalid', 'seen over a shoulder');
  assert.equal((await logIn(chat, ann, {}, { 'x-2fa-code': app.code() })).status, 200);
  const answer = await chat.anyone.request('POST', 'login', { body: wrapped(ann, app.code()) });
  assert.equal(answer.status, 200, answer.text);
  // What goes on is asked for nothing.
  assert.equal((await chat.anyone.request('POST', 'login', { body: { resume: made.body.data.authToken } })).status, 200);
});

test('the same over a realtime connection', async ({ chat }) => {
  const ann = await chat.user('ann');
  const offer: Loose = await ann.call('2fa:enable');
  const app = new Authenticator(offer.secret, kBehind);
  assert.equal((await refusal(ann.call('2fa:validateTempToken', '000000'))).error, 'invalid-totp');
  const { codes }: Loose = await ann.call('2fa:validateTempToken', app.code());
  assert.equal(codes.length, 12);
  assert.deepEqual(await ann.call('2fa:checkCodesRemaining'), { remaining: 12 });

  const client = await chat.connect();
  const asked = await refusal(client.call('login', byPassword(ann)));
  assert.deepEqual([asked.error, asked.reason, asked.details], ['totp-required', 'TOTP Required', kDetails]);
  const wrong = await refusal(client.call('login', wrapped(ann, '000000')));
  assert.deepEqual([wrong.error, wrong.reason, wrong.details], ['totp-invalid', 'TOTP Invalid', kDetails]);
  const made: Loose = await client.call('login', wrapped(ann, app.code()));
  assert.deepEqual([made.id, made.type], [ann.id, 'password']);
  assert.equal((await refusal((await chat.connect()).call('login', wrapped(ann, app.current())))).error, 'totp-invalid');
  await (await chat.connect()).login(made.token);

  const renewed: Loose = await client.call('2fa:regenerateCodes', codes[0]);
  assert.equal(renewed.codes.length, 12);
  assert.equal((await refusal(client.call('2fa:regenerateCodes', codes[1]))).error, 'invalid-totp');
  assert.equal(await client.call('2fa:disable', codes[1]), false);
  assert.equal(await client.call('2fa:disable', renewed.codes[1]), true);
  assert.equal((await refusal(client.call('2fa:checkCodesRemaining'))).error, 'invalid-totp');
  assert.equal((await logIn(chat, ann)).status, 200);
});

test('a backup code takes the place of one code of the app', async ({ chat }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  const [first = '', second = ''] = app.backups;
  assert.equal((await logIn(chat, ann, { code: first })).status, 200);
  assert.equal((await logIn(chat, ann, { code: first })).body.error, 'totp-invalid');
  assert.equal(((await ann.get('users.totpCodesRemaining')) as Loose).remaining, 11);
  const answers = await Promise.all(Array.from({ length: 5 }, () => logIn(chat, ann, { code: second })));
  assert.equal(answers.filter((one) => one.status === 200).length, 1);
  assert.equal(((await ann.get('users.totpCodesRemaining')) as Loose).remaining, 10);

  await ann.refused(400, 'invalid-totp', 'POST', 'users.regenerateTotpCodes', { code: first });
  const renewed: Loose = await ann.post('users.regenerateTotpCodes', { code: app.code() });
  assert.equal(renewed.codes.length, 12);
  assert.equal(((await ann.get('users.totpCodesRemaining')) as Loose).remaining, 12);
  assert.equal((await logIn(chat, ann, { code: app.backups[2] })).body.error, 'totp-invalid');
});

test('ten wrong codes, and none is looked at', async ({ chat }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  for (let i = 0; i < 5; i++) assert.equal((await logIn(chat, ann, { code: '000000' })).body.error, 'totp-invalid');
  for (let i = 0; i < 5; i++) assert.equal(((await ann.post('users.disableTotp', { code: '000000' })) as Loose).disabled, false);
  const blocked = await logIn(chat, ann, { code: app.code() });
  assert.deepEqual([blocked.status, blocked.body.error], [401, 'totp-max-attempts']);
  await ann.refused(400, 'totp-max-attempts', 'POST', 'users.disableTotp', { code: app.current() });
  await ann.refused(400, 'totp-max-attempts', 'POST', 'users.regenerateTotpCodes', { code: app.backups[0] });
});

test('goes with a code, and can be set up again', async ({ chat }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  assert.equal(((await ann.post('users.disableTotp', { code: '000000' })) as Loose).disabled, false);
  assert.equal(((await ann.post('users.disableTotp', { code: app.code() })) as Loose).disabled, true);
  assert.deepEqual(((await ann.get('me')) as Loose).services.totp, { enabled: false });
  assert.equal((await logIn(chat, ann)).status, 200);
  const again = await enrol(ann, kBehind);
  assert.notEqual(again.secret, app.secret);
  assert.equal((await logIn(chat, ann, { code: app.code() })).body.error, 'totp-invalid');
});

test('an administrator resets it, nobody else', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  const token: Loose = await ann.post('users.generatePersonalAccessToken', { tokenName: 'ci', bypassTwoFactor: true });
  await enrol(ann, kBehind);
  await new Caller(server.url, { userId: ann.id, authToken: token.token }).get('me');
  await ben.refused(400, 'error-not-allowed', 'POST', 'users.resetTOTP', { userId: ann.id });
  await ann.refused(400, 'error-not-allowed', 'POST', 'users.resetTOTP', { userId: ann.id });
  await admin.refused(400, 'error-not-allowed', 'POST', 'users.resetTOTP', { userId: admin.id });
  await admin.refused(400, 'error-two-factor-not-enabled', 'POST', 'users.resetTOTP', { userId: ben.id });
  await admin.post('users.resetTOTP', { username: ann.username });
  await ann.refused(401, undefined, 'GET', 'me');
  await new Caller(server.url, { userId: ann.id, authToken: token.token }).refused(401, undefined, 'GET', 'me');
  const back = await logIn(chat, ann);
  assert.equal(back.status, 200);
  await enrol(new Caller(server.url, back.body.data), kBehind);
  if (engineUnderTest() === 'sqlite') {
    const acts = auditActions(server).filter((one) => one.startsWith('user.two_factor'));
    assert.deepEqual(acts.slice(-3), ['user.two_factor_enabled', 'user.two_factor_reset', 'user.two_factor_enabled']);
  }
});

test('nothing of it is told to anybody', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const app = await enrol(ann, kBehind);
  const admin = await chat.admin;
  const told: string[] = [];
  for (const who of [ann, ben, admin]) {
    told.push(JSON.stringify(await who.get('users.info', { userId: ann.id })), JSON.stringify(await who.get('users.list', { count: 0 })));
  }
  told.push(JSON.stringify(await ann.get('me')), server.log);
  for (const secret of [app.secret, ...app.backups]) assert.ok(told.every((text) => !text.includes(secret)));
  const byAdmin: Loose = await admin.get('users.info', { userId: ann.id });
  assert.equal(byAdmin.user.services, undefined);
});

test('is asked for of nobody where the workspace wants none', async ({ chat }) => {
  const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
  await enrol(ann as User, kBehind);
  for (const id of ['Accounts_TwoFactorAuthentication_Enabled', 'Accounts_TwoFactorAuthentication_By_TOTP_Enabled']) {
    await admin.request('POST', `settings/${id}`, { body: { value: false } });
    try {
      assert.equal((await logIn(chat, ann as User)).status, 200, id);
      await (ben as User).refused(400, 'error-not-allowed', 'POST', 'users.enableTotp');
    } finally {
      await admin.request('POST', `settings/${id}`, { body: { value: true } });
    }
    assert.equal((await logIn(chat, ann as User)).body.error, 'totp-required', id);
  }
});

test('a restart changes nothing about it', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  const used = app.code();
  assert.equal((await logIn(chat, ann, { code: used })).status, 200);
  await server.crash();
  assert.equal((await logIn(chat, ann)).body.error, 'totp-required');
  assert.equal((await logIn(chat, ann, { code: used })).body.error, 'totp-invalid');
  assert.equal((await logIn(chat, ann, { code: app.code() })).status, 200);
  assert.equal((await logIn(chat, ann, { code: app.backups[0] })).status, 200);
});
