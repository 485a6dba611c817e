/** The languages with a complete catalogue, each by its own name. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'de', name: 'Deutsch' },
] as const;

export const defaultLanguage = 'en';

/**
 * How dates and times are written for a reader of `language`: as in their own country, where the browser names one. In
 * English alone it would be the American way, twelve hours and all.
 */
export function localeOf(language: string, wishes: readonly string[] = navigator.languages): string {
  return wishes.find((wish) => wish.toLowerCase().split('-')[0] === language) ?? language;
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
