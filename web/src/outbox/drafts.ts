import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';

/** What was begun somewhere and not sent. */
export interface Draft {
  /** Whose it is: another account in the same browser must not see it. */
  uid: string;
  /** The key of the source that is written in: of a room, its id. */
  place: string;
  text: string;
  /** When it was last touched, in milliseconds since 1970. */
  at: number;
}

export interface DraftStorage {
  all(uid: string): Promise<Draft[]>;
  put(draft: Draft): Promise<void>;
  remove(uid: string, place: string): Promise<void>;
}

/** The one that was touched longest ago goes when there are more. As many as the server keeps. */
export const kMostDrafts = 200;
/** Nothing longer can be sent, whatever the server's settings. */
export const kLongestDraft = 100_000;
/** What somebody has typed here within so many milliseconds is not replaced by what comes from elsewhere. */
export const kTypingFor = 10_000;

/** Where drafts last as long as the page. */
export const noStorage: DraftStorage = {
  all: () => Promise.resolve([]),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

/** The account's other devices, as far as drafts go. */
export interface OtherDevices {
  /** A draft was changed here; `at` is later than what they know. */
  changed(place: string): void;
  /** They have one there, perhaps another text. */
  have(place: string): boolean;
  /** What is here would not be lost with this browser. */
  safe(place: string): boolean;
  /** Tells them now what is still to be told; resolves when that has been tried. */
  flush(): Promise<void>;
}

export type Written = Omit<Draft, 'uid'>;

interface State {
  /** By place, the one that was touched last at the end. */
  texts: ReadonlyMap<string, string>;
  /** What an earlier page load has left is among them. */
  read: boolean;
}

/**
 * What one account has begun to write. The latest text of a place wins, wherever it was typed; only where somebody is
 * typing here just now, theirs does. Tabs tell each other; other devices are told through `others`, when there are any.
 */
export class Drafts {
  readonly store = createStore<State>(() => ({ texts: new Map(), read: false }));
  others: OtherDevices | undefined;
  /** When each was written, also those that are gone since. */
  private readonly times = new Map<string, number>();
  /** When somebody last typed there, here. */
  private readonly typed = new Map<string, number>();
  /** Places whose draft is not yet stored as it is. */
  private readonly unsaved = new Set<string>();
  private saving = false;
  private stopped = false;
  private readonly tabs: BroadcastChannel | undefined;

  constructor(
    private readonly uid: string,
    private readonly storage: DraftStorage = noStorage,
  ) {
    if (storage !== noStorage && typeof BroadcastChannel === 'function') {
      this.tabs = new BroadcastChannel(`confab-drafts-${uid}`);
      this.tabs.onmessage = ({ data }: MessageEvent<Written>) => void this.put([data]);
    }
  }

  /** Takes up what an earlier page load has left. */
  async start(): Promise<void> {
    const kept = await this.storage.all(this.uid).catch(() => []);
    if (this.stopped) return;
    this.put(kept.filter(({ place }) => !this.times.has(place)));
    this.store.setState({ read: true });
    for (const { place } of kept) this.others?.changed(place);
  }

  stop(): void {
    this.stopped = true;
    this.tabs?.close();
  }

  get(place: string): string {
    return this.store.getState().texts.get(place) ?? '';
  }

  /** When the draft of a place was written, or went; 0 where none is known. */
  writtenAt(place: string): number {
    return this.times.get(place) ?? 0;
  }

  /** What somebody types here. An empty text is none. */
  set(place: string, text: string): void {
    if (this.stopped) return;
    // By a clock that never goes back behind what was written before, wherever that was.
    const at = Math.max(Date.now(), this.writtenAt(place) + 1);
    const written = { place, text: text.slice(0, kLongestDraft), at };
    this.typed.set(place, Date.now());
    for (const dropped of this.show([written])) this.unsaved.add(dropped);
    this.tabs?.postMessage(written);
    this.keep(place);
    this.others?.changed(place);
  }

  /** What was written on other devices. */
  take(drafts: readonly Written[]): void {
    if (this.stopped) return;
    for (const place of this.put(drafts)) this.keep(place);
  }

  /** The server has what was written here at `from`, and says that this was at `to`: its clock decides. */
  settle(place: string, from: number, to: number): void {
    if (this.times.get(place) !== from) return;
    this.times.set(place, to);
    this.keep(place);
  }

  /** Returns the places that are other than before, or where what is here has to be told again. */
  private put(drafts: readonly Written[]): string[] {
    const newer = drafts.filter(({ place, at }) => at > this.writtenAt(place));
    const typing = (place: string) => Date.now() - (this.typed.get(place) ?? 0) < kTypingFor;
    const held = newer.filter(({ place, text }) => typing(place) && this.get(place) !== text);
    for (const { place, at } of held) {
      this.times.set(place, at + 1);
      this.others?.changed(place);
    }
    const taken = newer.filter((draft) => !held.includes(draft)).sort((a, b) => a.at - b.at);
    const dropped = this.show(taken);
    return [...newer.map(({ place }) => place), ...dropped];
  }

  /** Returns the places whose draft had to go. */
  private show(drafts: readonly Written[]): string[] {
    if (drafts.length === 0) return [];
    const texts = new Map(this.store.getState().texts);
    for (const { place, text, at } of drafts) {
      this.times.set(place, at);
      texts.delete(place);
      if (text !== '') texts.set(place, text);
    }
    const ordered =
      drafts.length === 1 ? texts : new Map([...texts].sort(([a], [b]) => this.writtenAt(a) - this.writtenAt(b)));
    const dropped = [...ordered.keys()].slice(0, Math.max(0, ordered.size - kMostDrafts));
    for (const old of dropped) ordered.delete(old);
    this.store.setState({ texts: ordered });
    return dropped;
  }

  private keep(place: string): void {
    this.unsaved.add(place);
    void this.save();
  }

  /** One after the other, each as it is by then: who types fast is not stored key by key. */
  private async save(): Promise<void> {
    if (this.saving) return;
    this.saving = true;
    for (const place of this.unsaved) {
      if (this.stopped) break;
      this.unsaved.delete(place);
      const { uid, storage } = this;
      const text = this.get(place);
      // That one is gone is kept for as long as other devices have it: a page that is closed must still tell them.
      const gone = text === '' && !this.others?.have(place);
      // Storage that is full or gone: then a draft lasts as long as the page.
      await (gone ? storage.remove(uid, place) : storage.put({ uid, place, text, at: this.writtenAt(place) })).catch(
        () => undefined,
      );
    }
    this.saving = false;
  }
}

/** Whether something waits in a place to be finished. */
export const useHasDraft = ({ store }: Drafts, place: string): boolean =>
  useStore(store, ({ texts }) => (texts.get(place) ?? '').trim() !== '');

/** What waits there. */
export const useDraft = ({ store }: Drafts, place: string): string =>
  useStore(store, ({ texts }) => texts.get(place) ?? '');
