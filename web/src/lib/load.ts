import { useCallback, useEffect, useMemo, useState } from 'react';

interface Loaded<T> {
  data: T | undefined;
  error: unknown;
  loading: boolean;
  /** Fetches anew; the old data stays in sight meanwhile. */
  reload: () => void;
}

/** Runs `fetch` now and whenever it changes (keep it stable with useCallback); an answer that was overtaken is dropped. */
export function useLoad<T>(fetch: (signal: AbortSignal) => Promise<T>): Loaded<T> {
  const [round, setRound] = useState(0);
  const reload = useCallback(() => setRound((count) => count + 1), []);
  const request = useMemo(() => ({ fetch, round }), [fetch, round]);
  const [state, setState] = useState<{ of?: object; data?: T; error?: unknown }>({});

  useEffect(() => {
    const stop = new AbortController();
    request.fetch(stop.signal).then(
      (data) => stop.signal.aborted || setState({ of: request, data }),
      (error: unknown) => stop.signal.aborted || setState((before) => ({ of: request, data: before.data, error })),
    );
    return () => stop.abort();
  }, [request]);

  return { data: state.data, error: state.error, loading: state.of !== request, reload };
}
