import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

test('statistics are those of the last count, and counted anew with refresh', async ({ chat }) => {
  const admin = await chat.admin;
  const before: Loose = await admin.get('statistics', { refresh: true });
  const [ann, ben] = await chat.users('ann', 'ben');
  const channel = await chat.channel({ members: [ann, ben] });
  await ann.send(channel, 'counted');
  await chat.group({ members: [ann] });
  await ann.direct(ben);

  const unchanged: Loose = await admin.get('statistics');
  assert.equal(unchanged._id, before._id);
  assert.equal(unchanged.totalUsers, before.totalUsers);

  const after: Loose = await admin.get('statistics', { refresh: true });
  assert.notEqual(after._id, before._id);
  const more = (key: string) => after[key] - before[key];
  assert.equal(more('totalUsers'), 2);
  assert.equal(more('activeUsers'), 2);
  assert.equal(more('totalRooms'), 3);
  assert.equal(more('totalChannels'), 1);
  assert.equal(more('totalPrivateGroups'), 1);
  assert.equal(more('totalDirect'), 1);
  assert.ok(more('totalChannelMessages') >= 1);
  assert.equal(more('totalMessages'), more('totalChannelMessages') + more('totalPrivateGroupMessages') + more('totalDirectMessages'));
  assert.ok(Date.parse(after.lastMessageSentAt) <= Date.parse(after.createdAt));
  assert.equal(after.os.platform, 'linux');
  assert.ok(after.process.pid > 0 && after.os.totalmem > 0);
});

test('statistics count guests, the deactivated and who is online', async ({ chat }) => {
  const admin = await chat.admin;
  const before: Loose = await admin.get('statistics', { refresh: true });
  await chat.user('guest', { roles: ['guest'] });
  const gone = await chat.user('gone');
  await admin.post('users.setActiveStatus', { userId: gone.id, activeStatus: false });
  const here = await chat.user('here');
  await here.ddp();
  const after: Loose = await admin.get('statistics', { refresh: true });
  assert.equal(after.activeGuests - before.activeGuests, 1);
  assert.equal(after.nonActiveUsers - before.nonActiveUsers, 1);
  assert.equal(after.activeUsers - before.activeUsers, 1);
  assert.equal(after.onlineUsers - before.onlineUsers, 1);
  assert.equal(after.totalConnectedUsers + after.offlineUsers, after.totalUsers);
});

test('statistics.list has the documents of before, in either order, in pages', async ({ chat }) => {
  const admin = await chat.admin;
  const [first, second]: Loose[] = [await admin.get('statistics', { refresh: true }), await admin.get('statistics', { refresh: true })];
  const newest: Loose = await admin.get('statistics.list', { count: 2 });
  assert.deepEqual(newest.statistics.map((one: Loose) => one._id), [second!._id, first!._id]);
  assert.equal(newest.count, 2);
  const oldest: Loose = await admin.get('statistics.list', { sort: { createdAt: 1 }, offset: newest.total - 1 });
  assert.deepEqual(oldest.statistics.map((one: Loose) => one._id), [second!._id]);
  await admin.refused(400, undefined, 'GET', 'statistics.list', { sort: { totalUsers: 1 } });
  await admin.refused(400, undefined, 'GET', 'statistics.list', { query: { totalUsers: 1 } });
});

test('getStatistics says over DDP what statistics does over REST', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const shown: Loose = await admin.get('statistics', { refresh: true });
  const connection = await admin.ddp();
  const called: Loose = await connection.call('getStatistics');
  assert.equal(called._id, shown._id);
  assert.equal(called.totalUsers, shown.totalUsers);
  await assert.rejects((await ann.ddp()).call('getStatistics'), /not-allowed|unauthorized/i);
});
