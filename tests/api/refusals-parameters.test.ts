// What calls say they miss, and what they cannot take together; and what is refused to those who may know of a room and not
// read it.

import type { Loose } from '../harness/ejson.ts';
import { randomId, unique } from '../harness/ids.ts';
import { test, testsOn } from '../harness/test.ts';
import { allRefused, type Case, inRoom, world } from './refusal-cases.ts';

const kNoRoom: Case[] = [
  ...(['im', 'dm'] as const).flatMap((family) => ['history', 'messages', 'members', 'files'].map((name): Case => ['ann', `GET ${family}.${name}`, 'error-room-param-not-provided', () => ({ roomId: '' })])),
  ...['im', 'dm'].map((family): Case => ['ann', `POST ${family}.delete`, 'error-room-param-not-provided', () => ({ roomId: '' })]),
  ['ann', 'GET groups.online', 'error-room-param-not-provided', () => ({ roomId: '' })],
  ['ann', 'POST rooms.cleanHistory', 'error-roomid-param-not-provided', () => ({ latest: new Date().toISOString(), oldest: new Date(0).toISOString() })],
];

const kNobody: Case[] = [
  ['admin', 'POST users.delete', 'error-user-param-not-provided', () => ({})],
  ['ann', 'GET rooms.isMember', 'error-user-not-found', (w) => inRoom(w.channel, { userId: 'nobody' })],
];

const kNoMessage: Case[] = ['chat.unStarMessage', 'chat.pinMessage', 'chat.unPinMessage'].map((name) => ['ann', `POST ${name}`, 'error-messageid-param-not-provided', () => ({})]);

const kDeleted: Case[] = [
  ['ann', 'GET chat.getDeletedMessages', 'The required "roomId" query param is missing.', () => ({ since: new Date(0).toISOString() })],
  ['ann', 'GET chat.getDeletedMessages', 'The required "since" query param is missing.', (w) => inRoom(w.channel)],
  ['ann', 'GET chat.getDeletedMessages', 'The "since" query parameter must be a valid date.', (w) => inRoom(w.channel, { since: 'once' })],
  ['ann', 'GET chat.syncThreadMessages', 'error-updatedSince-param-invalid', () => ({ tmid: 'x', updatedSince: 'once' })],
];

const many = () => Array.from({ length: 20 }, () => unique('person'));
const threadOfItself = (rid: string): Loose => {
  const _id = randomId();
  return { _id, rid, msg: 'about itself', tmid: _id };
};

const kOdd: Case[] = [
  ['ann', 'POST chat.sendMessage', 'error-message-same-as-tmid', (w) => ({ message: threadOfItself(w.channel._id) })],
  ['ann', 'sendMessage', 'error-message-same-as-tmid', (w) => [threadOfItself(w.channel._id)]],
  ['ann', 'POST dm.create', 'error-direct-message-max-user-exceeded', () => ({ usernames: many().join(',') })],
  ['ann', 'createDirectMessage', 'error-direct-message-max-user-exceeded', () => many()],
  ['ann', 'POST users.regeneratePersonalAccessToken', 'error-token-does-not-exists', () => ({ tokenName: unique('none') })],
  ['ann', 'POST users.removePersonalAccessToken', 'error-token-does-not-exists', () => ({ tokenName: unique('none') })],
  ['ann', 'POST users.generatePersonalAccessToken', 'error-the-field-is-required', () => ({ tokenName: '' })],
  ['admin', 'POST roles.addUserToRole', 'error-room-not-found', (w) => ({ roleName: 'owner', username: w.ben.username, roomId: 'nowhere' })],
  ['admin', 'POST roles.removeUserFromRole', 'error-room-not-found', (w) => ({ roleName: 'owner', username: w.ben.username, roomId: 'nowhere' })],
  ['ann', 'saveUserProfile', 'error-invalid-status', () => [{ statusType: 'asleep' }, {}]],
  ['ann', 'setUsername', 'error-blocked-username', () => ['all']],
  ['ann', 'slashCommand', 'error-invalid-command', (w) => [{ cmd: 'dance', params: '', msg: { rid: w.channel._id, msg: '/dance' } }]],
  ['admin', 'setAdminStatus', 'error-user-already-in-role', (w) => [w.admin.id, true]],
  ['admin', 'setAdminStatus', 'error-user-not-in-role', (w) => [w.ann.id, false]],
];

test('what is missing is named', async ({ chat }) => {
  await allRefused(await world(chat), [...kNoRoom, ...kNobody, ...kNoMessage, ...kDeleted]);
});

test('what does not go together', async ({ chat }) => {
  await allRefused(await world(chat), kOdd);
});

const noThreads = testsOn({ settings: { Threads_enabled: false } });

noThreads('without threads nobody reads or follows one', async ({ chat }) => {
  const w = await world(chat);
  const { _id } = await w.ann.send(w.channel, 'the first');
  const since = new Date(0).toISOString();
  const rows: [string, () => Loose][] = [
    ['getThreadMessages', () => [{ tmid: _id }]],
    ['readThreads', () => [_id]],
    ['followMessage', () => [{ mid: _id }]],
    ['unfollowMessage', () => [{ mid: _id }]],
    ['GET chat.getThreadMessages', () => ({ tmid: _id })],
    ['GET chat.syncThreadMessages', () => ({ tmid: _id, updatedSince: since })],
    ['POST chat.followMessage', () => ({ mid: _id })],
    ['POST chat.unfollowMessage', () => ({ mid: _id })],
    ['GET confab.threads', () => ({})],
  ];
  await allRefused(w, rows.map(([call, params]): Case => ['ann', call, 'error-not-allowed', params]));
});

const hidden = testsOn({ settings: { Threads_enabled: true } });

hidden('who may know of a channel and not look into it reads nothing', async ({ chat }) => {
  const w = await world(chat);
  await w.admin.post('permissions.update', { permissions: [{ _id: 'preview-c-room', roles: [] }] });
  const rid = w.channel._id;
  const since = new Date(0).toISOString();
  const rows: [string, () => Loose][] = [
    ['getChannelHistory', () => [{ rid }]],
    ['loadNextMessages', () => [rid, { $date: 0 }]],
    ['messages/get', () => [rid, { lastUpdate: { $date: 0 } }]],
    ['getUserMentionsByChannel', () => [{ roomId: rid, options: {} }]],
    ['GET chat.getDeletedMessages', () => ({ roomId: rid, since })],
    ['GET chat.getPinnedMessages', () => ({ roomId: rid })],
    ['GET channels.getAllUserMentionsByChannel', () => ({ roomId: rid })],
    ['GET confab.search', () => ({ roomId: rid, text: 'first' })],
  ];
  await allRefused(w, rows.map(([call, params]): Case => ['eve', call, 'error-not-allowed', params]));
});

test('what teams, discussions and roles do not take', async ({ chat }) => {
  const w = await world(chat);
  const name = unique('team');
  const { team }: Loose = await w.admin.post('teams.create', { name, type: 0 } as Loose);
  const room = { _id: team.roomId } as typeof w.channel;
  await allRefused(w, [
    ['admin', 'POST channels.delete', 'error-cannot-delete-team-channel', () => inRoom(room)],
    ['admin', 'POST rooms.delete', 'error-cannot-delete-team-channel', () => inRoom(room)],
    ['admin', 'eraseRoom', 'error-cannot-delete-team-channel', () => [room._id]],
    ['admin', 'POST teams.create', 'team-name-already-exists', () => ({ name, type: 0 })],
    ['admin', 'POST teams.removeMember', 'member-does-not-exist', () => ({ teamId: team._id, userId: w.eve.id })],
    ['ann', 'POST rooms.createDiscussion', 'error-invalid-message', () => ({ prid: w.channel._id, pmid: 'nowhere', t_name: unique('talk') })],
    ['ann', 'createDiscussion', 'error-invalid-message', () => [{ prid: w.channel._id, pmid: 'nowhere', t_name: unique('talk'), users: [] }]],
    ['admin', 'POST roles.update', 'error-role-protected', () => ({ roleId: 'admin', name: 'admin', scope: 'Subscriptions' })],
  ]);
});

const tooLate = testsOn({ settings: { Message_AllowDeleting_BlockDeleteInMinutes: 1, Message_AllowEditing_BlockEditInMinutes: 1 } });

tooLate('what was sent long ago is neither edited nor deleted', async ({ chat, server }) => {
  const w = await world(chat);
  const { _id } = await w.ben.send(w.channel, 'of yesterday');
  server.sql(`UPDATE messages SET sent_at = sent_at - 86400000 WHERE id = '${_id}'`);
  await allRefused(w, [
    ['ben', 'POST chat.update', 'error-message-editing-blocked', () => ({ ...inRoom(w.channel), msgId: _id, text: 'x' })],
    ['ben', 'updateMessage', 'error-message-editing-blocked', () => [{ _id, rid: w.channel._id, msg: 'x' }]],
    ['ben', 'POST chat.delete', 'error-message-deleting-blocked', () => ({ ...inRoom(w.channel), msgId: _id })],
    ['ben', 'deleteMessage', 'error-message-deleting-blocked', () => [{ _id }]],
  ]);
});
