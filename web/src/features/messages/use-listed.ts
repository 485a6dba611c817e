import { useCallback, useEffect, useState } from 'react';
import { useChat, useChatState } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { isComplete, isLoaded, shownMessages } from '../../stores/shown';
import { roomSource, type Source } from '../../stores/sources';

interface Listed {
  /** Ascending by time. */
  messages: readonly Message[];
  loaded: boolean;
  hasMore: boolean;
  loading: boolean;
  error: unknown;
  /** Fetches the page before, or what could not be fetched. */
  more: () => void;
}

/** Lists a source beside its room, page by page and then live. `source` is the same object each time. */
export function useListed(source: Source): Listed {
  const chat = useChat();
  // What the room's streams bring belongs to the list: it begins when they are held.
  const open = useChatState((state) => isLoaded(state, roomSource(source.rid)));
  const messages = useChatState((state) => shownMessages(state, source));
  const loaded = useChatState((state) => isLoaded(state, source));
  const complete = useChatState((state) => isComplete(state, source));
  const [asking, setAsking] = useState<{ loading: boolean; error?: unknown }>({ loading: true });
  const follow = useCallback((task: Promise<void>) => {
    task.then(
      () => setAsking({ loading: false }),
      (error: unknown) => setAsking({ loading: false, error }),
    );
  }, []);

  useEffect(() => {
    if (!open) return;
    let close: (() => void) | undefined;
    let here = true;
    // The page around may follow the room only now, in the same turn.
    queueMicrotask(() => {
      if (!here) return;
      close = chat.rooms.list(source);
      follow(chat.rooms.toLatest(source));
    });
    return () => {
      here = false;
      close?.();
    };
  }, [chat, source, open, follow]);
  return {
    messages,
    loaded,
    hasMore: loaded && !complete,
    loading: asking.loading,
    error: asking.error,
    more: () => {
      setAsking({ loading: true });
      follow(loaded ? chat.rooms.loadOlder(source) : chat.rooms.toLatest(source));
    },
  };
}
