import type { ApiError } from './http';
import { fieldsOf } from '../lib/narrow';

/** What some calls ask for besides a session: whoever finds a screen unlocked does not have it. */
export interface Proof {
  method: 'totp' | 'password';
  /** Of the authenticator app; or the SHA-256 of the password, in hex. */
  code: string;
}

/**
 * Asks the person for a proof by this method, until `attempt` says that one was taken, or that the call has ended otherwise;
 * resolves then, or when the person gives it up.
 */
type Asker = (method: Proof['method'], attempt: (proof: Proof) => Promise<boolean>) => Promise<void>;

let asker: Asker | undefined;
let asking: Promise<void> | undefined;

/** Who asks, until the returned function is called. */
export function proofIsAskedBy(one: Asker): () => void {
  asker = one;
  return () => {
    if (asker === one) asker = undefined;
  };
}

/** By what method a refused call wants to be proved. */
export function proofWanted({ errorType, details }: ApiError): Proof['method'] | undefined {
  const { method } = fieldsOf(details);
  const asks = errorType === 'totp-required' || errorType === 'totp-invalid';
  return asks && (method === 'totp' || method === 'password') ? method : undefined;
}

interface Attempt<T> {
  /** Makes the call. */
  attempt: (proof?: Proof) => Promise<T>;
  /** By what method a failure wants to be proved. */
  wanted: (error: unknown) => Proof['method'] | undefined;
}

/** Makes a call; where it is refused for want of proof, again with what the person gives. One is asked for at a time. */
export async function proved<T>({ attempt, wanted }: Attempt<T>): Promise<T> {
  for (;;) {
    let refusal: unknown;
    try {
      return await attempt();
    } catch (error) {
      refusal = error;
    }
    const method = wanted(refusal);
    if (method === undefined || !asker) throw refusal;
    // What others are asked for just now is remembered for this call as well.
    if (asking) {
      await asking;
      continue;
    }
    const ends: (() => T)[] = [];
    asking = asker(method, async (proof) => {
      try {
        const value = await attempt(proof);
        ends.push(() => value);
      } catch (error) {
        if (wanted(error)) return false;
        ends.push(() => {
          throw error;
        });
      }
      return true;
    });
    try {
      await asking;
    } finally {
      asking = undefined;
    }
    const [end] = ends;
    if (end) return end();
    throw refusal;
  }
}
