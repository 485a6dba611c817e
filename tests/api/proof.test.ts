// Calls that ask for proof that it is still the person who calls: a second factor, of who has one.

import assert from 'node:assert/strict';
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { kRoot } from '../harness/paths.ts';
import { type Answer, Caller } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';
import { enrol } from '../harness/totp.ts';

// So that a test has many codes at hand: each works once.
const kBehind = 9;
const test = testsOn({ settings: { Accounts_TwoFactorAuthentication_MaxDelta: 10, E2E_Enable: true } });

const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));
const kDetails = { method: 'totp', codeGenerated: false, availableMethods: ['totp'] };
const kPassword = { method: 'password', codeGenerated: false, availableMethods: [] };

/** A call by its name in the document, with a code or none. */
type Tried = (call: string, params?: Loose, code?: string) => Promise<{ error: string | undefined; passed: boolean }>;

const overRest =
  (who: Caller): Tried =>
  async (call, params = {}, code) => {
    const [verb = '', path = ''] = call.split(' ');
    const answer = await who.request(verb as 'GET', path, {
      ...(verb === 'GET' ? { query: params } : { body: params }),
      headers: code === undefined ? {} : { 'x-2fa-code': code, 'x-2fa-method': 'totp' },
    });
    return { error: answer.headers.get('x-error-type') ?? undefined, passed: answer.status === 200 };
  };

const overConnection =
  (who: User): Tried =>
  async (method, params = [], code) => {
    const more = code === undefined ? [] : [{ twoFactorCode: code, twoFactorMethod: 'totp' }];
    const frame = await (await who.ddp()).callForFrame(method, [...params, ...more]);
    return { error: frame.error && String(frame.error.error), passed: frame.error === undefined };
  };

async function methodCall(who: Caller, method: string, params: Loose[], headers: Record<string, string> = {}): Promise<Loose> {
  const message = JSON.stringify({ msg: 'method', id: randomUUID(), method, params });
  const answer = await who.request('POST', `method.call/${encodeURIComponent(method)}`, { body: { message }, headers });
  assert.equal(answer.status, 200, answer.text);
  return JSON.parse(answer.body.message);
}

const isOfProof = (error: string | undefined): boolean => error?.startsWith('totp-') ?? false;
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

async function administrator(chat: Chat): Promise<User> {
  return chat.user('ada', { roles: ['user', 'admin'] });
}

// Good parameters by the schema are enough: the code is asked for before anything is done.
const kRest: Record<string, { when: string; params?: Loose }> = {
  'POST /api/v1/users.update': { when: 'remembered', params: { userId: 'nobody', data: { name: 'x' } } },
  'POST /api/v1/settings/Message_GroupingPeriod': { when: 'remembered', params: { value: 301 } },
  'POST /api/v1/settings': { when: 'remembered', params: { settings: [{ _id: 'Message_GroupingPeriod', value: 302 }] } },
  'POST /api/v1/users.generatePersonalAccessToken': { when: 'remembered', params: { tokenName: 'made' } },
  'POST /api/v1/users.regeneratePersonalAccessToken': { when: 'remembered', params: { tokenName: 'made' } },
  'POST /api/v1/users.removePersonalAccessToken': { when: 'remembered', params: { tokenName: 'made' } },
  'POST /api/v1/presence.enableBroadcast': { when: 'remembered' },
  'GET /api/v1/sessions/list.all': { when: 'remembered' },
  'GET /api/v1/sessions/info.admin': { when: 'remembered', params: { sessionId: 'none' } },
  'POST /api/v1/sessions/logout': { when: 'remembered', params: { sessionId: 'none' } },
  'POST /api/v1/users.resetTOTP': { when: 'each time', params: { userId: 'nobody' } },
  'POST /api/v1/users.resetE2EKey': { when: 'each time', params: { userId: 'nobody' } },
};
const kMethods: Record<string, { when: string; params?: Loose }> = {
  insertOrUpdateUser: { when: 'remembered', params: [{ _id: 'nobody', name: 'x' }] },
  saveSetting: { when: 'remembered', params: ['Message_GroupingPeriod', 303] },
  saveSettings: { when: 'remembered', params: [[{ _id: 'Message_GroupingPeriod', value: 304 }]] },
  'personalAccessTokens:generateToken': { when: 'remembered', params: [{ tokenName: 'made', bypassTwoFactor: false }] },
  'personalAccessTokens:regenerateToken': { when: 'remembered', params: [{ tokenName: 'made' }] },
  'personalAccessTokens:removeToken': { when: 'remembered', params: [{ tokenName: 'made' }] },
  'e2e.resetOwnE2EKey': { when: 'each time' },
};
/** Those of whose changes some ask. */
const kByChange = ['POST /api/v1/users.updateOwnBasicInfo', 'saveUserProfile', 'setEmail', 'setUserPassword'];

test('the document says which calls ask, and how they refuse', async () => {
  const declared: [string, Loose][] = [
    ...Object.entries<Loose>(kDocument.paths).flatMap(([path, verbs]) =>
      Object.entries<Loose>(verbs).map(([verb, one]): [string, Loose] => [`${verb.toUpperCase()} ${path}`, one]),
    ),
    ...Object.entries<Loose>(kDocument['x-ddp-methods']),
  ];
  const asking = declared.filter(([, one]) => one['x-proof'] !== undefined);
  for (const [name, one] of asking) {
    const errors = one['x-errors'].flat().filter(isOfProof);
    assert.deepEqual(errors.sort(), ['totp-invalid', 'totp-max-attempts', 'totp-required'], name);
  }
  const expected = [
    ...Object.entries({ ...kRest, ...kMethods }).map(([name, { when }]) => [name.replace('Message_GroupingPeriod', '{_id}'), when]),
    ...kByChange.map((name) => [name, 'by change']),
  ];
  assert.deepEqual(new Map(asking.map(([name, one]) => [name, one['x-proof']])), new Map(expected as [string, string][]));
});

test('each of them is refused without a code, passes with one, and some ask again', async ({ chat }) => {
  const ada = await administrator(chat);
  const other = new Caller(chat.server.url, (await chat.login(ada.username, ada.password)).credentials);
  const tried: [Tried, typeof kRest][] = [
    [overRest(ada), kRest],
    [overConnection(ada), kMethods],
  ];
  for (const [attempt, calls] of tried) {
    for (const [name, { params }] of Object.entries(calls)) {
      if (/e2e\.resetOwn/.test(name)) continue; // it ends the session
      assert.ok(!isOfProof((await attempt(name, params)).error), `${name} of who has no factor`);
    }
  }
  const app = await enrol(ada, kBehind);
  await other.refused(401, undefined, 'GET', 'me');
  for (const [attempt, calls] of tried) {
    for (const [name, { params }] of Object.entries(calls)) {
      assert.equal((await attempt(name, params)).error, 'totp-required', name);
    }
  }
  // One code, and those that remember it ask no more: over either transport, for it is the session that is remembered.
  assert.ok((await overRest(ada)('POST /api/v1/presence.enableBroadcast', {}, app.code())).passed);
  for (const [attempt, calls] of tried) {
    for (const [name, { when, params }] of Object.entries(calls)) {
      const { error } = await attempt(name, params);
      if (when === 'remembered') assert.ok(!isOfProof(error), `${name}: ${error}`);
      else assert.equal(error, 'totp-required', name);
    }
  }
  for (const [attempt, calls] of tried) {
    for (const [name, { params }] of Object.entries(calls).filter(([, one]) => one.when === 'each time')) {
      const { error } = await attempt(name, params, app.code());
      assert.ok(!isOfProof(error), `${name}: ${error}`);
    }
  }
});

test('what a refusal looks like', async ({ chat }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  const make = (headers: Record<string, string> = {}): Promise<Answer> =>
    ann.request('POST', 'users.generatePersonalAccessToken', { body: { tokenName: unique('token') }, headers });
  const told = async (answer: Promise<Answer>) => [(await answer).status, (await answer).body];
  const body = (error: string, errorType: string) => [400, { success: false, error, errorType, details: kDetails }];
  assert.deepEqual(await told(make()), body('TOTP Required [totp-required]', 'totp-required'));
  assert.deepEqual(await told(make({ 'x-2fa-code': '000000' })), body('TOTP Invalid [totp-invalid]', 'totp-invalid'));
  assert.deepEqual(await told(make({ 'x-2fa-code': app.code(), 'x-2fa-method': 'email' })), body('TOTP Invalid [totp-invalid]', 'totp-invalid'));
  const error = await (await ann.ddp()).refused('totp-required', 'personalAccessTokens:generateToken', { tokenName: 'x' });
  assert.deepEqual([error.reason, error.message, error.details], ['TOTP Required', 'TOTP Required [totp-required]', kDetails]);
  await (await ann.ddp()).refused(400, 'personalAccessTokens:generateToken', { tokenName: 'x' }, { twoFactorCode: 5 });
  await (await ann.ddp()).refused(400, 'personalAccessTokens:generateToken', { tokenName: 'x' }, { twoFactorCode: '1'.repeat(129) });
  const inside = await methodCall(ann, 'personalAccessTokens:generateToken', [{ tokenName: 'x' }]);
  assert.deepEqual([inside.error.error, inside.error.details], ['totp-required', kDetails]);
  assert.equal((await make({ 'x-2fa-code': app.current() })).status, 200, 'it was not used up');
});

test('wrong parameters are told first, and cost no code', async ({ chat }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  const code = app.code();
  const headers = { 'x-2fa-code': code };
  assert.equal((await ann.request('POST', 'users.generatePersonalAccessToken', { headers, body: {} })).body.errorType, 'invalid-params');
  assert.equal((await ann.request('POST', 'users.generatePersonalAccessToken', { headers, body: { tokenName: 'x' } })).status, 200);
});

test('method.call takes the code in the headers, or as methods do', async ({ chat }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  const reset = 'e2e.resetOwnE2EKey';
  assert.equal((await methodCall(ann, reset, [], { 'x-2fa-code': '000000' })).error.error, 'totp-invalid');
  const make = [{ tokenName: 'one' }];
  const made = await methodCall(ann, 'personalAccessTokens:generateToken', make, { 'x-2fa-code': app.code(), 'x-2fa-method': 'totp' });
  assert.match(made.result, /^[\w-]{43}$/);
  const more = [{ twoFactorCode: app.code(), twoFactorMethod: 'totp' }];
  assert.equal((await methodCall(ann, reset, more)).result, true);
});

test('a backup code proves once', async ({ chat }) => {
  const ada = await administrator(chat);
  const [backup = ''] = (await enrol(ada, kBehind)).backups;
  const attempt = overRest(ada);
  assert.equal((await attempt('POST /api/v1/users.resetTOTP', { userId: 'nobody' }, backup)).error, 'error-invalid-user');
  assert.equal((await attempt('POST /api/v1/users.resetTOTP', { userId: 'nobody' }, backup)).error, 'totp-invalid');
});

test('a proof is of one session and one program, and survives a restart', async ({ chat, server }) => {
  const ada = await administrator(chat);
  const app = await enrol(ada, kBehind);
  const asks = async (who: Caller, agent = 'node') =>
    (await who.request('POST', 'presence.enableBroadcast', { body: {}, headers: { 'User-Agent': agent } })).body.errorType;
  const prove = { body: {}, headers: { 'User-Agent': 'node', 'x-2fa-code': app.code() } };
  assert.equal((await ada.request('POST', 'presence.enableBroadcast', prove)).status, 200);
  const code = app.code();
  const login = await chat.anyone.request('POST', 'login', { body: { user: ada.username, password: ada.password, code } });
  assert.equal(await asks(new Caller(server.url, login.body.data)), 'totp-required', 'a log-in is another session');
  assert.equal(await asks(ada), undefined);
  assert.equal(await asks(ada, 'other'), 'totp-required');
  await server.crash();
  assert.equal(await asks(ada), undefined);
  assert.equal(await asks(ada, 'other'), 'totp-required');
});

test('a proof is forgotten after its time, and with the factor', async ({ chat }) => {
  const admin = await chat.admin;
  const ada = await administrator(chat);
  const app = await enrol(ada, kBehind);
  const attempt = (code?: string) => overRest(ada)('POST /api/v1/presence.enableBroadcast', {}, code);
  const rememberFor = (value: number) => admin.request('POST', 'settings/Accounts_TwoFactorAuthentication_RememberFor', { body: { value } });
  assert.equal((await rememberFor(-1)).status, 400);
  assert.equal((await rememberFor(90_000)).status, 400);
  try {
    await rememberFor(0);
    assert.ok((await attempt(app.code())).passed);
    assert.equal((await attempt()).error, 'totp-required', 'never');
    await rememberFor(1);
    assert.ok((await attempt(app.code())).passed);
    const deadline = Date.now() + 10_000;
    while ((await attempt()).passed) assert.ok(Date.now() < deadline, 'still remembered');
  } finally {
    await rememberFor(1800);
  }
  assert.ok((await attempt(app.code())).passed);
  assert.ok((await attempt()).passed);
  assert.equal(((await ada.post('users.disableTotp', { code: app.code() })) as Loose).disabled, true);
  assert.ok((await attempt()).passed, 'nothing is asked of who has none');
  await enrol(ada, kBehind);
  assert.equal((await attempt()).error, 'totp-required');
});

test('ten wrong codes, and none is looked at', async ({ chat }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  const attempt = (code?: string) => overRest(ann)('POST /api/v1/users.generatePersonalAccessToken', { tokenName: 'x' }, code);
  for (let i = 0; i < 5; i++) assert.equal((await attempt('000000')).error, 'totp-invalid');
  for (let i = 0; i < 5; i++) {
    const { error } = await overConnection(ann)('personalAccessTokens:removeToken', [{ tokenName: 'x' }], '000000');
    assert.equal(error, 'totp-invalid');
  }
  assert.equal((await attempt(app.code())).error, 'totp-max-attempts');
  const login = await chat.anyone.request('POST', 'login', { body: { user: ann.username, password: ann.password, code: app.current() } });
  assert.equal(login.body.error, 'totp-max-attempts');
  const blocked = await ann.refused(400, 'totp-max-attempts', 'POST', 'users.disableTotp', { code: app.current() });
  assert.equal(blocked.success, false);
});

test('a token that bypasses is never asked, another one is', async ({ chat, server }) => {
  const ada = await administrator(chat);
  const made = async (tokenName: string, bypassTwoFactor: boolean): Promise<Caller> => {
    const { token }: Loose = await ada.post('users.generatePersonalAccessToken', { tokenName, bypassTwoFactor });
    return new Caller(server.url, { userId: ada.id, authToken: token });
  };
  const bot = await made('bot', true);
  const plain = await made('plain', false);
  const app = await enrol(ada, kBehind);
  assert.ok((await overRest(bot)('POST /api/v1/presence.enableBroadcast')).passed);
  assert.equal((await overRest(bot)('POST /api/v1/users.resetTOTP', { userId: 'nobody' })).error, 'error-invalid-user');
  assert.equal((await methodCall(bot, 'saveSetting', ['Message_GroupingPeriod', 305])).result, true);
  assert.equal((await overRest(plain)('POST /api/v1/presence.enableBroadcast')).error, 'totp-required');
  assert.ok((await overRest(plain)('POST /api/v1/presence.enableBroadcast', {}, app.code())).passed);
  assert.ok((await overRest(plain)('POST /api/v1/presence.enableBroadcast')).passed);
});

test('one has to prove it for another address or password, and for nothing else of the own account', async ({ chat }) => {
  const ann = await chat.user('ann');
  const app = await enrol(ann, kBehind);
  const change = async (data: Loose, code?: string) => (await overRest(ann)('POST /api/v1/users.updateOwnBasicInfo', { data }, code)).error;
  const email = () => `${unique('ann')}@example.test`;
  assert.equal(await change({ bio: 'x', name: 'Ann', username: unique('ann') }), undefined);
  assert.equal(await change({ email: email() }), 'totp-required');
  assert.equal(await change({ newPassword: 'battery staple 2' }), 'totp-required');
  assert.equal(await change({ email: email(), currentPassword: ann.digest }), 'totp-required');
  assert.equal(await change({ email: email() }, '000000'), 'totp-invalid');
  assert.equal(await change({ email: email(), currentPassword: sha256('guess') }, app.code()), 'error-invalid-password');
  assert.equal(await change({ email: email(), currentPassword: ann.digest }, app.current()), undefined);
  assert.equal(await change({ email: email() }, app.code()), undefined);
  assert.equal(await change({ email: email() }), 'totp-required', 'each time');

  const save = overConnection(ann);
  assert.equal((await save('saveUserProfile', [{ bio: 'y' }, {}])).error, undefined);
  assert.equal((await save('saveUserProfile', [{ email: email() }, {}])).error, 'totp-required');
  assert.equal((await save('saveUserProfile', [{ email: email() }, {}], app.code())).error, undefined);
  assert.equal((await save('setEmail', [email()])).error, 'totp-required');
  assert.equal((await save('setEmail', [email()], app.code())).error, undefined);
  assert.equal((await save('saveUserProfile', [{ newPassword: 'battery staple 3' }, {}], app.code())).error, undefined);
  const code = app.code();
  await chat.anyone.request('POST', 'login', { body: { user: ann.username, password: 'battery staple 3', code } });
});

test('who has no factor proves by the password: for the own account always', async ({ chat }) => {
  const ann = await chat.user('ann');
  const email = () => `${unique('ann')}@example.test`;
  const change = (headers: Record<string, string> = {}, more: Loose = {}) =>
    ann.request('POST', 'users.updateOwnBasicInfo', { body: { data: { email: email(), ...more } }, headers });
  const asked = await change();
  assert.deepEqual([asked.status, asked.body.errorType, asked.body.details], [400, 'totp-required', kPassword]);
  const byPassword = { 'x-2fa-method': 'password', 'x-2fa-code': ann.digest };
  assert.equal((await change({ ...byPassword, 'x-2fa-code': sha256('guess') })).body.errorType, 'totp-invalid');
  assert.equal((await change(byPassword)).status, 200);
  assert.equal((await change({}, { currentPassword: sha256('guess') })).body.errorType, 'error-invalid-password');
  assert.equal((await change({}, { currentPassword: ann.digest })).status, 200);
});

test('and for the other calls where the workspace wants it', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  const make = (headers: Record<string, string> = {}) =>
    ann.request('POST', 'users.generatePersonalAccessToken', { body: { tokenName: unique('token') }, headers });
  assert.equal((await make()).status, 200);
  const set = (id: string, value: Loose, headers: Record<string, string> = {}) =>
    admin.request('POST', `settings/Accounts_TwoFactorAuthentication_${id}`, { body: { value }, headers });
  const byAdmin = { 'x-2fa-method': 'password', 'x-2fa-code': admin.digest };
  await set('RememberFor', 0); // nobody has just registered
  await set('Enforce_Password_Fallback', true);
  try {
    const asked = await make();
    assert.deepEqual([asked.status, asked.body.errorType, asked.body.details], [400, 'totp-required', kPassword]);
    assert.equal((await make({ 'x-2fa-method': 'password', 'x-2fa-code': sha256('guess') })).body.errorType, 'totp-invalid');
    assert.equal((await make({ 'x-2fa-method': 'password', 'x-2fa-code': ann.digest })).status, 200);
    const more = { twoFactorCode: ann.digest, twoFactorMethod: 'password' };
    await ann.call('personalAccessTokens:generateToken', { tokenName: unique('token') }, more);
    assert.equal((await set('RememberFor', 300, byAdmin)).status, 200);
    assert.equal((await make()).status, 200, 'who has just registered is not asked');
  } finally {
    await set('RememberFor', 1800, byAdmin);
    await set('Enforce_Password_Fallback', false, byAdmin);
  }
  const { settings }: Loose = await chat.anyone.get('settings.public', { _id: ['Accounts_TwoFactorAuthentication_Enforce_Password_Fallback'] });
  assert.equal(settings[0].value, false, 'clients may know');
});

test('nobody is asked where the workspace wants no second factor', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  await enrol(ann, kBehind);
  const make = async () => (await overRest(ann)('POST /api/v1/users.generatePersonalAccessToken', { tokenName: unique('token') })).error;
  const set = (value: boolean) => admin.request('POST', 'settings/Accounts_TwoFactorAuthentication_Enabled', { body: { value } });
  await set(false);
  try {
    assert.equal(await make(), undefined);
  } finally {
    await set(true);
  }
  assert.equal(await make(), 'totp-required');
});
