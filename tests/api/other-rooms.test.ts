// Rooms and messages that are found in other ways than by being in them.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test, testsOn } from '../harness/test.ts';

const open = testsOn({ settings: { API_Enable_Direct_Message_History_EndPoint: true } });
const kOthers = ['im.messages.others', 'dm.messages.others'] as const;

test('messages of others are not shown unless the workspace says so', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await ann.direct(ben);
  for (const path of kOthers) {
    await (await chat.admin).refused(400, 'error-endpoint-disabled', 'GET', path, { roomId: room._id });
    await ann.refused(403, undefined, 'GET', path, { roomId: room._id });
  }
});

open('and then only to administrators, of conversations, and the audit log says who read', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  const room = await ann.direct(ben);
  await ann.send(room, 'one');
  await ben.send(room, 'two');
  const channel = await chat.channel({ members: [ann] });
  for (const path of kOthers) {
    const found: Loose = await admin.get(path, { roomId: room._id, count: 1 });
    assert.deepEqual(found.messages.map(({ msg }: Loose) => msg), ['two']);
    assert.equal(found.total, 2);
    await ann.refused(403, undefined, 'GET', path, { roomId: room._id });
    await admin.refused(400, 'error-room-not-found', 'GET', path, { roomId: channel._id });
    await admin.refused(400, 'error-room-not-found', 'GET', path, { roomId: 'nowhere' });
    await admin.refused(400, 'invalid-params', 'GET', path, {});
  }
});

test('one blocks the other person of a conversation, and takes it back', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await ann.direct(ben);
  await ann.post('im.blockUser', { roomId: room._id, block: true });
  assert.equal((await ann.subscription(room)).blocker, true);
  await ben.refused(400, undefined, 'POST', 'chat.postMessage', { roomId: room._id, text: 'x' });
  await ben.post('dm.blockUser', { roomId: room._id, block: false });
  await ben.refused(400, undefined, 'POST', 'chat.postMessage', { roomId: room._id, text: 'x' }); // that is not his to take back
  await ann.post('dm.blockUser', { roomId: room._id, block: false });
  await ben.send(room, 'x');
  const [eve, channel] = [await chat.user('eve'), await chat.channel({ members: [ann] })];
  await eve.refused(400, 'error-room-not-found', 'POST', 'im.blockUser', { roomId: room._id, block: true });
  await ann.refused(400, 'error-invalid-room', 'POST', 'im.blockUser', { roomId: channel._id, block: true });
  await ann.refused(400, 'invalid-params', 'POST', 'im.blockUser', { roomId: room._id });
});

test('messages of a room that name oneself', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.group({ members: [ann, ben] });
  await ann.send(room, `@${ben.username} one`);
  await ann.send(room, 'two');
  await ann.send(room, `@${ben.username} three`);
  const found: Loose = await ben.get('channels.getAllUserMentionsByChannel', { roomId: room._id, count: 1 });
  assert.deepEqual(found.mentions.map(({ msg }: Loose) => msg), [`@${ben.username} three`]);
  assert.deepEqual([found.count, found.offset, found.total], [1, 0, 2]);
  assert.equal(((await ann.get('channels.getAllUserMentionsByChannel', { roomId: room._id })) as Loose).total, 0);
  await eve.refused(400, 'error-room-not-found', 'GET', 'channels.getAllUserMentionsByChannel', { roomId: room._id });
});

test('names are completed page by page, and of all rooms for who may know of them', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const start = unique('zebra');
  for (const end of ['a', 'b', 'c']) await ann.post('groups.create', { name: `${start}-${end}` });
  const selector = { name: start };
  const page: Loose = await ann.get('rooms.autocomplete.channelAndPrivate.withPagination', { selector, count: 2, offset: 1 });
  assert.deepEqual(page.items.map(({ name }: Loose) => name), [`${start}-b`, `${start}-c`]);
  assert.equal(page.total, 3);
  const none: Loose = await ben.get('rooms.autocomplete.channelAndPrivate.withPagination', { selector });
  assert.deepEqual([none.items, none.total], [[], 0]);
  const all: Loose = await (await chat.admin).get('rooms.autocomplete.adminRooms', { selector });
  assert.deepEqual(Object.keys(all.items[0]).sort(), ['_id', 'fname', 'name', 't']);
  assert.equal(all.items.length, 3);
  await ann.refused(400, 'error-not-authorized', 'GET', 'rooms.autocomplete.adminRooms', { selector });
});

test('the sound of a room is chosen', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  assert.equal(await ann.call('saveAudioNotificationValue', room._id, 'chime'), true);
  assert.equal((await ann.subscription(room)).audioNotificationValue, 'chime');
  await assert.rejects(eve.call('saveAudioNotificationValue', room._id, 'chime'));
});
