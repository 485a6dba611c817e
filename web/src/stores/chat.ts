import { Backoff } from '../realtime/backoff';
import type { ConnectionStatus, DdpClient } from '../realtime/ddp';
import { holdStreams } from '../realtime/stream-group';
import { decodeEvent, decodeNotice, isForcedLogout, roomStreams, sessionStreams } from '../realtime/streams';
import { failureOf, verdict } from '../outbox/failure';
import { Outbox } from '../outbox/outbox';
import type { OutboxStorage } from '../outbox/storage';
import type { Message, RoomType } from './entities';
import type { Notice } from './events';
import { PresenceWatch } from './presence-watch';
import type { Server } from './server';
import { createChatStore, type ChatStore } from './state';
import { SyncScope } from './sync-scope';

const kPage = 50;
const kLongPage = 200;
/** Long pages that are fetched on the way to one message. */
const kFarthest = 25;
const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
/** Rooms that stay live after one has gone on to another: going back to them is instant. */
const kFollowedRooms = 10;
interface FollowedRoom {
  t: RoomType;
  scope: SyncScope;
  /** The connection on which all of the room's streams are confirmed. */
  confirmed: number;
  stop: () => void;
}

export interface ChatOptions {
  uid: string;
  server: Server;
  client: DdpClient;
  storage: OutboxStorage;
  onForcedLogout: () => void;
}

/** Everything behind the chat's screens for one signed-in session: live state, outbox and the acts that need both. */
export class Chat {
  readonly uid: string;
  readonly server: Server;
  readonly client: DdpClient;
  readonly store: ChatStore = createChatStore();
  readonly outbox: Outbox;
  readonly presence: PresenceWatch;
  private readonly options: ChatOptions;
  private readonly stops: (() => void)[] = [];
  /** By room id; least recently opened first. */
  private readonly followed = new Map<string, FollowedRoom>();
  private readonly roomTasks = new Map<string, Promise<void>>();
  private readonly noticeListeners = new Set<(notice: Notice) => void>();
  private readonly lists = { rooms: new SyncScope(), subscriptions: new SyncScope() };
  private syncing: Promise<void> | null = null;
  /** Counts connections: what was begun on one says nothing about the next. */
  private connection = 0;
  /** The connection on which the session's streams are confirmed. */
  private confirmed = -1;
  /** The newest change that a stream has brought, by the server's clock. */
  private heard = 0;
  private stopped = false;

  constructor(options: ChatOptions) {
    this.options = options;
    this.uid = options.uid;
    this.server = options.server;
    this.client = options.client;
    this.presence = new PresenceWatch(this.client, this.server, this.store);
    this.outbox = new Outbox({
      uid: options.uid,
      storage: options.storage,
      send: async (entry) => this.store.dispatch({ type: 'message', data: await this.server.send(entry) }),
    });
  }

  start(): void {
    const { client, store } = this;
    this.stops.push(
      client.onStatus((status) => this.connectionChanged(status)),
      client.onEvent((event) => {
        const decoded = decodeEvent(event);
        if (decoded) {
          store.dispatch(decoded);
          if ('updatedAt' in decoded.data) this.heard = Math.max(this.heard, decoded.data.updatedAt);
        }
        const notice = decodeNotice(event);
        if (notice) for (const listener of this.noticeListeners) listener(notice);
        if (isForcedLogout(event)) this.options.onForcedLogout();
      }),
      store.subscribe((state, before) => {
        if (state.subscriptions !== before.subscriptions) this.dropLostRooms();
      }),
      holdStreams(client, sessionStreams(this.uid), () => {
        this.confirmed = this.connection;
        void this.sync();
      }),
      this.presence.start(),
    );
    const typing = setInterval(() => {
      if (store.getState().typing.size > 0) store.dispatch({ type: 'activity.expired', data: { now: Date.now() } });
    }, 1_000);
    this.stops.push(() => clearInterval(typing));
    client.start();
    // Not waiting for the socket: behind a proxy that does not let it through, the chat is slow but readable.
    void this.sync();
    void this.outbox.restore();
  }

  stop(): void {
    this.stopped = true;
    for (const stop of this.stops.splice(0)) stop();
    for (const room of this.followed.values()) room.stop();
    this.followed.clear();
    this.outbox.stop();
    this.client.stop();
  }

  /** The network or the user is back. */
  wake(): void {
    this.client.wake();
    this.outbox.wake();
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    this.noticeListeners.add(listener);
    return () => this.noticeListeners.delete(listener);
  }

  /** Follows a room: its newest page is fetched and then kept up to date. Repeated calls are cheap. */
  openRoom(rid: string, t: RoomType): void {
    const present = this.followed.get(rid);
    if (present) {
      this.followed.delete(rid);
      this.followed.set(rid, present);
      if (!this.store.getState().timelines.get(rid)?.loaded) void this.refreshRoom(rid);
      return;
    }
    this.store.dispatch({ type: 'room.opened', data: { rid } });
    const room: FollowedRoom = { t, scope: new SyncScope(), confirmed: -1, stop: () => undefined };
    this.followed.set(rid, room);
    room.stop = holdStreams(this.client, roomStreams(rid), () => {
      room.confirmed = this.connection;
      void this.refreshRoom(rid);
    });
    // On a live connection one fetch, after the streams are confirmed, does for both.
    if (this.client.status.phase !== 'online') void this.refreshRoom(rid);
    for (const oldest of [...this.followed.keys()].slice(0, -kFollowedRooms)) this.forgetRoom(oldest);
  }

  /** Fetches the page before the oldest message here. */
  loadOlder(rid: string, count = kPage): Promise<void> {
    return this.inRoom(rid, async (room) => {
      const timeline = this.store.getState().timelines.get(rid);
      const oldest = timeline?.messages[0];
      if (!timeline?.loaded || timeline.complete || !oldest) return;
      // Fetched inclusively: several messages may share the oldest one's millisecond.
      const shared = timeline.messages.filter(({ ts }) => ts === oldest.ts).length;
      await this.fetchPage(rid, room, count + shared, oldest.ts);
    });
  }

  /**
   * Loads history back to a message, so that it can be shown in its place. False when it is not there, or so far back
   * that nobody would want all that lies between.
   */
  async reachMessage(rid: string, id: string): Promise<boolean> {
    const has = () =>
      this.store
        .getState()
        .timelines.get(rid)
        ?.messages.some(({ _id }) => _id === id) ?? false;
    if (has()) return true;
    const { rid: its, ts } = await this.server.message(id);
    if (its !== rid) return false;
    for (let page = 0; page < kFarthest; page += 1) {
      const timeline = this.store.getState().timelines.get(rid);
      if (!timeline || has() || timeline.complete || (timeline.messages[0]?.ts ?? 0) < ts) break;
      await this.loadOlder(rid, kLongPage);
    }
    return has();
  }

  async editMessage(message: Message, text: string): Promise<void> {
    this.store.dispatch({ type: 'message', data: await this.server.edit(message, text) });
  }

  async deleteMessage(message: Message): Promise<void> {
    await this.server.erase(message);
    // Otherwise it stays as a removed one, and its stream brings that.
    if (this.store.getState().settings.get('Message_ShowDeletedStatus')) return;
    this.store.dispatch({ type: 'message.deleted', data: { rid: message.rid, id: message._id } });
  }

  /** Brings rooms and subscriptions up to date; the first time it fetches everything. Repeats until it succeeds. */
  private sync(): Promise<void> {
    // A sync that began before the streams were confirmed does not count for them: another one follows it.
    const running = this.syncing;
    const next = running ? running.then(() => this.syncUntilDone()) : this.syncUntilDone();
    const mine = next.finally(() => {
      if (this.syncing === mine) this.syncing = null;
    });
    this.syncing = mine;
    return mine;
  }

  private async syncUntilDone(): Promise<void> {
    const backoff = new Backoff({ base: 1_000, limit: 30_000 });
    while (!this.stopped) {
      try {
        await this.syncOnce();
        return;
      } catch {
        await sleep(backoff.next());
      }
    }
  }

  private async syncOnce(): Promise<void> {
    const { server, store, lists } = this;
    const connection = this.confirmed;
    const [me, permissions, roles, settings, rooms, subscriptions] = await Promise.all([
      server.me(),
      server.permissions(),
      server.roles(),
      server.settings(),
      server.rooms(lists.rooms.since),
      server.subscriptions(lists.subscriptions.since),
    ]);
    store.dispatch({ type: 'rooms.fetched', data: rooms });
    store.dispatch({ type: 'subscriptions.fetched', data: subscriptions });
    store.dispatch({ type: 'loaded', data: { me, permissions, roles, settings } });
    lists.rooms.fetched(rooms.update, connection === this.connection);
    lists.subscriptions.fetched(subscriptions.update, connection === this.connection);
  }

  private connectionChanged(status: ConnectionStatus): void {
    if (status.phase === 'connecting') this.connection += 1;
    if (this.store.getState().connection.phase === 'online') {
      for (const scope of Object.values(this.lists)) scope.lost(this.heard);
      for (const { scope } of this.followed.values()) scope.lost(this.heard);
    }
    this.store.dispatch({ type: 'connection', data: status });
  }

  /** Repeats until it succeeds, the server refuses or the room is no longer followed. */
  private async refreshRoom(rid: string): Promise<void> {
    const backoff = new Backoff({ base: 1_000, limit: 30_000 });
    while (!this.stopped && this.followed.has(rid)) {
      try {
        await this.refreshOnce(rid);
        return;
      } catch (error) {
        if (verdict(error) !== 'later') {
          this.store.dispatch({ type: 'room.failed', data: { rid, ...failureOf(error) } });
          return;
        }
        await sleep(backoff.next());
      }
    }
  }

  private refreshOnce(rid: string): Promise<void> {
    return this.inRoom(rid, async (room) => {
      const { since } = room.scope;
      if (!this.store.getState().timelines.get(rid)?.loaded || since === undefined) {
        await this.fetchPage(rid, room, kPage);
        return;
      }
      const connection = room.confirmed;
      const changes = await this.server.changedMessages(rid, since);
      this.store.dispatch({ type: 'room.synced', data: { rid, ...changes } });
      room.scope.fetched(changes.updated, connection === this.connection);
    });
  }

  private async fetchPage(rid: string, room: FollowedRoom, count: number, before?: number): Promise<void> {
    const connection = room.confirmed;
    const page = await this.server.history({ _id: rid, t: room.t }, count, before);
    this.store.dispatch({ type: 'history.fetched', data: { rid, page, full: page.length >= count } });
    // An older page says nothing about the present.
    if (before === undefined) room.scope.fetched(page, connection === this.connection);
  }

  /**
   * One request at a time and room, so that a page never merges into a state it was not asked for.
   */
  private inRoom(rid: string, task: (room: FollowedRoom) => Promise<void>): Promise<void> {
    const before = this.roomTasks.get(rid) ?? Promise.resolve();
    const after = before
      .catch(() => undefined)
      .then(() => {
        const room = this.followed.get(rid);
        return room && task(room);
      });
    this.roomTasks.set(rid, after);
    const clear = () => {
      if (this.roomTasks.get(rid) === after) this.roomTasks.delete(rid);
    };
    after.then(clear, clear);
    return after;
  }

  private forgetRoom(rid: string): void {
    this.followed.get(rid)?.stop();
    this.followed.delete(rid);
    this.store.dispatch({ type: 'room.forgotten', data: { rid } });
  }

  /** Private rooms that we are no longer in: the server has stopped their streams, and what we know is not ours now. */
  private dropLostRooms(): void {
    const { rooms, subscriptions, ready } = this.store.getState();
    if (!ready) return;
    for (const rid of this.followed.keys()) {
      if (!subscriptions.has(rid) && rooms.get(rid)?.t !== 'c') this.forgetRoom(rid);
    }
  }
}
