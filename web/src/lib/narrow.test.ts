import { expect, test } from 'vitest';
import { elementOf, fieldsOf, isKeyOf, isRecord, keysOf, oneOf, textOf, textsOf } from './narrow';

test('a record is what has fields by their names', () => {
  expect([{}, [], null, 'text', 1].map(isRecord)).toEqual([true, false, false, false, false]);
  expect(fieldsOf({ a: 1 })).toEqual({ a: 1 });
  expect([null, undefined, 'text', ['a']].map(fieldsOf)).toEqual([{}, {}, {}, {}]);
});

test('texts are kept, whatever else is dropped', () => {
  expect([textOf('a'), textOf(1)]).toEqual(['a', undefined]);
  expect(textsOf(['a', 1, null, 'b'])).toEqual(['a', 'b']);
  expect(textsOf('a')).toEqual([]);
});

test('a key is one of the table itself, not one that every object has', () => {
  expect([isKeyOf({ a: 1 }, 'a'), isKeyOf({ a: 1 }, 'b'), isKeyOf({ a: 1 }, 'toString')]).toEqual([true, false, false]);
  expect(keysOf({ a: 1, b: 2 })).toEqual(['a', 'b']);
});

test('what is none of those that are known is nothing', () => {
  expect([oneOf(['a', 'b'], 'b'), oneOf(['a', 'b'], 'c')]).toEqual(['b', undefined]);
  expect([elementOf(document.body), elementOf(window), elementOf(null)]).toEqual([document.body, null, null]);
});
