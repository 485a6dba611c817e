import type { DdpClient, StreamSubscription } from './ddp';
import type { StreamKey } from './streams';

/**
 * Holds several streams and says, after each (re)connect, when the server has answered for all of them: what is fetched
 * from then on, together with the events, leaves no gap. A stream that is refused does not hold up the others; it is
 * asked for again on the next connection, and by `renew`.
 */
export class StreamGroup {
  private readonly client: DdpClient;
  private readonly keys: readonly StreamKey[];
  private readonly onReady: () => void;
  private readonly held = new Map<StreamKey, StreamSubscription>();
  private waiting = new Set<StreamKey>();
  private readonly stopWatching: () => void;

  constructor(client: DdpClient, keys: readonly StreamKey[], onReady: () => void) {
    this.client = client;
    this.keys = keys;
    this.onReady = onReady;
    this.stopWatching = client.onStatus(({ phase }) => {
      if (phase !== 'connecting') return;
      this.renew();
      this.waiting = new Set(keys);
    });
    this.renew();
  }

  /** Asks again for what was refused. True when there was something; `onReady` follows. */
  renew(): boolean {
    const missing = this.keys.filter((key) => !this.held.has(key));
    for (const key of missing) {
      this.waiting.add(key);
      this.held.set(
        key,
        this.client.subscribe(key[0], [key[1], { useCollection: false, args: [] }], {
          onReady: () => this.done(key),
          onRefused: () => {
            this.held.delete(key);
            this.done(key);
          },
        }),
      );
    }
    return missing.length > 0;
  }

  stop(): void {
    this.stopWatching();
    for (const subscription of this.held.values()) subscription.stop();
    this.held.clear();
    this.waiting.clear();
  }

  private done(key: StreamKey): void {
    if (this.waiting.delete(key) && this.waiting.size === 0) this.onReady();
  }
}
