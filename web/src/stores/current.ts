import { useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { browserStorage } from '../outbox/storage';
import { browserTabs } from '../outbox/tabs';
import { DdpClient } from '../realtime/ddp';
import { watchIdle } from '../realtime/idle';
import { Chat } from './chat';
import { server } from './server';

let current: Chat | null = null;
let stopIdle = (): void => undefined;

function socketUrl(): string {
  const url = new URL('/websocket', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

function begin(uid: string): Chat {
  const client = new DdpClient({
    url: socketUrl(),
    token: () => session.current?.authToken,
    onRefused: () => session.end('expired'),
  });
  const chat = new Chat({
    uid,
    server,
    client,
    storage: browserStorage(),
    tabs: browserTabs(`confab-outbox-${uid}`),
    onForcedLogout: () => session.end('expired'),
  });
  chat.start();
  stopIdle = watchIdle(chat);
  return chat;
}

/** Makes the running chat fit the session: it outlives pages, and ends with the session. */
function adjust(): Chat | null {
  const uid = session.current?.userId;
  if (current?.uid === uid) return current;
  stopIdle();
  current?.stop();
  current = uid === undefined ? null : begin(uid);
  return current;
}

const wake = (): void => {
  if (document.visibilityState === 'visible') current?.wake();
};
window.addEventListener('online', wake);
document.addEventListener('visibilitychange', wake);
// Also when no page of the chat is on screen: a session that ends takes its connection with it.
session.subscribe(adjust);

/** The chat of whoever is signed in. */
export function useCurrentChat(): Chat | null {
  return useSyncExternalStore(session.subscribe, adjust);
}
