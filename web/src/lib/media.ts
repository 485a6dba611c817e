import { useCallback, useSyncExternalStore } from 'react';

/** Over the messages there is no room for anything beside them. */
export const kNarrow = '(width < 900px)';
export const isNarrow = (): boolean => window.matchMedia(kNarrow).matches;
export const kPhone = '(width < 480px)';

// Making one is dearer than asking it.
const lists = new Map<string, MediaQueryList>();

function listOf(query: string): MediaQueryList {
  const list = lists.get(query) ?? window.matchMedia(query);
  lists.set(query, list);
  return list;
}

/** Whether a media query holds; follows it. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = listOf(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => listOf(query).matches);
}
