// Every endpoint and method with values that nobody means: it may refuse them or make something of them, but it is never an
// accident (a 5xx answer fails the call by itself), and the server goes on.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { kRoot } from '../harness/paths.ts';
import { test } from '../harness/test.ts';

const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));
const nested = (depth: number): Loose => (depth === 0 ? 1 : [nested(depth - 1)]);
const kNonsense: Loose[] = [null, true, -1, 1e308, 9007199254740993, '', 'x', "%_'\"\\", 'é\u202e😀', 'x'.repeat(5000), [], ['a', null], {}, { $gt: '' }, { $date: 1e15 }, { $date: 'never' }, nested(50), JSON.parse('{"__proto__":{"a":1},"constructor":5}')];
// They end the session that the next call needs.
const kEnding = /\/(logout|users\.logout\w*|users\.removeOtherTokens)$/;

const schemaOf = (schema: Loose): Loose => (schema?.$ref ? kDocument.components.schemas[schema.$ref.split('/').at(-1)] : schema);

function namesOf(verb: string, operation: Loose): string[] {
  if (verb === 'get') return (operation.parameters ?? []).map((one: Loose) => one.name);
  return Object.keys(schemaOf(operation.requestBody?.content?.['application/json']?.schema)?.properties ?? {});
}

let made: Promise<User> | undefined;
/** The same person in a room of its own, for some calls delete it. */
async function caller(chat: Chat): Promise<{ user: User; room: Loose }> {
  made ??= chat.user('ann');
  const user = await made;
  return { user, room: await chat.channel({ members: [user] }) };
}

for (const [path, verbs] of Object.entries<Loose>(kDocument.paths)) {
  if (kEnding.test(path)) continue;
  test(`${path}, each parameter alone and all at once`, async ({ chat }) => {
    const { user, room } = await caller(chat);
    const filled = path.replace('{_id}', 'Site_Name').replace('{method}', 'sendMessage');
    for (const [verb, operation] of Object.entries<Loose>(verbs)) {
      const names = namesOf(verb, operation);
      const call = (params: Loose) => user.request(verb.toUpperCase() as 'GET', filled, verb === 'get' ? { query: params } : { body: params });
      for (const [i, value] of kNonsense.entries()) {
        await call(Object.fromEntries(names.map((name) => [name, value])));
        const name = names[i % Math.max(1, names.length)];
        if (name) await call({ roomId: room._id, rid: room._id, [name]: value });
      }
    }
    await user.get('me');
  });
}

test('bodies that are no objects, and bytes that are no text', async ({ chat }) => {
  const { user } = await caller(chat);
  const bodies: (string | Uint8Array)[] = ['[]', '5', '"x"', 'null', '{', '{"a":1}}', '{"message":NaN}', '{"message":"\\ud800"}', '{"message":"\\u0000"}', `${'['.repeat(5000)}`, '\ufeff{}', new Uint8Array([0xff, 0xfe, 0x7b]), new Uint8Array([0])];
  for (const body of bodies) {
    for (const type of ['application/json', 'text/plain', 'multipart/form-data; boundary=x', 'application/x-www-form-urlencoded']) {
      const answer = await user.request('POST', 'chat.sendMessage', { body, headers: { 'Content-Type': type } });
      assert.equal(answer.status, 400, `${type}: ${answer.text}`);
    }
  }
});

for (const name of Object.keys(kDocument['x-ddp-methods'])) {
  if (name === 'logout' || name === 'logoutOtherClients' || name === 'removeOtherTokens') continue;
  test(`method ${name}, arguments of every kind, and too many of them`, async ({ chat }) => {
    const { user, room } = await caller(chat);
    const client = await user.connectAgain();
    for (const value of kNonsense) {
      for (const params of [[value], [room._id, value, value, value], Array(50).fill(value)]) {
        const frame = await client.callForFrame(name, params);
        assert.ok(frame.error?.error !== 500 || frame.error.details?.reason, `${JSON.stringify(params).slice(0, 200)}`);
      }
    }
    await user.get('me');
  });
}

test('dates at the ends of time', async ({ chat }) => {
  const { user, room } = await caller(chat);
  await user.send(room, 'one');
  for (const date of ['0001-01-01T00:00:00Z', '1969-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z', '+275760-09-13T00:00:00.001Z', '2020-02-30T00:00:00Z', '-1', '0', '8640000000000001', '-9223372036854775808', '1e400']) {
    for (const [path, name] of [['rooms.get', 'updatedSince'], ['subscriptions.get', 'updatedSince'], ['roles.sync', 'updatedSince'], ['channels.history', 'latest'], ['channels.history', 'oldest'], ['chat.syncMessages', 'lastUpdate'], ['chat.syncMessages', 'next'], ['chat.getDeletedMessages', 'since']] as const) {
      const answer = await user.request('GET', path, { query: { roomId: room._id, type: 'UPDATED', [name]: date } });
      assert.ok([200, 400].includes(answer.status), `${path} ${name}=${date}: ${answer.text}`);
    }
  }
  for (const ts of [-9223372036854775808n, 18446744073709551615n, '1e309', '{"$date":-9223372036854775808}']) {
    const answer = await user.request('POST', 'chat.sendMessage', { body: `{"message":{"rid":"${room._id}","msg":"x","ts":${ts}}}` });
    assert.equal(answer.status, 400, String(ts));
  }
});
