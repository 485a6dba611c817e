import { failureOf } from '../outbox/failure';
import type { Connection } from './connection';
import { Repeated } from './repeated';
import type { Server } from './server';
import type { ChatStore, Part } from './state';
import { SyncScope, latest } from './sync-scope';

/** The server's answer to one part, put into the state; nothing is put there once the signal is aborted. */
type Fetch = (signal: AbortSignal) => Promise<void>;

/**
 * Keeps the parts of the state that do not belong to one room: each is fetched again after each reconnect, and none
 * waits for another, so that one request that hangs or is refused holds up nothing else.
 */
export class SessionSync {
  private readonly server: Server;
  private readonly store: ChatStore;
  private readonly connection: Connection;
  private readonly scopes = { rooms: new SyncScope(), subscriptions: new SyncScope() };
  /** The connection on which the session's streams are confirmed. */
  private confirmed = -1;
  private readonly parts: readonly Repeated[];

  constructor(server: Server, store: ChatStore, connection: Connection) {
    this.server = server;
    this.store = store;
    this.connection = connection;
    const load = async <T>(
      signal: AbortSignal,
      fetch: (signal: AbortSignal) => Promise<T>,
      take: (value: T) => void,
    ) => {
      const value = await fetch(signal);
      signal.throwIfAborted();
      take(value);
    };
    const fetches: Record<Part, Fetch> = {
      lists: (signal) => this.fetchLists(signal),
      me: (signal) => load(signal, server.me, (me) => store.dispatch({ type: 'loaded', data: { me } })),
      permissions: (signal) =>
        load(signal, server.permissions, (permissions) => store.dispatch({ type: 'loaded', data: { permissions } })),
      roles: (signal) => load(signal, server.roles, (roles) => store.dispatch({ type: 'loaded', data: { roles } })),
      settings: (signal) =>
        load(signal, server.settings, (settings) => store.dispatch({ type: 'loaded', data: { settings } })),
    };
    this.parts = (Object.entries(fetches) as [Part, Fetch][]).map(
      ([part, fetch]) =>
        new Repeated(fetch, (trouble) =>
          store.dispatch(
            trouble
              ? { type: 'sync.failed', data: { part, failure: failureOf(trouble.error) } }
              : { type: 'sync.recovered', data: { part } },
          ),
        ),
    );
  }

  /** Brings everything up to date; the first time that is fetching everything. */
  start(): void {
    for (const part of this.parts) part.start();
  }

  /** The session's streams are confirmed: from here on no change is missed. */
  streamsConfirmed(): void {
    this.confirmed = this.connection.number;
    this.start();
  }

  wake(): void {
    for (const part of this.parts) part.wake();
  }

  /** The connection is gone. */
  lost(): void {
    for (const scope of Object.values(this.scopes)) scope.lost(this.connection.heard);
  }

  stop(): void {
    for (const part of this.parts) part.stop();
  }

  /** Rooms and subscriptions together: one without the other would be drawn wrong for a moment. */
  private async fetchLists(signal: AbortSignal): Promise<void> {
    const { server, store, scopes, connection, confirmed } = this;
    const [rooms, subscriptions] = await Promise.all([
      server.rooms(scopes.rooms.since, signal),
      server.subscriptions(scopes.subscriptions.since, signal),
    ]);
    signal.throwIfAborted();
    store.dispatch({ type: 'rooms.fetched', data: rooms }, { type: 'subscriptions.fetched', data: subscriptions });
    const current = confirmed === connection.number;
    scopes.rooms.fetched(rooms.update, current);
    scopes.subscriptions.fetched(subscriptions.update, current);
    connection.passed = Math.max(connection.passed, latest(rooms.update), latest(subscriptions.update));
  }
}
