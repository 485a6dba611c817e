import { useEffect } from 'react';
import { StreamGroup } from '../realtime/stream-group';
import type { StreamKey } from '../realtime/streams';
import { useChat } from './hooks';

/**
 * Calls `onNews` when one of the streams says something, and once they are confirmed after each connect: whoever fetches
 * anew then has missed nothing. For what one page shows and the state does not hold. Keep both stable.
 */
export function useHeard(keys: readonly StreamKey[], onNews: () => void): void {
  const { client } = useChat();
  useEffect(() => {
    const streams = new StreamGroup(client, keys, onNews);
    const stop = client.onEvent(({ collection, fields }) => {
      if (keys.some(([stream, event]) => stream === collection && event === fields.eventName)) onNews();
    });
    return () => {
      stop();
      streams.stop();
    };
  }, [client, keys, onNews]);
}
