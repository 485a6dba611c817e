import type { Chat } from '../stores/chat';
import { preference } from '../stores/selectors';

const kDefaultLimit = 300;
const kSigns = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart'] as const;

/** What is asked of the chat. */
interface Watched {
  store: Pick<Chat['store'], 'getState'>;
  client: Pick<Chat['client'], 'call' | 'onStatus'>;
}

/** Tells the server when nobody has touched this client for a while, and when somebody does again. */
export function watchIdle(chat: Watched, target: EventTarget = window): () => void {
  let away = false;
  let lastSign = Date.now();

  const tell = () => {
    // Lost with the connection: the next one starts as online, and says so again below.
    void chat.client.call(away ? 'UserPresence:away' : 'UserPresence:online').catch(() => undefined);
  };
  const seen = () => {
    lastSign = Date.now();
    if (!away) return;
    away = false;
    tell();
  };
  const check = setInterval(() => {
    const state = chat.store.getState();
    if (away || !preference(state, 'enableAutoAway', true)) return;
    if (Date.now() - lastSign < preference(state, 'idleTimeLimit', kDefaultLimit) * 1_000) return;
    away = true;
    tell();
  }, 5_000);
  const stopStatus = chat.client.onStatus(({ phase }) => {
    if (phase === 'online' && away) tell();
  });
  // On their way down: what is opened above the page keeps them from coming back up.
  for (const sign of kSigns) target.addEventListener(sign, seen, { passive: true, capture: true });

  return () => {
    clearInterval(check);
    stopStatus();
    for (const sign of kSigns) target.removeEventListener(sign, seen, { capture: true });
  };
}
