import type { DdpClient } from '../realtime/ddp';
import type { Server } from './server';
import type { ChatStore } from './chat-store';

/** Long enough to gather all the users of a screen that has just opened. */
const kGather = 50;

/**
 * Keeps the presence of the users that are on screen up to date, and of nobody else. Components say whom they
 * show (`watch`); the server is told the difference, in batches.
 */
export class PresenceWatch {
  private readonly holders = new Map<string, number>();
  private announced = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly client: DdpClient;
  private readonly server: Pick<Server, 'presences'>;
  private readonly store: ChatStore;

  constructor(client: DdpClient, server: Pick<Server, 'presences'>, store: ChatStore) {
    this.client = client;
    this.server = server;
    this.store = store;
  }

  start(): () => void {
    const stop = this.client.onStatus(({ phase }) => {
      // A new connection knows nothing of the old one's list.
      if (phase !== 'online') this.announced = new Set();
      else this.flush();
    });
    return () => {
      stop();
      clearTimeout(this.timer);
    };
  }

  /** Watches `uids` until the returned function is called. */
  watch(uids: readonly string[]): () => void {
    for (const uid of uids) this.holders.set(uid, (this.holders.get(uid) ?? 0) + 1);
    this.schedule();
    return () => {
      for (const uid of uids) {
        const count = (this.holders.get(uid) ?? 1) - 1;
        if (count > 0) this.holders.set(uid, count);
        else this.holders.delete(uid);
      }
      this.schedule();
    };
  }

  /** Whether somebody's presence is on screen. */
  watches(uid: string): boolean {
    return this.holders.has(uid);
  }

  private schedule(): void {
    this.timer ??= setTimeout(() => this.flush(), kGather);
  }

  private flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.client.status.phase !== 'online') return this.forget();
    const added = [...this.holders.keys()].filter((uid) => !this.announced.has(uid));
    const removed = [...this.announced].filter((uid) => !this.holders.has(uid));
    this.forget();
    if (added.length === 0 && removed.length === 0) return;
    this.announced = new Set(this.holders.keys());
    this.client.announce('stream-user-presence', ['', { added, removed }]);
    if (added.length > 0) void this.fetch(added);
  }

  /** Those who left the screen while there was no connection as well: the new one's list does not name them. */
  private forget(): void {
    const gone = [...this.store.getState().presence.keys()].filter((uid) => !this.holders.has(uid));
    if (gone.length > 0) this.store.dispatch({ type: 'presences.forgotten', data: gone });
  }

  private async fetch(uids: readonly string[]): Promise<void> {
    // The stream brings changes only. Asked for after the announcement, so that no change falls in between; and what
    // the stream has brought while the answer was on its way is newer than the answer.
    const before = this.store.getState().presence;
    const users = await this.server.presences(uids).catch(() => []);
    const now = this.store.getState().presence;
    const current = users.filter(({ _id }) => this.watches(_id) && now.get(_id) === before.get(_id));
    if (current.length > 0) this.store.dispatch({ type: 'presences.fetched', data: current });
  }
}
