import { expect, test } from 'vitest';
import { namedChannels } from './channels';
import type { Room } from './entities';

const room = (name: string, changes: Partial<Room> = {}): Room => ({
  _id: name,
  t: 'c',
  name,
  updatedAt: 0,
  ...changes,
});
const state = (...rooms: Room[]) => ({ rooms: new Map(rooms.map((one) => [one._id, one])) });

test('channels stay the same list while others talk in them, and are another when one is renamed or goes', () => {
  const first = namedChannels(state(room('a'), room('b'), room('d', { t: 'd' })));
  expect(first).toEqual([
    { _id: 'a', name: 'a' },
    { _id: 'b', name: 'b' },
  ]);
  expect(namedChannels(state(room('a', { lm: 5 }), room('b'), room('d', { t: 'd', lm: 6 })))).toBe(first);
  expect(namedChannels(state(room('a', { fname: 'Ah' }), room('b')))).toEqual([
    { _id: 'a', name: 'a', fname: 'Ah' },
    { _id: 'b', name: 'b' },
  ]);
  expect(namedChannels(state(room('b')))).toEqual([{ _id: 'b', name: 'b' }]);
  expect(namedChannels(state())).toEqual([]);
});
