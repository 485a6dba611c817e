import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawingOf } from '../../../scripts/vite/drawings';
import { basic } from './basic';
import { more } from './more';

test('an outline is rounded to what can be seen, and what is no outline is refused', () => {
  const svg = (inner: string) => `<svg viewBox="0 0 32 32" class="rcx-svg--directional">${inner}</svg>`;
  expect(drawingOf(svg('<path fill-rule="evenodd" d="M1.23456 10.5C0.004 2 3 4.999 5 6Z"/>'))).toEqual({
    paths: [{ d: 'M1.23 10.5C0 2 3 5 5 6Z', evenOdd: true }],
    directional: true,
  });
  for (const inner of [
    '<circle r="3"/>',
    '<path d="M1 1" stroke="red"/>',
    '<path d="M1.5.5L2 2"/>',
    '<path d="M1 1A2 2 0 012.5 3"/>',
  ])
    expect(() => drawingOf(svg(inner))).toThrow();
});

test('no drawing is empty or sent twice', () => {
  expect(Object.keys(basic).filter((name) => name in more)).toEqual([]);
  expect(Object.entries({ ...basic, ...more }).filter(([, { paths }]) => paths.length === 0)).toEqual([]);
});

test('controls and the pages for visitors make do with the drawings that are sent to everybody', () => {
  const folders = ['src/ui', 'src/ui/overlay', 'src/features/login', 'src/features/setup', 'src/features/connection'];
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  // Pages for those who have signed in, though made by the kit.
  const sources = files.filter((name) => /(?<!test)\.tsx$/.test(name) && !name.includes('SectionPage'));
  const named = sources.flatMap((name) =>
    [
      ...readFileSync(name, 'utf8').matchAll(
        /(?:icon|name|info|success|error|warning|danger)(?:=|: ?| = )\{?['"]([\w-]+)['"]/g,
      ),
    ].map(([, icon]) => icon!),
  );
  expect(named).toContain('warning');
  expect(named.filter((icon) => icon in more)).toEqual([]);
});
