import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test } from '../harness/test.ts';

const form = (name: string) => {
  const username = unique(name);
  return { username, name, email: `${username}@example.test`, password: 'secret of mine 1' };
};

test('an administrator creates a user who can log in at once', async ({ chat }) => {
  const admin = await chat.admin;
  const mine = form('ann');
  const answer: Loose = await admin.post('users.create', { ...mine, verified: true, roles: ['user', 'bot'] });
  assert.equal(answer.user.username, mine.username);
  assert.equal(answer.user.active, true);
  assert.deepEqual(answer.user.roles.sort(), ['bot', 'user']);
  assert.deepEqual(answer.user.emails, [{ address: mine.email, verified: true }]);
  assert.doesNotMatch(JSON.stringify(answer), /\$2[aby]\$/);
  await chat.login(mine.username, mine.password);
});

test('nobody else creates users, and nothing half-made is left', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const mine = form('eve');
  const refusal = await ann.request('POST', 'users.create', { body: mine });
  assert.ok(refusal.status === 403 || refusal.status === 400, refusal.text);
  const wrong: Loose[] = [
    { ...mine, username: ann.username },
    { ...mine, email: `${ann.username}@example.test` },
    { ...mine, roles: ['no-such-role'] },
    { ...mine, email: 'nonsense' },
    { ...mine, password: '' },
    { username: mine.username },
  ];
  for (const body of wrong) await admin.refused(400, undefined, 'POST', 'users.create', body);
  await admin.refused(400, undefined, 'GET', 'users.info', { username: mine.username });
  await admin.post('users.create', mine);
});

test('users.info by id and by name; others see less than oneself and administrators', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const own: Loose = await ann.get('users.info', { userId: ann.id });
  assert.ok(own.user.emails);
  const byAdmin: Loose = await admin.get('users.info', { username: ann.username });
  assert.equal(byAdmin.user._id, ann.id);
  assert.ok(byAdmin.user.emails && byAdmin.user.roles && byAdmin.user.createdAt);
  const byBen: Loose = await ben.get('users.info', { userId: ann.id });
  assert.equal(byBen.user.username, ann.username);
  assert.equal(byBen.user.name, 'ann');
  for (const secret of ['emails', 'services', 'createdAt', 'lastLogin', 'settings', 'requirePasswordChange']) assert.equal(byBen.user[secret], undefined, secret);
  await ben.refused(400, undefined, 'GET', 'users.info', { userId: 'nobody' });
  await ben.refused(400, undefined, 'GET', 'users.info', {});
});

test('users.list pages, sorts and counts', async ({ chat }) => {
  const admin = await chat.admin;
  const made = await chat.users('lista', 'listb', 'listc');
  const all: Loose = await admin.get('users.list', { count: 100, sort: { username: 1 } });
  assert.equal(all.count, all.users.length);
  assert.ok(all.total >= 4);
  const names = all.users.map((one: Loose) => one.username);
  assert.deepEqual(names, [...names].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
  for (const one of made) assert.ok(names.includes(one.username));
  const second: Loose = await admin.get('users.list', { count: 2, offset: 1, sort: { username: 1 } });
  assert.deepEqual(second.users.map((one: Loose) => one.username), names.slice(1, 3));
  assert.equal(second.offset, 1);
  assert.equal(second.total, all.total);
  const backwards: Loose = await admin.get('users.list', { count: 1, sort: { username: -1 } });
  assert.equal(backwards.users[0].username, names.at(-1));
  const byOther: Loose = await made[0].get('users.list', { count: 100 });
  for (const one of byOther.users) assert.equal(one.services, undefined);
  for (const one of byOther.users) if (one._id !== made[0].id) assert.equal(one.emails, undefined);
});

test('lists refuse conditions and orders that are not theirs', async ({ chat }) => {
  const admin = await chat.admin;
  const wrong: Loose[] = [
    { sort: '{"services.password.bcrypt":1}' },
    { sort: '{"username":7}' },
    { sort: 'nonsense' },
    { query: '{"$where":"1"}' },
    { query: '{"services.password":{"$exists":true}}' },
    { query: 'nonsense' },
    { count: 'many' },
    { offset: -1 },
    { offset: '1;drop table users' },
  ];
  for (const query of wrong) await admin.refused(400, undefined, 'GET', 'users.list', query);
});

test('users.update changes what was given, with the rights of an administrator', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const username = unique('renamed');
  const answer: Loose = await admin.post('users.update', { userId: ann.id, data: { name: 'Ann R.', username, roles: ['user', 'guest'] } });
  assert.equal(answer.user.username, username);
  assert.equal(answer.user.name, 'Ann R.');
  const info: Loose = await admin.get('users.info', { userId: ann.id });
  assert.deepEqual(info.user.roles.sort(), ['guest', 'user']);
  const refusal = await ben.request('POST', 'users.update', { body: { userId: ann.id, data: { name: 'Eve' } } });
  assert.ok([400, 403].includes(refusal.status), refusal.text);
  await admin.refused(400, undefined, 'POST', 'users.update', { userId: ann.id, data: { username: ben.username } });
  await admin.refused(400, undefined, 'POST', 'users.update', { userId: 'nobody', data: { name: 'x' } });
  assert.equal(((await admin.get('users.info', { userId: ann.id })) as Loose).user.name, 'Ann R.');
});

test('the last administrator stays one and stays active', async ({ chat }) => {
  const admin = await chat.admin;
  await admin.refused(400, undefined, 'POST', 'users.setActiveStatus', { userId: admin.id, activeStatus: false });
  await admin.refused(400, undefined, 'POST', 'users.update', { userId: admin.id, data: { roles: ['user'] } });
  await admin.get('me');
});

test('users.createToken is for those who may, and its token works', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const answer: Loose = await admin.post('users.createToken', { username: ann.username });
  assert.equal(answer.data.userId, ann.id);
  const refusal = await ben.request('POST', 'users.createToken', { body: { userId: ann.id } });
  assert.ok([400, 403].includes(refusal.status), refusal.text);
});

test('whether a username is free', async ({ chat }) => {
  const ann = await chat.user('ann');
  assert.equal(((await ann.get('users.checkUsernameAvailability', { username: unique('free') })) as Loose).result, true);
  const ben = await chat.user('ben');
  assert.equal(((await ann.get('users.checkUsernameAvailability', { username: ben.username })) as Loose).result, false);
  assert.equal(((await ann.get('users.checkUsernameAvailability', { username: ben.username.toUpperCase() })) as Loose).result, false);
});

test('users.autocomplete finds by the beginning of a name', async ({ chat }) => {
  const ann = await chat.user('ann');
  const target = await chat.user('zebra');
  const answer: Loose = await ann.get('users.autocomplete', { selector: { term: target.username.slice(0, 7) } });
  assert.ok(answer.items.some((one: Loose) => one.username === target.username), JSON.stringify(answer));
});

test('users.info says plainly that there is no such user', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const query of [{ userId: 'nobody' }, { username: 'nobody' }]) assert.equal((await ann.refused(400, 'error-user-not-found', 'GET', 'users.info', query)).error, 'User not found.');
});

test('one\'s own username is free to oneself, a reserved one to nobody', async ({ chat }) => {
  const ann = await chat.user('ann');
  const free = async (username: string) => ((await ann.get('users.checkUsernameAvailability', { username })) as Loose).result;
  assert.equal(await free(ann.username), true);
  assert.equal(await free('all'), false);
  await ann.refused(400, 'error-invalid-username', 'GET', 'users.checkUsernameAvailability', { username: '' });
});

test('who is invisible is seen as offline in every member', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const client = await ann.connectAgain();
  await ann.post('users.setStatus', { status: 'offline' });
  const seen: Loose = await ben.get('users.getStatus', { userId: ann.id });
  assert.deepEqual([seen.status, seen.connectionStatus], ['offline', undefined]);
  assert.equal(((await ann.get('users.getStatus')) as Loose).connectionStatus, 'online');
  client.close();
});

test('what a list of people does not show is not found out by filtering it', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  for (const query of [{ roles: ['admin'] }, { hasLoggedIn: true }, { sort: { lastLogin: 1 as const } }]) {
    const refusal = await ann.request('GET', 'users.listByStatus', { query });
    assert.equal(refusal.status, 403, refusal.text);
    await admin.get('users.listByStatus', query);
  }
});
