import { readFileSync, readdirSync } from 'node:fs';
import { act, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { expect, test, vi } from 'vitest';
import library, { type i18n as I18n } from '../../../node_modules/i18next';
import { Catalogues, type Tree } from './catalogues';
import translations, { isolate, type Translate } from './i18next';
import { useTranslation } from './react-i18next';

const namespaces = readdirSync('src/i18n/en').map((file) => file.replace('.json', ''));
const read = (language: string, namespace: string): Tree =>
  JSON.parse(readFileSync(`src/i18n/${language}/${namespace}.json`, 'utf8'));
const load = async (language: string, namespace: string) => read(language, namespace);

function texts(tree: Tree, prefix = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : texts(value, `${prefix}${key}.`),
  );
}

const gaps = (text: string, count: number) => ({
  ...Object.fromEntries([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, gap]) => [gap!, `<${gap} & {{it}}>`])),
  count,
});

test.each(['en', 'de', 'ar'])('says the same as i18next of every key in %s', async (language) => {
  const theirs: I18n = library.createInstance();
  await theirs.init({
    lng: language,
    ns: namespaces,
    defaultNS: 'common',
    resources: { [language]: Object.fromEntries(namespaces.map((name) => [name, read(language, name)])) },
    interpolation: { escapeValue: language === 'ar', escape: isolate },
  });
  const say: Translate = (key, gaps) => Reflect.apply(theirs.t, theirs, [key, gaps]);
  await translations.init({ lng: language, ns: namespaces, load });
  for (const namespace of namespaces)
    for (const [key, text] of texts(read(language, namespace))) {
      if (key.includes(' ')) continue; // i18next takes it for a text
      const full = `${namespace}:${key.replace(/_(?:zero|one|two|few|many|other)$/, '')}`;
      for (const count of [0, 1, 2, 3, 11, 100])
        expect(translations.t(full, gaps(text, count)), full).toBe(say(full, gaps(text, count)));
    }
});

test('what is put into a sentence from right to left is held together, where it would not hold by itself', async () => {
  const load = async () => ({ say: '({{it}})' });
  await translations.init({ lng: 'ar', ns: [], load });
  const said = (it: unknown) => translations.t('say', { it });
  expect([said('@ann: hello'), said('علي'), said('12:30'), said(5)]).toEqual([
    '(\u2068@ann: hello\u2069)',
    '(علي)',
    '(12:30)',
    '(5)',
  ]);
  await translations.changeLanguage('en');
  expect(said('@ann')).toBe('(@ann)');
});

test('a key without words stands for itself, a gap without a value is empty', async () => {
  await translations.init({
    lng: 'en',
    ns: [],
    load: async () => ({ say: 'Hello, {{ name }}!' }),
  });
  expect([translations.exists('common:say'), translations.exists('common:other')]).toEqual([true, false]);
  expect(translations.t('other')).toBe('other');
  expect([translations.t('say'), translations.t('say', { name: 0 })]).toEqual(['Hello, !', 'Hello, 0!']);
});

test('what does not come is asked for again, five times, and anew by whoever asks next', async () => {
  vi.useFakeTimers();
  const asked = vi.fn(async (): Promise<Tree> => Promise.reject(new Error('offline')));
  const catalogues = new Catalogues(asked);
  const first = catalogues.fetch('en', 'chat');
  expect(catalogues.fetch('en', 'chat')).toBe(first);
  await vi.runAllTimersAsync();
  await first;
  expect(asked).toHaveBeenCalledTimes(5);
  asked.mockResolvedValue({ a: 'b' });
  await catalogues.fetch('en', 'chat');
  expect(catalogues.get('en', 'chat')?.get('a')).toBe('b');
  vi.useRealTimers();
});

test('the latest wish for a language counts, whichever comes first', async () => {
  const open: (() => void)[] = [];
  await translations.init({
    lng: 'en',
    ns: [],
    load: async (language) => {
      if (language !== 'en') await new Promise<void>((resolve) => open.push(resolve));
      return { say: language };
    },
  });
  const first = translations.changeLanguage('de');
  const second = translations.changeLanguage('en');
  open.forEach((come) => come());
  await Promise.all([first, second]);
  expect([translations.language, translations.t('say')]).toEqual(['en', 'en']);
});

test('a component waits for its texts, and speaks another language when that has come', async () => {
  await translations.init({ lng: 'en', ns: [], load });
  function Title() {
    const { t } = useTranslation(['setup', 'common']);
    return <p>{t('common:try-again')}</p>;
  }
  await act(async () => {
    render(
      <Suspense fallback={null}>
        <Title />
      </Suspense>,
    );
  });
  expect(screen.getByText('Try again')).toBeInTheDocument();
  await act(() => translations.changeLanguage('de'));
  expect(screen.getByText('Erneut versuchen')).toBeInTheDocument();
});
