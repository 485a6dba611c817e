import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { Caller } from '../harness/rest.ts';
import { test } from '../harness/test.ts';

test('a personal access token works as a login until it is removed', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const made: Loose = await ann.post('users.generatePersonalAccessToken', { tokenName: 'ci', bypassTwoFactor: true });
  assert.equal(typeof made.token, 'string');
  const script = new Caller(server.url, { userId: ann.id, authToken: made.token });
  assert.equal(((await script.get('me')) as Loose)._id, ann.id);
  await (await chat.connect()).login(made.token);

  const list: Loose = await ann.get('users.getPersonalAccessTokens');
  assert.equal(list.tokens.length, 1);
  const [row] = list.tokens;
  assert.equal(row.name, 'ci');
  assert.equal(row.bypassTwoFactor, true);
  assert.equal(row.lastTokenPart, made.token.slice(-6));
  assert.doesNotMatch(JSON.stringify(list), new RegExp(`hash|${made.token}`, 'i'));

  await ann.post('users.removePersonalAccessToken', { tokenName: 'ci' });
  await script.refused(401, undefined, 'GET', 'me');
  assert.deepEqual(((await ann.get('users.getPersonalAccessTokens')) as Loose).tokens, []);
});

test('regenerating replaces the token', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const first: Loose = await ann.post('users.generatePersonalAccessToken', { tokenName: 'ci' });
  const second: Loose = await ann.post('users.regeneratePersonalAccessToken', { tokenName: 'ci' });
  assert.notEqual(first.token, second.token);
  await new Caller(server.url, { userId: ann.id, authToken: first.token }).refused(401, undefined, 'GET', 'me');
  await new Caller(server.url, { userId: ann.id, authToken: second.token }).get('me');
});

test('names of tokens are unique per user, needed, and known', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  await ann.post('users.generatePersonalAccessToken', { tokenName: 'ci' });
  await ben.post('users.generatePersonalAccessToken', { tokenName: 'ci' });
  await ann.refused(400, 'error-token-already-exists', 'POST', 'users.generatePersonalAccessToken', { tokenName: 'ci' });
  await ann.refused(400, undefined, 'POST', 'users.generatePersonalAccessToken', {});
  await ann.refused(400, undefined, 'POST', 'users.generatePersonalAccessToken', { tokenName: '' });
  await ann.refused(400, 'error-token-does-not-exists', 'POST', 'users.regeneratePersonalAccessToken', { tokenName: 'none' });
  await ann.refused(400, 'error-token-does-not-exists', 'POST', 'users.removePersonalAccessToken', { tokenName: 'none' });
});

test('a role without the permission makes no tokens', async ({ chat }) => {
  const guest = await chat.user('guest', { roles: ['guest'] });
  const answer = await guest.request('POST', 'users.generatePersonalAccessToken', { body: { tokenName: 'ci' } });
  assert.ok([400, 403].includes(answer.status), answer.text);
});

test('tokens are kept as hashes only', async ({ chat, server }) => {
  const ann = await chat.user('ann');
  const made: Loose = await ann.post('users.generatePersonalAccessToken', { tokenName: 'secret' });
  const { readFileSync, readdirSync } = await import('node:fs');
  const { join } = await import('node:path');
  for (const name of readdirSync(server.data, { recursive: true, withFileTypes: true })) {
    if (!name.isFile()) continue;
    const bytes = readFileSync(join(name.parentPath, name.name));
    assert.equal(bytes.indexOf(made.token), -1, `${name.name} holds a token in clear`);
    assert.equal(bytes.indexOf(ann.authToken), -1, `${name.name} holds a login token in clear`);
    assert.equal(bytes.indexOf(ann.password), -1, `${name.name} holds a password in clear`);
  }
  assert.doesNotMatch(server.log, new RegExp(made.token));
});
