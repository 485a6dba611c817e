import { useEffect, useRef } from 'react';

/** Does something when the component leaves the screen, whether it goes for good or is only put away. */
export function useLeaving(act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => () => latest.current(), []);
}
