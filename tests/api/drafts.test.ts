// What people have begun to write, on all of their devices.

import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

const ago = (ms: number) => new Date(Date.now() - ms).toISOString();
const save = async (who: User, body: Loose): Promise<Loose> => ((await who.post('confab.drafts.save', body)) as Loose).draft;
const list = async (who: User, updatedSince?: string): Promise<Loose> => who.get('confab.drafts.list', updatedSince === undefined ? {} : { updatedSince });
const texts = (drafts: Loose[]) => drafts.map((one) => one.msg).toSorted();

test('a draft is there on other devices, a room and a thread apart, until it is gone', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const first = await ben.send(room, 'who is in?');
  const seen = await ann.watchOwn('confab-drafts-changed');
  await save(ann, { rid: room._id, msg: 'hel' });
  await seen.next(([change, one]: Loose[]) => change === 'inserted' && one.rid === room._id && one.msg === 'hel');
  await save(ann, { rid: room._id, msg: 'hello' });
  await seen.next(([change, one]: Loose[]) => change === 'updated' && one.msg === 'hello');
  await save(ann, { rid: room._id, tmid: first._id, msg: 'me' });
  assert.deepEqual(texts((await list(ann)).update), ['hello', 'me']);
  assert.deepEqual((await list(ben)).update, []);

  const before = new Date().toISOString();
  await ann.send(room, 'hello');
  assert.deepEqual(texts((await list(ann)).update), ['hello', 'me'], 'sending does not touch it');
  await ann.post('confab.drafts.delete', { rid: room._id });
  await seen.next(([change, one]: Loose[]) => change === 'removed' && one.rid === room._id && !one.tmid);
  assert.deepEqual(texts((await list(ann)).update), ['me']);
  const changes = await list(ann, before);
  assert.deepEqual(changes.remove.map((one: Loose) => [one.rid, one.tmid]), [[room._id, undefined]]);
});

test('the latest wins, whoever comes last', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  await save(ann, { rid: room._id, msg: 'later', writtenAt: ago(1_000) });
  const kept = await save(ann, { rid: room._id, msg: 'earlier', writtenAt: ago(60_000) });
  assert.equal(kept.msg, 'later');
  await ann.post('confab.drafts.delete', { rid: room._id, writtenAt: ago(30_000) });
  assert.deepEqual(texts((await list(ann)).update), ['later']);
  await ann.post('confab.drafts.delete', { rid: room._id });
  const late = await save(ann, { rid: room._id, msg: 'from a device that was away', writtenAt: ago(30_000) });
  assert.equal(late.msg, '');
  assert.deepEqual((await list(ann)).update, []);
  const ahead = await save(ann, { rid: room._id, msg: 'a clock that is ahead', writtenAt: ago(-3_600_000) });
  assert.ok(Date.parse(ahead.writtenAt) <= Date.now());
  await save(ann, { rid: room._id, msg: 'does not win for an hour' });
  assert.deepEqual(texts((await list(ann)).update), ['does not win for an hour']);
});

test('drafts are for rooms that one may read, and bounded', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.group({ members: [ann, ben] });
  await save(ben, { rid: room._id, msg: 'bye' });
  await ann.post('groups.kick', { roomId: room._id, userId: ben.id });
  await ben.refused(400, undefined, 'POST', 'confab.drafts.save', { rid: room._id, msg: 'still here' });
  await ben.post('confab.drafts.delete', { rid: room._id });
  assert.deepEqual((await list(ben)).update, []);
  await ann.refused(400, undefined, 'POST', 'confab.drafts.save', { rid: room._id, msg: 'x'.repeat(20_001) });
  await ann.refused(400, undefined, 'POST', 'confab.drafts.save', { msg: 'x' });
  for (let i = 0; i < 200; ++i) await save(ann, { rid: room._id, tmid: `thread${i}`, msg: 'x' });
  await ann.refused(400, 'error-too-many-drafts', 'POST', 'confab.drafts.save', { rid: room._id, msg: 'x' });
  await save(ann, { rid: room._id, tmid: 'thread7', msg: 'changed' });
  await chat.anyone.refused(401, undefined, 'POST', 'confab.drafts.save', { rid: room._id, msg: 'x' });
});
