/**
 * From the wire to typed events: each stream event that we subscribe to has one decoder here. What a decoder
 * does not understand becomes nothing, so that a newer server's additions do no harm.
 */
import {
  toMessage,
  toRoom,
  toStatus,
  toSubscription,
  toTime,
  type Permission,
  type Removal,
  type Role,
  type UserRef,
  type WireMessage,
  type WireRoom,
  type WireSubscription,
  type WireTime,
} from '../stores/entities';
import type { AnyEvent, Notice, ServerEvents } from '../stores/events';
import type { StreamEvent } from './ddp';

type Decoded = AnyEvent<ServerEvents> | undefined;
type Decoder = (args: unknown[], owner: string) => Decoded;

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

interface WireBulkDeletion {
  ids?: string[];
  users?: string[];
  excludePinned?: boolean;
  ignoreDiscussion?: boolean;
  showDeletedStatus?: boolean;
  ts?: { $gt?: WireTime; $gte?: WireTime; $lt?: WireTime; $lte?: WireTime };
}

function bulkDeletion(rid: string, { ts = {}, ...rest }: WireBulkDeletion): Decoded {
  const edges = { after: ts.$gt, from: ts.$gte, before: ts.$lt, until: ts.$lte };
  const range = Object.fromEntries(
    Object.entries(edges).flatMap(([name, time]) => (time === undefined ? [] : [[name, toTime(time)]])),
  );
  return { type: 'messages.deletedInBulk', data: { ...rest, rid, ts: range } };
}

/** By stream, then by the part of the event name that is not an id. */
const decoders: Record<string, Record<string, Decoder>> = {
  'stream-room-messages': {
    '': ([message]) =>
      isObject(message) ? { type: 'message', data: toMessage(message as unknown as WireMessage) } : undefined,
  },
  'stream-notify-room': {
    'user-activity': ([name, activities], rid) =>
      typeof name === 'string' && Array.isArray(activities)
        ? { type: 'activity', data: { rid, name, activities: activities.map(String), at: Date.now() } }
        : undefined,
    deleteMessage: ([message], rid) =>
      isObject(message) ? { type: 'message.deleted', data: { rid, id: String(message._id) } } : undefined,
    deleteMessageBulk: ([deletion], rid) =>
      isObject(deletion) ? bulkDeletion(rid, deletion as unknown as WireBulkDeletion) : undefined,
  },
  'stream-notify-user': {
    'rooms-changed': ([action, room]) => {
      if (!isObject(room)) return undefined;
      return action === 'removed'
        ? { type: 'room.removed', data: { id: String(room._id) } }
        : { type: 'room.changed', data: toRoom(room as unknown as WireRoom) };
    },
    'subscriptions-changed': ([action, subscription]) => {
      if (!isObject(subscription)) return undefined;
      return action === 'removed'
        ? { type: 'subscription.removed', data: subscription as unknown as Removal }
        : { type: 'subscription.changed', data: toSubscription(subscription as unknown as WireSubscription) };
    },
    message: ([message]) =>
      isObject(message)
        ? { type: 'message', data: { ...toMessage(message as unknown as WireMessage), private: true } }
        : undefined,
    userData: ([change]) => {
      if (!isObject(change)) return undefined;
      const diff = isObject(change.diff) ? change.diff : isObject(change.data) ? change.data : {};
      return { type: 'self.changed', data: { diff, unset: isObject(change.unset) ? Object.keys(change.unset) : [] } };
    },
  },
  'stream-notify-logged': {
    'permissions-changed': ([action, permission]) => {
      if (!isObject(permission)) return undefined;
      return action === 'removed'
        ? { type: 'permission.removed', data: { id: String(permission._id) } }
        : { type: 'permission.changed', data: permission as unknown as Permission };
    },
    'roles-change': ([change]) => {
      if (!isObject(change) || !isObject(change.u)) return undefined;
      const data = { role: String(change._id), uid: String(change.u._id), held: change.type !== 'removed' };
      return {
        type: 'role.assigned',
        data: typeof change.scope === 'string' ? { ...data, rid: change.scope } : data,
      };
    },
    'Users:NameChanged': ([user]) =>
      isObject(user) ? { type: 'user.renamed', data: user as unknown as UserRef } : undefined,
  },
  'stream-notify-all': {
    'public-settings-changed': ([action, setting]) => {
      if (!isObject(setting)) return undefined;
      const id = String(setting._id);
      return action === 'removed'
        ? { type: 'setting.removed', data: { id } }
        : { type: 'setting.changed', data: { id, value: setting.value } };
    },
  },
  'stream-roles': {
    roles: ([change]) => {
      if (!isObject(change)) return undefined;
      const { type, ...role } = change;
      return type === 'removed'
        ? { type: 'role.removed', data: { id: String(role._id) } }
        : { type: 'role.changed', data: role as unknown as Role };
    },
  },
};

function presence(id: string, args: unknown[]): Decoded {
  const [entry] = args;
  if (!Array.isArray(entry)) return undefined;
  const [username, status, statusText] = entry as [string, unknown, string?];
  return {
    type: 'presence',
    data: { uid: id, username, status: toStatus(status), ...(statusText ? { statusText } : {}) },
  };
}

export function decodeEvent({ collection, id, fields }: StreamEvent): Decoded {
  const { eventName } = fields;
  const args = Array.isArray(fields.args) ? (fields.args as unknown[]) : [];
  if (collection === 'stream-user-presence') return presence(String(fields.uid ?? id), args);
  if (typeof eventName !== 'string') return undefined;
  const ofStream = decoders[collection];
  if (!ofStream) return undefined;
  const direct = ofStream[eventName] ?? ofStream[''];
  if (direct) return direct(args, eventName);
  const slash = eventName.indexOf('/');
  return ofStream[eventName.slice(slash + 1)]?.(args, eventName.slice(0, slash));
}

/** The two events that are not news of any document. */
export function decodeNotice({ collection, fields }: StreamEvent): Notice | undefined {
  if (collection !== 'stream-notify-user' || !String(fields.eventName).endsWith('/notification')) return undefined;
  const [notice] = Array.isArray(fields.args) ? (fields.args as unknown[]) : [];
  return isObject(notice) && isObject(notice.payload) ? (notice as unknown as Notice) : undefined;
}

export function isForcedLogout({ collection, fields }: StreamEvent): boolean {
  return collection === 'stream-notify-user' && String(fields.eventName).endsWith('/force_logout');
}

export type StreamKey = readonly [stream: string, event: string];

/** What a signed-in client listens to as long as it runs. */
export function sessionStreams(uid: string): StreamKey[] {
  const own = Object.keys(decoders['stream-notify-user'] ?? {});
  return [
    ...[...own, 'notification', 'force_logout'].map((event) => ['stream-notify-user', `${uid}/${event}`] as const),
    ...Object.keys(decoders['stream-notify-logged'] ?? {}).map((event) => ['stream-notify-logged', event] as const),
    ['stream-notify-all', 'public-settings-changed'],
    ['stream-roles', 'roles'],
  ];
}

/** What it listens to for each room that is open. */
export function roomStreams(rid: string): StreamKey[] {
  return [
    ...Object.keys(decoders['stream-notify-room'] ?? {}).map(
      (event) => ['stream-notify-room', `${rid}/${event}`] as const,
    ),
    ['stream-room-messages', rid],
  ];
}
