import type { Page } from './paged';

export interface CursorPage<T> {
  rows: readonly T[];
  /** For the page behind this one; left out: this is the last. */
  next?: string;
}

export interface Cursored<T> {
  fetch: (offset: number) => Promise<Page<T>>;
  /** Ends what is on its way. */
  stop: () => void;
}

/**
 * A list that the server pages by a cursor, as `usePaged` asks for it: one object for each question. A page that is asked for
 * ends the one that was on its way.
 */
export function cursored<T>(
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<CursorPage<T>>,
): Cursored<T> {
  let next: string | undefined;
  let under = new AbortController();
  return {
    async fetch(offset) {
      if (offset > 0 && next === undefined) return { rows: [], total: offset };
      under.abort();
      under = new AbortController();
      const page = await ask(offset > 0 ? next : undefined, under.signal);
      next = page.next;
      const reached = offset + page.rows.length;
      return { rows: page.rows, total: next === undefined ? reached : reached + 1 };
    },
    stop: () => under.abort(),
  };
}
