// `query`, `fields` and `sort` of lists, as older SDKs send them.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import type { Caller } from '../harness/rest.ts';
import { test } from '../harness/test.ts';

async function names(caller: Caller, path: string, key: string, query: Loose, member = 'name'): Promise<string[]> {
  const answer = await caller.request('GET', path, { query: { query, sort: { name: 1 } } });
  assert.equal(answer.status, 200, answer.text);
  assert.equal(answer.body.total, answer.body[key].length);
  return answer.body[key].map((one: Loose) => one[member]);
}

test('rooms are picked by any of their fields', async ({ chat }) => {
  const ann = await chat.user('ann');
  const mark = unique('pick');
  const one = await chat.channel({ name: `${mark}-one`, members: [ann] });
  const two = await chat.channel({ name: `${mark}-two`, members: [ann], readOnly: true });
  const mine = { name: { $regex: `^${mark}` } };
  const found = (query: Loose) => names(ann, 'channels.list', 'channels', query);
  assert.deepEqual(await found(mine), [one.name, two.name]);
  assert.deepEqual(await found({ ...mine, ro: true }), [two.name]);
  assert.deepEqual(await found({ ...mine, ro: { $ne: true } }), [one.name]);
  assert.deepEqual(await found({ _id: { $in: [one._id, 'nowhere'] } }), [one.name]);
  assert.deepEqual(await found({ $or: [{ _id: one._id }, { name: two.name }] }), [one.name, two.name]);
  assert.deepEqual(await found({ name: { $regex: mark.toUpperCase(), $options: 'i' }, usersCount: { $gte: 2 } }), []);
  assert.deepEqual(await found({ ...mine, 'u.username': ann.username, teamMain: { $exists: false } }), [one.name, two.name]);
  assert.deepEqual(await names(ann, 'channels.list.joined', 'channels', { ...mine, archived: true }), []);
  assert.deepEqual(await names(await chat.admin, 'rooms.adminRooms', 'rooms', mine), [one.name, two.name]);
  for (const query of [{ joinCode: 'x' }, { $where: '1' }, { name: { $regex: '(a+)+$' } }, { name: { $gt: 'a' } }, { ro: 'yes' }]) {
    await ann.refused(400, 'error-invalid-query', 'GET', 'channels.list', { query });
  }
});

test('people are picked by what the caller may see of them', async ({ chat }) => {
  const [ann, ben] = [await chat.user('ann'), await chat.user('ben')];
  const admin = await chat.admin;
  const found = (caller: Caller, query: Loose) => names(caller, 'users.list', 'users', query, 'username');
  assert.deepEqual(await found(admin, { username: ann.username }), [ann.username]);
  assert.deepEqual(await found(admin, { username: ann.username.slice(0, 4) }), [], 'the whole name, not a part of an address');
  assert.deepEqual(await found(admin, { _id: { $in: [ann.id, ben.id] }, roles: 'admin' }), []);
  assert.deepEqual((await found(admin, { _id: { $in: [ann.id, ben.id] }, roles: 'user', active: true })).sort(), [ann.username, ben.username].sort());
  assert.deepEqual(await found(ann, { _id: ben.id, type: 'user' }), [ben.username]);
  const refused = async (caller: Caller, query: Loose) => (await caller.refused(400, 'error-invalid-query', 'GET', 'users.list', { query })).error;
  assert.equal(await refused(ann, { roles: 'admin' }), 'Invalid attribute: roles [error-invalid-query]');
  assert.equal(await refused(ann, { $or: [{ 'emails.address': 'x' }] }), 'Invalid attribute: emails.address [error-invalid-query]');
  assert.equal(await refused(admin, { 'services.password': { $exists: true } }), 'Invalid attribute: services.password [error-invalid-query]');
});

test('people are picked by how they are seen', async ({ chat }) => {
  const [ann, ben] = [await chat.user('ann'), await chat.user('ben')];
  await (await ann.ddp()).fence();
  const found = (query: Loose) => names(ann, 'users.list', 'users', { _id: { $in: [ann.id, ben.id] }, ...query }, 'username');
  assert.deepEqual(await found({ status: 'online' }), [ann.username]);
  assert.deepEqual(await found({ status: { $in: ['away', 'offline'] } }), [ben.username]);
  assert.deepEqual(await found({ status: { $ne: 'offline' } }), [ann.username]);
  await ann.refused(400, 'error-invalid-query', 'GET', 'users.list', { query: { status: 1 } });
});

test('messages are picked by their fields', async ({ chat }) => {
  const [ann, ben] = [await chat.user('ann'), await chat.user('ben')];
  for (const [family, room] of [
    ['channels', await chat.channel({ members: [ann, ben] })],
    ['groups', await chat.group({ members: [ann, ben] })],
  ] as const) {
    const plain = await ann.send(room, 'plain');
    const named = await ann.send(room, `@${ben.username} look`);
    const group = await ann.send(room, '@all look');
    const his = await ben.send(room, 'mine');
    const found = async (params: Loose) => {
      const answer = await ben.request('GET', `${family}.messages`, { query: { roomId: room._id, ...params } });
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.body.total, answer.body.messages.length);
      return answer.body.messages.map((one: Loose) => one._id).filter((id: string) => [plain, named, group, his].some((one) => one._id === id));
    };
    const by = (query: Loose) => found({ query });
    assert.deepEqual(await by({ 'mentions._id': 'all' }), [group._id]);
    assert.deepEqual(await by({ 'mentions._id': 'here' }), []);
    assert.deepEqual(await by({ 'mentions._id': { $in: ['all', ben.id] } }), [group._id, named._id]);
    assert.deepEqual(await by({ 'mentions._id': ben.id }), [named._id]);
    assert.deepEqual(await found({ mentionIds: ben.id }), [named._id]);
    assert.deepEqual(await found({ mentionIds: ben.id, query: { 'u._id': ben.id } }), []);
    assert.deepEqual(await by({ 'u.username': ben.username, t: { $exists: false } }), [his._id]);
    assert.deepEqual(await by({ msg: { $regex: 'look$' } }), [group._id, named._id]);
    assert.deepEqual(await by({ $or: [{ _id: plain._id }, { msg: 'mine' }] }), [his._id, plain._id]);
    assert.deepEqual(await by({ ts: { $gt: group.ts } }), [his._id]);
    assert.deepEqual(await by({ pinned: true }), []);
    await ben.refused(400, 'error-invalid-query', 'GET', `${family}.messages`, { roomId: room._id, query: { 'u.emails': 'x' } });
  }
});

test('what is no JSON, and directions that are none, are told as they were sent', async ({ chat }) => {
  const ann = await chat.user('ann');
  const said = async (query: Loose, type: string) => (await ann.refused(400, type, 'GET', 'channels.list', query)).error;
  assert.equal(await said({ query: '{x' }, 'error-invalid-query'), 'Invalid query parameter provided: "{x" [error-invalid-query]');
  assert.equal(await said({ fields: '{x' }, 'error-invalid-fields'), 'Invalid fields parameter provided: "{x" [error-invalid-fields]');
  assert.equal(await said({ sort: '{x' }, 'error-invalid-sort'), 'Invalid sort parameter provided: "{x" [error-invalid-sort]');
  assert.equal(await said({ sort: '{"name":5}' }, 'error-invalid-sort'), 'Invalid sort parameter provided: "{"name":5}" [error-invalid-sort]');
});

test('one room, too, shows the fields that are asked for', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const shown = async (fields: Loose) => Object.keys((await ann.request('GET', 'rooms.info', { query: { roomId: room._id, fields } })).body.room).sort();
  assert.deepEqual(await shown({ name: 1, u: 1 }), ['_id', 'name', 'u']);
  assert.ok(!(await shown({ name: 0 })).includes('name'));
});

test('settings and permissions are told as what changed, to who says since when', async ({ chat }) => {
  const admin = await chat.admin;
  const later = new Date(Date.now() + 60_000);
  for (const name of ['permissions/get', 'public-settings/get', 'private-settings/get']) {
    const all: Loose[] = await admin.callMethod(name);
    assert.ok(Array.isArray(all), name);
    const changes: Loose = await admin.callMethod(name, later);
    assert.deepEqual(changes.remove, [], name);
    assert.ok(changes.update.length < all.length / 4, `${name}: only what the environment fixes`);
  }
  const before = new Date(Date.now() - 1000);
  const roles = ((await admin.get('permissions.listAll')).update as Loose[]).find((one) => one._id === 'pin-message').roles;
  await admin.post('permissions.update', { permissions: [{ _id: 'pin-message', roles: [...roles, 'guest'] }] });
  const changed: Loose = await admin.callMethod('permissions/get', before);
  assert.ok(changed.update.some((one: Loose) => one._id === 'pin-message'));
  await admin.post('permissions.update', { permissions: [{ _id: 'pin-message', roles }] });
});

test('who has roles that are shown beside the name', async ({ chat }) => {
  const ann = await chat.user('ann');
  const people: Loose[] = await ann.callMethod('getUserRoles');
  const admin = people.find((one) => one.username === 'admin');
  assert.ok(admin, JSON.stringify(people));
  assert.deepEqual(Object.keys(admin).sort(), ['_id', 'roles', 'username']);
  assert.ok(admin.roles.includes('admin'));
});

test('the members of a room that is not named are those of no room', async ({ chat }) => {
  const ann = await chat.user('ann');
  await assert.rejects(ann.callMethod('getUsersOfRoom'), (refusal: Loose) => refusal.error === 'error-invalid-room' && refusal.reason === 'Invalid room');
});
