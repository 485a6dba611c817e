import { useSyncExternalStore } from 'react';
import type * as module from './table';
import type { EmojiSearch } from './search';

type Table = typeof module;

let table: Table | null = null;
let loading: Promise<Table> | null = null;
const listeners = new Set<() => void>();

/** Most messages need no shortcodes, so the table comes with the first one that does. */
export function loadEmoji(): Promise<Table> {
  loading ??= import('./table').then((loaded) => {
    table = loaded;
    for (const listener of listeners) listener();
    return loaded;
  });
  loading.catch(() => {
    loading = null; // the next one to ask tries again
  });
  return loading;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!table) loadEmoji().catch(() => undefined);
  return () => listeners.delete(listener);
}

const nothing = () => () => undefined;

/** The table once it is there. Without `wanted` it is not fetched. */
export function useEmojiTable(wanted: boolean): Table | null {
  return useSyncExternalStore(wanted ? subscribe : nothing, () => table);
}

/** Finds emoji by the words of `language`, beside their names. */
export async function loadEmojiSearch(language: string): Promise<EmojiSearch> {
  return (await import('./search')).emojiSearch(language);
}
