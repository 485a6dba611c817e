import { describe, expect, test } from 'vitest';
import type { Message } from './entities';
import {
  addNewer,
  addNewest,
  addOlder,
  applyMessage,
  applySync,
  kEmptyTimeline,
  kKeptMessages,
  moveTo,
  removeInBulk,
  removeMessages,
  renameAuthor,
  trim,
  type Timeline,
} from './timeline';

function message(ts: number, changes: Partial<Message> = {}): Message {
  const base = { _id: `m${ts}`, rid: 'r', msg: `text ${ts}`, u: { _id: 'u1', username: 'ann' }, ts, updatedAt: ts };
  return { ...base, ...changes };
}

const ids = (timeline: Timeline) => timeline.messages.map(({ _id }) => _id);
const loaded = (...times: number[]) =>
  addNewest(
    kEmptyTimeline,
    times.map((ts) => message(ts)),
    true,
  );

describe('a message', () => {
  test('finds its place whatever the order of arrival, and counts once', () => {
    let timeline = loaded(10);
    for (const ts of [40, 20, 40, 30, 20]) timeline = applyMessage(timeline, message(ts));
    expect(ids(timeline)).toEqual(['m10', 'm20', 'm30', 'm40']);
  });

  test('of the same millisecond stands in the same order on every client', () => {
    const [a, b] = [message(10, { _id: 'a' }), message(10, { _id: 'b' })];
    const one = [a, b].reduce(applyMessage, kEmptyTimeline);
    const other = [b, a].reduce(applyMessage, kEmptyTimeline);
    expect(ids(one)).toEqual(ids(other));
  });

  test('is replaced by its edit, but not by an older state that comes late', () => {
    const edit = message(10, { msg: 'second', updatedAt: 20, editedAt: 20 });
    const late = message(10, { msg: 'first', updatedAt: 15 });
    const timeline = [edit, late].reduce(applyMessage, loaded(10));
    expect(timeline.messages).toEqual([edit]);
  });

  test('does not come back after its deletion', () => {
    const timeline = applyMessage(removeMessages(loaded(10, 20), ['m10']), message(10, { updatedAt: 99 }));
    expect(ids(timeline)).toEqual(['m20']);
  });

  test('that was deleted before it was seen never appears', () => {
    expect(ids(applyMessage(removeMessages(loaded(10), ['m20']), message(20)))).toEqual(['m10']);
  });

  test('from before the loaded part waits for its page', () => {
    const timeline = applyMessage(loaded(50, 60), message(10, { updatedAt: 70, msg: 'edited long ago' }));
    expect(ids(timeline)).toEqual(['m50', 'm60']);
  });
});

describe('a page', () => {
  test('joins what streams brought first, without a hole', () => {
    const early = [message(5, { updatedAt: 100 }), message(90)].reduce(applyMessage, kEmptyTimeline);
    const timeline = addNewest(early, [message(70), message(80)], true);
    expect(ids(timeline)).toEqual(['m70', 'm80', 'm90']);
    expect(timeline.complete).toBe(false);
  });

  test('that was fetched before a change does not undo it', () => {
    const edit = message(80, { msg: 'new', updatedAt: 95 });
    const early = removeMessages(applyMessage(kEmptyTimeline, edit), ['m70']);
    const timeline = addNewest(early, [message(70), message(80)], true);
    expect(timeline.messages).toEqual([edit]);
  });

  test('that is not full completes the room', () => {
    const timeline = addOlder(loaded(50, 60), [message(10), message(50)], false, 50);
    expect(ids(timeline)).toEqual(['m10', 'm50', 'm60']);
    expect(timeline.complete).toBe(true);
  });
});

describe('a window in the past', () => {
  const past = () => moveTo(loaded(900), [message(20), message(30)], { moreBefore: true, moreAfter: true });

  test('takes the place of what was here, and leaves the news to their page', () => {
    const timeline = [message(950), message(30, { msg: 'edited', updatedAt: 960 })].reduce(applyMessage, past());
    expect(timeline.messages.map(({ msg }) => msg)).toEqual(['text 20', 'edited']);
    expect(timeline).toMatchObject({ complete: false, live: false, loaded: true });
  });

  test('grows towards the present, and is live when it has arrived there', () => {
    const nearer = addNewer(past(), [message(30), message(40)], true, 30);
    expect(nearer).toMatchObject({ live: false });
    const there = addNewer(nearer, [message(40), message(50)], false, 40);
    expect(ids(applyMessage(there, message(60)))).toEqual(['m20', 'm30', 'm40', 'm50', 'm60']);
    expect(there.live).toBe(true);
  });

  test('gives way to the newest page', () => {
    const timeline = addNewest(past(), [message(800), message(900)], true);
    expect(ids(timeline)).toEqual(['m800', 'm900']);
    expect(timeline).toMatchObject({ complete: false, live: true });
  });

  test('takes no page that was asked for from another place', () => {
    expect(addNewer(past(), [message(905)], false, 900)).toEqual(past());
    expect(addOlder(past(), [message(895)], true, 900)).toEqual(past());
  });
});

describe('a long window', () => {
  const long = () => loaded(...Array.from({ length: 1000 }, (_, i) => i + 1));

  test('is cut to its newest part, or around what is looked at', () => {
    expect(ids(trim(long())).length).toBe(kKeptMessages);
    expect(trim(long())).toMatchObject({ live: true, complete: false });
    expect(ids(trim(long()))[0]).toBe('m601');
    const around = trim(long(), 'm500');
    expect(around).toMatchObject({ live: false, complete: false });
    expect([ids(around)[0], ids(around).at(-1)]).toEqual(['m300', 'm699']);
    expect(trim(addOlder(long(), [], false, 1), 'm5')).toMatchObject({ complete: true, live: false });
  });

  test('that was cut loads again what was cut', () => {
    const cut = trim(long());
    const page = Array.from({ length: 50 }, (_, i) => message(552 + i));
    expect(ids(addOlder(cut, page, true, 601))[0]).toBe('m552');
  });
});

describe('syncing', () => {
  test('gives the same list as having heard every event, and as a fresh fetch', () => {
    const before = loaded(10, 20, 30);
    const edit = message(20, { msg: 'edited', updatedAt: 50 });
    const fresh = addNewest(kEmptyTimeline, [edit, message(30), message(40)], true);

    const byEvents = removeMessages([message(40), edit].reduce(applyMessage, before), ['m10']);
    const bySync = applySync(before, [edit, message(40)], ['m10']);
    const byBoth = applySync(byEvents, [message(40), edit], ['m10']);
    for (const timeline of [byEvents, bySync, byBoth]) expect(timeline.messages).toEqual(fresh.messages);
  });

  test('in any order of events ends in the same state', () => {
    const changes: ((timeline: Timeline) => Timeline)[] = [
      (timeline) => applyMessage(timeline, message(40)),
      (timeline) => applyMessage(timeline, message(40, { msg: 'edited', updatedAt: 60 })),
      (timeline) => applyMessage(timeline, message(50)),
      (timeline) => removeMessages(timeline, ['m50']),
      (timeline) => applyMessage(timeline, message(30, { msg: 'edited', updatedAt: 70 })),
    ];
    const results = permutations(changes).map(
      (order) => order.reduce((timeline, change) => change(timeline), loaded(30)).messages,
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
    const timeline = applyMessage(loaded(10, 20, 40), other);
    expect(ids(removeInBulk(timeline, { ts: { after: 10, before: 40 } }))).toEqual(['m10', 'm40']);
    expect(ids(removeInBulk(timeline, { users: ['ben'], ts: { from: 0 } }))).toEqual(['m10', 'm20', 'm40']);
  });

  test('by ids holds for messages that are not loaded yet', () => {
    const timeline = addNewest(removeInBulk(loaded(50), { ids: ['m10', 'm50'] }), [message(10), message(20)], false);
    expect(ids(timeline)).toEqual(['m20']);
  });

  test('can leave a mark in place of each message', () => {
    const timeline = removeInBulk(loaded(10, 20), { ids: ['m10'], showDeletedStatus: true });
    expect(timeline.messages.map(({ t, msg }) => [t, msg])).toEqual([
      ['rm', ''],
      [undefined, 'text 20'],
    ]);
  });
});

test('a new name shows on earlier messages', () => {
  const timeline = renameAuthor(loaded(10), { _id: 'u1', username: 'anna', name: 'Anna' });
  expect(timeline.messages[0]?.u).toEqual({ _id: 'u1', username: 'anna', name: 'Anna' });
});

test('messages of one millisecond stand in the order of their places in the room', () => {
  const [first, second] = [message(10, { _id: 'z', seq: 1 }), message(10, { _id: 'a', seq: 2 })];
  expect(ids([second, first].reduce(applyMessage, kEmptyTimeline))).toEqual(['z', 'a']);
});
