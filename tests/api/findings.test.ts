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
