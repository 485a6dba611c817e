// What was once seen to go wrong from outside and has no test elsewhere (limits, bounds, rights, log-ins have theirs).

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { binary } from '../harness/paths.ts';
import { MethodRefusal } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

test('the soft limit of descriptors is raised to the hard one', async ({ server }) => {
  const line = readFileSync(`/proc/${server.pid}/limits`, 'utf8').split('\n').find((one) => one.startsWith('Max open files')) ?? '';
  const [soft, hard] = line.replace('Max open files', '').trim().split(/\s+/);
  assert.equal(soft, hard, line);
});

test('who is muted types unseen', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const event = `${room._id}/user-activity`;
  const seen = await ann.watch('stream-notify-room', event);
  await ben.call('stream-notify-room', event, ben.username, ['user-typing'], {});
  await seen.take(1);
  await ann.post('rooms.muteUser', { roomId: room._id, username: ben.username });
  await ben.call('stream-notify-room', event, ben.username, ['user-typing'], {}).catch(() => undefined);
  await (await ben.ddp()).fence();
  await (await ann.ddp()).fence();
  assert.equal(seen.all.length, 1);
});

test('a wrong password and nobody of that name are the same, over each protocol', async ({ chat }) => {
  const ann = await chat.user('ann');
  const said = async (user: string) => {
    const rest = await chat.anyone.request('POST', 'login', { body: { user, password: 'wrong' } });
    const client = await chat.connect();
    const refusal = await client.call('login', { user: { username: user }, password: 'wrong' }).catch((one: MethodRefusal) => one);
    client.close();
    assert.ok(refusal instanceof MethodRefusal);
    return [rest.status, rest.body, refusal.error, refusal.reason];
  };
  assert.deepEqual(await said(ann.username), await said(unique('nobody')));
});

test('names that were typed to log in are not logged', async ({ chat, server }) => {
  const typed = unique('secret-typed-as-name');
  await chat.anyone.request('POST', 'login', { body: { user: typed, password: 'wrong' } });
  await chat.anyone.request('POST', 'method.callAnon/login', { body: { message: JSON.stringify({ msg: 'method', id: '1', method: 'login', params: [{ user: { username: typed }, password: 'wrong' }] }) } });
  assert.ok(!server.log.includes(typed));
});

test('a private name is told to those who would find it taken, and to nobody else', async ({ chat }) => {
  const ann = await chat.user('ann');
  const eve = await chat.user('eve', { roles: ['guest'] }); // makes no rooms
  const group = await chat.group({ members: [ann] });
  const exists = async (by: typeof ann) => ((await by.get('rooms.nameExists', { roomName: group.name })) as Loose).exists;
  assert.deepEqual([await exists(ann), await exists(eve)], [true, false]);
});

test('pages send forms nowhere else, and call no other host', async ({ server }) => {
  const policy = (await fetch(server.url)).headers.get('content-security-policy') ?? '';
  assert.match(policy, /form-action 'self'/);
  assert.match(policy, /connect-src 'self'(;|$)/);
});

test('a message that is sent again, because nobody answered, is the same one and is told once more', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const seen = await ben.watch('stream-room-messages', room._id);
  const _id = unique('again');
  const first = await ann.send(room, 'one', { _id });
  await seen.take(1);
  // When the database goes away in the middle of the commit, it was stored and never told.
  const second = await ann.send(room, 'one', { _id });
  assert.deepEqual(second, first);
  const [told] = (await seen.take(1))[0] as Loose[];
  assert.deepEqual([told._id, told.seq], [_id, first.seq]);
  assert.equal((await ann.history(room)).filter((one) => one._id === _id).length, 1);
  await ben.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { _id, rid: room._id, msg: 'mine' } });
});

test('an answer larger than what may wait for a client comes whole, and the connection goes on', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const start = new Date(Date.now() - 1000);
  const attachments = [{ text: 'x'.repeat(100_000) }];
  for (let i = 0; i < 60; i++) await ann.send(room, `large ${i}`, { attachments });
  const client = await ben.connectAgain();
  for (let i = 0; i < 2; i++) {
    const { updated }: Loose = await client.call('messages/get', room._id, { lastUpdate: start });
    assert.ok(JSON.stringify(updated).length > 5_000_000);
  }
  assert.ok(await client.call('rooms/get'));
});

test('what others put into rooms does not lock a person out', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const customFields = { a: 'x'.repeat(16_000) };
  for (let i = 0; i < 60; i++) {
    const room = await chat.channel({ members: [ann] });
    await ann.post('channels.setCustomFields', { roomId: room._id, customFields });
    await ann.post('channels.invite', { roomId: room._id, userId: ben.id });
  }
  const client = await ben.connectAgain();
  assert.equal(((await client.call('rooms/get')) as Loose[]).length, 60);
  assert.equal(((await client.call('subscriptions/get')) as Loose[]).length, 60);
});

test('who may not look into a channel does not see its last message in lists', async ({ chat }) => {
  const [admin, ann, eve] = [await chat.admin, await chat.user('ann'), await chat.user('eve')];
  const room = await chat.channel({ members: [ann] });
  await ann.send(room, 'between us');
  const seen = async () => [
    ((await eve.get('channels.list', { query: JSON.stringify({ _id: room._id }) } as Loose)) as Loose).channels[0],
    ((await eve.get('channels.info', { roomId: room._id })) as Loose).channel,
    ((await eve.get('rooms.info', { roomId: room._id })) as Loose).room,
    ((await eve.get('directory', { type: 'channels', text: room.name } as Loose)) as Loose).result[0],
  ];
  for (const one of await seen()) assert.equal(one.lastMessage.msg, 'between us');
  const roles = ((await admin.get('permissions.listAll', {})) as Loose).update.find((one: Loose) => one._id === 'preview-c-room').roles;
  await admin.post('permissions.update', { permissions: [{ _id: 'preview-c-room', roles: ['admin'] }] });
  try {
    for (const path of ['channels.history', 'channels.messages'] as const) await eve.refused(403, undefined, 'GET', path, { roomId: room._id });
    for (const one of await seen()) assert.equal('lastMessage' in one, false, JSON.stringify(one));
  } finally {
    await admin.post('permissions.update', { permissions: [{ _id: 'preview-c-room', roles }] });
  }
});

test('a join code keeps the history from who does not know it', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.channel({ members: [ann] });
  await ann.send(room, 'known to members');
  await ann.post('channels.setJoinCode', { roomId: room._id, joinCode: 'sesame' });
  for (const path of ['channels.history', 'channels.messages']) {
    const answer = await eve.request('GET', path, { query: { roomId: room._id } });
    assert.notEqual(answer.status, 200, path);
    assert.ok(!answer.text.includes('known to members'));
  }
  await assert.rejects(eve.callMethod('loadHistory', room._id, null, 50, null));
  await (await eve.ddp()).subForFrame('stream-room-messages', [room._id]).then((frame: Loose) => assert.ok(frame.error, JSON.stringify(frame)));
});

test('an address is stored as it is written, and no username may be one', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const address = ((await ann.get('me')) as Loose).emails[0].address as string;
  const written = `${address[0]?.toUpperCase()}${address.slice(1)}`;
  await ann.post('users.updateOwnBasicInfo', { data: { email: written, currentPassword: ann.digest } });
  const me = (await ann.get('me')) as Loose;
  assert.equal(me.emails[0].address, written);
  assert.equal((await fetch(me.avatarUrl)).status, 200);
  const admin = await chat.admin;
  await admin.post('settings/UTF8_User_Names_Validation', { value: '[0-9a-zA-Z-_.@]+' });
  try {
    await ben.refused(400, undefined, 'POST', 'users.updateOwnBasicInfo', { data: { username: address } });
    assert.equal(((await ben.get('users.checkUsernameAvailability', { username: address })) as Loose).result, false);
  } finally {
    await admin.post('settings/UTF8_User_Names_Validation', { value: '[0-9a-zA-Z-_.]+' });
  }
  assert.equal((await chat.anyone.request('POST', 'login', { body: { user: address, password: ann.password } })).status, 200);
});

testsOn({ settings: { API_Enable_CORS: true, API_CORS_Origin: 'https://known.example' } })('answers to pages of other sites are kept apart, also where those are refused', async ({ chat }) => {
  for (const [origin, allowed] of [['https://known.example', 'https://known.example'], ['https://other.example', null]] as const) {
    const answer = await chat.anyone.request('GET', 'settings.public', { headers: { Origin: origin } });
    assert.equal(answer.headers.get('access-control-allow-origin'), allowed);
    assert.match(answer.headers.get('vary') ?? '', /\bOrigin\b/);
  }
});

// Other builds than releases are for looking into, with whatever that takes.
const kProgram = readFileSync(binary());
if (kProgram.includes('__stack_chk_fail')) {
  test('the program is hardened', async () => {
    // Each program header: its type stands first.
    const [offset, size, count] = [Number(kProgram.readBigUInt64LE(32)), kProgram.readUInt16LE(54), kProgram.readUInt16LE(56)];
    const headers = Array.from({ length: count }, (_, i) => ({ type: kProgram.readUInt32LE(offset + i * size), flags: kProgram.readUInt32LE(offset + i * size + 4) }));
    const [kStack, kRelro, kExecutable, kMovable] = [0x6474e551, 0x6474e552, 1, 3];
    assert.ok(headers.some(({ type }) => type === kRelro), 'no RELRO');
    assert.equal((headers.find(({ type }) => type === kStack)?.flags ?? kExecutable) & kExecutable, 0, 'the stack may be run');
    assert.equal(kProgram.readUInt16LE(16), kMovable, 'not position independent');
  });
}
