// Reading the audit log over the API.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';
import { test } from '../harness/test.ts';

test('confab.auditLog says who did what to what, with names, in pages that follow one another', async ({ chat }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const room = await chat.channel({ members: [ann] });
  await ann.post('channels.setTopic', { roomId: room._id, topic: 'news' });
  await ann.post('channels.archive', { roomId: room._id });

  const all: Loose = await admin.get('confab.auditLog', { userId: ann.id });
  assert.deepEqual(
    all.entries.map((entry: Loose) => [entry.action, entry.target, entry.u.username]),
    [
      ['room.archived', room._id, ann.username],
      ['room.changed', room._id, ann.username],
    ],
  );
  assert.deepEqual(all.entries[1].details, { fields: ['topic'] });
  assert.deepEqual(all.rooms, [{ _id: room._id, name: room.name, t: 'c' }]);
  assert.equal(all.next, undefined);

  const first: Loose = await admin.get('confab.auditLog', { target: room._id, count: 1 });
  assert.equal(first.entries[0].action, 'room.archived');
  const second: Loose = await admin.get('confab.auditLog', { target: room._id, count: 1, after: first.next });
  assert.equal(second.entries[0].action, 'room.changed');
  const archived: Loose = await admin.get('confab.auditLog', { userId: ann.id, action: 'room.archived' });
  assert.equal(archived.entries.length, 1);
  const later: Loose = await admin.get('confab.auditLog', { userId: ann.id, oldest: new Date(Date.now() + 60_000).toISOString() });
  assert.deepEqual(later.entries, []);
});

test('confab.auditLog refuses who may not read it, and a place that is none', async ({ chat }) => {
  const ann = await chat.user(unique('ann'));
  await ann.refused(403, undefined, 'GET', 'confab.auditLog');
  await (await chat.admin).refused(400, undefined, 'GET', 'confab.auditLog', { after: 'nowhere' });
});
