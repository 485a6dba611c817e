import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { toast } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Chat } from '../../stores/chat';
import { pollCalls } from './calls';

/** What is known of one's votes, for those who scroll back to a poll. */
const known = new WeakMap<Chat, Map<string, readonly number[]>>();
const kMostKnown = 200;

function remember(chat: Chat, id: string, choices: readonly number[]): void {
  const all = known.get(chat) ?? new Map<string, readonly number[]>();
  known.set(chat, all);
  all.delete(id);
  all.set(id, choices);
  for (const oldest of all.keys()) {
    if (all.size <= kMostKnown) break;
    all.delete(oldest);
  }
}

const kNone: readonly number[] = [];

/**
 * What one has voted for oneself, and the way to vote: marked at once, and taken back where the server refuses. Votes go out one
 * after the other, so that the last one holds.
 */
export function useChoices(id: string): { chosen: readonly number[]; vote: (choices: readonly number[]) => void } {
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [chosen, setChosen] = useState(() => known.get(chat)?.get(id) ?? kNone);
  const going = useRef<Promise<void>>(Promise.resolve());
  const voted = useRef(0);

  useEffect(() => {
    const under = new AbortController();
    const before = voted.current;
    pollCalls.choices(id, under.signal).then(
      (choices) => {
        if (under.signal.aborted || voted.current !== before) return; // one has voted meanwhile
        remember(chat, id, choices);
        setChosen(choices);
      },
      () => undefined, // the counts are there all the same
    );
    return () => under.abort();
  }, [chat, id]);

  const vote = (choices: readonly number[]) => {
    voted.current += 1;
    const mine = voted.current;
    setChosen(choices);
    going.current = going.current.then(async () => {
      try {
        await pollCalls.vote(chat, id, [...choices]);
        remember(chat, id, choices);
      } catch (error) {
        if (voted.current === mine) setChosen(known.get(chat)?.get(id) ?? kNone);
        toast.error(explain(common, error));
      }
    });
  };
  return { chosen, vote };
}
