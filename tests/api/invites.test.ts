import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test, testsOn } from '../harness/test.ts';

test('an invite lets people into a private group, as often as it says', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.group({ members: [ann] });
  const invite: Loose = await ann.post('findOrCreateInvite', { rid: room._id, days: 1, maxUses: 1 });
  assert.equal(invite.rid, room._id);
  assert.equal(invite.userId, ann.id);
  assert.equal(invite.uses, 0);
  assert.ok(new Date(invite.expires) > new Date());
  assert.ok(invite.url.endsWith(`/invite/${invite._id}`));
  assert.equal(((await ann.post('findOrCreateInvite', { rid: room._id, days: 1, maxUses: 1 })) as Loose)._id, invite._id, 'the same one again');
  assert.equal(((await chat.anyone.post('validateInviteToken', { token: invite._id })) as Loose).valid, true);
  const seen = await ben.watchOwn('subscriptions-changed');
  const used: Loose = await ben.post('useInviteToken', { token: invite._id });
  assert.deepEqual(used.room, { rid: room._id, fname: room.fname, name: room.name, t: 'p' });
  await seen.next(([action, one]: Loose[]) => action === 'inserted' && one.rid === room._id);
  await ben.post('useInviteToken', { token: invite._id });
  await cleo.refused(400, 'error-invite-expired', 'POST', 'useInviteToken', { token: invite._id });
  assert.equal(((await chat.anyone.post('validateInviteToken', { token: invite._id })) as Loose).valid, false);
  assert.deepEqual((await ann.history(room)).filter((one) => one.t === 'uj').map((one) => one.u.username), [ben.username]);
});

test('who may make invites, and with which bounds', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann, ben] });
  await ben.refused(400, 'not_authorized', 'POST', 'findOrCreateInvite', { rid: room._id, days: 1, maxUses: 0 });
  await ann.refused(400, 'invalid-number-of-days', 'POST', 'findOrCreateInvite', { rid: room._id, days: 2, maxUses: 0 });
  await ann.refused(400, 'invalid-number-of-uses', 'POST', 'findOrCreateInvite', { rid: room._id, days: 1, maxUses: 3 });
  await ann.refused(400, 'error-the-field-is-required', 'POST', 'findOrCreateInvite', { days: 1, maxUses: 0 });
  await ben.refused(400, 'error-invalid-token', 'POST', 'useInviteToken', { token: 'none' });
});

test('invites are listed and removed by those who may', async ({ chat }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const room = await chat.group({ members: [ann] });
  const made: Loose = await ann.post('findOrCreateInvite', { rid: room._id, days: 0, maxUses: 0 });
  assert.equal(made.expires, undefined);
  const listed = await admin.request('GET', 'listInvites');
  assert.ok(Array.isArray(listed.body));
  assert.ok((listed.body as Loose[]).some((one) => one._id === made._id));
  await ben.refused(400, 'not_authorized', 'GET', 'listInvites');
  await ben.refused(400, 'not_authorized', 'DELETE', `removeInvite/${made._id}`);
  const removed = await admin.request('DELETE', `removeInvite/${made._id}`);
  assert.equal(removed.status, 200);
  assert.equal(removed.body, true);
  await admin.refused(400, 'invalid-invitation-id', 'DELETE', `removeInvite/${made._id}`);
  await ben.refused(400, 'error-invalid-token', 'POST', 'useInviteToken', { token: made._id });
});

test('an invite goes with its room', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann] });
  const made: Loose = await ann.post('findOrCreateInvite', { rid: room._id, days: 0, maxUses: 0 });
  await ann.post('groups.delete', { roomId: room._id });
  await ben.refused(400, 'error-invalid-token', 'POST', 'useInviteToken', { token: made._id });
});

testsOn({ settings: { Accounts_RegistrationForm: 'Secret URL', Accounts_RegistrationForm_SecretURL: 'open sesame' } })('who has an invite may register where a secret is asked for', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.group({ members: [ann] });
  const { _id: token }: Loose = await ann.post('findOrCreateInvite', { rid: room._id, days: 1, maxUses: 0 });
  const form = (secret: string) => {
    const username = unique('guest');
    return { username, name: 'Guest', email: `${username}@example.test`, pass: 'secret of mine 1', secret };
  };
  await chat.anyone.refused(400, 'error-user-registration-secret', 'POST', 'users.register', form('wrong'));
  await chat.anyone.post('users.register', form(token));
});

test('who is banned is out, and does not come back until that is taken back', async ({ chat }) => {
  const [admin, ann, ben, cleo] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben'), chat.user('cleo')]);
  const room = await chat.channel({ members: [ann, ben] });
  const { _id: token }: Loose = await ann.post('findOrCreateInvite', { rid: room._id, days: 1, maxUses: 0 });
  const seen = await ben.watchOwn('subscriptions-changed');
  await ann.post('rooms.banUser', { roomId: room._id, username: ben.username });
  await seen.next(([action, one]: Loose[]) => action === 'removed' && one.rid === room._id);
  await ben.refused(400, 'error-user-is-banned', 'POST', 'channels.join', { roomId: room._id });
  await ben.refused(400, 'error-user-is-banned', 'POST', 'useInviteToken', { token });
  await ann.refused(400, 'error-user-is-banned', 'POST', 'channels.invite', { roomId: room._id, userId: ben.id });
  await ben.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'still here' } });
  await admin.post('channels.addAll', { roomId: room._id });
  const { members }: Loose = await ann.get('channels.members', { roomId: room._id, count: 100 });
  assert.ok(!members.some((one: Loose) => one._id === ben.id));
  const list: Loose = await ann.get('rooms.bannedUsers', { roomId: room._id });
  assert.equal(list.total, 1);
  assert.equal(list.bannedUsers[0].username, ben.username);
  await cleo.refused(400, 'error-not-allowed', 'GET', 'rooms.bannedUsers', { roomId: room._id });
  await cleo.refused(400, 'error-not-allowed', 'POST', 'rooms.banUser', { roomId: room._id, userId: ann.id });
  await ann.refused(400, undefined, 'POST', 'rooms.banUser', { roomId: room._id, userId: ann.id });
  await ann.post('rooms.unbanUser', { roomId: room._id, userId: ben.id });
  await ann.refused(400, 'error-user-not-banned', 'POST', 'rooms.unbanUser', { roomId: room._id, userId: ben.id });
  await ben.post('channels.join', { roomId: room._id });
});

test('who is banned reads nothing more, of the room and of its discussions', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const said = await ann.send(room, 'only here');
  const discuss = async (users: string[]): Promise<Loose> => ((await ann.post('rooms.createDiscussion', { prid: room._id, t_name: 'apart', users })) as Loose).discussion;
  const [open, joined] = [await discuss([]), await discuss([ben.username])];
  const apart = await ann.send(open as never, 'and there');
  const reads = async (): Promise<string[]> => {
    const done: string[] = [];
    const by = async (what: string, call: Promise<Loose>) => {
      const ok = await call.then((answer) => (answer.status ?? 200) === 200 && answer.body?.success !== false, () => false);
      if (ok) done.push(what);
    };
    for (const one of [room, open, joined]) {
      const prefix = one === room ? 'room' : one === open ? 'open' : 'joined';
      const asked = { query: { roomId: one._id } };
      const family = one.t === 'p' ? 'groups' : 'channels';
      for (const view of ['info', 'history', 'messages', 'files', 'members']) await by(`${prefix} ${view}`, ben.request('GET', `${family}.${view}`, asked));
      await by(`${prefix} discussions`, ben.request('GET', 'rooms.getDiscussions', asked));
      await by(`${prefix} search`, ben.request('GET', 'chat.search', { query: { roomId: one._id, searchText: 'here' } }));
      await by(`${prefix} loadHistory`, ben.callMethod('loadHistory', one._id, null, 50, null));
      await by(`${prefix} stream`, ben.connectAgain().then((client) => client.watch('stream-room-messages', one._id)) as Promise<Loose>);
    }
    for (const message of [said, apart]) await by('getMessage', ben.request('GET', 'chat.getMessage', { query: { msgId: message._id } }));
    return done;
  };
  const listed = async () => ((await ben.get('channels.list', { count: 100 })) as Loose).channels.some((one: Loose) => one._id === room._id);
  assert.equal((await reads()).length, 29);
  assert.equal(await listed(), true);
  await ann.post('rooms.banUser', { roomId: room._id, userId: ben.id });
  assert.deepEqual(await reads(), []);
  assert.equal(await listed(), false);
  await ben.refused(400, 'error-user-is-banned', 'POST', 'channels.join', { roomId: room._id });
  await ben.refused(400, undefined, 'POST', 'chat.react', { messageId: said._id, emoji: 'smile' });
  await ann.post('rooms.unbanUser', { roomId: room._id, userId: ben.id });
  await ben.post('channels.join', { roomId: room._id });
  assert.equal((await ben.history(room)).some((one) => one._id === said._id), true);
});

test('the last owner of a discussion who is banned from its room is followed by another one', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const { discussion }: Loose = await ben.post('rooms.createDiscussion', { prid: room._id, t_name: 'apart', users: [ann.username] });
  await ann.post('rooms.banUser', { roomId: room._id, userId: ben.id });
  await ben.refused(400, undefined, 'GET', 'groups.history', { roomId: discussion._id });
  const { roles }: Loose = await ann.get(`${discussion.t === 'p' ? 'groups' : 'channels'}.roles`, { roomId: discussion._id });
  assert.deepEqual(roles.map((one: Loose) => [one.u._id, one.roles]), [[ann.id, ['owner']]]);
});

test('who is banned from a room does not come in by its team', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const { team }: Loose = await ann.post('teams.create', { name: unique('team'), type: 0, members: [ann.id, ben.id] });
  const room = await chat.channel({ members: [ann], extraData: { teamId: team._id } });
  for (const one of [ben, cleo]) await ann.post('rooms.banUser', { roomId: room._id, userId: one.id });
  await ann.post('teams.updateRoom', { roomId: room._id, isDefault: true });
  await ann.post('teams.addMembers', { teamId: team._id, members: [{ userId: cleo.id }] });
  const { members }: Loose = await ann.get('channels.members', { roomId: room._id });
  assert.deepEqual(members.map((one: Loose) => one._id), [ann.id]);
  await ann.post('rooms.banUser', { roomId: team.roomId, userId: cleo.id });
  await ann.refused(400, 'error-user-is-banned', 'POST', 'teams.addMembers', { teamId: team._id, members: [{ userId: cleo.id }] });
});
