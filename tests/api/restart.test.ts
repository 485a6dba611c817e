import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test, testsOn } from '../harness/test.ts';

test('kill -9 and restart lose nothing that was answered', async ({ chat, server }) => {
  const [admin, ann, ben] = await Promise.all([chat.admin, chat.user('ann'), chat.user('ben')]);
  const room = await chat.channel({ members: [ann, ben] });
  const group = await chat.group({ members: [ann, ben] });
  const direct = await ann.direct(ben);
  const kept = await ann.send(room, `kept @${ben.username}`);
  const gone = await ann.send(room, 'gone');
  await ann.post('chat.update', { roomId: room._id, msgId: kept._id, text: `edited @${ben.username}` });
  await ann.post('chat.delete', { roomId: room._id, msgId: gone._id });
  await ann.send(group, 'in private');
  await ann.send(direct, 'to you');
  await ann.post('groups.setTopic', { roomId: group._id, topic: 'secrets' });
  await ann.post('groups.addModerator', { roomId: group._id, userId: ben.id });
  await ben.post('rooms.favorite', { roomId: room._id, favorite: true });
  await ben.post('subscriptions.read', { rid: direct._id });
  await ann.post('users.setPreferences', { data: { themeAppearence: 'dark' } });
  const token: Loose = await ann.post('users.generatePersonalAccessToken', { tokenName: 'ci' });
  await admin.post('settings/Site_Name', { value: 'Survivors' });
  await admin.post('permissions.update', { permissions: [{ _id: 'mention-all', roles: ['admin'] }] });
  const state = async () => ({
    rooms: ((await ben.get('rooms.get')) as Loose).update.toSorted(byId),
    subscriptions: ((await ben.get('subscriptions.get')) as Loose).update.toSorted(byId),
    messages: await Promise.all([room, group, direct].map((one) => ben.history(one))),
    deleted: ((await ben.get('chat.syncMessages', { roomId: room._id, lastUpdate: new Date(0).toISOString() })) as Loose).result.deleted,
    roles: (await ben.subscription(group)).roles,
    preferences: ((await ann.get('users.getPreferences')) as Loose).preferences,
    site: ((await admin.get('settings/Site_Name')) as Loose).value,
    mention: ((await ann.get('permissions.listAll')) as Loose).update.find((one: Loose) => one._id === 'mention-all').roles,
  });
  const before = await state();
  await server.crash();
  assert.deepEqual(await state(), before);
  const script: Loose = await chat.anyone.post('login', { resume: token.token });
  assert.equal(script.data.userId, ann.id);
  await ann.send(room, 'and on it goes');
  assert.equal((await ben.history(room))[0].msg, 'and on it goes');
});

test('presence of the last life does not haunt the next one', async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  await ann.connectAgain();
  await server.crash();
  const status: Loose = await ben.get('users.getPresence', { userId: ann.id });
  assert.equal(status.presence, 'offline');
});

function byId(a: Loose, b: Loose): number {
  return a._id < b._id ? -1 : 1;
}

testsOn({})('a setup that the environment has called finished stays finished without it', async ({ chat, server }) => {
  const state = async () => ((await chat.anyone.get('settings.public', { _id: ['Show_Setup_Wizard'] })) as Loose).settings[0].value;
  assert.equal(await state(), 'completed');
  server.options.prepared = false;
  await server.crash();
  assert.equal(await state(), 'completed');
});
