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

// As they come, with moments as this client writes them.
export const toSection = ({ _updatedAt, ...rest }: SidebarSection<WireTime>): SidebarSection<number> => ({
  ...rest,
  _updatedAt: toTime(_updatedAt),
});
export const toScheduled = (wire: ScheduledMessage<WireTime>): ScheduledMessage<number> => ({
  ...wire,
  sendAt: toTime(wire.sendAt),
  createdAt: toTime(wire.createdAt),
  _updatedAt: toTime(wire._updatedAt),
});
export const toReminder = ({ completedAt, ...wire }: Reminder<WireTime>): Reminder<number> => ({
  ...wire,
  dueAt: toTime(wire.dueAt),
  createdAt: toTime(wire.createdAt),
  ...(completedAt !== undefined && { completedAt: toTime(completedAt) }),
  _updatedAt: toTime(wire._updatedAt),
});
export const toDraft = (wire: Draft<WireTime>): Draft<number> => ({
  ...wire,
  writtenAt: toTime(wire.writtenAt),
  _updatedAt: toTime(wire._updatedAt),
});

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

export interface FetchedDaily {
  sections: readonly SidebarSection<WireTime>[];
  scheduled: readonly ScheduledMessage<WireTime>[];
  reminders: readonly Reminder<WireTime>[];
  drafts: readonly Draft<WireTime>[];
}

const byKey = <D extends DailyDocument>(documents: readonly D[]): ReadonlyMap<string, D> =>
  new Map(documents.map((document) => [keyOfDocument(document), document]));

/** All of it, as it was fetched. */
export function asDaily(present: Daily, fetched: FetchedDaily): Daily {
  return unlessSame(present, {
    sections: byKey(fetched.sections.map(toSection)),
    scheduled: byKey(fetched.scheduled.map(toScheduled)),
    reminders: byKey(fetched.reminders.map(toReminder)),
    drafts: byKey(fetched.drafts.map(toDraft)),
  });
}
