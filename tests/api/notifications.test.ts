// Who is told of a message, and whose sidebar it moves.

import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { testsOn } from '../harness/test.ts';

const test = testsOn();

/** How the texts of what a person is told end. */
const told = async (who: User, count: number) => {
  const seen = await who.watchOwn('notification');
  return async () => (await seen.values(count)).map((one: Loose) => one.text.split(': ').pop());
};

const prefer = (who: User, data: Loose) => who.post('users.setPreferences', { data });

test('plain messages, by the preference of the account and of the room', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const room = await chat.channel({ members: [ann, ben, cleo] });
  const other = await chat.group({ members: [ann, ben] });
  await prefer(cleo, { desktopNotifications: 'mentions' });
  await ben.post('rooms.saveNotification', { roomId: other._id, notifications: { desktopNotifications: 'nothing' } });
  const [his, hers] = [await told(ben, 2), await told(cleo, 1)];
  await ann.send(other, `not here, @${ben.username}`);
  await ann.send(room, 'plain');
  await ann.send(room, `@${cleo.username}`);
  assert.deepEqual(await his(), ['plain', `@${cleo.username}`]);
  assert.deepEqual(await hers(), [`@${cleo.username}`]);
});

testsOn({ settings: { Accounts_Default_User_Preferences_desktopNotifications: 'nothing' } })(
  'where the workspace says nothing, a mention is counted and not told, unless somebody asked for it',
  async ({ chat }) => {
    const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
    const room = await chat.channel({ members: [ann, ben, cleo] });
    await prefer(cleo, { desktopNotifications: 'mentions' });
    const [his, hers] = [await ben.watchOwn('notification'), await told(cleo, 1)];
    await ann.send(room, `@${ben.username} and @${cleo.username}`);
    await hers();
    await (await ben.ddp()).fence();
    assert.deepEqual(his.all, []);
    assert.equal((await ben.subscription(room)).userMentions, 1);
  },
);

test('whoever is busy is not told, and finds it counted', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  await ben.post('users.setStatus', { status: 'busy' });
  const his = await told(ben, 1);
  await ann.send(room, `@${ben.username} once`);
  assert.equal((await ben.subscription(room)).userMentions, 1);
  await ben.post('users.setStatus', { status: 'online' });
  await ann.send(room, 'twice');
  assert.deepEqual(await his(), ['twice']);
});

test('words that somebody asked for are told and counted, and are no mention', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  await prefer(ben, { highlights: ['deploy'], desktopNotifications: 'mentions' });
  const his = await told(ben, 1);
  await ann.send(room, 'nothing of it');
  const message = await ann.send(room, 'we REDEPLOY today');
  assert.deepEqual(await his(), ['we REDEPLOY today']);
  assert.equal((await ben.subscription(room)).userMentions, 1);
  const named: Loose = await ben.get('chat.getMentionedMessages', { roomId: room._id });
  assert.deepEqual(named.messages, []);
  await ann.post('chat.delete', { roomId: room._id, msgId: message._id });
  assert.equal((await ben.subscription(room)).userMentions, 0);
});

test('a message opens the room of those who hid it, of every kind', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const rooms = [
    ['channels', await chat.channel({ members: [ann, ben] })],
    ['groups', await chat.group({ members: [ann, ben] })],
    ['im', await ann.direct(ben)],
  ] as const;
  for (const [family, room] of rooms) {
    await ann.send(room, 'first');
    await ben.post(`${family}.close`, { roomId: room._id });
    assert.equal((await ben.subscription(room)).open, false);
    const changes = await ben.watchOwn('subscriptions-changed');
    await ann.send(room, 'again');
    await changes.next(([, one]: Loose[]) => one.rid === room._id && one.open === true);
    assert.equal((await ben.subscription(room)).open, true, family);
  }
});

test('an archived room is closed, and may be opened', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  await ann.post('channels.archive', { roomId: room._id });
  assert.equal((await ben.subscription(room)).open, false);
  await ben.post('channels.open', { roomId: room._id });
  assert.equal((await ben.subscription(room)).open, true);
  assert.equal((await ann.subscription(room)).open, false);
});
