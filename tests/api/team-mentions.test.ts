// @team: everybody who is in the team and in the room is meant.

import assert from 'node:assert/strict';
import type { Chat, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

/** A public team of ann and ben; the channel has cleo besides. */
async function scene(chat: Chat): Promise<{ ann: User; ben: User; cleo: User; room: Room; team: Loose }> {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const { team }: Loose = await ann.post('teams.create', { name: unique('crew'), type: 0, members: [ben.id] });
  const room = await chat.channel({ members: [cleo, ann, ben] });
  return { ann, ben, cleo, room, team };
}
const mentions = async (who: User, room: Room): Promise<number> => (await who.subscription(room)).userMentions;

test('members of the team in the room are named, counted and told', async ({ chat }) => {
  const { ann, ben, cleo, room, team } = await scene(chat);
  const told = await ben.watchOwn('notification');
  const sent = await cleo.send(room, `Lunch, @${team.name}?`);
  assert.deepEqual(sent.mentions, [{ _id: team._id, username: team.name, name: team.name, type: 'team' }]);
  assert.deepEqual([await mentions(ann, room), await mentions(ben, room), await mentions(cleo, room)], [1, 1, 0]);
  await eventually(() => assert.ok(told.all.some(([one]) => (one as Loose).payload._id === sent._id)));
  await ben.post('subscriptions.read', { rid: room._id });
  assert.equal(await mentions(ben, room), 0);
  await cleo.post('chat.update', { roomId: room._id, msgId: sent._id, text: 'Lunch?' });
  assert.equal(await mentions(ann, room), 0);
  await cleo.post('chat.update', { roomId: room._id, msgId: sent._id, text: `@${team.name} @${ann.username}` });
  assert.equal(await mentions(ann, room), 1);
  await cleo.post('chat.delete', { roomId: room._id, msgId: sent._id });
  assert.equal(await mentions(ann, room), 0);
});

test('who is not in the room is not meant, and a private team is unknown to others', async ({ chat }) => {
  const { ann, ben, cleo, room } = await scene(chat);
  const { team: secret }: Loose = await ann.post('teams.create', { name: unique('secret'), type: 1, members: [ben.id] });
  assert.deepEqual((await cleo.send(room, `@${secret.name}`)).mentions, []);
  assert.equal((await ann.send(room, `@${secret.name}`)).mentions[0]._id, secret._id);
  assert.deepEqual([await mentions(ben, room), await mentions(ann, room)], [1, 0]);
  const alone = await chat.channel({ members: [ann] });
  await ann.send(alone, `@${secret.name}`);
  assert.equal(await mentions(ann, alone), 0);
});

test('a person who has the name comes first, and a team does not follow threads', async ({ chat }) => {
  const { ann, ben, cleo, room, team } = await scene(chat);
  const namesake = await chat.user('namesake', { username: unique('both') });
  await cleo.post('channels.invite', { roomId: room._id, userId: namesake.id });
  await ann.post('teams.create', { name: namesake.username, type: 0, members: [ben.id] });
  assert.equal((await cleo.send(room, `@${namesake.username}`)).mentions[0].type, 'user');
  assert.equal(await mentions(ben, room), 0);
  const first = await cleo.send(room, 'asked');
  await cleo.send(room, `@${team.name} and @${ann.username}`, { tmid: first._id });
  assert.deepEqual((await ann.subscription(room)).tunread, [first._id]);
  assert.deepEqual((await ben.subscription(room)).tunread, []);
});

test('switched off, a team is a word', async ({ chat }) => {
  const { ben, cleo, room, team } = await scene(chat);
  const admin = await chat.admin;
  await admin.post('settings/Troubleshoot_Disable_Teams_Mention', { value: true });
  try {
    assert.deepEqual((await cleo.send(room, `@${team.name}`)).mentions, []);
    assert.equal(await mentions(ben, room), 0);
  } finally {
    await admin.post('settings/Troubleshoot_Disable_Teams_Mention', { value: false });
  }
});
