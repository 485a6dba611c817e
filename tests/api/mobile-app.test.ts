// The official mobile app's way through the server, from adding it to searching: each call as the app makes it, and of each
// answer what the app reads. The version that is reported is one from 8.x, so the calls are those of the app for 8.x.

import assert from 'node:assert/strict';
import { type Chat, familyOf, type Room, type User } from '../harness/chat.ts';
import type { DdpClient } from '../harness/ddp.ts';
import type { Loose } from '../harness/ejson.ts';
import { bring } from '../harness/files.ts';
import { randomId, unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn({ settings: { Message_Read_Receipt_Enabled: true } });

/** A member that is there, of one of the types. */
function has(object: Loose, member: string, ...types: string[]): void {
  const value = object?.[member];
  const type = Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
  assert.ok(types.includes(type), `${member} is ${type}, not ${types.join(' or ')}: ${JSON.stringify(object)?.slice(0, 300)}`);
}
const isDate = (value: Loose) => assert.ok(typeof value === 'string' && !Number.isNaN(Date.parse(value)), `no date: ${value}`);

/** What the app reads of a message. */
function checkMessage(message: Loose, rid?: string): void {
  for (const member of ['_id', 'rid', 'msg']) has(message, member, 'string');
  if (rid) assert.equal(message.rid, rid);
  isDate(message.ts);
  isDate(message._updatedAt);
  has(message.u, '_id', 'string');
  has(message.u, 'username', 'string');
}

/** Of a room's row in the list: what the app merges by its id. */
function checkRoom(room: Loose): void {
  has(room, '_id', 'string');
  assert.ok(['c', 'p', 'd'].includes(room.t), room.t);
  isDate(room._updatedAt);
  if (room.t === 'd') {
    has(room, 'uids', 'array');
    has(room, 'usernames', 'array');
  } else {
    has(room, 'name', 'string');
  }
  has(room, 'usersCount', 'number');
}

function checkSubscription(subscription: Loose): void {
  for (const member of ['_id', 'rid', 't', 'name']) has(subscription, member, 'string');
  for (const member of ['open', 'alert']) has(subscription, member, 'boolean');
  for (const member of ['unread', 'userMentions', 'groupMentions']) has(subscription, member, 'number');
  isDate(subscription._updatedAt);
  has(subscription.u, '_id', 'string');
}

/** As the app calls methods, where the server says that it should: over REST. */
const overRest = (who: User, method: string, ...params: Loose[]): Promise<Loose> => who.callMethod(method, ...params);

/** Ids as the app asks for them (compat with 8.x): everything that it goes by and this server has. */
const kOfTheLogin = [
  'Accounts_ManuallyApproveNewUsers',
  'Accounts_ShowFormLogin',
  'Site_Url',
  'Accounts_RegistrationForm',
  'Accounts_RegistrationForm_LinkReplacementText',
  'Accounts_EmailOrUsernamePlaceholder',
  'Accounts_PasswordPlaceholder',
  'Accounts_ConfirmPasswordPlaceholder',
];
const kOfTheApp = [
  'Accounts_AllowEmailChange',
  'Accounts_AllowPasswordChange',
  'Accounts_AllowRealNameChange',
  'Accounts_AllowUserAvatarChange',
  'Accounts_AllowUserProfileChange',
  'Accounts_AllowUserStatusMessageChange',
  'Accounts_AllowUsernameChange',
  'Accounts_AvatarBlockUnauthenticatedAccess',
  'Accounts_AvatarExternalProviderUrl',
  'Accounts_Directory_DefaultView',
  'Accounts_RoomAvatarExternalProviderUrl',
  'Allow_Save_Media_to_Gallery',
  'API_Use_REST_For_DDP_Calls',
  'Assets_favicon_512',
  'DirectMesssage_maxUsers',
  'Discussion_enabled',
  'FileUpload_MaxFileSize',
  'FileUpload_MediaTypeBlackList',
  'FileUpload_MediaTypeWhiteList',
  'FileUpload_ProtectFiles',
  'Force_Screen_Lock',
  'Force_Screen_Lock_After',
  'Hide_System_Messages',
  'Message_AllowDeleting',
  'Message_AllowEditing',
  'Message_AllowPinning',
  'Message_AllowStarring',
  'Message_AudioRecorderEnabled',
  'Message_GroupingPeriod',
  'Message_Read_Receipt_Enabled',
  'Message_TimeAndDateFormat',
  'Message_TimeFormat',
  'Number_of_users_autocomplete_suggestions',
  'Presence_broadcast_disabled',
  'Site_Name',
  'Store_Last_Message',
  'Threads_enabled',
  'UI_Allow_room_names_with_special_chars',
  'UI_Use_Real_Name',
  'uniqueID',
];

test('1: a server is added', async ({ chat }) => {
  const info = await fetch(`${chat.server.url}/api/info`, { redirect: 'manual' });
  assert.equal(info.status, 200);
  const { success, version }: Loose = await info.json();
  assert.equal(success, true);
  assert.match(version, /^\d+\.\d+$/, 'major and minor, for who is not logged in');
  assert.ok(Number(version.split('.')[0]) >= 8, version);
  const { services }: Loose = await chat.anyone.get('settings.oauth');
  assert.ok(Array.isArray(services));
  const asked: Loose = await chat.anyone.request('GET', 'settings.public', { query: { _id: kOfTheLogin.join(','), count: 100 } });
  assert.deepEqual(asked.body.settings.map((one: Loose) => one._id).sort(), kOfTheLogin.toSorted());
  for (const setting of asked.body.settings) assert.ok('value' in setting, setting._id);
  const icon: Loose = await chat.anyone.request('GET', 'settings.public', { query: { _id: 'Assets_favicon_512,Site_Name' } });
  const asset = icon.body.settings.find((one: Loose) => one._id === 'Assets_favicon_512').value;
  const picture = await fetch(`${chat.server.url}/${asset.url ?? asset.defaultUrl}`);
  assert.equal(picture.status, 200);
  assert.match(picture.headers.get('content-type') ?? '', /^image\//);
  const clock = await fetch(`${chat.server.url}/_timesync`);
  assert.ok(Math.abs(Number(await clock.text()) - Date.now()) < 60_000);
  await (await chat.connect()).call('public-settings/get'); // the test socket: `/websocket` takes it
});

test('2: settings by pages, and the log-in', async ({ chat }) => {
  const ann = await chat.user('ann');
  const rows: Loose[] = [];
  for (let total = 1; rows.length < total; ) {
    const page: Loose = await chat.anyone.request('GET', 'settings.public', { query: { _id: kOfTheApp.join(','), count: 20, offset: rows.length } });
    total = page.body.total;
    assert.ok(page.body.settings.length > 0, page.text);
    rows.push(...page.body.settings);
  }
  assert.deepEqual(rows.map((one) => one._id).sort(), kOfTheApp.toSorted());

  const login: Loose = await chat.anyone.post('login', { user: ann.username, password: ann.password });
  assert.equal(login.status, 'success');
  for (const member of ['userId', 'authToken']) has(login.data, member, 'string');
  const { me } = login.data;
  for (const member of ['_id', 'username', 'name', 'status']) has(me, member, 'string');
  for (const member of ['emails', 'roles']) has(me, member, 'array');
  has(me.settings, 'preferences', 'object');
  assert.ok(!me.requirePasswordChange);

  const resumed: Loose = await chat.anyone.post('login', { resume: login.data.authToken });
  assert.equal(resumed.data.userId, login.data.userId);
  const ddp = await chat.connect();
  const session = await ddp.login(login.data.authToken);
  assert.equal(session.id, login.data.userId);
  await ddp.watch('stream-notify-all', 'public-settings-changed');

  const wrong = await chat.anyone.request('POST', 'login', { body: { user: ann.username, password: 'wrong' } });
  assert.equal(wrong.status, 401);
  const gone = await chat.anyone.request('POST', 'login', { body: { resume: 'no-such-token' } });
  assert.equal(gone.status, 401);
  assert.match(gone.body.message, /you've been logged out by the server|your session has expired/i);
});

test('3: everything is fetched and listened to', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const rooms = [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann, ben] }), await ann.direct(ben)];
  for (const room of rooms) await ben.send(room, 'hello');
  const before = new Date().toISOString();

  const [roomsNow, subscriptions]: Loose[] = await Promise.all([ann.get('rooms.get'), ann.get('subscriptions.get')]);
  for (const list of [roomsNow, subscriptions]) for (const member of ['update', 'remove']) has(list, member, 'array');
  roomsNow.update.forEach(checkRoom);
  subscriptions.update.forEach(checkSubscription);
  for (const { _id } of rooms) {
    const room = roomsNow.update.find((one: Loose) => one._id === _id);
    checkMessage(room.lastMessage, _id);
    assert.ok(subscriptions.update.some((one: Loose) => one.rid === _id));
  }

  const ddp = await ann.ddp();
  for (const event of ['message', 'otr', 'webrtc', 'notification', 'rooms-changed', 'subscriptions-changed', 'uiInteraction', 'e2ekeyRequest', 'userData', 'video-conference', 'media-signal', 'media-calls'])
    await ann.watchOwn(event);
  for (const event of ['permissions-changed', 'updateAvatar', 'Users:NameChanged']) await ann.watch('stream-notify-logged', event);
  await ann.watch('stream-roles', 'roles');
  await ann.get('e2e.fetchMyKeys');

  const permissions: Loose = await ann.get('permissions.listAll');
  for (const member of ['update', 'remove']) has(permissions, member, 'array');
  for (const id of ['edit-message', 'delete-own-message', 'create-c', 'create-p', 'create-d', 'create-team', 'mention-all', 'pin-message', 'start-discussion', 'view-room-administration', 'mute-user', 'remove-user']) {
    const one = permissions.update.find((permission: Loose) => permission._id === id);
    has(one, 'roles', 'array');
  }
  const later: Loose = await ann.request('GET', 'permissions.listAll', { query: { updatedSince: new Date(Date.now() + 60_000).toISOString() } });
  assert.deepEqual(later.body.update, []);
  assert.ok(Array.isArray(await overRest(ann, 'license:getModules')));

  const emoji: Loose = await ann.get('emoji-custom.list');
  for (const member of ['update', 'remove']) has(emoji.emojis, member, 'array');
  const { roles }: Loose = await ann.get('roles.list');
  for (const role of roles) for (const member of ['_id', 'name', 'description']) has(role, member, 'string');
  const { commands }: Loose = await ann.get('commands.list');
  for (const member of ['command', 'params', 'description']) has(commands[0], member, 'string');
  const presence: Loose = await ann.request('GET', 'users.presence', { query: { ids: `${ann.id},${ben.id}` } });
  for (const one of presence.body.users) for (const member of ['_id', 'username', 'status']) has(one, member, 'string');
  assert.equal((await ddp.subForFrame('stream-user-presence', ['', { added: [ben.id] }])).msg, 'ready');
  const holders: Loose = await ann.get('roles.getUsersInPublicRoles');
  for (const one of holders.users) has(one, 'roles', 'array');
  for (const method of ['UserPresence:away', 'UserPresence:online']) await ann.call(method);

  await ben.send(rooms[0], 'later');
  const changed: Loose[] = await Promise.all([
    ann.request('GET', 'rooms.get', { query: { updatedSince: before } }),
    ann.request('GET', 'subscriptions.get', { query: { updatedSince: before } }),
  ]);
  assert.ok(changed[0].body.update.some((one: Loose) => one._id === rooms[0]._id && one.lastMessage.msg === 'later'));
  for (const { body } of changed) has(body, 'remove', 'array');
});

/** The three kinds of rooms, with ann and ben in each. */
async function eachKind(chat: Chat, check: (scene: { ann: User; ben: User; room: Room; ddp: DdpClient }) => Promise<void>): Promise<void> {
  const [ann, ben] = await chat.users('ann', 'ben');
  const ddp = await ann.ddp();
  for (const room of [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann, ben] }), await ann.direct(ben)])
    await check({ ann, ben, room, ddp });
}

test('4: a room is opened, read and written in', async ({ chat }) => {
  await eachKind(chat, async ({ ann, ben, room, ddp }) => {
    const first = await ben.send(room, 'one');
    const history: Loose = await ann.request('GET', `${familyOf(room)}.history`, { query: { roomId: room._id, count: 50, showThreadMessages: false } });
    assert.equal(history.status, 200, history.text);
    assert.ok(history.body.messages.some((one: Loose) => one._id === first._id));
    for (const one of history.body.messages) checkMessage(one, room._id);
    await ann.post('subscriptions.read', { rid: room._id });
    checkRoom(((await ann.get('rooms.info', { roomId: room._id })) as Loose).room);

    const messages = await ann.watch('stream-room-messages', room._id);
    const [typing, deleted] = [await ann.watch('stream-notify-room', `${room._id}/user-activity`), await ann.watch('stream-notify-room', `${room._id}/deleteMessage`)];
    for (const event of ['deleteMessageBulk', 'messagesRead']) await ann.watch('stream-notify-room', `${room._id}/${event}`);
    await ben.call('stream-notify-room', `${room._id}/user-activity`, ben.username, ['user-typing'], {});
    const [name, activities] = await typing.next();
    assert.deepEqual([name, activities], [ben.username, ['user-typing']]);

    // The app makes the id, and sends again what it has no answer to.
    const own = { _id: randomId(), rid: room._id, msg: 'sent', tshow: false };
    const sent: Loose = await ann.post('chat.sendMessage', { message: own });
    checkMessage(sent.message, room._id);
    assert.equal(sent.message._id, own._id);
    const again: Loose = await ann.post('chat.sendMessage', { message: own });
    assert.equal(again.message._id, own._id);
    const [echo] = await messages.next(([one]) => (one as Loose)._id === own._id);
    has(echo, 'msg', 'string');
    assert.equal((await ann.history(room)).filter((one) => one._id === own._id).length, 1);

    const since = Date.now() - 60_000;
    for (const type of ['UPDATED', 'DELETED']) {
      const sync: Loose = await ann.request('GET', 'chat.syncMessages', { query: { roomId: room._id, next: since, count: 50, type } });
      assert.equal(sync.status, 200, sync.text);
      has(sync.body.result, type === 'UPDATED' ? 'updated' : 'deleted', 'array');
      for (const member of ['next', 'previous']) assert.ok(member in sync.body.result.cursor, sync.text);
    }
    const old: Loose = await ann.request('GET', 'chat.syncMessages', { query: { roomId: room._id, lastUpdate: new Date(since).toISOString() } });
    for (const member of ['updated', 'deleted']) has(old.body.result, member, 'array');

    const around: Loose = await overRest(ann, 'loadSurroundingMessages', { _id: first._id, rid: room._id }, 50);
    for (const member of ['moreBefore', 'moreAfter']) has(around, member, 'boolean');
    assert.ok(around.messages.some((one: Loose) => one._id === first._id));
    const next: Loose = await overRest(ann, 'loadNextMessages', room._id, new Date(Date.parse(first.ts) - 1), 50);
    has(next, 'messages', 'array');

    checkMessage(((await ann.post('chat.update', { roomId: room._id, msgId: own._id, text: 'edited' })) as Loose).message);
    await ann.post('chat.react', { emoji: 'grinning', messageId: own._id });
    await ann.post('chat.starMessage', { messageId: own._id });
    await ann.post('chat.unStarMessage', { messageId: own._id });
    if (room.t !== 'd') {
      checkMessage(((await ann.post('chat.pinMessage', { messageId: own._id })) as Loose).message);
      await ann.post('chat.unPinMessage', { messageId: own._id });
    }
    const one = ((await ann.get('chat.getMessage', { msgId: own._id })) as Loose).message;
    checkMessage(one);
    assert.ok(one.reactions[':grinning:'].usernames.includes(ann.username));
    has(await ann.get('chat.getMessageReadReceipts', { messageId: own._id }), 'receipts', 'array');
    await ann.post('chat.reportMessage', { messageId: first._id, description: 'spam' });
    await ann.post('chat.delete', { roomId: room._id, msgId: own._id });
    await deleted.next(([gone]) => (gone as Loose)._id === own._id);
    await ddp.fence();
  });
});

test('4: files, pictures and commands', async ({ chat }) => {
  await eachKind(chat, async ({ ann, ben, room }) => {
    const { _id, url } = await bring(ann, room);
    const confirmed = await ann.request('POST', `rooms.mediaConfirm/${room._id}/${_id}`, { body: { msg: 'look', description: 'notes' } });
    checkMessage(confirmed.body.message, room._id);
    const [attachment] = confirmed.body.message.attachments;
    assert.equal(attachment.title_link, url);
    const file = await fetch(`${chat.server.url}${url}?rc_uid=${ben.id}&rc_token=${ben.authToken}`);
    assert.equal(await file.text(), 'what we said');
    const part = await fetch(`${chat.server.url}${url}?rc_uid=${ben.id}&rc_token=${ben.authToken}`, { headers: { Range: 'bytes=0-3' } });
    assert.deepEqual([part.status, await part.text()], [206, 'what']);
    const files: Loose = await ann.request('GET', `${familyOf(room)}.files`, { query: { roomId: room._id, sort: JSON.stringify({ uploadedAt: -1 }), offset: 0 } });
    for (const member of ['_id', 'name', 'url', 'type']) has(files.body.files[0], member, 'string');

    for (const path of [`/avatar/${ben.username}?format=png&size=50&rc_uid=${ann.id}&rc_token=${ann.authToken}`, `/avatar/room/${room._id}?format=png&size=50&rc_uid=${ann.id}&rc_token=${ann.authToken}`]) {
      const picture = await fetch(`${chat.server.url}${path}`);
      assert.deepEqual([picture.status, picture.headers.get('content-type')], [200, 'image/png'], path);
    }

    await ann.post('commands.run', { command: 'shrug', roomId: room._id, params: 'well', triggerId: randomId() }).catch(() => undefined); // the app runs it by itself
    if (room.t === 'd') return;
    await ann.post('commands.run', { command: 'topic', roomId: room._id, params: 'plans', triggerId: randomId() });
    assert.equal((await ann.room(room)).topic, 'plans');
  });
});

test('5: threads', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const before = new Date(Date.now() - 1000).toISOString();
  const first = await ann.send(room, 'Who is in?');
  await ben.send(room, 'me', { tmid: first._id });
  for (const type of ['all', 'following', 'unread']) {
    const list: Loose = await ann.request('GET', 'chat.getThreadsList', { query: { rid: room._id, type, text: '', count: 50, offset: 0 } });
    for (const member of ['count', 'offset', 'total']) has(list.body, member, 'number');
    assert.equal(list.body.threads.length, 1, type);
    const [thread] = list.body.threads;
    checkMessage(thread, room._id);
    assert.equal(thread.tcount, 1);
    isDate(thread.tlm);
  }
  const sync: Loose = await ann.request('GET', 'chat.syncThreadsList', { query: { rid: room._id, updatedSince: before } });
  for (const member of ['update', 'remove']) has(sync.body.threads, member, 'array');
  const replies: Loose[] = await overRest(ann, 'getThreadMessages', { tmid: first._id, limit: 50, skip: 0 });
  assert.ok(replies.some((one) => one.tmid === first._id));
  await overRest(ann, 'readThreads', first._id);
  assert.deepEqual((await ann.subscription(room)).tunread ?? [], []);
  await ann.post('chat.unfollowMessage', { mid: first._id });
  await ann.post('chat.followMessage', { mid: first._id });
});

test('5: lists of a room', async ({ chat }) => {
  await eachKind(chat, async ({ ann, ben, room }) => {
    const family = familyOf(room);
    const message = await ben.send(room, `hey @${ann.username}`);
    await ann.post('chat.starMessage', { messageId: message._id });
    if (room.t !== 'd') await (await chat.admin).post('chat.pinMessage', { messageId: message._id }).catch(() => ann.post('chat.pinMessage', { messageId: message._id }));
    const lists: Loose[] = [{ mentionIds: ann.id }, { starredIds: ann.id }, { query: JSON.stringify({ 'mentions._id': { $in: [ann.id] } }) }, { query: JSON.stringify({ 'starred._id': { $in: [ann.id] } }) }];
    if (room.t !== 'd') lists.push({ pinned: true });
    for (const query of lists) {
      const found: Loose = await ann.request('GET', `${family}.messages`, { query: { roomId: room._id, ...query, offset: 0, sort: JSON.stringify({ ts: -1 }) } });
      assert.deepEqual(found.body.messages?.map((one: Loose) => one._id), [message._id], `${JSON.stringify(query)} ${found.text}`);
    }
    const members: Loose = await ann.request('GET', `${family}.members?roomId=${room._id}&filter=&status[]=online&status[]=away&status[]=busy&status[]=offline&count=25&offset=0`);
    assert.equal(members.status, 200, members.text);
    for (const one of members.body.members) for (const member of ['_id', 'username', 'status']) has(one, member, 'string');
    assert.equal(members.body.total, 2);
    if (room.t === 'd') return;
    const roles: Loose = await ann.request('GET', `${family}.roles`, { query: { roomId: room._id } });
    for (const one of roles.body.roles) {
      has(one, 'roles', 'array');
      for (const member of ['_id', 'username']) has(one.u, member, 'string');
    }
  });
});

test('5: search', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const word = unique('needle');
  await ben.send(room, `a ${word} here`);
  const found: Loose = await eventually(async () => {
    const answer: Loose = await ann.request('GET', 'chat.search', { query: { roomId: room._id, searchText: word, count: 50, offset: 0 } });
    assert.equal(answer.body.messages?.length, 1, answer.text);
    return answer;
  });
  checkMessage(found.body.messages[0], room._id);

  const spotlight: Loose = await overRest(ann, 'spotlight', ben.username, [ann.username], { users: true, rooms: true });
  for (const member of ['users', 'rooms']) has(spotlight, member, 'array');
  const person = spotlight.users.find((one: Loose) => one._id === ben.id);
  for (const member of ['_id', 'username', 'status']) has(person, member, 'string');
  const inRoom: Loose = await overRest(ann, 'spotlight', ben.username, [], { users: true, rooms: false }, room._id);
  assert.equal(inRoom.users[0]._id, ben.id);

  const team = unique('team');
  await ann.post('teams.create', { name: team, type: 0, members: [ben.id] });
  for (const [type, text] of [['users', ben.username], ['channels', room.name], ['teams', team]]) {
    for (const query of [{ text, type, workspace: 'local', sort: JSON.stringify({ name: 1 }), count: 50, offset: 0 }, { query: JSON.stringify({ text, type, workspace: 'local' }), count: 50, offset: 0 }]) {
      const page: Loose = await ann.request('GET', 'directory', { query });
      assert.equal(page.status, 200, page.text);
      has(page.body, 'total', 'number');
      assert.ok(page.body.result.some((one: Loose) => (one.username ?? one.name) === text), `${type}: ${page.text}`);
    }
  }
  const completed: Loose = await ann.request('GET', 'users.autocomplete', { query: { selector: JSON.stringify({ term: ben.username, exceptions: [] }) } });
  assert.equal(completed.body.items[0]._id, ben.id);
});

test('5: rooms are made, changed, left, hidden and found again', async ({ chat }) => {
  const [admin, ann, ben, cleo] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben'), chat.user('cleo')]);
  const make = async (path: 'channels.create' | 'groups.create', key: string): Promise<Room> => {
    const answer: Loose = await ann.post(path, { name: unique('made'), members: [ben.username], readOnly: false, extraData: { broadcast: false, encrypted: false } });
    checkRoom(answer[key]);
    return answer[key];
  };
  for (const room of [await make('channels.create', 'channel'), await make('groups.create', 'group')]) {
    const family = familyOf(room);
    const by = (who: User, act: string, body: Loose = {}) => who.request('POST', `${family}.${act}`, { body: { roomId: room._id, ...body } });
    const ok = (answer: Loose) => assert.equal(answer.body.success, true, answer.text);
    const saved: Loose = await overRest(ann, 'saveRoomSettings', room._id, { roomTopic: 'topic', roomDescription: 'words', roomAnnouncement: 'news', systemMessages: ['uj'], reactWhenReadOnly: true });
    assert.equal(saved.result, true);
    const changed = await ann.room(room);
    assert.deepEqual([changed.topic, changed.description, changed.announcement, changed.sysMes], ['topic', 'words', 'news', ['uj']]);
    await overRest(ann, 'addUsersToRoom', { rid: room._id, users: [cleo.username] });
    for (const act of ['addOwner', 'removeOwner', 'addModerator', 'removeModerator', 'addLeader', 'removeLeader']) ok(await by(ann, act, { userId: cleo.id }));
    for (const act of ['muteUser', 'unmuteUser']) ok(await ann.request('POST', `rooms.${act}`, { body: { roomId: room._id, username: cleo.username } }));
    if (room.t === 'c') {
      ok(await by(ann, 'archive'));
      ok(await by(admin, 'unarchive'));
    }
    for (const act of ['close', 'open']) ok(await by(ann, act));
    ok(await by(ann, 'kick', { userId: cleo.id }));
    await ben.send(room, 'anybody here?');
    ok(await ann.request('POST', 'subscriptions.unread', { body: { roomId: room._id } }));
    for (const favorite of [true, false]) ok(await ann.request('POST', 'rooms.favorite', { body: { roomId: room._id, favorite } }));
    ok(await ann.request('POST', 'rooms.saveNotification', { body: { roomId: room._id, notifications: { mobilePushNotifications: 'all', desktopNotifications: 'mentions', disableNotifications: '0', hideUnreadStatus: '0' } } }));
    ok(await ann.request('POST', 'rooms.createDiscussion', { body: { prid: room._id, t_name: unique('talk'), users: [ben.username], encrypted: false } }));
    const discussions: Loose = await ann.request('GET', 'chat.getDiscussions', { query: { roomId: room._id, count: 50, offset: 0, text: '' } });
    assert.equal(discussions.body.total, 1, discussions.text);
    const named: Loose = await overRest(ann, 'getRoomByTypeAndName', room.t, room.name);
    assert.equal(named._id, room._id);
    if (room.t === 'c') {
      ok(await by(cleo, 'join'));
      ok(await by(cleo, 'leave'));
    }
    const { body: invite }: Loose = await ann.request('POST', 'findOrCreateInvite', { body: { rid: room._id, days: 1, maxUses: 0 } });
    for (const member of ['_id', 'url']) has(invite, member, 'string');
    assert.equal(((await cleo.post('validateInviteToken', { token: invite._id })) as Loose).valid, true);
    const used: Loose = await cleo.post('useInviteToken', { token: invite._id });
    assert.deepEqual([used.room.rid, used.room.t], [room._id, room.t]);
    ok(await by(ben, 'leave'));
    ok(await by(ann, 'delete'));
  }
  const { room }: Loose = await ann.post('im.create', { usernames: `${ben.username},${cleo.username}` });
  for (const member of ['_id', 'rid', 't']) has(room, member, 'string');
  for (const act of ['im.close', 'im.open'] as const) await ann.post(act, { roomId: room._id });
  const pair = await ann.direct(ben);
  await overRest(ann, 'blockUser', { rid: pair._id, blocked: ben.id });
  await overRest(ann, 'unblockUser', { rid: pair._id, blocked: ben.id });
  await admin.post('im.delete', { roomId: pair._id }).catch(() => undefined);
});

test('5: teams', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const { team }: Loose = await ann.post('teams.create', { name: unique('team'), type: 1, members: [ben.id], room: { readOnly: false, extraData: { topic: '', broadcast: false } } });
  for (const member of ['_id', 'name', 'roomId']) has(team, member, 'string');
  const room = await chat.channel({ members: [ann, ben] });
  const added: Loose = await ann.post('teams.addRooms', { teamId: team._id, rooms: [room._id] });
  assert.equal(added.rooms[0]._id, room._id);
  await ann.post('teams.updateRoom', { roomId: room._id, isDefault: true });
  const listed: Loose = await ann.request('GET', 'teams.listRooms', { query: { teamId: team._id, count: 50, offset: 0, type: 'all' } });
  assert.deepEqual(listed.body.rooms.map((one: Loose) => [one._id, one.teamDefault]), [[room._id, true]]);
  const his: Loose = await ann.request('GET', 'teams.listRoomsOfUser', { query: { teamId: team._id, userId: ben.id } });
  assert.deepEqual(his.body.rooms.map((one: Loose) => one._id), [room._id]);
  await ann.post('teams.removeMember', { teamId: team._id, userId: ben.id, rooms: [] });
  await ann.post('teams.removeRoom', { teamId: team._id, roomId: room._id });
  await ann.post('teams.convertToChannel', { teamId: team._id });
  const converted: Loose = await ann.request('POST', 'channels.convertToTeam', { body: { channelId: room._id, channelName: room.name } });
  assert.equal(converted.body.team?.roomId, room._id, converted.text);
  await ann.post('teams.delete', { teamId: converted.body.team._id, roomsToRemove: [] });
});

test('5: the own account', async ({ chat }) => {
  const ann = await chat.user('ann');
  const updated: Loose = await ann.post('users.updateOwnBasicInfo', { data: { name: 'Ann Other', bio: 'hello', nickname: 'annie' } });
  assert.deepEqual([updated.user.name, updated.user.bio, updated.user.nickname], ['Ann Other', 'hello', 'annie']);
  await overRest(ann, 'setUserStatus', 'busy', 'in a meeting');
  has(await ann.get('users.getPreferences'), 'preferences', 'object');
  const set: Loose = await ann.post('users.setPreferences', { userId: ann.id, data: { alsoSendThreadToChannel: 'always' } });
  assert.equal(set.user.settings.preferences.alsoSendThreadToChannel, 'always');
  has(await ann.get('users.getUsernameSuggestion'), 'result', 'string');
  has(await ann.get('users.getAvatarSuggestion'), 'suggestions', 'object');
  const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
  const form = new FormData();
  form.append('image', new Blob([picture], { type: 'image/png' }), 'me.png');
  assert.equal((await ann.request('POST', 'users.setAvatar', { body: form })).status, 200);
  await ann.post('users.resetAvatar', {});
  const other: Loose = await chat.anyone.post('login', { user: ann.username, password: ann.password });
  await ann.post('users.removeOtherTokens', {});
  const refused = await chat.anyone.request('POST', 'login', { body: { resume: other.data.authToken } });
  assert.equal(refused.status, 401);
  const out = await ann.request('POST', 'logout', {});
  assert.equal(out.body.status, 'success');
});
