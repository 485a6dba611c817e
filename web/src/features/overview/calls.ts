import { api } from '../../api/http';
import type { Statistics } from '../../api/schema';

/** Counted per day, with how that differs from as many days before. */
export interface Trend {
  days: readonly { at: number; count: number }[];
  count: number;
  variation: number;
}

export interface Engagement {
  messages: Trend;
  newcomers: Trend;
  /** How many wrote, on each of the last seven days. */
  writers: readonly { at: number; count: number }[];
  /** Where most was written. */
  rooms: readonly { name: string; messages: number }[];
}

const kDay = 86_400_000;
const day = (time: number): string => new Date(time).toISOString().slice(0, 10);

interface Counted {
  period: { count: number; variation: number };
}

const trendOf = (answer: Counted, days: readonly { at: number; count: number }[]): Trend => ({
  days,
  count: answer.period.count,
  variation: answer.period.variation,
});

/** What people did on the last `days` days, today included. Throws `ApiError`. */
export async function fetchEngagement(days: number, signal: AbortSignal): Promise<Engagement> {
  const now = Date.now();
  const span = { start: day(now - (days - 1) * kDay), end: day(now) };
  const [sent, made, week, top] = await Promise.all([
    api.get('engagement-dashboard/messages/messages-sent', span, { signal }),
    api.get('engagement-dashboard/users/new-users', span, { signal }),
    api.get('engagement-dashboard/users/chat-busier/weekly-data', { start: day(now) }, { signal }),
    api.get('engagement-dashboard/messages/top-five-popular-channels', span, { signal }),
  ]);
  return {
    messages: trendOf(
      sent,
      sent.days.map(({ day, messages }) => ({ at: Date.parse(day), count: messages })),
    ),
    newcomers: trendOf(
      made,
      made.days.map(({ day, users }) => ({ at: Date.parse(day), count: users })),
    ),
    writers: week.month.map(({ year, month, day, users }) => ({ at: Date.UTC(year, month - 1, day), count: users })),
    rooms: top.channels.map(({ name, messages }) => ({ name, messages })),
  };
}

/** What the workspace holds and runs on; `anew`: counted now. */
export const fetchStatistics = (anew: boolean, signal: AbortSignal): Promise<Statistics> =>
  api.get('statistics', { refresh: anew }, { signal });

/** How much is kept where, of files. */
export async function fetchStorage(signal: AbortSignal): Promise<{ files: number; bytes: number }> {
  const { storages } = await api.get('confab.storage', undefined, { signal });
  return storages.reduce((sum, one) => ({ files: sum.files + one.files, bytes: sum.bytes + one.bytes }), {
    files: 0,
    bytes: 0,
  });
}
