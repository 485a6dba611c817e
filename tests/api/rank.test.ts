// What narrow roles must not reach by what they have: more power, others' secrets, rooms that they are not in.

import assert from 'node:assert/strict';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

/** A role that has these permissions besides what others have. */
async function role(chat: Chat, ids: string[]): Promise<string> {
  const admin = await chat.admin;
  const made: Loose = await admin.post('roles.create', { name: unique('role'), scope: 'Users' });
  const known: Loose = await admin.get('permissions.listAll', {});
  const permissions = ids.map((_id) => ({ _id, roles: [...(known.update as Loose[]).find((one) => one._id === _id)!.roles, made.role._id] }));
  await admin.post('permissions.update', { permissions });
  return made.role._id;
}

const rolesOf = async (user: User): Promise<string[]> => ((await user.get('me')) as Loose).roles;

test('who gives roles gives none that can do what only administrators may and they may not', async ({ chat }) => {
  const [giving, powerful, harmless] = [await role(chat, ['assign-roles', 'edit-other-user-info', 'create-user']), await role(chat, ['access-permissions', 'edit-privileged-setting']), await role(chat, ['mention-all'])];
  const [mal, zed] = [await chat.user('mal', { roles: ['user', giving] }), await chat.user('zed')];
  for (const target of [mal, zed])
    await mal.refused(400, 'error-action-not-allowed', 'POST', 'users.update', { userId: target.id, data: { roles: [...(await rolesOf(target)), powerful] } });
  const name = unique('new');
  await mal.refused(400, 'error-action-not-allowed', 'POST', 'users.create', { username: name, name, email: `${name}@example.org`, password: 'a long secret 1', roles: ['user', powerful] });
  assert.deepEqual((await rolesOf(mal)).toSorted(), [giving, 'user'].toSorted());
  assert.deepEqual(await rolesOf(zed), ['user']);
  await mal.post('users.update', { userId: zed.id, data: { roles: ['user', harmless] } });
  assert.deepEqual((await rolesOf(zed)).toSorted(), [harmless, 'user'].toSorted());

  // Nor do they take one away.
  const admin = await chat.admin;
  await admin.post('users.update', { userId: zed.id, data: { roles: ['user', powerful] } });
  await mal.refused(400, 'error-action-not-allowed', 'POST', 'users.update', { userId: zed.id, data: { roles: ['user'] } });
  await admin.post('users.update', { userId: zed.id, data: { roles: ['user'] } });
});

test('who changes accounts changes none that can do what only administrators may and they may not', async ({ chat }) => {
  const [editing, moderating] = [await role(chat, ['edit-other-user-password', 'edit-other-user-info']), await role(chat, ['delete-user', 'manage-moderation-actions'])];
  const [mal, eve, bob] = [await chat.user('mal', { roles: ['user', editing] }), await chat.user('eve', { roles: ['user', moderating] }), await chat.user('bob', { roles: ['user', 'bot'] })];
  await mal.refused(400, 'error-action-not-allowed', 'POST', 'users.update', { userId: eve.id, data: { password: 'another secret 1' } });
  await eve.get('me');
  await mal.post('users.update', { userId: bob.id, data: { name: 'A bot' } });
});

test('secrets among the settings are read by who may change them alone', async ({ chat }) => {
  const admin = await chat.admin;
  const id = 'FileUpload_S3_AWSSecretAccessKey';
  await admin.post(`settings/${id}`, { value: 'hush' });
  const viewer = await chat.user('viewer', { roles: ['user', await role(chat, ['view-privileged-setting'])] });
  const seen = async (who: User): Promise<unknown[]> => {
    const all: Loose = await who.get('settings', { _id: [id] });
    const one: Loose = await who.get(`settings/${id}`);
    const methods = (await who.call('private-settings/get')) as Loose[];
    return [all.settings[0].value, one.value, methods.find((row) => row._id === id)!.value];
  };
  assert.deepEqual(await seen(viewer), ['', '', '']);
  assert.deepEqual(await seen(admin), ['hush', 'hush', 'hush']);
  const token = 'FileUpload_json_web_token_secret_for_files';
  assert.equal(((await viewer.get(`settings/${token}`)) as Loose).value, '');
  await admin.post(`settings/${id}`, { value: '' });
});

test('a correction opens nothing that the author, or who corrects, may not see', async ({ chat, server }) => {
  const [ann, mal] = await chat.users('ann', 'mal');
  const hidden = await chat.group({ members: [ann] });
  const room = await chat.channel({ members: [ann, mal] });
  const secret = await ann.send(hidden, 'TOPSECRET plan');
  const site = String(((await (await chat.admin).get('settings/Site_Url')) as Loose).value).replace(/\/$/, '') || server.url;
  const link = `${site}/group/${hidden.name}?msg=${secret._id}`;
  const owner = ann; // of the room: corrects what others write there
  const written = await mal.send(room, `look at ${link} and #${hidden.name} pleas`);
  assert.ok(!JSON.stringify(written).includes('TOPSECRET'));
  await owner.post('chat.update', { roomId: room._id, msgId: written._id, text: `look at ${link} and #${hidden.name} please` });
  const after: Loose = await mal.get('chat.getMessage', { msgId: written._id });
  assert.ok(!JSON.stringify(after).includes('TOPSECRET'), 'the author reads through who corrects');
  assert.deepEqual(after.message.channels, []);

  // The other way round: what the author sees is not opened by who does not see it.
  const [second, plain] = [await chat.channel({ members: [ann, mal] }), 'a plain one'];
  await (await chat.admin).post('channels.addOwner', { roomId: second._id, userId: mal.id });
  const hers = await ann.send(second, plain);
  await mal.post('chat.update', { roomId: second._id, msgId: hers._id, text: `${plain}: ${link} #${hidden.name}` });
  const seen: Loose = await mal.get('chat.getMessage', { msgId: hers._id });
  assert.ok(!JSON.stringify(seen).includes('TOPSECRET'), 'who corrects reads through the author');
  assert.deepEqual(seen.message.channels, []);
  // And what both see is there.
  await ann.post('chat.update', { roomId: second._id, msgId: hers._id, text: `${plain}, mine: ${link} #${hidden.name}` });
  const own: Loose = await ann.get('chat.getMessage', { msgId: hers._id });
  assert.ok(JSON.stringify(own).includes('TOPSECRET'));
  assert.equal(own.message.channels[0].name, hidden.name);
});

test('who is banned from a channel does not name it', async ({ chat }) => {
  const [ann, mal] = await chat.users('ann', 'mal');
  const channel = await chat.channel({ members: [ann, mal] });
  const elsewhere = await chat.channel({ members: [ann, mal] });
  await ann.post('rooms.banUser', { roomId: channel._id, userId: mal.id });
  assert.deepEqual((await mal.send(elsewhere, `#${channel.name}`) as Loose).channels, []);
});

test('one person reports the same ten times, and says then something else', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const message = await ben.send(room, 'hello');
  for (let i = 0; i < 13; i++) {
    await ann.post('chat.reportMessage', { messageId: message._id, description: `report ${i}` });
    await ann.post('moderation.reportUser', { userId: ben.id, description: `person ${i}` });
  }
  const admin = await chat.admin;
  const reports: Loose = await admin.get('moderation.reports', { msgId: message._id });
  assert.equal(reports.total, 10);
  assert.ok(reports.reports.some((one: Loose) => one.description === 'report 12'));
  const about: Loose = await admin.get('moderation.user.reportsByUserId', { userId: ben.id });
  assert.equal(about.total, 10);
});

test('who is thrown out again and again is told of the last times', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const group = await chat.group({ members: [ann] });
  const since = new Date(Date.now() - 1_000).toISOString();
  for (let i = 0; i < 13; i++) {
    await ann.post('groups.invite', { roomId: group._id, userId: ben.id });
    await ann.post('groups.kick', { roomId: group._id, userId: ben.id });
  }
  const told: Loose = await ben.get('subscriptions.get', { updatedSince: since });
  assert.equal(told.remove.length, 10);
  const rooms: Loose = await ben.get('rooms.get', { updatedSince: since });
  assert.deepEqual(rooms.remove.map((one: Loose) => one._id), [group._id]);
});
