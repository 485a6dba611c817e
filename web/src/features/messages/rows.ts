import type { Message, Room } from '../../stores/entities';
import type { OutboxEntry } from '../../outbox/storage';

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
  command?: { id: string; kind: OutboxEntry['kind'] };
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
  const lists = [ofWorkspace, room?.sysMes].filter(Array.isArray) as string[][];
  const hidden = new Set(lists.flat());
  if (hidden.has('mute_unmute')) hidden.add('user-muted').add('user-unmuted');
  return hidden;
}

const kDay = 86_400_000;

/** In the reader's time zone. Asked for every row at every change, so without making texts of dates. */
function sameDay(a: number, b: number): boolean {
  return Math.abs(a - b) < kDay && new Date(a).getDate() === new Date(b).getDate();
}

function pendingMessage(entry: OutboxEntry & { kind: 'send' }, me: RowOptions['me']): Message {
  return { _id: entry.id, rid: entry.rid, msg: entry.msg, u: me, ts: entry.at, updatedAt: entry.at };
}

/** By entry: the same object as long as entry and message are the same. */
const edits = new WeakMap<OutboxEntry, { of: Message; shown: Message }>();

/** The message as it will be when its change has arrived. */
function edited(message: Message, entry: OutboxEntry & { kind: 'edit' }): Message {
  const known = edits.get(entry);
  if (known?.of === message) return known.shown;
  const { md: _md, ...rest } = message;
  const shown = { ...rest, msg: entry.msg, editedAt: entry.at };
  edits.set(entry, { of: message, shown });
  return shown;
}

/** The last that was done with each message here and has not arrived. */
function changesOf(outbox: readonly OutboxEntry[]): Map<string, OutboxEntry & { kind: 'edit' | 'delete' }> {
  return new Map(outbox.flatMap((entry) => (entry.kind === 'send' ? [] : [[entry.messageId, entry] as const])));
}

function continues(message: Message, above: Message, period: number): boolean {
  return (
    !message.t &&
    !above.t &&
    message.u._id === above.u._id &&
    message.alias === above.alias &&
    message.groupable !== false &&
    above.groupable !== false &&
    message.private === above.private &&
    message.ts - above.ts < period * 1_000
  );
}

function deliveryOf(entry: OutboxEntry | undefined): Pick<Row, 'delivery' | 'failure' | 'command'> {
  if (!entry) return { delivery: 'sent' };
  const { id, kind, failure } = entry;
  return { delivery: failure ? 'failed' : 'pending', command: { id, kind }, ...(failure && { failure }) };
}

/** What is left to be sent stands below everything, whatever this machine's clock says. */
export function buildRows(messages: readonly Message[], options: RowOptions): Row[] {
  const { me, outbox, groupingPeriod, readUntil, hidden } = options;
  const arrived = new Set(messages.map(({ _id }) => _id));
  const waiting = outbox.filter((entry) => entry.kind === 'send').filter(({ id }) => !arrived.has(id));
  const changes = changesOf(outbox);
  const rows: Row[] = [];
  let divided = readUntil === undefined;

  const add = (message: Message, entry?: OutboxEntry) => {
    const above = rows.at(-1)?.message;
    const day = !above || !sameDay(above.ts, message.ts);
    const unread = !divided && message.ts > (readUntil ?? 0) && message.u._id !== me._id;
    divided ||= unread;
    const grouped = !day && !unread && continues(message, above, groupingPeriod);
    rows.push({ message, grouped, day, unread, ...deliveryOf(entry) });
  };
  for (const message of messages) {
    const change = changes.get(message._id);
    if (message.t && hidden.has(message.t)) continue;
    if (change?.kind === 'delete' && !change.failure) continue;
    add(change?.kind === 'edit' ? edited(message, change) : message, change);
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
