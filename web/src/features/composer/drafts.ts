import { useSyncExternalStore } from 'react';

const kPrefix = 'confab.draft.';

const listeners = new Set<() => void>();

const key = (uid: string, rid: string): string => `${kPrefix}${uid}.${rid}`;

/** What was written in a room and not yet sent: kept over reloads, per account. */
export function loadDraft(uid: string, rid: string): string {
  try {
    return localStorage.getItem(key(uid, rid)) ?? '';
  } catch {
    return '';
  }
}

export function saveDraft(uid: string, rid: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key(uid, rid));
    else localStorage.setItem(key(uid, rid), text);
  } catch {
    // Without storage a draft lasts as long as its field.
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
export function useHasDraft(uid: string, rid: string): boolean {
  return useSyncExternalStore(subscribe, () => loadDraft(uid, rid).trim() !== '');
}
