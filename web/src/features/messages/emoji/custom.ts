import { useContext, useEffect, useSyncExternalStore } from 'react';
import { ModelContext } from '../../../stores/hooks';
import { isChat, type Model } from '../../../stores/model';

/** By name and other name, without colons: where its picture is. */
export type CustomEmoji = ReadonlyMap<string, string>;

const kNone: CustomEmoji = new Map();
const listeners = new Set<() => void>();
let known: { of: Model | null; emoji: CustomEmoji } = { of: null, emoji: kNone };

function publish(of: Model, emoji: CustomEmoji): void {
  known = { of, emoji };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function follow(model: Model | null): void {
  if (!model || !isChat(model)) return;
  import('./follow-custom').then(
    ({ followCustomEmoji }) => followCustomEmoji(model, (emoji) => publish(model, emoji)),
    () => undefined, // then their names are read
  );
}

/** Those that are known by now; asking for them fetches them for the next time. */
export function customEmojiNow(model: Model): CustomEmoji {
  follow(model);
  return known.of === model ? known.emoji : kNone;
}

/** The workspace's own emoji, once they are there. Without `wanted` they are not fetched: most messages need none. */
export function useCustomEmoji(wanted: boolean): CustomEmoji {
  const model = useContext(ModelContext);
  useEffect(() => {
    if (wanted) follow(model);
  }, [wanted, model]);
  return useSyncExternalStore(subscribe, () => (known.of === model ? known.emoji : kNone));
}

export const bare = (shortCode: string): string => shortCode.replaceAll(':', '');
