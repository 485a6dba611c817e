import { useCallback, useMemo } from 'react';
import { useLocation, useSearch } from './router';

export interface Sort {
  by: string;
  descending: boolean;
}

/** What is seen of a long list: in the address, so that it is there after a reload, a step back, or sent to somebody. */
export interface ListView {
  text: string;
  /** From 0; the address counts from 1, as people do. */
  page: number;
  sort?: Sort;
  /** What else narrows it, by the names that the address has for it; nothing where nothing does. */
  filters?: Readonly<Record<string, string>>;
}

const kOwn = ['q', 'sort', 'page'];

function read(query: string): ListView {
  const words = new URLSearchParams(query);
  const sort = words.get('sort');
  const filters = [...words].filter(([name, value]) => !kOwn.includes(name) && value !== '');
  return {
    text: words.get('q') ?? '',
    page: Math.max(0, Math.trunc(Number(words.get('page') ?? 1)) - 1 || 0),
    sort: sort ? { by: sort.replace(/^-/, ''), descending: sort.startsWith('-') } : undefined,
    filters: filters.length > 0 ? Object.fromEntries(filters) : undefined,
  };
}

function write({ text, page, sort, filters = {} }: ListView): string {
  const words = new URLSearchParams();
  if (text) words.set('q', text);
  for (const [name, value] of Object.entries(filters)) if (value) words.set(name, value);
  if (sort) words.set('sort', `${sort.descending ? '-' : ''}${sort.by}`);
  if (page > 0) words.set('page', String(page + 1));
  const query = words.toString();
  return query && `?${query}`;
}

/** The view of the list at this address, and how to change it: another search or order begins at the first page. */
export function useListView(): [ListView, (change: Partial<ListView>) => void] {
  const [path, navigate] = useLocation();
  const query = useSearch();
  const view = useMemo(() => read(query), [query]);
  const change = useCallback(
    (part: Partial<ListView>) => {
      const next = { ...view, page: 0, ...part };
      navigate(path + write(next), { replace: part.text !== undefined }); // a step back is no letter less
    },
    [path, navigate, view],
  );
  return [view, change];
}
