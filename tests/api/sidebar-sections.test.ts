// Sections that people make in their sidebars.

import assert from 'node:assert/strict';
import type { User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { test } from '../harness/test.ts';

const create = async (who: User, name: string): Promise<Loose> => ((await who.post('confab.sidebar.create', { name })) as Loose).section;
const sections = async (who: User): Promise<Loose[]> => ((await who.get('confab.sidebar.list')) as Loose).sections;
const names = async (who: User) => (await sections(who)).map((one) => one.name);

test('sections are made, named, moved and deleted, and other devices hear of it', async ({ chat }) => {
  const ann = await chat.user('ann');
  const seen = await ann.watchOwn('confab-sidebar-changed');
  const work = await create(ann, ' Work ');
  await seen.next(([change, one]: Loose[]) => change === 'inserted' && one._id === work._id && one.name === 'Work');
  const play = await create(ann, 'Play');
  await create(ann, 'Rest');
  assert.deepEqual(await names(ann), ['Work', 'Play', 'Rest']);
  const { section }: Loose = await ann.post('confab.sidebar.update', { _id: play._id, name: 'Fun', emoji: ':tada:', position: 0 });
  assert.deepEqual([section.name, section.emoji, section.position], ['Fun', ':tada:', 0]);
  assert.deepEqual(await names(ann), ['Fun', 'Work', 'Rest']);
  await seen.next(([change, one]: Loose[]) => change === 'updated' && one._id === work._id && one.position === 1);
  await ann.post('confab.sidebar.update', { _id: play._id, position: 99, emoji: '' });
  assert.deepEqual(await names(ann), ['Work', 'Rest', 'Fun']);
  assert.equal((await sections(ann))[2]?.emoji, undefined);
  await ann.post('confab.sidebar.delete', { _id: work._id });
  await seen.next(([change, one]: Loose[]) => change === 'removed' && one._id === work._id);
  assert.deepEqual(await names(ann), ['Rest', 'Fun']);
});

test('a room stands in one section at most, in its place, also while one is not in it', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const rooms = await Promise.all([1, 2, 3].map(() => chat.channel({ members: [ann, ben] })));
  const [a, b, c] = rooms.map((room) => room._id);
  const [work, play] = [await create(ben, 'Work'), await create(ben, 'Play')];
  const place = async (rid: string, sectionId?: string, index?: number): Promise<Loose[]> =>
    ((await ben.post('confab.sidebar.placeRoom', { rid, sectionId, index })) as Loose).sections;
  const standing = async () => Object.fromEntries((await sections(ben)).map((one) => [one.name, one.roomIds]));
  for (const rid of [a, b, c]) await place(rid, work._id);
  assert.deepEqual(await standing(), { Work: [a, b, c], Play: [] });
  await place(c, work._id, 0);
  assert.deepEqual(await standing(), { Work: [c, a, b], Play: [] });
  await place(c, work._id, 1);
  assert.deepEqual(await standing(), { Work: [a, c, b], Play: [] });
  const changed = await place(a, play._id);
  assert.deepEqual(changed.map((one) => one.name).toSorted(), ['Play', 'Work']);
  assert.deepEqual(await standing(), { Work: [c, b], Play: [a] });
  await ben.post('channels.leave', { roomId: a });
  assert.deepEqual(await standing(), { Work: [c, b], Play: [a] });
  await ben.post('channels.join', { roomId: a });
  assert.deepEqual(await standing(), { Work: [c, b], Play: [a] });
  await place(a);
  assert.deepEqual(await standing(), { Work: [c, b], Play: [] });
  assert.deepEqual(await place(a), []);
  await ben.post('confab.sidebar.delete', { _id: work._id });
  await place(b, play._id);
  assert.deepEqual(await standing(), { Play: [b] });
});

test('sections are checked, and those of others are out of reach', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const secret = await chat.group({ members: [ann] });
  const theirs = await create(ann, 'Theirs');
  const mine = await create(ben, 'Mine');
  await ben.refused(400, 'error-section-name-needed', 'POST', 'confab.sidebar.create', { name: ' ' });
  await ben.refused(400, 'error-section-name-needed', 'POST', 'confab.sidebar.update', { _id: mine._id, name: ' ' });
  await ben.refused(400, undefined, 'POST', 'confab.sidebar.create', { name: 'x'.repeat(81) });
  await ben.refused(400, 'error-section-not-found', 'POST', 'confab.sidebar.update', { _id: theirs._id, name: 'His' });
  await ben.refused(400, 'error-section-not-found', 'POST', 'confab.sidebar.delete', { _id: theirs._id });
  await ben.refused(400, undefined, 'POST', 'confab.sidebar.placeRoom', { rid: secret._id, sectionId: mine._id });
  await ann.refused(400, 'error-section-not-found', 'POST', 'confab.sidebar.placeRoom', { rid: secret._id, sectionId: mine._id });
  for (let i = 1; i < 50; ++i) await create(ben, `Section ${i}`);
  await ben.refused(400, 'error-too-many-sections', 'POST', 'confab.sidebar.create', { name: 'One too many' });
  await chat.anyone.refused(401, undefined, 'GET', 'confab.sidebar.list');
});
