// Situations in which whatever writes into a room is refused, and what depends on a room's kind: each call that declares
// the refusal is made in it.

import type { Message, Room } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { allRefused, type Case, inRoom, type Who, world } from './refusal-cases.ts';

const test = testsOn();
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Calls that write a text into a room, with their parameters. */
const kWriting: [string, (room: Room, text: string) => Loose][] = [
  ['POST chat.postMessage', (room, text) => ({ roomId: room._id, text })],
  ['POST chat.sendMessage', (room, text) => ({ message: { rid: room._id, msg: text } })],
  ['sendMessage', (room, text) => [{ rid: room._id, msg: text }]],
  ['POST confab.polls.create', (room, text) => ({ roomId: room._id, question: text, options: ['a', 'b'] })],
  ['POST confab.scheduledMessages.create', (room, text) => ({ rid: room._id, msg: text, sendAt: inAnHour() })],
  ['POST rooms.createDiscussion', (room, text) => ({ prid: room._id, t_name: unique('talk'), reply: text })],
  ['createDiscussion', (room, text) => [{ prid: room._id, t_name: unique('talk'), reply: text, users: [] }]],
];

/** What another rule comes before: a question is shorter, later messages are looked at when they are sent, and whoever begins a
 * discussion may call everybody in it. */
const kElsewhere: Record<string, string[]> = {
  'POST confab.polls.create': ['error-message-size-exceeded'],
  'POST confab.scheduledMessages.create': ['error-action-not-allowed'],
  'POST rooms.createDiscussion': ['error-action-not-allowed'],
  createDiscussion: ['error-action-not-allowed'],
};

test('nobody writes where they are muted, where all is archived, too much, or to all without the right', async ({ chat }) => {
  const w = await world(chat);
  const silent = await chat.channel({ members: [w.ann, w.ben] });
  await w.ann.post('rooms.muteUser', { roomId: silent._id, username: w.ben.username });
  const situations: [Who, Room, string, string][] = [
    ['ben', silent, 'hello', 'You_have_been_muted'],
    ['ann', w.archived, 'hello', 'error-room-archived'],
    ['ann', w.channel, 'x'.repeat(6000), 'error-message-size-exceeded'],
    ['guest', w.channel, '@all hello', 'error-action-not-allowed'],
  ];
  await allRefused(
    w,
    kWriting.flatMap(([call, params]) =>
      situations
        .filter(([, , , error]) => !kElsewhere[call]?.includes(error))
        .map(([who, room, text, error]): Case => [who, call, error, () => params(room, text)]),
    ),
  );
});

test('what is done to a message is refused where one may not write', async ({ chat }) => {
  const w = await world(chat);
  const [silent, old] = [await chat.channel({ members: [w.ann, w.ben] }), await chat.channel({ members: [w.ann, w.ben] })];
  const sent = async (who: 'ann' | 'ben', room: Room) => (await w[who].send(room, 'said')) as Message;
  const [here, mine, there] = [await sent('ann', silent), await sent('ben', silent), await sent('ann', old)];
  await w.ann.post('rooms.muteUser', { roomId: silent._id, username: w.ben.username });
  await w.ann.post('channels.archive', { roomId: old._id });
  const of = (message: Message, more: Loose = {}): Loose => ({ messageId: message._id, ...more });
  await allRefused(w, [
    ['ben', 'POST chat.react', 'You_have_been_muted', () => of(here, { emoji: 'smile' })],
    ['ben', 'setReaction', 'You_have_been_muted', () => ['smile', here._id]],
    ['ben', 'POST chat.update', 'You_have_been_muted', () => ({ roomId: silent._id, msgId: mine._id, text: 'other' })],
    ['ben', 'updateMessage', 'You_have_been_muted', () => [{ _id: mine._id, rid: silent._id, msg: 'other' }]],
    ['ann', 'POST chat.react', 'error-room-archived', () => of(there, { emoji: 'smile' })],
    ['ann', 'setReaction', 'error-room-archived', () => ['smile', there._id]],
    ['ann', 'POST chat.update', 'error-room-archived', () => ({ roomId: old._id, msgId: there._id, text: 'other' })],
    ['ann', 'updateMessage', 'error-room-archived', () => [{ _id: there._id, rid: old._id, msg: 'other' }]],
    ['ann', 'updateMessage', 'error-message-size-exceeded', () => [{ _id: here._id, rid: silent._id, msg: 'x'.repeat(6000) }]],
    ['ann', 'POST chat.pinMessage', 'error-room-archived', () => of(there)],
    ['ann', 'pinMessage', 'error-room-archived', () => [{ _id: there._id }]],
    ['ann', 'GET confab.polls.choices', 'error-poll-not-found', () => of(here)],
    ['ann', 'GET confab.polls.voters', 'error-poll-not-found', () => of(here, { choice: 0 })],
    ['ann', 'POST confab.polls.close', 'error-poll-not-found', () => of(here)],
  ]);
});

test('what a conversation of two people cannot be told', async ({ chat }) => {
  const w = await world(chat);
  const two = await w.admin.direct(w.ann);
  const both = (more: Loose = {}) => ({ rid: two._id, ...more });
  await allRefused(w, [
    ['admin', 'POST rooms.leave', 'error-direct-message-room', () => inRoom(two)],
    ['admin', 'leaveRoom', 'error-direct-message-room', () => [two._id]],
    ['admin', 'POST rooms.muteUser', 'error-direct-message-room', () => inRoom(two, { userId: w.ann.id })],
    ['admin', 'POST rooms.unmuteUser', 'error-direct-message-room', () => inRoom(two, { userId: w.ann.id })],
    ['admin', 'muteUserInRoom', 'error-direct-message-room', () => [both({ username: w.ann.username })]],
    ['admin', 'unmuteUserInRoom', 'error-direct-message-room', () => [both({ username: w.ann.username })]],
    ['admin', 'removeUserFromRoom', 'error-direct-message-room', () => [both({ username: w.ann.username })]],
    ['admin', 'POST rooms.banUser', 'error-direct-message-room', () => inRoom(two, { userId: w.ann.id })],
    ['admin', 'POST rooms.unbanUser', 'error-direct-message-room', () => inRoom(two, { userId: w.ann.id })],
    ['admin', 'POST rooms.saveRoomSettings', 'error-direct-message-room', () => both({ roomTopic: 'x', roomName: 'y' })],
    ['admin', 'saveRoomSettings', 'error-direct-message-room', () => [two._id, { roomName: 'y' }]],
    ['admin', 'POST rooms.changeArchivationState', 'error-direct-message-room', () => both({ action: 'archive' })],
    ...['addRoomOwner', 'removeRoomOwner', 'addRoomModerator', 'removeRoomModerator', 'addRoomLeader', 'removeRoomLeader'].map(
      (name): Case => ['admin', name, 'error-direct-message-room', () => [two._id, w.ann.id]],
    ),
  ]);
});

test('what is said of roles in a room', async ({ chat }) => {
  const w = await world(chat);
  await w.ann.post('channels.addLeader', inRoom(w.channel, { userId: w.ben.id }));
  await w.ann.post('groups.addLeader', inRoom(w.group, { userId: w.ben.id }));
  await allRefused(w, [
    ...(['channels', 'groups'] as const).flatMap((family): Case[] => {
      const room = family === 'channels' ? w.channel : w.group;
      return [
        ['ann', `POST ${family}.addLeader`, 'error-user-already-leader', () => inRoom(room, { userId: w.ben.id })],
        ...['removeOwner', 'removeModerator'].map((name): Case => ['ann', `POST ${family}.${name}`, 'error-invalid-room', () => inRoom(room, { userId: w.eve.id })]),
      ];
    }),
    ['ann', 'removeRoomOwner', 'error-invalid-room', () => [w.channel._id, w.eve.id]],
    ['ann', 'removeRoomModerator', 'error-invalid-room', () => [w.channel._id, w.eve.id]],
  ]);
});

test('a room with a code, and one that has banned somebody, lets nobody in without being told', async ({ chat }) => {
  const w = await world(chat);
  const [locked, closed] = [await chat.channel({ members: [w.ann] }), await chat.channel({ members: [w.ann, w.eve] })];
  await w.ann.post('channels.setJoinCode', { roomId: locked._id, joinCode: 'sesame' });
  await w.ann.post('rooms.banUser', { roomId: closed._id, username: w.eve.username });
  const ways: [string, (room: Room, code?: string) => Loose][] = [
    ['POST channels.join', (room, joinCode) => inRoom(room, joinCode ? { joinCode } : {})],
    ['POST rooms.join', (room, joinCode) => inRoom(room, joinCode ? { joinCode } : {})],
    ['joinRoom', (room, code) => (code ? [room._id, code] : [room._id])],
  ];
  await allRefused(
    w,
    ways.flatMap(([call, params]): Case[] => [
      ['eve', call, 'error-code-required', () => params(locked)],
      ['eve', call, 'error-code-invalid', () => params(locked, 'guess')],
      ['eve', call, 'error-user-is-banned', () => params(closed)],
    ]),
  );
});
