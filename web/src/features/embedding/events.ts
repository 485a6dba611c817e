import type { Chat } from '../../stores/chat';
import { unreadOf } from '../../stores/selectors';
import type { State } from '../../stores/state';

/** Tells the page around the client what has happened. */
export type Tell = (eventName: string, data?: unknown) => void;

/** How much waits, as the title of the browser has it: a number, a dot for news without one, or nothing. */
function waiting(state: State): number | string {
  const { count, alert } = unreadOf(state);
  return count > 0 ? count : alert ? '•' : '';
}

/** Tells of unread messages, of the own status and of notifications until the returned function is called. */
export function tellOf(chat: Chat, tell: Tell): () => void {
  let known: number | string | undefined;
  const tellWaiting = (state: State) => {
    const now = waiting(state);
    if (now !== known) tell('unread-changed', now);
    known = now;
  };
  if (chat.store.getState().fetched.has('subscriptions')) tellWaiting(chat.store.getState());
  const unsubscribe = chat.store.subscribe((now, before) => {
    if (now.subscriptions !== before.subscriptions) {
      tellWaiting(now);
      for (const [rid, one] of now.subscriptions) {
        const was = before.subscriptions.get(rid);
        if (was && (was.unread !== one.unread || was.alert !== one.alert)) tell('unread-changed-by-subscription', one);
      }
    }
    if (now.me?.status !== before.me?.status && now.me?.status !== undefined) tell('status-changed', now.me.status);
  });
  const unheard = chat.onNotice((notification) =>
    tell('notification', {
      notification,
      fromOpenedRoom: chat.isOnScreen(notification.payload.rid),
      hasFocus: document.hasFocus(),
    }),
  );
  return () => {
    unsubscribe();
    unheard();
  };
}
