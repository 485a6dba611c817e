import { verdict } from '../outbox/failure';
import { Backoff } from '../realtime/backoff';

/** Why something could not be brought up to date. `final`: it is not tried again by itself. */
export interface Trouble {
  error: unknown;
  final: boolean;
}

/** Short drops are mended before anybody would have read about them. */
const kSilentFailures = 2;
const kMaxAttempts = 8;

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const rise = () => {
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(rise, milliseconds);
    signal.addEventListener('abort', rise, { once: true });
  });
}

/**
 * Something that is asked for until it has come: with growing waits, a bounded number of times (without bound while
 * everything waits for it), and not again when the server has refused it. `attempt` changes nothing any more once its signal is aborted.
 */
export class Repeated {
  private round: AbortController | null = null;
  private phase: 'idle' | 'asking' | 'waiting' | 'failed' = 'idle';
  private readonly awaited: () => boolean;
  private settle = (): void => undefined;
  /** Settles after the first attempt since `start`, whatever came of it. */
  tried: Promise<void> = Promise.resolve();
  private readonly attempt: (signal: AbortSignal) => Promise<void>;
  private readonly tell: (trouble: Trouble | null) => void;

  /** `tell` hears of trouble that lasts, and of its end; while it is `awaited`, of every failure. */
  constructor(
    attempt: (signal: AbortSignal) => Promise<void>,
    tell: (trouble: Trouble | null) => void,
    awaited: () => boolean = () => false,
  ) {
    this.attempt = attempt;
    this.tell = tell;
    this.awaited = awaited;
  }

  /** Begins anew. An attempt that is under way is given up: it may hang, and it asks from an older moment. */
  start(): void {
    this.stop();
    const round = new AbortController();
    this.round = round;
    this.tried = new Promise((resolve) => {
      this.settle = resolve;
    });
    void this.repeat(round.signal);
  }

  /** Begins unless it is being asked for just now. */
  ensure(): void {
    if (this.phase !== 'asking') this.start();
  }

  /** Somebody looks, or the network is back: what waits or was given up is tried at once. */
  wake(): void {
    if (this.phase === 'waiting' || this.phase === 'failed') this.start();
  }

  stop(): void {
    this.round?.abort();
    this.phase = 'idle';
    this.settle();
  }

  private async repeat(signal: AbortSignal): Promise<void> {
    const backoff = new Backoff({ base: 1_000, limit: 30_000 });
    for (let failures = 0; !signal.aborted;) {
      this.phase = 'asking';
      try {
        await this.attempt(signal);
        if (signal.aborted) return;
        this.phase = 'idle';
        this.tell(null);
        this.settle();
        return;
      } catch (error) {
        if (signal.aborted) return;
        failures += 1;
        const awaited = this.awaited();
        const final = verdict(error) !== 'later' || (failures >= kMaxAttempts && !awaited);
        this.phase = final ? 'failed' : 'waiting';
        if (final || awaited || failures > kSilentFailures) this.tell({ error, final });
        this.settle();
        if (final) return;
        await sleep(backoff.next(), signal);
      }
    }
  }
}
