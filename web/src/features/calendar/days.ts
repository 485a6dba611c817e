import { fromFieldText, toFieldText } from '../../ui/DateTimeField';

/** When the day begins that `time` is on, by the reader's clock. */
export const startOfDay = (time: number): number => new Date(time).setHours(0, 0, 0, 0);

/** When the day begins that is so many days after the one of `time`: not every day has 24 hours. */
export function plusDays(time: number, days: number): number {
  const date = new Date(startOfDay(time));
  date.setDate(date.getDate() + days);
  return date.getTime();
}

/** A day as addresses write it: `2026-11-29`. */
export const dayText = (time: number): string => toFieldText(time, true);

/** When the day of an address begins; that of `now` where it names none. */
export const dayOf = (text: string | undefined, now: number): number => fromFieldText(text ?? '') ?? startOfDay(now);

const kHalfHour = 1_800_000;

/** When something new on a day will most likely begin: soon, or in the morning of another day. */
export const likelyStart = (day: number, now: number): number =>
  day === startOfDay(now) ? Math.ceil((now + 1) / kHalfHour) * kHalfHour : new Date(day).setHours(9);
