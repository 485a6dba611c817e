import { useEffect, useState } from 'react';
import type { Chat } from '../../stores/chat';
import { useChat } from '../../stores/hooks';
import { isComplete, shownMessages } from '../../stores/shown';
import type { Source } from '../../stores/sources';

/** So many pages of a thread are fetched to find a reply; what lies further back is reached by reading. */
const kMostPages = 12;

async function reach(chat: Chat, source: Source, id: string): Promise<boolean> {
  const here = () => shownMessages(chat.store.getState(), source).some(({ _id }) => _id === id);
  for (let page = 0; page < kMostPages && !here(); ++page) {
    if (isComplete(chat.store.getState(), source)) return false;
    await chat.rooms.loadOlder(source);
  }
  return here();
}

/** Fetches a thread back to the reply that an address points at, once its newest page is there. */
export function usePointedReply(
  source: Source,
  id: string | undefined,
  loaded: boolean,
): 'none' | 'searching' | 'found' | 'missing' {
  const chat = useChat();
  const [settled, setSettled] = useState<{ id: string; found: boolean } | null>(null);
  useEffect(() => {
    if (id === undefined || !loaded) return;
    let current = true;
    void reach(chat, source, id)
      .catch(() => false)
      .then((found) => {
        if (current) setSettled({ id, found });
      });
    return () => {
      current = false;
    };
  }, [chat, source, id, loaded]);
  if (id === undefined) return 'none';
  if (settled?.id !== id) return 'searching';
  return settled.found ? 'found' : 'missing';
}
