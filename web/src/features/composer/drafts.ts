import { useSyncExternalStore } from 'react';

const kPrefix = 'confab.draft.';

const listeners = new Set<() => void>();

/** `place` is the key of the source that is written in: of a room, its id. */
const key = (uid: string, place: string): string => `${kPrefix}${uid}.${place}`;

/** What was written in a room and not yet sent: kept over reloads, per account. */
export function loadDraft(uid: string, place: string): string {
  try {
    return localStorage.getItem(key(uid, place)) ?? '';
  } catch {
    return '';
  }
}

export function saveDraft(uid: string, place: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key(uid, place));
    else localStorage.setItem(key(uid, place), text);
  } catch {
    // Without storage a draft lasts as long as its field.
  }
  listeners.forEach((listener) => listener());
}

/** Drops what has been left unfinished here, except by `uid`. */
export function dropDrafts(uid?: string): void {
  try {
    const mine = uid === undefined ? undefined : key(uid, '');
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith(kPrefix) && !(mine !== undefined && name.startsWith(mine))) localStorage.removeItem(name);
    }
  } catch {
    // Without storage there is nothing to drop.
  }
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener); // another tab's
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

/** Whether something waits in a room to be finished. */
export function useHasDraft(uid: string, place: string): boolean {
  return useSyncExternalStore(subscribe, () => loadDraft(uid, place).trim() !== '');
}
