import { useEffect } from 'react';

const kEvery = 5_000;

/** Asks anew every few seconds, while somebody looks: jobs come and go by themselves. Keep `reload` stable. */
export function useRefreshed(reload: () => void): void {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') reload();
    }, kEvery);
    return () => clearInterval(timer);
  }, [reload]);
}
