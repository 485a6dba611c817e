import { useEffect, useState } from 'react';
import { useChat } from '../../stores/hooks';
import { roomSource } from '../../stores/sources';

/**
 * Loads the messages around the one that an address points at; without one, the newest. `searching` until that is settled one way or the
 * other; `missing` when it is not to be had.
 */
export function usePointedMessage(
  rid: string,
  id: string | undefined,
  loaded: boolean,
): 'none' | 'searching' | 'found' | 'missing' {
  const chat = useChat();
  const [settled, setSettled] = useState<{ id: string; found: boolean } | null>(null);
  useEffect(() => {
    if (!loaded) return;
    if (id === undefined) {
      // The list says so when that fails, and offers the way.
      chat.rooms.toLatest(roomSource(rid)).catch(() => undefined);
      return;
    }
    let current = true;
    const settle = (found: boolean) => {
      if (current) setSettled({ id, found });
    };
    chat.rooms.toMessage(rid, id).then(settle, () => settle(false));
    return () => {
      current = false;
    };
  }, [chat, rid, id, loaded]);
  if (id === undefined) return 'none';
  if (settled?.id !== id) return 'searching';
  return settled.found ? 'found' : 'missing';
}
