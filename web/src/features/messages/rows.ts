import type { Message, Room } from '../../stores/entities';
import { quoteLinks } from './message-link';
import { isMark, type Mark, type OutboxEntry } from '../../outbox/storage';
import { textsOf } from '../../lib/narrow';

export type Delivery = 'sent' | 'pending' | 'failed';

/** One line of the list: a message with what stands above it. */
export interface Row {
  message: Message;
  /** Follows the one above so closely that it needs no head of its own. */
  grouped: boolean;
  /** The first of its day: a date stands above. */
  day: boolean;
  /** The first that was unread when the room was opened. */
  unread: boolean;
  delivery: Delivery;
  failure?: { type: string; message: string };
  /** What is on its way or was refused, where there is such. */
  command?: { id: string; kind: Exclude<OutboxEntry['kind'], Mark['kind']> };
}

export interface RowOptions {
  me: { _id: string; username: string; name?: string };
  outbox: readonly OutboxEntry[];
  /** Longest pause inside a group, in seconds. */
  groupingPeriod: number;
  /** Up to when the room had been read when it was opened; undefined: no line is drawn. */
  readUntil?: number;
  hidden: ReadonlySet<string>;
}

/** The types of system messages that are not to be shown: those of the workspace and those of the room. */
export function hiddenTypes(ofWorkspace: unknown, room: Pick<Room, 'sysMes'> | undefined): ReadonlySet<string> {
  const hidden = new Set([...textsOf(ofWorkspace), ...textsOf(room?.sysMes)]);
  if (hidden.has('mute_unmute')) hidden.add('user-muted').add('user-unmuted');
  return hidden;
}

/** Who comes and goes: no news that a line is drawn above. */
const kComing = new Set(['uj', 'ul', 'ut', 'ujt', 'ult', 'ru', 'au', 'added-user-to-team', 'removed-user-from-team']);

const kDay = 86_400_000;

/** In the reader's time zone. Asked for every row at every change, so without making texts of dates. */
function sameDay(a: number, b: number): boolean {
  return Math.abs(a - b) < kDay && new Date(a).getDate() === new Date(b).getDate();
}

/** What is to be sent, as it will be. */
export function pendingMessage(
  entry: OutboxEntry & { kind: 'send' },
  me: { _id: string; username: string; name?: string },
): Message {
  const { id, rid, msg, at, tmid, tshow } = entry;
  return {
    _id: id,
    rid,
    // What they lead to comes with the server's answer.
    msg: msg.slice(quoteLinks(msg).length),
    u: me,
    ts: at,
    updatedAt: at,
    ...(tmid !== undefined && { tmid, tshow: tshow ?? false }),
  };
}

type Change = Exclude<OutboxEntry, { kind: 'send' }>;
type Me = RowOptions['me'];

/** By entry: the same object as long as entry and message are the same. */
const changes = new WeakMap<Change, { of: Message; me: Me; shown: Message }>();

function reacted(message: Message, { emoji, on }: Mark & { kind: 'react' }, me: Me): Message {
  const { [emoji]: present, ...others } = message.reactions ?? {};
  const usernames = present?.usernames ?? [];
  if (usernames.includes(me.username) === on) return message;
  const kept = usernames.flatMap((username, index) =>
    username === me.username ? [] : [{ username, name: present?.names?.[index] ?? '' }],
  );
  const all = on ? [...kept, { username: me.username, name: me.name ?? '' }] : kept;
  if (all.length === 0) return { ...message, reactions: others };
  const reaction = { usernames: all.map(({ username }) => username), names: all.map(({ name }) => name) };
  // One that is there keeps its place among the others.
  const reactions = present ? { ...message.reactions, [emoji]: reaction } : { ...others, [emoji]: reaction };
  return { ...message, reactions };
}

function changed(message: Message, entry: Exclude<Change, { kind: 'delete' }>, me: Me): Message {
  switch (entry.kind) {
    case 'edit': {
      const { md: _md, ...rest } = message;
      return { ...rest, msg: entry.msg, editedAt: entry.at };
    }
    case 'react':
      return reacted(message, entry, me);
    case 'star':
      return { ...message, starred: entry.on ? [{ _id: me._id }] : [] };
    case 'pin':
      return { ...message, pinned: entry.on, ...(entry.on && { pinnedBy: me }) };
  }
}

/** The message as it will be when what was done with it here has arrived. */
export function withChanges(message: Message, entries: readonly Change[], me: Me): Message {
  let shown = message;
  for (const entry of entries) {
    if (entry.kind === 'delete' || (isMark(entry) && entry.failure)) continue;
    const known = changes.get(entry);
    const next = known?.of === shown && known.me === me ? known.shown : changed(shown, entry, me);
    changes.set(entry, { of: shown, me, shown: next });
    shown = next;
  }
  return shown;
}

/** What was done with each message here and has not arrived. */
function changesOf(outbox: readonly OutboxEntry[]): Map<string, Change[]> {
  const found = new Map<string, Change[]>();
  for (const entry of outbox) {
    if (entry.kind === 'send') continue;
    const known = found.get(entry.messageId);
    if (known) known.push(entry);
    else found.set(entry.messageId, [entry]);
  }
  return found;
}

const kUnchanged: readonly Change[] = [];

function continues(message: Message, above: Message, period: number): boolean {
  return (
    !message.t &&
    !above.t &&
    message.u._id === above.u._id &&
    (message.alias ?? '') === (above.alias ?? '') &&
    message.groupable !== false &&
    above.groupable !== false &&
    message.private === above.private &&
    message.ts - above.ts < period * 1_000
  );
}

function deliveryOf(entry: OutboxEntry | undefined): Pick<Row, 'delivery' | 'failure' | 'command'> {
  if (!entry) return { delivery: 'sent' };
  if (isMark(entry)) return { delivery: 'sent' }; // so small that it needs no word of its being on its way
  const { id, kind, failure } = entry;
  return { delivery: failure ? 'failed' : 'pending', command: { id, kind }, ...(failure && { failure }) };
}

/** What is left to be sent stands below everything, whatever this machine's clock says. */
export function buildRows(messages: readonly Message[], options: RowOptions): Row[] {
  const { me, outbox, groupingPeriod, readUntil, hidden } = options;
  const arrived = new Set(messages.map(({ _id }) => _id));
  const waiting = outbox.filter((entry) => entry.kind === 'send').filter(({ id }) => !arrived.has(id));
  const changesById = changesOf(outbox);
  const rows: Row[] = [];
  let divided = readUntil === undefined;

  const add = (message: Message, entry?: OutboxEntry) => {
    const above = rows.at(-1)?.message;
    const day = !above || !sameDay(above.ts, message.ts);
    const unread =
      !divided && message.ts > (readUntil ?? 0) && message.u._id !== me._id && !kComing.has(message.t ?? '');
    divided ||= unread;
    const grouped = !day && !unread && continues(message, above, groupingPeriod);
    rows.push({ message, grouped, day, unread, ...deliveryOf(entry) });
  };
  for (const message of messages) {
    const entries = changesById.get(message._id) ?? kUnchanged;
    const last = entries.findLast((entry) => !isMark(entry));
    if (message.t && hidden.has(message.t)) continue;
    if (last?.kind === 'delete' && !last.failure) continue;
    add(withChanges(message, entries, me), last);
  }
  for (const entry of waiting) add(pendingMessage(entry, me), entry);
  return rows;
}

/** The same messages the newest first, each by itself; the date stands above the newest of its day. */
export function newestFirst(rows: readonly Row[]): Row[] {
  const turned = rows.toReversed();
  return turned.map((row, index) => {
    const above = turned[index - 1]?.message;
    return { ...row, grouped: false, day: !above || !sameDay(above.ts, row.message.ts) };
  });
}

/** Rows that stayed the same keep their identity, so that only changed ones render again. */
export function reuseRows(before: readonly Row[], next: Row[]): Row[] {
  const known = new Map(before.map((row) => [row.message._id, row]));
  return next.map((row) => {
    const old = known.get(row.message._id);
    const same =
      old &&
      old.message === row.message &&
      old.grouped === row.grouped &&
      old.day === row.day &&
      old.unread === row.unread &&
      old.delivery === row.delivery &&
      old.command?.id === row.command?.id &&
      old.failure?.message === row.failure?.message;
    return same ? old : row;
  });
}

/**
 * By how many rows the start of the list has moved: more than 0 when older ones came before it, less when they went.
 * Undefined when no row has stayed.
 */
export function rowsBefore(before: readonly Row[], next: readonly Row[]): number | undefined {
  const places = new Map(next.map((row, index) => [row.message._id, index]));
  for (const [index, row] of before.entries()) {
    const place = places.get(row.message._id);
    if (place !== undefined) return place - index;
  }
  return undefined;
}
