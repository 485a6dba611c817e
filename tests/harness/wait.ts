// Waiting for something to become true, always with a deadline and never for a fixed time.

/** Long enough for a machine that has other things to do; it is waited for by what fails, not by what passes. */
export const kDeadline = 20_000;

/** Settles as `promise` does, or fails with `what` after `ms`. */
export async function within<T>(promise: Promise<T>, what: string | (() => string), ms = kDeadline): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      const said = typeof what === 'function' ? what() : what;
      reject(new Error(`not within ${ms} ms: ${said}`));
    }, ms);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Tries `probe` until it doesn't throw, and returns what it returned; the last failure is thrown at the deadline.
 * For states that the server reaches by itself (presence after a lost connection, a coalesced event).
 */
export async function eventually<T>(probe: () => T | Promise<T>, ms = kDeadline): Promise<T> {
  const end = Date.now() + ms;
  for (let pause = 5; ; pause = Math.min(pause * 2, 200)) {
    try {
      return await probe();
    } catch (failure) {
      if (Date.now() + pause > end) throw failure;
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }
}

/** What the server said while nobody was listening, in order; `next` waits for more. */
export class Inbox<T> {
  readonly all: T[] = [];
  private read = 0;
  private wake: (() => void)[] = [];
  private failure: Error | undefined;

  push(item: T): void {
    this.all.push(item);
    this.stir();
  }

  /** Nothing more will come: whoever waits or will wait fails with `failure`. */
  end(failure: Error): void {
    this.failure ??= failure;
    this.stir();
  }

  /** The next `count` items that were not taken yet. */
  async take(count: number, ms = kDeadline): Promise<T[]> {
    const taken: T[] = [];
    while (taken.length < count) taken.push(await this.next(() => true, ms));
    return taken;
  }

  /** The next item for which `wanted` holds; those before it are skipped. */
  async next(wanted: (item: T) => boolean = () => true, ms = kDeadline): Promise<T> {
    const start = this.read;
    const arrival = (async () => {
      for (;;) {
        while (this.read < this.all.length) {
          const item = this.all[this.read++] as T;
          if (wanted(item)) return item;
        }
        if (this.failure) throw this.failure;
        await new Promise<void>((resolve) => this.wake.push(resolve));
      }
    })();
    return within(arrival, () => `an item; came instead: ${JSON.stringify(this.all.slice(start)).slice(0, 2000)}`, ms);
  }

  /** What has come and was not taken yet. */
  pending(): T[] {
    return this.all.slice(this.read);
  }

  private stir(): void {
    const waiting = this.wake;
    this.wake = [];
    for (const resolve of waiting) resolve();
  }
}
