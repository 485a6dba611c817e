import assert from 'node:assert/strict';
import type { Chat } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { test, testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

async function scene(chat: Chat) {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const room = await chat.channel({ members: [ann, ben] });
  await ben.send(room, 'by ben');
  await ann.send(room, 'by ann');
  return { admin, ann, ben, room };
}

test('a deleted account is gone: from rooms, lists, names and log-in', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const direct = await ann.direct(ben);
  await ben.send(direct, 'hello');
  const group = await ann.post('im.create', { usernames: `${ben.username},${admin.username}` });
  const told = await ann.watch('stream-notify-logged', 'Users:Deleted');
  const sidebar = await ann.watchOwn('subscriptions-changed');
  const gone = await ann.watch('stream-notify-room', `${room._id}/deleteMessage`);
  const before: Loose = await admin.get('users.list', { count: 1 });
  await admin.post('users.delete', { userId: ben.id });
  const [event] = (await told.next(([one]: Loose[]) => one.userId === ben.id)) as Loose[];
  assert.equal(event.messageErasureType, 'Delete');
  await sidebar.next(([action, one]: Loose[]) => action === 'removed' && one.rid === direct._id);
  await gone.take(1);
  await eventually(async () => assert.deepEqual((await ann.history(room)).filter((one) => !one.t).map((one) => one.msg), ['by ann']));
  assert.equal((await ann.room(room)).usersCount, 1);
  await admin.refused(400, undefined, 'GET', 'users.info', { userId: ben.id });
  await admin.refused(400, undefined, 'GET', 'users.info', { username: ben.username });
  const after: Loose = await admin.get('users.list', { count: 1 });
  assert.ok(after.total < before.total + 1);
  const { items }: Loose = await ann.get('users.autocomplete', { selector: { term: ben.username } });
  assert.deepEqual(items, []);
  await chat.anyone.refused(401, undefined, 'POST', 'login', { user: ben.username, password: ben.password });
  await ben.refused(401, undefined, 'GET', 'me');
  assert.ok(group);
  await admin.refused(400, 'error-invalid-user', 'POST', 'users.delete', { userId: ben.id });
  // The name is free for somebody else, who has nothing of it.
  const heir = await chat.user('heir', { username: ben.username });
  assert.deepEqual(((await heir.get('subscriptions.get')) as Loose).update, []);
});

test('who may not, does not; nor the last administrator, nor the built-in bot', async ({ chat }) => {
  const { admin, ann, ben } = await scene(chat);
  await ann.refused(403, undefined, 'POST', 'users.delete', { userId: ben.id });
  await admin.refused(400, 'error-action-not-allowed', 'POST', 'users.delete', { userId: 'rocket.cat' });
  await admin.refused(400, 'error-action-not-allowed', 'POST', 'users.delete', { userId: admin.id });
  await ann.refused(400, 'error-not-allowed', 'POST', 'users.deleteOwnAccount', { password: ann.digest });
});

test('the last owner of rooms hands them over, when that is confirmed', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const refusal: Loose = await admin.refused(400, 'user-last-owner', 'POST', 'users.delete', { userId: ann.id });
  assert.deepEqual(refusal.details.shouldChangeOwner, [room.fname]);
  assert.ok((await ann.get('me')) as Loose, 'nothing has happened');
  await admin.post('users.delete', { userId: ann.id, confirmRelinquish: true });
  const { roles }: Loose = await ben.get('channels.roles', { roomId: room._id });
  assert.deepEqual(roles.find((one: Loose) => one.u._id === ben.id)?.roles, ['owner']);
});

testsOn({ settings: { Message_ErasureType: 'Unlink' } })('messages become the built-in bot’s where the setting says so', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const seen = await ann.watch('stream-room-messages', room._id);
  await admin.call('deleteUser', ben.id);
  const [message] = (await seen.next(([one]: Loose[]) => one.msg === 'by ben')) as Loose[];
  assert.equal(message.u._id, 'rocket.cat');
  assert.equal(message.alias, 'Removed User');
  const kept = (await ann.history(room)).find((one) => one.msg === 'by ben');
  assert.equal(kept?.u._id, 'rocket.cat');
  assert.ok(!JSON.stringify(kept).includes(ben.username));
});

testsOn({ settings: { Message_ErasureType: 'Keep', Accounts_AllowDeleteOwnAccount: true } })('messages stay where the setting says so; one deletes oneself with the password', async ({ chat }) => {
  const { ann, ben, room } = await scene(chat);
  await ben.refused(400, 'error-invalid-password', 'POST', 'users.deleteOwnAccount', { password: ann.digest });
  await ben.refused(400, undefined, 'POST', 'users.deleteOwnAccount', {});
  await ben.post('users.deleteOwnAccount', { password: ben.digest });
  await ben.refused(401, undefined, 'GET', 'me');
  const kept = (await ann.history(room)).find((one) => one.msg === 'by ben');
  assert.equal(kept?.u.username, ben.username);
  await ann.refused(400, undefined, 'GET', 'users.info', { userId: ben.id });
  const dora = await chat.user('dora');
  assert.equal(await dora.call('deleteUserOwnAccount', dora.digest), true);
});

test('what is left for sync says that memberships and messages are gone', async ({ chat }) => {
  const { admin, ann, ben, room } = await scene(chat);
  const direct = await ann.direct(ben);
  const since = new Date(Date.now() - 1).toISOString();
  await admin.post('users.delete', { userId: ben.id });
  const { remove }: Loose = await ann.get('subscriptions.get', { updatedSince: since });
  assert.ok(remove.length >= 1 && direct._id);
  await eventually(async () => {
    const { result }: Loose = await ann.get('chat.syncMessages', { roomId: room._id, lastUpdate: since });
    assert.equal(result.deleted.length, 1);
  });
});
