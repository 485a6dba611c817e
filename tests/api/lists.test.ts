// What all lists have in common: count, offset, sort, query, fields.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

test('fields leaves only the members that were asked for, or takes some out', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const room = await chat.channel({ members: [ann] });
  await ann.send(room, 'one', { attachments: [{ text: 'a', title: 'b' }] });
  const list = (path: string, query: Loose) => admin.request('GET', path, { query });
  const names = await list('users.list', { fields: { username: 1 }, count: 2 });
  assert.deepEqual(names.body.users.map((one: Loose) => Object.keys(one).sort()), [['_id', 'username'], ['_id', 'username']]);
  assert.equal(names.body.count, 2);
  assert.equal(names.body.success, true);
  const bare = await list('users.list', { fields: { username: 1, _id: 0 }, count: 1 });
  assert.deepEqual(Object.keys(bare.body.users[0]), ['username']);
  const without = await list('channels.list', { fields: { ts: 0, u: 0 }, count: 1 });
  assert.ok(!('ts' in without.body.channels[0]) && !('u' in without.body.channels[0]) && 'name' in without.body.channels[0]);
  const deep = await ann.request('GET', 'channels.messages', { query: { roomId: room._id, count: 1, fields: { msg: 1, 'u.username': 1, 'attachments.text': 1 } } });
  const [message] = deep.body.messages;
  assert.deepEqual(message, { _id: message._id, msg: 'one', u: { username: ann.username }, attachments: [{ text: 'a' }] });
  for (const fields of ['{"a":2}', '{"a":1,"b":0}', '[]', '5', 'nonsense', '{"a":{"$gt":1}}']) await admin.refused(400, 'error-invalid-fields', 'GET', 'users.list', { fields });
});

test('sort and query that are no JSON say which of them it was', async ({ chat }) => {
  const admin = await chat.admin;
  for (const path of ['users.list', 'channels.list', 'im.list', 'settings.public']) {
    await admin.refused(400, 'error-invalid-sort', 'GET', path, { sort: 'nonsense' });
    await admin.refused(400, 'error-invalid-query', 'GET', path, { query: 'nonsense' });
    await admin.refused(400, 'error-invalid-query', 'GET', path, { query: '[]' });
  }
});

test('a count above the limit is cut, an offset beyond the end finds nothing, negative ones are refused', async ({ chat }) => {
  const admin = await chat.admin;
  for (const path of ['users.list', 'channels.list', 'settings.public']) {
    const cut = await admin.request('GET', path, { query: { count: 99999999 } });
    assert.equal(cut.status, 200, cut.text);
    assert.ok(cut.body.count <= 100, path);
    const beyond = await admin.request('GET', path, { query: { offset: 99999999 } });
    assert.deepEqual([beyond.body.count, beyond.body.offset], [0, 99999999]);
    assert.ok(beyond.body.total > 0);
    for (const query of [{ count: -1 }, { offset: -1 }, { count: 'x' }, { count: 1.5 }, { count: '1e400' }]) await admin.refused(400, 'invalid-params', 'GET', path, query);
  }
});

test('settings are sorted by their names, either way', async ({ chat }) => {
  const ids = async (direction: number): Promise<string[]> => {
    const found: string[] = [];
    for (let total = 1; found.length < total; ) {
      const page = (await chat.anyone.request('GET', 'settings.public', { query: { count: 100, offset: found.length, sort: { _id: direction } } })).body;
      found.push(...(page.settings as Loose[]).map((one) => one._id));
      total = page.total;
    }
    return found;
  };
  const up = await ids(1);
  assert.deepEqual(up, [...up].sort());
  assert.deepEqual((await ids(-1)), [...up].reverse());
});

test('messages that name somebody are found for whoever is asked for', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  await ann.send(room, `@${ben.username} look`);
  await ben.send(room, `@${ann.username} you, too`);
  const found = async (query: Loose) => {
    const answer = await ann.request('GET', 'channels.messages', { query: { roomId: room._id, ...query } });
    assert.equal(answer.status, 200, answer.text);
    return answer.body.messages.map((one: Loose) => one.msg);
  };
  assert.deepEqual(await found({ mentionIds: ben.id }), [`@${ben.username} look`]);
  assert.deepEqual(await found({ query: { 'mentions._id': { $in: [ann.id] } } }), [`@${ann.username} you, too`]);
  assert.deepEqual(await found({ mentionIds: 'nobody' }), []);
  assert.deepEqual(await found({ query: { msg: `@${ben.username} look` } }), [`@${ben.username} look`]);
  // What is not understood is refused: everything would be the wrong answer.
  await ann.refused(400, 'error-invalid-query', 'GET', 'channels.messages', { roomId: room._id, query: '{"$where":"1"}' });
});

test('dates that are none', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  await ann.refused(400, 'error-updatedSince-param-invalid', 'GET', 'rooms.get', { updatedSince: 'x' });
  assert.equal((await ann.refused(400, undefined, 'GET', 'roles.sync', { updatedSince: 'x' })).error, 'Match error: Failed Match.Where validation in field updatedSince');
  for (const path of ['subscriptions.get', 'permissions.listAll', 'emoji-custom.list']) await ann.refused(400, 'error-roomId-param-invalid', 'GET', path, { updatedSince: 'x' });
  await ann.refused(400, 'error-roomId-param-invalid', 'GET', 'chat.syncMessages', { roomId: room._id, lastUpdate: 'x' });
});

test('the directory takes one order, and finds no team where there is none', async ({ chat }) => {
  const ann = await chat.user('ann');
  const refusal = await ann.refused(400, undefined, 'GET', 'directory', { sort: '{"name":1,"usersCount":-1}' });
  assert.equal(refusal.error, 'This method support only one "sort" parameter');
  const teams: Loose = await ann.get('directory', { type: 'teams' });
  assert.deepEqual([teams.result, teams.total], [[], 0]);
});
