import { act, renderHook } from '@testing-library/react';
import { expect, test } from 'vitest';
import { usePaged, type FetchPage, type Page } from './paged';

/** A server whose answers come when, and in the order in which, the test says so. */
function slowServer() {
  const open: {
    question: string;
    offset: number;
    answer: (page: Page<string>) => void;
    fail: (error: Error) => void;
  }[] = [];
  const ask =
    (question: string): FetchPage<string> =>
    (offset) =>
      new Promise((answer, fail) => open.push({ question, offset, answer, fail }));
  return { open, ask };
}

const page = (total: number, ...rows: string[]): Page<string> => ({ rows, total });

function begin() {
  const { open, ask } = slowServer();
  const first = ask('');
  const view = renderHook(({ fetch }) => usePaged(fetch, (row) => row), { initialProps: { fetch: first } });
  return { open, ask, view };
}

test('pages follow each other, and what a page repeats is left out', async () => {
  const { open, view } = begin();
  expect(view.result.current.waiting).toBe(true);
  await act(async () => open[0]!.answer(page(3, 'a', 'b')));
  expect(view.result.current).toMatchObject({ rows: ['a', 'b'], total: 3, hasMore: true, waiting: false });
  act(() => view.result.current.more());
  expect(view.result.current).toMatchObject({ hasMore: false, loadingMore: true });
  expect(open[1]!.offset).toBe(2);
  await act(async () => open[1]!.answer(page(3, 'b', 'c')));
  expect(view.result.current).toMatchObject({ rows: ['a', 'b', 'c'], hasMore: false, loadingMore: false });
});

test('a page of an older question is not put behind the answer to the new one', async () => {
  const { open, ask, view } = begin();
  await act(async () => open[0]!.answer(page(3, 'a', 'b')));
  act(() => view.result.current.more());
  const filtered = ask('x');
  view.rerender({ fetch: filtered });
  expect(view.result.current).toMatchObject({ rows: ['a', 'b'], stale: true, hasMore: false });
  await act(async () => open[2]!.answer(page(1, 'x')));
  await act(async () => open[1]!.answer(page(3, 'c')));
  expect(view.result.current).toMatchObject({ rows: ['x'], total: 1, stale: false });
});

test('nor does an older question that is answered late take the place of the new one', async () => {
  const { open, ask, view } = begin();
  const filtered = ask('x');
  view.rerender({ fetch: filtered });
  await act(async () => open[1]!.answer(page(1, 'x')));
  await act(async () => open[0]!.answer(page(2, 'a', 'b')));
  await act(async () => open[0]!.fail(new Error('late')));
  expect(view.result.current).toMatchObject({ rows: ['x'], error: undefined });
});

test('while another question is open there is no next page to ask for', async () => {
  const { open, ask, view } = begin();
  await act(async () => open[0]!.answer(page(3, 'a', 'b')));
  const filtered = ask('x');
  view.rerender({ fetch: filtered });
  act(() => view.result.current.more());
  expect(open).toHaveLength(2);
});

test('a failure keeps what is there, and asking again mends it', async () => {
  const { open, view } = begin();
  await act(async () => open[0]!.answer(page(2, 'a')));
  act(() => view.result.current.more());
  await act(async () => open[1]!.fail(new Error('down')));
  expect(view.result.current).toMatchObject({ rows: ['a'], hasMore: true, error: new Error('down') });
  act(() => view.result.current.again());
  await act(async () => open[2]!.answer(page(2, 'a', 'b')));
  expect(view.result.current).toMatchObject({ rows: ['a', 'b'], error: undefined });
});
