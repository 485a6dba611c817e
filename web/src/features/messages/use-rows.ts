import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import { useChat, useChatState, useSetting } from '../../stores/hooks';
import type { Room } from '../../stores/entities';
import { isComplete, shownMessages } from '../../stores/shown';
import { holds, type Source } from '../../stores/sources';
import { buildRows, hiddenTypes, pendingMessage, reuseRows, type Row } from './rows';
import { turnedBack } from './use-mark-read';
import { useVisit } from '../rooms/visit';

interface Shown {
  rows: readonly Row[];
  /** Up to when the room had been read, where the first unread message lies before these rows. */
  unreadBefore?: number;
}

/** The rows of what a source in `room` shows, and of what is on its way there. */
export function useRows(room: Room, source: Source): Shown {
  const chat = useChat();
  const messages = useChatState((state) => shownMessages(state, source));
  const complete = useChatState((state) => isComplete(state, source));
  const me = useChatState((state) => state.me);
  const entries = useStore(chat.outbox.store);
  const groupingPeriod = useSetting('Message_GroupingPeriod', 300);
  const ofWorkspace = useChatState((state) => state.settings.get('Hide_System_Messages'));
  const ls = useChatState((state) => state.subscriptions.get(room._id)?.ls);
  // Where the reader had stopped when the room was opened; the line stays there while the room is open.
  const visit = useVisit();
  const begin = () => {
    const subscription = chat.store.getState().subscriptions.get(room._id);
    return {
      visit,
      ls,
      until: subscription?.alert || subscription?.unread ? (subscription.ls ?? subscription.ts) : undefined,
    };
  };
  const [before, setReading] = useState(begin);
  let reading = before;
  if (visit !== before.visit) reading = begin();
  // Unless somebody marks it as unread from a message on.
  else if (ls !== before.ls) reading = { visit, ls, until: turnedBack(before.ls, ls) ? ls : before.until };
  if (reading !== before) setReading(reading);
  // A thread's line would be about the room.
  const readUntil = source.kind === 'room' ? reading.until : undefined;
  const begins = complete || readUntil === undefined || (messages[0]?.ts ?? Infinity) <= readUntil;
  const built = useMemo(() => {
    const own = me ?? { _id: chat.uid, username: '' };
    return buildRows(messages, {
      me: own,
      outbox: entries.filter(
        (entry) => entry.rid === room._id && (entry.kind !== 'send' || holds(source, pendingMessage(entry, own))),
      ),
      groupingPeriod,
      hidden: hiddenTypes(ofWorkspace, room),
      // No line above what only happens to be the first that is loaded.
      ...(readUntil !== undefined && begins && { readUntil }),
    });
  }, [messages, me, chat.uid, entries, room, source, groupingPeriod, ofWorkspace, readUntil, begins]);
  const [kept, setKept] = useState<{ built: readonly Row[]; rows: readonly Row[] }>({ built, rows: built });
  let { rows } = kept;
  if (kept.built !== built) {
    rows = reuseRows(kept.rows, built);
    setKept({ built, rows });
  }
  return { rows, ...(!begins && { unreadBefore: readUntil }) };
}
