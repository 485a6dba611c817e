import { expect, test } from 'vitest';
import { i18n, startI18n } from '../../i18n';
import { cursored } from '../../lib/cursored';
import { excerpt } from '../messages/excerpt';
import { hasFilters, offersFor, taken, wordAt } from './filters';

const words = (text: string, inRoom = false) => {
  const word = wordAt(text, text.length);
  return (
    word && offersFor(i18n.getFixedT('en', 'search'), word, inRoom, new Date(2026, 2, 1)).map(({ value }) => value)
  );
};

test('filters are offered by their beginning, and their values; a room does not offer others', async () => {
  await startI18n(['search']);
  expect(words('lunch ')).toEqual(['from:', 'in:', 'mentions:', 'has:', 'is:', 'before:', 'after:', 'on:']);
  expect(words('lunch i')).toEqual(['in:', 'is:']);
  expect(words('lunch i', true)).toEqual(['is:']);
  expect(words('is:p')).toEqual(['is:pinned']);
  expect(words('before:')).toEqual(['before:2026-03-01', 'before:2026-02-28', 'before:2026-03', 'before:2026-02']);
  expect(words('lunchtime')).toEqual([]);
});

test('within quotes and expressions nothing is offered', () => {
  expect(wordAt('"from ', 6)).toBeUndefined();
  expect(wordAt('/is', 3)).toBeUndefined();
  expect(wordAt('"a b" is', 8)).toMatchObject({ start: 6, typed: 'is' });
});

test('what is offered takes the place of the word at the cursor', () => {
  const word = wordAt('a ha b', 4)!;
  expect(taken('a ha b', word, { value: 'has:', label: '', hint: '', open: true })).toEqual({
    text: 'a has:b',
    cursor: 6,
  });
  expect(taken('a ha b', word, { value: 'has:link', label: '', hint: '' })).toEqual({
    text: 'a has:link b',
    cursor: 11,
  });
});

test('an excerpt begins before what was found first, and marks all of it that it shows', () => {
  expect(
    excerpt('lunch at noon', [
      { begin: 0, end: 5 },
      { begin: 9, end: 13 },
    ]),
  ).toEqual([
    { text: 'lunch', found: true },
    { text: ' at ', found: false },
    { text: 'noon', found: true },
  ]);
  const far = excerpt(`${'x'.repeat(500)}word${'y'.repeat(500)}`, [{ begin: 500, end: 504 }]);
  expect(far.filter(({ found }) => found)).toEqual([{ text: 'word', found: true }]);
  expect([far[0]?.text, far.at(-1)?.text]).toEqual(['…', '…']);
  expect(far.map(({ text }) => text).join('').length).toBeLessThan(330);
  expect(excerpt('none', [])).toEqual([{ text: 'none', found: false }]);
});

test('pages follow a cursor to the last; a new question ends the one on its way', async () => {
  const asked: (string | undefined)[] = [];
  const signals: AbortSignal[] = [];
  const list = cursored<number>(async (cursor, signal) => {
    asked.push(cursor);
    signals.push(signal);
    return cursor === undefined ? { rows: [1, 2], next: 'c' } : { rows: [3] };
  });
  expect(await list.fetch(0)).toEqual({ rows: [1, 2], total: 3 });
  expect(await list.fetch(2)).toEqual({ rows: [3], total: 3 });
  expect(await list.fetch(3)).toEqual({ rows: [], total: 3 });
  expect(asked).toEqual([undefined, 'c']);
  expect(signals[0]?.aborted).toBe(true);
  list.stop();
  expect(signals[1]?.aborted).toBe(true);
});

test('an emoji of an excerpt is one piece, found by a word of its name; a time is none', () => {
  expect(excerpt('yes :thumbs_up: at 12:30:45 :+1:', [{ begin: 5, end: 11 }])).toEqual([
    { text: 'yes ', found: false },
    { text: ':thumbs_up:', found: true, emoji: true },
    { text: ' at 12:30:45 ', found: false },
    { text: ':+1:', found: false, emoji: true },
  ]);
});

test('a filter can be taken out only where there is one', () => {
  expect(hasFilters('lunch from:ann')).toBe(true);
  expect(hasFilters('-has:link')).toBe(true);
  expect(hasFilters('lunch at 12:30')).toBe(false);
});

test('an excerpt has no signs of markup, and people by the names that they are shown by', () => {
  const shown = (text: string, names?: Map<string, string>) =>
    excerpt(text, [], names)
      .map(({ text }) => text)
      .join('');
  expect(shown('Hello **team**, _this_ is ~not~ `a*b*c` snake_case_name 2*3*4')).toBe(
    'Hello team, this is not a*b*c snake_case_name 2*3*4',
  );
  expect(shown('**_both_**\n> quoted\n## Title #general')).toBe('both\nquoted\nTitle #general');
  expect(shown('[ ](http://x.org/?msg=1) see [the plan](https://x.org/a_b_c) https://x.org/a_b_c')).toBe(
    ' see the plan https://x.org/a_b_c',
  );
  expect(shown('@carol and a@carol.org, @dora', new Map([['carol', 'Carol Shannon']]))).toBe(
    'Carol Shannon and a@carol.org, @dora',
  );
  expect(shown('the end: ||he dies||')).toBe('the end: …');
  // What was found is marked without its signs.
  expect(excerpt('say **team** now', [{ begin: 6, end: 10 }])).toEqual([
    { text: 'say ', found: false },
    { text: 'team', found: true },
    { text: ' now', found: false },
  ]);
});
