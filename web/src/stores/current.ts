import { session } from '../api/session';
import { Visitor, isChat, type Model } from './model';
import type * as Chats from './start-chat';
import type { State } from './state';

let current: Model | null = null;
let stopCurrent = (): void => undefined;

// What a chat is made of is fetched for those who have signed in, and by nobody else.
let chats: typeof Chats | undefined;
let coming: Promise<void> | undefined;

/** Fetches the code of the chat's model. */
export function loadChats(): Promise<void> {
  coming ??= import('./start-chat').then(
    (module) => void (chats = module),
    (error: unknown) => {
      coming = undefined; // whoever asks next tries again
      throw error;
    },
  );
  return coming;
}

/** What has to come before `currentModel` can answer; nothing when it can. */
export function modelMissing(): Promise<void> | undefined {
  return session.current && !chats ? loadChats() : undefined;
}

/** The settings are the same for everybody: the next page need not wait for them. */
function knownToAll(state: State | undefined): Partial<State> {
  return state?.fetched.has('settings') ? { settings: state.settings, fetched: new Set(['settings']) } : {};
}

const uidOf = (model: Model | null): string | undefined => (model && isChat(model) ? model.uid : undefined);

/** The model that fits the session, started: it outlives pages, and ends with the session. */
export function currentModel(): Model {
  const uid = session.current?.userId;
  if (current && uidOf(current) === uid) return current;
  if (uid !== undefined && !chats) throw new Error('The chat is not there yet: see modelMissing().');
  const known = knownToAll(current?.store.getState());
  stopModel();
  if (uid !== undefined && chats) {
    const { chat, stop } = chats.startChat(uid, known);
    [current, stopCurrent] = [chat, stop];
    return chat;
  }
  const visitor = new Visitor(known);
  [current, stopCurrent] = [visitor, () => visitor.stop()];
  visitor.start();
  // Whose session has run out comes back, and goes on with what was being written.
  import('../memory/forget').then(
    ({ forgetRead, forgetWritten }) => {
      void forgetRead();
      if (session.ended === 'signed-out') void forgetWritten();
    },
    () => undefined,
  );
  return visitor;
}

/** Ends what runs; the next call of `currentModel` begins anew. */
export function stopModel(): void {
  stopCurrent();
  stopCurrent = () => undefined;
  current = null;
}

const wake = (): void => {
  if (document.visibilityState === 'visible') current?.wake();
};
window.addEventListener('online', wake);
document.addEventListener('visibilitychange', wake);
