import type { Message } from './entities';
import { compare, emptyHistory, has, join, place, remove, type History, type Page } from './history';
import type { MessageState } from './message-table';
import { holds, keyOf, roomSource, type Source } from './sources';

/** An answer that is older than so many deletions is not waited for. */
const kRemembered = 1_000;

export interface BulkDeletion {
  ids?: string[];
  users?: string[];
  excludePinned?: boolean;
  ignoreDiscussion?: boolean;
  showDeletedStatus?: boolean;
  ts?: { after?: number; from?: number; before?: number; until?: number };
}

type Change = (state: MessageState) => MessageState;

/** Those of a room, or all, each changed. */
function eachHistory<S extends MessageState>(
  state: S,
  rid: string | undefined,
  change: (history: History) => History,
): S {
  let histories: Map<string, History> | undefined;
  for (const [key, history] of state.histories) {
    if (rid !== undefined && history.source.rid !== rid) continue;
    const next = change(history);
    if (next !== history) (histories ??= new Map(state.histories)).set(key, next);
  }
  return histories ? { ...state, histories } : state;
}

/** Something that has happened in a room (or in all): it holds for what is on its way here as well. */
export function happened<S extends MessageState>(state: S, rid: string | undefined, change: Change): S {
  const changed = change(state);
  const next = changed === state ? state : { ...state, ...changed };
  return eachHistory(next, rid, (history) =>
    history.asked > 0 ? { ...history, meanwhile: [...history.meanwhile, change] } : history,
  );
}

/** A message that is new or was changed in any way. */
export function applyMessage(state: MessageState, message: Message): MessageState {
  const { messages, gone } = state;
  if (gone.has(message._id)) return state;
  const present = messages.get(message._id);
  if (present && message.updatedAt < present.updatedAt) return state;
  const table = messages.with([message]);
  const moved = present && compare(present, message) !== 0;
  const id = new Set([message._id]);
  let kept = false;
  const next = eachHistory(state, message.rid, (history) => {
    const belongs = holds(history.source, message);
    const rest = moved || !belongs ? remove(history, id) : history;
    const placed = belongs ? place(rest, message, table) : rest;
    kept ||= has(placed, message._id);
    return placed;
  });
  const rest = kept ? table : messages.without([message._id]);
  return next === state && rest === messages ? state : { ...next, messages: rest };
}

export function removeMessages(state: MessageState, rid: string, ids: readonly string[]): MessageState {
  const fresh = ids.filter((id) => !state.gone.has(id));
  if (fresh.length === 0) return state;
  const all = new Set(fresh);
  const next = eachHistory(state, rid, (history) => remove(history, all));
  const gone = new Set([...state.gone, ...fresh].slice(-kRemembered));
  return { ...next, gone, messages: state.messages.without(fresh) };
}

function matches(message: Message, { ids, users, ignoreDiscussion, excludePinned, ts = {} }: BulkDeletion): boolean {
  if (ids) return ids.includes(message._id);
  if (users && users.length > 0 && !users.includes(message.u.username)) return false;
  if (ignoreDiscussion && 'drid' in message) return false;
  if (excludePinned && message.pinned) return false;
  if (ts.after !== undefined && message.ts <= ts.after) return false;
  if (ts.from !== undefined && message.ts < ts.from) return false;
  if (ts.before !== undefined && message.ts >= ts.before) return false;
  return !(ts.until !== undefined && message.ts > ts.until);
}

function blanked({ md: _md, mentions: _mentions, reactions: _reactions, ...message }: Message): Message {
  return { ...message, msg: '', t: 'rm' };
}

export function removeInBulk(state: MessageState, rid: string, deletion: BulkDeletion): MessageState {
  const found = [...state.messages.values()].filter((message) => message.rid === rid && matches(message, deletion));
  if (deletion.showDeletedStatus) return found.map(blanked).reduce(applyMessage, state);
  return removeMessages(state, rid, [...found.map(({ _id }) => _id), ...(deletion.ids ?? [])]);
}

/** Everybody has read up to a moment, in a room or in one of its threads. */
export function readByAll(
  state: MessageState,
  rid: string,
  { until, tmid }: { until: number; tmid?: string },
): MessageState {
  const there = (message: Message) =>
    tmid === undefined ? message.tmid === undefined || message.tshow === true : message.tmid === tmid;
  const read = [...state.messages.values()].filter(
    (message) => message.rid === rid && message.unread === true && message.ts <= until && there(message),
  );
  if (read.length === 0) return state;
  return { ...state, messages: state.messages.with(read.map(({ unread: _unread, ...message }) => message)) };
}

/** The history of `source` with a page in it; what has happened since it was asked for happens to it again. */
export function addPage(state: MessageState, source: Source, page: Page): MessageState {
  const key = keyOf(source);
  const history = state.histories.get(key) ?? emptyHistory(source);
  const fresh = page.messages.filter(({ _id, updatedAt }) => {
    const known = state.messages.get(_id);
    return !state.gone.has(_id) && (!known || known.updatedAt <= updatedAt);
  });
  const messages = state.messages.with(fresh);
  const ids = page.messages.flatMap((message) => {
    const known = messages.get(message._id);
    // What has changed since the answer was made may no longer belong here; nor may all that a page of a room brings.
    const listed = known === message && source.kind !== 'room';
    return listed || (known && holds(source, known)) ? [message._id] : [];
  });
  const histories = new Map(state.histories).set(key, join(history, page, ids, messages));
  return swept(history.meanwhile.reduce<MessageState>((next, apply) => apply(next), { ...state, messages, histories }));
}

/** The newest messages of rooms as they were, until they are fetched. */
export function remember(
  { messages, histories, gone }: MessageState,
  kept: readonly { rid: string; from: number; messages: readonly Message[] }[],
): MessageState {
  const unknown = kept.filter(({ rid }) => !histories.has(rid));
  const runs = unknown.map(({ rid, from, messages: of }): [string, History] => {
    const run = { from, to: Infinity, ids: of.map(({ _id }) => _id), remembered: true } as const;
    return [rid, { ...emptyHistory(roomSource(rid)), runs: [run] }];
  });
  return {
    gone,
    messages: messages.with(unknown.flatMap((history) => history.messages)),
    histories: new Map([...histories, ...runs]),
  };
}

/** The answer to "what changed since": the same as if every event had arrived. */
export function applySync(
  state: MessageState,
  rid: string,
  updated: readonly Message[],
  deleted: readonly string[],
): MessageState {
  return updated.reduce(applyMessage, removeMessages(state, rid, deleted));
}

/** Somebody changed their name: their messages show the new one, as a fresh fetch would. */
export function renameAuthor(
  state: MessageState,
  author: { _id: string; username: string; name?: string },
): MessageState {
  const theirs = [...state.messages.values()].filter(({ u }) => u._id === author._id);
  return {
    ...state,
    messages: state.messages.with(theirs.map((message) => ({ ...message, u: { ...message.u, ...author } }))),
  };
}

/** Without messages that no history has. */
export function swept<S extends MessageState>(state: S): S {
  const held = new Set<string>();
  for (const { runs } of state.histories.values()) for (const { ids } of runs) for (const id of ids) held.add(id);
  const messages = state.messages.only(held);
  return messages === state.messages ? state : { ...state, messages };
}
