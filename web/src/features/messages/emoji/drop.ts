export const kHabits = 'confab.emoji.';

/** Forgets how emoji were picked here, whoever it was. */
export function dropEmojiHabits(): void {
  try {
    for (const name of Object.keys(localStorage)) if (name.startsWith(kHabits)) localStorage.removeItem(name);
  } catch {
    // Without storage there is nothing to drop.
  }
}
