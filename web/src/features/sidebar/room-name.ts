/** What the server says when another room has the name. */
export const kNameTaken: readonly string[] = ['error-duplicate-channel-name', 'error-archived-duplicate-name'];

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
