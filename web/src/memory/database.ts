import type { Daily } from '../stores/daily';
import type { Me, Message, Role, Room, Subscription } from '../stores/entities';

const kDatabase = 'confab-memory';
/** Goes up with every change of what is kept: what an earlier release has kept is dropped, and fetched anew. */
const kVersion = 2;

/** What does not belong to one room, and whose all of it is. */
export interface Facts {
  uid: string;
  /** Up to when rooms and subscriptions are known to be complete, by the server's clock; 0: nothing is here yet. */
  until: number;
  me?: Me;
  settings?: ReadonlyMap<string, unknown>;
  permissions?: ReadonlyMap<string, readonly string[]>;
  roles?: ReadonlyMap<string, Role>;
  daily?: Daily;
}

/** The newest messages of a room; `from`: there are no others since then. */
export interface KeptHistory {
  rid: string;
  from: number;
  /** When it was kept: the oldest goes when there are too many. */
  at: number;
  messages: readonly Message[];
}

export interface Kept {
  facts: Facts;
  rooms: Room;
  subscriptions: Subscription;
  histories: KeptHistory;
}

export type StoreName = keyof Kept;
export const kStores: readonly StoreName[] = ['facts', 'rooms', 'subscriptions', 'histories'];
const kKeys: Record<StoreName, string> = { facts: 'uid', rooms: '_id', subscriptions: 'rid', histories: 'rid' };

export function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed'));
  });
}

/** Resolves when all of it is on disk. */
export function finished(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('IndexedDB gave up'));
  });
}

let opened: Promise<IDBDatabase> | undefined;

/** Rejects where the browser has no IndexedDB, or refuses it. */
export function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(kDatabase, kVersion);
    request.onupgradeneeded = () => {
      for (const name of request.result.objectStoreNames) request.result.deleteObjectStore(name);
      for (const name of kStores) request.result.createObjectStore(name, { keyPath: kKeys[name] });
    };
    request.onblocked = () => reject(new Error('another tab holds an older release'));
    settled(request).then((found) => {
      // A tab of a later release wants to change it.
      found.onversionchange = () => found.close();
      resolve(found);
    }, reject);
  });
  return opened;
}

/** Puts nothing where `uid` is not the owner any more: somebody has signed out in another tab. */
export async function ownedBy(uid: string, transaction: IDBTransaction): Promise<boolean> {
  return (await settled(transaction.objectStore('facts').get(uid))) !== undefined;
}

export function clear(transaction: IDBTransaction): void {
  for (const name of kStores) transaction.objectStore(name).clear();
}
