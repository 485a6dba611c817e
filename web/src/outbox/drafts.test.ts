import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { clearDrafts, draftStorage } from './draft-storage';
import { Drafts, kLongestDraft, kMostDrafts } from './drafts';

const opened: Drafts[] = [];
async function open(uid = 'me'): Promise<Drafts> {
  const drafts = new Drafts(uid, draftStorage);
  opened.push(drafts);
  await drafts.start();
  return drafts;
}
const kept = async (uid = 'me') => (await draftStorage.all(uid)).map(({ place, text }) => [place, text]);

beforeEach(async () => {
  opened.splice(0).forEach((drafts) => drafts.stop());
  await clearDrafts();
});

test('what was typed last outlives the page, for whoever has typed it', async () => {
  const drafts = await open();
  for (const text of ['h', 'he', 'hel', 'hello']) drafts.set('r1', text);
  drafts.set('r2', 'gone again');
  drafts.set('r2', '');
  await vi.waitFor(async () => expect(await kept()).toEqual([['r1', 'hello']]));
  expect((await open()).get('r1')).toBe('hello');
  expect((await open('other')).get('r1')).toBe('');
});

test('what is typed before the old ones are read stays', async () => {
  await draftStorage.put({ uid: 'me', place: 'r1', text: 'old', at: 1 });
  await draftStorage.put({ uid: 'me', place: 'r2', text: 'old', at: 1 });
  await draftStorage.put({ uid: 'me', place: 'r3', text: 'old', at: 1 });
  const drafts = new Drafts('me', draftStorage);
  opened.push(drafts);
  const reading = drafts.start();
  drafts.set('r1', 'new');
  drafts.set('r2', '');
  await reading;
  expect(['r1', 'r2', 'r3'].map((place) => drafts.get(place))).toEqual(['new', '', 'old']);
});

test('there are so many, and each is so long; the one that was touched longest ago goes', async () => {
  const drafts = await open();
  for (let i = 0; i < kMostDrafts; i++) drafts.set(`r${i}`, 'text');
  drafts.set('r0', 'touched again');
  drafts.set('long', 'x'.repeat(kLongestDraft + 1));
  expect(drafts.get('r1')).toBe('');
  expect(drafts.get('long')).toHaveLength(kLongestDraft);
  await vi.waitFor(async () => expect(await kept()).toHaveLength(kMostDrafts));
  expect((await kept()).map(([place]) => place)).not.toContain('r1');
});

test('other tabs of the account hear of it, and nobody after the end', async () => {
  const [one, two] = [await open(), await open()];
  one.set('r1', 'hello');
  await vi.waitFor(() => expect(two.get('r1')).toBe('hello'));
  one.stop();
  one.set('r1', 'late');
  expect(one.get('r1')).toBe('hello');
});

test('without storage a draft lasts as long as the page', async () => {
  const refused = () => Promise.reject(new Error('no IndexedDB'));
  const drafts = new Drafts('me', { all: refused, put: refused, remove: refused });
  opened.push(drafts);
  await drafts.start();
  drafts.set('r1', 'a');
  drafts.set('r2', 'b');
  expect(drafts.store.getState()).toEqual({
    read: true,
    texts: new Map([
      ['r1', 'a'],
      ['r2', 'b'],
    ]),
  });
});

test('that one is gone is kept for as long as other devices have it', async () => {
  const drafts = await open();
  drafts.others = {
    changed: vi.fn(),
    have: (place) => place === 'r1',
    safe: () => false,
    flush: async () => undefined,
  };
  for (const place of ['r1', 'r2']) drafts.set(place, 'begun');
  for (const place of ['r1', 'r2']) drafts.set(place, '');
  await vi.waitFor(async () => expect(await kept()).toEqual([['r1', '']]));
  const next = await open();
  expect(next.get('r1')).toBe('');
  next.take([{ place: 'r1', text: 'begun', at: next.writtenAt('r1') - 1 }]);
  expect(next.get('r1')).toBe('');
});
