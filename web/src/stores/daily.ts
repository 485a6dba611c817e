import type { Draft, Reminder, ScheduledMessage, SidebarSection } from '../api/schema';
import { unlessSame } from '../lib/same';
import { toTime, type WireTime } from './entities';

/** What somebody has left to the server for later, and how their sidebar is put together: a few rows of each. */
export interface Daily {
  sections: ReadonlyMap<string, SidebarSection<number>>;
  scheduled: ReadonlyMap<string, ScheduledMessage<number>>;
  reminders: ReadonlyMap<string, Reminder<number>>;
  /** By `placeOf`. What is gone is an empty one: so a device learns that what it has is over. */
  drafts: ReadonlyMap<string, Draft<number>>;
}

export type DailyKind = keyof Daily;
export type DailyDocument = { [K in DailyKind]: Daily[K] extends ReadonlyMap<string, infer D> ? D : never }[DailyKind];

export const kNoDaily: Daily = {
  sections: new Map(),
  scheduled: new Map(),
  reminders: new Map(),
  drafts: new Map(),
};

/** The key of the source that a draft is written in (`keyOf`). */
export const placeOf = ({ rid, tmid }: { rid: string; tmid?: string }): string =>
  tmid === undefined ? rid : `${rid}/thread/${tmid}`;

const keyOfDocument = (document: DailyDocument): string => ('_id' in document ? document._id : placeOf(document));

/** As it comes, with moments as this client writes them: each is a field that ends in `At`. */
export const toDaily = <D extends DailyDocument>(document: object): D =>
  Object.fromEntries(
    Object.entries(document).map(([name, value]) => [name, name.endsWith('At') ? toTime(value as WireTime) : value]),
  ) as unknown as D;

/** A change that a stream has told; an older one that comes late loses. */
export function withDaily(daily: Daily, kind: DailyKind, gone: boolean, document: DailyDocument): Daily {
  const key = keyOfDocument(document);
  const rows = new Map<string, DailyDocument>(daily[kind]);
  const present = rows.get(key);
  if (present && present._updatedAt > document._updatedAt) return daily;
  if (gone && kind !== 'drafts') rows.delete(key);
  else rows.set(key, document);
  return { ...daily, [kind]: rows };
}

export type FetchedDaily = { [K in DailyKind]: readonly object[] };

/** All of it, as it was fetched. */
export function asDaily(present: Daily, fetched: FetchedDaily): Daily {
  const next = Object.fromEntries(
    Object.entries(fetched).map(([kind, rows]) => [
      kind,
      new Map(rows.map((row) => toDaily(row)).map((document) => [keyOfDocument(document), document])),
    ]),
  ) as unknown as Daily;
  return unlessSame(present, next);
}
