import { api } from '../../api/http';
import type { AuditEntry, UserRef } from '../../api/schema';
import { cursored } from '../../lib/cursored';

export interface Filters {
  /** A kind of act, as the server calls it. */
  action?: string;
  /** The id of who did it. */
  by?: string;
  /** The id of what it was done to. */
  target?: string;
  /** Days, as date fields write them; both belong to it, in the reader's own time. */
  from?: string;
  until?: string;
}

const kPageSize = 50;
const kDay = /^\d{4}-\d{2}-\d{2}$/;

/** The moment at which a day begins here, or the next one does; nothing for what is no day. */
function moment(day: string | undefined, shift: 0 | 1): string | undefined {
  if (!day || !kDay.test(day)) return undefined;
  const date = new Date(`${day}T00:00`);
  if (Number.isNaN(date.getTime())) return undefined;
  date.setDate(date.getDate() + shift);
  return new Date(date.getTime() - shift).toISOString();
}

/** What the ids in entries stand for, gathered over the pages. */
export interface Names {
  users: ReadonlyMap<string, UserRef>;
  rooms: ReadonlyMap<string, { name?: string; t: string }>;
}

/** Pages of the log; `onNames` is told what the ids in each stand for. */
export function auditPages(filters: Filters, onNames: (names: Names) => void) {
  return cursored<AuditEntry>(async (after, signal) => {
    const page = await api.get(
      'confab.auditLog',
      {
        count: kPageSize,
        action: filters.action,
        userId: filters.by,
        target: filters.target,
        oldest: moment(filters.from, 0),
        latest: moment(filters.until, 1),
        after,
      },
      { signal },
    );
    onNames({
      users: new Map(page.users.map((user) => [user._id, user])),
      rooms: new Map(page.rooms.map(({ _id, ...room }) => [_id, room])),
    });
    return { rows: page.entries, next: page.next };
  });
}
