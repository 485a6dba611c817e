import { readFileSync, readdirSync } from 'node:fs';
import { expect, test } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' });
const read = (pattern: RegExp) =>
  files.filter((name) => pattern.test(name)).map((name) => readFileSync(`src/${name}`, 'utf8'));
const css = read(/\.css$/)
  .join('\n')
  .replace(/\/\*[\s\S]*?\*\//g, '');
const ruled = new Set([...css.matchAll(/\.((?:confab|rcx)-[\w-]+)/g)].map(([, name]) => name!));
// A media type (`image/*`) begins no comment.
const source = read(/^(?:features|ui|i18n|App).*(?<!\.test)\.tsx?$/)
  .join('\n')
  .replace(/\/\/.*|(?<!\w)\/\*[\s\S]*?\*\//g, '');
/** A name that ends in a hyphen is continued by a value: `confab-tag--${variant}`. */
const named = new Set([...source.matchAll(/(?<![\w-])confab-[a-z][\w-]*/g)].map(([name]) => name));
const isRuled = (name: string) =>
  name.endsWith('-') ? [...ruled].some((other) => other.startsWith(name)) : ruled.has(name);

/** Names to find things by, or that look as what is around them does. */
const plain = [
  'confab-colour',
  'confab-mention--channel',
  'confab-mention--user',
  'confab-messages__row',
  'confab-steps__number',
];

test('no class is drawn without rules: what looks like nothing is transparent', () => {
  expect([...named].filter((name) => !isRuled(name)).sort()).toEqual(plain);
});

test('no rule is for a class that nothing has', () => {
  const starts = [...named].filter((name) => name.endsWith('-'));
  const hooks = new Set([...source.matchAll(/(?<![\w-])rcx-[a-z][\w-]*/g)].map(([name]) => name));
  const idle = [...ruled].filter(
    (name) => !named.has(name) && !hooks.has(name) && !starts.some((start) => name.startsWith(start)),
  );
  expect(idle).toEqual([]);
});

test('what our controls look like hangs on our own names; the other ones are for styles of operators', () => {
  const kit = read(/^ui\/css\/.*\.css$|^theme\/base\.css$/).join('\n');
  expect([...kit.matchAll(/\.rcx-[\w-]+/g)].map(([name]) => name)).toEqual([]);
});

test('no rule asks what is anywhere in the page: every message would have all of it looked over', () => {
  expect(css.match(/(?:^|[\s,{}])(?::root|html|body|\*)?:has\([^{]*\{/gm) ?? []).toEqual([]);
});
