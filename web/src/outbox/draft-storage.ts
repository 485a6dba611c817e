import { finished, settled } from '../memory/database';
import type { Draft, DraftStorage } from './drafts';

const kDatabase = 'confab-drafts';
const kStore = 'drafts';

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(kDatabase, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(kStore, { keyPath: ['uid', 'place'] });
    settled(request).then(resolve, reject);
  });
  return opened;
}

async function change(run: (store: IDBObjectStore) => void): Promise<void> {
  const transaction = (await database()).transaction(kStore, 'readwrite');
  run(transaction.objectStore(kStore));
  await finished(transaction);
}

const ofAccount = (uid: string): IDBKeyRange => IDBKeyRange.bound([uid], [uid, []]);

/** In IndexedDB. Each rejects where the browser has none, or refuses it. */
export const draftStorage: DraftStorage = {
  all: async (uid) => {
    const store = (await database()).transaction(kStore).objectStore(kStore);
    return settled<Draft[]>(store.getAll(ofAccount(uid)));
  },
  put: (draft) => change((store) => void store.put(draft)),
  remove: (uid, place) => change((store) => void store.delete([uid, place])),
};

/** Drops all drafts, except those of `uid`. */
export async function clearDrafts(uid?: string): Promise<void> {
  // Where a release of before kept them.
  for (const name of Object.keys(localStorage)) if (name.startsWith('confab.draft.')) localStorage.removeItem(name);
  await change((store) => {
    if (uid === undefined) return void store.clear();
    // A list is greater than every text: nothing of the account itself is within either of the two.
    store.delete(IDBKeyRange.upperBound([uid], true));
    store.delete(IDBKeyRange.lowerBound([uid, []], true));
  });
}
