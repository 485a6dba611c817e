import type { Message } from './entities';

/**
 * The newest part of a room's history, without holes: from `messages[0]` to now nothing is missing. Everything that
 * arrives, in whatever order and however often, must end in the same list that a fresh fetch would give.
 */
export interface Timeline {
  /** Ascending by time. */
  messages: readonly Message[];
  /** The first page has arrived. */
  loaded: boolean;
  /** The first message of the room is here. */
  complete: boolean;
  /** Ids that are gone: a page that was fetched before the deletion must not bring them back. */
  deleted: ReadonlySet<string>;
  /** The server does not let us read it. */
  failure?: { type: string; message: string };
}

export const kEmptyTimeline: Timeline = {
  messages: [],
  loaded: false,
  complete: false,
  deleted: new Set(),
};

export interface BulkDeletion {
  ids?: string[];
  users?: string[];
  excludePinned?: boolean;
  ignoreDiscussion?: boolean;
  showDeletedStatus?: boolean;
  ts?: { after?: number; from?: number; before?: number; until?: number };
}

function compare(a: Message, b: Message): number {
  if (a.seq !== undefined && b.seq !== undefined && a.ts === b.ts) return a.seq - b.seq;
  return a.ts - b.ts || (a._id < b._id ? -1 : a._id > b._id ? 1 : 0);
}

/** Where `message` belongs in an ascending list. */
function position(messages: readonly Message[], message: Message): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(messages[middle] as Message, message) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function indexOf(messages: readonly Message[], id: string): number {
  // From the end: nearly every change is to a recent message.
  for (let i = messages.length - 1; i >= 0; i -= 1) if (messages[i]?._id === id) return i;
  return -1;
}

function place(messages: readonly Message[], message: Message): readonly Message[] {
  const at = position(messages, message);
  return [...messages.slice(0, at), message, ...messages.slice(at)];
}

/** A message that is new or was changed in any way. */
export function applyMessage(timeline: Timeline, message: Message): Timeline {
  if (timeline.deleted.has(message._id)) return timeline;
  const { messages, loaded, complete } = timeline;
  const index = indexOf(messages, message._id);
  const present = messages[index];

  if (present) {
    if (message.updatedAt < present.updatedAt) return timeline;
    if (compare(present, message) === 0) return { ...timeline, messages: messages.with(index, message) };
    return { ...timeline, messages: place(messages.toSpliced(index, 1), message) };
  }
  // Older than what is loaded: it comes with its page. Showing it now would hide the hole before it.
  const oldest = messages[0];
  if (loaded && !complete && oldest && message.ts < oldest.ts) return timeline;
  return { ...timeline, messages: place(messages, message) };
}

export function removeMessages(timeline: Timeline, ids: readonly string[]): Timeline {
  const fresh = ids.filter((id) => !timeline.deleted.has(id));
  if (fresh.length === 0) return timeline;
  const deleted = new Set([...timeline.deleted, ...fresh]);
  const kept = timeline.messages.filter((message) => !deleted.has(message._id));
  return { ...timeline, deleted, messages: kept.length === timeline.messages.length ? timeline.messages : kept };
}

function matches(message: Message, { ids, users, ignoreDiscussion, excludePinned, ts = {} }: BulkDeletion): boolean {
  if (ids) return ids.includes(message._id);
  if (users && users.length > 0 && !users.includes(message.u.username)) return false;
  if (ignoreDiscussion && 'drid' in message) return false;
  if (excludePinned && 'pinned' in message && message.pinned) return false;
  if (ts.after !== undefined && message.ts <= ts.after) return false;
  if (ts.from !== undefined && message.ts < ts.from) return false;
  if (ts.before !== undefined && message.ts >= ts.before) return false;
  return !(ts.until !== undefined && message.ts > ts.until);
}

function blanked({ md: _md, mentions: _mentions, ...message }: Message): Message {
  return { ...message, msg: '', t: 'rm' };
}

export function removeInBulk(timeline: Timeline, deletion: BulkDeletion): Timeline {
  if (deletion.showDeletedStatus) {
    const messages = timeline.messages.map((message) => (matches(message, deletion) ? blanked(message) : message));
    return { ...timeline, messages };
  }
  const ids = timeline.messages.filter((message) => matches(message, deletion)).map((message) => message._id);
  return removeMessages(timeline, [...ids, ...(deletion.ids ?? [])]);
}

/**
 * A page of history, fetched for `latest` = the oldest message here (or for "now" when nothing is loaded).
 * `full` says that the page held as many as were asked for, so there may be older ones.
 */
export function addPage(timeline: Timeline, page: readonly Message[], full: boolean): Timeline {
  const oldest = page.reduce((time, message) => Math.min(time, message.ts), Infinity);
  // What streams brought before the first page may be older than the page: there would be a hole between them.
  const cut = !timeline.loaded && full;
  const early = cut ? timeline.messages.filter((message) => message.ts >= oldest) : timeline.messages;
  const union = new Map(early.map((message) => [message._id, message]));
  for (const message of page) {
    if (timeline.deleted.has(message._id)) continue;
    const present = union.get(message._id);
    if (!present || present.updatedAt <= message.updatedAt) union.set(message._id, message);
  }
  return {
    ...timeline,
    messages: [...union.values()].sort(compare),
    loaded: true,
    complete: timeline.complete || !full,
  };
}

/** The answer to "what changed since": the same as if every event had arrived. */
export function applySync(timeline: Timeline, updated: readonly Message[], deleted: readonly string[]): Timeline {
  return updated.reduce(applyMessage, removeMessages(timeline, deleted));
}

/** Somebody changed their name: their messages show the new one, as a fresh fetch would. */
export function renameAuthor(timeline: Timeline, author: { _id: string; username: string; name?: string }): Timeline {
  if (!timeline.messages.some(({ u }) => u._id === author._id)) return timeline;
  return {
    ...timeline,
    messages: timeline.messages.map((message) =>
      message.u._id === author._id ? { ...message, u: { ...message.u, ...author } } : message,
    ),
  };
}
