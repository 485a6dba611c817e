/**
 * What a test gives in place of a T: those of its members that the test foresees. Whoever asks for another one fails, by its
 * name.
 */
export function standIn<T extends object>(members: Partial<T>): T {
  return new Proxy(members, {
    get(target, name, receiver) {
      if (typeof name === 'string' && !(name in target)) throw new Error(`The test has not foreseen ${name}.`);
      return Reflect.get(target, name, receiver) as unknown;
    },
  }) as T;
}
