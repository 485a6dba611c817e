import { createStore } from 'zustand/vanilla';
import { newId } from '../lib/ids';
import { Backoff } from '../realtime/backoff';
import { failureOf, verdict } from './failure';
import type { Command, OutboxEntry, OutboxStorage } from './storage';
import { soloTab, type News, type Tabs } from './tabs';

/** A tab that leads and does nothing for this long may be asleep: the tab that is written in takes over. */
export const kPatience = 5_000;

export interface OutboxOptions<M> {
  uid: string;
  storage: OutboxStorage;
  /** Does it once and resolves with the outcome when the server has acknowledged. A repeat must be harmless. */
  perform: (entry: OutboxEntry) => Promise<M>;
  /** Something was acknowledged, here or in another tab. */
  arrived: (outcome: M) => void;
  tabs?: Tabs<M>;
  random?: () => number;
  now?: () => number;
}

/**
 * What was done here and is not yet acknowledged: messages written, changed, deleted. The commands of one room go out one
 * after the other, in the order of their making; a room that has to wait does not hold up the others, and a refused
 * command does not hold up the next one. All tabs of an account show the same entries; the one that leads sends them.
 */
export class Outbox<M = unknown> {
  readonly store = createStore<readonly OutboxEntry[]>(() => []);
  private readonly options: OutboxOptions<M>;
  private readonly tabs: Tabs<M>;
  /** The others let this tab lead; `leads` once it knows what there is to send. */
  private elected = false;
  private leads = false;
  /** Ids of entries that are not known to be stored: the store does not speak for them. */
  private readonly unsaved = new Set<string>();
  /** Ids of what was done with since the store was last asked: its answer may be older. */
  private readonly forgotten = new Set<string>();
  private readonly working = new Set<string>();
  private readonly sleepers = new Set<() => void>();
  private stopped = false;
  private lastAt = 0;

  constructor(options: OutboxOptions<M>) {
    this.options = options;
    this.tabs = options.tabs ?? soloTab();
  }

  /** Takes up what an earlier page load left behind, shows what other tabs have, and sends when this tab leads. */
  async start(): Promise<void> {
    // What the last leader has sent, or another tab has given up, is no longer in the store when this tab leads.
    let reading: Promise<void> | undefined;
    this.tabs.join({
      onNews: (news) => this.hear(news),
      onLost: () => {
        this.elected = this.leads = false;
      },
      onLead: () => {
        this.elected = true;
        reading = (reading ?? Promise.resolve()).then(() => this.read()).then(() => this.lead());
      },
    });
    reading ??= this.read();
    await reading;
  }

  add(rid: string, command: Command): OutboxEntry {
    // Two commands within a millisecond keep their order after a reload too.
    this.lastAt = Math.max((this.options.now ?? Date.now)(), this.lastAt + 1);
    const entry: OutboxEntry = { ...command, id: newId(), uid: this.options.uid, rid, at: this.lastAt };
    this.store.setState((entries) => [...entries, entry], true);
    this.keep(entry);
    this.workOrWait(entry);
    return entry;
  }

  /** Tries a refused command again. */
  retry(id: string): void {
    const entry = this.store.getState().find((candidate) => candidate.id === id);
    if (!entry?.failure) return;
    const { failure: _failure, ...pending } = entry;
    this.replace(pending);
    this.workOrWait(pending);
  }

  discard(id: string): void {
    this.forget(id);
  }

  /** The network may be back: nobody waits any longer. */
  wake(): void {
    for (const rise of [...this.sleepers]) rise();
  }

  stop(): void {
    this.stopped = true;
    this.wake();
    this.tabs.leave();
  }

  /** What the store has, and what it does not have yet. */
  private async read(): Promise<void> {
    const { storage, uid } = this.options;
    this.forgotten.clear();
    const kept = await storage.all(uid).catch(() => null);
    if (!kept || this.stopped) return;
    const here = new Map(this.store.getState().map((entry) => [entry.id, entry]));
    const stored = new Set(kept.map(({ id }) => id));
    const entries = [
      ...kept.filter(({ id }) => !this.forgotten.has(id)).map((entry) => here.get(entry.id) ?? entry),
      ...[...here.values()].filter(({ id }) => this.unsaved.has(id) && !stored.has(id)),
    ];
    this.store.setState(
      entries.sort((a, b) => a.at - b.at),
      true,
    );
  }

  private lead(): void {
    if (!this.elected) return;
    this.leads = true;
    for (const rid of new Set(this.store.getState().map((entry) => entry.rid))) void this.work(rid);
  }

  /** Another tab has written, given up or sent something. */
  private hear(news: News<M>): void {
    if (news.kind === 'gone') {
      if (news.outcome !== undefined) this.options.arrived(news.outcome);
      this.unsaved.delete(news.id);
      this.forgotten.add(news.id);
      this.store.setState((entries) => entries.filter(({ id }) => id !== news.id), true);
      return;
    }
    const { entry } = news;
    this.unsaved.add(entry.id); // it may be on its way to the store just now
    this.store.setState(
      (entries) => [...entries.filter(({ id }) => id !== entry.id), entry].sort((a, b) => a.at - b.at),
      true,
    );
    void this.work(entry.rid);
  }

  private workOrWait(entry: OutboxEntry): void {
    void this.work(entry.rid);
    if (this.leads) return;
    setTimeout(() => {
      if (!this.leads && !this.stopped && this.store.getState().includes(entry)) this.tabs.take();
    }, kPatience);
  }

  private keep(entry: OutboxEntry): void {
    this.unsaved.add(entry.id);
    // A full or broken store must not keep the command from being carried out.
    this.options.storage.put(entry).then(
      () => this.unsaved.delete(entry.id),
      () => undefined,
    );
    this.tabs.tell({ kind: 'kept', entry });
  }

  private replace(entry: OutboxEntry): void {
    this.store.setState((entries) => entries.map((other) => (other.id === entry.id ? entry : other)), true);
    this.keep(entry);
  }

  private forget(id: string, outcome?: M): void {
    this.unsaved.delete(id);
    this.forgotten.add(id);
    this.store.setState((entries) => entries.filter((entry) => entry.id !== id), true);
    this.options.storage.remove(id).catch(() => undefined);
    this.tabs.tell({ kind: 'gone', id, ...(outcome !== undefined && { outcome }) });
  }

  private async work(rid: string): Promise<void> {
    if (!this.leads || this.working.has(rid)) return;
    this.working.add(rid);
    const { random } = this.options;
    const backoff = new Backoff({ base: 1_000, limit: 30_000, ...(random && { random }) });
    try {
      for (;;) {
        const entry = this.store.getState().find((candidate) => candidate.rid === rid && !candidate.failure);
        if (!entry || this.stopped || !this.leads) return;
        if (await this.attempt(entry)) backoff.reset();
        else await this.sleep(backoff.next());
      }
    } finally {
      this.working.delete(rid);
    }
  }

  /** True when the entry is done with, one way or the other. */
  private async attempt(entry: OutboxEntry): Promise<boolean> {
    try {
      const outcome = await this.options.perform(entry);
      this.options.arrived(outcome);
      this.forget(entry.id, outcome);
      return true;
    } catch (error) {
      const outcome = verdict(error);
      if (outcome === 'session') this.stopped = true;
      if (outcome !== 'never') return false;
      // Discarded while it was on its way: there is nothing left to mark.
      const still = this.store.getState().some(({ id }) => id === entry.id);
      if (still) this.replace({ ...entry, failure: failureOf(error) });
      return true;
    }
  }

  private sleep(milliseconds: number): Promise<void> {
    if (this.stopped || !this.leads) return Promise.resolve();
    return new Promise((resolve) => {
      const rise = () => {
        clearTimeout(timer);
        this.sleepers.delete(rise);
        resolve();
      };
      const timer = setTimeout(rise, milliseconds);
      this.sleepers.add(rise);
    });
  }
}
