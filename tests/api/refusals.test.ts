// What calls declare that they may be refused with, beside what other tests see: each in the situation that it is for.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { kRoot } from '../harness/paths.ts';
import { testsOn } from '../harness/test.ts';
import { Scene } from './access-scene.ts';
import { kEndpoints } from './access-table.ts';
import { allRefused, type Case, inRoom, world } from './refusal-cases.ts';

const test = testsOn({ settings: { API_User_Limit: 3 } });
const kDocument: Loose = JSON.parse(readFileSync(join(kRoot, 'docs/openapi.json'), 'utf8'));

const kRoles = ['Owner', 'Moderator', 'Leader'] as const;

const kFamilies: Case[] = (['channels', 'groups'] as const).flatMap((family): Case[] => {
  const one = family === 'channels' ? 'channel' : 'group';
  const old = family === 'channels' ? 'archived' : 'archivedGroup';
  const post = (name: string) => `POST ${family}.${name}`;
  return [
    ['ann', post('invite'), 'error-room-archived', (w) => inRoom(w[old], { userId: w.eve.id })],
    ['ann', post('archive'), 'error-room-archived', (w) => inRoom(w[old])],
    ['ann', post('kick'), 'error-user-not-in-room', (w) => inRoom(w[one], { userId: w.eve.id })],
    ['ann', post('kick'), 'error-you-are-last-owner', (w) => inRoom(w[one], { userId: w.ann.id })],
    ['guest', post('leave'), 'error-not-allowed', (w) => inRoom(w[one])],
    ['ann', post('rename'), 'error-invalid-room-name', (w) => inRoom(w[one], { name: 'a b' })],
    ['ann', post('rename'), 'error-archived-duplicate-name', (w) => inRoom(w[one], { name: w.archived.name })],
    ['ann', post('rename'), 'error-duplicate-channel-name', (w) => inRoom(w[one], { name: w[one === 'group' ? 'channel' : 'group'].name })],
    ['ann', post('create'), 'error-archived-duplicate-name', (w) => ({ name: w.archived.name })],
    ['ann', post('create'), 'error-user-limit-exceeded', (w) => ({ name: unique('many'), members: [w.ann, w.ben, w.eve, w.guest].map((who) => who.username) })],
    ['ann', post('invite'), 'error-user-limit-exceeded', (w) => inRoom(w[one], { userIds: [w.ann, w.ben, w.eve, w.guest, w.admin].map((who) => who.id) })],
    ...kRoles.flatMap((role): Case[] => {
      const lower = role.toLowerCase();
      const isOwner = role === 'Owner';
      return [
        ['ann', post(`add${role}`), 'error-user-not-in-room', (w) => inRoom(w[one], { userId: w.eve.id })],
        ['ann', post(`remove${role}`), `error-user-not-${lower}`, (w) => inRoom(w[one], { userId: w.ben.id })],
        ...(isOwner ? ([['ann', post('addOwner'), 'error-user-already-owner', (w) => inRoom(w[one], { userId: w.ann.id })]] as Case[]) : []),
        ...(role === 'Leader' ? ([['ann', post('removeLeader'), 'error-user-not-in-room', (w) => inRoom(w[one], { userId: w.eve.id })]] as Case[]) : []),
        ...(family === 'groups' ? ([['ann', post(`add${role}`), 'error-user-param-not-provided', (w) => inRoom(w.group)], ['ann', post(`remove${role}`), 'error-user-param-not-provided', (w) => inRoom(w.group)]] as Case[]) : []),
      ];
    }),
  ];
});

const kRooms: Case[] = [
  ['admin', 'POST channels.addAll', 'error-user-limit-exceeded', (w) => inRoom(w.channel)],
  ['ann', 'POST groups.kick', 'error-user-param-not-provided', (w) => inRoom(w.group)],
  ['ann', 'POST groups.invite', 'error-users-params-not-provided', (w) => inRoom(w.group)],
  ['ann', 'GET groups.history', 'error-room-param-not-provided', () => ({})],
  ['ann', 'POST groups.setType', 'error-room-param-not-provided', () => ({ type: 'c' })],
  ['eve', 'POST rooms.join', 'error-room-archived', (w) => inRoom(w.archived)],
  ['eve', 'POST channels.join', 'error-room-archived', (w) => inRoom(w.archived)],
  ['eve', 'joinRoom', 'error-room-archived', (w) => [w.archived._id]],
  ['eve', 'POST rooms.leave', 'error-user-not-in-room', (w) => inRoom(w.channel)],
  ['guest', 'POST rooms.leave', 'error-not-allowed', (w) => inRoom(w.group)],
  ['guest', 'leaveRoom', 'error-not-allowed', (w) => [w.group._id]],
  ['eve', 'POST rooms.hide', 'error-user-not-in-room', (w) => inRoom(w.channel)],
  ['eve', 'POST rooms.open', 'error-user-not-in-room', (w) => inRoom(w.channel)],
  ['eve', 'hideRoom', 'error-user-not-in-room', (w) => [w.channel._id]],
  ['eve', 'openRoom', 'error-user-not-in-room', (w) => [w.channel._id]],
  ['eve', 'readMessages', 'error-user-not-in-room', (w) => [w.channel._id]],
  ['eve', 'POST subscriptions.read', 'error-user-not-in-room', (w) => ({ rid: w.channel._id })],
  ['eve', 'toggleFavorite', 'error-user-not-in-room', (w) => [w.channel._id, true]],
  ['ann', 'POST rooms.favorite', 'error-roomid-param-not-provided', () => ({ favorite: true })],
  ['ann', 'POST rooms.muteUser', 'error-user-not-in-room', (w) => inRoom(w.channel, { userId: w.eve.id })],
  ['ann', 'POST rooms.unmuteUser', 'error-user-not-in-room', (w) => inRoom(w.channel, { userId: w.eve.id })],
  ['ann', 'muteUserInRoom', 'error-user-not-in-room', (w) => [{ rid: w.channel._id, username: w.eve.username }]],
  ['ann', 'unmuteUserInRoom', 'error-user-not-in-room', (w) => [{ rid: w.channel._id, username: w.eve.username }]],
  ['ann', 'POST rooms.saveRoomSettings', 'error-invalid-room-name', (w) => ({ rid: w.channel._id, roomName: 'a b' })],
  ['ann', 'POST rooms.saveRoomSettings', 'error-duplicate-channel-name', (w) => ({ rid: w.channel._id, roomName: w.group.name })],
  ['ann', 'POST rooms.saveRoomSettings', 'error-archived-duplicate-name', (w) => ({ rid: w.channel._id, roomName: w.archived.name })],
  ['ann', 'saveRoomSettings', 'error-invalid-room-name', (w) => [w.channel._id, { roomName: 'a b' }]],
  ['ann', 'saveRoomSettings', 'error-duplicate-channel-name', (w) => [w.channel._id, { roomName: w.group.name }]],
  ['ann', 'saveRoomSettings', 'error-archived-duplicate-name', (w) => [w.channel._id, { roomName: w.archived.name }]],
  ['admin', 'POST rooms.changeArchivationState', 'error-action-not-allowed', (w) => ({ rid: w.channel._id, action: 'unarchive' })],
  ['admin', 'POST channels.unarchive', 'error-action-not-allowed', (w) => inRoom(w.channel)],
  ['ann', 'createChannel', 'error-archived-duplicate-name', (w) => [w.archived.name, []]],
  ['ann', 'createPrivateGroup', 'error-archived-duplicate-name', (w) => [w.archived.name, []]],
  ['ann', 'createChannel', 'error-user-limit-exceeded', (w) => [unique('many'), [w.ann, w.ben, w.eve, w.guest].map((who) => who.username)]],
  ['ann', 'createPrivateGroup', 'error-user-limit-exceeded', (w) => [unique('many'), [w.ann, w.ben, w.eve, w.guest].map((who) => who.username)]],
  ['ann', 'addUsersToRoom', 'error-room-archived', (w) => [{ rid: w.archived._id, users: [w.eve.username] }]],
  ['ann', 'addUserToRoom', 'error-room-archived', (w) => [{ rid: w.archived._id, username: w.eve.username }]],
  ['ann', 'addUsersToRoom', 'error-cant-invite-for-direct-room', (w) => [{ rid: w.direct._id, users: [w.eve.username] }]],
  ['ann', 'addUserToRoom', 'error-cant-invite-for-direct-room', (w) => [{ rid: w.direct._id, username: w.eve.username }]],
  ['ann', 'removeUserFromRoom', 'error-you-are-last-owner', (w) => [{ rid: w.channel._id, username: w.ann.username }]],
  ['ann', 'unreadMessages', 'error-no-message-for-unread', (w) => [null, w.direct._id]],
  ['ann', 'POST subscriptions.unread', 'error-no-message-for-unread', (w) => inRoom(w.direct)],
  ['ben', 'GET im.counters', 'unauthorized', (w) => inRoom(w.direct, { userId: w.ann.id })],
  ['ben', 'GET dm.counters', 'unauthorized', (w) => inRoom(w.direct, { userId: w.ann.id })],
  ...kRoles.flatMap((role): Case[] => [
    ['ann', `addRoom${role}`, 'error-user-not-in-room', (w) => [w.channel._id, w.eve.id]],
    ['ann', `removeRoom${role}`, `error-user-not-${role.toLowerCase()}`, (w) => [w.channel._id, w.ben.id]],
  ]),
  ['ann', 'removeRoomOwner', 'error-remove-last-owner', (w) => [w.channel._id, w.ann.id]],
  ['ann', 'removeRoomLeader', 'error-user-not-in-room', (w) => [w.channel._id, w.eve.id]],
];

const kMessages: Case[] = [
  ['ann', 'POST chat.postMessage', 'error-room-archived', (w) => inRoom(w.archived, { text: 'x' })],
  ['ann', 'POST chat.postMessage', 'error-message-size-exceeded', (w) => inRoom(w.channel, { text: 'x'.repeat(6000) })],
  ['ann', 'sendMessage', 'error-message-size-exceeded', (w) => [{ rid: w.channel._id, msg: 'x'.repeat(6000) }]],
  ['eve', 'sendMessage', 'error-invalid-room', (w) => [{ rid: w.group._id, msg: 'x' }]],
  ['ann', 'POST chat.sendMessage', 'error-message-ts-out-of-sync', (w) => ({ message: { rid: w.channel._id, msg: 'x', ts: { $date: 1e12 } } })],
  ['ann', 'sendMessage', 'error-message-ts-out-of-sync', (w) => [{ rid: w.channel._id, msg: 'x', ts: new Date(1e12) }]],
];

const kPeople: Case[] = [
  ['admin', 'saveSetting', 'error-invalid-setting', () => ['No_Such_Setting', 1, null]],
  ['admin', 'POST settings', 'error-invalid-setting', () => ({ settings: [{ _id: 'No_Such_Setting', value: 1 }] })],
  ['admin', 'GET settings/No_Such_Setting', 'error-invalid-setting', () => ({})],
  ['ann', 'POST users.setPreferences', 'error-invalid-setting', () => ({ data: { idleTimeLimit: 'x' } })],
  ['admin', 'setUserActiveStatus', 'error-user-not-found', () => ['nobody', false, false]],
  ['admin', 'setUserActiveStatus', 'user-last-owner', (w) => [w.ann.id, false, false]],
  ['ann', 'personalAccessTokens:removeToken', 'error-token-does-not-exists', () => [{ tokenName: 'none' }]],
  ['ann', 'personalAccessTokens:regenerateToken', 'error-token-does-not-exists', () => [{ tokenName: 'none' }]],
  ['ann', 'POST users.updateOwnBasicInfo', 'error-field-unavailable', (w) => ({ data: { email: `${w.ben.username}@example.test`, currentPassword: w.ann.digest } })],
  ['ann', 'POST users.updateOwnBasicInfo', 'error-invalid-email', (w) => ({ data: { email: 'none', currentPassword: w.ann.digest } })],
  ['ann', 'POST users.updateOwnBasicInfo', 'error-password-same-as-current', (w) => ({ data: { newPassword: w.ann.password, currentPassword: w.ann.digest } })],
  ['admin', 'POST users.update', 'error-field-unavailable', (w) => ({ userId: w.ann.id, data: { email: `${w.ben.username}@example.test` } })],
  ['admin', 'POST users.update', 'error-invalid-email', (w) => ({ userId: w.ann.id, data: { email: 'none' } })],
  ['admin', 'POST users.create', 'error-blocked-username', () => ({ username: 'admin', name: 'x', email: `${unique('x')}@example.test`, password: 'long enough 1' })],
  ['admin', 'authorization:addPermissionToRole', 'error-invalid-permission', () => ['no-such-permission', 'user']],
  ['admin', 'authorization:addPermissionToRole', 'error-invalid-role', () => ['pin-message', 'no-such-role']],
  ['admin', 'authorization:removeRoleFromPermission', 'error-invalid-permission', () => ['no-such-permission', 'user']],
  ['admin', 'authorization:removeRoleFromPermission', 'error-invalid-role', () => ['pin-message', 'no-such-role']],
  ['admin', 'authorization:addUserToRole', 'error-user-already-in-role', (w) => ['user', w.ann.username, null]],
  ['admin', 'authorization:removeUserFromRole', 'error-user-not-in-role', (w) => ['bot', w.ann.username, null]],
  ['admin', 'POST roles.addUserToRole', 'error-user-already-in-role', (w) => ({ roleId: 'user', username: w.ann.username })],
  ['admin', 'POST roles.removeUserFromRole', 'error-user-not-in-role', (w) => ({ roleId: 'bot', username: w.ann.username })],
  ['admin', 'POST roles.update', 'error-invalid-roleId', () => ({ roleId: 'none', name: 'x' })],
  ['admin', 'POST roles.delete', 'error-role-protected', () => ({ roleId: 'admin' })],
  ['admin', 'POST roles.create', 'error-duplicate-role-names-not-allowed', () => ({ name: 'user', scope: 'Users' })],
];

for (const [what, cases] of Object.entries({ 'rooms of both families': kFamilies, rooms: kRooms, messages: kMessages, 'people, roles and settings': kPeople })) {
  test(`refusals of calls about ${what}`, async ({ chat }) => {
    await allRefused(await world(chat), cases);
  });
}

// The page of every list: what is no JSON is told, and in which parameter.
test('no list takes a query, fields or a sort that it cannot read', async ({ chat }) => {
  const scene = await Scene.make(chat);
  const wrong: string[] = [];
  for (const [path, verbs] of Object.entries<Loose>(kDocument.paths)) {
    const names = (verbs.get?.parameters ?? []).map((one: Loose) => one.name);
    for (const name of ['query', 'fields', 'sort'].filter((one) => names.includes(one))) {
      const error = `error-invalid-${name}`;
      if (!verbs.get['x-errors']?.includes(error)) continue;
      const row = kEndpoints[`GET ${path}`];
      const admin = row?.may && !row.may.includes('admin') ? 'owner' : 'admin';
      const params = (await row?.params?.(scene, admin, undefined)) ?? {};
      const caller = scene.people[admin];
      if ((await caller.request('GET', path, { query: params })).status !== 200) continue; // the row means somebody else
      const answer = await caller.request('GET', path, { query: { ...params, [name]: '{x' } });
      if (answer.body?.errorType !== error) wrong.push(`${path} ${name}: ${answer.text.slice(0, 200)}`);
    }
  }
  assert.deepEqual(wrong, []);
});
