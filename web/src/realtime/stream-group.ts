import type { DdpClient, StreamSubscription } from './ddp';
import type { StreamKey } from './streams';

/**
 * Holds several streams and says, after each (re)connect, when the server has confirmed all of them: what is fetched
 * from then on, together with the events, leaves no gap. A stream that is refused does not hold up the others;
 * `onReady` gets the keys that were.
 */
export function holdStreams(client: DdpClient, keys: StreamKey[], onReady: (refused: StreamKey[]) => void): () => void {
  let waiting = new Set<StreamKey>(keys);
  const refused: StreamKey[] = [];

  const done = (key: StreamKey) => {
    if (waiting.delete(key) && waiting.size === 0) onReady(refused);
  };
  const held: StreamSubscription[] = keys.map((key) =>
    client.subscribe(key[0], [key[1], { useCollection: false, args: [] }], {
      onReady: () => done(key),
      onRefused: () => {
        refused.push(key);
        done(key);
      },
    }),
  );
  const stopWatching = client.onStatus(({ phase }) => {
    if (phase === 'connecting') waiting = new Set(keys.filter((key) => !refused.includes(key)));
  });

  return () => {
    stopWatching();
    for (const subscription of held) subscription.stop();
  };
}
