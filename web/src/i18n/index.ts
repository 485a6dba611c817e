import i18n from 'i18next';
import { calm } from '../lib/calm';
import { pickLanguage } from './languages';
import { catalogues as english } from './lists/en';
import type { CatalogueList } from './lists/list';
import type { Tree } from './small/catalogues';
import translations from './small/i18next';

export { languages } from './languages';
/** The same by two names: as i18next is typed, a key that no catalogue holds does not compile ... */
export { i18n };
/** ... and here one comes from elsewhere: what is said for `namespace:key`, if anything is. */
export const phrase = (key: string): string | undefined => (translations.exists(key) ? translations.t(key) : undefined);

// Where the catalogues of a language are is known to whoever reads it: all languages would be a part of what everybody waits for.
const lists: Record<string, () => Promise<CatalogueList>> = {
  en: async () => english,
  de: async () => (await import('./lists/de')).catalogues,
  ar: async () => (await import('./lists/ar')).catalogues,
};

// One catalogue a feature, fetched when a component first asks for it.
async function load(language: string, namespace: string): Promise<Tree> {
  const catalogue = (await lists[language]?.())?.[`../${language}/${namespace}.json`];
  if (!catalogue) throw new Error(`No catalogue ${language}/${namespace}`);
  return (await catalogue()).default;
}

/** A word kept in this browser; forgotten where storage is switched off. */
function kept(key: string) {
  return {
    get(): string | undefined {
      try {
        return localStorage.getItem(key) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set(value: string): void {
      try {
        localStorage.setItem(key, value);
      } catch {
        // Then it is found out anew at the next visit.
      }
    },
  };
}

const last = kept('confab.language.last'); // spares a visit the flash of another language before the account is known
const picked = kept('confab.language.picked'); // somebody said so on a page before the login

/** Begins with the catalogues `texts` beside the common one. */
export async function startI18n(texts: readonly string[] = []): Promise<void> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    document.documentElement.dir = i18n.dir(language);
    last.set(language);
  });
  await translations.init({ lng: pickLanguage([last.get(), ...navigator.languages]), ns: texts, load });
  // What may go wrong is put into words before it does; nothing waits for it.
  void calm.then(() => i18n.loadNamespaces('errors'));
}

/** Turns to the language that fits best: the account's own choice, this browser's, the workspace's, what the browser prefers. */
export async function chooseLanguage(wishes: { account?: string; workspace?: string }): Promise<void> {
  const language = pickLanguage([wishes.account, picked.get(), wishes.workspace, ...navigator.languages]);
  // Where another one is on its way, it would come after this.
  if (language !== i18n.language || language !== translations.wish) await i18n.changeLanguage(language);
}

/** Turns to `language` and keeps to it in this browser, where no account says otherwise. */
export async function pickInBrowser(language: string): Promise<void> {
  picked.set(language);
  await i18n.changeLanguage(language);
}
