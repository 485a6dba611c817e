// Making a formatter is far dearer than using one, and a list of messages uses three for every row.
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(language: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const present = formatters.get(key);
  if (present) return present;
  const made = new Intl.DateTimeFormat(language, options);
  formatters.set(key, made);
  return made;
}

export const clock = (language: string, time: number): string =>
  formatter(language, 'clock', { timeStyle: 'short' }).format(time);

export const fullTime = (language: string, time: number): string =>
  formatter(language, 'full', { dateStyle: 'full', timeStyle: 'medium' }).format(time);

export function dayName(
  language: string,
  time: number,
  words: { today: string; yesterday: string },
  now = Date.now(),
): string {
  const day = new Date(time).toDateString();
  if (day === new Date(now).toDateString()) return words.today;
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (day === before.toDateString()) return words.yesterday;
  const sameYear = new Date(time).getFullYear() === new Date(now).getFullYear();
  return sameYear
    ? formatter(language, 'day', { weekday: 'long', day: 'numeric', month: 'long' }).format(time)
    : formatter(language, 'day and year', { dateStyle: 'full' }).format(time);
}
