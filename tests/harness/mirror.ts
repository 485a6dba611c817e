// What a client holds of a workspace: taken by fetching, kept by events or brought up to date by sync. All three ways must
// lead to the same state; where they don't, users see something wrong until they reload.

import assert from 'node:assert/strict';
import type { Room, User } from './chat.ts';
import type { DdpClient, Frame } from './ddp.ts';
import type { Loose } from './ejson.ts';
import { eventually } from './wait.ts';

export interface State {
  rooms: Record<string, Loose>;
  subscriptions: Record<string, Loose>;
  /** By room, then by message. Only of the rooms that were looked at from the start and are still open to the user. */
  messages: Record<string, Record<string, Loose>>;
  permissions: Record<string, string[]>;
  settings: Record<string, Loose>;
  roles: Record<string, Loose>;
  /** What people keep for themselves, by kind (kOwnKinds). */
  own: Record<string, Record<string, Loose>>;
  me: Loose;
}

/** Whatever one has of one's own, told to all devices: the list to fetch, its member, the event, and what names a row. */
const kOwnKinds = [
  { list: 'confab.scheduledMessages.list', rows: 'scheduledMessages', event: 'confab-scheduled-messages-changed', key: (row: Loose) => row._id },
  { list: 'confab.reminders.list', rows: 'reminders', event: 'confab-reminders-changed', key: (row: Loose) => row._id },
  { list: 'confab.drafts.list', rows: 'update', event: 'confab-drafts-changed', key: (row: Loose) => `${row.rid} ${row.tmid ?? ''}` },
  { list: 'confab.sidebar.list', rows: 'sections', event: 'confab-sidebar-changed', key: (row: Loose) => row._id },
] as const;

const kOwnFields = ['_id', 'name', 'username', 'bio', 'nickname', 'statusText', 'statusDefault', 'statusExpiresAt', 'roles', 'emails', 'active', 'language', 'requirePasswordChange'];

export class Mirror {
  readonly user: User;
  /** Kept by events. */
  state: State;
  /** As it was when the mirror was taken. */
  readonly old: State;
  private readonly watched: Room[];
  /** Rooms that were left: their messages are forgotten, and loaded anew if one comes back. */
  private readonly forgotten = new Set<string>();

  private constructor(user: User, watched: Room[], state: State) {
    this.user = user;
    this.watched = watched;
    this.state = state;
    this.old = structuredClone(state);
  }

  /** Subscribes first and fetches then, as every client must: what happens in between arrives twice, never not at all. */
  static async take(user: User, watched: Room[]): Promise<Mirror> {
    const client = await user.connectAgain();
    await subscribe(client, user, watched);
    const before = client.frames.all.length;
    const mirror = new Mirror(user, watched, await fetchState(user, watched));
    mirror.follow(client, before);
    return mirror;
  }

  /** Old state and events = a fresh fetch. */
  async eventsEqualFetch(except?: RegExp): Promise<void> {
    await eventually(async () => {
      const fresh = await this.fresh();
      report(`${this.user.username}: events and fetch differ (events ≠ fetch)`, differences(this.state, fresh).filter((path) => !except?.test(path)));
    }, 4000);
  }

  /** Old state and sync = a fresh fetch. */
  async syncEqualsFetch(): Promise<void> {
    const synced = await sync(this.user, this.old);
    const fresh = await this.fresh();
    for (const rid of this.forgotten) delete synced.messages[rid];
    for (const part of ['settings', 'me', 'own'] as const) delete (synced as Partial<State>)[part];
    for (const part of ['settings', 'me', 'own'] as const) delete (fresh as Partial<State>)[part];
    report(`${this.user.username}: sync and fetch differ (sync ≠ fetch)`, differences(synced, fresh));
  }

  private async fresh(): Promise<State> {
    const state = await fetchState(this.user, this.watched);
    for (const rid of this.forgotten) delete state.messages[rid];
    return state;
  }

  private follow(client: DdpClient, from: number): void {
    for (const frame of client.frames.all.slice(from)) applyFrame(this.state, this.user, frame, this.forgotten);
    const push = client.frames.push.bind(client.frames);
    client.frames.push = (frame: Frame) => {
      applyFrame(this.state, this.user, frame, this.forgotten);
      push(frame);
    };
  }
}

async function subscribe(client: DdpClient, user: User, watched: Room[]): Promise<void> {
  const own = (event: string) => client.watch('stream-notify-user', `${user.id}/${event}`);
  await Promise.all([
    own('rooms-changed'),
    own('subscriptions-changed'),
    own('userData'),
    ...kOwnKinds.map((kind) => own(kind.event)),
    client.watch('stream-notify-logged', 'permissions-changed'),
    client.watch('stream-notify-logged', 'Users:NameChanged'),
    client.watch('stream-notify-all', 'public-settings-changed'),
    client.watch('stream-roles', 'roles'),
    ...watched.flatMap((room) => [
      client.watch('stream-room-messages', room._id),
      client.watch('stream-notify-room', `${room._id}/deleteMessage`),
      client.watch('stream-notify-room', `${room._id}/deleteMessageBulk`),
      client.watch('stream-notify-room', `${room._id}/messagesRead`),
    ]),
  ]);
}

const keyed = (rows: Loose[], key = '_id') => Object.fromEntries(rows.map((row) => [row[key], row]));

async function fetchState(user: User, watched: Room[]): Promise<State> {
  const [rooms, subscriptions, permissions, settings, roles, me]: Loose[] = await Promise.all([
    user.get('rooms.get'),
    user.get('subscriptions.get'),
    user.get('permissions.listAll'),
    allPublicSettings(user),
    user.get('roles.list'),
    user.get('me'),
  ]);
  const messages: State['messages'] = {};
  const open = new Set(subscriptions.update.map((one: Loose) => one.rid));
  for (const room of watched) if (open.has(room._id)) messages[room._id] = keyed(await user.history(room, { showThreadMessages: 'true' }));
  const own: State['own'] = await fetchOwn(user);
  return {
    own,
    rooms: keyed(rooms.update),
    subscriptions: keyed(subscriptions.update),
    messages,
    permissions: Object.fromEntries(permissions.update.map((one: Loose) => [one._id, one.roles.toSorted()])),
    settings,
    roles: keyed(roles.roles.map(withoutTime)),
    me: ownFields(me),
  };
}

async function fetchOwn(user: User): Promise<State['own']> {
  const lists = await Promise.all(
    kOwnKinds.map(async ({ list, rows, key }) => [rows, Object.fromEntries(((await user.get(list)) as Loose)[rows].map((row: Loose) => [key(row), row]))]),
  );
  return Object.fromEntries(lists);
}

async function allPublicSettings(user: User): Promise<Record<string, Loose>> {
  const found: Record<string, Loose> = {};
  for (let offset = 0, total = 1; offset < total; ) {
    const page: Loose = await user.get('settings.public', { count: 100, offset });
    for (const one of page.settings) found[one._id] = one.value;
    offset += page.settings.length || 1;
    total = page.total;
  }
  return found;
}

function ownFields(me: Loose): Loose {
  return { ...Object.fromEntries(kOwnFields.map((key) => [key, me[key]])), preferences: me.settings?.preferences ?? {} };
}

function withoutTime(row: Loose): Loose {
  const { _updatedAt, ...rest } = row;
  return rest;
}

const millis = (time: Loose): number => new Date(time?.$date ?? time).getTime();

/** As clients do: what was sent until then is read, in the room or in one thread. */
function readByAll(messages: Loose[], told: Loose): void {
  for (const one of messages) {
    const thread = one.tshow ? undefined : one.tmid;
    if (thread === told.tmid && millis(one.ts) <= millis(told.until)) delete one.unread;
  }
}

function applyFrame(state: State, user: User, frame: Frame, forgotten: Set<string>): void {
  if (frame.msg !== 'changed') return;
  const { eventName, args } = frame.fields ?? {};
  switch (frame.collection) {
    case 'stream-room-messages':
      if (state.messages[args[0].rid]) (state.messages[args[0].rid] as Loose)[args[0]._id] = asSeenBy(user, args[0]);
      break;
    case 'stream-notify-room': {
      const [rid, event] = eventName.split('/');
      if (event === 'deleteMessage') delete state.messages[rid]?.[args[0]._id];
      if (event === 'deleteMessageBulk') for (const id of args[0].ids) delete state.messages[rid]?.[id];
      if (event === 'messagesRead') readByAll(Object.values(state.messages[rid] ?? {}), args[0]);
      break;
    }
    case 'stream-notify-user':
      applyOwn(state, user, eventName.split('/')[1], args, forgotten);
      break;
    case 'stream-notify-logged':
      if (eventName === 'permissions-changed') state.permissions[args[1]._id] = args[1].roles.toSorted();
      if (eventName === 'Users:NameChanged') rename(state, args[0]);
      break;
    case 'stream-notify-all':
      state.settings[args[1]._id] = args[1].value;
      break;
    case 'stream-roles': {
      const { type, ...role } = args[0];
      if (type === 'removed') delete state.roles[role._id];
      else state.roles[role._id] = withoutTime(role);
      break;
    }
  }
}

/** Everybody is told of all stars; people look for their own. */
function asSeenBy(user: User, message: Loose): Loose {
  return message.starred ? { ...message, starred: message.starred.filter((one: Loose) => one._id === user.id) } : message;
}

function applyOwn(state: State, user: User, event: string, args: Loose[], forgotten: Set<string>): void {
  const [action, document] = args;
  if (event === 'rooms-changed') {
    if (action === 'removed') delete state.rooms[document._id];
    else state.rooms[document._id] = document;
  } else if (event === 'subscriptions-changed') {
    if (action === 'removed') {
      delete state.subscriptions[document._id];
      // A client that has left a room forgets it.
      delete state.rooms[document.rid];
      delete state.messages[document.rid];
      forgotten.add(document.rid);
    } else {
      state.subscriptions[document._id] = document;
    }
  } else if (kOwnKinds.some((one) => one.event === event)) {
    const kind = kOwnKinds.find((one) => one.event === event) as (typeof kOwnKinds)[number];
    const rows = (state.own[kind.rows] ??= {});
    if (action === 'removed') delete rows[kind.key(document)];
    else rows[kind.key(document)] = document;
  } else if (event === 'userData' && action.id === user.id) {
    for (const [path, value] of Object.entries(action.diff ?? action.data ?? {})) setOwn(state.me, path, value);
    for (const path of Object.keys(action.unset ?? {})) setOwn(state.me, path, undefined);
  }
}

/** `settings.preferences.x` is a dotted path or a whole object, as the server likes. */
function setOwn(me: Loose, path: string, value: Loose): void {
  if (path === 'settings') Object.assign(me.preferences, value?.preferences);
  else if (path === 'settings.preferences') Object.assign(me.preferences, value);
  else if (path.startsWith('settings.preferences.')) me.preferences[path.slice('settings.preferences.'.length)] = value;
  else if (kOwnFields.includes(path)) me[path] = value;
}

/** Who was renamed is renamed wherever they are shown. */
function rename(state: State, { _id, name, username }: Loose): void {
  const visit = (value: Loose): void => {
    if (Array.isArray(value)) return value.forEach(visit);
    if (value === null || typeof value !== 'object') return;
    for (const key of ['u', 'editedBy']) {
      if (value[key]?._id === _id) value[key] = { ...value[key], username, ...(name === undefined ? {} : { name }) };
    }
    Object.values(value).forEach(visit);
  };
  visit(state.messages);
  visit(state.rooms);
  visit(state.subscriptions);
}

/** What a client does after a lost connection: asks for what has changed since the newest thing it knows. */
async function sync(user: User, old: State): Promise<State> {
  const state = structuredClone(old);
  const newest = (rows: Loose[]) => rows.reduce((latest, row) => (row._updatedAt > latest ? row._updatedAt : latest), new Date(0).toISOString());
  const rooms: Loose = await user.get('rooms.get', { updatedSince: newest(Object.values(old.rooms)) });
  const subscriptions: Loose = await user.get('subscriptions.get', { updatedSince: newest(Object.values(old.subscriptions)) });
  const permissions: Loose = await user.get('permissions.listAll', { updatedSince: new Date(0).toISOString() });
  const roles: Loose = await user.get('roles.list');
  Object.assign(state.rooms, keyed(rooms.update));
  for (const gone of rooms.remove) delete state.rooms[gone._id];
  Object.assign(state.subscriptions, keyed(subscriptions.update));
  for (const gone of subscriptions.remove) delete state.subscriptions[gone._id];
  for (const one of permissions.update) state.permissions[one._id] = one.roles.toSorted();
  state.roles = keyed(roles.roles.map(withoutTime));
  const open = new Set(Object.values(state.subscriptions).map((one) => one.rid));
  for (const [rid, messages] of Object.entries(state.messages)) {
    if (!open.has(rid)) {
      delete state.messages[rid];
      continue;
    }
    const known = newest(Object.values(messages));
    const { result }: Loose = await user.get('chat.syncMessages', { roomId: rid, lastUpdate: known });
    Object.assign(messages, keyed(result.updated));
    for (const gone of result.deleted) delete messages[gone._id];
  }
  return state;
}

/** The paths at which two states differ, with both values. */
export function differences(left: Loose, right: Loose, path = ''): string[] {
  if (Object.is(left, right)) return [];
  const both = [left, right];
  if (both.every((one) => one !== null && typeof one === 'object' && !Array.isArray(one))) {
    const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
    return [...keys].flatMap((key) => differences(left[key], right[key], path ? `${path}.${key}` : key));
  }
  if (both.every(Array.isArray) && left.length === right.length) {
    return left.flatMap((one: Loose, i: number) => differences(one, right[i], `${path}[${i}]`));
  }
  const short = (value: Loose) => (value === undefined ? 'absent' : JSON.stringify(value).slice(0, 200));
  return [`${path}: ${short(left)} ≠ ${short(right)}`];
}

function report(what: string, found: string[]): void {
  assert.ok(found.length === 0, `${what}\n    ${found.slice(0, 30).join('\n    ')}`);
}

