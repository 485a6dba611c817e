import { session } from '../api/session';
import { browserMemory } from '../memory/browser';
import { browserStorage } from '../outbox/storage';
import { browserTabs } from '../outbox/tabs';
import { DdpClient } from '../realtime/ddp';
import { watchIdle } from '../realtime/idle';
import { roomAddress } from '../routes/room-address';
import { Chat } from './chat';
import { EarlyPage } from './early-page';
import { kPage } from './pages';
import { server } from './server';
import type { State } from './state';

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

/** The chat of whoever has signed in at this browser, started; `stop` ends all of it. */
export function startChat(uid: string, known: Partial<State>): { chat: Chat; stop: () => void } {
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
    memory: browserMemory(uid),
    known,
    gather: soon,
    ...(address && { early: new EarlyPage(server, address, kPage) }),
  });
  const stopIdle = watchIdle(chat);
  chat.start();
  // What others have left unfinished here. What they had read is gone already: the memory is this account's now.
  import('../memory/forget').then(
    ({ forgetWritten }) => forgetWritten(uid),
    () => undefined,
  );
  return {
    chat,
    stop: () => {
      stopIdle();
      chat.stop();
    },
  };
}
