import { createStore, type StoreApi } from 'zustand/vanilla';
import { failureOf } from '../outbox/failure';
import type { Chat } from './chat';
import { Repeated } from './repeated';
import { fetchSettings, settingsById } from './settings';
import { kEmptyState, type Part, type ReadableStore, type State } from './state';

/** What every page goes by, whoever looks at it: the state, and the ways to bring it up to date. */
export interface Model {
  readonly store: ReadableStore;
  /** Whose it is; visitors are nobody. */
  readonly uid?: string;
  start(): void;
  stop(): void;
  /** The network or the user is back, or somebody has asked to try again. */
  wake(): void;
  /** Asks anew for a part that has just been changed from here; resolves when that has been tried. */
  reload(part: Part): Promise<void>;
}

/** Whether it is the model of somebody who has signed in. (Asking for the class would fetch it for visitors too.) */
export function isChat(model: Model): model is Chat {
  return model.uid !== undefined;
}

/** What is known before anybody has signed in: the workspace's public settings. */
export class Visitor implements Model {
  private readonly state: StoreApi<State>;
  private readonly settings: Repeated;
  readonly store: ReadableStore;

  constructor(known: Partial<State> = {}) {
    const state = createStore<State>(() => ({ ...kEmptyState, ...known }));
    [this.state, this.store] = [state, state];
    this.settings = new Repeated(
      (signal) => this.fetch(signal),
      (trouble) => state.setState({ troubles: new Map(trouble ? [['settings', failureOf(trouble.error)]] : []) }),
      // No page can be shown before they have come: that they do not come is said at once, and it is never given up.
      () => !state.getState().fetched.has('settings'),
    );
  }

  start(): void {
    this.settings.start();
  }

  stop(): void {
    this.settings.stop();
  }

  wake(): void {
    this.settings.wake();
  }

  async reload(part: Part): Promise<void> {
    if (part !== 'settings') return;
    this.settings.start();
    await this.settings.tried;
  }

  private async fetch(signal: AbortSignal): Promise<void> {
    const settings = await fetchSettings(signal);
    signal.throwIfAborted();
    this.state.setState({ settings: settingsById(settings), fetched: new Set(['settings']) });
  }
}
