import { settled } from '../memory/database';
import type { Failure } from './failure';

/** What is to be done. Doing it twice ends in the same as doing it once: an answer may be lost. */
export type Command =
  /** The entry's id is the one that the message will have. */
  | { kind: 'send'; msg: string; tmid?: string; tshow?: boolean }
  | { kind: 'edit'; messageId: string; msg: string }
  | { kind: 'delete'; messageId: string }
  | Mark;

/** A small sign on a message, which is set (`on`) or taken away. */
export type Mark =
  /** With its colons: `:smile:`. */
  | { kind: 'react'; messageId: string; emoji: string; on: boolean }
  | { kind: 'star'; messageId: string; on: boolean }
  | { kind: 'pin'; messageId: string; on: boolean };

const kMarks: readonly string[] = ['react', 'star', 'pin'] satisfies Mark['kind'][];

export const isMark = <E extends Command>(entry: E): entry is Extract<E, Mark> => kMarks.includes(entry.kind);

/** A command on its way: kept until the server has acknowledged it or whoever gave it gives it up. */
export type OutboxEntry = Command & OutboxFields;

interface OutboxFields {
  id: string;
  /** Whose command it is: another account in the same browser must neither see nor send it. */
  uid: string;
  rid: string;
  /** Milliseconds since 1970 by this machine's clock: the order of sending. */
  at: number;
  /** The server will not take it as it is; absent while we are still trying. */
  failure?: Failure;
}

export interface OutboxStorage {
  all(uid: string): Promise<OutboxEntry[]>;
  put(entry: OutboxEntry): Promise<void>;
  remove(id: string): Promise<void>;
  /** Drops all entries, except those of `uid`. */
  clear(uid?: string): Promise<void>;
}

export function memoryStorage(): OutboxStorage {
  const entries = new Map<string, OutboxEntry>();
  return {
    all: (uid) => Promise.resolve([...entries.values()].filter((entry) => entry.uid === uid)),
    put: (entry) => Promise.resolve(void entries.set(entry.id, entry)),
    remove: (id) => Promise.resolve(void entries.delete(id)),
    clear: (uid) => {
      for (const entry of entries.values()) if (entry.uid !== uid) entries.delete(entry.id);
      return Promise.resolve();
    },
  };
}

/** An entry as an earlier release may have kept it: that knew nothing but messages to be sent. */
export function upgraded(entry: OutboxEntry | (OutboxFields & { kind?: undefined; msg: string })): OutboxEntry {
  return entry.kind === undefined ? { ...entry, kind: 'send' } : entry;
}

const kDatabase = 'confab-outbox';
const kStore = 'entries';

function open(factory: IDBFactory): Promise<IDBDatabase> {
  const request = factory.open(kDatabase, 1);
  request.onupgradeneeded = () => {
    request.result.createObjectStore(kStore, { keyPath: 'id' }).createIndex('uid', 'uid');
  };
  return settled(request);
}

/** Falls back to memory where the browser refuses IndexedDB (some private windows): then only a reload loses. */
export function browserStorage(factory: IDBFactory | undefined = globalThis.indexedDB): OutboxStorage {
  const fallback = memoryStorage();
  const database = factory ? open(factory).catch(() => null) : Promise.resolve(null);
  const withStore = async <T>(
    mode: IDBTransactionMode,
    run: (store: IDBObjectStore) => IDBRequest,
    instead: () => Promise<T>,
  ): Promise<T> => {
    const opened = await database;
    return opened ? settled<T>(run(opened.transaction(kStore, mode).objectStore(kStore))) : instead();
  };
  const remove = async (id: string): Promise<void> => {
    await withStore<void>(
      'readwrite',
      (store) => store.delete(id),
      () => fallback.remove(id),
    );
  };
  return {
    all: async (uid) => {
      const entries = await withStore<OutboxEntry[]>(
        'readonly',
        (store) => store.index('uid').getAll(uid),
        () => fallback.all(uid),
      );
      return entries.map(upgraded);
    },
    put: async (entry) => {
      await withStore<IDBValidKey | void>(
        'readwrite',
        (store) => store.put(entry),
        () => fallback.put(entry),
      );
    },
    remove,
    clear: async (uid) => {
      const entries = await withStore<OutboxEntry[]>(
        'readonly',
        (store) => store.getAll(),
        async () => [],
      );
      await Promise.all([fallback.clear(uid), ...entries.filter((one) => one.uid !== uid).map(({ id }) => remove(id))]);
    },
  };
}
