import { useSyncExternalStore } from 'react';
import { kHabits } from './drop';
import type { SkinTone } from './table';

/** How somebody picks emoji: kept in this browser, per account. */
export interface EmojiHabits {
  /** Shortcodes without colons, the last used first. */
  recent: readonly string[];
  tone: SkinTone;
}

export const kMostRecent = 27;
const kNone: EmojiHabits = { recent: [], tone: 0 };

const listeners = new Set<() => void>();
let read: { uid: string; text: string | null; habits: EmojiHabits } | undefined;

function parsed(text: string | null): EmojiHabits {
  try {
    const { recent, tone } = JSON.parse(text ?? '{}') as Partial<Record<keyof EmojiHabits, unknown>>;
    return {
      recent: Array.isArray(recent) ? recent.filter((name) => typeof name === 'string').slice(0, kMostRecent) : [],
      tone: [1, 2, 3, 4, 5].includes(tone as number) ? (tone as SkinTone) : 0,
    };
  } catch {
    return kNone;
  }
}

/** The same object as long as nothing has changed. */
export function emojiHabits(uid: string): EmojiHabits {
  let text: string | null = null;
  try {
    text = localStorage.getItem(kHabits + uid);
  } catch {
    // Without storage nothing is remembered.
  }
  if (read?.uid !== uid || read.text !== text) read = { uid, text, habits: parsed(text) };
  return read.habits;
}

function save(uid: string, habits: EmojiHabits): void {
  try {
    localStorage.setItem(kHabits + uid, JSON.stringify(habits));
  } catch {
    // Without storage nothing is remembered.
  }
  for (const listener of listeners) listener();
}

/** Says that an emoji was used; in which skin tone belongs to its name. */
export function usedEmoji(uid: string, name: string): void {
  const habits = emojiHabits(uid);
  const recent = [name, ...habits.recent.filter((other) => other !== name)].slice(0, kMostRecent);
  save(uid, { ...habits, recent });
}

export function chooseTone(uid: string, tone: SkinTone): void {
  save(uid, { ...emojiHabits(uid), tone });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener); // another tab's
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

export function useEmojiHabits(uid: string): EmojiHabits {
  return useSyncExternalStore(subscribe, () => emojiHabits(uid));
}
