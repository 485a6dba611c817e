// What may be written into an account, where the workspace asks for more or allows less; and what teams, reminders, charts and
// custom statuses cannot be told.

import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';
import { allRefused, type Case, world } from './refusal-cases.ts';

const test = testsOn();
const strict = testsOn({
  settings: { Accounts_Password_Policy_Enabled: true, Accounts_Password_Policy_MinLength: 14, Accounts_Password_Policy_AtLeastOneUppercase: false, Accounts_Password_Policy_AtLeastOneSpecialCharacter: false, Message_AllowPinning: false, Message_AllowStarring: false, Discussion_enabled: false },
});
const closed = testsOn({
  settings: { Accounts_AllowEmailChange: false, Accounts_AllowPasswordChange: false, Accounts_AllowRealNameChange: false, Accounts_AllowUsernameChange: false, Accounts_AllowUserAvatarChange: false, Accounts_AllowUserStatusMessageChange: false },
});

strict('a password that the policy does not allow is nobody’s', async ({ chat }) => {
  const w = await world(chat);
  await allRefused(w, [
    ['admin', 'POST users.update', 'error-password-policy-not-met', (v) => ({ userId: v.ann.id, data: { password: 'short' } })],
    ['admin', 'insertOrUpdateUser', 'error-password-policy-not-met', (v) => [{ _id: v.ann.id, password: 'short' }]],
    ['ann', 'POST users.updateOwnBasicInfo', 'error-password-policy-not-met', (v) => ({ data: { newPassword: 'short', currentPassword: v.ann.digest } })],
    ['ann', 'saveUserProfile', 'error-password-policy-not-met', (v) => [{ newPassword: 'short', typedPassword: v.ann.digest }, {}]],
  ]);
});

strict('what is switched off is refused', async ({ chat }) => {
  const w = await world(chat);
  const message = await w.ann.send(w.channel, 'said');
  const of = { messageId: message._id };
  await allRefused(w, [
    ...['pinMessage', 'unPinMessage', 'starMessage', 'unStarMessage'].map((name): Case => ['ann', `POST chat.${name}`, 'error-action-not-allowed', () => of]),
    ['ann', 'pinMessage', 'error-action-not-allowed', () => [{ _id: message._id }]],
    ['ann', 'unpinMessage', 'error-action-not-allowed', () => [{ _id: message._id }]],
    ['ann', 'starMessage', 'error-action-not-allowed', () => [{ _id: message._id, starred: true }]],
    ['ann', 'POST rooms.createDiscussion', 'error-action-not-allowed', () => ({ prid: w.channel._id, t_name: unique('talk') })],
    ['ann', 'createDiscussion', 'error-action-not-allowed', () => [{ prid: w.channel._id, t_name: unique('talk'), users: [] }]],
  ]);
});

closed('what people may not change about themselves is refused', async ({ chat }) => {
  const w = await world(chat);
  await allRefused(w, [
    ['ann', 'setEmail', 'error-action-not-allowed', () => [`${unique('x')}@example.test`]],
    ['ann', 'setRealName', 'error-action-not-allowed', () => ['Other']],
    ['ann', 'setUsername', 'error-action-not-allowed', () => [unique('other')]],
    ['ann', 'setUserPassword', 'error-action-not-allowed', () => ['a longer password 1']],
    ['ann', 'setAvatarFromService', 'error-not-allowed', () => ['data:image/png;base64,aGk=', 'image/png', 'upload']],
    ['ann', 'resetAvatar', 'error-not-allowed', () => []],
    ['ann', 'setUserStatus', 'error-not-allowed', () => [null, 'busy']],
    ['ann', 'POST users.setAvatar', 'error-not-allowed', () => ({ avatarUrl: 'http://192.0.2.1/x.png' })],
    ['ann', 'POST users.resetAvatar', 'error-not-allowed', () => ({})],
  ]);
});

test('what an account cannot hold', async ({ chat }) => {
  const w = await world(chat);
  const own = (data: Loose) => ({ data: { ...data, currentPassword: w.ann.digest } });
  await allRefused(w, [
    ['ann', 'POST users.updateOwnBasicInfo', 'error-bio-size-exceeded', () => own({ bio: 'x'.repeat(300) })],
    ['ann', 'POST users.updateOwnBasicInfo', 'error-nickname-size-exceeded', () => own({ nickname: 'x'.repeat(200) })],
    ['admin', 'POST users.update', 'error-bio-size-exceeded', () => ({ userId: w.ann.id, data: { bio: 'x'.repeat(300) } })],
    ['admin', 'POST users.update', 'error-nickname-size-exceeded', () => ({ userId: w.ann.id, data: { nickname: 'x'.repeat(200) } })],
    ['admin', 'POST users.update', 'error-invalid-role', () => ({ userId: w.ann.id, data: { roles: ['no-such-role'] } })],
    ['admin', 'POST users.update', 'error-input-is-not-a-valid-field', () => ({ userId: w.ann.id, data: { username: 'a b' } })],
    ['ann', 'saveUserProfile', 'error-could-not-save-identity', () => [{ username: w.ben.username, typedPassword: w.ann.digest }, {}]],
    ['ann', 'saveUserProfile', 'error-invalid-email', () => [{ email: 'none', typedPassword: w.ann.digest }, {}]],
    ['ann', 'setUsername', 'error-could-not-save-identity', () => [w.ben.username]],
    ['ann', 'setUsername', 'error-input-is-not-a-valid-field', () => ['a b']],
    ['ann', 'saveUserPreferences', 'error-invalid-setting', () => [{ idleTimeLimit: 'x' }]],
    ['ann', 'personalAccessTokens:generateToken', 'error-the-field-is-required', () => [{ tokenName: '' }]],
    ['admin', 'authorization:addUserToRole', 'error-invalid-role', () => ['no-such-role', w.ann.username, null]],
    ['admin', 'authorization:removeUserFromRole', 'error-invalid-role', () => ['no-such-role', w.ann.username, null]],
    ['admin', 'authorization:deleteRole', 'error-role-protected', () => ['admin']],
    ['admin', 'POST roles.update', 'error-duplicate-role-names-not-allowed', () => ({ roleId: 'bot', name: 'user' })],
    ['admin', 'GET roles.getUsersInRole', 'error-room-not-found', () => ({ role: 'owner', roomId: 'nowhere' })],
    ['admin', 'POST users.deactivateIdle', 'error-invalid-role', () => ({ daysIdle: 1, role: 'no-such-role' })],
  ]);
});

test('what reminders, later messages and charts cannot be told', async ({ chat }) => {
  const w = await world(chat);
  const at = new Date(Date.now() + 3_600_000).toISOString();
  const { reminder }: Loose = await w.ann.post('confab.reminders.create', { text: 'stretch', dueAt: at });
  const { scheduledMessage: later }: Loose = await w.ann.post('confab.scheduledMessages.create', { rid: w.channel._id, msg: 'later', sendAt: at });
  const { message: poll }: Loose = await w.ann.post('confab.polls.create', { roomId: w.channel._id, question: 'Where?', options: ['a', 'b'] });
  const charts = ['messages/messages-sent', 'messages/top-five-popular-channels', 'channels/list', 'users/new-users', 'users/active-users', 'users/users-by-time-of-the-day-in-a-week'];
  await allRefused(w, [
    ['ann', 'POST confab.reminders.update', 'error-nothing-to-remember', () => ({ _id: reminder._id, text: ' ' })],
    ['ann', 'POST confab.reminders.update', 'error-unknown-time-zone', () => ({ _id: reminder._id, dueAt: at, zone: 'Mars/Base' })],
    ['ann', 'POST confab.scheduledMessages.create', 'error-time-out-of-reach', () => ({ rid: w.channel._id, msg: 'x', sendAt: '2001-01-01T00:00:00Z' })],
    ['ann', 'POST confab.scheduledMessages.create', 'error-unknown-time-zone', () => ({ rid: w.channel._id, msg: 'x', sendAt: at, zone: 'Mars/Base' })],
    ['ann', 'POST confab.scheduledMessages.update', 'error-unknown-time-zone', () => ({ _id: later._id, sendAt: at, zone: 'Mars/Base' })],
    ['ann', 'POST confab.scheduledMessages.update', 'error-message-size-exceeded', () => ({ _id: later._id, msg: 'x'.repeat(6000) })],
    ['ann', 'GET confab.polls.voters', 'error-poll-choice', () => ({ messageId: poll._id, choice: 7 })],
    ...charts.map((name): Case => ['admin', `GET engagement-dashboard/${name}`, 'invalid-params', () => ({ start: '2026-02-01T00:00:00Z', end: '2020-01-01T00:00:00Z' })]),
    ...['hourly-data', 'weekly-data'].map((name): Case => ['admin', `GET engagement-dashboard/users/chat-busier/${name}`, 'invalid-params', () => ({ start: 'never' })]),
  ]);
});

test('what teams cannot be told', async ({ chat }) => {
  const w = await world(chat);
  const { team }: Loose = await w.ann.post('teams.create', { name: unique('team'), type: 0 });
  const of = (more: Loose) => ({ teamId: team._id, ...more });
  const { team: other }: Loose = await w.ann.post('teams.create', { name: unique('team'), type: 0 });
  await w.ann.post('teams.addRooms', { teamId: other._id, rooms: [w.group._id] });
  await allRefused(w, [
    ['ann', 'POST teams.create', 'error-invalid-room-name', () => ({ name: 'a b', type: 0 })],
    ['ann', 'POST teams.create', 'room-name-already-exists', () => ({ name: w.archived.name, type: 0 })],
    ['ann', 'POST teams.update', 'error-invalid-room-name', () => of({ data: { name: 'a b' } })],
    ['ann', 'POST teams.update', 'error-duplicate-channel-name', () => of({ data: { name: w.channel.name } })],
    ['ann', 'POST teams.update', 'error-archived-duplicate-name', () => of({ data: { name: w.archived.name } })],
    ['ann', 'POST teams.addMembers', 'invalid-user', () => of({ members: [{ userId: 'nobody' }] })],
    ['ann', 'POST teams.updateMember', 'invalid-user', () => of({ member: { userId: 'nobody', roles: ['leader'] } })],
    ['ann', 'POST teams.updateMember', 'member-does-not-exist', () => of({ member: { userId: w.eve.id, roles: ['leader'] } })],
    ['ann', 'POST teams.updateMember', 'last-owner-can-not-be-removed', () => of({ member: { userId: w.ann.id, roles: ['moderator'] } })],
    ['ann', 'POST teams.removeMember', 'invalid-user', () => of({ userId: 'nobody' })],
    ['ann', 'POST teams.removeMember', 'last-owner-can-not-be-removed', () => of({ userId: w.ann.id })],
    ['ann', 'POST teams.addRooms', 'invalid-room', () => of({ rooms: ['nowhere'] })],
    ['ann', 'POST teams.addRooms', 'room-already-on-team', () => of({ rooms: [w.group._id] })],
    ['ben', 'POST teams.addRooms', 'unauthorized', () => of({ rooms: [w.channel._id] })],
    ['ann', 'POST teams.removeRoom', 'invalid-room', () => of({ roomId: 'nowhere' })],
    ['ann', 'POST teams.removeRoom', 'room-not-on-that-team', () => of({ roomId: w.group._id })],
    ['ann', 'GET teams.listChildren', 'error-invalid-sort', () => of({ sort: '{"no":7}' })],
    ['ann', 'POST groups.convertToTeam', 'room-already-on-team', () => ({ roomId: w.group._id })],
    ['ann', 'POST channels.create', 'team-does-not-exist', () => ({ name: unique('x'), extraData: { teamId: 'none' } })],
    ['ann', 'POST groups.create', 'team-does-not-exist', () => ({ name: unique('x'), extraData: { teamId: 'none' } })],
  ]);
});
