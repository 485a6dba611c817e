import { useEffect, useState } from 'react';

const kMinute = 60_000;

/** The time, which goes on with every minute. */
export function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), kMinute - (Date.now() % kMinute));
    return () => clearTimeout(timer);
  }, [now]);
  return now;
}
