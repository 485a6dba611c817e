import { ApiError } from '../api/http';
import type { ConnectionStatus, DdpClient, StreamEvent } from '../realtime/ddp';
import { StreamGroup } from '../realtime/stream-group';
import { decodeAppointment, decodeEvent, decodeNotice, isForcedLogout, sessionStreams } from '../realtime/streams';
import { Drafts, type DraftStorage } from '../outbox/drafts';
import { Outbox } from '../outbox/outbox';
import type { OutboxEntry, OutboxStorage } from '../outbox/storage';
import type { Tabs } from '../outbox/tabs';
import type { Connection } from './connection';
import type { EarlyPage } from './early-page';
import type { Message } from './entities';
import type { AnyEvent, NearAppointment, Notice } from './events';
import type { Remembered } from '../memory/recall';
import type { Model } from './model';
import { PresenceWatch } from './presence-watch';
import { RoomWindows } from './room-windows';
import type { Server } from './server';
import { SessionSync } from './session-sync';
import { createChatStore, type ChatStore } from './chat-store';
import type { Part, State } from './state';

/** What outlives the page. */
export interface Memory {
  recall(): Promise<Remembered | null>;
  /** Keeps what `chat` knows from now on, until the returned function is called. */
  keep(chat: Chat, remembered: Remembered | null): () => void;
}

/** Memory that takes longer is no help. */
const kRecallWithin = 500;

export interface ChatOptions {
  uid: string;
  server: Server;
  client: DdpClient;
  storage: OutboxStorage;
  /** Where what is begun outlives the page. */
  drafts?: DraftStorage;
  /** The other tabs of the same account. */
  tabs?: Tabs<AnyEvent>;
  onForcedLogout: () => void;
  /** The first page of the room that is shown first. */
  early?: EarlyPage;
  /** Runs what is handed over soon, once for all that is heard until then. Without it everything is taken in at once. */
  gather?: (run: () => void) => void;
  /** What was known when this client was last open, here. */
  memory?: Memory;
  /** What was known before: the pages go on with it until it is fetched anew. */
  known?: Partial<State>;
}

/** Everything behind the chat's screens for one signed-in session: live state, outbox and the acts that need both. */
export class Chat implements Model {
  readonly uid: string;
  readonly server: Server;
  readonly client: DdpClient;
  readonly store: ChatStore;
  readonly outbox: Outbox<AnyEvent>;
  readonly drafts: Drafts;
  readonly presence: PresenceWatch;
  readonly rooms: RoomWindows;
  private readonly options: ChatOptions;
  private readonly onScreen: string[] = [];
  private stopped = false;
  private readonly stops: (() => void)[] = [];
  private readonly noticeListeners = new Set<(notice: Notice) => void>();
  private readonly appointmentListeners = new Set<(near: NearAppointment) => void>();
  private readonly connection: Connection = { number: 0, heard: 0, passed: 0 };
  private readonly sync: SessionSync;
  /** Heard and not yet in the state. */
  private heard: AnyEvent[] = [];

  constructor(options: ChatOptions) {
    this.options = options;
    this.store = createChatStore(options.known);
    this.uid = options.uid;
    this.server = options.server;
    this.client = options.client;
    const { client, server, store, connection } = this;
    this.presence = new PresenceWatch(client, server, store);
    this.rooms = new RoomWindows({
      client,
      server,
      store,
      connection,
      stays: (rid) => this.isOnScreen(rid),
      ...(options.early && { early: options.early }),
    });
    this.sync = new SessionSync(server, store, connection);
    this.drafts = new Drafts(options.uid, options.drafts);
    this.outbox = new Outbox({
      uid: options.uid,
      storage: options.storage,
      ...(options.tabs && { tabs: options.tabs }),
      perform: (entry) => this.perform(entry),
      arrived: (outcome) => this.store.dispatch(outcome),
    });
  }

  start(): void {
    const { client, store } = this;
    const streams = new StreamGroup(client, sessionStreams(this.uid), () => this.sync.streamsConfirmed());
    this.stops.push(
      client.onStatus((status) => this.connectionChanged(status)),
      client.onEvent((event) => this.hear(event)),
      store.subscribe((state, before) => {
        if (state.subscriptions !== before.subscriptions) this.dropLostRooms();
        if (state.histories !== before.histories) this.rooms.trim();
      }),
      () => streams.stop(),
      this.presence.start(),
    );
    const typing = setInterval(() => {
      if (store.getState().typing.size > 0) store.dispatch({ type: 'activity.expired', data: { now: Date.now() } });
    }, 1_000);
    this.stops.push(() => clearInterval(typing));
    client.start();
    // Not waiting for the socket: behind a proxy that does not let it through, the chat is slow but readable.
    this.sync.start(this.options.memory && this.recall(this.options.memory));
    void this.drafts.start();
    void this.outbox.start();
  }

  /** Up to when rooms and subscriptions are known to be complete, by the server's clock. */
  get until(): number {
    return this.sync.until;
  }

  /** Goes on where the client was last open; resolves with the moment up to which its rooms are known. */
  private async recall(memory: Memory): Promise<number> {
    const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), kRecallWithin));
    const remembered = await Promise.race([memory.recall(), late]);
    if (this.stopped) return 0;
    // What has come meanwhile is newer, and would not be told from the rest.
    const found = this.store.getState().fetched.has('lists') ? null : remembered;
    if (found) this.store.dispatch({ type: 'remembered', data: found });
    this.stops.push(memory.keep(this, found));
    return found?.until ?? 0;
  }

  stop(): void {
    this.stopped = true;
    for (const stop of this.stops.splice(0)) stop();
    this.rooms.stop();
    this.sync.stop();
    this.drafts.stop();
    this.outbox.stop();
    this.client.stop();
  }

  reload(part: Part): Promise<void> {
    return this.sync.reload(part);
  }

  wake(): void {
    this.client.wake();
    this.sync.wake();
    this.rooms.wake();
    this.outbox.wake();
  }

  /** Whether a room is on screen: what happens there needs no notice while somebody looks, and it stays live. */
  isOnScreen(rid: string): boolean {
    return this.onScreen.includes(rid);
  }

  /** Says that a room is on screen, until the returned function is called. */
  hasOnScreen(rid: string): () => void {
    this.onScreen.push(rid);
    return () => void this.onScreen.splice(this.onScreen.indexOf(rid), 1);
  }

  onNotice(listener: (notice: Notice) => void): () => void {
    this.noticeListeners.add(listener);
    return () => this.noticeListeners.delete(listener);
  }

  onAppointment(listener: (near: NearAppointment) => void): () => void {
    this.appointmentListeners.add(listener);
    return () => this.appointmentListeners.delete(listener);
  }

  /** The id of the conversation with others. It is known here before the server tells of it, so that one can go there. */
  async openDirect(...usernames: string[]): Promise<string> {
    const room = await this.server.openDirect(usernames);
    this.store.dispatch({ type: 'room.changed', data: room });
    return room._id;
  }

  editMessage({ _id, rid }: Message, msg: string): void {
    this.outbox.add(rid, { kind: 'edit', messageId: _id, msg });
  }

  deleteMessage({ _id, rid }: Message): void {
    this.outbox.add(rid, { kind: 'delete', messageId: _id });
  }

  react({ _id, rid }: Message, emoji: string, on: boolean): void {
    this.outbox.add(rid, { kind: 'react', messageId: _id, emoji, on });
  }

  star({ _id, rid }: Message, on: boolean): void {
    this.outbox.add(rid, { kind: 'star', messageId: _id, on });
  }

  pin({ _id, rid }: Message, on: boolean): void {
    this.outbox.add(rid, { kind: 'pin', messageId: _id, on });
  }

  /** Carries out what somebody has done here; the outcome is what a stream would bring. */
  private async perform(entry: OutboxEntry): Promise<AnyEvent> {
    const { rid } = entry;
    switch (entry.kind) {
      case 'send':
        return { type: 'message', data: await this.server.send(entry) };
      case 'edit':
        return { type: 'message', data: await this.server.edit({ _id: entry.messageId, rid }, entry.msg) };
      case 'delete':
        await this.server.erase({ _id: entry.messageId, rid });
        return this.store.getState().settings.get('Message_ShowDeletedStatus')
          ? { type: 'messages.deletedInBulk', data: { rid, ids: [entry.messageId], showDeletedStatus: true } }
          : { type: 'message.deleted', data: { rid, id: entry.messageId } };
      case 'react':
        await this.server.react(entry.messageId, entry.emoji, entry.on);
        return this.asItIs(entry);
      case 'star':
        await this.server.star(entry.messageId, entry.on);
        return this.asItIs(entry);
      case 'pin':
        await this.server.pin(entry.messageId, entry.on);
        return this.asItIs(entry);
    }
  }

  /** What has become of a message by marking it: what others have done at the same time is in it. */
  private async asItIs({ messageId }: { messageId: string }): Promise<AnyEvent> {
    const here = this.store.getState().messages.get(messageId);
    return {
      type: 'message',
      data: await this.server.message(messageId).catch((error: unknown) => {
        // It is marked; that it is not to be had must not do it again. Its room's stream says the same.
        if (here && error instanceof ApiError && error.status >= 400 && error.status < 500) return here;
        throw error;
      }),
    };
  }

  private hear(event: StreamEvent): void {
    const decoded = decodeEvent(event);
    // Word of somebody who has just left the screen would stay for ever.
    if (decoded && !(decoded.type === 'presence' && !this.presence.watches(decoded.data.uid))) {
      this.take(decoded);
      if ('updatedAt' in decoded.data) {
        this.connection.heard = Math.max(this.connection.heard, decoded.data.updatedAt);
        this.connection.passed = Math.max(this.connection.passed, decoded.data.updatedAt);
      }
    }
    const notice = decodeNotice(event);
    if (notice) for (const listener of this.noticeListeners) listener(notice);
    const near = decodeAppointment(event);
    if (near) for (const listener of this.appointmentListeners) listener(near);
    if (isForcedLogout(event)) this.options.onForcedLogout();
  }

  /**
   * One thing that happens comes in several frames, one after the other (the message, its room, its subscription): it is
   * one change of the state, and what shows it is drawn once. Nothing depends on when or in which order it is taken in.
   */
  private take(event: AnyEvent): void {
    const { gather = (run) => run() } = this.options;
    this.heard.push(event);
    if (this.heard.length > 1) return;
    gather(() => {
      const events = this.heard;
      this.heard = [];
      this.store.dispatch(...events);
    });
  }

  private connectionChanged(status: ConnectionStatus): void {
    if (status.phase === 'connecting') this.connection.number += 1;
    if (this.store.getState().connection.phase === 'online') {
      this.sync.lost();
      this.rooms.lost();
    }
    this.store.dispatch({ type: 'connection', data: status });
  }

  /** Private rooms that we are no longer in: the server has stopped their streams, and what we know is not ours now. */
  private dropLostRooms(): void {
    const { rooms, subscriptions, ready } = this.store.getState();
    if (ready) this.rooms.keepOnly((rid) => subscriptions.has(rid) || rooms.get(rid)?.t === 'c');
  }
}
