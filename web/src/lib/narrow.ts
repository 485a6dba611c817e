// What values are that come from elsewhere (storage, other programs, the page): told by looking, never by saying so.

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Its fields by their names; none where it is no record. */
export const fieldsOf = (value: unknown): Record<string, unknown> => (isRecord(value) ? value : {});

export const isText = (value: unknown): value is string => typeof value === 'string';

export const textOf = (value: unknown): string | undefined => (isText(value) ? value : undefined);

/** Those of a list that are texts. */
export const textsOf = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isText) : []);

export const isKeyOf = <T extends object>(table: T, key: PropertyKey): key is keyof T => Object.hasOwn(table, key);

/** The names of a table whose type says which there are. */
export const keysOf = <T extends object>(table: T): (keyof T & string)[] =>
  Object.keys(table).filter((key): key is keyof T & string => isKeyOf(table, key));

/** The one of `known` that `value` is. */
export const oneOf = <T>(known: readonly T[], value: unknown): T | undefined => known.find((one) => one === value);

export const elementOf = (target: EventTarget | null): Element | null => (target instanceof Element ? target : null);
