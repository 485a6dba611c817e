import { describe, expect, test } from 'vitest';
import type { Room, Subscription } from '../../stores/entities';
import { roomNameProblem } from './room-name';
import { buildSections } from './sections';

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
    },
    filter,
  ).map(({ id, items }) => [id, ...items.map(({ title }) => title)]);

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

test.each([
  ['', 'name-missing'],
  ['two words', 'name-invalid'],
  ['good-name_1.2', undefined],
])('the room name %j: %s', (name, problem) => {
  expect(roomNameProblem(name, '[0-9a-zA-Z-_.]+')).toBe(problem);
});
