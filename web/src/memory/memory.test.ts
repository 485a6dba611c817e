import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { draftStorage } from '../outbox/draft-storage';
import { createChatStore } from '../stores/chat-store';
import { pageBefore } from '../stores/history';
import { isLoaded, shownMessages } from '../stores/shown';
import { keyOf, roomSource } from '../stores/sources';
import { aMessage, aRoom, aSubscription, stage } from '../stores/testing/stage';
import { forgetRead, forgetWritten } from './forget';
import { Keeper } from './keeper';
import { recall, type Remembered } from './recall';

const kRoom = roomSource('r1');

/** The chat of `ann`, up to date. */
function upToDate() {
  const all = stage();
  Object.defineProperty(all.chat, 'until', { value: 1_000, configurable: true });
  return all;
}

/** Writes all that `chat` knows; resolves when it is on disk. */
async function keep({ chat }: ReturnType<typeof stage>, remembered: Remembered | null = null): Promise<Keeper> {
  const keeper = new Keeper(chat, remembered);
  await keeper.save();
  return keeper;
}

beforeEach(async () => {
  await forgetRead();
});

test('what was known comes back, with the newest messages of its rooms', async () => {
  expect(await recall('me')).toBeNull();
  const before = upToDate();
  before.dispatch({
    type: 'page.fetched',
    data: {
      source: kRoom,
      page: pageBefore(
        Array.from({ length: 80 }, (_, i) => aMessage(i + 1)),
        true,
      ),
    },
  });
  await keep(before);

  const remembered = await recall('me');
  expect(remembered).toMatchObject({ until: 1_000, me: { username: 'ann' } });
  const store = createChatStore();
  store.dispatch({ type: 'remembered', data: remembered! });
  expect(store.getState().ready).toBe(true);
  expect(store.getState().subscriptions.get('r1')?.name).toBe('general');
  const ids = shownMessages(store.getState(), kRoom).map(({ _id }) => _id);
  expect([ids.length, ids[0], ids.at(-1)]).toEqual([50, 'm31', 'm80']);
  // The newest page takes its place.
  store.dispatch({
    type: 'page.fetched',
    data: { source: kRoom, page: pageBefore([aMessage(80), aMessage(90)], true) },
  });
  expect(shownMessages(store.getState(), kRoom).map(({ _id }) => _id)).toEqual(['m80', 'm90']);
});

test('only what has changed is written, and what is gone is dropped', async () => {
  await recall('me');
  const staged = upToDate();
  const keeper = await keep(staged);
  const put = vi.spyOn(IDBObjectStore.prototype, 'put');
  await keeper.save();
  expect(put).not.toHaveBeenCalled();
  staged.dispatch(
    { type: 'room.changed', data: aRoom({ _id: 'r2', name: 'new', updatedAt: 5 }) },
    { type: 'subscription.changed', data: aSubscription({ rid: 'r2', _id: 's2', name: 'new', updatedAt: 5 }) },
  );
  await keeper.save();
  expect(put).toHaveBeenCalledTimes(3); // both, and up to when that is all
  put.mockRestore();
  staged.dispatch({ type: 'subscription.removed', data: { _id: 's2', rid: 'r2' } });
  await keeper.save();
  const remembered = await recall('me');
  expect(remembered?.subscriptions.map(({ rid }) => rid)).toEqual(['r1']);
});

test('the messages of a private room that one has left are dropped', async () => {
  await recall('me');
  const staged = upToDate();
  staged.dispatch({ type: 'room.changed', data: aRoom({ t: 'p', updatedAt: 5 }) });
  const keeper = await keep(staged);
  expect((await recall('me'))?.histories).toHaveLength(1);
  staged.dispatch({ type: 'subscription.removed', data: { _id: 's-r1', rid: 'r1' } });
  await keeper.save();
  expect((await recall('me'))?.histories).toHaveLength(0);
});

test('another person finds nothing, and leaves nothing to the one before', async () => {
  await recall('me');
  await keep(upToDate());
  expect(await recall('other')).toBeNull();
  expect(await recall('me')).toBeNull();
});

test('a tab that is late after signing out writes nothing', async () => {
  await recall('me');
  const staged = upToDate();
  const keeper = await keep(staged);
  await forgetRead();
  staged.dispatch({ type: 'room.changed', data: aRoom({ topic: 'late', updatedAt: 9 }) });
  await keeper.save();
  expect(await recall('me')).toBeNull();
});

test('before everything is known nothing is written', async () => {
  await recall('me');
  await keep(stage()); // nothing says up to when it is complete
  expect(await recall('me')).toBeNull();
});

test('what is fetched first is not overwritten by what was remembered', async () => {
  await recall('me');
  await keep(upToDate());
  const remembered = await recall('me');
  const { dispatch, chat } = stage();
  dispatch({ type: 'room.changed', data: aRoom({ topic: 'newer', updatedAt: 50 }) });
  dispatch({ type: 'remembered', data: remembered! });
  expect(chat.store.getState().rooms.get('r1')?.topic).toBe('newer');
  expect(isLoaded(chat.store.getState(), kRoom)).toBe(true);
  expect(chat.store.getState().histories.get(keyOf(kRoom))?.runs[0]?.remembered).toBeUndefined();
});

test('drafts of others go when somebody signs in, all when one signs out', async () => {
  const kept = async () =>
    Promise.all(['me', 'other', 'zoe'].map(async (uid) => (await draftStorage.all(uid)).map(({ text }) => text)));
  for (const uid of ['me', 'other', 'zoe']) {
    await draftStorage.put({ uid, place: 'r1', text: `of ${uid}`, at: 1 });
    await draftStorage.put({ uid, place: 'r2', text: 'another', at: 2 });
  }
  localStorage.setItem('confab.draft.me.r1', 'by a release of before');
  await forgetWritten('other');
  expect(await kept()).toEqual([[], ['of other', 'another'], []]);
  expect(localStorage.length).toBe(0);
  await forgetWritten();
  expect(await kept()).toEqual([[], [], []]);
});
