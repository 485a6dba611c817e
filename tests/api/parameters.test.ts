// What calls answer to parameters that are missing or wrong, to the letter: clients compare it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { kRoot } from '../harness/paths.ts';
import type { Caller, Method } from '../harness/rest.ts';
import { test } from '../harness/test.ts';

const kOneRoom =
  "must have required property 'roomId'\n must have required property 'roomName'\n must match exactly one schema in oneOf";

async function said(caller: Caller, method: Method, path: string, params: Loose = {}): Promise<Loose> {
  const answer = await caller.request(method, path, method === 'GET' ? { query: params } : { body: params });
  assert.equal(answer.status, 400, answer.text);
  return answer.body;
}

/** `error` and `errorType` of a call that checks by a schema. */
async function bySchema(caller: Caller, method: Method, path: string, params: Loose, text: string): Promise<void> {
  const body = await said(caller, method, path, params);
  assert.equal(body.error, `${text} [invalid-params]`, path);
  assert.equal(body.errorType, 'invalid-params', path);
  assert.ok(Array.isArray(body.details.errors) && body.details.errors.length > 0, `${path} names no field`);
}

/** A bare text without a type. */
async function plainly(caller: Caller, method: Method, path: string, params: Loose, text: string): Promise<void> {
  const body = await said(caller, method, path, params);
  assert.equal(body.error, text, path);
  assert.ok(!('errorType' in body), path);
}

async function coded(
  caller: Caller,
  method: Method,
  path: string,
  params: Loose,
  text: string,
  type: string,
): Promise<void> {
  const body = await said(caller, method, path, params);
  assert.deepEqual([body.error, body.errorType], [text ? `${text} [${type}]` : `[${type}]`, type], path);
}

test('calls with a schema say its first fault, and which field it was in the details', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const name of ['addAll', 'archive', 'unarchive', 'join', 'leave', 'open', 'delete'])
    await bySchema(ann, 'POST', `channels.${name}`, {}, kOneRoom);
  for (const name of ['history', 'roles', 'moderators']) await bySchema(ann, 'GET', `channels.${name}`, {}, kOneRoom);
  for (const name of ['kick', 'setReadOnly', 'setAnnouncement'])
    await bySchema(ann, 'POST', `channels.${name}`, {}, kOneRoom);
  await bySchema(
    ann,
    'POST',
    'channels.setReadOnly',
    { roomId: 'x' },
    "must have required property 'readOnly'\n must have required property 'roomName'\n must match exactly one schema in oneOf",
  );
  for (const path of ['channels.messages', 'im.history', 'subscriptions.getOne'])
    await bySchema(ann, 'GET', path, {}, "must have required property 'roomId'");
  await bySchema(
    ann,
    'POST',
    'im.create',
    {},
    "must have required property 'usernames'\n must have required property 'username'\n must match exactly one schema in oneOf",
  );
  for (const [method, name] of [
    ['POST', 'delete'],
    ['GET', 'members'],
    ['GET', 'messages'],
  ] as const) {
    await bySchema(
      ann,
      method,
      `im.${name}`,
      {},
      "must have required property 'roomId'\n must have required property 'username'\n must match exactly one schema in oneOf",
    );
  }
  const oneUser =
    "must have required property 'userId'\n must have required property 'username'\n must match exactly one schema in oneOf";
  for (const name of ['muteUser', 'unmuteUser']) await bySchema(ann, 'POST', `rooms.${name}`, {}, oneUser);
  await bySchema(ann, 'GET', 'rooms.isMember', {}, oneUser);
  for (const [path, field] of [
    ['rooms.nameExists', 'roomName'],
    ['spotlight', 'query'],
    ['users.autocomplete', 'selector'],
    ['users.checkUsernameAvailability', 'username'],
  ] as const) {
    await bySchema(ann, 'GET', path, {}, `must have required property '${field}'`);
  }
  await bySchema(
    ann,
    'GET',
    'users.info',
    {},
    "must have required property 'userId'\n must have required property 'username'\n must have required property 'importId'\n must match a schema in anyOf",
  );
  await bySchema(
    ann,
    'POST',
    'subscriptions.read',
    {},
    "must have required property 'rid'\n must have required property 'roomId'\n must match a schema in anyOf",
  );
  await bySchema(
    ann,
    'POST',
    'subscriptions.unread',
    {},
    "must have required property 'roomId'\n must have required property 'firstUnreadMessage'\n must match a schema in anyOf",
  );
  const admin = await chat.admin;
  const account = { email: 'x@example.test', name: 'X', username: 'xx', password: 'y' };
  for (const field of ['password', 'username', 'name', 'email'] as const) {
    delete (account as Loose)[field];
    await bySchema(admin, 'POST', 'users.create', account, `must have required property '${field}'`);
  }
  await bySchema(admin, 'POST', 'users.update', {}, "must have required property 'userId'");
  await bySchema(admin, 'POST', 'users.update', { userId: 'x' }, "must have required property 'data'");
  await bySchema(admin, 'POST', 'users.setActiveStatus', { userId: 'x' }, "must have required property 'activeStatus'");
  for (const name of ['setPreferences', 'updateOwnBasicInfo'])
    await bySchema(ann, 'POST', `users.${name}`, {}, "must have required property 'data'");
  for (const [given, missing] of [
    [{}, 'username'],
    [{ username: 'a' }, 'email'],
    [{ username: 'a', email: 'b' }, 'pass'],
  ] as const) {
    await bySchema(chat.anyone, 'POST', 'users.register', given, `must have required property '${missing}'`);
  }
});

test('a wrong type, both names at once and what a schema does not know are refused in its words', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const both =
    'must NOT have additional properties\n must NOT have additional properties\n must match exactly one schema in oneOf';
  await bySchema(ann, 'POST', 'channels.archive', { roomId: room._id, roomName: room.name }, both);
  await bySchema(
    ann,
    'POST',
    'channels.archive',
    { roomId: ['x'] },
    "must be string\n must have required property 'roomName'\n must match exactly one schema in oneOf",
  );
  await bySchema(ann, 'POST', 'users.setPreferences', { data: [] }, 'must be object');
  await bySchema(ann, 'POST', 'users.setPreferences', { data: {}, more: 1 }, 'must NOT have additional properties');
  await bySchema(
    ann,
    'POST',
    'users.updateOwnBasicInfo',
    { data: { statusMessage: 'x' } },
    'must NOT have additional properties',
  );
  await bySchema(
    await chat.admin,
    'POST',
    'users.update',
    { userId: ann.id, data: { statusMessage: 'x' } },
    'must NOT have additional properties',
  );
  await bySchema(
    ann,
    'POST',
    'users.updateOwnBasicInfo',
    { data: { statusType: 'sleeping' } },
    'must be equal to one of the allowed values',
  );
  const body = await said(ann, 'POST', 'users.updateOwnBasicInfo', { data: { statusType: 'sleeping' } });
  assert.deepEqual(body.details.errors, [
    { field: 'data.statusType', message: 'data.statusType must be one of online|away|busy|offline' },
  ]);
});

test('a schema takes text for numbers and booleans', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  await ann.post('channels.setReadOnly', { roomId: room._id, readOnly: 'true' } as Loose);
  assert.equal((await ann.get('channels.info', { roomId: room._id })).channel.ro, true);
});

test('calls that look by hand or by a pattern have words of their own', async ({ chat }) => {
  const ann = await chat.user('ann');
  await plainly(ann, 'POST', 'channels.create', {}, 'Param "name" is required');
  await plainly(
    ann,
    'POST',
    'channels.create',
    { name: 'x', members: 'ann' },
    'Param "members" must be an array if provided',
  );
  await plainly(ann, 'POST', 'groups.create', {}, 'Body param "name" is required');
  await plainly(ann, 'POST', 'channels.setTopic', {}, 'The bodyParam "topic" is required');
  await plainly(
    ann,
    'POST',
    'channels.setCustomFields',
    { customFields: 'x' },
    'The bodyParam "customFields" is required with a type like object.',
  );
  for (const name of ['addOwner', 'close', 'invite', 'rename']) {
    const more = name === 'rename' ? { name: 'x' } : {};
    await coded(
      ann,
      'POST',
      `channels.${name}`,
      { ...more },
      'The required "roomId" or "roomName" param provided does not match any channel',
      'error-room-not-found',
    );
  }
  for (const name of ['archive', 'leave', 'kick', 'close'])
    await coded(
      ann,
      'POST',
      `groups.${name}`,
      {},
      'The parameter "roomId" or "roomName" is required',
      'error-room-param-not-provided',
    );
  await coded(
    ann,
    'GET',
    'groups.info',
    { roomId: 'nowhere' },
    'The required "roomId" or "roomName" param provided does not match any group',
    'error-room-not-found',
  );
  for (const name of ['close', 'open', 'setTopic'])
    await coded(ann, 'POST', `im.${name}`, {}, 'Body param "roomId" is required', 'error-room-param-not-provided');
  await coded(ann, 'GET', 'im.counters', {}, 'Query param "roomId" is required', 'error-room-param-not-provided');
  await coded(ann, 'GET', 'im.messages', { roomId: 'GENERAL' }, '', 'invalid-channel');
  await coded(
    ann,
    'GET',
    'rooms.info',
    {},
    'The parameter "roomId" or "roomName" is required',
    'error-roomid-param-not-provided',
  );
  await plainly(ann, 'POST', 'rooms.favorite', {}, "The 'favorite' param is required");
  await plainly(ann, 'POST', 'rooms.saveNotification', {}, "The 'roomId' param is required");
  await plainly(ann, 'POST', 'rooms.saveNotification', { roomId: 'x' }, "The 'notifications' param is required");
  await plainly(ann, 'POST', 'rooms.delete', {}, "The 'roomId' param is required");
  await coded(ann, 'POST', 'rooms.delete', { roomId: 'x' }, 'Invalid room', 'error-invalid-room');
  await plainly(ann, 'GET', 'rooms.autocomplete.channelAndPrivate', {}, "The 'selector' param is required");
  await plainly(ann, 'GET', 'chat.getMessage', {}, 'The "msgId" query parameter must be provided.');
  await plainly(ann, 'POST', 'chat.delete', {}, "Match error: Missing key 'msgId'");
  await plainly(
    ann,
    'POST',
    'chat.delete',
    { msgId: 'x', roomId: 5 },
    'Match error: Expected string, got number in field roomId',
  );
  await plainly(ann, 'POST', 'chat.update', { msgId: 'x', text: 'y' }, "Match error: Missing key 'roomId'");
  await plainly(ann, 'POST', 'chat.update', { roomId: 'x', msgId: 'x' }, "Match error: Missing key 'text'");
  await plainly(ann, 'GET', 'roles.sync', {}, "Match error: Missing key 'updatedSince'");
  await plainly(
    ann,
    'POST',
    'users.setStatus',
    {},
    'Match error: Failed Match.OneOf, Match.Maybe or Match.Optional validation',
  );
});

test('what a closed schema does not know is refused at the top level, too', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const account = { email: 'x@example.test', name: 'X', username: 'xx', password: 'y' };
  for (const [caller, path, body] of [
    [admin, 'users.create', account],
    [chat.anyone, 'users.register', { username: 'xx', email: 'x@example.test', pass: 'y' }],
    [admin, 'users.update', { userId: ann.id, data: {} }],
    [ann, 'users.updateOwnBasicInfo', { data: {} }],
    [admin, 'users.setActiveStatus', { userId: ann.id, activeStatus: true }],
  ] as const) {
    await bySchema(caller, 'POST', path, { ...body, unheard: 1 }, 'must NOT have additional properties');
  }
  // What stands in the address is not the body's: credentials, or a mark against caches.
  const answer = await admin.request('POST', 'users.setActiveStatus', { query: { rc_uid: 'x', _: '1' }, body: { userId: ann.id, activeStatus: true } });
  assert.equal(answer.status, 200, answer.text);
});

test('accounts that are made or changed are told by the fields that are asked for', async ({ chat }) => {
  const admin = await chat.admin;
  const fields = { username: 1 };
  const keys = (answer: Loose) => Object.keys(answer.body.user ?? {}).sort();
  const name = unique('made');
  const body = { email: `${name}@example.test`, name, username: name, password: 'long enough 1' };
  const made = await admin.request('POST', 'users.create', { query: { fields }, body });
  assert.deepEqual(keys(made), ['_id', 'username'], made.text);
  const change = { userId: made.body.user._id, data: { name: 'Other' } };
  assert.deepEqual(keys(await admin.request('POST', 'users.update', { body: { ...change, fields } })), ['_id', 'username']);
  assert.deepEqual(keys(await admin.request('POST', 'users.update', { body: { ...change, fields: JSON.stringify(fields) } })), ['_id', 'username']);
  const own = unique('own');
  const registration = { username: own, email: `${own}@example.test`, pass: 'long enough 1' };
  assert.deepEqual(keys(await chat.anyone.request('POST', 'users.register', { query: { fields }, body: registration })), ['_id', 'username']);
});

test('lists of messages say which parameter they miss, each in its own words', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann] });
  const missing = (name: string) => `The required "${name}" query param is missing.`;
  await coded(ann, 'POST', 'chat.sendMessage', {}, 'The "message" parameter must be provided.', 'error-invalid-params');
  await coded(ann, 'GET', 'chat.getMentionedMessages', {}, missing('roomId'), 'error-invalid-params');
  await plainly(ben, 'GET', 'chat.getMentionedMessages', { roomId: room._id }, 'error-not-allowed');
  await coded(ann, 'GET', 'chat.getDeletedMessages', {}, '', missing('roomId'));
  await coded(ann, 'GET', 'chat.getDeletedMessages', { roomId: room._id }, '', missing('since'));
  const noDate = 'The "since" query parameter must be a valid date.';
  await coded(ann, 'GET', 'chat.getDeletedMessages', { roomId: room._id, since: 'soon' }, '', noDate);
  await coded(ann, 'GET', 'chat.syncMessages', {}, missing('roomId'), 'error-roomId-param-not-provided');
  await coded(ann, 'GET', 'chat.syncMessages', { roomId: room._id }, missing('lastUpdate'), 'error-lastUpdate-param-not-provided');
  const bad = { roomId: room._id, lastUpdate: 'soon' };
  await coded(ann, 'GET', 'chat.syncMessages', bad, 'The "lastUpdate" query parameter must be a valid date.', 'error-roomId-param-invalid');
  await coded(ben, 'GET', 'chat.syncMessages', { ...bad, lastUpdate: new Date().toISOString() }, 'Not allowed', 'error-not-allowed');
});

test('roles say what is wrong with their parameters', async ({ chat }) => {
  const admin = await chat.admin;
  const ann = await chat.user('ann');
  await coded(
    admin,
    'POST',
    'roles.addUserToRole',
    {},
    "must have required property 'username'",
    'error-invalid-role-properties',
  );
  await plainly(admin, 'POST', 'roles.addUserToRole', { username: 'ann' }, 'error-invalid-role-properties');
  const unknown = await said(admin, 'POST', 'roles.addUserToRole', { username: ann.username, roleId: 'none' });
  assert.deepEqual([unknown.error, unknown.errorType], ['error-role-not-found', 'Role not found']);
  for (const path of ['roles.removeUserFromRole', 'roles.delete'])
    await coded(admin, 'POST', path, {}, 'The role properties are invalid.', 'error-invalid-role-properties');
  await coded(
    admin,
    'POST',
    'roles.removeUserFromRole',
    { username: ann.username, roleId: 'none' },
    'This role does not exist',
    'error-invalid-roleId',
  );
  await coded(
    admin,
    'POST',
    'roles.removeUserFromRole',
    { username: 'nobody-here', roleId: 'user' },
    'There is no user with this username',
    'error-invalid-user',
  );
  await coded(admin, 'POST', 'roles.delete', { roleId: 'none' }, 'This role does not exist', 'error-invalid-roleId');
  await coded(admin, 'GET', 'roles.getUsersInRole', {}, 'Query param "role" is required', 'error-param-not-provided');
  await coded(admin, 'GET', 'roles.getUsersInRole', { role: 'none' }, '', 'error-invalid-roleId');
});

test('a room that is not there has a type of its own for administrators', async ({ chat }) => {
  const body = await said(await chat.admin, 'GET', 'rooms.adminRooms.getRoom', { rid: 'nowhere' });
  assert.deepEqual([body.error, body.errorType], ['not-allowed', 'Not Allowed']);
});

test('who lacks a permission that a call asks for itself is told so in its words', async ({ chat }) => {
  const ann = await chat.user('ann');
  const account = { email: 'x@example.test', name: 'X', username: 'xx', password: 'y' };
  await coded(ann, 'POST', 'users.create', account, 'Adding user is not allowed', 'error-action-not-allowed');
  await coded(
    ann,
    'POST',
    'users.update',
    { userId: 'x', data: {} },
    'Editing user is not allowed',
    'error-action-not-allowed',
  );
  await coded(ann, 'GET', 'roles.getUsersInRole', { role: 'user' }, 'Not allowed', 'error-not-allowed');
  await coded(
    ann,
    'POST',
    'roles.delete',
    { roleId: 'x' },
    'Accessing permissions is not allowed',
    'error-action-not-allowed',
  );
  await coded(
    ann,
    'POST',
    'roles.addUserToRole',
    { username: ann.username, roleId: 'bot' },
    'Accessing permissions is not allowed',
    'error-action-not-allowed',
  );
  await coded(
    ann,
    'POST',
    'roles.removeUserFromRole',
    { username: ann.username, roleId: 'user' },
    'Accessing permissions is not allowed',
    'error-not-allowed',
  );
  for (const path of ['rooms.adminRooms', 'rooms.adminRooms.getRoom'])
    await plainly(ann, 'GET', path, { rid: 'GENERAL' }, 'error-not-authorized');
  for (const path of ['groups.listAll', 'im.list.everyone', 'settings/Site_Name']) {
    const answer = await ann.request('GET', path);
    assert.deepEqual([answer.status, answer.body], [403, { success: false, error: 'unauthorized' }], path);
  }
  const status = await ann.request('POST', 'users.setActiveStatus', { body: { userId: 'x', activeStatus: true } });
  assert.deepEqual([status.status, status.body], [403, { success: false, error: 'unauthorized' }]);
});

test('calls for everybody do not look who calls', async ({ chat }) => {
  const ann = await chat.user('ann');
  const dead = { 'X-User-Id': ann.id, 'X-Auth-Token': 'stale' };
  assert.equal((await chat.anyone.request('GET', 'settings.public', { headers: dead })).status, 200);
  assert.equal((await chat.anyone.request('GET', '/api/info', { headers: dead })).status, 200);
  // A session does not stand in the way of a registration: the form is what is looked at.
  await bySchema(ann, 'POST', 'users.register', {}, "must have required property 'username'");
});

test('arguments of methods that do not match say so, over REST how', async ({ chat }) => {
  const ann = await chat.user('ann');
  const answer = await ann.request('POST', 'method.call/anything', {
    body: { message: JSON.stringify({ msg: 'method', id: '1', method: 'getMessages', params: [{}] }) },
  });
  const { error, result } = JSON.parse(answer.body.message);
  assert.equal(result, undefined);
  assert.equal(error.message, 'Match error: Expected array, got object');
  assert.equal(error.errorType, 'Match.Error');
  assert.equal(error.path, '');
  const { details, ...safe } = error.sanitizedError;
  assert.deepEqual(safe, {
    isClientSafe: true,
    error: 400,
    reason: 'Match failed',
    message: 'Match failed [400]',
    errorType: 'Meteor.Error',
  });
  assert.equal(details, undefined);
  const connection = await ann.ddp();
  await connection.refused(400, 'getMessages', {});
  const inner = await ann.request('POST', 'method.call/anything', {
    body: { message: JSON.stringify({ msg: 'method', id: '1', method: 'deleteMessage', params: [{}] }) },
  });
  assert.equal(JSON.parse(inner.body.message).error.message, "Match error: Missing key '_id'");
});

// The calls come from the document. Who calls Confab's own calls was written for them: a member that they do not know is a
// misspelt one.
test('calls of Confab’s own refuse parameters that they do not know', async ({ chat }) => {
  const admin = await chat.admin;
  const document: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));
  const wrong: string[] = [];
  let asked = 0;
  for (const [path, verbs] of Object.entries<Loose>(document.paths)) {
    if (!path.startsWith('/api/v1/confab.')) continue;
    for (const [verb, operation] of Object.entries<Loose>(verbs)) {
      if (verb === 'post' && !operation.requestBody?.content?.['application/json']) continue; // forms, and parts of files
      const params = { 'no-such-member': 'x' };
      const answer = await admin.request(verb.toUpperCase() as Method, path, verb === 'post' ? { body: params } : { query: params });
      const fields = (answer.body?.details?.errors ?? []).map((one: Loose) => one.field);
      if (answer.status !== 400 || !fields.includes('no-such-member')) wrong.push(`${verb} ${path}: ${answer.status} ${answer.text.slice(0, 200)}`);
      asked++;
    }
  }
  assert.deepEqual(wrong, []);
  assert.ok(asked > 40, `${asked}`);
});
