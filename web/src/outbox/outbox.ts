import { createStore } from 'zustand/vanilla';
import { newId } from '../lib/ids';
import { Backoff } from '../realtime/backoff';
import { failureOf, verdict } from './failure';
import type { OutboxEntry, OutboxStorage } from './storage';

export interface OutboxOptions {
  uid: string;
  storage: OutboxStorage;
  /** Sends once and resolves when the server has acknowledged. A repeat with the same id must be harmless. */
  send: (entry: OutboxEntry) => Promise<void>;
  random?: () => number;
  now?: () => number;
}

/**
 * Messages that were written here and are not yet acknowledged. Those of one room go out one after the other, in the
 * order of writing; a room that has to wait does not hold up the others, and a refused message does not hold up the
 * next one.
 */
export class Outbox {
  readonly store = createStore<readonly OutboxEntry[]>(() => []);
  private readonly options: OutboxOptions;
  private readonly working = new Set<string>();
  private readonly sleepers = new Set<() => void>();
  private stopped = false;
  private lastAt = 0;

  constructor(options: OutboxOptions) {
    this.options = options;
  }

  /** Takes up what an earlier page load left behind. */
  async restore(): Promise<void> {
    const kept = await this.options.storage.all(this.options.uid).catch(() => []);
    const here = new Set(this.store.getState().map(({ id }) => id));
    const entries = [...kept.filter(({ id }) => !here.has(id)), ...this.store.getState()];
    this.store.setState(
      entries.sort((a, b) => a.at - b.at),
      true,
    );
    for (const rid of new Set(entries.map((entry) => entry.rid))) void this.work(rid);
  }

  add(rid: string, msg: string): OutboxEntry {
    // Two messages within a millisecond keep their order after a reload too.
    this.lastAt = Math.max((this.options.now ?? Date.now)(), this.lastAt + 1);
    const entry: OutboxEntry = { id: newId(), uid: this.options.uid, rid, msg, at: this.lastAt };
    this.store.setState((entries) => [...entries, entry], true);
    this.keep(entry);
    void this.work(rid);
    return entry;
  }

  /** Tries a refused message again. */
  retry(id: string): void {
    const entry = this.store.getState().find((candidate) => candidate.id === id);
    if (!entry?.failure) return;
    const { failure: _failure, ...pending } = entry;
    this.replace(pending);
    void this.work(entry.rid);
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
  }

  private keep(entry: OutboxEntry): void {
    // A full or broken store must not keep the message from being sent.
    this.options.storage.put(entry).catch(() => undefined);
  }

  private replace(entry: OutboxEntry): void {
    this.store.setState((entries) => entries.map((other) => (other.id === entry.id ? entry : other)), true);
    this.keep(entry);
  }

  private forget(id: string): void {
    this.store.setState((entries) => entries.filter((entry) => entry.id !== id), true);
    this.options.storage.remove(id).catch(() => undefined);
  }

  private async work(rid: string): Promise<void> {
    if (this.working.has(rid)) return;
    this.working.add(rid);
    const { random } = this.options;
    const backoff = new Backoff({ base: 1_000, limit: 30_000, ...(random && { random }) });
    try {
      for (;;) {
        const entry = this.store.getState().find((candidate) => candidate.rid === rid && !candidate.failure);
        if (!entry || this.stopped) return;
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
      await this.options.send(entry);
      this.forget(entry.id);
      return true;
    } catch (error) {
      const outcome = verdict(error);
      if (outcome === 'session') this.stopped = true;
      if (outcome !== 'never') return false;
      // Discarded while it was on its way: there is nothing left to mark.
      if (this.store.getState().includes(entry)) this.replace({ ...entry, failure: failureOf(error) });
      return true;
    }
  }

  private sleep(milliseconds: number): Promise<void> {
    if (this.stopped) return Promise.resolve();
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
