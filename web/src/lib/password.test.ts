import { describe, expect, test } from 'vitest';
import { checkPolicy, strengthOf } from './password';
import type { PasswordPolicy } from './password';

const policy: PasswordPolicy = {
  enabled: true,
  minLength: 7,
  maxLength: 12,
  maxRepeats: 3,
  lowercase: true,
  uppercase: true,
  number: true,
  special: true,
};

describe('the rules', () => {
  const broken = (password: string, rules = policy) =>
    checkPolicy(password, rules)
      .filter((rule) => !rule.met)
      .map(({ rule }) => rule);

  test.each([
    ['Abcde1!', []],
    ['Abc1!', ['length']],
    ['Abcdefghijk1!', ['max-length']],
    ['Abcaaaa1!', ['repeating']],
    ['Abcaaa1!', []],
    ['ABCDE1!', ['lowercase']],
    ['abcde1!', ['uppercase']],
    ['Abcdef!', ['number']],
    ['Abcdef1', ['special']],
  ])('%s breaks %j', (password, rules) => expect(broken(password)).toEqual(rules));

  test('hold only where they are in force', () => {
    expect(checkPolicy('', { ...policy, enabled: false })).toEqual([]);
    expect(
      broken('x'.repeat(40), {
        ...policy,
        maxLength: -1,
        maxRepeats: 0,
        uppercase: false,
        number: false,
        special: false,
      }),
    ).toEqual([]);
  });
});

describe('the strength', () => {
  test.each([
    ['', 'weak'],
    ['hello', 'weak'],
    ['password12', 'weak'],
    ['aaaaaaaaaaaaaaaa', 'weak'],
    ['abcdefghijklmnop', 'weak'],
    ['1234567890', 'weak'],
    ['bg7kq2wz', 'fair'],
    ['four blue herons', 'strong'],
    ['Tr4ck-vine', 'good'],
  ])('of "%s" is %s', (password, strength) => expect(strengthOf(password)).toBe(strength));

  test('counts names that anybody knows for little', () => {
    expect(strengthOf('ann.lindberg.77')).not.toBe('weak');
    expect(strengthOf('ann.lindberg.77', ['Ann Lindberg', 'ann.lindberg@example.com'])).toBe('weak');
  });
});
