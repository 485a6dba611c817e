// Reports, what moderators see of them, and whom one ignores.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

test('a reported message is listed by person, by message and by report, until it is dismissed', async ({ chat }) => {
  const admin = await chat.admin;
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann, ben] });
  const message = await ben.send(room, 'something rude');
  await ann.post('chat.reportMessage', { messageId: message._id, description: 'this is rude' });
  assert.equal(await ann.call('reportMessage', message._id, 'still rude'), true);

  const people: Loose = await admin.get('moderation.reportsByUsers', { selector: ben.username });
  assert.equal(people.total, 1);
  const [author] = people.reports;
  assert.equal(author.userId, ben.id);
  assert.equal(author.username, ben.username);
  assert.equal(author.message, 'something rude');
  assert.equal(author.msgId, message._id);
  assert.equal(author.count, 2);
  assert.deepEqual(author.roomIds, [room._id]);
  assert.equal(author.isUserDeleted, false);

  const messages: Loose = await admin.get('moderation.user.reportedMessages', { userId: ben.id });
  assert.equal(messages.user.username, ben.username);
  assert.deepEqual(messages.messages.map((one: Loose) => [one.message._id, one.room._id, one.count]), [[message._id, room._id, 2]]);

  const reports: Loose = await admin.get('moderation.reports', { msgId: message._id });
  assert.deepEqual(reports.reports.map((one: Loose) => one.description), ['still rude', 'this is rude']);
  assert.equal(reports.reports[0].reportedBy._id, ann.id);
  assert.equal(reports.total, 2);
  const { report }: Loose = await admin.get('moderation.reportInfo', { reportId: reports.reports[0]._id });
  assert.equal(report.message.msg, 'something rude');
  assert.equal(report.room._id, room._id);

  await admin.post('moderation.dismissReports', { msgId: message._id, reason: 'it is not' });
  assert.equal(((await admin.get('moderation.reportsByUsers', { selector: ben.username })) as Loose).total, 0);
  const closed: Loose = await admin.get('moderation.reportInfo', { reportId: report._id });
  assert.equal(closed.report._hidden, true);
  assert.equal(closed.report.moderationInfo.reason, 'it is not');
  assert.equal(closed.report.moderationInfo.moderatedBy, admin.id);
});

test('reported messages are deleted wherever they are', async ({ chat }) => {
  const admin = await chat.admin;
  const [ann, ben] = await chat.users('ann', 'ben');
  const [group, direct] = [await chat.group({ members: [ann, ben] }), await ann.direct(ben)];
  const [one, two, kept] = [await ben.send(group, 'one'), await ben.send(direct, 'two'), await ben.send(group, 'kept')];
  for (const { _id } of [one, two]) await ann.post('chat.reportMessage', { messageId: _id, description: 'rude' });
  const gone = await ann.watch('stream-notify-room', `${group._id}/deleteMessage`);
  await admin.post('moderation.user.deleteReportedMessages', { userId: ben.id, reason: 'rude' });
  assert.deepEqual((await gone.values(1))[0], { _id: one._id });
  assert.ok((await ann.history(group)).every(({ _id }) => _id !== one._id));
  assert.ok((await ann.history(group)).some(({ _id }) => _id === kept._id));
  assert.ok((await ann.history(direct)).every(({ _id }) => _id !== two._id));
  assert.equal(((await admin.get('moderation.reports', { msgId: one._id })) as Loose).total, 0);
});

test('people are reported, too', async ({ chat }) => {
  const admin = await chat.admin;
  const [ann, ben] = await chat.users('ann', 'ben');
  await ann.post('moderation.reportUser', { userId: ben.id, description: 'sends spam' });
  const people: Loose = await admin.get('moderation.userReports', { selector: ben.username });
  assert.deepEqual(people.reports.map((one: Loose) => [one.reportedUser._id, one.count]), [[ben.id, 1]]);
  const about: Loose = await admin.get('moderation.user.reportsByUserId', { userId: ben.id });
  assert.equal(about.user._id, ben.id);
  assert.equal(about.reports[0].description, 'sends spam');
  assert.equal(about.reports[0].reportedUser._id, ben.id);
  await admin.post('moderation.dismissUserReports', { userId: ben.id });
  assert.equal(((await admin.get('moderation.userReports', { selector: ben.username })) as Loose).total, 0);
});

test('what is no report is refused', async ({ chat }) => {
  const admin = await chat.admin;
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.group({ members: [ann, ben] });
  const { _id } = await ben.send(room, 'hello');
  await eve.refused(400, 'error-invalid-message_id', 'POST', 'chat.reportMessage', { messageId: _id, description: 'x' });
  await ann.refused(400, 'error-invalid-message_id', 'POST', 'chat.reportMessage', { messageId: 'none', description: 'x' });
  await ann.refused(400, 'error-messageid-param-not-provided', 'POST', 'chat.reportMessage', { description: 'x' });
  await ann.refused(400, 'error-description-param-not-provided', 'POST', 'chat.reportMessage', { messageId: _id });
  await ann.refused(400, 'error-invalid-description', 'POST', 'chat.reportMessage', { messageId: _id, description: ' ' });
  await ann.refused(400, 'error-invalid-user', 'POST', 'moderation.reportUser', { userId: 'none', description: 'x' });
  await ann.refused(400, 'error-invalid-description', 'POST', 'moderation.reportUser', { userId: ben.id, description: ' ' });
  for (const path of ['moderation.user.reportedMessages', 'moderation.user.reportsByUserId']) await admin.refused(400, 'error-invalid-user', 'GET', path, { userId: 'none' });
  for (const path of ['moderation.dismissReports', 'moderation.dismissUserReports', 'moderation.user.deleteReportedMessages']) {
    await admin.refused(400, 'error-invalid-user', 'POST', path, { userId: 'none' });
  }
  await admin.refused(400, 'error-report-not-found', 'GET', 'moderation.reportInfo', { reportId: 'none' });
});

test('whom one ignores stands in the subscription, and does not ring', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const room = await chat.channel({ members: [ann, ben] });
  const changed = await ann.watchOwn('subscriptions-changed');
  await ann.get('chat.ignoreUser', { rid: room._id, userId: ben.id });
  assert.deepEqual((await changed.take(1))[0]?.[1].ignored, [ben.id]);
  assert.deepEqual((await ann.subscription(room)).ignored, [ben.id]);
  assert.equal((await ben.subscription(room)).ignored, undefined);
  const rings = await ann.watchOwn('notification');
  await ben.send(room, `@${ann.username} not told`);
  await ann.get('chat.ignoreUser', { rid: room._id, userId: ben.id, ignore: false });
  await ben.send(room, `@${ann.username} told`);
  assert.equal((await rings.values(1))[0].payload.message.msg, `@${ann.username} told`);
  assert.equal((await ann.subscription(room)).ignored, undefined);
  assert.equal(await ann.call('ignoreUser', { rid: room._id, userId: ben.id, ignore: true }), true);
  await ann.refused(400, 'error-invalid-subscription', 'GET', 'chat.ignoreUser', { rid: room._id, userId: eve.id });
  await eve.refused(400, 'error-invalid-subscription', 'GET', 'chat.ignoreUser', { rid: room._id, userId: ben.id });
  await ann.refused(400, 'error-room-id-param-not-provided', 'GET', 'chat.ignoreUser', { userId: ben.id });
  await ann.refused(400, 'error-user-id-param-not-provided', 'GET', 'chat.ignoreUser', { rid: room._id });
});
