import { fileURLToPath } from 'node:url';

/** What a build says of its modules. */
export interface Modules {
  getModuleInfo(id: string): { readonly importers: readonly string[] } | null;
}

/**
 * Whether a module cannot but come with `path` (`src/…`): this imports it, or imports what does. What is only imported on demand
 * is not needed, nor is itself. Answers are remembered; a build asks for every module.
 */
export function neededBy(path: string): (id: string, modules: Modules) => boolean {
  const root = fileURLToPath(new URL(`../../${path}`, import.meta.url));
  const known = new Map<string, boolean>();
  return (id, modules) => {
    if (id === root) return false;
    const seen = new Set<string>();
    const waiting = [id];
    let found = known.get(id);
    for (let one = waiting.pop(); found === undefined && one !== undefined; one = waiting.pop()) {
      if (one === root || known.get(one)) found = true;
      else if (!seen.has(one) && known.get(one) !== false) {
        seen.add(one);
        waiting.push(...(modules.getModuleInfo(one)?.importers ?? []));
      }
    }
    known.set(id, found ?? false);
    return found ?? false;
  };
}
