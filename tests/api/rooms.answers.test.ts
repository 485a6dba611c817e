// What clients read of the answers about rooms and permissions, to the letter: texts of refusals, members of documents.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import type { Caller, Method } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

testsOn({ settings: { UI_Allow_room_names_with_special_chars: true } })('names with special characters have a Latin form', async ({ chat }) => {
  const admin = await chat.admin;
  const made = async (typed: string) => {
    const { channel }: Loose = await admin.post('channels.create', { name: typed });
    assert.equal(channel.fname, typed);
    return channel.name;
  };
  assert.equal(await made('Ελληνικά-x'), 'Ellinika-x');
  assert.equal(await made('привет мир'), 'privet-mir');
  assert.equal(await made('Grüße & Öl, v1.2_b'), 'Gruesse-and-Oel-v1-2_b');
  assert.equal(await made('Crème'), 'Creme');
  assert.equal(await made('crème!'), 'creme-1', 'names that differ only in signs are numbered');
  const refusal = await admin.refused(400, 'error-duplicate-channel-name', 'POST', 'channels.create', { name: 'Crème' });
  assert.equal(refusal.error, "A channel with name 'Crème' exists [error-duplicate-channel-name]");
  await admin.refused(400, 'error-invalid-room-name', 'POST', 'channels.create', { name: '!!!' });
});

test('completing a name finds own rooms by their beginning, in few words', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const tag = unique('tea');
  const mine = await chat.group({ name: `${tag}-own`, members: [ann] });
  await chat.channel({ name: `x-${tag}`, members: [ann] });
  await chat.channel({ name: `${tag}-other`, members: [ben] });
  const { items }: Loose = await ann.get('rooms.autocomplete.channelAndPrivate', { selector: { name: tag } } as Loose);
  assert.deepEqual(items, [{ _id: mine._id, fname: mine.fname, name: mine.name, t: 'p' }]);
});

test('the directory refuses what it does not know, and shows the last message', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  await ann.send(room, 'newest');
  const said = async (query: Loose) => (await ann.refused(400, undefined, 'GET', 'directory', query)).error;
  assert.equal(await said({ type: 'nothing' }), 'Please verify the parameters');
  assert.equal(await said({ type: 'channels', sort: { colour: 1 } }), 'Please verify the parameters');
  assert.equal(await said({ type: 'users', sort: { usersCount: 1 } }), 'Please verify the parameters');
  const { result }: Loose = await ann.get('directory', { type: 'channels', text: room.name });
  assert.equal(result[0].lastMessage.msg, 'newest');
  assert.equal('joined' in result[0], false);
});

test('administrators find direct messages by the names of their people, default rooms first', async ({ chat }) => {
  const admin = await chat.admin;
  const [ann, ben] = await chat.users('ann', 'ben');
  const talk = await ann.direct(ben);
  const found: Loose = await admin.get('rooms.adminRooms', { filter: ben.username.toUpperCase() } as Loose);
  assert.deepEqual(
    found.rooms.map((one: Loose) => one._id),
    [talk._id],
  );
  const all: Loose = await admin.get('rooms.adminRooms');
  assert.equal(all.rooms[0]._id, 'GENERAL');
});

test('new people join groups that are default rooms, too, as favourites where the room says so', async ({ chat }) => {
  const admin = await chat.admin;
  const group = await chat.group({ members: [admin] });
  await admin.callMethod('saveRoomSettings', group._id, { default: true, favorite: { favorite: true, defaultValue: true } });
  const ann = await chat.user('ann', { joinDefaultChannels: true });
  const place = await ann.subscription(group);
  assert.deepEqual([place?.rid, place?.f], [group._id, true]);
  const ben = await chat.user('ben', { joinDefaultChannels: false });
  assert.deepEqual(((await ben.get('subscriptions.get')) as Loose).update, []);
  await admin.callMethod('saveRoomSettings', group._id, { default: false });
});

test('permissions.update says what is wrong in a certain order', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const said = async (caller: typeof ann, body: Loose) => {
    const { error, errorType } = await caller.refused(400, undefined, 'POST', 'permissions.update', body);
    return [error, errorType];
  };
  assert.deepEqual(await said(ann, {}), ['Editing permissions is not allowed', 'error-edit-permissions-not-allowed']);
  for (const body of [{}, { permissions: [] }, { permissions: 'x' }, { permissions: [{ _id: 'create-c' }] }, { permissions: [{ _id: 1, roles: [] }] }]) {
    assert.deepEqual(await said(admin, body), ['Invalid body params', 'error-invalid-body-params']);
  }
  assert.deepEqual(await said(admin, { permissions: [{ _id: 'nothing', roles: ['nobody'] }] }), ['Invalid permission', 'error-invalid-permission']);
  assert.deepEqual(await said(admin, { permissions: [{ _id: 'create-c', roles: ['nobody'] }] }), ['Invalid role', 'error-invalid-role']);
});

test('who is online in no room, and whether nobody is a member', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const said = async (path: string, query: Loose) => (await ann.refused(400, undefined, 'GET', path, query)).error;
  assert.equal(await said('channels.online', {}), 'Invalid query');
  assert.equal(await said('channels.online', { query: { _id: 'nothing' } }), 'Channel does not exists');
  assert.equal(await said('rooms.isMember', { roomId: room._id, userId: 'nobody' }), 'error-user-not-found');
  assert.match(await said('rooms.isMember', { roomId: 'nothing', userId: 'nobody' }), /\[error-room-not-found\]$/);
});

test('archived twice, and brought back twice', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  for (const [family, room, thing] of [
    ['channels', await chat.channel({ members: [ann, admin] }), 'channel'],
    ['groups', await chat.group({ members: [ann, admin] }), 'private group'],
  ] as const) {
    const said = async (verb: string) => (await admin.refused(400, undefined, 'POST', `${family}.${verb}`, { roomId: room._id })).error;
    assert.equal(await said('unarchive'), `The ${thing}, ${room.name}, is not archived`);
    await ann.post(`${family}.archive`, { roomId: room._id });
    const refusal = await ann.refused(400, 'error-room-archived', 'POST', `${family}.archive`, { roomId: room._id });
    assert.equal(refusal.error, `The ${thing}, ${room.name}, is archived [error-room-archived]`);
  }
});

test('what a team shows below it is kept, told and bounded; other rooms have no such thing', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const { team }: Loose = await ann.post('teams.create', { name: unique('team'), type: 0, members: [ben.id] });
  const rooms = await ben.watch('stream-notify-user', `${ben.id}/rooms-changed`);
  const sidepanel = { items: ['channels', 'discussions'] };
  await ann.post('rooms.saveRoomSettings', { rid: team.roomId, sidepanel } as Loose);
  await rooms.next(([, room]: Loose) => room._id === team.roomId && room.sidepanel?.items?.length === 2);
  await server.crash();
  assert.deepEqual(((await ben.get('rooms.info', { roomId: team.roomId })) as Loose).room.sidepanel, sidepanel);
  for (const wrong of [{}, { items: 'channels' }, { items: ['people'] }, { items: ['channels', 'channels', 'channels'] }]) {
    const refusal = await ann.refused(400, 'error-invalid-sidepanel', 'POST', 'rooms.saveRoomSettings', { rid: team.roomId, sidepanel: wrong });
    assert.equal(refusal.error, '[error-invalid-sidepanel]');
  }
  const room = await chat.channel({ members: [ann] });
  const other = await ann.refused(400, 'error-action-not-allowed', 'POST', 'rooms.saveRoomSettings', { rid: room._id, sidepanel });
  assert.equal(other.error, 'Invalid room [error-action-not-allowed]');
});

test('a setting of rooms that there is not is refused', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const refusal = await ann.refused(400, 'error-invalid-settings', 'POST', 'rooms.saveRoomSettings', { rid: room._id, colour: 'red' });
  assert.equal(refusal.error, 'Invalid settings provided [error-invalid-settings]');
  await assert.rejects(ann.callMethod('saveRoomSettings', room._id, { colour: 'red' }), (said: Loose) => said.error === 'error-invalid-settings');
});

test('lists that one may not see at all are forbidden in a word', async ({ chat }) => {
  const [admin, ann, ben] = [await chat.admin, await chat.user('ann'), await chat.user('ben')];
  const without = async (ids: string[], act: () => Promise<void>) => {
    const known: Loose = await admin.get('permissions.listAll', {});
    const before = ids.map((_id) => ({ _id, roles: (known.update as Loose[]).find((one) => one._id === _id).roles }));
    await admin.post('permissions.update', { permissions: ids.map((_id) => ({ _id, roles: ['admin'] })) });
    await act().finally(() => admin.post('permissions.update', { permissions: before }));
  };
  const forbidden = async (path: string, query: Loose = {}) => {
    const answer = await ben.request('GET', path, { query });
    assert.deepEqual([answer.status, answer.body], [403, { success: false, error: 'unauthorized' }], path);
  };
  const channel = await chat.channel({ members: [ann, ben], extraData: { broadcast: true } });
  const group = await chat.group({ members: [ann, ben], extraData: { broadcast: true } });
  await without(['view-broadcast-member-list'], async () => {
    await forbidden('channels.members', { roomId: channel._id });
    await forbidden('groups.members', { roomId: group._id });
  });
  await without(['view-c-room', 'view-joined-room'], () => forbidden('channels.list'));
});

test('the conversation with somebody who is switched off says that nobody can react there', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const talk = await ann.direct(ben);
  await (await chat.admin).post('users.setActiveStatus', { userId: ben.id, activeStatus: false });
  const room = await ann.room(talk);
  assert.deepEqual([room.ro, room.reactWhenReadOnly], [true, false]);
});

test('files of a conversation are asked for by one of two names', async ({ chat }) => {
  const ann = await chat.user('ann');
  const refusal = await ann.refused(400, 'invalid-params', 'GET', 'im.files');
  assert.equal(refusal.error, "must have required property 'roomId'\n must have required property 'username'\n must match exactly one schema in oneOf [invalid-params]");
});

/** What a refusal says: `error`, and `errorType` if there is one. */
const words = async (caller: Caller, method: Method, path: string, params: Loose = {}) => {
  const { error, errorType } = await caller.refused(400, undefined, method, path, params);
  return errorType === undefined ? [error] : [error, errorType];
};

test('what a room has already is told, of channels more than of groups', async ({ chat }) => {
  const ann = await chat.user('ann');
  const [channel, group] = [await chat.channel({ members: [ann] }), await chat.group({ members: [ann] })];
  for (const [verb, params, what] of [
    ['setReadOnly', { readOnly: false }, 'read only setting is the same as what it would be changed to.'],
    ['setType', { type: 'c' }, 'type is the same as what it would be changed to.'],
    ['rename', { name: channel.name }, 'name is the same as what it would be renamed to.'],
    ['setDescription', { description: 'x' }, 'description is the same as what it would be changed to.'],
    ['setPurpose', { purpose: 'y' }, 'purpose (description) is the same as what it would be changed to.'],
    ['setTopic', { topic: 'x' }, 'topic is the same as what it would be changed to.'],
  ] as const) {
    if (verb === 'setDescription' || verb === 'setPurpose' || verb === 'setTopic') await ann.post(`channels.${verb}`, { roomId: channel._id, ...params } as Loose);
    assert.deepEqual(await words(ann, 'POST', `channels.${verb}`, { roomId: channel._id, ...params }), [`The channel ${what}`]);
  }
  assert.deepEqual(await words(ann, 'POST', 'groups.setReadOnly', { roomId: group._id, readOnly: false }), ['The private group read only setting is the same as what it would be changed to.']);
  assert.deepEqual(await words(ann, 'POST', 'groups.setType', { roomId: group._id, type: 'p' }), ['The private group type is the same as what it would be changed to.']);
  for (let i = 0; i < 2; ++i) await ann.post('groups.setTopic', { roomId: group._id, topic: 'x' });
});

test('whether a channel is a default one stays told; of what is wrong there the types are the wrong way round', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  assert.deepEqual(await words(admin, 'POST', 'channels.setDefault', { roomId: room._id }), ['The bodyParam "default" is required', 'error-channels-setdefault-is-same']);
  assert.deepEqual(await words(admin, 'POST', 'channels.setDefault', { roomId: room._id, default: false }), ['The channel default setting is the same as what it would be changed to.', 'error-channels-setdefault-missing-default-param']);
  for (const value of [true, false]) {
    await admin.post('channels.setDefault', { roomId: room._id, default: value });
    assert.equal((await admin.room(room)).default, value);
  }
});

test('roles in a room are named with their article', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  for (const [family, room] of [['channels', await chat.channel({ members: [ann, ben] })], ['groups', await chat.group({ members: [ann, ben] })]] as const) {
    for (const [role, what] of [['Owner', 'an owner'], ['Moderator', 'a moderator'], ['Leader', 'a leader']] as const) {
      const add = (userId: string) => words(ann, 'POST', `${family}.add${role}`, { roomId: room._id, userId });
      const remove = (userId: string) => words(ann, 'POST', `${family}.remove${role}`, { roomId: room._id, userId });
      const kind = role.toLowerCase();
      assert.deepEqual(await remove(ben.id), [`User is not ${what} [error-user-not-${kind}]`, `error-user-not-${kind}`]);
      assert.deepEqual(await remove(eve.id), role === 'Leader' ? ['User is not in this room [error-user-not-in-room]', 'error-user-not-in-room'] : ['Invalid room [error-invalid-room]', 'error-invalid-room']);
      assert.deepEqual(await add(eve.id), ['User is not in this room [error-user-not-in-room]', 'error-user-not-in-room']);
      await ann.post(`${family}.add${role}`, { roomId: room._id, userId: ben.id });
      assert.deepEqual(await add(ben.id), [`User is already ${what} [error-user-already-${kind}]`, `error-user-already-${kind}`]);
    }
    await ann.post(`${family}.removeOwner`, { roomId: room._id, userId: ben.id });
    assert.deepEqual(await words(ann, 'POST', `${family}.removeOwner`, { roomId: room._id, userId: ann.id }), ['This is the last owner. Please set a new owner before removing this one. [error-remove-last-owner]', 'error-remove-last-owner']);
  }
});

test('an invitation of nobody, and one of somebody among others who are not there', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  for (const [family, room] of [['channels', await chat.channel({ members: [ann] })], ['groups', await chat.group({ members: [ann] })]] as const) {
    assert.deepEqual(await words(ann, 'POST', `${family}.invite`, { roomId: room._id, userIds: ['nobody'] }), ['invalid-user-invite-list', 'Cannot invite if no users are provided']);
    await ann.post(`${family}.invite`, { roomId: room._id, usernames: [ben.username, 'nobody'] } as Loose);
    assert.equal((await ben.subscription(room)).rid, room._id);
  }
});

test('counters: a member has all of them, an outsider none', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann] });
  const own: Loose = await ann.get('channels.counters', { roomId: room._id });
  assert.deepEqual(own, { joined: true, members: 1, unreads: 0, unreadsFrom: own.unreadsFrom, msgs: 0, latest: (await ann.room(room))._updatedAt, userMentions: 0, success: true });
  assert.deepEqual(await ben.get('channels.counters', { roomId: room._id }), { joined: false, members: null, unreads: null, unreadsFrom: null, msgs: null, latest: null, userMentions: null, success: true });
  const forbidden = await ben.request('GET', 'channels.counters', { query: { roomId: room._id, userId: ann.id } });
  assert.deepEqual([forbidden.status, forbidden.body], [403, { success: false, error: 'unauthorized' }]);
});

test('what needs a place in a room says so', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann] });
  assert.deepEqual(await words(ben, 'POST', 'rooms.favorite', { roomId: room._id, favorite: true }), ['You must be part of a room to favorite it [error-invalid-subscription]', 'error-invalid-subscription']);
  await ben.refused(400, 'error-user-not-in-room', 'POST', 'subscriptions.unread', { roomId: room._id });
  await assert.rejects(ben.callMethod('unreadMessages', null, room._id), (refusal: Loose) => refusal.error === 'error-user-not-in-room');
  for (const path of ['channels.archive', 'channels.unarchive']) assert.deepEqual(await words(ben, 'POST', path, { roomId: room._id }), ['Not authorized [error-not-authorized]', 'error-not-authorized']);
});

test('administrators see discussions and teams when they ask for them', async ({ chat }) => {
  const [admin, ann] = [await chat.admin, await chat.user('ann')];
  const room = await chat.channel({ members: [ann] });
  const { team }: Loose = await ann.post('teams.create', { name: unique('team'), type: 0 });
  const { discussion }: Loose = await ann.post('rooms.createDiscussion', { prid: room._id, t_name: unique('about') });
  const ids = async (query: Loose) => ((await admin.get('rooms.adminRooms', query)) as Loose).rooms.map((one: Loose) => one._id);
  const usual = await ids({ count: 1000 });
  assert.deepEqual([usual.includes(room._id), usual.includes(discussion._id), usual.includes(team.roomId)], [true, false, false]);
  assert.ok((await ids({ types: ['discussions'], count: 1000 })).includes(discussion._id));
  assert.ok((await ids({ types: 'teams', count: 1000 })).includes(team.roomId), 'a list of one');
});

test('who registers comes into a default team with those of its rooms that are for all of it', async ({ chat }) => {
  const admin = await chat.admin;
  const { team }: Loose = await admin.post('teams.create', { name: unique('team'), type: 0 });
  const [forAll, other] = [await chat.channel(), await chat.channel()];
  await admin.post('teams.addRooms', { teamId: team._id, rooms: [forAll._id, other._id] });
  await admin.post('teams.updateRoom', { roomId: forAll._id, isDefault: true });
  const places = async (isDefault: string) => {
    await admin.post('channels.setDefault', { roomId: isDefault, default: true });
    const one = await chat.user('one', { joinDefaultChannels: true });
    await admin.post('channels.setDefault', { roomId: isDefault, default: false });
    const update: Loose[] = ((await one.get('subscriptions.get')) as Loose).update;
    return [team.roomId, forAll._id, other._id].map((rid) => update.some((place) => place.rid === rid));
  };
  assert.deepEqual(await places(team.roomId), [true, true, false]);
  assert.deepEqual(await places(other._id), [false, false, true], 'one of its rooms makes nobody its member');
});

test('fields: what was asked for of a document, and its id', async ({ chat }) => {
  const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
  const [channel, group, talk] = [await chat.channel({ members: [ann] }), await chat.group({ members: [ann] }), await ann.direct(ben)];
  for (const room of [channel, group, talk]) await ann.send(room, 'x');
  const members = async (caller: Caller, path: string, list: string, query: Loose) => {
    const answer = await caller.request('GET', path, { query });
    assert.equal(answer.status, 200, answer.text);
    const found = answer.body[list];
    return Object.keys(Array.isArray(found) ? found[0] : found).sort();
  };
  const named = { fields: { name: 1 } };
  for (const [path, list, caller] of [['channels.list', 'channels', ann], ['channels.list.joined', 'channels', ann], ['groups.list', 'groups', ann], ['groups.listAll', 'groups', admin], ['users.list', 'users', ann]] as const) {
    assert.deepEqual(await members(caller, path, list, named), ['_id', 'name'], path);
  }
  for (const [path, caller] of [['im.list', ann], ['im.list.everyone', admin]] as const) assert.deepEqual(await members(caller, path, 'ims', { fields: { t: 1 } }), ['_id', 't'], path);
  for (const [path, room] of [['channels.messages', channel], ['groups.messages', group], ['im.messages', talk]] as const) {
    assert.deepEqual(await members(ann, path, 'messages', { roomId: room._id, fields: { msg: 1 } }), ['_id', 'msg'], path);
  }
  assert.deepEqual(await members(ann, 'rooms.info', 'room', { roomId: channel._id, ...named }), ['_id', 'name']);
  assert.equal((await members(ann, 'rooms.info', 'room', { roomId: channel._id, fields: { name: 0 } })).includes('name'), false);
  assert.deepEqual(await members(ann, 'users.list', 'users', { fields: { services: 1, emails: 1, roles: 1 } }), ['_id'], 'what is not told is not told by naming it');
});
