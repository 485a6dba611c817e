import { useSyncExternalStore } from 'react';
import { kHabits } from './drop';
import { kSkinTones, type SkinTone } from './tones';
import { fieldsOf, oneOf, textsOf } from '../../../lib/narrow';

/** How somebody picks emoji: kept in this browser, per account. */
export interface EmojiHabits {
  /** Shortcodes without colons, the last used first. */
  recent: readonly string[];
  /** How often each was used; what was used long ago counts less. */
  uses: Readonly<Record<string, number>>;
  tone: SkinTone;
}

export const kMostRecent = 27;
const kMostCounted = 60;
/** What a use still counts after the next one. */
const kFade = 0.97;
const kNone: EmojiHabits = { recent: [], uses: {}, tone: 0 };

const listeners = new Set<() => void>();
let read: { uid: string; text: string | null; habits: EmojiHabits } | undefined;

/** The highest counts, where they are such. */
function counted(uses: unknown): Record<string, number> {
  const all = Object.entries(fieldsOf(uses)).filter(
    (one): one is [string, number] => typeof one[1] === 'number' && Number.isFinite(one[1]),
  );
  return Object.fromEntries(all.sort(([, a], [, b]) => b - a).slice(0, kMostCounted));
}

function parsed(text: string | null): EmojiHabits {
  try {
    const { recent, uses, tone } = fieldsOf(JSON.parse(text ?? '{}'));
    return {
      recent: textsOf(recent).slice(0, kMostRecent),
      uses: counted(uses),
      tone: oneOf(kSkinTones, tone) ?? 0,
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
  const faded = Object.entries(habits.uses).map(([other, count]) => [other, count * kFade] as const);
  const uses = counted({ ...Object.fromEntries(faded), [name]: (habits.uses[name] ?? 0) * kFade + 1 });
  save(uid, { ...habits, recent, uses });
}

/** What somebody uses, the most used first; of what is used as much the last used. */
export function frequentEmoji({ recent, uses }: EmojiHabits): string[] {
  const all = [...new Set([...recent, ...Object.keys(uses)])];
  return all.sort((a, b) => (uses[b] ?? 0) - (uses[a] ?? 0)).slice(0, kMostRecent);
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
