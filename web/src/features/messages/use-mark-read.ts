import { useEffect, useRef, useState, type RefObject } from 'react';
import { useChat, useChatState } from '../../stores/hooks';
import type { Subscription } from '../../stores/entities';
import { isLoaded, shownMessages } from '../../stores/shown';
import { roomSource, type Source } from '../../stores/sources';
import { useVisit } from '../rooms/visit';

const hasNews = (subscription: Subscription | undefined): boolean =>
  subscription !== undefined &&
  (subscription.alert === true ||
    subscription.unread > 0 ||
    subscription.userMentions > 0 ||
    subscription.groupMentions > 0);

type Place = RefObject<HTMLElement | null>;

const isWatched = (): boolean => document.visibilityState === 'visible' && document.hasFocus();
/** A dialog lies over it: on a phone, nothing of it is to be seen. */
const isCovered = ({ current }: Place): boolean => current?.closest('[inert], [aria-hidden=true]') != null;

/** Whether a room was marked as unread, here or on another device: only then one has read less than before. */
export const turnedBack = (before: number | undefined, now: number | undefined): boolean =>
  before !== undefined && now !== undefined && now < before;

/** Whether the room is to stay unread although it is looked at: until something new comes, or it is opened again. */
function useLeftUnread(rid: string): boolean {
  const ls = useChatState((state) => state.subscriptions.get(rid)?.ls);
  const newest = useChatState((state) => shownMessages(state, roomSource(rid)).at(-1)?._id);
  const visit = useVisit();
  const [seen, setSeen] = useState({ visit, ls, newest, left: false });
  if (seen.visit === visit && seen.ls === ls && seen.newest === newest) return seen.left;
  const left = seen.visit === visit && (turnedBack(seen.ls, ls) || (seen.left && seen.newest === newest));
  setSeen({ visit, ls, newest, left });
  return left;
}

/** Marks a room as read while its end is on screen, at `place`, and somebody is there to see it. */
export function useMarkRead(rid: string, atEnd: boolean, place: Place): void {
  const chat = useChat();
  const news = useChatState((state) => hasNews(state.subscriptions.get(rid)));
  const changed = useChatState((state) => state.subscriptions.get(rid)?.updatedAt);
  const loaded = useChatState((state) => isLoaded(state, roomSource(rid)));

  const left = useLeftUnread(rid);
  useWhenWatched(news && atEnd && loaded && !left, () => chat.server.markRead(rid), changed, place);
}

/** Marks a thread as read while its end is on screen, at `place`, and somebody is there to see it. */
export function useReadThread(source: Source, atEnd: boolean, place: Place): void {
  const chat = useChat();
  const tmid = source.kind === 'thread' ? source.tmid : undefined;
  const news = useChatState(
    ({ subscriptions }) => tmid !== undefined && (subscriptions.get(source.rid)?.tunread?.includes(tmid) ?? false),
  );
  const changed = useChatState(({ subscriptions }) => subscriptions.get(source.rid)?.updatedAt);
  useWhenWatched(news && atEnd, () => chat.server.readThread(tmid ?? ''), changed, place);
}

/** Does something once for each `turn`, as soon as somebody looks at the place, while it is `wanted`. */
function useWhenWatched(wanted: boolean, act: () => Promise<void>, turn: unknown, place: Place): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!wanted) return;
    let asked = false;
    // A moment's grace: a burst of messages is one reading, not twenty.
    let timer = setTimeout(() => read(), 300);
    const read = () => {
      if (asked || !isWatched()) return;
      if (isCovered(place)) {
        // Nothing tells when it is uncovered.
        clearTimeout(timer);
        timer = setTimeout(read, 500);
        return;
      }
      asked = true;
      latest.current().catch(() => {
        asked = false; // the next look tries again
      });
    };
    window.addEventListener('focus', read);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', read);
      document.removeEventListener('visibilitychange', read);
    };
  }, [wanted, turn, place]);
}
