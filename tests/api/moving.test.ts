// Messages are moved between rooms and threads, with everything that hangs on them.

import assert from 'node:assert/strict';
import type { Chat } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { kText, sendFile } from '../harness/files.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const scene = async (chat: Chat) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  return { ann, ben, eve, from: await chat.channel({ members: [ann, ben] }), to: await chat.channel({ members: [ann, ben, eve] }) };
};

test('who looks at either room sees it at once, and after a fetch', async ({ chat }) => {
  const { ann, ben, eve, from, to } = await scene(chat);
  const message = await ben.send(from, 'for the others');
  const gone = await ben.watch('stream-notify-room', `${from._id}/deleteMessage`);
  const came = await eve.watch('stream-room-messages', to._id);
  const { messages }: Loose = await ann.post('confab.messages.move', { messageIds: [message._id], roomId: to._id });
  const [moved] = messages;
  assert.deepEqual([moved.rid, moved.msg, moved.u.username, moved.firstSentAt], [to._id, 'for the others', ben.username, message.ts]);
  await gone.next(([one]: Loose[]) => one._id === message._id);
  await came.next(([one]: Loose[]) => one._id === moved._id && one.msg === 'for the others');
  const texts = async (room: Loose) => (await ben.history(room)).map((one) => one.t ?? one.msg).filter((one) => one !== 'au');
  assert.deepEqual(await texts(from), ['messages-moved']);
  assert.deepEqual(await texts(to), ['for the others', 'messages-moved']);
  assert.equal((await eve.subscription(to)).alert, true);
  await eventually(async () => {
    const { messages: found }: Loose = await eve.get('chat.search', { roomId: to._id, searchText: 'others' });
    assert.deepEqual(found.map((one: Loose) => one._id), [moved._id]);
  });
  const { messages: left }: Loose = await ben.get('chat.search', { roomId: from._id, searchText: 'others' });
  assert.deepEqual(left, []);
});

test('files, reactions, threads and votes come along', async ({ chat }) => {
  const { ann, ben, eve, from, to } = await scene(chat);
  const file = await sendFile(ann, from, kText);
  const first = await ann.send(from, 'who is in?');
  await ben.send(from, 'me', { tmid: first._id });
  await ben.post('chat.react', { messageId: first._id, emoji: 'smile', shouldReact: true });
  const { message: poll }: Loose = await ann.post('confab.polls.create', { roomId: from._id, question: 'Lunch?', options: ['a', 'b'] });
  await ben.post('confab.polls.vote', { messageId: poll._id, choices: [1] });
  const { messages }: Loose = await ann.post('confab.messages.move', { messageIds: [poll._id, first._id, file._id], roomId: to._id });
  const [movedFile, movedFirst, reply, movedPoll] = messages;
  assert.deepEqual([movedFirst.tcount, movedFirst.reactions[':smile:'].usernames, reply.tmid], [1, [ben.username], movedFirst._id]);
  const { messages: replies }: Loose = await eve.get('chat.getThreadMessages', { tmid: movedFirst._id });
  assert.deepEqual(replies.map((one: Loose) => one.msg), ['me']);
  const link = movedFile.attachments[0].title_link;
  assert.equal((await eve.request('GET', link)).status, 200, 'who is in the second room alone reads it');
  const { files }: Loose = await eve.get('channels.files', { roomId: to._id });
  assert.equal(files.length, 1);
  const { message: voted }: Loose = await eve.post('confab.polls.vote', { messageId: movedPoll._id, choices: [1] });
  assert.deepEqual(voted.poll.options.map((one: Loose) => one.votes), [0, 2]);
});

test('into a thread, and out of it again', async ({ chat }) => {
  const { ann, ben, from, to } = await scene(chat);
  const first = await ann.send(to, 'here');
  const loose = await ben.send(from, 'loose');
  const { messages: [inside] }: Loose = await ann.post('confab.messages.move', { messageIds: [loose._id], roomId: to._id, threadId: first._id });
  assert.equal(inside.tmid, first._id);
  assert.equal(((await ann.get('chat.getMessage', { msgId: first._id })) as Loose).message.tcount, 1);
  const { messages: [outside] }: Loose = await ann.post('confab.messages.move', { messageIds: [inside._id], roomId: to._id });
  assert.deepEqual([outside.tmid, outside.firstSentAt], [undefined, loose.ts]);
  assert.equal(((await ann.get('chat.getMessage', { msgId: first._id })) as Loose).message.tcount, undefined);
});

test('who may not, and what cannot be moved', async ({ chat }) => {
  const { ann, ben, eve, from, to } = await scene(chat);
  const message = await ben.send(from, 'mine');
  const refused = (who: typeof ann, error: string | undefined, more: Loose) => who.refused(400, error, 'POST', 'confab.messages.move', { messageIds: [message._id], roomId: to._id, ...more });
  await refused(ben, 'error-not-allowed', {});
  await refused(ann, undefined, { roomId: (await chat.group({ members: [eve] }))._id });
  await refused(ann, 'error-too-many-messages', { messageIds: [] });
  await refused(ann, 'error-invalid-message', { threadId: message._id });
  await refused(ann, undefined, { messageIds: ['unknown'] });
  const [system] = (await ann.history(from)).filter((one) => one.t);
  if (system) await refused(ann, 'error-action-not-allowed', { messageIds: [system._id] });
  await ann.post('channels.archive', { roomId: to._id });
  await refused(ann, 'error-room-archived', {});
  assert.equal((await ben.history(from))[0]?._id, message._id);
});
