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

/** The one that was touched longest ago goes when there are more. */
export const kMostDrafts = 100;
/** Nothing longer can be sent, whatever the server's settings. */
export const kLongestDraft = 100_000;

/** Where drafts last as long as the page. */
export const noStorage: DraftStorage = {
  all: () => Promise.resolve([]),
  put: () => Promise.resolve(),
  remove: () => Promise.resolve(),
};

interface State {
  /** By place, the one that was touched last at the end. */
  texts: ReadonlyMap<string, string>;
  /** What an earlier page load has left is among them. */
  read: boolean;
}

/** What one account has begun to write in this browser. Tabs tell each other; a field that is written in keeps its own. */
export class Drafts {
  readonly store = createStore<State>(() => ({ texts: new Map(), read: false }));
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
      this.tabs.onmessage = ({ data }: MessageEvent<{ place: string; text: string }>) =>
        this.show(data.place, data.text);
    }
  }

  /** Takes up what an earlier page load has left. */
  async start(): Promise<void> {
    const kept = await this.storage.all(this.uid).catch(() => []);
    if (this.stopped) return;
    const { texts } = this.store.getState();
    const older = kept
      .filter(({ place }) => !texts.has(place) && !this.unsaved.has(place))
      .sort((a, b) => a.at - b.at)
      .map(({ place, text }) => [place, text] as const);
    this.store.setState({ texts: new Map([...older, ...texts]), read: true });
  }

  stop(): void {
    this.stopped = true;
    this.tabs?.close();
  }

  get(place: string): string {
    return this.store.getState().texts.get(place) ?? '';
  }

  /** An empty text is none. */
  set(place: string, text: string): void {
    if (this.stopped) return;
    const kept = text.slice(0, kLongestDraft);
    this.unsaved.add(place);
    for (const dropped of this.show(place, kept)) this.unsaved.add(dropped);
    this.tabs?.postMessage({ place, text: kept });
    void this.save();
  }

  /** Returns the places whose draft had to go. */
  private show(place: string, text: string): string[] {
    const texts = new Map(this.store.getState().texts);
    texts.delete(place);
    if (text !== '') texts.set(place, text);
    const dropped = [...texts.keys()].slice(0, Math.max(0, texts.size - kMostDrafts));
    for (const old of dropped) texts.delete(old);
    this.store.setState({ texts });
    return dropped;
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
      // Storage that is full or gone: then a draft lasts as long as the page.
      await (text === '' ? storage.remove(uid, place) : storage.put({ uid, place, text, at: Date.now() })).catch(
        () => undefined,
      );
    }
    this.saving = false;
  }
}

/** Whether something waits in a place to be finished. */
export const useHasDraft = ({ store }: Drafts, place: string): boolean =>
  useStore(store, ({ texts }) => (texts.get(place) ?? '').trim() !== '');
