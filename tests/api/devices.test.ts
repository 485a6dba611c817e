// Where people are logged in, how they end it, and how administrators do it for them.

import assert from 'node:assert/strict';
import { auditActions } from '../harness/audit.ts';
import { type Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { engineUnderTest } from '../harness/server.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

const kFirefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0';
const kSafari = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15';
const kEdge = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.2592.68';
const kPhone = 'RC Mobile; ios 17.1; v4.50.0 (1234)';

async function logIn(chat: Chat, who: User, agent: string): Promise<User> {
  const answer = await chat.anyone.request('POST', 'login', { body: { user: who.username, password: who.password }, headers: { 'User-Agent': agent } });
  return new User(chat, { userId: answer.body.data.userId, authToken: answer.body.data.authToken }, who.username, who.password);
}

/** Somebody who is logged in by nothing but these programs, in this order. */
async function person(chat: Chat, ...agents: string[]): Promise<User[]> {
  const made = await chat.user('ann');
  const all: User[] = [];
  for (const agent of agents) all.push(await logIn(chat, made, agent));
  await made.post('logout');
  return all;
}

const sessionsOf = async (who: User, query: Loose = {}): Promise<Loose[]> => ((await who.get('sessions/list', query)) as Loose).sessions;
const ownId = async (who: User): Promise<string> => (await sessionsOf(who)).find((one) => one.current)?.sessionId;
const namesOf = (rows: Loose[]): string[] => rows.map((one) => `${one.device.name} ${one.device.version}, ${one.device.os.name} ${one.device.os.version}`);

test('people see where they are logged in, and by what', async ({ chat }) => {
  const [firefox, safari, edge, phone] = (await person(chat, kFirefox, kSafari, kEdge, kPhone)) as [User, User, User, User];
  await firefox.post('users.generatePersonalAccessToken', { tokenName: 'ci' });
  const rows = await sessionsOf(safari);
  assert.deepEqual(namesOf(rows), ['Rocket.Chat 4, iOS 17.1', 'Edge 126, Windows 10.0', 'Safari 17, macOS 10.15.7', 'Firefox 128, Linux ']);
  assert.deepEqual(rows.map((one) => one.device.type), ['mobile-app', 'browser', 'browser', 'browser']);
  assert.deepEqual(rows.map((one) => one.current ?? false), [false, false, true, false]);
  assert.equal(new Set(rows.map((one) => one.sessionId)).size, 4);
  for (const row of rows) {
    assert.deepEqual([row._id, row.userId, row.ip, row.device.os.version === undefined, row._user], [row.sessionId, safari.id, '127.0.0.1', false, undefined]);
    assert.ok(Date.parse(row.lastActivityAt) >= Date.parse(row.loginAt));
  }
  for (const who of [firefox, safari, edge, phone]) assert.ok(!JSON.stringify(rows).includes(who.authToken));
  const one: Loose = await firefox.get('sessions/info', { sessionId: rows[0]?.sessionId });
  assert.deepEqual([one.sessionId, one.device.name], [rows[0]?.sessionId, 'Rocket.Chat']);
});

test('a list is found in, sorted and paged', async ({ chat }) => {
  const [firefox] = (await person(chat, kFirefox, kSafari, kEdge, kPhone)) as [User];
  assert.deepEqual(namesOf(await sessionsOf(firefox, { filter: 'MACOS' })), ['Safari 17, macOS 10.15.7']);
  assert.deepEqual(namesOf(await sessionsOf(firefox, { filter: '%' })), []);
  assert.equal((await sessionsOf(firefox, { filter: '127.0.0' })).length, 4);
  assert.deepEqual((await sessionsOf(firefox, { sort: JSON.stringify({ 'device.name': 1 }) })).map((one) => one.device.name), ['Edge', 'Firefox', 'Rocket.Chat', 'Safari']);
  assert.deepEqual((await sessionsOf(firefox, { sort: JSON.stringify({ loginAt: 1 }), count: 1 })).map((one) => one.device.name), ['Firefox']);
  const page: Loose = await firefox.get('sessions/list', { count: 2, offset: 1 });
  assert.deepEqual([page.count, page.offset, page.total, page.sessions[0].device.name], [2, 1, 4, 'Edge']);
  const answer = await firefox.request('GET', 'sessions/list', { query: { sort: JSON.stringify({ ip: 1 }) } });
  assert.deepEqual([answer.status, answer.body.error], [400, 'error-invalid-sort-keys']);
});

test('one log-in is ended, on its open connections as well, and the others go on', async ({ chat }) => {
  const [laptop, phone] = (await person(chat, kFirefox, kPhone)) as [User, User];
  const open = await phone.connectAgain();
  const stays = await laptop.connectAgain();
  const sessionId = await ownId(phone);
  assert.deepEqual(await laptop.post('sessions/logout.me', { sessionId }), { sessionId, success: true });
  await open.closed;
  await phone.refused(401, undefined, 'GET', 'me');
  await stays.call('getServerInfo').catch(() => undefined);
  await laptop.get('me');
  assert.deepEqual(namesOf(await sessionsOf(laptop)), ['Firefox 128, Linux ']);
  const again = await laptop.request('POST', 'sessions/logout.me', { body: { sessionId } });
  assert.deepEqual([again.status, again.body.error], [404, 'Session not found']);
});

test('those of others are as if they were not there', async ({ chat }) => {
  const [ann] = (await person(chat, kFirefox)) as [User];
  const [ben] = (await person(chat, kSafari)) as [User];
  const sessionId = await ownId(ann);
  for (const id of [sessionId, 'nothing']) {
    const info = await ben.request('GET', 'sessions/info', { query: { sessionId: id } });
    const end = await ben.request('POST', 'sessions/logout.me', { body: { sessionId: id } });
    assert.deepEqual([info.status, info.body.error, end.status, end.body.error], [404, 'Session not found', 404, 'Session not found']);
  }
  await ben.refused(403, undefined, 'GET', 'sessions/list.all');
  await ben.refused(403, undefined, 'GET', 'sessions/info.admin', { sessionId });
  await ben.refused(403, undefined, 'POST', 'sessions/logout', { sessionId });
  await chat.anyone.refused(401, undefined, 'GET', 'sessions/list');
  await ann.get('me');
});

test('an administrator finds and ends the log-in of anybody, on record', async ({ chat, server }) => {
  const admin = await chat.admin;
  const [ann, phone] = (await person(chat, kFirefox, kPhone)) as [User, User];
  const found = async (filter: string): Promise<Loose[]> => ((await admin.get('sessions/list.all', { filter })) as Loose).sessions;
  assert.deepEqual((await found(ann.username.toUpperCase())).map((one) => [one._user.username, one.device.name]), [
    [ann.username, 'Rocket.Chat'],
    [ann.username, 'Firefox'],
  ]);
  assert.equal((await found(ann.id)).length, 2);
  const sessionId = await ownId(ann);
  assert.deepEqual((await found(sessionId)).map((one) => one.userId), [ann.id]);
  const info: Loose = await admin.get('sessions/info.admin', { sessionId });
  assert.deepEqual([info._user.username, info.device.os.name], [ann.username, 'Linux']);
  const open = await ann.connectAgain();
  const before = engineUnderTest() === 'sqlite' ? auditActions(server).filter((one) => one === 'user.device_logged_out').length : 0;
  await admin.post('sessions/logout', { sessionId });
  await open.closed;
  await ann.refused(401, undefined, 'GET', 'me');
  await phone.get('me');
  if (engineUnderTest() === 'sqlite') assert.equal(auditActions(server).filter((one) => one === 'user.device_logged_out').length, before + 1);
  const again = await admin.request('POST', 'sessions/logout', { body: { sessionId } });
  assert.deepEqual([again.status, again.body.error], [404, 'Session not found']);
});

test('who may end those of others does not end an administrator', async ({ chat }) => {
  const admin = await chat.admin;
  const role: Loose = (await admin.post('roles.create', { name: unique('helper'), scope: 'Users' }) as Loose).role;
  await admin.post('permissions.update', {
    permissions: [
      { _id: 'view-device-management', roles: ['admin', role._id] },
      { _id: 'logout-device-management', roles: ['admin', role._id] },
    ],
  });
  const helper = await chat.user('helper', { roles: ['user', role._id] });
  const [ann] = (await person(chat, kFirefox)) as [User];
  await helper.post('sessions/logout', { sessionId: await ownId(ann) });
  await ann.refused(401, undefined, 'GET', 'me');
  await helper.refused(400, 'error-action-not-allowed', 'POST', 'sessions/logout', { sessionId: await ownId(admin) });
  await admin.get('me');
});

test('an administrator who acts as somebody shows, and is ended there', async ({ chat }) => {
  const admin = await chat.admin;
  await admin.post('settings/Accounts_AllowUserImpersonation', { value: true });
  const [ann] = (await person(chat, kFirefox)) as [User];
  const made: Loose = await admin.post('confab.impersonation.start', { userId: ann.id });
  const acting = new User(chat, { userId: made.userId, authToken: made.authToken }, ann.username, '');
  const row = (await sessionsOf(ann)).find((one) => one.impersonation);
  await acting.refused(400, 'error-impersonating', 'POST', 'sessions/logout.me', { sessionId: await ownId(ann) });
  await ann.post('sessions/logout.me', { sessionId: row?.sessionId });
  await acting.refused(401, undefined, 'GET', 'me');
  await ann.get('me');
});

test('a restart of the server keeps them, and what was ended stays so', async ({ chat, server }) => {
  const [laptop, phone] = (await person(chat, kFirefox, kPhone)) as [User, User];
  const gone = await ownId(phone);
  await laptop.post('sessions/logout.me', { sessionId: gone });
  const before = await ownId(laptop);
  await server.crash();
  const rows = await sessionsOf(laptop);
  assert.deepEqual(rows.map((one) => [one.sessionId, one.current, one.device.name]), [[before, true, 'Firefox']]);
  await phone.refused(401, undefined, 'GET', 'me');
});
