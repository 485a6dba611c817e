import type { Room, Subscription } from '../stores/entities';
import { clear, database, finished, kStores, settled, type Facts, type KeptHistory } from './database';

/** All that was known when this client was last open. */
export interface Remembered extends Required<Omit<Facts, 'uid'>> {
  rooms: readonly Room[];
  subscriptions: readonly Subscription[];
  histories: readonly KeptHistory[];
}

function isWhole(facts: Facts | undefined): facts is Required<Facts> {
  return facts !== undefined && facts.until > 0 && facts.me !== undefined;
}

/**
 * What is remembered of `uid`, who owns the memory from now on: what anybody else has left is dropped. Nothing where there is
 * nothing, or no IndexedDB.
 */
export async function recall(uid: string): Promise<Remembered | null> {
  try {
    const transaction = (await database()).transaction(kStores, 'readwrite');
    const store = (name: (typeof kStores)[number]) => transaction.objectStore(name);
    const facts = await settled<Facts | undefined>(store('facts').get(uid));
    if (!facts) {
      clear(transaction);
      store('facts').put({ uid, until: 0 } satisfies Facts);
      await finished(transaction);
      return null;
    }
    const [rooms, subscriptions, histories] = await Promise.all([
      settled<Room[]>(store('rooms').getAll()),
      settled<Subscription[]>(store('subscriptions').getAll()),
      settled<KeptHistory[]>(store('histories').getAll()),
    ]);
    return isWhole(facts) ? { ...facts, rooms, subscriptions, histories } : null;
  } catch {
    return null; // then the client knows nothing before it has asked
  }
}
