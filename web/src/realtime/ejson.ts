import { isRecord } from '../lib/narrow';

/**
 * EJSON as DDP carries it: JSON in which dates and a few other values wear a `$` key.
 * `decode` leaves unknown `$` objects as they are, so a newer server's types pass through unharmed.
 */
type Json = unknown;

function decodeSpecial(value: Record<string, Json>): { found: boolean; value?: Json } {
  const keys = Object.keys(value);
  if (keys.length !== 1) return { found: false };
  if (typeof value.$date === 'number') return { found: true, value: new Date(value.$date) };
  if (typeof value.$InfNaN === 'number') {
    return { found: true, value: value.$InfNaN === 0 ? NaN : value.$InfNaN * Infinity };
  }
  if (isRecord(value.$escape)) {
    return { found: true, value: mapValues(value.$escape, decode) };
  }
  return { found: false };
}

function mapValues(record: Record<string, Json>, change: (value: Json) => Json): Record<string, Json> {
  const result: Record<string, Json> = {};
  for (const key of Object.keys(record)) result[key] = change(record[key]);
  return result;
}

export function decode(value: Json): Json {
  if (Array.isArray(value)) return value.map(decode);
  if (!isRecord(value)) return value;
  const special = decodeSpecial(value);
  return special.found ? special.value : mapValues(value, decode);
}

export function encode(value: Json): Json {
  if (value instanceof Date) return { $date: value.getTime() };
  if (typeof value === 'number' && !Number.isFinite(value)) {
    return { $InfNaN: Number.isNaN(value) ? 0 : Math.sign(value) };
  }
  if (Array.isArray(value)) return value.map(encode);
  if (!isRecord(value)) return value;
  const encoded = mapValues(value, encode);
  // An ordinary object that happens to look like one of ours must not come back as something else.
  return decodeSpecial(value).found ? { $escape: encoded } : encoded;
}

/** What came, as it is declared: whoever reads it believes that, or looks. */
export type Decoded = ReturnType<typeof JSON.parse>;

export function parse(text: string): Decoded {
  const value: Decoded = decode(JSON.parse(text));
  return value;
}
export const stringify = (value: Json): string => JSON.stringify(encode(value));
