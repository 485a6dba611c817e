import { describe, expect, test } from 'vitest';
import type { Me, Room, Subscription } from './entities';
import type { AnyEvent } from './events';
import { kTypingHolds, reduceAll } from './reducers';
import { kEmptyState, type State } from './state';

const room = (id: string, updatedAt: number, changes: Partial<Room> = {}): Room => ({
  _id: id,
  t: 'c',
  name: id,
  updatedAt,
  ...changes,
});
const subscription = (rid: string, updatedAt: number, changes: Partial<Subscription> = {}): Subscription => ({
  _id: `s-${rid}`,
  rid,
  t: 'c',
  name: rid,
  open: true,
  unread: 0,
  userMentions: 0,
  groupMentions: 0,
  ts: 0,
  updatedAt,
  ...changes,
});
const me: Me = { _id: 'me', username: 'ann', roles: ['user'] };
const reduce = (state: State, event: AnyEvent) => reduceAll(state, [event]);
const run = (events: AnyEvent[], state: State = kEmptyState) => reduceAll(state, events);

describe('several events at once', () => {
  test('leave the state before them as it was, and end as one after the other', () => {
    const before = run([{ type: 'room.changed', data: room('a', 1) }]);
    const events: AnyEvent[] = [
      { type: 'room.changed', data: room('a', 2) },
      { type: 'room.changed', data: room('b', 2) },
    ];
    const after = reduceAll(before, events);
    expect([...before.rooms.values()]).toEqual([room('a', 1)]);
    expect(after).toEqual(events.reduce(reduce, before));
    const later = reduceAll(after, [{ type: 'room.changed', data: room('b', 3) }]);
    expect(after.rooms.get('b')).toEqual(room('b', 2));
    expect(later.rooms.get('b')).toEqual(room('b', 3));
  });
});

describe('rooms and subscriptions', () => {
  test('events and a sync end in the same state as a fresh fetch, however often they come', () => {
    const old: AnyEvent[] = [
      { type: 'rooms.fetched', data: { update: [room('a', 1), room('b', 1)], remove: [] } },
      { type: 'subscriptions.fetched', data: { update: [subscription('a', 1), subscription('b', 1)], remove: [] } },
    ];
    const events: AnyEvent[] = [
      { type: 'room.changed', data: room('a', 5, { topic: 'new' }) },
      { type: 'subscription.changed', data: subscription('a', 6, { unread: 2, alert: true }) },
      { type: 'subscription.removed', data: { _id: 's-b', rid: 'b' } },
      { type: 'room.removed', data: { id: 'b' } },
    ];
    const sync: AnyEvent[] = [
      { type: 'rooms.fetched', data: { update: [room('a', 5, { topic: 'new' })], remove: [{ _id: 'b' }] } },
      {
        type: 'subscriptions.fetched',
        data: { update: [subscription('a', 6, { unread: 2, alert: true })], remove: [{ _id: 's-b' }] },
      },
    ];
    const fresh = run([
      { type: 'rooms.fetched', data: { update: [room('a', 5, { topic: 'new' })], remove: [] } },
      {
        type: 'subscriptions.fetched',
        data: { update: [subscription('a', 6, { unread: 2, alert: true })], remove: [] },
      },
    ]);
    for (const steps of [events, sync, [...events, ...sync], [...sync, ...events], [...events, ...events]]) {
      expect(run([...old, ...steps])).toEqual(fresh);
    }
  });

  test('an answer that was overtaken by an event does not undo it', () => {
    const state = run([
      { type: 'subscription.changed', data: subscription('a', 9, { unread: 0 }) },
      { type: 'subscriptions.fetched', data: { update: [subscription('a', 7, { unread: 3 })], remove: [] } },
    ]);
    expect(state.subscriptions.get('a')?.unread).toBe(0);
  });

  test('the late removal of an old membership does not end the new one', () => {
    const state = run([
      { type: 'subscription.changed', data: subscription('a', 9, { _id: 'new' }) },
      { type: 'subscription.removed', data: { _id: 'old', rid: 'a' } },
      { type: 'subscriptions.fetched', data: { update: [], remove: [{ _id: 'old' }] } },
    ]);
    expect(state.subscriptions.get('a')?._id).toBe('new');
  });
});

describe('typing', () => {
  const typing = (activities: string[], at = 0): AnyEvent => ({
    type: 'activity',
    data: { rid: 'r', name: 'ben', activities, at },
  });
  const names = (state: State) => [...(state.typing.get('r')?.keys() ?? [])];

  test('shows until told to stop', () => {
    expect(names(run([typing(['user-typing'])]))).toEqual(['ben']);
    expect(names(run([typing(['user-typing']), typing([])]))).toEqual([]);
  });

  test('ends by itself when nothing more is heard', () => {
    const state = run([typing(['user-typing'], 1000)]);
    expect(names(reduce(state, { type: 'activity.expired', data: { now: 1000 + kTypingHolds - 1 } }))).toEqual(['ben']);
    expect(names(reduce(state, { type: 'activity.expired', data: { now: 1000 + kTypingHolds } }))).toEqual([]);
  });

  test('a file that is sent is told apart from words, which come first', () => {
    const doing = (state: State) => [...(state.typing.get('r')?.values() ?? [])].map((one) => one.doing);
    expect(doing(run([typing(['user-uploading'])]))).toEqual(['uploading']);
    expect(doing(run([typing(['user-uploading', 'user-typing'])]))).toEqual(['typing']);
    expect(doing(run([typing(['user-recording'])]))).toEqual([]);
  });

  test('ends with the message', () => {
    const message = { _id: 'm', rid: 'r', msg: 'hi', u: { _id: 'u', username: 'ben' }, ts: 1, updatedAt: 1 };
    expect(names(run([typing(['user-typing']), { type: 'message', data: message }]))).toEqual([]);
  });
});

describe('oneself', () => {
  test('dotted paths change the inside and leave the rest', () => {
    const before = {
      ...me,
      settings: { preferences: { sidebarSortby: 'activity', language: 'en' } },
      statusText: 'busy',
    };
    const state = run(
      [
        {
          type: 'self.changed',
          data: { diff: { 'settings.preferences.language': 'de', name: 'Ann' }, unset: ['statusText'] },
        },
      ],
      { ...kEmptyState, me: before },
    );
    expect(state.me).toEqual({
      ...me,
      name: 'Ann',
      settings: { preferences: { sidebarSortby: 'activity', language: 'de' } },
    });
    expect(before.settings.preferences.language).toBe('en');
  });

  test('roles come and go, in the workspace and in one room', () => {
    const state = run(
      [
        { type: 'subscription.changed', data: subscription('a', 1) },
        { type: 'role.assigned', data: { role: 'admin', uid: 'me', held: true } },
        { type: 'role.assigned', data: { role: 'user', uid: 'me', held: false } },
        { type: 'role.assigned', data: { role: 'owner', uid: 'me', rid: 'a', held: true } },
        { type: 'role.assigned', data: { role: 'bot', uid: 'somebody else', held: true } },
      ],
      { ...kEmptyState, me },
    );
    expect(state.me?.roles).toEqual(['admin']);
    expect(state.subscriptions.get('a')?.roles).toEqual(['owner']);
  });
});

test('a message for a room that is not open changes nothing', () => {
  const message = { _id: 'm', rid: 'elsewhere', msg: 'hi', u: { _id: 'u', username: 'ben' }, ts: 1, updatedAt: 1 };
  expect(run([{ type: 'message', data: message }])).toBe(kEmptyState);
});

test('nothing is changed in place', () => {
  const before = run([{ type: 'room.changed', data: room('a', 1) }]);
  const { rooms } = before;
  run(
    [
      { type: 'room.changed', data: room('b', 2) },
      { type: 'room.removed', data: { id: 'a' } },
    ],
    before,
  );
  expect([...rooms.keys()]).toEqual(['a']);
});
