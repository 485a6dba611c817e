// Reactions, stars and pins from outside.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

test('a reaction shows everywhere and goes with a second call', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const sidebar = await ann.watchOwn('rooms-changed');
  const message = await ann.send(room, 'hello');
  const last = async () => (await sidebar.take(1))[0]?.[1].lastMessage?.msg;
  while ((await last()) !== 'hello');
  const seen = await ann.watch('stream-room-messages', room._id);
  await ben.post('chat.react', { messageId: message._id, emoji: ':smile:' });
  const [told] = await seen.values(1);
  const reactions = { ':smile:': { usernames: [ben.username] } };
  assert.deepEqual(told.reactions, reactions);
  const fetched: Loose = await ann.get('chat.getMessage', { msgId: message._id });
  assert.deepEqual(fetched.message.reactions, reactions);
  assert.deepEqual((await ann.history(room))[0].reactions, reactions);
  await ben.post('chat.react', { messageId: message._id, reaction: 'smile' } as Loose);
  const [gone] = await seen.values(1);
  assert.equal(gone.reactions, undefined);
  assert.ok(gone._updatedAt > told._updatedAt);
  await ann.send(room, 'moves the room');
  assert.equal(await last(), 'moves the room', 'the reactions did not');
});

test('shouldReact says how it shall be; the method does the same', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const { _id } = await ann.send(room, 'hello');
  const shown = async () => ((await ann.get('chat.getMessage', { msgId: _id })) as Loose).message.reactions;
  await ann.post('chat.react', { messageId: _id, emoji: ':+1:', shouldReact: true });
  await ann.post('chat.react', { messageId: _id, emoji: ':+1:', shouldReact: true });
  assert.deepEqual(await shown(), { ':+1:': { usernames: [ann.username] } });
  await ann.call('setReaction', ':tada:', _id);
  await ann.call('setReaction', '+1', _id, false);
  assert.deepEqual(await shown(), { ':tada:': { usernames: [ann.username] } });
});

test('a hundred reactions at once are all there', async ({ chat }) => {
  const people = await Promise.all(Array.from({ length: 10 }, (_, i) => chat.user(`p${i}`)));
  const room = await chat.channel({ members: people });
  const { _id } = await people[0]!.send(room, 'vote');
  const emoji = ['a', 'b', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];
  await Promise.all(people.flatMap((one) => emoji.map((name) => one.post('chat.react', { messageId: _id, emoji: name, shouldReact: true }))));
  const { message }: Loose = await people[0]!.get('chat.getMessage', { msgId: _id });
  assert.equal(Object.keys(message.reactions).length, 10);
  const everybody = people.map((one) => one.username).toSorted();
  for (const { usernames } of Object.values(message.reactions) as Loose[]) assert.deepEqual(usernames.toSorted(), everybody);
});

test('what is no reaction is refused', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const { _id } = await ann.send(room, 'hello');
  await ben.refused(400, 'error-message-not-found', 'POST', 'chat.react', { messageId: 'nothing', emoji: ':smile:' });
  await ben.refused(400, 'error-message-not-found', 'POST', 'chat.react', { emoji: ':smile:' });
  await ben.refused(400, 'error-emoji-param-not-provided', 'POST', 'chat.react', { messageId: _id });
  await ben.refused(400, 'error-not-allowed', 'POST', 'chat.react', { messageId: _id, emoji: ':no_such_emoji:' });
  await ann.post('channels.setReadOnly', { roomId: room._id, readOnly: true });
  await ben.refused(400, undefined, 'POST', 'chat.react', { messageId: _id, emoji: ':smile:' });
  await ann.post('rooms.saveRoomSettings', { rid: room._id, reactWhenReadOnly: true });
  await ben.post('chat.react', { messageId: _id, emoji: ':smile:' });
});

test('stars are listed for whoever gave them', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const first = await ann.send(room, 'first');
  const second = await ann.send(room, 'second');
  await ben.post('chat.starMessage', { messageId: first._id });
  await ben.call('starMessage', { _id: second._id, rid: room._id, starred: true });
  const ids = (answer: Loose) => answer.messages.map((one: Loose) => one._id);
  assert.deepEqual(ids(await ben.get('chat.getStarredMessages', { roomId: room._id })), [second._id, first._id]);
  assert.deepEqual(ids(await ann.get('chat.getStarredMessages', { roomId: room._id })), []);
  assert.deepEqual(ids(await ben.get('channels.messages', { roomId: room._id, starredIds: ben.id })), [second._id, first._id]);
  assert.deepEqual(ids(await ann.get('channels.messages', { roomId: room._id, starredIds: ben.id })), []);
  assert.deepEqual(ids(await ben.get('channels.messages', { roomId: room._id, query: { 'starred._id': { $in: [ben.id] } } })), [second._id, first._id]);
  const [newest] = await ben.history(room);
  assert.deepEqual(newest?.starred, [{ _id: ben.id }]);
  assert.deepEqual((await ann.history(room))[0]?.starred, []);
  await ben.post('chat.unStarMessage', { messageId: second._id });
  assert.deepEqual(ids(await ben.get('chat.getStarredMessages', { roomId: room._id })), [first._id]);
  await ben.refused(400, 'error-message-not-found', 'POST', 'chat.starMessage', { messageId: 'nothing' });
  await ben.refused(400, 'error-messageid-param-not-provided', 'POST', 'chat.starMessage', {});
  await ben.refused(400, 'error-invalid-params', 'GET', 'chat.getStarredMessages');
});

test('a pinned message is listed, and the room is told', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ben.send(room, 'read this');
  await ben.refused(400, 'not-authorized', 'POST', 'chat.pinMessage', { messageId: message._id });
  const seen = await ben.watch('stream-room-messages', room._id);
  const { message: told }: Loose = await ann.post('chat.pinMessage', { messageId: message._id });
  assert.equal(told.t, 'message_pinned');
  assert.equal(told.attachments[0].text, 'read this');
  assert.equal(told.attachments[0].author_name, ben.username);
  const [pinned, system] = await seen.values(2);
  assert.equal(pinned._id, message._id);
  assert.equal(pinned.pinned, true);
  assert.deepEqual(pinned.pinnedBy, { _id: ann.id, username: ann.username });
  assert.equal(system._id, told._id);
  const ids = (answer: Loose) => answer.messages.map((one: Loose) => one._id);
  assert.deepEqual(ids(await ben.get('chat.getPinnedMessages', { roomId: room._id })), [message._id]);
  assert.deepEqual(ids(await ben.get('channels.messages', { roomId: room._id, pinned: true })), [message._id]);
  assert.deepEqual(ids(await ben.get('channels.messages', { roomId: room._id, query: { pinned: true } })), [message._id]);
  await ben.refused(400, 'error-roomId-param-not-provided', 'GET', 'chat.getPinnedMessages');
  assert.equal(await ann.call('unpinMessage', { _id: message._id }), true);
  assert.deepEqual(ids(await ben.get('chat.getPinnedMessages', { roomId: room._id })), []);
  assert.equal((await ann.call('pinMessage', { _id: message._id })).t, 'message_pinned');
});
