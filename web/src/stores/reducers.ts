import type { Me, Permission, Role, Room, Subscription } from './entities';
import { unlessSame } from '../lib/same';
import { asDaily, withDaily } from './daily';
import type { AnyEvent, EventOf, Events } from './events';
import type { Activity, Part, State } from './state';
import * as histories from './history';
import type { History } from './history';
import * as messages from './message-state';
import { happened } from './message-state';
import { faceAddress } from './face-address';
import { keyOf, roomSource, type Source } from './sources';
import { settingsById } from './settings';
import { fieldsOf, keysOf } from '../lib/narrow';

/** Nothing more heard from somebody who types for this long: they have stopped. */
export const kTypingHolds = 15_000;

/** The maps that were copied for the events that are taken in now: nobody has seen them, so they need no second copy. */
let unseen = new WeakSet<object>();

function put<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  if (map.get(key) === value) return map;
  const copy = unseen.has(map) && map instanceof Map ? map : new Map(map);
  unseen.add(copy);
  return copy.set(key, value);
}

function drop<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const rest = new Map(map);
  rest.delete(key);
  return rest;
}

function inHistory(state: State, source: Source, change: (history: History) => History): State {
  const key = keyOf(source);
  const history = state.histories.get(key);
  const next = history && change(history);
  return !next || next === history ? state : { ...state, histories: put(state.histories, key, next) };
}

function fetched(state: State, ...parts: (Part | 'rooms' | 'subscriptions')[]): Pick<State, 'fetched' | 'ready'> {
  if (parts.every((part) => state.fetched.has(part))) return { fetched: state.fetched, ready: state.ready };
  const all = new Set([...state.fetched, ...parts]);
  if (all.has('rooms') && all.has('subscriptions')) all.add('lists');
  return { fetched: all, ready: all.has('lists') && all.has('me') };
}

/** Documents carry the time of their last change: an older one that comes late loses. */
const isNewer = (incoming: { updatedAt: number }, present: { updatedAt: number } | undefined): boolean =>
  !present || incoming.updatedAt >= present.updatedAt;

function mergeDocuments<D extends { updatedAt: number }>(
  present: ReadonlyMap<string, D>,
  update: readonly D[],
  key: (document: D) => string,
): Map<string, D> {
  const merged = new Map(present);
  for (const document of update) if (isNewer(document, merged.get(key(document)))) merged.set(key(document), document);
  return merged;
}

/** Puts `value` at a dotted path of a copy of `target`. */
function setPath<T extends object>(target: T, path: readonly string[], value: unknown): T {
  const [head = '', ...rest] = path;
  const next = rest.length > 0 ? setPath(fieldsOf(Reflect.get(target, head)), rest, value) : value;
  const copy = { ...target, [head]: next };
  if (next === undefined) Reflect.deleteProperty(copy, head);
  return copy;
}

function changedSelf(me: Me, { diff, unset }: Events['self.changed']): Me {
  let next = me;
  for (const [path, value] of Object.entries(diff)) next = setPath(next, path.split('.'), value);
  for (const path of unset) next = setPath(next, path.split('.'), undefined);
  return next;
}

function withRole(roles: readonly string[] | undefined, role: string, held: boolean): string[] {
  const others = (roles ?? []).filter((name) => name !== role);
  return held ? [...others, role] : others;
}

function withoutRoom(state: State, rid: string): State {
  return {
    ...state,
    subscriptions: drop(state.subscriptions, rid),
    typing: drop(state.typing, rid),
  };
}

function ridOf(subscriptions: ReadonlyMap<string, Subscription>, id: string): string | undefined {
  for (const subscription of subscriptions.values()) if (subscription._id === id) return subscription.rid;
  return undefined;
}

/** Whoever has sent a message is no longer writing it, even if the word of that comes later. */
function stoppedTyping(state: State, { rid, u }: { rid: string; u: { username: string; name?: string } }): State {
  const names = state.typing.get(rid);
  if (!names) return state;
  const rest = drop(u.name === undefined ? names : drop(names, u.name), u.username);
  if (rest === names) return state;
  return { ...state, typing: rest.size > 0 ? put(state.typing, rid, rest) : drop(state.typing, rid) };
}

const byId = <D extends { _id: string }>(documents: readonly D[]): Map<string, D> =>
  new Map(documents.map((document) => [document._id, document]));

const rolesById = (permissions: readonly Permission[]): Map<string, readonly string[]> =>
  new Map(permissions.map(({ _id, roles }) => [_id, roles]));

function withLoaded(state: State, loaded: Events['loaded']): State {
  const { me, permissions, roles, settings, daily } = loaded;
  return {
    ...state,
    ...(me && { me: unlessSame(state.me, me) }),
    ...(permissions && { permissions: unlessSame(state.permissions, rolesById(permissions)) }),
    ...(roles && { roles: unlessSame(state.roles, byId(roles)) }),
    ...(settings && {
      settings: unlessSame(state.settings, settingsById(settings)),
    }),
    ...(daily && { daily: asDaily(state.daily, daily) }),
    ...fetched(state, ...keysOf(loaded)),
  };
}

/** Nothing that has been fetched already is overwritten. */
function withRemembered(state: State, remembered: Events['remembered']): State {
  const parts = (['me', 'permissions', 'roles', 'settings', 'daily'] as const).filter(
    (part) => !state.fetched.has(part),
  );
  const known = Object.fromEntries(parts.map((part) => [part, remembered[part]]));
  const { rooms, subscriptions } = remembered;
  return {
    ...state,
    ...known,
    rooms: mergeDocuments(new Map(rooms.map((room) => [room._id, room])), [...state.rooms.values()], ({ _id }) => _id),
    subscriptions: mergeDocuments(
      new Map(subscriptions.map((subscription) => [subscription.rid, subscription])),
      [...state.subscriptions.values()],
      ({ rid }) => rid,
    ),
    ...messages.remember(state, remembered.histories),
    ...fetched(state, ...parts, 'rooms', 'subscriptions'),
  };
}

/** Enough for everybody who is seen in a day; beyond, it begins anew. */
const kMostFaces = 5_000;

function withFaces(state: State, found: Events['faces.found']): State {
  const faces = new Map(state.faces.size + found.length > kMostFaces ? [] : state.faces);
  for (const { username, address } of found) faces.set(username, address);
  return { ...state, faces };
}

const reducers: { [K in keyof Events]: (state: State, data: Events[K]) => State } = {
  message: (state, message) =>
    happened(stoppedTyping(state, message), message.rid, (held) => messages.applyMessage(held, message)),
  'message.deleted': (state, { rid, id }) => happened(state, rid, (held) => messages.removeMessages(held, rid, [id])),
  'messages.deletedInBulk': (state, { rid, ...deletion }) =>
    happened(state, rid, (held) => messages.removeInBulk(held, rid, deletion)),
  'messages.read': (state, { rid, ...read }) => happened(state, rid, (held) => messages.readByAll(held, rid, read)),

  'room.changed': (state, room) =>
    isNewer(room, state.rooms.get(room._id)) ? { ...state, rooms: put(state.rooms, room._id, room) } : state,
  'room.removed': (state, { id }) => ({ ...withoutRoom(state, id), rooms: drop(state.rooms, id) }),
  'subscription.changed': (state, subscription) =>
    isNewer(subscription, state.subscriptions.get(subscription.rid))
      ? { ...state, subscriptions: put(state.subscriptions, subscription.rid, subscription) }
      : state,
  'subscription.removed': (state, { _id, rid }) => {
    const room = rid ?? ridOf(state.subscriptions, _id);
    // A room that was left and joined again has a new subscription; the late removal means the old one.
    return room === undefined || state.subscriptions.get(room)?._id !== _id ? state : withoutRoom(state, room);
  },

  activity: (state, { rid, name, activities, at }) => {
    const present = state.typing.get(rid) ?? new Map<string, Activity>();
    // Who does both is waited for because of the words.
    const doing = (['typing', 'uploading'] as const).find((one) => activities.includes(`user-${one}`));
    const next = doing ? put(present, name, { doing, until: at + kTypingHolds }) : drop(present, name);
    return { ...state, typing: next.size > 0 ? put(state.typing, rid, next) : drop(state.typing, rid) };
  },
  'activity.expired': (state, { now }) => {
    const typing = new Map<string, ReadonlyMap<string, Activity>>();
    let changed = false;
    for (const [rid, names] of state.typing) {
      const still = new Map([...names].filter(([, { until }]) => until > now));
      if (still.size > 0) typing.set(rid, still.size === names.size ? names : still);
      changed ||= still.size !== names.size;
    }
    return changed ? { ...state, typing } : state;
  },

  presence: (state, { uid, username: _username, ...presence }) => ({
    ...state,
    presence: put(state.presence, uid, presence),
  }),
  'presences.fetched': (state, users) => {
    const presence = new Map(state.presence);
    for (const { _id, username: _username, ...rest } of users) presence.set(_id, rest);
    return { ...state, presence };
  },
  'presences.forgotten': (state, uids) => {
    const presence = new Map(state.presence);
    for (const uid of uids) presence.delete(uid);
    return presence.size === state.presence.size ? state : { ...state, presence };
  },
  'self.changed': (state, change) => (state.me ? { ...state, me: changedSelf(state.me, change) } : state),
  'user.renamed': (state, user) => {
    const renamed = state.me?._id === user._id ? { ...state, me: { ...state.me, ...user } } : state;
    return happened(renamed, undefined, (held) => messages.renameAuthor(held, user));
  },

  'avatar.changed': (state, { username, etag }) =>
    withFaces(state, [{ username, address: etag === undefined ? '' : faceAddress(username, etag) }]),
  'room.avatar-changed': (state, { rid, etag }) => {
    const room = state.rooms.get(rid);
    if (!room || room.avatarETag === etag) return state;
    const { avatarETag: _avatarETag, ...rest } = room;
    return { ...state, rooms: put(state.rooms, rid, { ...rest, ...(etag !== undefined && { avatarETag: etag }) }) };
  },
  // What was heard meanwhile is newer than what was asked for.
  'faces.found': (state, found) =>
    withFaces(
      state,
      found.filter(({ username }) => !state.faces.has(username)),
    ),

  'permission.changed': (state, { _id, roles }) => ({ ...state, permissions: put(state.permissions, _id, roles) }),
  'permission.removed': (state, { id }) => ({ ...state, permissions: drop(state.permissions, id) }),
  'role.changed': (state, role: Role) => ({ ...state, roles: put(state.roles, role._id, role) }),
  'role.removed': (state, { id }) => ({ ...state, roles: drop(state.roles, id) }),
  'role.assigned': (state, { role, uid, rid, held }) => {
    if (state.me?._id !== uid) return state;
    if (rid === undefined) return { ...state, me: { ...state.me, roles: withRole(state.me.roles, role, held) } };
    const subscription = state.subscriptions.get(rid);
    if (!subscription) return state;
    const changed = { ...subscription, roles: withRole(subscription.roles, role, held) };
    return { ...state, subscriptions: put(state.subscriptions, rid, changed) };
  },
  'setting.changed': (state, { id, value }) => ({ ...state, settings: put(state.settings, id, value) }),
  'setting.removed': (state, { id }) => ({ ...state, settings: drop(state.settings, id) }),

  'daily.changed': (state, { kind, gone, document }) => ({
    ...state,
    daily: withDaily(state.daily, kind, gone, document),
  }),

  loaded: withLoaded,
  remembered: withRemembered,
  'sync.failed': (state, { part, failure }) => ({ ...state, troubles: put(state.troubles, part, failure) }),
  'sync.recovered': (state, { part }) => {
    const troubles = drop(state.troubles, part);
    return troubles === state.troubles ? state : { ...state, troubles };
  },
  'rooms.fetched': (state, { update, remove }) => {
    const rooms = mergeDocuments<Room>(state.rooms, update, (room) => room._id);
    const present = new Set(update.map(({ _id }) => _id));
    for (const { _id } of remove) if (!present.has(_id)) rooms.delete(_id);
    return { ...state, rooms, ...fetched(state, 'rooms') };
  },
  'subscriptions.fetched': (state, { update, remove }) => {
    const subscriptions = mergeDocuments<Subscription>(state.subscriptions, update, ({ rid }) => rid);
    const gone = new Set(remove.map(({ _id }) => _id));
    for (const [rid, { _id }] of subscriptions) if (gone.has(_id)) subscriptions.delete(rid);
    return { ...state, subscriptions, ...fetched(state, 'subscriptions') };
  },

  'source.opened': (state, source) =>
    state.histories.has(keyOf(source))
      ? state
      : { ...state, histories: put(state.histories, keyOf(source), histories.emptyHistory(source)) },
  'source.asked': (state, source) => inHistory(state, source, (history) => ({ ...history, asked: history.asked + 1 })),
  'source.answered': (state, source) =>
    inHistory(state, source, (history) => {
      const asked = Math.max(0, history.asked - 1);
      return { ...history, asked, meanwhile: asked > 0 ? history.meanwhile : [] };
    }),
  'page.fetched': (state, { source, page }) => ({ ...state, ...messages.addPage(state, source, page) }),
  'source.looked': (state, { source, at }) =>
    inHistory(state, source, (history) => (history.at === at ? history : { ...history, at })),
  'source.trimmed': (state, { source, around }) =>
    messages.swept(inHistory(state, source, (history) => histories.trim(history, state.messages, around))),
  'source.failed': (state, { source, failure }) => inHistory(state, source, (history) => ({ ...history, failure })),
  'source.closed': (state, source) => messages.swept({ ...state, histories: drop(state.histories, keyOf(source)) }),
  'room.synced': (state, { rid, updated, deleted }) =>
    inHistory(
      happened(state, rid, (held) => messages.applySync(held, rid, updated, deleted)),
      roomSource(rid),
      ({ failure: _failure, ...history }) => history,
    ),
  'room.forgotten': (state, { rid }) =>
    messages.swept({
      ...state,
      histories: new Map([...state.histories].filter(([, { source }]) => source.rid !== rid)),
      typing: drop(state.typing, rid),
    }),
  connection: (state, connection) => ({ ...state, connection }),
};

/** Several events as one change; of a large map that all of them change, one copy is made. */
export function reduceAll(state: State, events: readonly AnyEvent[]): State {
  unseen = new WeakSet();
  return events.reduce(reduce, state);
}

function reduce<K extends keyof Events>(state: State, event: EventOf<K>): State {
  return reducers[event.type](state, event.data);
}
