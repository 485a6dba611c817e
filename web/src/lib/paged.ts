import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

export interface Page<T> {
  rows: readonly T[];
  /** How many there are in all. */
  total: number;
}

export type FetchPage<T> = (offset: number) => Promise<Page<T>>;

export interface Paged<T> {
  rows: readonly T[];
  total: number;
  /** Nothing has come yet. */
  waiting: boolean;
  /** The rows are those of an older question, and stay in sight until the answer to the new one is there. */
  stale: boolean;
  loadingMore: boolean;
  error: unknown;
  /** There is a next page, and nothing is on its way. */
  hasMore: boolean;
  more: () => void;
  /** Asks anew, from the first page. */
  again: () => void;
}

interface Answer<T> extends Page<T> {
  of?: object;
  error?: unknown;
}

/**
 * A list that comes page by page. `fetch` is the question: keep it stable with useCallback; another function is another
 * question, and what was asked before and comes late is dropped, so that two lists are never mixed. What a page repeats of
 * those before it, because the list has moved on the server, is left out.
 */
export function usePaged<T>(fetch: FetchPage<T>, keyOf: (row: T) => string): Paged<T> {
  const [round, setRound] = useState(0);
  const question = useMemo(() => ({ fetch, round }), [fetch, round]);
  const [answer, setAnswer] = useState<Answer<T>>({ rows: [], total: 0 });
  const [pageOf, setPageOf] = useState<object | null>(null);
  const asked = useRef<object | null>(null);
  const key = useRef(keyOf);
  useEffect(() => {
    key.current = keyOf;
  });

  const ask = useCallback(
    (offset: number) => {
      // One question at a time: whoever asks next has overtaken this one.
      const token = {};
      asked.current = token;
      const settle = (change: (before: Answer<T>) => Answer<T>) => {
        if (asked.current !== token) return;
        setPageOf(null);
        setAnswer(change);
      };
      question.fetch(offset).then(
        ({ rows, total }) =>
          settle((before) => {
            const known = new Set(offset === 0 ? [] : before.rows.map(key.current));
            const fresh = rows.filter((row) => !known.has(key.current(row)));
            return { of: question, total, rows: offset === 0 ? rows : [...before.rows, ...fresh] };
          }),
        (error: unknown) => settle((before) => ({ ...before, of: question, error })),
      );
    },
    [question],
  );

  useEffect(() => {
    ask(0);
    return () => {
      asked.current = null;
    };
  }, [ask]);

  const { rows, total, error, of } = answer;
  const stale = of !== question;
  const loadingMore = pageOf === question;
  const hasMore = !stale && !loadingMore && rows.length < total;
  return {
    rows,
    total,
    waiting: of === undefined,
    stale,
    loadingMore,
    error,
    hasMore,
    more: () => {
      if (!hasMore) return;
      setPageOf(question);
      ask(rows.length);
    },
    again: useCallback(() => setRound((count) => count + 1), []),
  };
}
