import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test, testsOn } from '../harness/test.ts';

const namesOf = (members: Loose[]) => members.map((one) => one.username).sort();

async function members(caller: User, roomId: string, family = 'channels'): Promise<string[]> {
  const answer: Loose = await caller.request('GET', `${family}.members`, { query: { roomId, count: 100 } });
  assert.equal(answer.status, 200, answer.text);
  return namesOf(answer.body.members);
}

for (const [family, key, type] of [
  ['channels', 'channel', 'c'],
  ['groups', 'group', 'p'],
] as const) {
  const create = async (owner: User, body: Loose = {}): Promise<Loose> => ((await owner.post(`${family}.create`, { name: unique('room'), ...body })) as Loose)[key];

  test(`${family}.create makes a room with its members, and its maker owns it`, async ({ chat }) => {
    const [ann, ben] = await chat.users('ann', 'ben');
    const name = unique('plan');
    const room = await create(ann, { name, members: [ben.username] });
    assert.equal(room.t, type);
    assert.equal(room.name, name);
    assert.equal(room.usersCount, 2);
    assert.equal(room.u._id, ann.id);
    assert.equal(room.msgs >= 0, true);
    assert.deepEqual(await members(ben, room._id, family), namesOf([ann, ben]));
    const own = await ann.subscription(room);
    assert.deepEqual(own.roles, ['owner']);
    assert.equal(own.open, true);
    assert.equal((await ben.subscription(room)).name, name);
  });

  test(`${family}.create refuses names that cannot be or are taken, and members that don't exist`, async ({ chat }) => {
    const ann = await chat.user('ann');
    const taken = await create(ann);
    await ann.refused(400, 'error-duplicate-channel-name', 'POST', `${family}.create`, { name: taken.name });
    await ann.refused(400, 'error-duplicate-channel-name', 'POST', `${family}.create`, { name: taken.name.toUpperCase() });
    for (const body of [{}, { name: '' }, { name: 'with space and <' }, { name: 5 }, { name: unique('x'), members: 'ben' }, { name: unique('x'), members: [5] }]) {
      await ann.refused(400, undefined, 'POST', `${family}.create`, body);
    }
    const guest = await chat.user('guest', { roles: ['guest'] });
    const refusal = await guest.request('POST', `${family}.create`, { body: { name: unique('x') } });
    assert.ok([400, 403].includes(refusal.status), refusal.text);
  });

  test(`${family}.info by id and by name`, async ({ chat }) => {
    const ann = await chat.user('ann');
    const room = await create(ann);
    for (const query of [{ roomId: room._id }, { roomName: room.name }]) {
      const answer: Loose = await ann.get(`${family}.info`, query);
      assert.equal(answer[key]._id, room._id);
    }
    await ann.refused(400, undefined, 'GET', `${family}.info`, { roomId: 'nowhere' });
    await ann.refused(400, undefined, 'GET', `${family}.info`, {});
  });

  test(`${family}.invite, kick and leave`, async ({ chat }) => {
    const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
    const room = await create(ann);
    const invited: Loose = await ann.post(`${family}.invite`, { roomId: room._id, userId: ben.id });
    assert.equal(invited[key]._id, room._id);
    await ann.post(`${family}.invite`, { roomId: room._id, username: cleo.username });
    assert.deepEqual(await members(ann, room._id, family), namesOf([ann, ben, cleo]));

    await ben.refused(400, undefined, 'POST', `${family}.kick`, { roomId: room._id, userId: cleo.id });
    await ann.post(`${family}.kick`, { roomId: room._id, userId: cleo.id });
    await ben.post(`${family}.leave`, { roomId: room._id });
    assert.deepEqual(await members(ann, room._id, family), [ann.username]);
    await ann.refused(400, 'error-you-are-last-owner', 'POST', `${family}.leave`, { roomId: room._id });
    await ann.refused(400, undefined, 'POST', `${family}.invite`, { roomId: room._id, userId: 'nobody' });
    await ben.refused(400, undefined, 'POST', `${family}.invite`, { roomId: room._id, userId: cleo.id });

    const kinds = (await ann.history(room)).map((message) => [message.t, message.msg, message.u.username]).reverse();
    assert.deepEqual(kinds, [
      ['au', ben.username, ann.username],
      ['au', cleo.username, ann.username],
      ['ru', cleo.username, ann.username],
      ['ul', ben.username, ben.username],
    ]);
    assert.equal((await ann.room(room)).usersCount, 1);
  });

  test(`${family}: topic, description, announcement and name are the owner's to set`, async ({ chat }) => {
    const [ann, ben] = await chat.users('ann', 'ben');
    const room = await create(ann, { members: [ben.username] });
    const name = unique('renamed');
    for (const [path, body] of [
      ['setTopic', { topic: 'lunch' }],
      ['setDescription', { description: 'about lunch' }],
      ['setAnnouncement', { announcement: 'free lunch' }],
      ['rename', { name }],
    ] as const) {
      const refusal = await ben.request('POST', `${family}.${path}`, { body: { roomId: room._id, ...body } });
      assert.ok([400, 403].includes(refusal.status), `${path}: ${refusal.text}`);
      await ann.post(`${family}.${path}`, { roomId: room._id, ...body });
    }
    const after = await ben.room(room);
    assert.deepEqual([after.topic, after.description, after.announcement, after.name], ['lunch', 'about lunch', 'free lunch', name]);
    assert.equal((await ben.subscription(room)).name, name);
    const types = (await ben.history(room)).map((message) => message.t).reverse();
    assert.deepEqual(types, ['room_changed_topic', 'room_changed_description', 'room_changed_announcement', 'r']);
  });

  test(`${family}: roles in the room are given and taken by its owners`, async ({ chat }) => {
    const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
    const room = await create(ann, { members: [ben.username] });
    await ann.post(`${family}.addModerator`, { roomId: room._id, userId: ben.id });
    assert.deepEqual((await ben.subscription(room)).roles, ['moderator']);
    await ann.refused(400, 'error-user-already-moderator', 'POST', `${family}.addModerator`, { roomId: room._id, userId: ben.id });
    await ann.refused(400, undefined, 'POST', `${family}.addModerator`, { roomId: room._id, userId: cleo.id });
    await ann.post(`${family}.addOwner`, { roomId: room._id, userId: ben.id });
    await ann.post(`${family}.removeModerator`, { roomId: room._id, userId: ben.id });
    assert.deepEqual((await ben.subscription(room)).roles, ['owner']);
    await ben.post(`${family}.removeOwner`, { roomId: room._id, userId: ann.id });
    const refusal = await ann.request('POST', `${family}.removeOwner`, { body: { roomId: room._id, userId: ben.id } });
    assert.ok([400, 403].includes(refusal.status), refusal.text);
    await ben.refused(400, 'error-remove-last-owner', 'POST', `${family}.removeOwner`, { roomId: room._id, userId: ben.id });
    const listed: Loose = await ann.get(`${family}.roles`, { roomId: room._id });
    assert.deepEqual(listed.roles.map((row: Loose) => [row.u._id, row.roles]), [[ben.id, ['owner']]]);
  });

  test(`${family}.history pages by time, newest first`, async ({ chat }) => {
    const ann = await chat.user('ann');
    const room = await create(ann);
    const sent = [];
    for (let i = 0; i < 7; i++) sent.push(await ann.send(room, `message ${i}`));
    const texts = (messages: Loose[]) => messages.map((message) => message.msg);
    const newest = await ann.history(room, { count: 3 });
    assert.deepEqual(texts(newest), ['message 6', 'message 5', 'message 4']);
    const older = await ann.history(room, { count: 3, latest: newest[2].ts });
    assert.deepEqual(texts(older), ['message 3', 'message 2', 'message 1']);
    const inclusive = await ann.history(room, { count: 10, latest: sent[3].ts, oldest: sent[1].ts, inclusive: true });
    assert.deepEqual(texts(inclusive), ['message 3', 'message 2', 'message 1']);
    const exclusive = await ann.history(room, { count: 10, latest: sent[3].ts, oldest: sent[1].ts });
    assert.deepEqual(texts(exclusive), ['message 2']);
    await ann.refused(400, undefined, 'GET', `${family}.history`, { roomId: room._id, latest: 'yesterday' });
    await ann.refused(400, undefined, 'GET', `${family}.history`, { roomId: 'nowhere' });
  });

  test(`${family}: a read-only room takes messages only from those who may`, async ({ chat }) => {
    const [ann, ben] = await chat.users('ann', 'ben');
    const room = await create(ann, { members: [ben.username], readOnly: true });
    await ann.send(room, 'hear ye');
    const refusal = await ben.request('POST', 'chat.sendMessage', { body: { message: { rid: room._id, msg: 'but' } } });
    assert.equal(refusal.status, 400, refusal.text);
    await ann.post(`${family}.setReadOnly`, { roomId: room._id, readOnly: false });
    await ben.send(room, 'thanks');
  });

  test(`${family}: an archived room is closed for writing until it is unarchived`, async ({ chat }) => {
    const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
    const room = await create(ann, { members: [ben.username, admin.username] });
    await ann.post(`${family}.archive`, { roomId: room._id });
    await ann.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'hello?' } });
    assert.equal((await ben.room(room)).archived, true);
    const refusal = await ann.request('POST', `${family}.unarchive`, { body: { roomId: room._id } });
    assert.ok([400, 403].includes(refusal.status), 'by default only administrators bring rooms back');
    await admin.post(`${family}.unarchive`, { roomId: room._id });
    await ben.send(room, 'hello');
  });

  test(`${family}.close hides a room, open brings it back`, async ({ chat }) => {
    const [ann, ben] = await chat.users('ann', 'ben');
    const room = await create(ann, { members: [ben.username] });
    await ben.post(`${family}.close`, { roomId: room._id });
    assert.equal((await ben.subscription(room)).open, false);
    const again = await ben.refused(400, undefined, 'POST', `${family}.close`, { roomId: room._id });
    assert.match(again.error, new RegExp(`^The (channel|private group), ${room.name}, is already closed to the sender$`));
    await ben.post(`${family}.open`, { roomId: room._id });
    assert.equal((await ben.subscription(room)).open, true);
    assert.match((await ben.refused(400, undefined, 'POST', `${family}.open`, { roomId: room._id })).error, /is already open to the sender$/);
  });

  test(`${family}: who may not make rooms or edit them is told so`, async ({ chat }) => {
    const [ann, guest] = await Promise.all([chat.user('ann'), chat.user('guest', { roles: ['guest'] })]);
    await guest.refused(403, 'unauthorized', 'POST', `${family}.create`, { name: unique('made') });
    const room = await create(ann, { members: [guest.username] });
    const refusal = await guest.refused(400, 'error-action-not-allowed', 'POST', `${family}.setTopic`, { roomId: room._id, topic: 'x' });
    assert.equal(refusal.error, 'Editing room is not allowed [error-action-not-allowed]');
    assert.equal(refusal.details.action, 'Editing_room');
  });

  test(`${family}.online finds the room by _id, by query, and by the usual names`, async ({ chat }) => {
    const ann = await chat.user('ann');
    const room = await create(ann);
    await (await ann.ddp()).fence();
    for (const query of [{ _id: room._id }, { query: { _id: room._id } }, { query: { name: room.name } }, { roomId: room._id }, { roomName: room.name }]) {
      const answer = await ann.request('GET', `${family}.online`, { query });
      assert.deepEqual(answer.body.online?.map((one: Loose) => one.username), [ann.username], JSON.stringify(query));
    }
    assert.equal((await ann.refused(400, undefined, 'GET', `${family}.online`, {})).error, 'Invalid query');
  });

  test(`${family}.counters of somebody else are for administrators`, async ({ chat }) => {
    const [ann, ben] = await chat.users('ann', 'ben');
    const room = await create(ann, { members: [ben.username] });
    await ann.refused(403, 'unauthorized', 'GET', `${family}.counters`, { roomId: room._id, userId: ben.id });
  });

  test(`${family}.counters have all their keys, null where there is nothing to tell`, async ({ chat }) => {
    const [admin, ann, ben] = [await chat.admin, ...(await chat.users('ann', 'ben'))];
    const room = await create(ann);
    const counters = async (caller: Loose, more: Loose = {}) => (await caller.request('GET', `${family}.counters`, { query: { roomId: room._id, ...more } })).body;
    const own = await counters(ann);
    assert.deepEqual([own.joined, own.members, own.unreads, own.msgs, own.userMentions], [true, 1, 0, 0, 0]);
    assert.ok(own.latest && own.unreadsFrom, JSON.stringify(own));
    const nobody = { joined: false, unreads: null, unreadsFrom: null, userMentions: null, success: true };
    if (family === 'groups') return;
    assert.deepEqual(await counters(admin, { userId: ben.id }), { ...nobody, members: 1, msgs: 0, latest: own.latest });
    assert.deepEqual(await counters(ben), { ...nobody, members: null, msgs: null, latest: null });
  });

  test(`${family}.delete removes the room for everybody`, async ({ chat }) => {
    const [ann, ben] = await chat.users('ann', 'ben');
    const room = await create(ann, { members: [ben.username] });
    const refusal = await ben.request('POST', `${family}.delete`, { body: { roomId: room._id } });
    assert.ok([400, 403].includes(refusal.status), refusal.text);
    await ann.post(`${family}.delete`, { roomId: room._id });
    await ann.refused(400, undefined, 'GET', 'rooms.info', { roomId: room._id });
    const list: Loose = await ben.get('subscriptions.get');
    assert.ok(!list.update.some((one: Loose) => one.rid === room._id));
  });
}

test('channels.list shows public channels; channels.list.joined those one is in', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const open = await chat.channel({ members: [ann] });
  const secret = await chat.group({ members: [ann] });
  const all: Loose = await ben.get('channels.list', { count: 100 });
  const ids = all.channels.map((one: Loose) => one._id);
  assert.ok(ids.includes(open._id));
  assert.ok(!ids.includes(secret._id));
  assert.equal(all.count, all.channels.length);
  const joined: Loose = await ben.get('channels.list.joined', { count: 100 });
  assert.deepEqual(joined.channels, []);
  const groups: Loose = await ann.get('groups.list', { count: 100 });
  assert.deepEqual(groups.groups.map((one: Loose) => one._id), [secret._id]);
  const [first]: Loose[] = ((await ann.get('channels.list', { count: 1, sort: { name: 1 } })) as Loose).channels;
  assert.ok(first._id);
});

test('a public channel is joined by whoever wants, once', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann] });
  const joined: Loose = await ben.post('channels.join', { roomId: room._id });
  assert.equal(joined.channel._id, room._id);
  await ben.post('channels.join', { roomId: room._id });
  assert.deepEqual(await members(ann, room._id), namesOf([ann, ben]));
  const joins = (await ann.history(room)).filter((message) => message.t === 'uj');
  assert.deepEqual(joins.map((message) => message.u.username), [ben.username]);
});

test('a private group is invisible to strangers, whatever they try', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  const message = await ann.send(room, 'a secret');
  const tries: [string, 'GET' | 'POST', Loose][] = [
    ['groups.info', 'GET', { roomId: room._id }],
    ['groups.info', 'GET', { roomName: room.name }],
    ['rooms.info', 'GET', { roomId: room._id }],
    ['groups.history', 'GET', { roomId: room._id }],
    ['groups.messages', 'GET', { roomId: room._id }],
    ['groups.members', 'GET', { roomId: room._id }],
    ['chat.getMessage', 'GET', { msgId: message._id }],
    ['chat.syncMessages', 'GET', { roomId: room._id, lastUpdate: new Date(0).toISOString() }],
    ['chat.sendMessage', 'POST', { message: { rid: room._id, msg: 'hi' } }],
    ['chat.postMessage', 'POST', { roomId: room._id, text: 'hi' }],
    ['chat.postMessage', 'POST', { channel: `#${room.name}`, text: 'hi' }],
    ['chat.update', 'POST', { roomId: room._id, msgId: message._id, text: 'changed' }],
    ['chat.delete', 'POST', { roomId: room._id, msgId: message._id }],
    ['channels.join', 'POST', { roomId: room._id }],
    ['groups.invite', 'POST', { roomId: room._id, userId: eve.id }],
    ['groups.leave', 'POST', { roomId: room._id }],
    ['groups.setTopic', 'POST', { roomId: room._id, topic: 'x' }],
    ['groups.delete', 'POST', { roomId: room._id }],
    ['subscriptions.read', 'POST', { rid: room._id }],
  ];
  for (const [path, method, params] of tries) {
    const answer = await eve.request(method, path, method === 'GET' ? { query: params } : { body: params });
    // Unknown and forbidden look the same: nothing tells that the room exists.
    assert.ok([400, 403, 404].includes(answer.status), `${path}: ${answer.status} ${answer.text}`);
    assert.ok(!answer.text.includes('a secret'), path);
  }
  assert.equal((await ann.history(room)).length, 1);
  assert.equal((await ann.history(room))[0].msg, 'a secret');
  assert.equal((await ann.room(room)).usersCount, 1);
});

test('a stranger reads a public channel but does not write in it', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann] });
  await ann.send(room, 'come in');
  assert.equal((await ben.history(room))[0].msg, 'come in');
  const guest = await chat.user('guest', { roles: ['guest'] });
  const answer = await guest.request('GET', 'channels.history', { query: { roomId: room._id } });
  assert.ok([400, 403].includes(answer.status), answer.text);
});

testsOn({ settings: { Accounts_AllowAnonymousRead: true } })('where visitors may read, they read public channels and nothing else', async ({ chat }) => {
  const ann = await chat.user('ann');
  const [open, closed] = [await chat.channel({ members: [ann] }), await chat.group({ members: [ann] })];
  await ann.send(open, 'for all the world');
  await ann.send(closed, 'for us');
  const read: Loose = await chat.anyone.get('channels.anonymousread', { roomId: open._id });
  assert.deepEqual(read.messages.map((one: Loose) => one.msg), ['for all the world']);
  await chat.anyone.refused(400, undefined, 'GET', 'channels.anonymousread', { roomId: closed._id });
  await chat.anyone.refused(401, undefined, 'POST', 'chat.sendMessage', { message: { rid: open._id, msg: 'me too' } });
  const visitor = await chat.connect();
  const seen = await visitor.watch('stream-room-messages', open._id);
  await ann.send(open, 'live');
  assert.equal((await seen.values(1))[0].msg, 'live');
  await visitor.watchRefused('not-allowed', 'stream-room-messages', closed._id);
});

test('rooms.saveRoomSettings refuses what it does not know, and changes nothing then', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (const [more, error] of [
    [{ encrypted: true }, 'error-invalid-settings'],
    [{ retentionMaxAge: 'old' }, 'invalid-params'],
    [{ nonsense: 1 }, 'error-invalid-settings'],
  ] as const) {
    await ann.refused(400, error, 'POST', 'rooms.saveRoomSettings', { rid: room._id, roomTopic: 'new', ...more });
  }
  assert.equal((await ann.room(room)).topic, undefined);
});

test('channels.addAll takes its flag in every form that clients send', async ({ chat }) => {
  const admin = await chat.admin;
  const room = await chat.channel();
  for (const activeUsersOnly of [true, false, 'true', 'false', 1, 0]) await admin.post('channels.addAll', { roomId: room._id, activeUsersOnly });
});
