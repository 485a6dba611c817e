import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { Loose } from '../harness/ejson.ts';
import { Caller } from '../harness/rest.ts';
import { test } from '../harness/test.ts';

const digest = (password: string) => createHash('sha256').update(password).digest('hex');

test('login by user, username and e-mail, with the plain password and with its digest', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const email = `${ann.username}@example.test`;
  const hashed = { digest: digest(ann.password), algorithm: 'sha-256' };
  const forms: Loose[] = [
    { user: ann.username, password: ann.password },
    { user: email, password: ann.password },
    { username: ann.username, password: ann.password },
    { email, password: ann.password },
    { user: ann.username, password: hashed },
    { user: { username: ann.username }, password: hashed },
    { user: { email }, password: hashed },
  ];
  for (const form of forms) {
    const answer: Loose = await chat.anyone.post('login', form);
    assert.equal(answer.status, 'success', JSON.stringify(form));
    assert.equal(answer.data.userId, ann.id);
    assert.equal(answer.data.me.username, ann.username);
    const me: Loose = await new Caller(server.url, answer.data).get('me');
    assert.equal(me._id, ann.id);
  }
});

test('the answer of a login tells who one is, and no secret', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answer: Loose = await chat.anyone.post('login', { user: ann.username, password: ann.password });
  const { me } = answer.data;
  assert.equal(me._id, ann.id);
  assert.equal(me.name, 'ann');
  assert.equal(me.active, true);
  assert.deepEqual(me.roles, ['user']);
  assert.equal(me.email, `${ann.username}@example.test`);
  assert.deepEqual(me.emails, [{ address: `${ann.username}@example.test`, verified: true }]);
  assert.equal(typeof me.settings.preferences, 'object');
  assert.match(answer.data.authToken, /^[\w-]{20,}$/);
  assert.doesNotMatch(JSON.stringify(answer), /bcrypt|hashedToken|\$2[aby]\$/);
});

test('a wrong password, an unknown user and missing credentials are refused', async ({ chat }) => {
  const ann = await chat.user('ann');
  const wrong = [
    { user: ann.username, password: 'not it' },
    { user: ann.username, password: '' },
    { user: 'nobody-of-that-name', password: ann.password },
    { user: ann.username, password: { digest: digest('not it'), algorithm: 'sha-256' } },
    { user: ann.username },
    {},
  ];
  for (const credentials of wrong) {
    const answer = await chat.anyone.request('POST', 'login', { body: credentials });
    assert.ok(answer.status === 401 || (answer.status === 400 && !('password' in credentials)), `${JSON.stringify(credentials)}: ${answer.text}`);
    assert.equal(answer.body.status ?? 'error', 'error');
    assert.equal(answer.body.data, undefined);
  }
});

test('wrong types in a login are refused, not an accident', async ({ chat }) => {
  for (const body of [{ user: 5, password: 'x' }, { user: {}, password: 'x' }, { user: [], password: [] }, { user: 'a', password: 5 }, { resume: 5 }, { user: 'a', password: { digest: 5 } }]) {
    const answer = await chat.anyone.request('POST', 'login', { body });
    assert.ok(answer.status === 400 || answer.status === 401, `${JSON.stringify(body)}: ${answer.status}`);
  }
});

test('resume continues with a token; an unknown token says that one has been logged out', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answer: Loose = await chat.anyone.post('login', { resume: ann.authToken });
  assert.equal(answer.data.userId, ann.id);
  const refused = await chat.anyone.request('POST', 'login', { body: { resume: 'no-such-token' } });
  assert.equal(refused.status, 401);
  assert.match(refused.body.message, /you've been logged out by the server/i);
});

test('logout ends the token that was used, and only that one', async ({ chat }) => {
  const ann = await chat.user('ann');
  const laptop = await chat.login(ann.username, ann.password);
  const phone = await chat.login(ann.username, ann.password);
  const answer: Loose = await laptop.post('logout');
  assert.equal(answer.status, 'success');
  await laptop.refused(401, undefined, 'GET', 'me');
  await phone.get('me');
});

test('a token without its user, a user with a foreign token, and half a pair are nobody', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const callers = [
    new Caller(server.url, { userId: ann.id, authToken: 'x'.repeat(43) }),
    new Caller(server.url, { userId: ben.id, authToken: ann.authToken }),
    new Caller(server.url, { userId: '', authToken: ann.authToken }),
    new Caller(server.url, { userId: ann.id, authToken: '' }),
  ];
  for (const caller of callers) {
    const answer = await caller.request('GET', 'me');
    assert.equal(answer.status, 401);
    // Clients of older releases read `status` and `message`, those of newer ones `success` and `error`.
    const sentence = 'You must be logged in to do this.';
    assert.deepEqual(answer.body, { status: 'error', message: sentence, success: false, error: sentence });
  }
});

test('somebody who was deactivated cannot log in, and old tokens end', async ({ chat }) => {
  const ann = await chat.user('ann');
  const admin = await chat.admin;
  await admin.post('users.setActiveStatus', { userId: ann.id, activeStatus: false });
  await ann.refused(401, undefined, 'GET', 'me');
  const answer = await chat.anyone.request('POST', 'login', { body: { user: ann.username, password: ann.password } });
  assert.equal(answer.status, 401);
  assert.match(JSON.stringify(answer.body), /not.activated/i);
  await admin.post('users.setActiveStatus', { userId: ann.id, activeStatus: true });
  await chat.login(ann.username, ann.password);
});

test('users.logoutOtherClients keeps the caller and ends the rest', async ({ chat }) => {
  const ann = await chat.user('ann');
  const laptop = await chat.login(ann.username, ann.password);
  const phone = await chat.login(ann.username, ann.password);
  const answer: Loose = await laptop.post('users.logoutOtherClients');
  const kept = new Caller(laptop.url, { userId: ann.id, authToken: answer.token ?? laptop.authToken });
  await kept.get('me');
  await phone.refused(401, undefined, 'GET', 'me');
});

test('a password change ends other sessions and the old password', async ({ chat }) => {
  const ann = await chat.user('ann');
  const laptop = await chat.login(ann.username, ann.password);
  const phone = await chat.login(ann.username, ann.password);
  await laptop.post('users.updateOwnBasicInfo', { data: { currentPassword: ann.digest, newPassword: 'fresh secret 2' } });
  await phone.refused(401, undefined, 'GET', 'me');
  const old = await chat.anyone.request('POST', 'login', { body: { user: ann.username, password: ann.password } });
  assert.equal(old.status, 401);
  await chat.login(ann.username, 'fresh secret 2');
});

test('a user who must change the password is told so, changes it, and then it is over', async ({ chat }) => {
  const ann = await chat.user('ann', { requirePasswordChange: true });
  const first: Loose = await chat.anyone.post('login', { user: ann.username, password: ann.password });
  assert.equal(first.data.me.requirePasswordChange, true);
  const session = new Caller(ann.url, first.data);
  await session.post('users.updateOwnBasicInfo', { data: { newPassword: 'fresh secret 2' } });
  const second: Loose = await chat.anyone.post('login', { user: ann.username, password: 'fresh secret 2' });
  assert.ok(!second.data.me.requirePasswordChange);
});
