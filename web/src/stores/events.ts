import type {
  Me,
  Message,
  Permission,
  Presence,
  Removal,
  Role,
  Room,
  RoomType,
  Subscription,
  UserRef,
} from './entities';
import type { DailyDocument, DailyKind, FetchedDaily } from './daily';
import type { Remembered } from '../memory/recall';
import type { Failure } from '../outbox/failure';
import type { Part } from './state';
import type { Page } from './history';
import type { BulkDeletion } from './message-state';
import type { Source } from './sources';
import type { ConnectionStatus } from '../realtime/ddp';

/** What the server tells while we are connected: everything that a stream can bring, as the client understands it. */
export interface ServerEvents {
  message: Message;
  'message.deleted': { rid: string; id: string };
  'messages.deletedInBulk': BulkDeletion & { rid: string };
  /** Everybody has read what was sent until then in a room, or in one of its threads. */
  'messages.read': { rid: string; until: number; tmid?: string };
  'room.changed': Room;
  'room.removed': { id: string };
  'subscription.changed': Subscription;
  'subscription.removed': Removal;
  activity: { rid: string; name: string; activities: string[]; at: number };
  presence: { uid: string; username: string } & Presence;
  'self.changed': { diff: Record<string, unknown>; unset: string[] };
  'user.renamed': UserRef;
  /** Somebody has another picture, or, without `etag`, none any more. */
  'avatar.changed': { username: string; etag?: string };
  'room.avatar-changed': { rid: string; etag?: string };
  'permission.changed': Permission;
  'permission.removed': { id: string };
  'role.changed': Role;
  'role.removed': { id: string };
  'role.assigned': { role: string; uid: string; rid?: string; held: boolean };
  'setting.changed': { id: string; value: unknown };
  'setting.removed': { id: string };
  /** A section of the sidebar, a message for later, a reminder or a draft. */
  'daily.changed': { kind: DailyKind; gone: boolean; document: DailyDocument };
}

/** What happens here: answers to our own requests, and the state of the connection. */
export interface LocalEvents {
  loaded: Partial<{
    me: Me;
    permissions: Permission[];
    roles: Role[];
    settings: { _id: string; value: unknown }[];
    daily: FetchedDaily;
  }>;
  /** What was known when the client was last open. */
  remembered: Remembered;
  'sync.failed': { part: Part; failure: Failure };
  'sync.recovered': { part: Part };
  'rooms.fetched': { update: Room[]; remove: Removal[] };
  'subscriptions.fetched': { update: Subscription[]; remove: Removal[] };
  'presences.fetched': ({ _id: string; username: string } & Presence)[];
  'presences.forgotten': string[];
  /** Where pictures are; '' of those who have none. */
  'faces.found': { username: string; address: string }[];
  'source.opened': Source;
  /** A part of a source's history was asked for; `source.answered` follows, with or without it. */
  'source.asked': Source;
  'source.answered': Source;
  'page.fetched': { source: Source; page: Page };
  /** From now on the messages of this moment are shown, or the newest. */
  'source.looked': { source: Source; at?: number };
  'source.trimmed': { source: Source; around?: string };
  'source.failed': { source: Source; failure: Failure };
  'source.closed': Source;
  'room.synced': { rid: string; updated: Message[]; deleted: string[] };
  'room.forgotten': { rid: string };
  'activity.expired': { now: number };
  connection: ConnectionStatus;
}

export type Events = ServerEvents & LocalEvents;
export type EventOf<K extends keyof Events> = { [P in K]: { type: P; data: Events[P] } }[K];
export type AnyEvent<E = Events> = { [K in keyof E]: { type: K; data: E[K] } }[keyof E];

/** An appointment that begins soon, with the time in the clock of the account; it changes nothing in the state. */
export interface NearAppointment {
  id: string;
  subject: string;
  clock: string;
}

/** A message that deserves the user's attention now; it changes nothing in the state. */
export interface Notice {
  title: string;
  text: string;
  duration?: number;
  payload: {
    _id?: string;
    rid: string;
    sender?: UserRef;
    type: RoomType;
    name?: string;
    message?: { t?: string };
  };
}
