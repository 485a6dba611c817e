import { useCallback, useState } from 'react';
import { useListView, type ListView } from '../../lib/list-view';
import { useLoad } from '../../lib/load';
import { unlessSame } from '../../lib/same';
import { useSettled } from '../../lib/settled';

/** Somebody who types is not asked along for each letter. */
const kPause = 250;

/** A part of what there is. */
export interface Part<T> {
  rows: readonly T[];
  total: number;
}

/** Where a list that comes in pages stands, and how to go elsewhere in it. */
export interface Paging {
  size: number;
  view: ListView;
  setView: (change: Partial<ListView>) => void;
}

/** A list as it was fetched; `ListTable` draws it. */
export interface List<T> {
  /** Left out: nothing has come yet. */
  rows: readonly T[] | undefined;
  total: number;
  error: unknown;
  /** What is in sight is not the answer to what is asked now. */
  loading?: boolean;
  reload: () => void;
  paging?: Paging;
}

/**
 * The page of a list that the address names, by what is looked for in it. Keep `fetch` stable: what it goes by besides the
 * view makes it another one.
 */
export function useList<T>(fetch: (view: ListView, signal: AbortSignal) => Promise<Part<T>>, size: number) {
  const [view, setView] = useListView();
  const text = useSettled(view.text.trim(), kPause);
  // The view is another one with each letter, what is asked is not.
  const wanted: ListView = { ...view, text };
  const [asked, setAsked] = useState(wanted);
  const question = unlessSame(asked, wanted);
  if (question !== asked) setAsked(question);
  const { data, ...rest } = useLoad(useCallback((signal: AbortSignal) => fetch(question, signal), [fetch, question]));
  return { ...rest, question, rows: data?.rows, total: data?.total ?? 0, paging: { size, view, setView } };
}
