// What clients rely on in all calls, to the letter: who may call, what a call misses, how methods refuse their arguments.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { allSay, bySchema, coded, forbidden, missing, onlyFor, plain, type Row } from './answers.ts';

const test = testsOn();

const kNoChannel = coded('The required "roomId" or "roomName" param provided does not match any channel', 'error-room-not-found');
const kNoGroup = coded('The required "roomId" or "roomName" param provided does not match any group', 'error-room-not-found');
const oneOf = (first: string, second: string) =>
  bySchema(`must have required property '${first}'\n must have required property '${second}'\n must match exactly one schema in oneOf`);

test('what a call asks for by itself is refused in one word', async ({ chat }) => {
  const admin = await chat.admin;
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const [channel, group] = [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann, ben] })];
  const talk = await ann.direct(ben);
  const of = { userId: ben.id };
  await allSay([
    ...(['channels', 'groups', 'im'] as const).map((family): Row => [ben, `GET ${family}.counters`, { roomId: { channels: channel, groups: group, im: talk }[family]._id, userId: ann.id }, forbidden]),
    [ben, 'GET channels.counters', { roomId: 'nowhere', userId: ann.id }, forbidden],
    [ben, 'GET im.counters', { roomId: 'nowhere', userId: ann.id }, forbidden],
    [ann, 'POST users.setStatus', { ...of, status: 'away', message: 'x' }, forbidden],
    [ann, 'POST users.setActiveStatus', { ...of, activeStatus: false }, forbidden],
    [ann, 'POST users.createToken', of, forbidden],
    [ann, 'POST users.delete', of, forbidden],
    [ann, 'POST users.deactivateIdle', { daysIdle: 3 }, forbidden],
    [ann, 'POST users.setAvatar', { ...of, avatarUrl: 'http://192.0.2.1/x.png' }, forbidden],
    [ann, 'POST settings/Site_Name', { value: 'x' }, forbidden],
    [eve, 'POST channels.convertToTeam', { channelId: channel._id }, forbidden],
    [eve, 'GET instances.get', {}, forbidden],
    [eve, 'GET stdout.queue', {}, forbidden],
    [eve, 'POST licenses.add', { license: 'x' }, forbidden],
    [eve, 'GET rooms.images', { roomId: group._id, startingFromId: 'x' }, forbidden],
    [eve, `POST rooms.mediaConfirm/${group._id}/x`, {}, forbidden],
  ]);
  for (const path of ['rooms.upload', 'rooms.media']) {
    const body = new FormData();
    body.append('file', new Blob(['x']), 'x.txt');
    const answer = await eve.request('POST', `${path}/${group._id}`, { body });
    assert.deepEqual([answer.status, answer.body], [403, { success: false, error: 'unauthorized' }], path);
  }
  await onlyFor(admin, ['create-c'], ['admin'], () => allSay([[ann, 'POST channels.create', { name: unique('room') }, forbidden]]));
  await onlyFor(admin, ['view-d-room'], ['admin'], () => allSay([
    [ann, 'GET users.list', {}, forbidden],
    [ann, 'GET users.listByStatus', {}, [403, 'User does not have the permissions required for this action [error-unauthorized]']],
  ]));
});

test('what is refused with 400 though a right is missing', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const mayNot = coded('Not authorized', 'error-not-authorized');
  await allSay([
    [ben, 'GET rooms.autocomplete.adminRooms', { selector: { name: 'x' } }, plain('error-not-authorized')],
    [ben, 'POST rooms.changeArchivationState', { rid: room._id, action: 'archive' }, mayNot],
    [ben, 'POST rooms.changeArchivationState', { rid: room._id, action: 'unarchive' }, mayNot],
    [ben, 'POST rooms.saveRoomSettings', { rid: room._id, roomTopic: 'x' }, coded('Editing room is not allowed', 'error-action-not-allowed')],
  ]);
});

testsOn({ env: { ADMIN_EMAIL_VERIFIED: 'true' } })('the address of the administrator is confirmed where the environment says so', async ({ chat }) => {
  const me: Loose = await (await chat.admin).get('me');
  assert.equal(me.emails[0].verified, true);
});

testsOn({ prepared: false })('who registers first is a person and the administrator', async ({ chat }) => {
  const form = { username: 'first', name: 'First', email: 'first@example.test', pass: 'long enough 1' };
  await chat.anyone.post('users.register', form);
  const me: Loose = await (await chat.login(form.username, form.pass)).get('me');
  assert.deepEqual(me.roles.sort(), ['admin', 'user']);
});

test('the built-in bot has all places that people have in rooms', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const place = { roomId: room._id, userId: 'rocket.cat' };
  await ann.post('channels.invite', place);
  for (const role of ['Owner', 'Moderator', 'Leader'] as const) await ann.post(`channels.add${role}`, place);
  await ann.post('rooms.muteUser', { roomId: room._id, username: 'rocket.cat' });
  const { online }: Loose = await ann.get('channels.online', { query: { _id: room._id } } as Loose);
  assert.deepEqual(online.map((one: Loose) => one._id), ['rocket.cat']);
  const { roles }: Loose = await ann.get('channels.roles', { roomId: room._id });
  assert.deepEqual(roles.find((one: Loose) => one.u._id === 'rocket.cat').roles.sort(), ['leader', 'moderator', 'owner']);
});

test('a channel that is not named, or not there', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const calls: [string, string, Loose?][] = [
    ...['addModerator', 'addOwner', 'addLeader', 'removeModerator', 'removeOwner', 'removeLeader', 'close', 'invite'].map((name): [string, string] => ['POST', name]),
    ...['counters', 'info', 'members'].map((name): [string, string] => ['GET', name]),
    ['POST', 'rename', { name: 'x' }],
    ['POST', 'setTopic', { topic: 'x' }],
    ['POST', 'setDescription', { description: 'x' }],
    ['POST', 'setPurpose', { purpose: 'x' }],
    ['POST', 'setType', { type: 'c' }],
    ['POST', 'setJoinCode', { joinCode: 'x' }],
    ['POST', 'setCustomFields', { customFields: {} }],
    ['POST', 'setDefault', { default: true }],
  ];
  await allSay(calls.flatMap(([method, name, more]) => [{}, { roomId: 'nowhere' }, { roomName: 'nowhere' }].map((room): Row => [admin, `${method} channels.${name}`, { ...more, ...room }, kNoChannel])));
  await allSay(
    [['rename', 'name'], ['setTopic', 'topic'], ['setDescription', 'description'], ['setPurpose', 'purpose'], ['setType', 'type'], ['setJoinCode', 'joinCode']].map(([name, param]): Row => [ann, `POST channels.${name}`, { roomId: 'nowhere' }, plain(`The bodyParam "${param}" is required`)]),
  );
  await allSay([
    [ann, 'POST channels.kick', { roomId: 'x' }, oneOf('userId', 'roomName')],
    [ann, 'POST channels.setAnnouncement', { roomId: 'x' }, oneOf('announcement', 'roomName')],
  ]);
});

test('a group that is not named, not there, or out of reach', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const [channel, group] = [await chat.channel({ members: [ann] }), await chat.group({ members: [ann] })];
  const calls: [string, string, Loose?][] = [
    ...['addModerator', 'addOwner', 'addLeader', 'removeModerator', 'removeOwner', 'removeLeader', 'archive', 'unarchive', 'close', 'open', 'leave', 'kick', 'delete', 'invite'].map((name): [string, string] => ['POST', name]),
    ...['counters', 'info', 'members', 'history', 'messages', 'roles', 'moderators', 'files'].map((name): [string, string] => ['GET', name]),
    ['POST', 'rename', { name: 'xx' }],
    ['POST', 'setTopic', { topic: 'x' }],
    ['POST', 'setDescription', { description: 'x' }],
    ['POST', 'setPurpose', { purpose: 'x' }],
    ['POST', 'setAnnouncement', { announcement: 'x' }],
    ['POST', 'setReadOnly', { readOnly: true }],
    ['POST', 'setType', { type: 'p' }],
    ['POST', 'setCustomFields', { customFields: {} }],
  ];
  const rooms = [{ roomId: 'nowhere' }, { roomName: 'nowhere' }, { roomId: group._id }, { roomName: group.name }, { roomId: channel._id }];
  await allSay(
    calls.flatMap(([method, name, more]) => [
      [eve, `${method} groups.${name}`, { ...more }, coded('The parameter "roomId" or "roomName" is required', 'error-room-param-not-provided')] as Row,
      ...rooms.map((room): Row => [eve, `${method} groups.${name}`, { ...more, ...room }, kNoGroup]),
    ]),
  );
});

test('a conversation that is none, and rooms that are not named', async ({ chat }) => {
  const ann = await chat.user('ann');
  const [channel, group] = [await chat.channel({ members: [ann] }), await chat.group({ members: [ann] })];
  const calls: [string, Loose?][] = [['GET im.messages'], ['GET im.members'], ['GET im.history'], ['GET im.files'], ['GET im.counters'], ['POST im.open'], ['POST im.close'], ['POST im.setTopic', { topic: 'x' }], ['POST im.delete']];
  await allSay(calls.flatMap(([call, more]) => [channel._id, group._id, 'nowhere'].map((roomId): Row => [ann, call, { roomId, ...more }, coded('', 'invalid-channel')])));
  const noRoom = coded('The parameter "roomId" or "roomName" is required', 'error-roomid-param-not-provided');
  const now = new Date().toISOString();
  await allSay([
    [ann, 'POST rooms.leave', {}, noRoom],
    [ann, 'GET rooms.getDiscussions', {}, noRoom],
    [ann, 'POST rooms.favorite', { favorite: true }, noRoom],
    [ann, 'POST rooms.cleanHistory', { latest: now, oldest: now }, noRoom],
    [ann, 'GET rooms.getDiscussions', { roomId: 'nowhere' }, [400, 'not-allowed', 'Not Allowed']],
    [ann, 'POST rooms.saveRoomSettings', { rid: 'nowhere', roomTopic: 'x' }, coded('Invalid room', 'error-invalid-room')],
    [ann, 'POST rooms.changeArchivationState', { rid: 'nowhere', action: 'archive' }, coded('Invalid room', 'error-invalid-room')],
    [ann, 'GET users.info', { userId: 'nobody' }, plain('User not found.')],
    [ann, 'GET users.info', { username: 'nobody' }, plain('User not found.')],
    [ann, 'GET chat.getURLPreview', { roomId: channel._id }, missing('url')],
    [ann, 'GET chat.getURLPreview', { url: 'https://a.example' }, missing('roomId')],
    [ann, 'POST channels.setReadOnly', { roomId: channel._id, readOnly: 'perhaps' }, bySchema("must be boolean\n must have required property 'roomName'\n must match exactly one schema in oneOf")],
  ]);
});

test('calls that look by a pattern name the first member that they miss', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const wants = (name: string) => plain(`Match error: Missing key '${name}'`);
  await allSay([
    [ann, 'GET banners', {}, wants('platform')],
    [ann, 'GET banners.getNew', {}, wants('platform')],
    [ann, 'GET banners/x', {}, wants('platform')],
    [ann, 'POST banners.dismiss', {}, wants('bannerId')],
    [ann, 'POST banners.dismiss', { bannerId: 5 }, plain('Match error: Expected string, got number in field bannerId')],
    [ann, 'GET banners', { platform: 'watch' }, plain('Match error: Failed Match.Where validation in field platform')],
    [admin, 'POST licenses.add', {}, wants('license')],
    [ann, 'POST chat.delete', { msgId: 'x' }, wants('roomId')],
    [ann, 'POST chat.update', { roomId: 'x' }, wants('msgId')],
  ]);
});

test('arguments of methods that do not match say which, and where', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const rows: [string, Loose[], string, string][] = [
    ['loadHistory', [], 'Expected string, got undefined', ''],
    ['loadHistory', [5], 'Expected string, got number', ''],
    ['loadNextMessages', [], 'Expected string, got undefined', ''],
    ['loadMissedMessages', [room._id, 'x'], 'Expected Date', ''],
    ['getMessages', [{}], 'Expected array, got object', ''],
    ['getMessages', [[5]], 'Expected string, got number in field [0]', '[0]'],
    ['updateMessage', [{}], "Missing key '_id'", ''],
    ['deleteMessage', [{}], "Missing key '_id'", ''],
    ['deleteMessage', [{ _id: 5 }], 'Expected string, got number in field _id', '_id'],
  ];
  const safe = { isClientSafe: true, error: 400, reason: 'Match failed', message: 'Match failed [400]', errorType: 'Meteor.Error' };
  for (const [method, params, says, path] of rows) {
    const { body } = await ann.request('POST', 'method.call/x', { body: { message: JSON.stringify({ msg: 'method', id: '1', method, params }) } });
    const { details: _, ...error } = JSON.parse(body.message).error;
    assert.deepEqual(error, { message: `Match error: ${says}`, path, sanitizedError: safe, errorType: 'Match.Error' }, `${method} ${JSON.stringify(params)}`);
    const { details: __, ...told } = (await (await ann.ddp()).callForFrame(method, params)).error;
    assert.deepEqual(told, safe, method);
  }
});

test('what a method throws without a code is an empty error over REST, and a fault over the websocket', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const params = [{ rid: room._id, msg: 'x', t: 'uj' }];
  const { body } = await ann.request('POST', 'method.call/x', { body: { message: JSON.stringify({ msg: 'method', id: '1', method: 'sendMessage', params }) } });
  assert.deepEqual(JSON.parse(body.message), { msg: 'result', id: '1', error: {} });
  const { error } = await (await ann.ddp()).callForFrame('sendMessage', params);
  assert.deepEqual([error.error, error.reason], [500, 'Internal server error']);
  assert.deepEqual((await ann.history(room)).filter((one) => one.msg === 'x'), []);
});

test('rooms that one has left are told with the time', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const [left, deleted] = [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann, ben] })];
  const before = new Date(Date.now() - 1000);
  await ben.post('channels.leave', { roomId: left._id });
  await ann.post('groups.delete', { roomId: deleted._id });
  for (const told of [await ben.callMethod('rooms/get', before), await ben.get('rooms.get', { updatedSince: before.toISOString() })] as Loose[]) {
    for (const room of [left, deleted]) {
      const row = told.remove.find((one: Loose) => one._id === room._id);
      const at = new Date(row._deletedAt).getTime();
      assert.ok(at >= before.getTime() && at <= Date.now() + 1000, JSON.stringify(row));
    }
  }
});

test('threads and missed messages come in the order that clients expect', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const parent = await ann.send(room, 'parent');
  const ids = async (method: string, ...params: Loose[]) => (await ann.callMethod(method, ...params)).map((one: Loose) => one._id);
  assert.deepEqual(await ids('getThreadMessages', { tmid: parent._id }), []);
  assert.deepEqual(await ids('getThreadMessages', { tmid: 'nothing' }), []);
  const [first, second] = [await ann.send(room, 'first', { tmid: parent._id }), await ann.send(room, 'second', { tmid: parent._id })];
  assert.deepEqual(await ids('getThreadMessages', { tmid: parent._id }), [parent._id, second._id, first._id]);
  await assert.rejects(ann.callMethod('getThreadMessages', { tmid: parent._id, limit: 101 }), (refusal: Loose) => refusal.error === 'error-not-allowed');
  const [one, two] = [await ann.send(room, 'one'), await ann.send(room, 'two')];
  assert.deepEqual((await ids('loadMissedMessages', room._id, new Date(parent.ts))).slice(0, 2), [two._id, one._id]);
  assert.deepEqual(await ids('loadMissedMessages', room._id, new Date(one.ts)), [two._id]);
});

test('fields of threads, settings and of what is never told', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const room = await chat.channel({ members: [ann] });
  await ann.post('channels.setJoinCode', { roomId: room._id, joinCode: 'sesame' });
  const parent = await ann.send(room, 'parent');
  await ann.send(room, 'reply', { tmid: parent._id });
  const keys = async (caller: typeof ann, path: string, list: string, query: Loose) => {
    const { body, text } = await caller.request('GET', path, { query });
    assert.ok(body[list]?.length, text);
    return Object.keys(body[list][0]).sort();
  };
  const msg = { fields: { msg: 1 } };
  assert.deepEqual(await keys(ann, 'chat.getThreadsList', 'threads', { rid: room._id, ...msg }), ['_id', 'msg']);
  assert.deepEqual(await keys(ann, 'chat.getThreadMessages', 'messages', { tmid: parent._id, ...msg }), ['_id', 'msg']);
  assert.deepEqual(await keys(admin, 'settings', 'settings', { _id: 'Site_Url', fields: { group: 1 } }), ['_id', 'enterprise', 'group', 'value']);
  assert.deepEqual(await keys(ann, 'channels.list', 'channels', { query: { _id: room._id }, fields: { joinCode: 1, members: 1, importIds: 1, e2e: 1 } }), ['_id']);
  const info: Loose = await ann.get('users.info', { userId: ann.id, fields: { userRooms: 1 } } as Loose);
  assert.ok(info.user.rooms.some((one: Loose) => one.rid === room._id));
  const every: Loose[] = [];
  for (let offset = 0; ; offset += 100) {
    const page: Loose = await admin.get('settings', { offset, count: 100 });
    every.push(...page.settings);
    if (page.settings.length === 0) break;
  }
  assert.deepEqual([...new Set(every.flatMap((one) => Object.keys(one)))].sort(), ['_id', 'enterprise', 'value']);
  const order = every.map((one) => one._id);
  assert.deepEqual(order, [...order].sort());
});

test('named filters of messages, and lists that are written in several ways', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  for (const [family, room] of [['channels', await chat.channel({ members: [ann, ben] })], ['groups', await chat.group({ members: [ann, ben] })], ['im', await ann.direct(ben)]] as const) {
    const [plainOne, starred, pinned, named] = [await ann.send(room, 'plain'), await ann.send(room, 'star'), await ann.send(room, 'pin'), await ann.send(room, `@${ben.username}`)];
    await ann.post('chat.starMessage', { messageId: starred._id });
    if (family !== 'im') await ann.post('chat.pinMessage', { messageId: pinned._id });
    const found = async (query: Loose) => {
      const { body } = await ann.request('GET', `${family}.messages`, { query: { roomId: room._id, ...query } });
      return body.messages.map((one: Loose) => one._id).filter((id: string) => [plainOne, starred, pinned, named].some((one) => one._id === id));
    };
    assert.deepEqual([await found({ starredIds: ann.id }), await found({ pinned: true }), await found({ mentionIds: ben.id })], [[starred._id], family === 'im' ? [] : [pinned._id], [named._id]], family);
  }
  await ann.post('users.setStatus', { status: 'busy', message: '' });
  for (const query of [`ids=${ann.id}`, `ids=rocket.cat,${ann.id}`, `ids[]=rocket.cat&ids[]=${ann.id}`, `ids=rocket.cat&ids=${ann.id}`]) {
    const { body } = await ben.request('GET', `users.presence?${query}`);
    assert.ok(body.users.some((one: Loose) => one._id === ann.id), query);
    assert.equal(body.users.length, query.includes('cat') ? 2 : 1, query);
  }
});

testsOn({ settings: { Accounts_AllowAnonymousRead: true } })('visitors name a channel by its id or its name', async ({ chat }) => {
  const ann = await chat.user('ann');
  const [open, closed] = [await chat.channel({ members: [ann] }), await chat.group({ members: [ann] })];
  await ann.send(open, 'for all the world');
  for (const room of [{ roomId: open._id }, { roomName: open.name }]) {
    const { messages }: Loose = await chat.anyone.get('channels.anonymousread', room);
    assert.deepEqual(messages.map((one: Loose) => one.msg), ['for all the world']);
  }
  await allSay([{}, { roomId: 'nowhere' }, { roomName: 'nowhere' }, { roomId: closed._id }, { roomName: closed.name }].map((room): Row => [chat.anyone, 'GET channels.anonymousread', room, kNoChannel]));
});

test('where visitors read nothing they learn of no channel whether it is there', async ({ chat }) => {
  const room = await chat.channel();
  const closed = coded('Enable "Allow Anonymous Read"', 'error-not-allowed');
  await allSay([{ roomId: room._id }, { roomName: room.name }, { roomId: 'nowhere' }, { roomName: 'nowhere' }].map((one): Row => [chat.anyone, 'GET channels.anonymousread', one, closed]));
});
