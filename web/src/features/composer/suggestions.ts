import { useEffect, useMemo, useState } from 'react';
import { useChat } from '../../stores/hooks';
import type { Status } from '../../stores/entities';
import type { Trigger } from './editing';

export interface Suggestion {
  key: string;
  /** What goes into the text. */
  value: string;
  label: string;
  /** What is to be written behind it. */
  params?: string;
  hint?: string;
  picture?: string;
  /** Where the picture is, of one of the workspace's own emoji. */
  address?: string;
  username?: string;
  status?: Status;
}

const kPause = 120;

const kNone: readonly Suggestion[] = [];

/** What the word at the cursor may become. */
export function useSuggestions(rid: string, trigger: Trigger | undefined): readonly Suggestion[] {
  const chat = useChat();
  const [found, setFound] = useState<{ sign: string; list: readonly Suggestion[] }>({ sign: '', list: kNone });
  const sign = trigger?.sign;
  const query = trigger?.query;

  useEffect(() => {
    if (sign === undefined || query === undefined) return;
    let current = true;
    const timer = setTimeout(() => {
      import('./look-up')
        .then(({ lookUp }) => lookUp(chat, rid, { sign, query, at: 0 }))
        .then((list) => {
          if (current) setFound({ sign, list });
        })
        .catch(() => {
          if (current) setFound({ sign, list: kNone }); // then one types the name oneself
        });
    }, kPause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [chat, rid, sign, query]);

  const list = sign !== undefined && found.sign === sign ? found.list : kNone;
  // Who types fast and presses Enter means the command that stands there, not the one that was above the last letter.
  return useMemo(
    () => (sign === '/' ? list.filter(({ value }) => value.toLowerCase().startsWith(`/${query}`.toLowerCase())) : list),
    [sign, query, list],
  );
}
