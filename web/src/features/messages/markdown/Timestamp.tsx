import { useTranslation } from 'react-i18next';
import { localeOf } from '../../../i18n/languages';

const kFormats: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const kUnits: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
];

function relative(language: string, time: number): string {
  const seconds = Math.round((time - Date.now()) / 1_000);
  const [unit, size] = kUnits.find(([, length]) => Math.abs(seconds) >= length) ?? (['second', 1] as const);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(Math.round(seconds / size), unit);
}

/** A moment that everybody reads in their own time zone and language. `timestamp` is in seconds, or ISO text. */
export function Timestamp({ timestamp, format }: { timestamp: string; format: string }) {
  const { i18n } = useTranslation();
  const time = /^-?\d+$/.test(timestamp) ? Number(timestamp) * 1_000 : Date.parse(timestamp);
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return timestamp;
  const locale = localeOf(i18n.language);
  const full = new Intl.DateTimeFormat(locale, kFormats.F).format(time);
  const text =
    format === 'R'
      ? relative(locale, time)
      : new Intl.DateTimeFormat(locale, kFormats[format] ?? kFormats.f).format(time);
  return (
    <time dateTime={new Date(time).toISOString()} title={full}>
      {text}
    </time>
  );
}
