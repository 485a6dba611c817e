export type StatusEnd = 'never' | 'half-hour' | 'hour' | 'four-hours' | 'today' | 'week' | 'own';

/** When a status may end, in the order in which they are offered. */
export const kStatusEnds = [
  'never',
  'half-hour',
  'hour',
  'four-hours',
  'today',
  'week',
  'own',
] as const satisfies StatusEnd[];

/** As the server bounds it. */
export const kMostDaysOfStatus = 365;

const kMinute = 60_000;

/** Midnight after so many more days, by the reader's clock. */
function midnight(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(0, 0, 0, 0);
}

/** The moment of an end that is offered; undefined for none, and for one's own. A week ends with its Sunday. */
export function momentOf(end: StatusEnd, now = Date.now()): number | undefined {
  switch (end) {
    case 'half-hour':
      return now + 30 * kMinute;
    case 'hour':
      return now + 60 * kMinute;
    case 'four-hours':
      return now + 240 * kMinute;
    case 'today':
      return midnight(now, 1);
    case 'week':
      return midnight(now, (8 - new Date(now).getDay()) % 7 || 7);
    default:
      return undefined;
  }
}

/** What is amiss with a moment of one's own. */
export function wrongEnd(at: number | undefined, now = Date.now()): 'missing' | 'past' | 'too-far' | undefined {
  if (at === undefined) return 'missing';
  if (at <= now) return 'past';
  return at > now + kMostDaysOfStatus * 86_400_000 ? 'too-far' : undefined;
}
