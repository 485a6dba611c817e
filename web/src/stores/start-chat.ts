import { session } from '../api/session';
import { calm } from '../lib/calm';
import { browserMemory } from '../memory/browser';
import type { DraftStorage } from '../outbox/drafts';
import { browserStorage } from '../outbox/storage';
import { browserTabs } from '../outbox/tabs';
import { DdpClient } from '../realtime/ddp';
import { watchIdle } from '../realtime/idle';
import { socketUrl } from '../realtime/socket-url';
import { roomAddress } from '../routes/room-address';
import { Chat } from './chat';
import { EarlyPage } from './early-page';
import { kPage } from './pages';
import { server } from './server';
import type { State } from './state';

/** A page that is not looked at draws no frames: then it is this many milliseconds. */
const kFrameWithin = 50;

/** Not before the first page has all that it needs: until then there are initials. */
function facesLater(chat: Chat): () => void {
  let stop = (): void => undefined;
  let stopped = false;
  calm
    .then(() => import('./faces'))
    .then(
      ({ provideFaces }) => {
        if (!stopped) stop = provideFaces(chat);
      },
      () => undefined,
    );
  return () => {
    stopped = true;
    stop();
  };
}

/** Drafts of other devices come with what else is not waited for; the code for them as well. */
function shareDrafts({ drafts, store }: Chat): () => void {
  let stop = (): void => undefined;
  let stopped = false;
  const begin = () => {
    if (!store.getState().fetched.has('daily')) return;
    stopWaiting();
    import('../outbox/draft-sync').then(
      ({ DraftSync }) => {
        if (stopped) return;
        const sync = new DraftSync(drafts, store);
        sync.start();
        stop = () => sync.stop();
      },
      () => undefined,
    );
  };
  const stopWaiting = store.subscribe(begin);
  begin();
  return () => {
    stopped = true;
    stopWaiting();
    stop();
  };
}

/** What comes in a stream is taken in so often, in milliseconds: nobody reads faster, and each time the page is drawn. */
const kBetween = 100;
let lastTaken = -Infinity;

/** With the next frame that is drawn; where one has just been drawn for this, a little later, with what comes until then. */
function soon(run: () => void): void {
  let frame = 0;
  const once = () => {
    cancelAnimationFrame(frame);
    clearTimeout(timer);
    lastTaken = performance.now();
    run();
  };
  const wait = lastTaken + kBetween - performance.now();
  if (wait <= 0) frame = requestAnimationFrame(once);
  const timer = setTimeout(once, wait > 0 ? wait : kFrameWithin);
}

const draftStorage = (): Promise<DraftStorage> => import('../outbox/draft-storage').then((code) => code.draftStorage);

/** In IndexedDB; the code for that is not waited for. */
const browserDrafts: DraftStorage = {
  all: async (uid) => (await draftStorage()).all(uid),
  put: async (draft) => (await draftStorage()).put(draft),
  remove: async (uid, place) => (await draftStorage()).remove(uid, place),
};

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
    drafts: browserDrafts,
    tabs: browserTabs(`confab-outbox-${uid}`),
    onForcedLogout: () => session.end('expired'),
    memory: browserMemory(uid),
    known,
    gather: soon,
    ...(address && { early: new EarlyPage(server, address, kPage) }),
  });
  const stopIdle = watchIdle(chat);
  chat.start();
  const stopFaces = facesLater(chat);
  const stopSharing = shareDrafts(chat);
  // What others have left unfinished here. What they had read is gone already: the memory is this account's now.
  // Whoever acts as somebody else for a while finds their own again.
  if (!session.current?.own) {
    calm
      .then(() => import('../memory/forget'))
      .then(
        ({ forgetWritten }) => forgetWritten(uid),
        () => undefined,
      );
  }
  return {
    chat,
    stop: () => {
      stopFaces();
      stopSharing();
      stopIdle();
      chat.stop();
    },
  };
}
