import { useCallback, useEffect, useRef, useState } from 'react';
import { DdpClient } from '../../realtime/ddp';
import { StreamGroup } from '../../realtime/stream-group';
import { decodeEvent } from '../../realtime/streams';
import { socketUrl } from '../../realtime/socket-url';
import { visitorMessages } from './calls';
import { afterEvent, withPage, type Feed } from './feed';

const kPage = 50;

/** The messages of a channel for whoever has not signed in, and what is said there while it is looked at. */
export function useFeed(rid: string): {
  feed: Feed | undefined;
  failure: unknown;
  loading: boolean;
  older: () => void;
  again: () => void;
} {
  const [feed, setFeed] = useState<Feed>();
  const [failure, setFailure] = useState<unknown>();
  const [loading, setLoading] = useState(false);
  const asked = useRef(0);
  useEffect(() => {
    asked.current = feed?.asked ?? 0;
  }, [feed]);
  const load = useCallback(
    (offset: number, signal?: AbortSignal): Promise<void> =>
      visitorMessages(rid, offset, kPage, signal).then(
        (page) => {
          if (signal?.aborted) return;
          setFailure(undefined);
          setFeed((before) => withPage(before, offset, page));
        },
        (error: unknown) => {
          if (!signal?.aborted) setFailure(error);
        },
      ),
    [rid],
  );
  useEffect(() => {
    const stop = new AbortController();
    // Not waiting for the socket: behind a proxy that does not let it through, one reads all the same.
    void load(0, stop.signal);
    const client = new DdpClient({ url: socketUrl() });
    const keys = [
      ['stream-room-messages', rid],
      ['stream-notify-room', `${rid}/deleteMessage`],
      ['stream-notify-room', `${rid}/deleteMessageBulk`],
    ] as const;
    const streams = new StreamGroup(client, keys, () => void load(0, stop.signal));
    const stopHearing = client.onEvent((heard) => {
      const event = decodeEvent(heard);
      // Which ones went is not always said.
      if (event?.type === 'messages.deletedInBulk') void load(0, stop.signal);
      else if (event) setFeed((before) => before && afterEvent(before, rid, event));
    });
    client.start();
    return () => {
      stop.abort();
      stopHearing();
      streams.stop();
      client.stop();
    };
  }, [rid, load]);
  const older = useCallback(() => {
    setLoading(true);
    void load(asked.current).then(() => setLoading(false));
  }, [load]);
  const again = useCallback(() => void load(0), [load]);
  return { feed, failure, loading, older, again };
}
