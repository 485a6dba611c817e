import type { Connection } from './connection';
import type { Server } from './server';
import { SessionSync } from './session-sync';
import { createChatStore, type ChatStore, type Part, type State } from './state';

/** What every page goes by, whoever looks at it: the state, and the ways to bring it up to date. */
export interface Model {
  readonly store: ChatStore;
  start(): void;
  stop(): void;
  /** The network or the user is back, or somebody has asked to try again. */
  wake(): void;
  /** Asks anew for a part that has just been changed from here; resolves when that has been tried. */
  reload(part: Part): Promise<void>;
}

/** What is known before anybody has signed in: the workspace's public settings. */
export class Visitor implements Model {
  readonly store: ChatStore;
  private readonly sync: SessionSync;

  constructor(server: Server, known: Partial<State> = {}) {
    this.store = createChatStore(known);
    const connection: Connection = { number: 0, heard: 0, passed: 0 };
    this.sync = new SessionSync(server, this.store, connection, ['settings']);
  }

  start(): void {
    this.sync.start();
  }

  stop(): void {
    this.sync.stop();
  }

  wake(): void {
    this.sync.wake();
  }

  reload(part: Part): Promise<void> {
    return this.sync.reload(part);
  }
}
