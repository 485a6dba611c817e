import type { Failure } from '../outbox/failure';
import type { Message } from './entities';

/** A window that has become longer than this is cut to `kKeptMessages`: a page that was open for a week stays fast. */
export const kMaxMessages = 800;
export const kKeptMessages = 400;

type Change = (timeline: Timeline) => Timeline;

/**
 * A window on a room's history: from its first message to its last nothing is missing. Everything that arrives, in
 * whatever order and however often, must end in the same list that a fresh fetch of the window would give.
 */
export interface Timeline {
  /** Ascending by time. */
  messages: readonly Message[];
  /** The first page has arrived. */
  loaded: boolean;
  /** The first message of the room is here. */
  complete: boolean;
  /** The newest message of the room is here, and those to come will be. */
  live: boolean;
  /** Ids that are gone: a page that was fetched before the deletion must not bring them back. */
  deleted: ReadonlySet<string>;
  /** How many requests for parts of it are on their way. */
  asked: number;
  /** What has happened since the first of them was sent: their answers may have been made before it. */
  meanwhile: readonly Change[];
  /** The server does not let us read it, or cannot be asked for what is new. */
  failure?: Failure;
}

export const kEmptyTimeline: Timeline = {
  messages: [],
  loaded: false,
  complete: false,
  live: true,
  deleted: new Set(),
  asked: 0,
  meanwhile: [],
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

/** Whether a message of this time, if there is one, belongs to the window. */
function covers({ messages, complete, live }: Timeline, ts: number): boolean {
  const [oldest, newest] = [messages[0], messages.at(-1)];
  if (!complete && oldest && ts < oldest.ts) return false;
  return live || newest === undefined || ts <= newest.ts;
}

/** A message that is new or was changed in any way. */
export function applyMessage(timeline: Timeline, message: Message): Timeline {
  if (timeline.deleted.has(message._id)) return timeline;
  const { messages, loaded } = timeline;
  const index = indexOf(messages, message._id);
  const present = messages[index];

  if (present) {
    if (message.updatedAt < present.updatedAt) return timeline;
    if (compare(present, message) === 0) return { ...timeline, messages: messages.with(index, message) };
    return { ...timeline, messages: place(messages.toSpliced(index, 1), message) };
  }
  // Outside of the window: it comes with its page. Showing it now would hide the hole before it.
  if (loaded && !covers(timeline, message.ts)) return timeline;
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

function union(timeline: Timeline, present: readonly Message[], page: readonly Message[]): Message[] {
  const messages = new Map(present.map((message) => [message._id, message]));
  for (const message of page) {
    if (timeline.deleted.has(message._id)) continue;
    const known = messages.get(message._id);
    if (!known || known.updatedAt <= message.updatedAt) messages.set(message._id, message);
  }
  return [...messages.values()].sort(compare);
}

/** The timeline with a page in it; what has happened since the page was asked for happens to it again. */
function withPage({ failure: _failure, ...timeline }: Timeline, change: Partial<Timeline>): Timeline {
  return timeline.meanwhile.reduce<Timeline>((next, apply) => apply(next), { ...timeline, ...change, loaded: true });
}

/** The newest page. `full`: it held as many as were asked for, so there may be older ones. */
export function addNewest(timeline: Timeline, page: readonly Message[], full: boolean): Timeline {
  // A window in the past has no part in the present.
  if (!timeline.live) return withPage(timeline, { messages: union(timeline, [], page), complete: !full, live: true });
  const oldest = page.reduce((time, message) => Math.min(time, message.ts), Infinity);
  // What streams brought before the first page may be older than the page: there would be a hole between them.
  const cut = !timeline.loaded && full;
  const early = cut ? timeline.messages.filter((message) => message.ts >= oldest) : timeline.messages;
  return withPage(timeline, { messages: union(timeline, early, page), complete: timeline.complete || !full });
}

/** The page at and before `before`: nothing when the window has moved since it was asked for. */
export function addOlder(timeline: Timeline, page: readonly Message[], full: boolean, before: number): Timeline {
  if (!timeline.loaded || timeline.messages[0]?.ts !== before) return timeline;
  return withPage(timeline, {
    messages: union(timeline, timeline.messages, page),
    complete: timeline.complete || !full,
  });
}

/** The page at and after `after`, likewise; the last one leads into the present. */
export function addNewer(timeline: Timeline, page: readonly Message[], full: boolean, after: number): Timeline {
  if (!timeline.loaded || timeline.live || timeline.messages.at(-1)?.ts !== after) return timeline;
  return withPage(timeline, { messages: union(timeline, timeline.messages, page), live: !full });
}

/** The messages around one take the place of those that were here. */
export function moveTo(
  timeline: Timeline,
  messages: readonly Message[],
  { moreBefore, moreAfter }: { moreBefore: boolean; moreAfter: boolean },
): Timeline {
  return withPage(timeline, { messages: union(timeline, [], messages), complete: !moreBefore, live: !moreAfter });
}

/** The same, with only so many messages as are kept, around one of them or at the end. */
export function trim(timeline: Timeline, around?: string): Timeline {
  const { messages } = timeline;
  if (messages.length <= kKeptMessages) return timeline;
  const middle = around === undefined ? -1 : indexOf(messages, around);
  const last = messages.length - kKeptMessages;
  const start = middle < 0 ? last : Math.min(Math.max(0, middle - kKeptMessages / 2), last);
  return {
    ...timeline,
    messages: messages.slice(start, start + kKeptMessages),
    complete: timeline.complete && start === 0,
    live: timeline.live && start === last,
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
