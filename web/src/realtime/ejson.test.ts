import { describe, expect, test } from 'vitest';
import { parse, stringify } from './ejson';

describe('EJSON', () => {
  test('dates travel as milliseconds and come back as dates', () => {
    const when = new Date(1_700_000_000_123);
    expect(stringify({ ts: when })).toBe('{"ts":{"$date":1700000000123}}');
    expect(parse('{"ts":{"$date":1700000000123}}')).toEqual({ ts: when });
  });

  test('an object that looks like a date survives the round trip', () => {
    const value = { odd: { $date: 5 } };
    expect(parse(stringify(value))).toEqual(value);
  });

  test('infinities and not-a-number survive', () => {
    expect(parse(stringify([Infinity, -Infinity, NaN]))).toEqual([Infinity, -Infinity, NaN]);
  });

  test('unknown special values pass through', () => {
    expect(parse('{"$type":"x","$value":1}')).toEqual({ $type: 'x', $value: 1 });
  });
});
