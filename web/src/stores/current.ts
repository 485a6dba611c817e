import { useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { browserStorage } from '../outbox/storage';
import { browserTabs } from '../outbox/tabs';
import { DdpClient } from '../realtime/ddp';
import { watchIdle } from '../realtime/idle';
import { roomAddress } from '../routes/room-address';
import { Chat } from './chat';
import { EarlyPage } from './early-page';
import { Visitor, type Model } from './model';
import { kPage } from './room-windows';
import { server } from './server';
import type { State } from './state';

let current: Model | null = null;
let stopIdle = (): void => undefined;

function socketUrl(): string {
  const url = new URL('/websocket', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  return url.href;
}

/** A page that is not looked at draws no frames: then it is this many milliseconds. */
const kFrameWithin = 50;

/** With the next frame that is drawn. */
function soon(run: () => void): void {
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    run();
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, kFrameWithin);
}

function chatOf(uid: string, known: Partial<State>): Chat {
  const client = new DdpClient({
    url: socketUrl(),
    token: () => session.current?.authToken,
    onRefused: () => session.end('expired'),
  });
  const address = roomAddress(window.location.pathname);
  const chat = new Chat({
    uid,
    server,
    client,
    storage: browserStorage(),
    tabs: browserTabs(`confab-outbox-${uid}`),
    onForcedLogout: () => session.end('expired'),
    known,
    gather: soon,
    ...(address && { early: new EarlyPage(server, address, kPage) }),
  });
  stopIdle = watchIdle(chat);
  return chat;
}

/** The settings are the same for everybody: the next page need not wait for them. */
function knownToAll(state: State | undefined): Partial<State> {
  return state?.fetched.has('settings') ? { settings: state.settings, fetched: new Set(['settings']) } : {};
}

const uidOf = (model: Model | null): string | undefined => (model instanceof Chat ? model.uid : undefined);

/** The model that fits the session, started: it outlives pages, and ends with the session. */
export function currentModel(): Model {
  const uid = session.current?.userId;
  if (current && uidOf(current) === uid) return current;
  const known = knownToAll(current?.store.getState());
  stopModel();
  current = uid === undefined ? new Visitor(server, known) : chatOf(uid, known);
  current.start();
  return current;
}

/** Ends what runs; the next call of `currentModel` begins anew. */
export function stopModel(): void {
  stopIdle();
  stopIdle = () => undefined;
  current?.stop();
  current = null;
}

const wake = (): void => {
  if (document.visibilityState === 'visible') current?.wake();
};
window.addEventListener('online', wake);
document.addEventListener('visibilitychange', wake);

/** The model of whoever is at this browser; another one when that changes. */
export function useCurrentModel(): Model {
  return useSyncExternalStore(session.subscribe, currentModel);
}
