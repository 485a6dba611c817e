/** The languages with a complete catalogue, each by its own name. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
  { code: 'ar', name: 'العربية' },
] as const;

export const defaultLanguage = 'en';

/**
 * How dates and times are written for a reader of `language`: as in their own country, where the browser names one. In
 * English alone it would be the American way, twelve hours and all. Arabic has two kinds of digits, and in some countries
 * another calendar: it is written with those of the names, codes and date fields beside it, so that a page has one of each.
 */
export function localeOf(language: string, wishes: readonly string[] = navigator.languages): string {
  const locale = wishes.find((wish) => wish.toLowerCase().split('-')[0] === language) ?? language;
  if (language !== 'ar') return locale;
  return new Intl.Locale(locale, { calendar: 'gregory', numberingSystem: 'latn' }).toString();
}

/** The first wish that there is a catalogue for, whatever its region (`de-AT` finds `de`); English if none is. */
export function pickLanguage(wishes: readonly (string | undefined)[]): string {
  for (const wish of wishes) {
    const base = wish?.toLowerCase().split(/[-_]/)[0];
    const found = languages.find((language) => language.code === base);
    if (found) return found.code;
  }
  return defaultLanguage;
}
