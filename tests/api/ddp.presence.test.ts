import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { DdpClient } from '../harness/ddp.ts';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

/** The status numbers that arrive for one user, from now on. */
async function presenceOf(client: DdpClient, ...users: User[]): Promise<(user: User, status: number) => Promise<Loose>> {
  const frame = await client.subForFrame('stream-user-presence', ['', { added: users.map((one) => one.id), removed: [] }]);
  assert.ok(frame.msg === 'ready' || frame.msg === 'nosub', JSON.stringify(frame));
  return async (user, status) => {
    const found = await client.frames.next((one) => one.msg === 'changed' && one.collection === 'stream-user-presence' && one.id === user.id && one.fields.args[0][1] === status);
    assert.equal(found.fields.uid, user.id);
    return found.fields.args[0];
  };
}

test('connecting makes one online, the last connection that closes offline', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const watcher = await ben.ddp();
  const becomes = await presenceOf(watcher, ann);
  const [first, second] = [await ann.connectAgain(), await ann.connectAgain()];
  const [username, , text] = await becomes(ann, 1);
  assert.equal(username, ann.username);
  assert.equal(text ?? '', '');
  first.close();
  await first.closed;
  assert.equal(((await ben.get('users.getPresence', { userId: ann.id })) as Loose).presence, 'online');
  second.close();
  await becomes(ann, 0);
  assert.equal(((await ben.get('users.getPresence', { userId: ann.id })) as Loose).presence, 'offline');
});

test('away and online are states of a connection, the best one counts', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const becomes = await presenceOf(await ben.ddp(), ann);
  const [laptop, phone] = [await ann.connectAgain(), await ann.connectAgain()];
  await becomes(ann, 1);
  await laptop.call('UserPresence:away');
  await phone.call('UserPresence:away');
  await becomes(ann, 2);
  await phone.call('UserPresence:online');
  await becomes(ann, 1);
});

test('a chosen status limits what others see, and has a text', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const becomes = await presenceOf(await ben.ddp(), ann);
  await ann.ddp();
  await becomes(ann, 1);
  await ann.call('setUserStatus', 'busy', 'writing');
  assert.equal((await becomes(ann, 3))[2], 'writing');
  await ann.call('UserPresence:setDefaultStatus', 'offline');
  await becomes(ann, 0);
  await ann.call('UserPresence:setDefaultStatus', 'online');
  await becomes(ann, 1);
  const frame = await (await ann.ddp()).callForFrame('setUserStatus', ['asleep', '']);
  assert.ok(frame.error);
});

test('only who is watched is told about; later subscriptions change the list and end with nosub', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const client = await ben.ddp();
  const becomes = await presenceOf(client, ann);
  const more = await client.subForFrame('stream-user-presence', ['', { added: [cleo.id], removed: [ann.id] }]);
  assert.equal(more.msg, 'nosub');
  assert.equal(more.error, undefined);
  await ann.connectAgain();
  await cleo.connectAgain();
  await becomes(cleo, 1);
  assert.ok(!client.frames.all.some((one) => one.collection === 'stream-user-presence' && one.id === ann.id && one.fields.args[0][1] === 1));
});
