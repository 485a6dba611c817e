import { failureOf } from '../outbox/failure';
import type { DdpClient } from '../realtime/ddp';
import { StreamGroup } from '../realtime/stream-group';
import { roomStreams } from '../realtime/streams';
import type { Connection } from './connection';
import type { EarlyPage } from './early-page';
import type { Message, RoomType } from './entities';
import type { AnyEvent } from './events';
import { Repeated } from './repeated';
import type { Server } from './server';
import type { ChatStore } from './chat-store';
import { SyncScope, latest } from './sync-scope';
import { kMaxMessages, type Timeline } from './timeline';

/** How many messages are fetched at a time. */
export const kPage = 50;
/** Rooms that stay live after one has gone on to another: going back to them is instant. */
const kFollowedRooms = 10;

interface FollowedRoom {
  rid: string;
  t: RoomType;
  scope: SyncScope;
  /** The connection on which all of the room's streams are confirmed. */
  confirmed: number;
  streams: StreamGroup;
  refresh: Repeated;
  /** Its first page, if that is on its way already. */
  early?: Promise<Message[]> | undefined;
  /** Pages that are being fetched, by their direction. */
  pages: Map<'older' | 'newer' | 'latest', Promise<void>>;
}

interface Options {
  client: DdpClient;
  server: Server;
  store: ChatStore;
  connection: Connection;
  /** What was asked for before the rooms were known. */
  early?: EarlyPage;
}

/**
 * The rooms that are followed, each with a window on its history: a run of messages without holes, which streams and
 * syncs keep up to date, which grows by pages at both ends and is cut where nobody looks.
 */
export class RoomWindows {
  private readonly options: Options;
  /** By room id; least recently opened first. */
  private readonly followed = new Map<string, FollowedRoom>();
  /** By room id: what its reader has in view. */
  private readonly places = new Map<string, () => string | undefined>();

  constructor(options: Options) {
    this.options = options;
  }

  /** Follows a room: its newest page is fetched and then kept up to date. Repeated calls are cheap. */
  open(rid: string, t: RoomType): void {
    const present = this.followed.get(rid);
    if (present) {
      this.followed.delete(rid);
      this.followed.set(rid, present);
      this.openAgain(present);
      return;
    }
    const { client, store, connection } = this.options;
    store.dispatch({ type: 'room.opened', data: { rid } });
    const room: FollowedRoom = {
      rid,
      t,
      scope: new SyncScope(),
      confirmed: -1,
      pages: new Map(),
      streams: new StreamGroup(client, roomStreams(rid), () => {
        room.confirmed = connection.number;
        room.refresh.start();
      }),
      refresh: new Repeated(
        (signal) => this.refresh(room, signal),
        (trouble) => {
          if (trouble) store.dispatch({ type: 'room.failed', data: { rid, ...failureOf(trouble.error) } });
        },
      ),
    };
    this.followed.set(rid, room);
    room.early = this.earlyPage(room);
    // On a live connection one fetch, after the streams are confirmed, does for both.
    if (room.early || client.status.phase !== 'online') room.refresh.start();
    for (const oldest of [...this.followed.keys()].slice(0, -kFollowedRooms)) this.forget(oldest);
  }

  /** Fetches the page before the oldest message here. */
  loadOlder(rid: string): Promise<void> {
    return this.page(rid, 'older', async (room, timeline) => {
      const oldest = timeline.messages[0];
      if (!timeline.loaded || timeline.complete) return;
      if (!oldest) return this.askNewest(room); // all that was here has been deleted
      // Fetched inclusively: several messages may share the oldest one's millisecond.
      const count = kPage + timeline.messages.filter(({ ts }) => ts === oldest.ts).length;
      await this.ask(room, async () => {
        const page = await this.options.server.history({ _id: rid, t: room.t }, count, oldest.ts);
        return { type: 'history.fetched', data: { rid, page, full: page.length >= count, before: oldest.ts } };
      });
    });
  }

  /** Fetches the page after the newest message here, where the window does not reach the present. */
  loadNewer(rid: string): Promise<void> {
    return this.page(rid, 'newer', async (room, timeline) => {
      const newest = timeline.messages.at(-1);
      if (!timeline.loaded || timeline.live) return;
      if (!newest) return this.askNewest(room);
      const count = kPage + timeline.messages.filter(({ ts }) => ts === newest.ts).length;
      await this.ask(room, async () => {
        const page = await this.options.server.newer(rid, newest.ts - 1, count);
        return { type: 'newer.fetched', data: { rid, page, full: page.length >= count, after: newest.ts } };
      });
    });
  }

  /** Goes back to the present: the newest page takes the place of a window in the past. */
  toLatest(rid: string): Promise<void> {
    return this.page(rid, 'latest', async (room, timeline) => {
      if (!timeline.live) await this.askNewest(room);
    });
  }

  /** Shows the messages around one, which may be anywhere in the room's history. False when it is not in this room. */
  async toMessage(rid: string, id: string): Promise<boolean> {
    const has = () => this.timeline(rid)?.messages.some(({ _id }) => _id === id) ?? false;
    const room = this.followed.get(rid);
    if (has() || !room) return has();
    await this.ask(room, async () => {
      const window = await this.options.server.surrounding(id, 2 * kPage);
      const here = window.messages.some((message) => message._id === id && message.rid === rid);
      return here ? { type: 'window.fetched', data: { rid, ...window } } : undefined;
    });
    return has();
  }

  /** `place` says which message is in the middle of the screen, undefined for the newest: around it nothing is cut. */
  holdPlace(rid: string, place: () => string | undefined): () => void {
    this.places.set(rid, place);
    return () => {
      if (this.places.get(rid) === place) this.places.delete(rid);
    };
  }

  /** Cuts windows that have grown long, where nobody looks. */
  trim(): void {
    const { store } = this.options;
    for (const [rid, { loaded, messages }] of store.getState().timelines) {
      if (!loaded || messages.length <= kMaxMessages) continue;
      const around = this.places.get(rid)?.();
      store.dispatch({ type: 'room.trimmed', data: { rid, ...(around !== undefined && { around }) } });
    }
  }

  /** Forgets those that `keep` does not hold for: the server has stopped their streams, and they are not ours now. */
  keepOnly(keep: (rid: string) => boolean): void {
    for (const rid of [...this.followed.keys()]) if (!keep(rid)) this.forget(rid);
  }

  wake(): void {
    for (const { refresh } of this.followed.values()) refresh.wake();
  }

  /** The connection is gone. */
  lost(): void {
    for (const { scope } of this.followed.values()) scope.lost(this.options.connection.heard);
  }

  stop(): void {
    for (const room of this.followed.values()) {
      room.streams.stop();
      room.refresh.stop();
    }
    this.followed.clear();
  }

  private timeline(rid: string): Timeline | undefined {
    return this.options.store.getState().timelines.get(rid);
  }

  private openAgain(room: FollowedRoom): void {
    // What was refused to a passer-by may be given to a member.
    const renewed = room.streams.renew();
    const timeline = this.timeline(room.rid);
    if (timeline?.loaded && !timeline.failure) return;
    if (!renewed || this.options.client.status.phase !== 'online') room.refresh.ensure();
  }

  private earlyPage({ rid, t }: FollowedRoom): Promise<Message[]> | undefined {
    const name = this.options.store.getState().rooms.get(rid)?.name;
    return this.options.early?.take({ rid, t, ...(name !== undefined && { name }) });
  }

  private askNewest(room: FollowedRoom): Promise<void> {
    const { rid, t } = room;
    return this.ask(room, async () => {
      const page = await this.options.server.history({ _id: rid, t }, kPage);
      return { type: 'history.fetched', data: { rid, page, full: page.length >= kPage } };
    });
  }

  /** The newest page the first time, then what has changed since. */
  private async refresh(room: FollowedRoom, signal: AbortSignal): Promise<void> {
    const { server, connection } = this.options;
    const { rid, t, scope, confirmed, early } = room;
    const { since } = scope;
    room.early = undefined;
    const { passed } = connection;
    await this.ask(room, async () => {
      if (!this.timeline(rid)?.loaded || since === undefined) {
        const fetch = () => server.history({ _id: rid, t }, kPage, undefined, signal);
        // Asked for before anything was heard, it says nothing of what had passed by then.
        const page = await (early ? early.then((found) => found, fetch) : fetch());
        signal.throwIfAborted();
        scope.fetched(page, confirmed === connection.number, early ? 0 : passed);
        return { type: 'history.fetched', data: { rid, page, full: page.length >= kPage } };
      }
      const changes = await server.changedMessages(rid, since, signal);
      signal.throwIfAborted();
      scope.fetched(changes.updated, confirmed === connection.number, passed);
      return { type: 'room.synced', data: { rid, ...changes } };
    });
  }

  /** One page at a time in each direction. A page that no longer fits the window is dropped where it would join. */
  private page(
    rid: string,
    direction: 'older' | 'newer' | 'latest',
    fetch: (room: FollowedRoom, timeline: Timeline) => Promise<void>,
  ): Promise<void> {
    const room = this.followed.get(rid);
    const timeline = this.timeline(rid);
    if (!room || !timeline) return Promise.resolve();
    const running = room.pages.get(direction);
    if (running) return running;
    const asked = fetch(room, timeline).finally(() => room.pages.delete(direction));
    room.pages.set(direction, asked);
    return asked;
  }

  /**
   * Fetches something of a room. What its streams bring meanwhile is applied again on top of the answer, which may
   * have been made before it.
   */
  private async ask(room: FollowedRoom, request: () => Promise<AnyEvent | undefined>): Promise<void> {
    const { store, connection } = this.options;
    const data = { rid: room.rid };
    store.dispatch({ type: 'room.asked', data });
    let answer: AnyEvent | undefined;
    try {
      answer = await request();
    } finally {
      if (this.followed.get(room.rid) === room) {
        store.dispatch(...(answer ? [answer] : []), { type: 'room.answered', data });
        if (answer) connection.passed = Math.max(connection.passed, latest(this.timeline(room.rid)?.messages ?? []));
      }
    }
  }

  private forget(rid: string): void {
    const room = this.followed.get(rid);
    room?.streams.stop();
    room?.refresh.stop();
    this.followed.delete(rid);
    this.options.store.dispatch({ type: 'room.forgotten', data: { rid } });
  }
}
