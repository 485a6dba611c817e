export interface Preset {
  id: 'hour' | 'three-hours' | 'tomorrow' | 'monday';
  at: number;
}

/** The morning of a day that is so many days after `now`, by the reader's clock. */
function morning(now: number, days: number): number {
  const date = new Date(now);
  date.setDate(date.getDate() + days);
  return date.setHours(9, 0, 0, 0);
}

/** Times that people choose most, each once: on a Sunday tomorrow is Monday. */
export function presets(now = Date.now()): Preset[] {
  const toMonday = (8 - new Date(now).getDay()) % 7 || 7;
  return [
    { id: 'hour', at: now + 3_600_000 },
    { id: 'three-hours', at: now + 3 * 3_600_000 },
    { id: 'tomorrow', at: morning(now, 1) },
    ...(toMonday === 1 ? [] : [{ id: 'monday' as const, at: morning(now, toMonday) }]),
  ];
}
