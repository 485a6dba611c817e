/**
 * The documents as the client keeps them: times are milliseconds since 1970. They come over REST with ISO text
 * and over DDP with dates; the `to...` functions are the only place that knows.
 */
import type { Me as WireMe } from '../api/entities';
import type { MdBlock } from '../features/messages/markdown/tree';

export type WireTime = string | number | Date;
export type RoomType = 'c' | 'p' | 'd' | 'l' | 'v';
export type Status = 'online' | 'away' | 'busy' | 'offline';

export interface UserRef {
  _id: string;
  username: string;
  name?: string;
}

interface MessageFields {
  _id: string;
  rid: string;
  /** Its place in the room, without gaps; servers of other make leave it out. */
  seq?: number;
  msg: string;
  u: UserRef;
  t?: string;
  md?: MdBlock[];
  mentions?: { _id: string; username: string; name?: string; type?: string }[];
  channels?: { _id: string; name: string; fname?: string }[];
  editedBy?: UserRef;
  groupable?: boolean;
  alias?: string;
  bot?: unknown;
  role?: string;
  private?: boolean;
  attachments?: Attachment[];
}

/** What a bot or an integration hangs on a message. The server lets only members of these types through. */
export interface Attachment {
  title?: string;
  title_link?: string;
  text?: string;
  md?: MdBlock[];
  description?: string;
  pretext?: string;
  author_name?: string;
  author_link?: string;
  color?: string;
  fields?: { title?: string; value?: string; short?: boolean }[];
  image_url?: string;
  audio_url?: string;
  video_url?: string;
  message_link?: string;
  fallback?: string;
  attachments?: Attachment[];
}

export interface Message extends MessageFields {
  ts: number;
  updatedAt: number;
  editedAt?: number;
}

export interface WireMessage extends MessageFields {
  ts: WireTime;
  _updatedAt?: WireTime;
  editedAt?: WireTime;
}

interface RoomFields {
  _id: string;
  t: RoomType;
  name?: string;
  fname?: string;
  u?: UserRef;
  usersCount?: number;
  msgs?: number;
  topic?: string;
  description?: string;
  announcement?: string;
  ro?: boolean;
  muted?: string[];
  unmuted?: string[];
  archived?: boolean;
  default?: boolean;
  sysMes?: boolean | string[];
  uids?: string[];
  usernames?: string[];
  joinCodeRequired?: boolean;
}

export interface Room extends RoomFields {
  lm?: number;
  updatedAt: number;
}

export interface WireRoom extends RoomFields {
  lm?: WireTime;
  _updatedAt?: WireTime;
}

interface SubscriptionFields {
  _id: string;
  rid: string;
  t: RoomType;
  name: string;
  fname?: string;
  open: boolean;
  alert?: boolean;
  unread: number;
  userMentions: number;
  groupMentions: number;
  f?: boolean;
  roles?: string[];
  archived?: boolean;
  hideUnreadStatus?: boolean;
  hideMentionStatus?: boolean;
  blocked?: boolean;
  blocker?: boolean;
}

export interface Subscription extends SubscriptionFields {
  ts: number;
  ls?: number;
  updatedAt: number;
}

export interface WireSubscription extends SubscriptionFields {
  ts: WireTime;
  ls?: WireTime;
  _updatedAt?: WireTime;
}

export interface Me extends Omit<WireMe, 'status' | 'statusDefault'> {
  username: string;
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

export function toTime(value: WireTime): number {
  return typeof value === 'number' ? value : value instanceof Date ? value.getTime() : Date.parse(value);
}

const optionalTime = (value: WireTime | undefined | null): number | undefined =>
  value == null ? undefined : toTime(value);

export function toMessage({ ts, _updatedAt, editedAt, ...fields }: WireMessage): Message {
  const sent = toTime(ts);
  const message: Message = { ...fields, msg: fields.msg ?? '', ts: sent, updatedAt: optionalTime(_updatedAt) ?? sent };
  const edited = optionalTime(editedAt);
  if (edited !== undefined) message.editedAt = edited;
  return message;
}

export function toRoom({ lm, _updatedAt, ...fields }: WireRoom): Room {
  const room: Room = { ...fields, updatedAt: optionalTime(_updatedAt) ?? 0 };
  const last = optionalTime(lm);
  if (last !== undefined) room.lm = last;
  return room;
}

export function toSubscription({ ts, ls, _updatedAt, ...fields }: WireSubscription): Subscription {
  const subscription: Subscription = { ...fields, ts: toTime(ts), updatedAt: optionalTime(_updatedAt) ?? 0 };
  const seen = optionalTime(ls);
  if (seen !== undefined) subscription.ls = seen;
  return subscription;
}

const kStatuses: readonly Status[] = ['offline', 'online', 'away', 'busy'];

/** Presence travels as a number on streams and as a word elsewhere; `disabled` looks like offline. */
export function toStatus(value: unknown): Status {
  if (typeof value === 'number') return kStatuses[value] ?? 'offline';
  return kStatuses.find((status) => status === value) ?? 'offline';
}
