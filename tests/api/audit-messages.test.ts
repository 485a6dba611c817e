// Looking at messages of others, where a workspace must be able to, and who has looked.

import assert from 'node:assert/strict';
import type { Loose } from '../harness/ejson.ts';
import { MethodRefusal } from '../harness/rest.ts';
import { test } from '../harness/test.ts';

const kAllTime = { startDate: new Date(0), endDate: new Date(Date.now() + 86_400_000) };

test('who audits finds messages of a room without being in it, and that is written down', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const admin = await chat.admin;
  const room = await chat.group({ members: [ann, ben] });
  await ann.send(room, 'The Secret plan');
  await ben.send(room, 'lunch?');
  const found: Loose[] = await admin.call('auditGetMessages', { rid: room._id, msg: 'secret', type: '', users: [], ...kAllTime });
  assert.deepEqual(found.map(({ msg }) => msg), ['The Secret plan']);
  assert.equal((await admin.call('auditGetMessages', { rid: room._id, ...kAllTime })).length >= 2, true);
  const early = { startDate: new Date(0), endDate: new Date(1000) };
  assert.deepEqual(await admin.call('auditGetMessages', { rid: room._id, ...early }), []);

  const looks: Loose[] = await admin.call('auditGetAuditions', kAllTime);
  const mine = looks.filter(({ fields }) => fields.rids[0] === room._id);
  assert.deepEqual(mine.map(({ results }) => results).at(-1), 1);
  assert.equal(mine.at(-1)?.fields.msg, 'secret');
  assert.equal(mine.at(-1)?.u._id, admin.id);
  assert.deepEqual(await admin.call('auditGetAuditions', early), []);
});

test('the conversation of some people is found by their names', async ({ chat }) => {
  const [ann, ben, eve] = await chat.users('ann', 'ben', 'eve');
  const admin = await chat.admin;
  const room = await ann.direct(ben);
  await ann.send(room, 'between us');
  const asked = { type: 'd', users: [ann.username, ben.username], rid: '', ...kAllTime };
  const found: Loose[] = await admin.call('auditGetMessages', asked);
  assert.deepEqual(found.map(({ msg }) => msg), ['between us']);
  for (const users of [[ann.username, eve.username], [ann.username, 'nobody-there'], []]) {
    await assert.rejects(admin.call('auditGetMessages', { ...asked, users }), MethodRefusal);
  }
});

test('nobody else looks, or sees who has', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.group({ members: [ann] });
  const allowed = (refusal: Loose) => refusal instanceof MethodRefusal && refusal.error === 'error-not-allowed';
  await assert.rejects(ann.call('auditGetMessages', { rid: room._id, ...kAllTime }), allowed);
  await assert.rejects(ann.call('auditGetAuditions', kAllTime), allowed);
  await assert.rejects((await chat.admin).call('auditGetMessages', { rid: 'nowhere', ...kAllTime }), MethodRefusal);
  await assert.rejects((await chat.admin).call('auditGetMessages', { rid: room._id }), MethodRefusal);
  await assert.rejects((await chat.admin).call('auditGetMessages', { rid: room._id, type: 'u', ...kAllTime }), MethodRefusal);
});
