import { useEffect } from 'react';
import { useChat, useChatState } from '../../stores/hooks';
import type { Subscription } from '../../stores/entities';

const hasNews = (subscription: Subscription | undefined): boolean =>
  subscription !== undefined &&
  (subscription.alert === true ||
    subscription.unread > 0 ||
    subscription.userMentions > 0 ||
    subscription.groupMentions > 0);

const isWatched = (): boolean => document.visibilityState === 'visible' && document.hasFocus();

/** Marks a room as read while its end is on screen and somebody is there to see it. */
export function useMarkRead(rid: string, atEnd: boolean): void {
  const chat = useChat();
  const news = useChatState((state) => hasNews(state.subscriptions.get(rid)));
  const changed = useChatState((state) => state.subscriptions.get(rid)?.updatedAt);
  const loaded = useChatState((state) => state.timelines.get(rid)?.loaded ?? false);

  useEffect(() => {
    if (!news || !atEnd || !loaded) return;
    let asked = false;
    const read = () => {
      if (asked || !isWatched()) return;
      asked = true;
      chat.server.markRead(rid).catch(() => {
        asked = false; // the next look tries again
      });
    };
    // A moment's grace: a burst of messages is one reading, not twenty.
    const timer = setTimeout(read, 300);
    window.addEventListener('focus', read);
    document.addEventListener('visibilitychange', read);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('focus', read);
      document.removeEventListener('visibilitychange', read);
    };
  }, [chat, rid, news, atEnd, loaded, changed]);
}
