import { failureOf } from '../outbox/failure';
import type { Connection } from './connection';
import { Repeated } from './repeated';
import type { Server } from './server';
import type { ChatStore } from './chat-store';
import type { Part } from './state';
import { SyncScope, latest } from './sync-scope';

/** The server's answer to one part, put into the state; nothing is put there once the signal is aborted. */
type Fetch = (signal: AbortSignal) => Promise<void>;

/**
 * What was fetched a moment before the first streams were confirmed is asked for again this long after: a change in
 * between has been heard by nobody. Not at once, when all that a page needs is on its way.
 */
export const kCheckAfter = 10_000;
/** What no message waits for is asked for this long after the first streams were confirmed. */
export const kDailyAfter = 1_000;
/** A change that comes while they are on their way would be overwritten: they are asked for again, at most so often. */
const kMostRounds = 4;

/** Without these no page can be shown. */
const kGates: readonly Part[] = ['me', 'settings'];
const kParts: readonly Part[] = ['lists', 'me', 'permissions', 'roles', 'settings'];

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
  private readonly parts: ReadonlyMap<Part, Repeated>;
  private readonly daily: Repeated;
  private stopped = false;
  private late: ReturnType<typeof setTimeout> | undefined;
  private check: ReturnType<typeof setTimeout> | undefined;

  constructor(server: Server, store: ChatStore, connection: Connection, parts: readonly Part[] = kParts) {
    this.server = server;
    this.store = store;
    this.connection = connection;
    this.parts = new Map(parts.map((part) => [part, this.repeated(part)]));
    this.daily = this.repeated('daily');
  }

  /** Fetches everything, each part once. `remembering`: of rooms and subscriptions, after that has said what is known. */
  start(remembering?: Promise<number>): void {
    const lists = remembering && this.parts.get('lists');
    for (const part of this.parts.values()) if (part !== lists) part.start();
    void remembering?.then((until) => {
      for (const scope of Object.values(this.scopes)) scope.begin(until);
      if (!this.stopped) lists?.start();
    });
  }

  /** Up to when rooms and subscriptions are known to be complete; 0 before they have been fetched. */
  get until(): number {
    const { heard } = this.connection;
    return Math.min(...Object.values(this.scopes).map((scope) => scope.moment(heard)));
  }

  /** The session's streams are confirmed: from here on no change is missed. */
  streamsConfirmed(): void {
    const first = this.confirmed < 0;
    this.confirmed = this.connection.number;
    clearTimeout(this.check);
    clearTimeout(this.late);
    this.late = setTimeout(() => this.daily.start(), first ? kDailyAfter : 0);
    if (!first) return this.start();
    this.parts.get('lists')?.start(); // no more than what has changed since
    this.check = setTimeout(() => {
      for (const [part, repeated] of this.parts) if (part !== 'lists') repeated.start();
    }, kCheckAfter);
  }

  /** Asks anew for one part; resolves when that has been tried. */
  async reload(part: Part): Promise<void> {
    const repeated = part === 'daily' ? this.daily : this.parts.get(part);
    repeated?.start();
    await repeated?.tried;
  }

  wake(): void {
    for (const part of this.parts.values()) part.wake();
    this.daily.wake();
  }

  /** The connection is gone. */
  lost(): void {
    for (const scope of Object.values(this.scopes)) scope.lost(this.connection.heard);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.check);
    clearTimeout(this.late);
    for (const part of this.parts.values()) part.stop();
    this.daily.stop();
  }

  private repeated(part: Part): Repeated {
    const { store } = this;
    return new Repeated(
      this.fetchOf(part),
      (trouble) =>
        store.dispatch(
          trouble
            ? { type: 'sync.failed', data: { part, failure: failureOf(trouble.error) } }
            : { type: 'sync.recovered', data: { part } },
        ),
      // No page can be shown before it has come: that it does not come is said at once, and it is never given up.
      () => kGates.includes(part) && !store.getState().fetched.has(part),
    );
  }

  private fetchOf(part: Part): Fetch {
    const { server, store } = this;
    if (part === 'lists') return (signal) => this.fetchLists(signal);
    if (part === 'daily') return (signal) => this.fetchDaily(signal);
    return async (signal) => {
      const value = await server[part](signal);
      signal.throwIfAborted();
      store.dispatch({ type: 'loaded', data: { [part]: value } });
    };
  }

  private async fetchDaily(signal: AbortSignal): Promise<void> {
    const { server, store } = this;
    for (let round = 1; ; ++round) {
      const { daily: before } = store.getState();
      const daily = await server.daily(signal);
      signal.throwIfAborted();
      if (store.getState().daily !== before && round < kMostRounds) continue;
      return store.dispatch({ type: 'loaded', data: { daily } });
    }
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
