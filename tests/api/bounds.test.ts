// Everything that a call takes has a bound, and the document tells it: one more is refused with a sentence that names the
// field, the bound itself is not. The fields come from the document, so a new call is tested by being declared.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from '../harness/ejson.ts';
import { formOf, kText } from '../harness/files.ts';
import { unique } from '../harness/ids.ts';
import { kRoot } from '../harness/paths.ts';
import { RawConnection } from '../harness/raw-http.ts';
import { test, testsOn } from '../harness/test.ts';

const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));
const kTooMuch = /must NOT have more than \d+ (characters|items|bytes)|must be <= \d+/;
/** Without it a call says nothing of its other fields. */
const kBeside: Record<string, Loose> = { '/api/v1/settings/{_id}': { value: 'x' } };
/** A query must fit the header of a request. */
const kQueryCharacters = 4000;

interface Probe {
  what: string;
  most: Loose;
  more: Loose;
}

const text = (length: number): string => 'x'.repeat(length);

/** Values at and above each bound of a schema; a schema without one is an error of the declaration. */
function probesOf(schema: Loose): Probe[] {
  const probes: Probe[] = [];
  const bytes: number | undefined = schema['x-max-bytes'];
  if (bytes !== undefined) {
    const filled = (size: number) => (schema.type === 'array' ? [{ a: text(size) }] : { a: text(size) });
    probes.push({ what: `${bytes} bytes`, most: filled(bytes - 20), more: filled(bytes) });
  }
  if (schema.type === 'array') {
    assert.equal(typeof schema.maxItems, 'number', JSON.stringify(schema));
    const list = (count: number): Loose[] => Array.from({ length: count }, () => (schema.items?.type === 'object' ? {} : 'x'));
    probes.push({ what: `${schema.maxItems} items`, most: list(schema.maxItems), more: list(schema.maxItems + 1) });
    for (const inner of schema.items && bytes === undefined ? probesOf(schema.items) : []) {
      probes.push({ what: `an item of ${inner.what}`, most: [inner.most], more: [inner.more] });
    }
  } else if (schema.type === 'string' && schema.format !== 'date-time') {
    assert.equal(typeof schema.maxLength, 'number', JSON.stringify(schema));
    probes.push({ what: `${schema.maxLength} characters`, most: text(schema.maxLength), more: text(schema.maxLength + 1) });
  } else if (schema.type === 'integer') {
    // Without a maximum: counts and the like, which are cut to what is given at most.
    if (schema.maximum < Number.MAX_SAFE_INTEGER) probes.push({ what: `${schema.maximum}`, most: schema.maximum, more: schema.maximum + 1 });
  } else if (schema.type === 'object' && bytes === undefined) {
    for (const [name, property] of Object.entries<Loose>(schema.properties ?? {})) {
      for (const inner of probesOf(property)) probes.push({ what: `${name}: ${inner.what}`, most: { [name]: inner.most }, more: { [name]: inner.more } });
    }
  }
  return probes;
}

for (const [path, verbs] of Object.entries<Loose>(kDocument.paths)) {
  if (path.includes('method.call')) continue; // below
  for (const [verb, operation] of Object.entries<Loose>(verbs)) {
    const inQuery = verb === 'get';
    const content = operation.requestBody?.content ?? {};
    const form: Record<string, Loose> | undefined = content['multipart/form-data']?.schema?.properties;
    const named = (where: string): [string, Loose][] => (operation.parameters ?? []).filter((one: Loose) => one.in === where).map((one: Loose) => [one.name, one.schema]);
    const inPath = named('path');
    const given: [string, Loose][] = inQuery ? named('query') : Object.entries<Loose>(form ?? content['application/json']?.schema?.properties ?? {});
    const fields = given.filter(([, schema]) => schema.format !== 'binary');
    const file = given.find(([, schema]) => schema.format === 'binary')?.[0];
    if (fields.length === 0 && inPath.length === 0) continue;
    test(`${verb} ${path}`, async ({ chat }) => {
      const admin = await chat.admin;
      const at = (values: Loose) => path.replace(/\{(\w+)\}/g, (_, key: string) => encodeURIComponent(values[key] ?? (key === '_id' ? 'Site_Name' : 'GENERAL')));
      const said = async (params: Loose, where = at({})) => {
        const body = form ? formOf(kText, Object.fromEntries(Object.entries<Loose>(params).map(([key, value]) => [key, typeof value === 'string' ? value : JSON.stringify(value)])), file) : params;
        const answer = await admin.request(verb.toUpperCase() as 'GET', where, inQuery ? { query: params } : { body });
        return kTooMuch.exec(answer.text)?.[0];
      };
      for (const [name, schema] of inPath) {
        for (const { what, most, more } of probesOf(schema)) {
          assert.equal(await said({}, at({ [name]: most })), undefined, `${name} of ${what}`);
          // Of a form the room is looked for first, before anything of it is read.
          if (!form) assert.ok(await said(kBeside[path] ?? {}, at({ [name]: more })), `${name} of more than ${what} was taken`);
        }
      }
      for (const [name, schema] of fields) {
        for (const { what, most, more } of probesOf(schema)) {
          if (inQuery && JSON.stringify(more).length > kQueryCharacters) continue;
          const asText = inQuery && typeof more === 'object' && !Array.isArray(more);
          assert.equal(await said({ [name]: asText ? JSON.stringify(most) : most }), undefined, `${name} of ${what}`);
          assert.ok(await said({ [name]: asText ? JSON.stringify(more) : more }), `${name} of more than ${what} was taken`);
        }
      }
    });
  }
}

// Methods over the websocket, and over REST in the text of method.call.
for (const [name, method] of Object.entries<Loose>(kDocument['x-ddp-methods'])) {
  const fields = Object.entries<Loose>(method.params?.properties ?? {});
  if (name === 'logout' || fields.length === 0) continue;
  const probeAll = async (call: (params: Loose[]) => Promise<string>) => {
    for (const [at, [field, schema]] of fields.entries()) {
      const isRest = method['x-variadic'] === true && at === fields.length - 1; // a list that is all arguments left
      for (const { what, most, more } of probesOf(schema)) {
        const said = async (value: Loose) => kTooMuch.exec(await call([...Array(at).fill(null), ...(isRest ? value : [value])]))?.[0];
        assert.equal(await said(most), undefined, `${field} of ${what}`);
        assert.ok(await said(more), `${field} of more than ${what} was taken`);
      }
    }
  };
  test(`method ${name}`, async ({ chat }) => {
    const client = await (await chat.admin).connectAgain();
    await probeAll(async (params) => JSON.stringify((await client.callForFrame(name, params)).error ?? {}));
  });
  test(`method.call/${name}`, async ({ chat }) => {
    const admin = await chat.admin;
    await probeAll(async (params) => {
      const message = JSON.stringify({ msg: 'method', id: '1', method: name, params });
      const answer = await admin.request('POST', `method.call/${encodeURIComponent(name)}`, { body: { message } });
      return JSON.stringify(JSON.parse(answer.body?.message ?? '{}').error ?? answer.body?.error ?? {});
    });
  });
}

// Of the frame itself, in the text of method.call and on the websocket.
for (const path of ['method.call', 'method.callAnon']) {
  test(`the frame of ${path}`, async ({ chat }) => {
    const admin = await chat.admin;
    const said = async (frame: Loose, name = 'nothing') => (await admin.request('POST', `${path}/${name}`, { body: { message: JSON.stringify(frame) } })).text;
    const frame = { msg: 'method', id: '1', method: 'getServerInfo', params: [] };
    for (const [key, limit] of [['id', 254], ['method', 256]] as const) {
      assert.doesNotMatch(await said({ ...frame, [key]: text(limit) }), kTooMuch, key);
      assert.match(await said({ ...frame, [key]: text(limit + 3) }), kTooMuch, key);
    }
    const limits: Loose = kDocument.paths[`/api/v1/${path}/{method}`].post.requestBody.content['application/json'].schema.properties.message;
    const most: number = limits.maxLength;
    const body = path === 'method.call' ? 1024 * 1024 : 256 * 1024;
    if (most < body - 1000) {
      assert.doesNotMatch(await said({ ...frame, params: [text(most - 200)] }), kTooMuch);
      assert.match(await said({ ...frame, params: [text(most)] }), kTooMuch);
    } else {
      assert.equal((await admin.request('POST', `${path}/nothing`, { body: { message: text(body) } })).status, 413);
    }
  });
}

// The fields of a header that are read, of a call and of the request that opens a realtime connection.
const kUpgrade = { Connection: 'Upgrade', Upgrade: 'websocket', 'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version': '13' };
for (const [path, beside] of [['/api/v1/me', {}], ['/websocket', kUpgrade]] as const) {
  test(`the fields of a header, for ${path}`, async ({ server }) => {
    const bounds: [string, number][] = Object.entries<Loose>(kDocument['x-headers']);
    assert.ok(bounds.length > 20);
    for (const [name, most] of bounds) {
      const answered = async (length: number) => {
        const connection = await RawConnection.open(server.port);
        connection.request('GET', path, { ...beside, [name]: '0'.repeat(length) });
        const answer = await connection.answer();
        connection.close();
        return answer;
      };
      assert.notEqual((await answered(most)).status, 431, `${name} of ${most}`);
      const refused = await answered(most + 1);
      assert.equal(refused.status, 431, `${name} of more than ${most}`);
      assert.match(refused.body, new RegExp(`${name} must not have more than ${most} bytes`));
    }
  });
}

test('what is refused for its size is not sent back', async ({ chat }) => {
  const admin = await chat.admin;
  const huge = text(200_000);
  for (const [path, body] of [['channels.create', { name: 'a', members: Array(20_000).fill(5) }], ['users.register', { [huge]: 1 }], ['rooms.saveRoomSettings', { rid: 'GENERAL', [huge]: 1 }]] as const) {
    const answer = await admin.request('POST', path, { body });
    assert.equal(answer.status, 400, path);
    assert.ok(answer.text.length < 20_000, `${path}: ${answer.text.length} bytes`);
  }
});

test('forms and queries have a number of pairs, JSON a number of values', async ({ chat }) => {
  const form = await chat.anyone.request('POST', 'login', { body: 'a&'.repeat(5000), headers: { 'Content-Type': 'application/x-www-form-urlencoded' } });
  assert.match(form.text, /Not more than 1000 parameters/);
  const admin = await chat.admin;
  const list = await admin.request('POST', 'channels.create', { body: `{"name":[${'0,'.repeat(110_000)}0]}` });
  assert.equal(list.status, 400);
  assert.match(list.text, /Not more than 100000 values/);
});

// No setting is changed: what is too much is refused, whatever the setting says of itself otherwise.
test('a value of each setting that is one more than its bound', async ({ chat }) => {
  const admin = await chat.admin;
  for (const [name, schema] of Object.entries<Loose>(kDocument['x-settings'])) {
    const bytes: number | undefined = schema['x-max-bytes'];
    if (schema.type === 'boolean' || schema.maximum >= Number.MAX_SAFE_INTEGER) continue;
    const more: Loose = bytes === undefined ? schema.maximum + 1 : schema.type === 'array' ? [text(bytes)] : schema.type === 'object' ? { url: text(bytes) } : text(bytes + 1);
    const answer = await admin.request('POST', `settings/${name}`, { body: { value: more } });
    if (/is fixed by|cannot be changed/.test(answer.text)) continue;
    assert.equal(answer.status, 400, name);
    assert.match(answer.text, /must NOT have more than \d+ bytes|must be between/, name);
  }
});

test('a value of each preference that is as large as its bound, and one more', async ({ chat }) => {
  const ann = await chat.user('ann');
  const list = (bytes: number) => [text(bytes - 4)];
  for (const [name, schema] of Object.entries<Loose>(kDocument['x-preferences'])) {
    const bytes: number | undefined = schema['x-max-bytes'];
    const said = async (value: Loose) => (await ann.request('POST', 'users.setPreferences', { body: { data: { [name]: value } } })).text;
    const refused = /must NOT have more than \d+ bytes|must be between/;
    if (schema.type === 'boolean') {
      assert.match(await said(text(10)), /must be boolean/, name);
    } else if (schema.type === 'number') {
      assert.match(await said(schema.maximum), /"success":true/, name);
      assert.match(await said(schema.maximum + 1), refused, name);
    } else {
      assert.equal(typeof bytes, 'number', name);
      const of = schema.type === 'array' ? list : text;
      if (!schema.enum) assert.match(await said(of(bytes as number)), /"success":true/, name);
      assert.match(await said(of((bytes as number) + 1)), refused, name);
    }
  }
});

// Of what a stream takes: the event's name, and all other parameters as its arguments.
for (const [name, stream] of Object.entries<Loose>(kDocument['x-ddp-streams'])) {
  const { event, arguments: rest, lists } = stream.params.properties;
  const ofLists = (): [string, Loose[], Loose[]][] => probesOf(lists).map(({ what, most, more }) => [what, ['', most], ['', more]]);
  const probes = (own: string): [string, Loose[], Loose[]][] => [
    [`a name of ${event.maxLength}`, [text(event.maxLength)], [text(event.maxLength + 1)]],
    ...(lists ? ofLists() : ofArguments(own)),
  ];
  const ofArguments = (own: string): [string, Loose[], Loose[]][] => [
    [`${rest.maxItems} arguments`, [own, ...Array(rest.maxItems).fill(1)], [own, ...Array(rest.maxItems + 1).fill(1)]],
    [`${rest['x-max-bytes']} bytes`, [own, text(rest['x-max-bytes'] - 20)], [own, text(rest['x-max-bytes'])]],
  ];

  test(`a subscription to ${name}`, async ({ chat }) => {
    const client = await (await chat.admin).connectAgain();
    for (const [what, most, more] of probes('nothing')) {
      assert.doesNotMatch(JSON.stringify((await client.subForFrame(name, most)).error ?? {}), kTooMuch, what);
      assert.match(JSON.stringify((await client.subForFrame(name, more)).error ?? {}), kTooMuch, `more than ${what}`);
    }
  });

  if (!stream['x-written']) continue;
  test(`a write to ${name}`, async ({ chat }) => {
    const client = await (await chat.admin).connectAgain();
    for (const [what, most, more] of probes('nothing')) {
      assert.equal((await client.callForFrame(name, most)).error, undefined, what);
      assert.match(JSON.stringify((await client.callForFrame(name, more)).error ?? {}), kTooMuch, `more than ${what}`);
    }
  });
}

// A document as large as all its bounds allow, through every path that it can take.
const testLargest = testsOn({ settings: { Message_MaxAllowedSize: 100_000, Message_CustomFields_Enabled: true, Message_CustomFields: '{"type":"object"}' } }, 60_000);

testLargest('a message of the largest size is stored, listed, streamed, synced, changed and removed', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const client = await ben.connectAgain();
  const seen = await client.watch('stream-room-messages', room._id);
  const everywhere = await client.watch('stream-room-messages', '__my_messages__');
  const rooms = await client.watch('stream-notify-user', `${ben.id}/rooms-changed`);
  const since = new Date(Date.now() - 1000);
  const msg = '*b* '.repeat(25_000); // many signs: its tree is far larger than the text
  const attachments = Array.from({ length: 100 }, () => ({ title: 't', text: text(1200) }));
  const customFields = { a: text(16_300) };
  const sent = (await ann.post('chat.sendMessage', { message: { rid: room._id, msg, attachments, customFields } } as Loose)) as Loose;
  const message = sent.message;
  const same = (one: Loose, path: string) => {
    assert.ok(one, `${path} has no such message`);
    assert.deepEqual([one.msg.length, one.attachments.length, one.customFields.a.length, JSON.stringify(one.md).length], [msg.length, 100, 16_300, JSON.stringify(message.md).length], path);
  };
  same(message, 'the answer');
  same(((await seen.take(1)) as Loose)[0][0], 'the room\'s stream');
  same(((await everywhere.take(1)) as Loose)[0][0], 'the stream of all rooms');
  same(((await rooms.next(([, one]) => one.lastMessage?._id === message._id)) as Loose)[1].lastMessage, 'the room\'s change');
  const find = (list: Loose[]) => list.find((one) => one._id === message._id);
  const query = async (path: string, params: Loose) => {
    const answer = await ben.request('GET', path, { query: params });
    assert.equal(answer.status, 200, `${path}: ${answer.text.slice(0, 300)}`);
    return answer.body;
  };
  same((await query('chat.getMessage', { msgId: message._id })).message, 'chat.getMessage');
  same(find((await query('channels.history', { roomId: room._id })).messages), 'channels.history');
  same(find((await query('channels.messages', { roomId: room._id })).messages), 'channels.messages');
  same(find((await query('channels.messages', { roomId: room._id, query: { 'u._id': ann.id } })).messages), 'channels.messages with a query');
  same(find((await query('chat.syncMessages', { roomId: room._id, lastUpdate: since.toISOString() })).result.updated), 'chat.syncMessages');
  same((await query('rooms.info', { roomId: room._id })).room.lastMessage, 'rooms.info');
  same(find((await query('channels.list', { query: { _id: room._id } })).channels.map((one: Loose) => one.lastMessage)), 'channels.list');
  same(((await query('rooms.get', {})).update as Loose[]).find((one) => one._id === room._id).lastMessage, 'rooms.get');
  same(find(((await client.call('loadHistory', room._id, null, 50, null)) as Loose).messages), 'loadHistory');
  same(find(((await client.call('messages/get', room._id, { lastUpdate: since })) as Loose).updated), 'messages/get');
  same((await client.call('getSingleMessage', message._id)) as Loose, 'getSingleMessage');
  await ann.post('chat.update', { roomId: room._id, msgId: message._id, text: msg.replaceAll('b', 'c') });
  same(((await seen.next(([one]: Loose) => one.editedAt)) as Loose)[0], 'the stream, changed');
  const removed = (await ann.post('chat.delete', { roomId: room._id, msgId: message._id })) as Loose;
  same(removed.message, 'chat.delete');
  await client.fence();
});

testLargest('a room and a person of the largest size reach everybody', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const client = await ben.connectAgain();
  const rooms = await client.watch('stream-notify-user', `${ben.id}/rooms-changed`);
  const topic = text(1000);
  await ann.post('rooms.saveRoomSettings', { rid: room._id, roomTopic: topic, roomDescription: topic, roomAnnouncement: text(5000), roomCustomFields: { a: text(16_300) } } as Loose);
  const shown: Loose = ((await rooms.next(([, one]) => one.customFields?.a?.length === 16_300)) as Loose)[1];
  assert.deepEqual([shown.topic.length, shown.description.length, shown.announcement.length], [1000, 1000, 5000]);
  for (const path of ['channels.info', 'rooms.info']) {
    const answer: Loose = (await ben.request('GET', path, { query: { roomId: room._id } })).body;
    assert.equal((answer.channel ?? answer.room).customFields.a.length, 16_300, path);
  }
  const listed: Loose = (await ben.request('GET', 'channels.list.joined', { query: { count: 100 } })).body;
  assert.equal(listed.channels.find((one: Loose) => one._id === room._id).announcement.length, 5000);
  const update = { name: text(120), bio: text(260), nickname: text(120), statusText: text(120) };
  const names = await client.watch('stream-notify-logged', 'Users:NameChanged');
  await ann.post('users.updateOwnBasicInfo', { data: update });
  assert.equal((((await names.take(1)) as Loose)[0][0] as Loose).name.length, 120);
  const person: Loose = (await ben.request('GET', 'users.info', { query: { userId: ann.id } })).body.user;
  assert.deepEqual([person.name.length, person.bio.length, person.nickname.length, person.statusText.length], [120, 260, 120, 120]);
  const found: Loose = (await ben.request('GET', 'users.list', { query: { query: { _id: ann.id } } })).body;
  assert.equal(found.users[0].name.length, 120);
  await client.fence();
});

testLargest('what is written for later, and in threads, is as large as any message', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const msg = '*b* '.repeat(25_000);
  const first = await ann.send(room, msg);
  const seen = await ben.watch('stream-room-messages', room._id);
  const reply = await ben.send(room, msg, { tmid: first._id });
  assert.equal(((await seen.next(([one]: Loose) => one._id === reply._id)) as Loose)[0].msg.length, msg.length);
  const listed: Loose = (await ann.request('GET', 'chat.getThreadsList', { query: { rid: room._id } })).body;
  assert.equal(listed.threads[0].msg.length, msg.length);
  const replies: Loose = (await ann.request('GET', 'chat.getThreadMessages', { query: { tmid: first._id } })).body;
  assert.equal(replies.messages.find((one: Loose) => one._id === reply._id).msg.length, msg.length);
  const inbox: Loose = (await ben.request('GET', 'confab.threads', {})).body;
  assert.ok(JSON.stringify(inbox).includes(first._id));

  const begun = msg.slice(0, 20_000);
  await ann.post('confab.drafts.save', { rid: room._id, msg: begun });
  const drafts: Loose = await ann.get('confab.drafts.list', {});
  assert.equal(drafts.update.find((one: Loose) => one.rid === room._id).msg.length, begun.length);
  const later: Loose = await ann.post('confab.scheduledMessages.create', { rid: room._id, msg, sendAt: new Date(Date.now() + 3_600_000).toISOString() });
  const scheduled: Loose = await ann.get('confab.scheduledMessages.list', {});
  assert.equal(scheduled.scheduledMessages.find((one: Loose) => one._id === later.scheduledMessage._id).msg.length, msg.length);
  await ann.post('confab.scheduledMessages.sendNow', { _id: later.scheduledMessage._id });
  await seen.next(([one]: Loose) => one.msg.length === msg.length && one.u._id === ann.id && one._id !== first._id);
});

testLargest('a setting, a role and a permission of the largest size are stored, listed and told', async ({ chat }) => {
  const admin = await chat.admin;
  const client = await admin.connectAgain();
  const settings = await client.watch('stream-notify-all', 'public-settings-changed');
  const value = `.a{}${' '.repeat(199_990)}`;
  await admin.post('settings/theme-custom-css', { value });
  const told: Loose = (await settings.next(([, one]: Loose) => one._id === 'theme-custom-css')) as Loose;
  assert.equal(told[1].value.length, value.length);
  assert.equal(((await admin.get('settings/theme-custom-css')) as Loose).value.length, value.length);
  const listed: Loose = (await admin.request('GET', 'settings', { query: { _id: 'theme-custom-css' } })).body;
  assert.equal(listed.settings[0].value.length, value.length);
  await admin.post('settings/theme-custom-css', { value: '' });

  const roles = await client.watch('stream-roles', 'roles');
  const bounds: Loose = kDocument.paths['/api/v1/roles.create'].post.requestBody.content['application/json'].schema.properties;
  const role = { name: unique('r').padEnd(bounds.name.maxLength, 'r'), description: text(bounds.description.maxLength), scope: 'Users' };
  const made: Loose = await admin.post('roles.create', role as Loose);
  const change: Loose = (await roles.next(([one]: Loose) => JSON.stringify(one).includes(made.role._id))) as Loose;
  assert.ok(JSON.stringify(change).includes(role.description));
  const all: Loose = await admin.get('roles.list', {});
  assert.equal(all.roles.find((one: Loose) => one._id === made.role._id).description.length, role.description.length);
  const known = ((await admin.get('permissions.listAll', {})) as Loose).update.find((one: Loose) => one._id === 'mail-messages').roles;
  await admin.post('permissions.update', { permissions: [{ _id: 'mail-messages', roles: [...known, made.role._id] }] });
  await admin.post('permissions.update', { permissions: [{ _id: 'mail-messages', roles: known }] });
  await admin.post('roles.delete', { roleId: made.role._id });
});
