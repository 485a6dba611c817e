import { useEffect, useState } from 'react';
import { useChat } from '../../stores/hooks';
import type { Server } from '../../stores/server';

type Found = Awaited<ReturnType<Server['spotlight']>>;
const kNothing: Found = { users: [], rooms: [] };
const kPause = 150;

/** People, and rooms if wanted, whose name has to do with `text`; `searched` when that is the answer for this very text. */
export function useSpotlight(text: string, rooms: boolean): Found & { searched: boolean } {
  const chat = useChat();
  const [answer, setAnswer] = useState<{ text: string; found: Found }>({ text: '', found: kNothing });
  useEffect(() => {
    if (text === '') return;
    let current = true;
    const take = (found: Found) => {
      if (current) setAnswer({ text, found });
    };
    const timer = setTimeout(() => {
      chat.server.spotlight(text, { users: true, rooms }).then(take, () => take(kNothing));
    }, kPause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [chat, text, rooms]);
  const searched = text !== '' && answer.text === text;
  return { ...(searched ? answer.found : kNothing), searched };
}
