/** What the server says when another room has the name. */
export const kNameTaken: readonly string[] = ['error-duplicate-channel-name', 'error-archived-duplicate-name'];

/**
 * What is typed as a room's name, on the way to one that is allowed: spaces become hyphens, and signs that the workspace's
 * pattern does not have go. Letters stay, so that a word is never mutilated: what is wrong with them is said.
 */
export function towardsRoomName(typed: string, pattern: string): string {
  // A pattern that is not about single characters says nothing about one of them.
  const allowed = (text: string) => roomNameProblem(text, pattern) === undefined;
  if (!allowed('a') || allowed('a a')) return typed;
  return [...typed.replaceAll(/\s+/g, allowed('a-a') ? '-' : '')]
    .filter((sign) => /[\p{L}\p{M}\p{N}]/u.test(sign) || allowed(`a${sign}`))
    .join('');
}

/** What is wrong with a room's name by the workspace's own pattern; undefined when nothing is. */
export function roomNameProblem(name: string, pattern: string): 'name-missing' | 'name-invalid' | undefined {
  if (name.trim() === '') return 'name-missing';
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(name) ? undefined : 'name-invalid';
  } catch {
    // Some patterns are valid only without the Unicode flag, and a broken one is the server's to judge.
    try {
      return new RegExp(`^(?:${pattern})$`).test(name) ? undefined : 'name-invalid';
    } catch {
      return undefined;
    }
  }
}
