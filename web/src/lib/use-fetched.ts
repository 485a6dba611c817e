import { useEffect, useState } from 'react';

type Answer<T> = { of: object; data: T } | { of: object; error: unknown };

/** What is fetched once for something that is shown; `ask` is the question: keep it stable. */
export function useFetched<T>(ask: (signal: AbortSignal) => Promise<T>): {
  data?: T;
  error?: unknown;
  waiting: boolean;
} {
  const [answer, setAnswer] = useState<Answer<T>>();
  useEffect(() => {
    const under = new AbortController();
    const settle = (next: Answer<T>) => {
      if (!under.signal.aborted) setAnswer(next);
    };
    ask(under.signal).then(
      (data) => settle({ of: ask, data }),
      (error: unknown) => settle({ of: ask, error }),
    );
    return () => under.abort();
  }, [ask]);
  if (answer?.of !== ask) return { waiting: true };
  return 'data' in answer ? { data: answer.data, waiting: false } : { error: answer.error, waiting: false };
}
