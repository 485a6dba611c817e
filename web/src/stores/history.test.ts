import { describe, expect, test } from 'vitest';
import type { Message } from './entities';
import { kKeptMessages, kKeptNewest, kMaxRuns, pageAfter, pageAround, pageBefore, trim, type Page } from './history';
import { addPage, applyMessage, applySync, removeInBulk, removeMessages, renameAuthor, swept } from './message-state';
import { kNoMessages, type MessageState } from './message-table';
import { isComplete, isLive, isLoaded, shownMessages } from './shown';
import { keyOf, roomSource, type Source } from './sources';

const kRoom = roomSource('r');
const kMentions: Source = { kind: 'mentions', rid: 'r', uid: 'me' };

function message(ts: number, changes: Partial<Message> = {}): Message {
  const base = { _id: `m${ts}`, rid: 'r', msg: `text ${ts}`, u: { _id: 'u1', username: 'ann' }, ts, updatedAt: ts };
  return { ...base, ...changes };
}

const shown = (state: MessageState, source = kRoom) => shownMessages(state, source);
const ids = (state: MessageState, source = kRoom) => shown(state, source).map(({ _id }) => _id);
const add = (state: MessageState, page: Page, source = kRoom) => addPage(state, source, page);
const range = (from: number, count: number) => Array.from({ length: count }, (_, i) => message(from + i));
const loaded = (...times: number[]) =>
  add(
    kNoMessages,
    pageBefore(
      times.map((ts) => message(ts)),
      true,
    ),
  );

/** As the reducers do it. */
function change(
  state: MessageState,
  source: Source,
  next: Partial<MessageState['histories'] extends ReadonlyMap<string, infer H> ? H : never>,
) {
  const history = state.histories.get(keyOf(source))!;
  return { ...state, histories: new Map(state.histories).set(keyOf(source), { ...history, ...next }) };
}
const lookAt = (state: MessageState, at?: number) => change(state, kRoom, { at });
const cut = (state: MessageState, around?: string) =>
  swept(change(state, kRoom, trim(state.histories.get('r')!, state.messages, around)));

describe('a message', () => {
  test('finds its place whatever the order of arrival, and counts once', () => {
    let state = loaded(10);
    for (const ts of [40, 20, 40, 30, 20]) state = applyMessage(state, message(ts));
    expect(ids(state)).toEqual(['m10', 'm20', 'm30', 'm40']);
  });

  test('of the same millisecond stands in the same order on every client', () => {
    const [a, b] = [message(10, { _id: 'a' }), message(10, { _id: 'b' })];
    expect(ids([a, b].reduce(applyMessage, loaded(5)))).toEqual(ids([b, a].reduce(applyMessage, loaded(5))));
  });

  test('of one millisecond stands in the order of its place in the room', () => {
    const [first, second] = [message(10, { _id: 'z', seq: 1 }), message(10, { _id: 'a', seq: 2 })];
    expect(ids([second, first].reduce(applyMessage, loaded(5)))).toEqual(['m5', 'z', 'a']);
  });

  test('is replaced by its edit, but not by an older state that comes late', () => {
    const edit = message(10, { msg: 'second', updatedAt: 20, editedAt: 20 });
    const late = message(10, { msg: 'first', updatedAt: 15 });
    expect(shown([edit, late].reduce(applyMessage, loaded(10)))).toEqual([edit]);
  });

  test('moves when its time was changed', () => {
    const moved = message(10, { ts: 25, updatedAt: 50 });
    expect(ids(applyMessage(loaded(5, 10, 20, 30), moved))).toEqual(['m5', 'm20', 'm10', 'm30']);
  });

  test('does not come back after its deletion', () => {
    const state = applyMessage(removeMessages(loaded(10, 20), 'r', ['m10']), message(10, { updatedAt: 99 }));
    expect(ids(state)).toEqual(['m20']);
    expect(state.messages.get('m10')).toBeUndefined();
  });

  test('that was deleted before it was seen never appears', () => {
    expect(ids(applyMessage(removeMessages(loaded(10), 'r', ['m20']), message(20)))).toEqual(['m10']);
  });

  test('from before the loaded part waits for its page, and is not kept', () => {
    const state = applyMessage(loaded(50, 60), message(10, { updatedAt: 70, msg: 'edited long ago' }));
    expect(ids(state)).toEqual(['m50', 'm60']);
    expect(state.messages.size).toBe(2);
  });

  test('of another room is none of ours', () => {
    expect(ids(applyMessage(loaded(10), message(20, { rid: 'other' })))).toEqual(['m10']);
  });

  test('that changes leaves the list of all others as it is, and a list without it the same', () => {
    const state = loaded(10, 20);
    const other = add(state, pageBefore([message(30, { _id: 'x', rid: 's' })], true), roomSource('s'));
    const next = applyMessage(other, message(30, { _id: 'x', rid: 's', msg: 'edited', updatedAt: 99 }));
    expect(shown(next)).toBe(shown(state));
    expect(shown(next, roomSource('s'))).not.toBe(shown(other, roomSource('s')));
  });
});

describe('a page', () => {
  test('that was fetched before a change does not undo it', () => {
    const edit = message(80, { msg: 'new', updatedAt: 95 });
    const early = removeMessages(applyMessage(loaded(70, 80), edit), 'r', ['m70']);
    expect(shown(add(early, pageBefore([message(70), message(80)], true)))).toEqual([edit]);
  });

  test('that is not full completes the room', () => {
    const state = add(loaded(50, 60), pageBefore([message(10), message(50)], false, 50));
    expect(ids(state)).toEqual(['m10', 'm50', 'm60']);
    expect(isComplete(state, kRoom)).toBe(true);
  });

  test('of a room where nothing was said is a page', () => {
    const state = add(kNoMessages, pageBefore([], false));
    expect([isLoaded(state, kRoom), isComplete(state, kRoom), isLive(state, kRoom)]).toEqual([true, true, true]);
    expect(ids(applyMessage(state, message(10)))).toEqual(['m10']);
  });

  test('leads on where all messages have been deleted', () => {
    const empty = removeMessages(loaded(50, 60), 'r', ['m50', 'm60']);
    expect(isComplete(empty, kRoom)).toBe(false);
    expect(ids(add(empty, pageBefore([message(40)], false, 50)))).toEqual(['m40']);
  });
});

describe('a part in the past', () => {
  const past = () => lookAt(add(loaded(900), pageAround([message(20), message(30)], true, true)), 20);

  test('is shown where one looks at it, and leaves the news to the present', () => {
    const state = [message(950), message(30, { msg: 'edited', updatedAt: 960 })].reduce(applyMessage, past());
    expect(shown(state).map(({ msg }) => msg)).toEqual(['text 20', 'edited']);
    expect([isComplete(state, kRoom), isLive(state, kRoom), isLoaded(state, kRoom)]).toEqual([false, false, true]);
    // The way back asks for nothing.
    expect(ids(lookAt(state))).toEqual(['m900', 'm950']);
  });

  test('is told from the present by the hole between them: what lies there comes with its page', () => {
    expect(applyMessage(past(), message(500)).messages.get('m500')).toBeUndefined();
  });

  test('grows towards the present, and is live when it has arrived there', () => {
    const nearer = add(past(), pageAfter([message(30), message(40)], true, 30));
    expect(isLive(nearer, kRoom)).toBe(false);
    expect(ids(nearer)).toEqual(['m20', 'm30', 'm40']);
    const there = add(nearer, pageAfter([message(40), message(50), message(900)], true, 40));
    expect(ids(applyMessage(there, message(960)))).toEqual(['m20', 'm30', 'm40', 'm50', 'm900', 'm960']);
    expect(isLive(there, kRoom)).toBe(true);
  });

  test('joins another part that it meets', () => {
    const two = add(past(), pageAround([message(60), message(70)], true, true));
    const one = add(two, pageBefore([message(25), message(30), message(60)], true, 60));
    expect(ids(one)).toEqual(['m20', 'm25', 'm30', 'm60', 'm70']);
    expect(one.histories.get('r')?.runs).toHaveLength(2);
  });

  test('is forgotten when there are too many', () => {
    let state = loaded(90_000);
    for (let n = 1; n < 10; n += 1) {
      state = lookAt(add(state, pageAround([message(n * 1_000), message(n * 1_000 + 1)], true, true)), n * 1_000);
      expect(ids(state)).toEqual([`m${n * 1_000}`, `m${n * 1_000 + 1}`]);
    }
    expect(state.histories.get('r')?.runs).toHaveLength(kMaxRuns);
    expect(state.messages.size).toBe(2 * kMaxRuns - 1);
    expect(ids(lookAt(state))).toEqual(['m90000']);
  });
});

describe('a long history', () => {
  const long = () => add(kNoMessages, pageBefore(range(1, 1000), true));

  test('is cut to its newest part', () => {
    const state = cut(long());
    expect(ids(state)).toHaveLength(kKeptMessages);
    expect([ids(state)[0], isLive(state, kRoom), isComplete(state, kRoom)]).toEqual(['m601', true, false]);
    expect(state.messages.size).toBe(kKeptMessages);
  });

  test('is cut around what is looked at, and keeps some of the newest', () => {
    const around = cut(long(), 'm500');
    expect([ids(around)[0], ids(around).at(-1)]).toEqual(['m300', 'm699']);
    expect([isLive(around, kRoom), isComplete(around, kRoom)]).toEqual([false, false]);
    expect(ids(applyMessage(lookAt(around), message(1001)))).toHaveLength(kKeptNewest + 1);
    const first = cut(add(long(), pageBefore([], false, 1)), 'm5');
    expect([isComplete(first, kRoom), isLive(first, kRoom)]).toEqual([true, false]);
  });

  test('is one part where what is looked at reaches the newest', () => {
    const state = cut(long(), 'm770');
    expect(state.histories.get('r')?.runs).toHaveLength(1);
    expect([ids(state)[0], ids(state).at(-1), isLive(state, kRoom)]).toEqual(['m570', 'm1000', true]);
  });

  test('that was cut loads again what was cut', () => {
    expect(ids(add(cut(long()), pageBefore(range(552, 50), true, 601)))[0]).toBe('m552');
  });

  test('goes on where it was looked at when nobody looks any more', () => {
    const state = cut(lookAt(long(), 3));
    expect(isLive(state, kRoom)).toBe(true);
    expect(ids(state).at(-1)).toBe('m1000');
  });
});

describe('what was remembered', () => {
  const remembered = () =>
    change(add(kNoMessages, pageBefore([message(10), message(20)], true)), kRoom, {
      runs: [{ from: 10, to: Infinity, ids: ['m10', 'm20'], remembered: true }],
    });

  test('is shown until the newest page takes its place', () => {
    expect(ids(applyMessage(remembered(), message(30)))).toEqual(['m10', 'm20', 'm30']);
    const state = add(remembered(), pageBefore([message(20), message(40)], true));
    expect(ids(state)).toEqual(['m20', 'm40']);
    expect(state.messages.get('m10')).toBeUndefined();
  });

  test('stays while a page of the past comes', () => {
    expect(ids(add(remembered(), pageAround([message(1)], true, true)))).toEqual(['m10', 'm20']);
  });
});

describe('a list of those that name one', () => {
  const named = (ts: number, changes: Partial<Message> = {}) =>
    message(ts, { mentions: [{ _id: 'me', username: 'me' }], ...changes });
  const both = () => add(loaded(10, 20), pageBefore([named(5), named(15)], false), kMentions);

  test('is kept by the same events', () => {
    const state = [named(30), message(40)].reduce(applyMessage, both());
    expect(ids(state, kMentions)).toEqual(['m5', 'm15', 'm30']);
    expect(ids(removeMessages(state, 'r', ['m15']), kMentions)).toEqual(['m5', 'm30']);
    expect(ids(applyMessage(state, message(30, { updatedAt: 50 })), kMentions)).toEqual(['m5', 'm15']);
    expect(ids(applyMessage(state, named(20, { updatedAt: 60 })), kMentions)).toEqual(['m5', 'm15', 'm20', 'm30']);
  });

  test('has the same messages as the room, once', () => {
    const state = applyMessage(both(), named(30));
    expect(shown(state, kMentions).at(-1)).toBe(shown(state).at(-1));
    const histories = new Map([...state.histories].filter(([key]) => key !== keyOf(kMentions)));
    expect([...swept({ ...state, histories }).messages.values()].map(({ _id }) => _id).sort()).toEqual(
      ['m10', 'm15', 'm20', 'm30'].filter((id) => id !== 'm15'),
    );
  });
});

describe('syncing', () => {
  test('gives the same list as having heard every event, and as a fresh fetch', () => {
    const before = loaded(10, 20, 30);
    const edit = message(20, { msg: 'edited', updatedAt: 50 });
    const fresh = add(kNoMessages, pageBefore([edit, message(30), message(40)], true));

    const byEvents = removeMessages([message(40), edit].reduce(applyMessage, before), 'r', ['m10']);
    const bySync = applySync(before, 'r', [edit, message(40)], ['m10']);
    const byBoth = applySync(byEvents, 'r', [message(40), edit], ['m10']);
    for (const state of [byEvents, bySync, byBoth]) expect(shown(state)).toEqual(shown(fresh));
  });

  test('in any order of events ends in the same state', () => {
    const changes: ((state: MessageState) => MessageState)[] = [
      (state) => applyMessage(state, message(40)),
      (state) => applyMessage(state, message(40, { msg: 'edited', updatedAt: 60 })),
      (state) => applyMessage(state, message(50)),
      (state) => removeMessages(state, 'r', ['m50']),
      (state) => applyMessage(state, message(30, { msg: 'edited', updatedAt: 70 })),
    ];
    const results = permutations(changes).map((order) =>
      shown(order.reduce((state, apply) => apply(state), loaded(30))),
    );
    expect(results).toHaveLength(120);
    for (const result of results) expect(result).toEqual(results[0]);
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]));
}

describe('deletion in bulk', () => {
  test('by time and author', () => {
    const other = message(30, { u: { _id: 'u2', username: 'ben' } });
    const state = applyMessage(loaded(10, 20, 40), other);
    expect(ids(removeInBulk(state, 'r', { ts: { after: 10, before: 40 } }))).toEqual(['m10', 'm40']);
    expect(ids(removeInBulk(state, 'r', { users: ['ben'], ts: { from: 0 } }))).toEqual(['m10', 'm20', 'm40']);
    expect(ids(removeInBulk(state, 'other', { ts: { from: 0 } }))).toHaveLength(4);
  });

  test('by ids holds for messages that are not loaded yet', () => {
    const deleted = removeInBulk(loaded(50), 'r', { ids: ['m10', 'm50'] });
    expect(ids(add(deleted, pageBefore([message(10), message(20)], false, 50)))).toEqual(['m20']);
  });

  test('can leave a mark in place of each message', () => {
    const state = removeInBulk(loaded(10, 20), 'r', { ids: ['m10'], showDeletedStatus: true });
    expect(shown(state).map(({ t, msg }) => [t, msg])).toEqual([
      ['rm', ''],
      [undefined, 'text 20'],
    ]);
  });
});

test('a new name shows on earlier messages', () => {
  const state = renameAuthor(loaded(10), { _id: 'u1', username: 'anna', name: 'Anna' });
  expect(shown(state)[0]?.u).toEqual({ _id: 'u1', username: 'anna', name: 'Anna' });
});

test('a thread that is cut keeps the message that it is about', () => {
  const thread: Source = { kind: 'thread', rid: 'r', tmid: 'm1' };
  const replies = range(2, 1000).map((reply) => ({ ...reply, tmid: 'm1' }));
  const state = add(kNoMessages, pageBefore([message(1), ...replies], false), thread);
  const key = keyOf(thread);
  const cutOne = (of: MessageState) => swept(change(of, thread, trim(of.histories.get(key)!, of.messages)));
  const once = cutOne(state);
  expect(ids(once, thread)).toHaveLength(kKeptMessages + 1);
  expect(ids(once, thread)[0]).toBe('m1');
  expect(ids(once, thread).at(-1)).toBe('m1001');
  expect(isComplete(once, thread)).toBe(false);
  expect(ids(cutOne(once), thread)).toEqual(ids(once, thread));
});
