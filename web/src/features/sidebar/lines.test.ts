import { expect, test } from 'vitest';
import { lineForKey, linesOf } from './lines';
import type { SidebarItem, SidebarSection } from './sections';

const item = (rid: string, alert = false): SidebarItem => ({
  rid,
  alert,
  muted: false,
  unread: 0,
  t: 'c',
  title: rid,
  path: `/channel/${rid}`,
  username: rid,
  face: rid,
  favorite: false,
  mentions: 0,
  lastActivity: 0,
});
const sections: SidebarSection[] = [
  { id: 'channels', items: [item('a'), item('b', true)] },
  { id: 'direct', items: [item('c')] },
];
const keys = (lines: readonly { key: string }[]) => lines.map(({ key }) => key);

test('sections stand below each other; a folded one keeps what has news and what is open', () => {
  const all = ['heading channels', 'a', 'b', 'heading direct', 'c'];
  expect(keys(linesOf(sections, new Set(), undefined))).toEqual(all);
  const folded = new Set(['channels', 'direct'] as const);
  expect(keys(linesOf(sections, folded, undefined))).toEqual(['heading channels', 'b', 'heading direct']);
  expect(keys(linesOf(sections, folded, 'c'))).toEqual(['heading channels', 'b', 'heading direct', 'c']);
});

test.each([
  ['Home', 2, 1],
  ['End', 1, 4],
  ['ArrowDown', -1, 1],
  ['ArrowDown', 2, 4], // over the heading
  ['ArrowDown', 4, 4],
  ['ArrowUp', 4, 2],
  ['ArrowUp', 1, 1],
  ['x', 1, undefined],
])('%s at line %i leads to line %s', (key, at, expected) => {
  expect(lineForKey(linesOf(sections, new Set(), undefined), at, key)).toBe(expected);
});

test('without rooms no key leads anywhere', () => {
  expect(lineForKey([], -1, 'Home')).toBeUndefined();
});
