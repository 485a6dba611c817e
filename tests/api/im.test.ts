import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test, testsOn } from '../harness/test.ts';

test('im.create finds or makes the room of two, the same from either side', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await ann.direct(ben);
  assert.equal(room.t, 'd');
  assert.deepEqual([...room.usernames].sort(), [ann.username, ben.username].sort());
  assert.equal(room._id, [ann.id, ben.id].sort().join(''));
  assert.equal((await ben.direct(ann))._id, room._id);
  assert.equal((await ann.subscription(room)).name, ben.username);
  assert.equal((await ann.subscription(room)).fname, 'ben');
});

test('a direct message is unread for the other one and only seen by the two', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await ann.direct(ben);
  await ann.send(room, 'psst');
  const hers = await ben.subscription(room);
  assert.equal(hers.unread, 1);
  assert.equal(hers.alert, true);
  assert.equal(hers.open, true);
  assert.equal((await ann.subscription(room)).unread, 0);
  assert.equal((await ben.history(room))[0].msg, 'psst');
  await eve.refused(400, undefined, 'GET', 'im.history', { roomId: room._id });
  await eve.refused(400, undefined, 'POST', 'chat.sendMessage', { message: { rid: room._id, msg: 'me too' } });
});

test('several people, and only oneself', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const trio = await ann.direct(ben, cleo);
  assert.equal(trio.usersCount ?? trio.usernames.length, 3);
  assert.equal((await cleo.direct(ann, ben))._id, trio._id);
  const self = await ann.direct(ann);
  await ann.send(self, 'note to self');
  assert.equal((await ann.history(self)).length, 1);
  assert.notEqual(self._id, trio._id);
});

test('im.create refuses unknown people and empty lists', async ({ chat }) => {
  const ann = await chat.user('ann');
  for (const body of [{}, { username: '' }, { username: 'nobody-of-that-name' }, { username: 5 }, { usernames: 'nobody-of-that-name' }]) {
    await ann.refused(400, undefined, 'POST', 'im.create', body);
  }
});

test('im.list shows the own direct messages; close and open change the sidebar only', async ({ chat }) => {
  const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
  const [withBen, withCleo] = [await ann.direct(ben), await ann.direct(cleo)];
  const list: Loose = await ann.get('im.list', { count: 100 });
  assert.deepEqual(list.ims.map((one: Loose) => one._id).sort(), [withBen._id, withCleo._id].sort());
  await ann.post('im.close', { roomId: withBen._id });
  assert.equal((await ann.subscription(withBen)).open, false);
  await ben.send(withBen, 'still there?');
  assert.equal((await ann.subscription(withBen)).open, true, 'a new message brings a hidden direct message back');
});

test('dm.* are other names for im.*', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const answer: Loose = await ann.post('dm.create', { username: ben.username });
  assert.equal(answer.room._id, [ann.id, ben.id].sort().join(''));
  const list: Loose = await ann.get('dm.list');
  assert.equal(list.ims.length, 1);
});

testsOn({ settings: { DirectMesssage_maxUsers: 2, Message_AllowDirectMessagesToYourself: false } })(
  'settings limit how many share a direct message, and messages to oneself',
  async ({ chat }) => {
    const [ann, ben, cleo] = await chat.users('ann', 'ben', 'cleo');
    await ann.direct(ben);
    await ann.refused(400, 'error-direct-message-max-user-exceeded', 'POST', 'im.create', { usernames: `${ben.username},${cleo.username}` });
    await ann.refused(400, undefined, 'POST', 'im.create', { username: ann.username });
  },
);

test('im.create tells the room\'s id by both names that clients read', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  for (const body of [{ username: ben.username }, { usernames: ben.username }]) {
    const answer: Loose = await ann.post('im.create', body);
    assert.equal(answer.room.rid, answer.room._id);
  }
});
