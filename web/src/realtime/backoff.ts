export interface BackoffOptions {
  /** Milliseconds before the first retry, before jitter. */
  base: number;
  /** Longest wait in milliseconds. */
  limit: number;
  random?: () => number;
}

/**
 * Exponential backoff with jitter. Half of each wait is fixed and half is random: a thousand clients that lose
 * their server in the same second do not come back in the same second.
 */
export class Backoff {
  private attempt = 0;
  private readonly options: BackoffOptions;

  constructor(options: BackoffOptions) {
    this.options = options;
  }

  /** Milliseconds to wait before the next attempt; each call counts as one more failure. */
  next(): number {
    const { base, limit, random = Math.random } = this.options;
    const full = Math.min(limit, base * 2 ** this.attempt);
    this.attempt += 1;
    return full / 2 + (full / 2) * random();
  }

  reset(): void {
    this.attempt = 0;
  }
}
