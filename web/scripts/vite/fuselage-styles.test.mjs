import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { withoutUnused } from './fuselage-styles.ts';

test('rules of what nothing draws are left out, and only those', () => {
  const css =
    '.rcx-button{a:b}.rcx-grid__item{c:d}.rcx-tag,.rcx-chip:not(.a,.b),.rcx-tabs{e:f}@media (x){.rcx-tile{g:h}.rcx-box{i:j}}';
  expect(withoutUnused(css)).toBe('.rcx-button{a:b}.rcx-tag{e:f}@media (x){.rcx-box{i:j}}');
  expect(withoutUnused('.rcx-tablet{a:b}')).toBe('.rcx-tablet{a:b}');
});

test('our own elements have the styles of every class of Fuselage that they name', () => {
  const files = readdirSync('src', { recursive: true }).filter((name) => /\.(?:tsx|css)$/.test(name));
  const named = new Set(
    files.flatMap((name) => readFileSync(`src/${name}`, 'utf8').match(/rcx-[a-z]+(?:[a-z_-]*[a-z])?/g) ?? []),
  );
  const gone = [...named].filter((name) => withoutUnused(`.${name}{a:b}`) === '');
  expect(gone).toEqual([]);
});
