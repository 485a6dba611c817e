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
import type { Failure } from '../outbox/failure';
import type { Part } from './state';
import type { BulkDeletion } from './timeline';
import type { ConnectionStatus } from '../realtime/ddp';

/** What the server tells while we are connected: everything that a stream can bring, as the client understands it. */
export interface ServerEvents {
  message: Message;
  'message.deleted': { rid: string; id: string };
  'messages.deletedInBulk': BulkDeletion & { rid: string };
  'room.changed': Room;
  'room.removed': { id: string };
  'subscription.changed': Subscription;
  'subscription.removed': Removal;
  activity: { rid: string; name: string; activities: string[]; at: number };
  presence: { uid: string; username: string } & Presence;
  'self.changed': { diff: Record<string, unknown>; unset: string[] };
  'user.renamed': UserRef;
  'permission.changed': Permission;
  'permission.removed': { id: string };
  'role.changed': Role;
  'role.removed': { id: string };
  'role.assigned': { role: string; uid: string; rid?: string; held: boolean };
  'setting.changed': { id: string; value: unknown };
  'setting.removed': { id: string };
}

/** What happens here: answers to our own requests, and the state of the connection. */
export interface LocalEvents {
  loaded: Partial<{ me: Me; permissions: Permission[]; roles: Role[]; settings: { _id: string; value: unknown }[] }>;
  'sync.failed': { part: Part; failure: Failure };
  'sync.recovered': { part: Part };
  'rooms.fetched': { update: Room[]; remove: Removal[] };
  'subscriptions.fetched': { update: Subscription[]; remove: Removal[] };
  'presences.fetched': ({ _id: string; username: string } & Presence)[];
  'presences.forgotten': string[];
  'room.opened': { rid: string };
  /** A part of a room's history was asked for; `room.answered` follows, with or without it. */
  'room.asked': { rid: string };
  'room.answered': { rid: string };
  /** The newest page, or the one at and before `before`. `full`: it held as many as were asked for. */
  'history.fetched': { rid: string; page: Message[]; full: boolean; before?: number };
  'newer.fetched': { rid: string; page: Message[]; full: boolean; after: number };
  'window.fetched': { rid: string; messages: Message[]; moreBefore: boolean; moreAfter: boolean };
  'room.trimmed': { rid: string; around?: string };
  'room.synced': { rid: string; updated: Message[]; deleted: string[] };
  'room.failed': { rid: string } & Failure;
  'room.forgotten': { rid: string };
  'activity.expired': { now: number };
  connection: ConnectionStatus;
}

export type Events = ServerEvents & LocalEvents;
export type AnyEvent<E = Events> = { [K in keyof E]: { type: K; data: E[K] } }[keyof E];

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
  };
}
