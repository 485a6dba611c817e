import { useCallback, useEffect, useState } from 'react';

interface Loaded<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  /** Fetches anew; the old data stays in sight meanwhile. */
  reload: () => void;
}

/** Runs `fetch` now and whenever it changes (keep it stable with useCallback); an answer that was overtaken is dropped. */
export function useLoad<T>(fetch: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [state, setState] = useState<{ data?: T; error?: unknown; loading: boolean }>({ loading: true });
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((count) => count + 1), []);

  useEffect(() => {
    const stop = new AbortController();
    setState((before) => ({ ...before, loading: true }));
    fetch(stop.signal).then(
      (data) => stop.signal.aborted || setState({ data, loading: false }),
      (error: unknown) => stop.signal.aborted || setState((before) => ({ data: before.data, error, loading: false })),
    );
    return () => stop.abort();
  }, [fetch, round]);

  return { data: state.data, error: state.error, loading: state.loading, reload };
}
