/**
 * From the wire to typed events: each stream event that we subscribe to has one decoder here. What a decoder
 * does not understand becomes nothing, so that a newer server's additions do no harm.
 */
import type { Message as WireMessage, StreamEvents } from '../api/schema';
import { toDraft, toReminder, toScheduled, toSection, type DailyDocument, type DailyKind } from '../stores/daily';
import {
  toMessage,
  toRoom,
  toRoomType,
  toStatus,
  toSubscription,
  toTime,
  isTime,
  type WireTime,
} from '../stores/entities';
import type { AnyEvent, NearAppointment, Notice, ServerEvents } from '../stores/events';
import type { StreamEvent } from './ddp';

type Decoded = AnyEvent<ServerEvents> | undefined;

interface BulkDeletion {
  ids?: string[];
  users?: string[];
  excludePinned?: boolean;
  ignoreDiscussion?: boolean;
  showDeletedStatus?: boolean;
  ts?: { $gt?: WireTime; $gte?: WireTime; $lt?: WireTime; $lte?: WireTime };
}

/** What other servers of the protocol send besides: ours declares what it sends. */
interface OthersEvents {
  'stream-notify-room': { '<rid>/deleteMessageBulk': [BulkDeletion] };
  'stream-notify-user': {
    '<uid>/message': [WireMessage<Date>];
    '<uid>/userData': [{ data?: object; unset?: object }];
  };
  'stream-notify-logged': { 'permissions-changed': ['removed', { _id: string }] };
  'stream-notify-all': { 'public-settings-changed': ['removed', { _id: string }] };
}

type Both<A, B> = { [K in keyof A | keyof B]: (K extends keyof A ? A[K] : never) | (K extends keyof B ? B[K] : never) };
type Wire = {
  [S in keyof StreamEvents]: S extends keyof OthersEvents ? Both<StreamEvents[S], OthersEvents[S]> : StreamEvents[S];
};
/** By stream and event; `owner` is the id in its name. */
type Decoders = {
  [S in keyof Wire]?: { [E in keyof Wire[S]]?: (args: Wire[S][E], owner: string) => Decoded };
};

function bulkDeletion(rid: string, { ts = {}, ...rest }: BulkDeletion): Decoded {
  const edges = { after: ts.$gt, from: ts.$gte, before: ts.$lt, until: ts.$lte };
  const range = Object.fromEntries(
    Object.entries(edges).flatMap(([name, time]) => (time === undefined ? [] : [[name, toTime(time)]])),
  );
  return { type: 'messages.deletedInBulk', data: { ...rest, rid, ts: range } };
}

const daily =
  <W>(kind: DailyKind, toDocument: (wire: W) => DailyDocument) =>
  ([action, wire]: ['inserted' | 'updated' | 'removed', W]): Decoded => ({
    type: 'daily.changed',
    data: { kind, gone: action === 'removed', document: toDocument(wire) },
  });

const decoders = {
  'stream-room-messages': {
    '<rid>': ([message]) => ({ type: 'message', data: toMessage(message) }),
  },
  'stream-notify-room': {
    '<rid>/user-activity': ([name, activities], rid) => ({
      type: 'activity',
      data: { rid, name, activities: activities.map(String), at: Date.now() },
    }),
    '<rid>/deleteMessage': ([message], rid) => ({ type: 'message.deleted', data: { rid, id: message._id } }),
    '<rid>/deleteMessageBulk': ([deletion], rid) => bulkDeletion(rid, deletion),
    '<rid>/messagesRead': ([{ until, tmid }], rid) => ({
      type: 'messages.read',
      data: { rid, until: toTime(until), ...(tmid !== undefined && { tmid }) },
    }),
  },
  'stream-notify-user': {
    '<uid>/rooms-changed': ([action, room]) =>
      action === 'removed'
        ? { type: 'room.removed', data: { id: room._id } }
        : { type: 'room.changed', data: toRoom(room) },
    '<uid>/subscriptions-changed': ([action, subscription]) =>
      action === 'removed'
        ? { type: 'subscription.removed', data: subscription }
        : { type: 'subscription.changed', data: toSubscription(subscription) },
    '<uid>/message': ([message]) => ({ type: 'message', data: { ...toMessage(message), private: true } }),
    '<uid>/confab-sidebar-changed': daily('sections', toSection),
    '<uid>/confab-scheduled-messages-changed': daily('scheduled', toScheduled),
    '<uid>/confab-reminders-changed': daily('reminders', toReminder),
    '<uid>/confab-drafts-changed': daily('drafts', toDraft),
    '<uid>/userData': ([change]) => {
      const diff = 'diff' in change ? change.diff : 'data' in change ? change.data : undefined;
      const unset = 'unset' in change ? change.unset : undefined;
      const fields = new Map<string, unknown>(Object.entries(diff ?? {}));
      const end = fields.get('statusExpiresAt');
      if (isTime(end)) fields.set('statusExpiresAt', toTime(end));
      return { type: 'self.changed', data: { diff: Object.fromEntries(fields), unset: Object.keys(unset ?? {}) } };
    },
  },
  'stream-notify-logged': {
    'permissions-changed': ([action, permission]) =>
      action === 'removed'
        ? { type: 'permission.removed', data: { id: permission._id } }
        : { type: 'permission.changed', data: permission },
    'roles-change': ([{ type, _id, u, scope }]) => ({
      type: 'role.assigned',
      data: { role: _id, uid: u._id, held: type !== 'removed', ...(scope && { rid: scope }) },
    }),
    updateAvatar: ([{ rid, username, etag }]) => {
      const now = etag ? { etag } : {}; // without one there is no picture any more
      if (rid !== undefined) return { type: 'room.avatar-changed', data: { rid, ...now } };
      return username === undefined ? undefined : { type: 'avatar.changed', data: { username, ...now } };
    },
    'Users:NameChanged': ([user]) => ({ type: 'user.renamed', data: user }),
  },
  'stream-notify-all': {
    'public-settings-changed': ([action, setting]) =>
      action === 'removed'
        ? { type: 'setting.removed', data: { id: setting._id } }
        : { type: 'setting.changed', data: { id: setting._id, value: setting.value } },
  },
  'stream-roles': {
    roles: ([{ type, ...role }]) =>
      type === 'removed' ? { type: 'role.removed', data: { id: role._id } } : { type: 'role.changed', data: role },
  },
  'stream-user-presence': {
    '<uid>': ([[username, status, statusText]], uid) => ({
      type: 'presence',
      data: { uid, username, status: toStatus(status), ...(statusText ? { statusText } : {}) },
    }),
  },
} satisfies Decoders;

/** The part of an event's name that is not an id: of `<rid>/deleteMessage` the last, of `<rid>` nothing. */
const ownName = (declared: string): string => declared.replace(/^<\w+>\/?/, '');

type Told = StreamEvent['fields']['args'];
type Decode = (args: Told, owner: string) => Decoded;

// The only place that believes the wire to be as it is declared: what is not makes its decoder fail, and is nothing.
const known = new Map(
  Object.entries(decoders).map(([stream, events]) => [
    stream,
    new Map(Object.entries<Decode>(events).map(([declared, decode]) => [ownName(declared), decode])),
  ]),
);

function decoded(decode: Decode, args: Told, owner: string): Decoded {
  try {
    return decode(args, owner);
  } catch {
    return undefined;
  }
}

export function decodeEvent({ collection, id, fields }: StreamEvent): Decoded {
  const ofStream = known.get(collection);
  const name = collection === 'stream-user-presence' ? String(fields.uid ?? id) : fields.eventName;
  if (!ofStream || typeof name !== 'string') return undefined;
  const whole = ofStream.get(name) ?? ofStream.get('');
  if (whole) return decoded(whole, fields.args, name);
  const slash = name.indexOf('/');
  const own = ofStream.get(name.slice(slash + 1));
  return own && decoded(own, fields.args, name.slice(0, slash));
}

type Notification = StreamEvents['stream-notify-user']['<uid>/notification'];

/** A message that the server finds worth one's attention: no news of any document, as are the two below. */
export function decodeNotice({ collection, fields }: StreamEvent): Notice | undefined {
  if (collection !== 'stream-notify-user' || !String(fields.eventName).endsWith('/notification')) return undefined;
  const [notice]: Partial<Notification> = fields.args ?? [];
  return notice?.payload && { ...notice, payload: { ...notice.payload, type: toRoomType(notice.payload.type) } };
}

/** An appointment of one's own that begins soon, by its id. */
export function decodeAppointment({ collection, fields }: StreamEvent): NearAppointment | undefined {
  if (collection !== 'stream-notify-user' || !String(fields.eventName).endsWith('/calendar')) return undefined;
  const [near]: Partial<StreamEvents['stream-notify-user']['<uid>/calendar']> = fields.args ?? [];
  return near?.payload && { id: near.payload._id, subject: near.title, clock: near.text };
}

export function isForcedLogout({ collection, fields }: StreamEvent): boolean {
  return collection === 'stream-notify-user' && String(fields.eventName).endsWith('/force_logout');
}

const namesOf = (stream: keyof typeof decoders): string[] => Object.keys(decoders[stream]).map(ownName);

export type StreamKey = readonly [stream: string, event: string];

/** What a signed-in client listens to as long as it runs. */
export function sessionStreams(uid: string): StreamKey[] {
  const own = namesOf('stream-notify-user');
  return [
    ...[...own, 'notification', 'calendar', 'force_logout'].map(
      (event) => ['stream-notify-user', `${uid}/${event}`] as const,
    ),
    ...namesOf('stream-notify-logged').map((event) => ['stream-notify-logged', event] as const),
    ['stream-notify-all', 'public-settings-changed'],
    ['stream-roles', 'roles'],
  ];
}

/** What it listens to for each room that is open. */
export function roomStreams(rid: string): StreamKey[] {
  return [
    ...namesOf('stream-notify-room').map((event) => ['stream-notify-room', `${rid}/${event}`] as const),
    ['stream-room-messages', rid],
  ];
}
