/** Whether two values say the same: texts and numbers, and lists, objects and maps of them, however deep. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (a instanceof Map && b instanceof Map)
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && sameValue(value, b.get(key)));
  if (a instanceof Map || b instanceof Map || Array.isArray(a) !== Array.isArray(b)) return false;
  const other = new Map<string, unknown>(Object.entries(b));
  const entries = Object.entries(a);
  return entries.length === other.size && entries.every(([key, value]) => sameValue(value, other.get(key)));
}

/** `next`, or `present` where it says the same: whoever goes by its identity has nothing to do again. */
export function unlessSame<T>(present: T, next: T): T {
  return sameValue(present, next) ? present : next;
}
