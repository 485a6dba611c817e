import { useTranslation } from 'react-i18next';
import { format as formatFor, type DateForm } from '../../../i18n/format';

/** The letters that the sign `<t:...:letter>` knows; `R` is how long ago. */
const kForms: Record<string, DateForm> = {
  t: 'clock',
  T: 'clockWithSeconds',
  d: 'shortDate',
  D: 'date',
  f: 'dateAndClock',
  F: 'full',
};

/** A moment that everybody reads in their own time zone and language. `timestamp` is in seconds, or ISO text. */
export function Timestamp({ timestamp, format }: { timestamp: string; format: string }) {
  const { i18n } = useTranslation();
  const time = /^-?\d+$/.test(timestamp) ? Number(timestamp) * 1_000 : Date.parse(timestamp);
  if (!Number.isFinite(time) || Math.abs(time) > 8.64e15) return timestamp;
  const dates = formatFor(i18n.language);
  return (
    <time dateTime={new Date(time).toISOString()} data-tooltip={dates.date('full', time)}>
      {format === 'R' ? dates.relative(time) : dates.date(kForms[format] ?? 'dateAndClock', time)}
    </time>
  );
}
