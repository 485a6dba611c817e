import { ApiError, api } from '../api/http';
import { Backoff } from '../realtime/backoff';
import type { ChatStore } from '../stores/chat-store';
import { placeOf, toDraft } from '../stores/daily';
import type { Drafts, OtherDevices } from './drafts';

/** Others hear of what is typed so many milliseconds after the last key, */
const kAfterLastKey = 1_500;
/** or after the first, where somebody goes on and on; */
const kAfterFirstKey = 10_000;
/** and that it is gone almost at once: it was sent. */
const kAfterGone = 300;
/** The server keeps no longer ones; those stay in this browser. */
const kLongestShared = 20_000;

const kBackoff = { base: 2_000, limit: 60_000 };

interface Wait {
  first: number;
  due: number;
}

/** One that shows nothing is none for the server. */
const shown = (text: string): string => (text.trim() === '' ? '' : text);

/** A refusal that lasts, however often one asks. */
const isFinal = (error: unknown): boolean =>
  error instanceof ApiError &&
  error.status >= 400 &&
  error.status < 500 &&
  error.status !== 429 &&
  error.status !== 408;

/**
 * Brings drafts to the account's other devices and takes up theirs. What the server has is in the state (`daily.drafts`), fetched at
 * the start and after each reconnect and followed by a stream; here both sides are compared whenever one changes. One call at a time.
 */
export class DraftSync implements OtherDevices {
  private readonly waits = new Map<string, Wait>();
  /** What the server has refused for good, by place: that very text is not sent again. */
  private readonly refused = new Map<string, string>();
  private readonly backoff = new Backoff(kBackoff);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  /** Not before this moment: a call has failed. */
  private notBefore = 0;
  private stops: (() => void)[] = [];

  constructor(
    private readonly drafts: Drafts,
    private readonly store: ChatStore,
  ) {}

  start(): void {
    const { drafts, store } = this;
    drafts.others = this;
    const unsubscribe = store.subscribe((state, before) => {
      if (state.daily.drafts !== before.daily.drafts || state.fetched !== before.fetched) this.compare();
    });
    const hidden = () => {
      if (document.visibilityState === 'hidden') void this.flush();
    };
    document.addEventListener('visibilitychange', hidden);
    this.stops.push(unsubscribe, () => document.removeEventListener('visibilitychange', hidden));
    this.compare();
  }

  stop(): void {
    for (const stop of this.stops.splice(0)) stop();
    clearTimeout(this.timer);
    this.waits.clear();
    if (this.drafts.others === this) this.drafts.others = undefined;
  }

  have(place: string): boolean {
    return this.serverText(place) !== '';
  }

  safe(place: string): boolean {
    return this.serverText(place) === shown(this.drafts.get(place));
  }

  changed(place: string): void {
    if (!this.wanting(place)) {
      this.waits.delete(place);
      return;
    }
    const now = Date.now();
    const first = this.waits.get(place)?.first ?? now;
    const gone = shown(this.drafts.get(place)) === '';
    this.waits.set(place, {
      first,
      due: gone ? now + kAfterGone : Math.min(now + kAfterLastKey, first + kAfterFirstKey),
    });
    this.arm();
  }

  async flush(): Promise<void> {
    for (const wait of this.waits.values()) wait.due = 0;
    this.notBefore = 0;
    await this.running;
    await this.run();
  }

  private serverText(place: string): string {
    return this.store.getState().daily.drafts.get(place)?.msg ?? '';
  }

  /** The server's are taken up where they are newer; where those here are, it is told. */
  private compare(): void {
    const { daily, fetched } = this.store.getState();
    // Before they have been fetched, what is missing there says nothing.
    if (!fetched.has('daily')) return;
    const there = [...daily.drafts.values()];
    this.drafts.take(there.map((draft) => ({ place: placeOf(draft), text: draft.msg, at: draft.writtenAt })));
    const here = this.drafts.store.getState().texts.keys();
    for (const place of new Set([...here, ...daily.drafts.keys()])) {
      if (this.wanting(place) && !this.waits.has(place)) this.changed(place);
    }
  }

  /** The server has another text there, and an older one. */
  private wanting(place: string): boolean {
    const { daily, fetched } = this.store.getState();
    const text = shown(this.drafts.get(place));
    return (
      fetched.has('daily') &&
      text !== this.serverText(place) &&
      text.length <= kLongestShared &&
      this.refused.get(place) !== text &&
      this.drafts.writtenAt(place) > (daily.drafts.get(place)?.writtenAt ?? 0)
    );
  }

  private arm(): void {
    clearTimeout(this.timer);
    if (this.running || this.waits.size === 0) return;
    const due = Math.min(...[...this.waits.values()].map((wait) => wait.due));
    this.timer = setTimeout(() => void this.run(), Math.max(0, Math.max(due, this.notBefore) - Date.now()));
  }

  private run(): Promise<void> {
    this.running ??= this.sendDue().finally(() => {
      this.running = undefined;
      this.arm();
    });
    return this.running;
  }

  private async sendDue(): Promise<void> {
    for (const [place, { due }] of [...this.waits]) {
      if (due > Date.now()) continue;
      this.waits.delete(place);
      if (this.wanting(place) && !(await this.send(place))) return;
    }
  }

  /** False: not now. */
  private async send(place: string): Promise<boolean> {
    const { drafts, store } = this;
    const text = shown(drafts.get(place));
    const at = drafts.writtenAt(place);
    const [rid = '', , tmid] = place.split('/');
    try {
      const body = { rid, msg: text, writtenAt: new Date(at).toISOString(), ...(tmid !== undefined && { tmid }) };
      const { draft } = await api.post('confab.drafts.save', body);
      const document = toDraft(draft);
      this.backoff.reset();
      if (draft.msg === text) drafts.settle(place, at, document.writtenAt);
      store.dispatch({ type: 'daily.changed', data: { kind: 'drafts', gone: draft.msg === '', document } });
      return true;
    } catch (error) {
      if (isFinal(error)) {
        this.refused.set(place, text);
        return true;
      }
      this.notBefore = Date.now() + this.backoff.next();
      this.waits.set(place, { first: Date.now(), due: this.notBefore });
      return false;
    }
  }
}
