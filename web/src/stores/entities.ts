/**
 * The documents as the client keeps them: times are milliseconds since 1970. They come over REST with ISO text
 * and over DDP with dates; the `to...` functions are the only place that knows.
 */
import type { Me as WireMe } from '../api/entities';
import type * as Wire from '../api/schema';

export type WireTime = string | number | Date;
const kRoomTypes = ['c', 'p', 'd', 'l', 'v'] as const;
export type RoomType = (typeof kRoomTypes)[number];
export type Status = 'online' | 'away' | 'busy' | 'offline';
export type UserRef = Wire.UserRef;

/** Some members for sure, the others perhaps: servers of other make leave out what ours declares. */
type Surely<T, K extends keyof T> = Pick<T, K> & Partial<T>;

export type WireMessage = Surely<Wire.Message<WireTime>, '_id' | 'rid' | 'u' | 'ts'>;
export type WireRoom = Surely<Wire.Room<WireTime>, '_id' | 't'> & { lastMessage?: unknown };
export type WireSubscription = Surely<
  Wire.Subscription<WireTime>,
  '_id' | 'rid' | 't' | 'name' | 'open' | 'unread' | 'userMentions' | 'groupMentions' | 'ts'
>;
/** What a bot or an integration hangs on a message, and quotes. The server lets only members of these types through. */
export type Attachment = Wire.Attachment<WireTime>;

/** Who reacted with one emoji, in the order in which they did. */
export type Reaction = Wire.Reaction;

export interface Message extends Omit<
  WireMessage,
  'msg' | 'ts' | '_updatedAt' | 'editedAt' | 'pinnedAt' | 'tlm' | 'dlm'
> {
  msg: string;
  ts: number;
  updatedAt: number;
  editedAt?: number;
  pinnedAt?: number;
  /** When the last reply in its thread was sent. */
  tlm?: number;
  /** When something was last said in the discussion that it announces. */
  dlm?: number;
}

export interface Room extends Omit<WireRoom, 't' | 'lm' | '_updatedAt' | 'sysMes' | 'lastMessage'> {
  t: RoomType;
  lm?: number;
  updatedAt: number;
  sysMes?: boolean | string[];
  /** It has a picture of its own, and another one each time this is another. */
  avatarETag?: string;
}

export interface Subscription extends Omit<WireSubscription, 't' | 'ts' | 'ls' | '_updatedAt'> {
  t: RoomType;
  ts: number;
  ls?: number;
  updatedAt: number;
}

export interface Me extends Omit<WireMe, 'status' | 'statusDefault' | 'statusExpiresAt'> {
  username: string;
  /** When status and text end. */
  statusExpiresAt?: number;
  roles: string[];
  status?: Status;
  statusDefault?: Status;
}

export interface Presence {
  status: Status;
  statusText?: string;
}

export interface Permission {
  _id: string;
  roles: string[];
}

export interface Role {
  _id: string;
  name: string;
  scope?: string;
  description?: string;
}

/** What says that a document is gone. */
export interface Removal {
  _id: string;
  rid?: string;
}

export const isTime = (value: unknown): value is WireTime =>
  typeof value === 'number' || typeof value === 'string' || value instanceof Date;

export function toTime(value: WireTime): number {
  return typeof value === 'number' ? value : value instanceof Date ? value.getTime() : Date.parse(value);
}

const optionalTime = (value: WireTime | undefined | null): number | undefined =>
  value == null ? undefined : toTime(value);

/** A kind that this client does not know is one that it offers nothing for. */
export const toRoomType = (letter: string): RoomType => kRoomTypes.find((type) => type === letter) ?? 'v';

const isText = (value: unknown): value is string => typeof value === 'string';

export function toMessage({ ts, _updatedAt, editedAt, pinnedAt, tlm, dlm, ...fields }: WireMessage): Message {
  const sent = toTime(ts);
  const message: Message = { ...fields, msg: fields.msg ?? '', ts: sent, updatedAt: optionalTime(_updatedAt) ?? sent };
  const edited = optionalTime(editedAt);
  if (edited !== undefined) message.editedAt = edited;
  const pinned = optionalTime(pinnedAt);
  if (pinned !== undefined) message.pinnedAt = pinned;
  const replied = optionalTime(tlm);
  if (replied !== undefined) message.tlm = replied;
  const discussed = optionalTime(dlm);
  if (discussed !== undefined) message.dlm = discussed;
  return message;
}

/** Its last message is left out: nobody is shown it, it would be kept for each of thousands of rooms, and change them all the time. */
export function toRoom({ t, lm, _updatedAt, sysMes, lastMessage: _lastMessage, ...fields }: WireRoom): Room {
  const room: Room = { ...fields, t: toRoomType(t), updatedAt: optionalTime(_updatedAt) ?? 0 };
  const last = optionalTime(lm);
  if (last !== undefined) room.lm = last;
  if (typeof sysMes === 'boolean') room.sysMes = sysMes;
  else if (Array.isArray(sysMes)) room.sysMes = sysMes.filter(isText);
  return room;
}

export function toSubscription({ t, ts, ls, _updatedAt, ...fields }: WireSubscription): Subscription {
  const updatedAt = optionalTime(_updatedAt) ?? 0;
  const subscription: Subscription = { ...fields, t: toRoomType(t), ts: toTime(ts), updatedAt };
  const seen = optionalTime(ls);
  if (seen !== undefined) subscription.ls = seen;
  return subscription;
}

const kStatuses: readonly Status[] = ['offline', 'online', 'away', 'busy'];
/** What one can choose to be seen as, in the order in which it is offered; `offline` is invisible. */
export const kChosenStatuses: readonly Status[] = ['online', 'away', 'busy', 'offline'];

/** Presence travels as a number on streams and as a word elsewhere; `disabled` looks like offline. */
export function toStatus(value: unknown): Status {
  if (typeof value === 'number') return kStatuses[value] ?? 'offline';
  return kStatuses.find((status) => status === value) ?? 'offline';
}
