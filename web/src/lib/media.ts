import { useCallback, useSyncExternalStore } from 'react';

/** Over the messages there is no room for anything beside them. */
export const kNarrow = '(width < 900px)';
export const isNarrow = (): boolean => window.matchMedia(kNarrow).matches;
export const kPhone = '(width < 480px)';

/** Whether a media query holds; follows it. */
export function useMedia(query: string): boolean {
  const subscribe = useCallback(
    (listener: () => void) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [query],
  );
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
