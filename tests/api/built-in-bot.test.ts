import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const test = testsOn();

test('rocket.cat is there, online, and answers to its id and its username', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const { user }: Loose = await admin.get('users.info', { userId: 'rocket.cat' });
  assert.equal(user.username, 'rocket.cat');
  assert.equal(user.name, 'Confab');
  assert.equal(user.type, 'bot');
  assert.equal(user.status, 'online');
  assert.deepEqual(user.roles, ['bot']);
  assert.equal(user.active, true);
  assert.equal(user.utcOffset, 0);
  assert.equal('emails' in user, false);
  // It has never chosen a text beside its status.
  for (const one of [user, (await admin.get('users.list', { query: { _id: 'rocket.cat' } } as Loose) as Loose).users[0]]) assert.equal('statusText' in one, false);
  const { users }: Loose = await ann.get('users.presence');
  assert.ok(users.some((one: Loose) => one._id === 'rocket.cat' && one.status === 'online'));
  assert.equal(((await admin.get('rooms.info', { roomId: 'GENERAL' })) as Loose).room.u._id, 'rocket.cat');
  const { total }: Loose = await admin.get('users.list', { query: { _id: 'rocket.cat' } });
  assert.equal(total, 1);
});

test('rocket.cat is written to, added to rooms, mentioned and given roles in them', async ({ chat }) => {
  const ann = await chat.user('ann');
  const { room }: Loose = await ann.post('im.create', { username: 'rocket.cat' });
  await ann.send(room, 'hello');
  const channel = await chat.channel({ members: [ann] });
  await ann.post('channels.invite', { roomId: channel._id, userId: 'rocket.cat' });
  await ann.post('channels.addModerator', { roomId: channel._id, userId: 'rocket.cat' });
  const message = await ann.send(channel, 'hey @rocket.cat');
  assert.equal(message.mentions[0]._id, 'rocket.cat');
  await ann.post('channels.kick', { roomId: channel._id, userId: 'rocket.cat' });
});

test('rocket.cat is nobody to log in as, and nobody changes it', async ({ chat }) => {
  const admin = await chat.admin;
  await chat.anyone.refused(401, undefined, 'POST', 'login', { user: 'rocket.cat', password: 'rocket.cat' });
  await admin.refused(400, 'error-action-not-allowed', 'POST', 'users.createToken', { userId: 'rocket.cat' });
  await admin.refused(400, 'error-action-not-allowed', 'POST', 'users.update', { userId: 'rocket.cat', data: { password: 'a password' } });
  await admin.refused(400, 'error-action-not-allowed', 'POST', 'users.setActiveStatus', { userId: 'rocket.cat', activeStatus: false });
  await admin.refused(400, 'error-action-not-allowed', 'POST', 'roles.removeUserFromRole', { roleId: 'bot', username: 'rocket.cat' });
  await admin.refused(400, undefined, 'POST', 'users.create', { name: 'x', username: 'Rocket.Cat', email: 'cat@example.test', password: 'secret of mine 1' });
});

test('its name follows the setting, on open screens as well', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const seen = await ann.watch('stream-notify-logged', 'Users:NameChanged');
  await admin.post('settings/Confab_Bot_Name', { value: 'Helper' });
  const [change] = (await seen.take(1))[0] as Loose[];
  assert.deepEqual(change, { _id: 'rocket.cat', username: 'rocket.cat', name: 'Helper' });
  await admin.post('settings/Confab_Bot_Name', { value: 'Confab' });
  await eventually(async () => {
    const { user }: Loose = await ann.get('users.info', { userId: 'rocket.cat' });
    assert.equal(user.name, 'Confab');
  });
});
