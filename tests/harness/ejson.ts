// EJSON as it travels on DDP frames. Dates become ISO text, the form in which REST says them, so that both compare.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are inspected field by field
export type Loose = any;

export function fromEjson(value: Loose): Loose {
  if (Array.isArray(value)) return value.map(fromEjson);
  if (value === null || typeof value !== 'object') return value;
  const keys = Object.keys(value);
  if (keys.length === 1 && keys[0] === '$date') return new Date(value.$date).toISOString();
  return Object.fromEntries(keys.map((key) => [key, fromEjson(value[key])]));
}

/** Date objects become `{"$date": ms}`; everything else stays. */
export function toEjson(value: Loose): Loose {
  if (value instanceof Date) return { $date: value.getTime() };
  if (Array.isArray(value)) return value.map(toEjson);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toEjson(inner)]));
}
