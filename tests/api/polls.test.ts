// Polls: asked, voted on by several at once, closed by hand and by time, and seen by everybody.

import assert from 'node:assert/strict';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const ask = async (who: User, room: Room, more: Loose = {}): Promise<Loose> =>
  ((await who.post('confab.polls.create', { roomId: room._id, question: 'Lunch?', options: ['pizza', 'rice'], ...more })) as Loose).message;
const vote = async (who: User, messageId: string, ...choices: number[]): Promise<Loose> =>
  ((await who.post('confab.polls.vote', { messageId, choices })) as Loose).message;
const votes = (message: Loose): number[] => message.poll.options.map((one: Loose) => one.votes);
const scene = async (chat: Chat) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  return { ann, ben, room: await chat.channel({ members: [ann, ben] }) };
};

test('votes are seen by everybody at once and after a fetch, in the message and in its attachment', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const seen = await ann.watch('stream-room-messages', room._id);
  const asked = await ask(ann, room);
  assert.deepEqual(votes(asked), [0, 0]);
  await vote(ben, asked._id, 1);
  const [told] = await seen.next(([one]: Loose[]) => one._id === asked._id && one.poll.voters === 1);
  assert.deepEqual(votes(told), [0, 1]);
  const { message }: Loose = await ann.get('chat.getMessage', { msgId: asked._id });
  assert.deepEqual(message.poll.options, [{ text: 'pizza', votes: 0 }, { text: 'rice', votes: 1 }]);
  assert.deepEqual(message.attachments[0].fields[1], { title: '2. rice', value: '1 (100 %)', short: false });
  assert.deepEqual(((await ben.get('confab.polls.choices', { messageId: asked._id })) as Loose).choices, [1]);
  const { users, total }: Loose = await ann.get('confab.polls.voters', { messageId: asked._id, choice: 1 });
  assert.deepEqual([users.map((one: Loose) => one.username), total], [[ben.username], 1]);
});

test('votes of many at the same moment all count, each once', async ({ chat }) => {
  const people = await Promise.all(Array.from({ length: 12 }, (_, i) => chat.user(`voter${i}`)));
  const room = await chat.channel({ members: people });
  const asked = await ask(people[0]!, room);
  await Promise.all(people.flatMap((one, i) => [vote(one, asked._id, 1 - (i % 2)), vote(one, asked._id, i % 2)]));
  await Promise.all(people.map((one, i) => vote(one, asked._id, i % 2)));
  const { message }: Loose = await people[0]!.get('chat.getMessage', { msgId: asked._id });
  assert.deepEqual([...votes(message), message.poll.voters], [6, 6, 12]);
});

test('in clients that know no polls, a reaction with a number is a vote', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const react = (who: User, messageId: string, emoji: string, shouldReact?: boolean) => who.post('chat.react', { messageId, emoji, shouldReact } as Loose);
  const now = async (id: string): Promise<Loose> => ((await ann.get('chat.getMessage', { msgId: id })) as Loose).message;
  const one = await ask(ann, room, { anonymous: true });
  await react(ben, one._id, ':one:');
  assert.deepEqual(votes(await now(one._id)), [1, 0]);
  await ben.call('setReaction', ':two:', one._id);
  assert.deepEqual(votes(await now(one._id)), [0, 1], 'one votes for one');
  await react(ben, one._id, ':two:', true);
  assert.deepEqual(votes(await now(one._id)), [0, 1], 'what is so already changes nothing');
  await react(ben, one._id, ':two:');
  assert.deepEqual([...votes(await now(one._id)), (await now(one._id)).poll.voters], [0, 0, 0]);
  assert.equal((await now(one._id)).reactions, undefined, 'an anonymous poll shows nobody');
  const many = await ask(ann, room, { multiple: true });
  await react(ben, many._id, ':one:');
  await react(ben, many._id, ':two:');
  assert.deepEqual(votes(await now(many._id)), [1, 1]);
  await react(ben, many._id, ':one:', false);
  assert.deepEqual(votes(await now(many._id)), [0, 1]);
  await react(ben, many._id, ':three:');
  await react(ben, many._id, ':smile:');
  assert.deepEqual(Object.keys((await now(many._id)).reactions), [':three:', ':smile:'], 'what is no option is a reaction');
  await ann.post('confab.polls.close', { messageId: many._id });
  await ben.refused(400, 'error-poll-closed', 'POST', 'chat.react', { messageId: many._id, emoji: ':one:' });
  const plain = await ann.send(room, 'no poll');
  await react(ben, plain._id, ':one:');
  assert.deepEqual(Object.keys((await now(plain._id)).reactions), [':one:']);
});

test('one closes by itself, another by hand, and then nobody votes', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const timed = await ask(ann, room, { endsAt: new Date(Date.now() + 700).toISOString() });
  const open = await ask(ann, room);
  await ben.refused(400, 'error-action-not-allowed', 'POST', 'confab.polls.close', { messageId: open._id });
  const { message }: Loose = await ann.post('confab.polls.close', { messageId: open._id });
  assert.ok(message.poll.closedAt);
  await ben.refused(400, 'error-poll-closed', 'POST', 'confab.polls.vote', { messageId: open._id, choices: [0] });
  await eventually(async () => assert.ok(((await ann.get('chat.getMessage', { msgId: timed._id })) as Loose).message.poll.closedAt));
  await ben.refused(400, 'error-poll-closed', 'POST', 'confab.polls.vote', { messageId: timed._id, choices: [0] });
});

test('what is asked for is checked', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const refused = (error: string | undefined, more: Loose) =>
    ann.refused(400, error, 'POST', 'confab.polls.create', { roomId: room._id, question: 'Lunch?', options: ['a', 'b'], ...more });
  await refused('error-poll-options', { options: ['a'] });
  await refused('error-poll-options', { options: ['a', 'a'] });
  await refused('error-poll-options', { options: ['a', ' '] });
  await refused('error-poll-question', { question: '' });
  await refused('error-time-out-of-reach', { endsAt: new Date(0).toISOString() });
  const single = (await ask(ann, room))._id;
  for (const choices of [[0, 1], [2], [-1]]) await ben.refused(400, 'error-poll-choice', 'POST', 'confab.polls.vote', { messageId: single, choices });
  const secret = (await ask(ann, room, { anonymous: true, multiple: true }))._id;
  assert.deepEqual(votes(await vote(ben, secret, 0, 1)), [1, 1]);
  await ann.refused(400, 'error-poll-anonymous', 'GET', 'confab.polls.voters', { messageId: secret, choice: 0 });
  const plain = (await ann.send(room, 'no poll'))._id;
  await ben.refused(400, 'error-poll-not-found', 'POST', 'confab.polls.vote', { messageId: plain, choices: [0] });
  await ann.refused(400, undefined, 'POST', 'chat.update', { roomId: room._id, msgId: single, text: 'Dinner?' });
});

test('/poll asks and /vote votes in the newest one', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const run = (who: User, command: string, params: string) => who.post('commands.run', { command, roomId: room._id, params });
  await run(ann, 'poll', '"Lunch?" "pizza" "rice"');
  await run(ben, 'vote', '2');
  const [asked] = await ann.history(room);
  assert.deepEqual([asked?.msg, votes(asked)], ['Lunch?', [0, 1]]);
});

test('votes go with the person', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  const asked = await ask(ann, room);
  await vote(ben, asked._id, 1);
  await vote(ann, asked._id, 0);
  await (await chat.admin).post('users.delete', { userId: ben.id, confirmRelinquish: true });
  await eventually(async () => assert.deepEqual(votes(((await ann.get('chat.getMessage', { msgId: asked._id })) as Loose).message), [1, 0]));
});
