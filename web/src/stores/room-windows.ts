import { failureOf } from '../outbox/failure';
import type { DdpClient } from '../realtime/ddp';
import { StreamGroup } from '../realtime/stream-group';
import { roomStreams } from '../realtime/streams';
import type { Connection } from './connection';
import type { EarlyPage } from './early-page';
import type { Message, RoomType } from './entities';
import type { AnyEvent } from './events';
import { has, kMaxMessages, lengthOf, pageAround, pageBefore, shownRun, type History, type Page } from './history';
import { kPage, newerPage, newestPage, olderPage } from './pages';
import { Repeated } from './repeated';
import type { Server } from './server';
import { isLoaded } from './shown';
import { keyOf, roomSource, type Source } from './sources';
import type { ChatStore } from './chat-store';
import { SyncScope, latest } from './sync-scope';

/** Rooms that stay live after one has gone on to another: going back to them is instant. */
const kFollowedRooms = 10;

type Direction = 'older' | 'newer' | 'newest';

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
  /** Pages that are being fetched, by source and direction. */
  pages: Map<string, Promise<void>>;
}

interface Options {
  client: DdpClient;
  server: Server;
  store: ChatStore;
  connection: Connection;
  /** Rooms that are not forgotten, however many are opened after them. */
  stays?: (rid: string) => boolean;
  /** What was asked for before the rooms were known. */
  early?: EarlyPage;
}

/**
 * The rooms that are followed, with the histories of their sources: runs of messages without holes, which streams and
 * syncs keep up to date, which grow by pages at both ends and are cut where nobody looks.
 */
export class RoomWindows {
  private readonly options: Options;
  /** By room id; least recently opened first. */
  private readonly followed = new Map<string, FollowedRoom>();
  /** By the source's key: what its reader has in view. */
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
    const { client, store, connection, stays } = this.options;
    const source = roomSource(rid);
    store.dispatch({ type: 'source.opened', data: source });
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
          if (!trouble) return;
          store.dispatch({ type: 'source.failed', data: { source, failure: failureOf(trouble.error) } });
        },
      ),
    };
    this.followed.set(rid, room);
    room.early = this.earlyPage(room);
    // On a live connection one fetch, after the streams are confirmed, does for both.
    if (room.early || client.status.phase !== 'online') room.refresh.start();
    for (const oldest of [...this.followed.keys()].slice(0, -kFollowedRooms)) if (!stays?.(oldest)) this.forget(oldest);
  }

  /** Lists another source of a room that is followed, until the returned function is called. */
  list(source: Source): () => void {
    const { store } = this.options;
    store.dispatch({ type: 'source.opened', data: source });
    return () => store.dispatch({ type: 'source.closed', data: source });
  }

  /** Fetches the page before the oldest message that is shown. */
  loadOlder(source: Source): Promise<void> {
    return this.page(source, 'older', async (room, history) => {
      const run = shownRun(history);
      if (!run || run.from === -Infinity) return;
      const { server, store } = this.options;
      await this.ask(room, source, () => olderPage(source, run, store.getState().messages, { server, t: room.t }));
    });
  }

  /** Fetches the page after the newest message that is shown, where that is not the newest of all. */
  loadNewer(source: Source): Promise<void> {
    return this.page(source, 'newer', async (room, history) => {
      const run = shownRun(history);
      if (!run || run.to === Infinity) return;
      const { server, store } = this.options;
      await this.ask(room, source, () => newerPage(source, run, store.getState().messages, { server, t: room.t }));
    });
  }

  /** Goes to the present: at once where its messages are here. */
  toLatest(source: Source): Promise<void> {
    const { server, store } = this.options;
    return this.page(source, 'newest', async (room, { runs }) => {
      if (runs.at(-1)?.to !== Infinity) {
        await this.ask(room, source, () => newestPage(source, { server, t: room.t }));
      }
      store.dispatch({ type: 'source.looked', data: { source } });
    });
  }

  /** Shows the messages around one, which may be anywhere in the room's history. False when it is not in this room. */
  async toMessage(rid: string, id: string): Promise<boolean> {
    const { server, store } = this.options;
    const source = roomSource(rid);
    const room = this.followed.get(rid);
    if (!room) return false;
    const here = () => {
      const history = store.getState().histories.get(rid);
      return history && has(history, id) ? store.getState().messages.get(id) : undefined;
    };
    if (!here()) {
      await this.ask(room, source, async () => {
        const { messages, moreBefore, moreAfter } = await server.surrounding(id, 2 * kPage);
        const inRoom = messages.some((message) => message._id === id && message.rid === rid);
        return inRoom ? pageAround(messages, moreBefore, moreAfter) : undefined;
      });
    }
    const at = here()?.ts;
    if (at !== undefined) store.dispatch({ type: 'source.looked', data: { source, at } });
    return at !== undefined;
  }

  /** `place` says which message is in the middle of the screen, undefined for the newest: around it nothing is cut. */
  holdPlace(source: Source, place: () => string | undefined): () => void {
    const key = keyOf(source);
    this.places.set(key, place);
    return () => {
      if (this.places.get(key) === place) this.places.delete(key);
    };
  }

  /** Cuts histories that have grown long, where nobody looks. */
  trim(): void {
    const { store } = this.options;
    for (const [key, history] of store.getState().histories) {
      if (lengthOf(history) <= kMaxMessages) continue;
      const around = this.places.get(key)?.();
      const { source } = history;
      store.dispatch({ type: 'source.trimmed', data: { source, ...(around !== undefined && { around }) } });
    }
  }

  /** Forgets those that `keep` does not hold for: the server has stopped their streams, and they are not ours now. */
  keepOnly(keep: (rid: string) => boolean): void {
    const { histories } = this.options.store.getState();
    const rids = new Set([...histories.values()].map(({ source }) => source.rid));
    for (const rid of rids) if (!keep(rid)) this.forget(rid);
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

  private openAgain(room: FollowedRoom): void {
    // What was refused to a passer-by may be given to a member.
    const renewed = room.streams.renew();
    const { store, client } = this.options;
    const history = store.getState().histories.get(room.rid);
    if (history && isLoaded(store.getState(), history.source) && !history.failure) return;
    if (!renewed || client.status.phase !== 'online') room.refresh.ensure();
  }

  private earlyPage({ rid, t }: FollowedRoom): Promise<Message[]> | undefined {
    const name = this.options.store.getState().rooms.get(rid)?.name;
    return this.options.early?.take({ rid, t, ...(name !== undefined && { name }) });
  }

  /** The newest page the first time, then what has changed since. */
  private async refresh(room: FollowedRoom, signal: AbortSignal): Promise<void> {
    const { server, store, connection } = this.options;
    const { rid, t, scope, confirmed, early } = room;
    const source = roomSource(rid);
    const { since } = scope;
    const { passed } = connection;
    room.early = undefined;
    const current = () => confirmed === connection.number;
    await this.answered(room, source, async () => {
      if (since === undefined || !store.getState().histories.get(rid)?.runs.length) {
        const fetch = () => newestPage(source, { server, t, signal });
        // Asked for before anything was heard, it says nothing of what had passed by then.
        const page = await (early ? early.then((found) => pageBefore(found, found.length >= kPage), fetch) : fetch());
        signal.throwIfAborted();
        scope.fetched(page.messages, current(), early ? 0 : passed);
        return { type: 'page.fetched', data: { source, page } };
      }
      const changes = await server.changedMessages(rid, since, signal);
      signal.throwIfAborted();
      scope.fetched(changes.updated, current(), passed);
      return { type: 'room.synced', data: { rid, ...changes } };
    });
  }

  /** One page at a time in each direction. */
  private page(
    source: Source,
    direction: Direction,
    fetch: (room: FollowedRoom, history: History) => Promise<void>,
  ): Promise<void> {
    const room = this.followed.get(source.rid);
    const key = keyOf(source);
    const history = this.options.store.getState().histories.get(key);
    if (!room || !history) return Promise.resolve();
    const task = `${direction} ${key}`;
    const running = room.pages.get(task);
    if (running) return running;
    const asked = fetch(room, history).finally(() => room.pages.delete(task));
    room.pages.set(task, asked);
    return asked;
  }

  private ask(room: FollowedRoom, source: Source, request: () => Promise<Page | undefined>): Promise<void> {
    return this.answered(room, source, async () => {
      const page = await request();
      return page && { type: 'page.fetched', data: { source, page } };
    });
  }

  /**
   * Fetches something of a source. What its room's streams bring meanwhile is applied again on top of the answer, which
   * may have been made before it.
   */
  private async answered(
    room: FollowedRoom,
    source: Source,
    request: () => Promise<AnyEvent | undefined>,
  ): Promise<void> {
    const { store, connection } = this.options;
    store.dispatch({ type: 'source.asked', data: source });
    let answer: AnyEvent | undefined;
    try {
      answer = await request();
    } finally {
      // Nobody may want it any more.
      if (this.followed.get(room.rid) === room && store.getState().histories.has(keyOf(source))) {
        store.dispatch(...(answer ? [answer] : []), { type: 'source.answered', data: source });
        if (answer?.type === 'page.fetched') {
          connection.passed = Math.max(connection.passed, latest(answer.data.page.messages));
        }
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
