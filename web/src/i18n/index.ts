import i18n from 'i18next';
import type { BackendModule, ReadCallback } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { defaultLanguage, languages, pickLanguage } from './languages';

export { languages } from './languages';
export { i18n };

const key = 'confab.language';
const catalogues = import.meta.glob<{ default: Record<string, unknown> }>('./{en,de}/*.json');

// One catalogue a feature, fetched when a component first asks for it.
const backend: BackendModule = {
  type: 'backend',
  init() {},
  read(language: string, namespace: string, done: ReadCallback) {
    const load = catalogues[`./${language}/${namespace}.json`];
    if (!load) return done(new Error(`No catalogue ${language}/${namespace}`), null);
    load().then(
      (module) => done(null, module.default),
      (error: unknown) => done(error as Error, null),
    );
  },
};

function remembered(): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Starts with the language last used in this browser, else the browser's own; the workspace's and the user's come when they are known. */
export async function startI18n(): Promise<void> {
  i18n.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    document.documentElement.dir = i18n.dir(language);
  });
  await i18n
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: pickLanguage([remembered(), ...navigator.languages]),
      fallbackLng: defaultLanguage,
      supportedLngs: languages.map((language) => language.code),
      ns: ['common'],
      defaultNS: 'common',
      interpolation: { escapeValue: false }, // React escapes
    });
}

/** The first of `wishes` that there is a catalogue for: the user's preference, the workspace's language, the browser's. */
export async function chooseLanguage(...wishes: (string | undefined)[]): Promise<void> {
  const language = pickLanguage([...wishes, ...navigator.languages]);
  try {
    localStorage.setItem(key, language);
  } catch {
    // Then it is chosen anew at the next visit.
  }
  if (language !== i18n.language) await i18n.changeLanguage(language);
}
