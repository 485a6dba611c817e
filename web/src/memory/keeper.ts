import { registerWorker } from '../offline/register';
import type { Chat } from '../stores/chat';
import type { Room, Subscription } from '../stores/entities';
import type { Run } from '../stores/history';
import { messagesOf } from '../stores/shown';
import type { State } from '../stores/state';
import { database, finished, ownedBy, settled, kStores, type Facts, type KeptHistory } from './database';
import type { Remembered } from './recall';

/** With more rooms than these none is kept: a part of them could not be told from the whole. */
const kMostRooms = 5_000;
const kMostHistories = 20;
const kMessagesEach = 50;
/** At most so often. */
const kEvery = 2_000;

type Documents = ReadonlyMap<string, object>;

/** So many are written in one go: thousands at once would hold up what somebody does meanwhile. */
const kAtOnce = 50;

/** Writes what has changed in one of the maps since it was last written. */
async function put(store: IDBObjectStore, now: Documents, before: Documents): Promise<void> {
  let asked = 0;
  for (const [id, document] of now) {
    if (before.get(id) === document) continue;
    const request = store.put(document);
    // Until it is done the transaction stays open, and the page has its turn.
    if (++asked % kAtOnce === 0) await settled(request);
  }
  for (const id of before.keys()) if (!now.has(id)) store.delete(id);
}

/** The newest messages of each room whose present is here; `found` knows what was made of a run already. */
function historiesOf({ histories, messages }: State, found: WeakMap<Run, KeptHistory>): Map<string, KeptHistory> {
  const kept = new Map<string, KeptHistory>();
  for (const { source, runs } of histories.values()) {
    const run = runs.at(-1);
    if (source.kind !== 'room' || run?.to !== Infinity || run.remembered) continue;
    const all = messagesOf(run, messages).filter((message) => !message.private);
    const newest = all.slice(-kMessagesEach);
    const from = newest.length < all.length ? (newest[0]?.ts ?? run.from) : run.from;
    const known = found.get(run);
    const same = known?.messages.length === newest.length && newest.every((one, i) => one === known.messages[i]);
    const history = same ? known : { rid: source.rid, from, at: Date.now(), messages: newest };
    found.set(run, history);
    kept.set(source.rid, history);
  }
  return kept;
}

/** Keeps on disk what the chat knows, in one tab of an account at a time. */
export class Keeper {
  private readonly chat: Chat;
  private readonly found = new WeakMap<Run, KeptHistory>();
  private rooms: ReadonlyMap<string, Room>;
  private subscriptions: ReadonlyMap<string, Subscription>;
  private histories: ReadonlyMap<string, KeptHistory> = new Map();
  private facts: readonly unknown[] = [];
  /** When each history that is on disk was kept. */
  private readonly ages: Map<string, number>;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private writing = Promise.resolve();
  private readonly end = new AbortController();

  /** `remembered`: what is on disk, by the objects that the state was filled with. */
  constructor(chat: Chat, remembered: Remembered | null) {
    this.chat = chat;
    this.rooms = new Map(remembered?.rooms.map((room) => [room._id, room]));
    this.subscriptions = new Map(remembered?.subscriptions.map((one) => [one.rid, one]));
    this.ages = new Map(remembered?.histories.map(({ rid, at }) => [rid, at]));
  }

  start(): void {
    registerWorker();
    const { signal } = this.end;
    const { locks } = navigator;
    if (!locks) return this.lead();
    const held = (): Promise<void> => {
      this.lead();
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    };
    locks.request(`confab-memory-${this.chat.uid}`, { signal }, held).catch(() => undefined);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.end.abort();
  }

  private lead(): void {
    const { signal } = this.end;
    if (signal.aborted) return;
    const stop = this.chat.store.subscribe(() => this.soon());
    signal.addEventListener('abort', stop);
    // Who leaves may not come back to this page.
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && void this.save(), {
      signal,
    });
    this.soon();
  }

  private soon(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.save();
    }, kEvery);
  }

  /** Writes what has changed. Storage that is full or gone is no trouble: there is a server. */
  save(): Promise<void> {
    this.writing = this.writing.then(() => this.write()).catch(() => undefined);
    return this.writing;
  }

  private async write(): Promise<void> {
    const { chat, end } = this;
    const state = chat.store.getState();
    const { me, settings, permissions, roles, daily, rooms, subscriptions } = state;
    const { until } = chat;
    const whole = ['permissions', 'roles', 'settings'] as const;
    if (end.signal.aborted || until === 0 || !state.ready || !me || !whole.every((part) => state.fetched.has(part)))
      return;

    const few = rooms.size <= kMostRooms && subscriptions.size <= kMostRooms;
    const facts = [me, settings, permissions, roles, daily, rooms, subscriptions, until];
    const histories = historiesOf(state, this.found);
    const transaction = (await database()).transaction(kStores, 'readwrite');
    if (!(await ownedBy(chat.uid, transaction))) return this.stop();
    const store = (name: (typeof kStores)[number]) => transaction.objectStore(name);
    if (facts.some((fact, index) => fact !== this.facts[index])) {
      const known: Facts = { uid: chat.uid, until: few ? until : 0, me, settings, permissions, roles, daily };
      store('facts').put(known);
    }
    await put(store('rooms'), few ? rooms : new Map(), this.rooms);
    await put(store('subscriptions'), few ? subscriptions : new Map(), this.subscriptions);
    for (const [rid, history] of histories) {
      if (this.histories.get(rid) === history) continue;
      store('histories').put(history);
      this.ages.set(rid, history.at);
    }
    this.dropOld(store('histories'), state);
    await finished(transaction);
    this.facts = facts;
    this.histories = histories;
    this.rooms = few ? rooms : new Map();
    this.subscriptions = few ? subscriptions : new Map();
  }

  /** Those of rooms that are not ours any more, and more than are kept. */
  private dropOld(store: IDBObjectStore, { rooms, subscriptions }: State): void {
    const byAge = [...this.ages].sort(([, a], [, b]) => b - a).map(([rid]) => rid);
    const ours = byAge.filter((rid) => subscriptions.has(rid) || rooms.get(rid)?.t === 'c');
    const kept = new Set(ours.slice(0, kMostHistories));
    for (const rid of byAge) {
      if (kept.has(rid)) continue;
      store.delete(rid);
      this.ages.delete(rid);
    }
  }
}
