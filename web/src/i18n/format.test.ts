import { expect, test } from 'vitest';
import { format } from './format';

const kTime = Date.UTC(2026, 2, 9, 14, 5, 6);
const en = format('en');
const de = format('de');

test('dates and times are written in the way of the language', () => {
  expect(de.clock(kTime, 'UTC')).toBe('14:05');
  expect(de.date('date', kTime, 'UTC')).toBe('9. März 2026');
  expect(en.date('date', kTime, 'UTC')).toMatch(/^(?:March 9, 2026|9 March 2026)$/);
});

test('how long ago, in the largest unit that fits', () => {
  expect(en.relative(kTime - 30_000, kTime)).toBe('30 seconds ago');
  expect(en.relative(kTime + 2 * 3_600_000, kTime)).toBe('in 2 hours');
  expect(de.relative(kTime - 86_400_000, kTime)).toBe('gestern');
});

test('lengths of time, sizes, numbers and lists', () => {
  expect(en.duration(1)).toBe('1 second');
  expect(en.duration(150)).toBe('3 minutes');
  expect(de.duration(7_200)).toBe('2 Stunden');
  expect(en.size(0)).toBe('0 bytes');
  expect(en.size(1_500)).toBe('1.5 kB');
  expect(de.size(2_340_000)).toBe('2,3 MB');
  expect(de.number(5_000)).toBe('5.000');
  expect(en.list(['a', 'b', 'c'])).toMatch(/^a, b,? and c$/);
});

test('Arabic has its words, and the digits of what stands beside it', () => {
  const ar = format('ar');
  expect(ar.date('date', kTime, 'UTC')).toBe('9 مارس 2026');
  expect(ar.relative(kTime - 2 * 86_400_000, kTime)).toBe('أول أمس');
  expect(ar.relative(kTime - 5 * 60_000, kTime)).toBe('قبل 5 دقائق');
  expect(ar.list(['a', 'b', 'c'])).toBe('a وb وc');
});

test('days by their names, then by date; the year where it is another', () => {
  const words = { today: 'Today', yesterday: 'Yesterday' };
  const noon = new Date(2026, 2, 9, 12).getTime();
  const days = (count: number) => noon - count * 86_400_000;
  expect(en.day(noon, words, noon)).toBe('Today');
  expect(en.day(days(1), words, noon)).toBe('Yesterday');
  expect(en.day(days(3), words, noon)).toMatch(/^Friday/);
  expect(en.day(days(3), words, noon)).not.toContain('2026');
  expect(en.day(days(100), words, noon)).toContain('2025');
});
