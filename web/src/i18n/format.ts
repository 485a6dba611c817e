import { localeOf } from './languages';

// Making a formatter is far dearer than using one, and a list of messages uses three for every row.
function keeper<F>() {
  const made = new Map<string, F>();
  return (key: string, make: () => F): F => {
    const present = made.get(key);
    if (present !== undefined) return present;
    const formatter = make();
    made.set(key, formatter);
    return formatter;
  };
}

const kept = {
  date: keeper<Intl.DateTimeFormat>(),
  number: keeper<Intl.NumberFormat>(),
  relative: keeper<Intl.RelativeTimeFormat>(),
  list: keeper<Intl.ListFormat>(),
};

const kDateForms = {
  clock: { timeStyle: 'short' },
  clockWithSeconds: { timeStyle: 'medium' },
  shortDate: { dateStyle: 'short' },
  date: { dateStyle: 'long' },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
  dayAndYear: { dateStyle: 'full' },
  dateAndClock: { dateStyle: 'long', timeStyle: 'short' },
  briefly: { dateStyle: 'medium', timeStyle: 'short' },
  full: { dateStyle: 'full', timeStyle: 'short' },
  toTheSecond: { dateStyle: 'full', timeStyle: 'medium' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateForm = keyof typeof kDateForms;

const kUnits = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

const kBytes = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** How dates, numbers, sizes and lists are written for a reader of `language`, in the way of their country. */
export function format(language: string) {
  const locale = localeOf(language);
  const date = (form: DateForm, time: number | Date, timeZone?: string): string =>
    kept
      .date(
        `${locale} ${form} ${timeZone ?? ''}`,
        () => new Intl.DateTimeFormat(locale, { ...kDateForms[form], ...(timeZone && { timeZone }) }),
      )
      .format(time);
  const number = (value: number, options: Intl.NumberFormatOptions = {}): string =>
    kept.number(`${locale} ${JSON.stringify(options)}`, () => new Intl.NumberFormat(locale, options)).format(value);
  return {
    date,
    clock: (time: number, timeZone?: string) => date('clock', time, timeZone),
    number: (value: number) => number(value),
    decimal: (value: number) => number(value, { maximumFractionDigits: 2 }),
    percent: (share: number) => number(share, { style: 'percent' }),
    /** How long ago, or in how long, in the largest unit that fits. */
    relative(time: number, now = Date.now()): string {
      const seconds = Math.round((time - now) / 1_000);
      const [unit, size] = kUnits.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
      return kept
        .relative(locale, () => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }))
        .format(Math.round(seconds / size), unit);
    },
    /** A length of time in its largest unit. */
    duration(seconds: number): string {
      const [unit, size] = kUnits.find(([, length]) => seconds >= length) ?? (['second', 1] as const);
      return number(Math.round(seconds / size), { style: 'unit', unit, unitDisplay: 'long' });
    },
    size(bytes: number): string {
      const step = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), kBytes.length - 1);
      const unit = kBytes[step]!;
      // Bytes have no sign of their own: in brief they would be `5 byte`.
      const unitDisplay = step === 0 ? 'long' : 'short';
      const options = { style: 'unit', unit, unitDisplay, maximumFractionDigits: step === 0 ? 0 : 1 } as const;
      return number(bytes / 1_000 ** step, options);
    },
    list: (words: readonly string[]) =>
      kept.list(locale, () => new Intl.ListFormat(locale, { type: 'conjunction' })).format(words),
    /** The time alone where it was today, else the date too. */
    recent: (time: number, now = Date.now()): string =>
      date(new Date(time).toDateString() === new Date(now).toDateString() ? 'clock' : 'briefly', time),
    /** Today and yesterday by their names, then weekday and date; the year where it is another one. */
    day(time: number, words: { today: string; yesterday: string }, now = Date.now()): string {
      const day = new Date(time).toDateString();
      if (day === new Date(now).toDateString()) return words.today;
      const before = new Date(now);
      before.setDate(before.getDate() - 1);
      if (day === before.toDateString()) return words.yesterday;
      return date(new Date(time).getFullYear() === new Date(now).getFullYear() ? 'day' : 'dayAndYear', time);
    },
  };
}
