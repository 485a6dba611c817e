import { describe, expect, test } from 'vitest';
import type { Room, Subscription } from '../../stores/entities';
import { kNoDaily } from '../../stores/daily';
import { roomNameProblem, towardsRoomName } from './room-name';
import { linesOf, type Foldable } from './lines';
import { buildSections, iconOf, toItem } from './sections';

const subscription = (rid: string, changes: Partial<Subscription> = {}): Subscription => ({
  _id: `s-${rid}`,
  rid,
  t: 'c',
  name: rid,
  open: true,
  unread: 0,
  userMentions: 0,
  groupMentions: 0,
  ts: 0,
  updatedAt: 0,
  ...changes,
});
const kList = [
  subscription('zebra'),
  subscription('apple', { alert: true }),
  subscription('secret', { t: 'p', f: true }),
  subscription('d1', { t: 'd', name: 'ben', fname: 'Ben Baker', unread: 2, alert: true }),
  subscription('hidden', { open: false }),
];
const kRooms: Room[] = [
  { _id: 'zebra', t: 'c', name: 'zebra', lm: 50, updatedAt: 0 },
  { _id: 'apple', t: 'c', name: 'apple', lm: 10, updatedAt: 0 },
  { _id: 'd1', t: 'd', uids: ['me', 'u2'], lm: 20, updatedAt: 0 },
];
const build = (preferences: Record<string, unknown> = {}, filter = '') =>
  buildSections(
    {
      me: { _id: 'me', username: 'ann', roles: [], settings: { preferences } },
      subscriptions: new Map(kList.map((item) => [item.rid, item])),
      rooms: new Map(kRooms.map((room) => [room._id, room])),
      settings: new Map([['UI_Use_Real_Name', true]]),
      daily: kNoDaily,
    },
    filter,
  ).map(({ id, items }) => [id, ...items.map(({ title }) => title)]);

describe('a list of thousands', () => {
  test('is in the same order after single changes as if it were sorted anew', () => {
    const ids = Array.from({ length: 300 }, (_, n) => `r${n}`);
    const subscriptions = new Map(ids.map((rid) => [rid, subscription(rid)]));
    const rooms = new Map(ids.map((_id, n): [string, Room] => [_id, { _id, t: 'c', name: _id, lm: n, updatedAt: 0 }]));
    const order = (byName: boolean) =>
      buildSections(
        {
          me: {
            _id: 'me',
            username: 'ann',
            roles: [],
            settings: { preferences: { sidebarSortby: byName ? 'alphabetical' : 'activity' } },
          },
          subscriptions,
          rooms,
          settings: new Map(),
          daily: kNoDaily,
        },
        '',
      ).flatMap(({ items }) => items.map(({ rid }) => rid));
    const newestFirst = () => [...ids].sort((a, b) => (rooms.get(b)?.lm ?? 0) - (rooms.get(a)?.lm ?? 0));
    expect(order(false)).toEqual(newestFirst());
    for (const [n, rid] of ['r7', 'r299', 'r0', 'r150', 'r7'].entries()) {
      rooms.set(rid, { _id: rid, t: 'c', name: rid, lm: 1_000 + n, updatedAt: n });
      expect(order(false)).toEqual(newestFirst());
    }
    subscriptions.delete('r150');
    ids.splice(ids.indexOf('r150'), 1);
    expect(order(false)).toEqual(newestFirst());
    expect(order(true)).toEqual([...ids].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1))));
  });
});

describe('the sidebar', () => {
  test('groups by kind, favourites first, newest first; hidden rooms are not there', () => {
    expect(build()).toEqual([
      ['favorites', 'secret'],
      ['channels', 'zebra', 'apple'],
      ['direct', 'Ben Baker'],
    ]);
  });

  test('goes by the preferences of its user', () => {
    expect(build({ sidebarSortby: 'alphabetical', sidebarShowFavorites: false })).toEqual([
      ['channels', 'apple', 'secret', 'zebra'],
      ['direct', 'Ben Baker'],
    ]);
    expect(build({ sidebarShowUnread: true, sidebarGroupByType: false })).toEqual([
      ['unread', 'Ben Baker', 'apple'],
      ['favorites', 'secret'],
      ['all', 'zebra'],
    ]);
  });

  test('finds by part of the name or username', () => {
    expect(build({}, 'BAK')).toEqual([['direct', 'Ben Baker']]);
    expect(build({}, 'ben')).toEqual([['direct', 'Ben Baker']]);
    expect(build({}, 'nothing')).toEqual([]);
  });
});

describe('teams on the sidebar', () => {
  const room = (rid: string, changes: Partial<Room>): Room => ({
    _id: rid,
    t: 'c',
    name: rid,
    updatedAt: 0,
    ...changes,
  });
  const sections = (preferences: Record<string, unknown> = {}, favorite = false) =>
    buildSections(
      {
        me: { _id: 'me', username: 'ann', roles: [], settings: { preferences } },
        subscriptions: new Map(
          ['herons', 'nests', 'eggs', 'lone'].map((rid) => [
            rid,
            subscription(rid, { ...(rid === 'herons' && { f: favorite }), ...(rid === 'eggs' && { alert: true }) }),
          ]),
        ),
        rooms: new Map(
          [
            room('herons', { teamId: 'T', teamMain: true }),
            room('nests', { teamId: 'T' }),
            room('eggs', { teamId: 'T' }),
            room('lone', { teamId: 'of-others' }),
          ].map((one) => [one._id, one]),
        ),
        settings: new Map(),
        daily: kNoDaily,
      },
      '',
    );
  const named = (list: ReturnType<typeof sections>) =>
    list.map(({ id, items }) => [id, ...items.map(({ title, nested }) => (nested ? `- ${title}` : title))]);

  test('have their rooms below them; a room of a team that is not there stands among the channels', () => {
    expect(named(sections({ sidebarSortby: 'alphabetical' }))).toEqual([
      ['teams', 'herons', '- eggs', '- nests'],
      ['channels', 'lone'],
    ]);
  });

  test('a team among the favorites leaves its rooms where they are', () => {
    expect(named(sections({ sidebarSortby: 'alphabetical' }, true))).toEqual([
      ['favorites', 'herons'],
      ['channels', 'eggs', 'lone', 'nests'],
    ]);
  });

  test('a team that is folded keeps the room that is open and those with news', () => {
    const lines = (folded: Foldable[], current?: string) =>
      linesOf(sections({ sidebarSortby: 'alphabetical' }), new Set(folded), current).map(({ key }) => key);
    expect(lines([])).toEqual(['heading teams', 'herons', 'eggs', 'nests', 'heading channels', 'lone']);
    expect(lines(['team T'])).toEqual(['heading teams', 'herons', 'eggs', 'heading channels', 'lone']);
    expect(lines(['team T'], 'nests')).toContain('nests');
    expect(lines(['teams', 'team T'])).toEqual(['heading teams', 'eggs', 'heading channels', 'lone']);
  });
});

test.each([
  ['', 'name-missing'],
  ['two words', 'name-invalid'],
  ['good-name_1.2', undefined],
])('the room name %j: %s', (name, problem) => {
  expect(roomNameProblem(name, '[0-9a-zA-Z-_.]+')).toBe(problem);
});

test('what is typed becomes a name that is allowed, and no word is mutilated on the way', () => {
  const usual = '[0-9a-zA-Z-_.]+';
  expect(towardsRoomName('Product Launch!', usual)).toBe('Product-Launch');
  expect(towardsRoomName('größe ', usual)).toBe('größe-');
  expect(towardsRoomName('a/b', '[a-z]+')).toBe('ab');
  // Whatever is allowed stays as it is, and a pattern that is not about characters changes nothing.
  expect(towardsRoomName('Any words!', '.+')).toBe('Any words!');
  expect(towardsRoomName('x y', '.{3,}')).toBe('x y');
  expect(towardsRoomName('x y', '(')).toBe('x y');
});

test('a discussion has its sign, and a room in which only threads have news says so', () => {
  const room = { _id: 'talk', t: 'p', name: 'talk', prid: 'zebra', updatedAt: 0 } as const;
  const item = (changes: Partial<Subscription>) =>
    toItem(subscription('talk', { t: 'p', ...changes }), room, 'me', true);
  expect(iconOf(item({}))).toBe('balloon');
  expect(item({ tunread: ['m1'] })).toMatchObject({ alert: true, onlyThreads: true });
  expect(item({ tunread: ['m1'], alert: true })).toMatchObject({ alert: true, onlyThreads: false });
});
