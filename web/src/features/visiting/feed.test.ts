import { expect, test } from 'vitest';
import type { Message } from '../../stores/entities';
import { afterEvent, withPage, type Feed } from './feed';

const message = (_id: string, ts: number, more: Partial<Message> = {}): Message => ({
  _id,
  rid: 'r',
  msg: _id,
  ts,
  updatedAt: ts,
  u: { _id: 'u', username: 'ann' },
  ...more,
});
const ids = ({ messages }: Feed): string => messages.map(({ _id }) => _id).join(' ');
/** Messages `from` to `to`, the newest first, as the server gives them. */
const page = (from: number, to: number, total: number) => ({
  messages: Array.from({ length: to - from + 1 }, (_, i) => message(`m${to - i}`, to - i)),
  total,
});

test('pages join, the older above, and know how much there is', () => {
  const first = withPage(undefined, 0, page(4, 6, 6));
  expect([ids(first), first.asked, first.total]).toEqual(['m4 m5 m6', 3, 6]);
  const all = withPage(first, 3, page(1, 3, 6));
  expect([ids(all), all.asked]).toEqual(['m1 m2 m3 m4 m5 m6', 6]);
});

test('a first page that does not reach what is known replaces it, one that does brings it up to date', () => {
  const feed = withPage(undefined, 0, page(1, 3, 3));
  expect(ids(withPage(feed, 0, page(7, 9, 9)))).toBe('m7 m8 m9');
  const without2 = { messages: [message('m4', 4), message('m3', 3), message('m1', 1)], total: 3 };
  expect(ids(withPage(feed, 0, without2))).toBe('m1 m3 m4');
});

test('a page that is left open forgets what is long past, and can ask for it again', () => {
  let feed = withPage(undefined, 0, page(1, 1_000, 1_000));
  feed = afterEvent(feed, 'r', { type: 'message', data: message('m1001', 1_001) });
  expect([feed.messages.length, feed.messages[0]?._id, feed.asked, feed.total]).toEqual([1_000, 'm2', 1_000, 1_001]);
});

test('what is said, corrected and deleted is followed; replies in threads alone are not', () => {
  let feed = withPage(undefined, 0, page(1, 2, 2));
  feed = afterEvent(feed, 'r', { type: 'message', data: message('m3', 3) });
  feed = afterEvent(feed, 'r', { type: 'message', data: message('m1', 1, { msg: 'corrected', updatedAt: 9 }) });
  feed = afterEvent(feed, 'r', { type: 'message', data: message('m1', 1, { msg: 'stale' }) });
  feed = afterEvent(feed, 'r', { type: 'message', data: message('reply', 4, { tmid: 'm1' }) });
  feed = afterEvent(feed, 'other', { type: 'message', data: message('m5', 5) });
  expect(ids(feed)).toBe('m1 m2 m3');
  expect(feed.messages[0]?.msg).toBe('corrected');
  feed = afterEvent(feed, 'r', { type: 'message.deleted', data: { rid: 'r', id: 'm2' } });
  expect(ids(feed)).toBe('m1 m3');
  // What stands further up and was not asked for is not put below it.
  expect(ids(afterEvent(feed, 'r', { type: 'message', data: message('m0', 0) }))).toBe('m1 m3');
});
