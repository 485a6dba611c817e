import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawingOf } from '../../../scripts/vite/drawings';
import { basic } from './basic';
import { files } from './files';
import { later } from './later';
import { more } from './more';
import { pages } from './pages';

test('an outline is rounded to what can be seen, and what is no outline is refused', () => {
  const svg = (inner: string) => `<svg viewBox="0 0 32 32" class="rcx-svg--directional">${inner}</svg>`;
  expect(drawingOf(svg('<path fill-rule="evenodd" d="M1.23456 10.5C0.004 2 3 4.999 5 6Z"/>'))).toEqual({
    paths: [{ d: 'M1.2 10.5C0 2 3 5 5 6Z', evenOdd: true }],
    directional: true,
  });
  for (const inner of [
    '<circle r="3"/>',
    '<path d="M1 1" stroke="red"/>',
    '<path d="M1.5.5L2 2"/>',
    '<path d="M1 1A2 2 0 012.5 3"/>',
  ])
    expect(() => drawingOf(svg(inner))).toThrow();
  expect(() => drawingOf('<svg viewBox="0 0 20 20"><path d="M1 1Z"/></svg>')).toThrow('Another size');
});

test('no drawing is empty or sent twice', () => {
  const all = [basic, more, later, pages, files].flatMap((some) => Object.keys(some));
  expect(all).toHaveLength(new Set(all).size);
  expect(
    Object.entries({ ...basic, ...more, ...later, ...pages, ...files }).filter(([, { paths }]) => paths.length === 0),
  ).toEqual([]);
});

/** The names of drawings in the sources of some folders. */
function namedIn(...folders: string[]): string[] {
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => `${folder}/${name}`));
  // Pages for those who have signed in, though made by the kit.
  const sources = files.filter((name) => /(?<!test)\.tsx?$/.test(name) && !name.includes('SectionPage'));
  return sources.flatMap((name) =>
    [
      ...readFileSync(name, 'utf8').matchAll(
        /(?:icon|name|info|success|error|warning|danger)(?:=|: ?| = )\{?['"]([\w-]+)['"]/g,
      ),
    ].map(([, icon]) => icon!),
  );
}

test('controls and the pages for visitors make do with the drawings that are sent to everybody', () => {
  const visitors = ['src/features/login', 'src/features/setup', 'src/features/connection'];
  const named = namedIn('src/ui', 'src/ui/overlay', ...visitors);
  expect(named).toContain('warning');
  expect(named.filter((icon) => icon in more || icon in later || icon in pages || icon in files)).toEqual([]);
});

test('the chat makes do without those of the pages around it', () => {
  const areas = ['rooms', 'sidebar', 'composer', 'messages', 'directory'].map((area) => `src/features/${area}`);
  const named = namedIn(...areas);
  expect(named).toContain('balloon');
  expect(named.filter((icon) => icon in pages || icon in files)).toEqual([]);
});
