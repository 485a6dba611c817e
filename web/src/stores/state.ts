import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../outbox/failure';
import type { ConnectionStatus } from '../realtime/ddp';
import type { Me, Presence, Role, Room, Subscription } from './entities';
import { kNoDaily, type Daily } from './daily';
import { kNoMessages, type MessageState } from './message-table';

/** What is fetched apart from the rest; rooms and subscriptions are `lists`. */
export type Part = 'lists' | 'me' | 'permissions' | 'roles' | 'settings' | 'daily';

/** What somebody does in a room, and until when that holds if nothing more is heard. */
export interface Activity {
  doing: 'typing' | 'uploading';
  until: number;
}

/** All that the chat knows of the server. Never changed in place: a changed part is a new object. */
export interface State extends MessageState {
  me: Me | null;
  rooms: ReadonlyMap<string, Room>;
  /** By room id. */
  subscriptions: ReadonlyMap<string, Subscription>;
  /** By user id; only users that are watched. */
  presence: ReadonlyMap<string, Presence>;
  /** By username: where their picture is, '' where they have none; only of those whose face was shown. */
  faces: ReadonlyMap<string, string>;
  /** Permission id to the roles that hold it. */
  permissions: ReadonlyMap<string, readonly string[]>;
  roles: ReadonlyMap<string, Role>;
  settings: ReadonlyMap<string, unknown>;
  /** By room id: who is writing or sending a file, by name. */
  typing: ReadonlyMap<string, ReadonlyMap<string, Activity>>;
  daily: Daily;
  connection: ConnectionStatus;
  /** What has been fetched once: nothing else is known to be absent. */
  fetched: ReadonlySet<Part | 'rooms' | 'subscriptions'>;
  /** Rooms, subscriptions and one's own account have been fetched once. */
  ready: boolean;
  /** What could not be brought up to date, and why. */
  troubles: ReadonlyMap<Part, Failure>;
}

export const kEmptyState: State = {
  me: null,
  rooms: new Map(),
  subscriptions: new Map(),
  ...kNoMessages,
  presence: new Map(),
  faces: new Map(),
  permissions: new Map(),
  roles: new Map(),
  settings: new Map(),
  typing: new Map(),
  daily: kNoDaily,
  connection: { phase: 'stopped' },
  fetched: new Set(),
  ready: false,
  troubles: new Map(),
};

/** The state as pages read it. */
export type ReadableStore = Pick<StoreApi<State>, 'getState' | 'subscribe' | 'getInitialState'>;
