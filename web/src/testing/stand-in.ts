/**
 * What a test gives in place of a T: those of its members that the test foresees. Whoever asks for another one fails, by its
 * name.
 */
export function standIn<T extends object>(members: { readonly [K in keyof T]?: Partial<T[K]> }): T {
  const target: T = Object.assign(Object.create(null), members);
  return new Proxy(target, {
    get(foreseen, name, receiver) {
      if (typeof name === 'string' && !(name in foreseen)) throw new Error(`The test has not foreseen ${name}.`);
      return Reflect.get(foreseen, name, receiver);
    },
  });
}
