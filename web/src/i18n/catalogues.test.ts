import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { languages, localeOf, pickLanguage } from './languages';

type Tree = { [key: string]: string | Tree };
const folder = 'src/i18n';
const namespaces = readdirSync(join(folder, 'en')).map((file) => file.replace('.json', ''));

function flat(tree: Tree, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(tree).flatMap(([key, value]) =>
      typeof value === 'string' ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
    ),
  );
}

const read = (language: string, namespace: string) =>
  flat(JSON.parse(readFileSync(join(folder, language, `${namespace}.json`), 'utf8')));
const codes = languages.map(({ code }) => code);
const kPlural = /^.*_(zero|one|two|few|many|other)$/;
const isPlural = (key: string) => kPlural.test(key);
const bare = (key: string) => (isPlural(key) ? key.slice(0, key.lastIndexOf('_')) : key);
const bareKeys = (catalogue: ReadonlyMap<string, string>) => [...new Set([...catalogue.keys()].map(bare))].sort();
const gaps = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name!).sort();

describe.each(namespaces)('catalogue %s', (namespace) => {
  const english = read('en', namespace);

  test.each(codes)('%s has the same keys, none empty, with the same gaps', (language) => {
    const other = read(language, namespace);
    expect(bareKeys(other)).toEqual(bareKeys(english));
    for (const [key, text] of other) {
      expect(text, key).not.toBe('');
      const theirs = english.get(key) ?? english.get(`${bare(key)}_other`)!;
      // The number may be left out where the words say it: "in one second".
      const own = isPlural(key) ? [...new Set([...gaps(text), 'count'])].sort() : gaps(text);
      expect(own, key).toEqual(isPlural(key) ? [...new Set([...gaps(theirs), 'count'])].sort() : gaps(theirs));
    }
  });

  test.each(codes)(
    '%s has a form for each plural that the language knows, wherever something is counted',
    (language) => {
      const other = read(language, namespace);
      const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
      const counted = [...other].filter(([key, text]) => isPlural(key) || gaps(text).includes('count'));
      for (const [key] of counted)
        for (const form of forms) expect([...other.keys()], key).toContain(`${bare(key)}_${form}`);
      const known = [...other.keys()].filter(isPlural).map((key) => key.replace(kPlural, '$1'));
      expect(forms).toEqual(expect.arrayContaining(known));
    },
  );
});

// The compiler knows the keys as well; this finds those that it is told to believe (`as`), and those that nobody uses.
describe('the source', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (file) => /\.tsx?$/.test(file) && !/\.test\.|testing\/|\.d\.ts$/.test(file),
  );
  const sources = files.map((file) => ({ file, text: readFileSync(join('src', file), 'utf8') }));
  const catalogues = new Map(namespaces.map((namespace) => [namespace, read('en', namespace)]));
  const knows = (namespace: string, key: string) => {
    const catalogue = catalogues.get(namespace);
    return catalogue?.has(key) || catalogue?.has(`${key}_one`);
  };

  test('asks for no key that is missing', () => {
    const missing = sources.flatMap(({ file, text }) => {
      const own = [...text.matchAll(/useTranslation\(\[?'(\w+)'/g)].map(([, namespace]) => namespace!);
      return [...text.matchAll(/\bt\(\s*'([^']+)'/g)]
        .map(([, key]) => key!)
        .filter((key) => {
          const [namespace, rest] = key.includes(':') ? key.split(':') : [undefined, key];
          return namespace ? !knows(namespace, rest!) : own.length > 0 && !own.some((name) => knows(name, key));
        })
        .map((key) => `${file}: ${key}`);
    });
    expect(missing).toEqual([]);
  });

  test('uses every key', () => {
    const all = sources.map(({ text }) => text).join('\n');
    const patterns = [...all.matchAll(/`((?:\w+:)?[\w.-]*)\$\{[^`]*?\}([\w.-]*)`/g)].map(
      ([, head, tail]) => [head!.replace(/^\w+:/, ''), tail!] as const,
    );
    // Those of the errors are codes of the server: see below.
    const unused = [...catalogues]
      .filter(([namespace]) => namespace !== 'errors')
      .flatMap(([namespace, keys]) =>
        [...keys.keys()]
          .map(bare)
          .filter(
            (key) =>
              !all.includes(`'${key}'`) &&
              !all.includes(`:${key}'`) &&
              !patterns.some(([head, tail]) => head + tail !== '' && key.startsWith(head) && key.endsWith(tail)),
          )
          .map((key) => `${namespace}:${key}`),
      );
    expect(unused).toEqual([]);
  });
});

test('every setting that is shown has a name, and what is named or explained is a setting', () => {
  const document = JSON.parse(readFileSync('../docs/openapi.json', 'utf8'));
  const settings: Record<string, { type: string }> = document['x-settings'];
  const keys = [...read('en', 'settings').keys()];
  const named = (section: string) =>
    keys.filter((key) => key.startsWith(section)).map((key) => key.slice(section.length));
  const shown = Object.entries(settings).flatMap(([id, { type }]) => (type === 'object' ? [] : [id]));
  expect(named('name.')).toEqual(expect.arrayContaining(shown));
  expect([...named('name.'), ...named('hint.')].filter((id) => !(id in settings))).toEqual([]);
});

test('a language is found by its region, and English stands in for others', () => {
  expect(pickLanguage([undefined, '', 'de-AT', 'en'])).toBe('de');
  expect(pickLanguage(['pt-BR', 'fr'])).toBe('en');
  expect(pickLanguage(['default', 'DE_de'])).toBe('de');
  expect(pickLanguage(['ar-EG', 'en'])).toBe('ar');
});

test.each([
  ['en', ['de-AT', 'en-GB', 'en-US'], 'en-GB'],
  ['de', ['de-AT', 'en'], 'de-AT'],
  ['de', ['fr-FR', 'en-GB'], 'de'],
  ['ar', ['fr-FR', 'ar-SA'], 'ar-SA-u-ca-gregory-nu-latn'],
])('dates in %s for a reader of %j are written as in %s', (language, wishes, locale) => {
  expect(localeOf(language, wishes)).toBe(locale);
});

test('the German catalogues speak to everybody in the same way, and call things by one name', () => {
  for (const namespace of namespaces) {
    const text = readFileSync(join(folder, 'de', `${namespace}.json`), 'utf8');
    expect(text, namespace).not.toMatch(
      /(?:^|[".!?:] ?)(?:Sieh|Lege?|Wähle?|Gib|Prüfe?|Versuche?|Öffne|Lade?|Schreibe?|Suche) (?!Sie\b)/m,
    );
    expect(text, namespace).not.toMatch(/\b(?:[Dd]u|[Dd]ich|[Dd]ir|[Dd]eine?[mnrs]?|Workspace|Channels?)\b/);
  }
});

// What things are called: docs/glossary.md.
test('the Arabic catalogues are in Arabic, with its own signs, and call things by one name', () => {
  for (const namespace of namespaces)
    for (const [key, text] of read('ar', namespace)) {
      const words = text.replaceAll(/\{\{\w+\}\}|\{\w+\}|\{".*\}|\w+:\S+/g, '');
      expect(words, `${namespace}:${key}`).not.toMatch(/[\p{Script=Arabic}\s][,;?](?:\s|$)/u);
      expect(words, `${namespace}:${key}`).not.toMatch(/[٠-٩۰-۹“”]/);
      expect(words, `${namespace}:${key}`).not.toMatch(
        /خيط|كروب|جروب|دردشة|يوزر|أدمن|باسورد|إيموجي|ستيكر|(?<!\p{L})بوت(?!\p{L})/u,
      );
    }
});

test('every error that the server knows has words, and nothing else has', () => {
  const areas = readdirSync('../src/base/errors').map((area) => readFileSync(join('../src/base/errors', area), 'utf8'));
  const known = [...areas.join('').matchAll(/ErrorCode \w+\{\d+, "([^"]+)"/g)].map(([, code]) => code!);
  expect(known.length).toBeGreaterThan(100);
  expect([...read('en', 'errors').keys()].sort()).toEqual([...new Set(known)].sort());
});
