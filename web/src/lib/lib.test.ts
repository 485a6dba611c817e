import { describe, expect, test } from 'vitest';
import { ApiError } from '../api/http';
import { fieldOf } from './errors';
import { newId } from './ids';
import { matches } from './shortcuts';
import { isEmail, isUsername, asWebAddress } from './validate';

test('ids have 17 unmistakable characters, and all of them come', () => {
  const ids = Array.from({ length: 500 }, newId);
  expect(new Set(ids).size).toBe(500);
  for (const id of ids) expect(id).toMatch(/^[2-9A-HJ-NP-TW-Za-km-z]{17}$/);
  expect(new Set(ids.join('')).size).toBe(55);
});

describe('validation', () => {
  test.each(['ann@example.com', 'a.b+c@mail.example.org'])('%s is an address', (text) =>
    expect(isEmail(text)).toBe(true),
  );
  test.each(['ann', 'ann@', 'ann@localhost', 'a b@example.com', '@example.com', 'a@b..c'])('%s is none', (text) =>
    expect(isEmail(text)).toBe(false),
  );
  test('web addresses are of the web', () => {
    expect(asWebAddress('http://example.com/a')).toBe('http://example.com/a');
    expect(asWebAddress('javascript:alert(1)')).toBeUndefined();
    expect(asWebAddress(' example.com ')).toBe('https://example.com/');
    expect(asWebAddress('no address')).toBeUndefined();
    expect(asWebAddress('ftp://example.com')).toBeUndefined();
    expect(asWebAddress('mailto:ann@example.com')).toBeUndefined();
    expect(asWebAddress('example.com:8443/a')).toBe('https://example.com:8443/a');
  });
  test('a username keeps the whole of the rule, and a broken rule forbids nothing', () => {
    expect(isUsername('ann.b-1', '[0-9a-zA-Z-_.]+')).toBe(true);
    expect(isUsername('ann b', '[0-9a-zA-Z-_.]+')).toBe(false);
    expect(isUsername('ann b', '[')).toBe(true);
  });
});

describe('the field of an error', () => {
  const values = { name: 'ann', username: ' Ann ', email: 'ann@example.com', password: 'x', currentPassword: '' };
  test.each([
    ['error-field-unavailable', { field: 'ann' }, 'username'],
    ['error-field-unavailable', { field: 'ann@example.com' }, 'email'],
    ['error-field-unavailable', undefined, undefined],
    ['error-invalid-email', { email: 'ann@' }, 'email'],
    ['error-password-policy-not-met', undefined, 'password'],
    ['error-invalid-password', undefined, 'currentPassword'],
    ['error-the-field-is-required', { field: 'Password' }, 'password'],
    ['invalid-params', { field: 'pass' }, 'password'],
    ['invalid-params', { field: '' }, undefined],
  ])('%s %j: %s', (type, details, field) => expect(fieldOf(new ApiError(400, type, '', details), values)).toBe(field));
});

describe('shortcuts', () => {
  const press = (key: string, more: KeyboardEventInit = {}) => new KeyboardEvent('keydown', { key, ...more });
  test.each([
    ['mod+k', press('k', { ctrlKey: true }), true],
    ['mod+k', press('K', { ctrlKey: true }), true],
    ['mod+k', press('k'), false],
    ['mod+k', press('k', { ctrlKey: true, altKey: true }), false],
    ['shift+Escape', press('Escape', { shiftKey: true }), true],
    ['shift+Escape', press('Escape'), false],
    ['?', press('?', { shiftKey: true }), true],
    ['mod+/', press('/', { ctrlKey: true, shiftKey: true }), true],
  ])('%s %#', (keys, event, expected) => expect(matches(keys, event)).toBe(expected));
});
