// A list never ignores what it is asked for: a `sort` or a `query` that it cannot follow is refused, and names what it was.
// The calls come from the document, so a new one is tested by being declared.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { kRoot } from '../harness/paths.ts';
import { test, testsOn } from '../harness/test.ts';
import { Scene } from './access-scene.ts';
import { kEndpoints } from './access-table.ts';

const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));
const onAll = testsOn({ settings: { API_Enable_Direct_Message_History_EndPoint: true, Accounts_AllowAnonymousRead: true } }, 180_000);

const kLists = Object.entries<Loose>(kDocument.paths).flatMap(([path, verbs]) => {
  const fields: Record<string, Loose> = Object.fromEntries((verbs.get?.parameters ?? []).map((one: Loose) => [one.name, one.schema]));
  const asks = fields.offset !== undefined || ['sort', 'query'].some((name) => fields[name]?.type === 'object');
  return asks ? [{ path, fields }] : [];
});

/** The codes of other systems' lists, whose clients know them. */
const kOther: Record<string, string> = { 'sessions/list': 'error-invalid-sort-keys', 'sessions/list.all': 'error-invalid-sort-keys', directory: 'Please verify the parameters' };

onAll('each list refuses a sort and a query that it does not take', async ({ chat }) => {
  const scene = await Scene.make(chat);
  const wrong: string[] = [];
  let refused = 0;
  for (const { path, fields } of kLists) {
    const row = kEndpoints[`GET ${path}`];
    const name = row?.may && !row.may.includes('admin') ? 'owner' : 'admin';
    const params = async () => (await row?.params?.(scene, name, undefined)) ?? {};
    const ask = async (more: Loose) => scene.people[name].request('GET', path, { query: { ...(await params()), ...more } });
    // What is asked for well, or not at all, gets through.
    const fine: Loose[] = [{}];
    for (const member of ['sort', 'query']) {
      if (fields[member]?.type === 'object') fine.push({ [member]: '' });
      if (fields[member]?.type === 'object' && path !== '/api/v1/channels.online' && path !== '/api/v1/groups.online') fine.push({ [member]: {} });
    }
    for (const [key, schema] of Object.entries<Loose>(fields.sort?.properties ?? {})) {
      // Of the directory it depends on the type.
      if (path === '/api/v1/directory' && key === 'username') continue;
      for (const direction of schema.enum) fine.push({ sort: { [key]: direction } });
      if (schema.enum.length === 1) {
        const answer = await ask({ sort: { [key]: -schema.enum[0] } });
        if (answer.status !== 400) wrong.push(`${path} sorts by ${key} the other way: ${answer.status}`);
      }
    }
    for (const more of fine) {
      const answer = await ask(more);
      if (answer.status !== 200) wrong.push(`${path} ${JSON.stringify(more)}: ${answer.text.slice(0, 200)}`);
    }
    for (const [member, asked] of [['sort', { 'no-such-key': 1 }], ['query', { 'no-such-field': 'x' }], ['query', { $where: '1' }]] as const) {
      if (member === 'query' && fields.query && fields.query.type !== 'object') continue; // a text to look for
      const answer = await ask({ [member]: JSON.stringify(asked) });
      const expected = member === 'sort' ? kOther[path.replace('/api/v1/', '')] : undefined;
      const said = `${answer.body?.errorType ?? ''} ${answer.body?.error ?? ''}`;
      const named = said.includes(expected ?? `error-invalid-${member}`) || said.includes('additional properties');
      if (answer.status !== 400 || !named) wrong.push(`${path} ${member}=${JSON.stringify(asked)}: ${answer.status} ${answer.text.slice(0, 200)}`);
      refused++;
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(refused > 150, `${refused}`);
});

test('a refused sort and query say what it was', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const refusal = async (path: string, code: string, query: Loose) => {
    const { error, details }: Loose = await ann.refused(400, code, 'GET', path, { roomId: room._id, ...query });
    return [error, details.errors[0].field];
  };
  assert.deepEqual(await refusal('channels.members', 'error-invalid-query', { query: { username: ann.username } }), ['query cannot ask for username [error-invalid-query]', 'query.username']);
  assert.deepEqual(await refusal('rooms.images', 'error-invalid-sort', { sort: { uploadedAt: 1 } }), ['Cannot sort by uploadedAt ascending [error-invalid-sort]', 'sort.uploadedAt']);
  assert.deepEqual(await refusal('channels.members', 'error-invalid-sort', { sort: { name: 'up' } }), ['Invalid sort parameter provided: "{"name":"up"}" [error-invalid-sort]', 'sort']);
  assert.deepEqual(await refusal('chat.search', 'error-invalid-sort', { searchText: 'x', sort: { ts: 1 } }), ['This list cannot be sorted [error-invalid-sort]', 'sort']);
});

test('lists of marked messages are sorted either way', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const sent: Loose[] = [];
  for (const text of ['one', 'two', 'three']) {
    const message = await ben.send(room, `@${ann.username} ${text}`);
    await ann.post('chat.starMessage', { messageId: message._id });
    await ann.post('chat.pinMessage', { messageId: message._id });
    sent.push(message._id);
  }
  const ids = async (path: string, list: string, sort?: Loose) => {
    const found: Loose = await ann.get(path as 'chat.getPinnedMessages', { roomId: room._id, ...(sort && { sort }) } as Loose);
    return found[list].map((one: Loose) => one._id);
  };
  const back = [...sent].reverse();
  for (const [path, list] of [['chat.getStarredMessages', 'messages'], ['chat.getPinnedMessages', 'messages'], ['chat.getMentionedMessages', 'messages'], ['channels.getAllUserMentionsByChannel', 'mentions']] as const) {
    assert.deepEqual(await ids(path, list), back, path);
    assert.deepEqual(await ids(path, list, { ts: -1 }), back, path);
    assert.deepEqual(await ids(path, list, { ts: 1 }), sent, path);
  }
});

test('who has a role, statuses, emoji and sounds are sorted by name either way, and looked for by a part of it', async ({ chat }) => {
  const admin = await chat.admin;
  const mark = unique('mark').toLowerCase().replaceAll('-', '_');
  const role = (await admin.post('roles.create', { name: unique('role'), scope: 'Users' }) as Loose).role._id;
  for (const name of ['b', 'a', 'c']) {
    await admin.post('roles.addUserToRole', { roleId: role, username: (await chat.user(name)).username });
    await admin.post('custom-user-status.create', { name: `${mark} ${name}`, statusType: 'away' });
  }
  const list = async (path: string, member: string, name: string, query: Loose): Promise<string[]> => {
    const found: Loose = await admin.get(path as 'custom-sounds.list', { count: 100, ...query } as Loose);
    return found[member].map((one: Loose) => one[name]);
  };
  const users = await list('roles.getUsersInRole', 'users', 'username', { role });
  assert.equal(users.length, 3);
  assert.deepEqual(await list('roles.getUsersInRole', 'users', 'username', { role, sort: { username: -1 } }), [...users].reverse());
  const statuses = await list('custom-user-status.list', 'statuses', 'name', {});
  assert.deepEqual(await list('custom-user-status.list', 'statuses', 'name', { sort: { name: -1 } }), [...statuses].reverse());
  for (const name of ['y', 'x']) await admin.callMethod('insertOrUpdateSound', { name: `${mark}${name}`, extension: 'mp3' });
  const query = { name: { $regex: mark, $options: 'i' } };
  assert.deepEqual(await list('custom-sounds.list', 'sounds', 'name', { query }), [`${mark}x`, `${mark}y`]);
  assert.deepEqual(await list('custom-sounds.list', 'sounds', 'name', { query, sort: { name: -1 } }), [`${mark}y`, `${mark}x`]);
  assert.deepEqual(await list('custom-sounds.list', 'sounds', 'name', { query: { name: { $regex: `${mark}\\.`, $options: 'i' } } }), []);
  for (const pattern of ['^a', 'a.*', '\\d', '(']) {
    for (const path of ['custom-sounds.list', 'emoji-custom.all']) await admin.refused(400, 'error-invalid-query', 'GET', path, { query: { name: { $regex: pattern, $options: 'i' } } });
  }
  await admin.refused(400, 'error-invalid-query', 'GET', 'emoji-custom.all', { query: { name: 'x' } });
});
