import { describe, expect, test } from 'vitest';
import type { Row } from './rows';
import { followChange, growDown, growUp, include, initialSpan, kFirst, kMost, kMostAtEnd, kStep } from './span';
import { aMessage } from '../../stores/testing/stage';
import { standIn } from '../../testing/stand-in';

const rows = (from: number, to: number): Row[] =>
  Array.from({ length: to - from }, (_, i) => standIn<Row>({ message: aMessage(from + i) }));

describe('the rows that are drawn', () => {
  test('begin with the newest, or around a given one', () => {
    expect(initialSpan(1000)).toEqual({ start: 1000 - kFirst, end: 1000 });
    expect(initialSpan(10)).toEqual({ start: 0, end: 10 });
    expect(initialSpan(1000, 500)).toEqual({ start: 480, end: 520 });
  });

  test('grow to either side and never become more than a bounded number', () => {
    let span = initialSpan(1000);
    for (let i = 0; i < 10; i += 1) span = growUp(span);
    expect(span.end - span.start).toBe(kMost);
    expect(span.start).toBe(1000 - kFirst - 10 * kStep);
    for (let i = 0; i < 30; i += 1) span = growDown(span, 1000);
    expect(span).toEqual({ start: 1000 - kMost, end: 1000 });
  });

  test('stay the same rows when older ones come before them', () => {
    expect(followChange({ start: 0, end: 50 }, rows(100, 150), rows(50, 150), true)).toEqual({ start: 50, end: 100 });
  });

  test('take in what comes after the end', () => {
    expect(followChange({ start: 0, end: 50 }, rows(0, 50), rows(0, 52), false)).toEqual({ start: 0, end: 52 });
    expect(followChange({ start: 0, end: 40 }, rows(0, 50), rows(0, 52), false)).toEqual({ start: 0, end: 40 });
  });

  test('make room at the side that is not looked at', () => {
    const full = { start: 300, end: 300 + kMost };
    const [before, after] = [rows(0, 500), rows(0, 510)];
    expect(followChange(full, before, after, true)).toEqual({ start: 510 - kMostAtEnd, end: 510 });
    expect(followChange(full, before, after, false)).toEqual({ start: 300, end: 500 });
  });

  test('leave those that stay where they are until there are many to take away at once', () => {
    const many = { start: 100, end: 100 + kMostAtEnd + kStep };
    const [before, after] = [rows(0, many.end), rows(0, many.end + 1)];
    expect(followChange({ ...many, start: 101 }, before, after, true)).toEqual({ start: 101, end: after.length });
    expect(followChange(many, before, after, true)).toEqual({ start: after.length - kMostAtEnd, end: after.length });
  });

  test('shrink with the list', () => {
    expect(followChange({ start: 0, end: 3 }, rows(0, 3), rows(0, 1), true)).toEqual({ start: 0, end: 1 });
    expect(followChange({ start: 0, end: 3 }, rows(0, 3), [], true)).toEqual({ start: 0, end: 0 });
  });

  test('stay the same rows when others are cut before them, and are chosen anew when none of them is left', () => {
    expect(followChange({ start: 400, end: 500 }, rows(0, 500), rows(300, 500), false)).toEqual({
      start: 100,
      end: 200,
    });
    expect(followChange({ start: 0, end: 50 }, rows(0, 50), rows(900, 1000), true)).toEqual({ start: 60, end: 100 });
  });

  test('are chosen anew around a row that is not among them', () => {
    expect(include({ start: 0, end: 10 }, 5, 1000)).toEqual({ start: 0, end: 10 });
    expect(include({ start: 0, end: 10 }, 900, 1000)).toEqual({ start: 880, end: 920 });
  });
});
