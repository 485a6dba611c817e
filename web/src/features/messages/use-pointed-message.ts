import { useEffect, useState } from 'react';
import { useChat } from '../../stores/hooks';
import type { Chat } from '../../stores/chat';
import { roomSource } from '../../stores/sources';

/** Where the message is that an address points at. */
export type Pointed =
  | { state: 'none' | 'searching' | 'found' | 'missing' }
  /** Not among the room's messages, but in a thread of the room. */
  | { state: 'reply'; tmid: string };

const kNone: Pointed = { state: 'none' };
const kSearching: Pointed = { state: 'searching' };

/** The thread that a message is a reply in, and whether it is shown in the room as well. */
async function threadOf(chat: Chat, rid: string, id: string): Promise<{ tmid: string; inRoom: boolean } | undefined> {
  const { rid: of, tmid, tshow } = chat.store.getState().messages.get(id) ?? (await chat.server.message(id));
  return of === rid && tmid !== undefined ? { tmid, inRoom: tshow === true } : undefined;
}

async function find(chat: Chat, rid: string, id: string, open: string | undefined): Promise<Pointed> {
  const missing = () => undefined;
  // Beside an open thread it is likely a reply: that is asked first, so that the room is not searched in vain.
  const thread = open === undefined ? undefined : await threadOf(chat, rid, id).catch(missing);
  if (thread && (thread.tmid === open || !thread.inRoom)) return { state: 'reply', tmid: thread.tmid };
  if (await chat.rooms.toMessage(rid, id).catch(() => false)) return { state: 'found' };
  const reply = open === undefined ? await threadOf(chat, rid, id).catch(missing) : undefined;
  return reply ? { state: 'reply', tmid: reply.tmid } : { state: 'missing' };
}

/**
 * Loads the messages around the one that an address points at; without one, the newest. `searching` until that is settled one way or the
 * other; `missing` when it is not to be had. `thread`: the one that the address shows beside the messages.
 */
export function usePointedMessage(
  rid: string,
  id: string | undefined,
  loaded: boolean,
  thread: string | undefined,
): Pointed {
  const chat = useChat();
  const [settled, setSettled] = useState<{ id: string; pointed: Pointed } | null>(null);
  useEffect(() => {
    if (!loaded) return;
    // The list says so when that fails, and offers the way.
    const toLatest = () => void chat.rooms.toLatest(roomSource(rid)).catch(() => undefined);
    if (id === undefined) return toLatest();
    let current = true;
    void find(chat, rid, id, thread).then((pointed) => {
      if (!current) return;
      if (pointed.state === 'reply') toLatest();
      setSettled({ id, pointed });
    });
    return () => {
      current = false;
    };
  }, [chat, rid, id, loaded, thread]);
  if (id === undefined) return kNone;
  return settled?.id === id ? settled.pointed : kSearching;
}
