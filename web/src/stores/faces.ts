import { providePictures } from '../ui/pictures';
import type { Chat } from './chat';
import { faceAddress } from './face-address';

/** So many are asked for at once: what one reads and writes goes before. */
const kAtOnce = 3;
/** The time that the server says of pictures that it has made of letters itself, since Rocket.Chat does. */
const kMadeUp = 'Thu, 01 Jan 2015 00:00:00 GMT';

/** Whether somebody has a picture: '' or where it is. It is fetched on the way, and drawn from what the browser keeps. */
async function find(username: string): Promise<string> {
  const address = `/avatar/${encodeURIComponent(username)}`;
  const answer = await fetch(address, { priority: 'low', credentials: 'same-origin' });
  const type = answer.headers.get('Content-Type') ?? '';
  await answer.arrayBuffer(); // read to its end, or the browser does not keep it
  // We have letters of our own, and so has whoever the server answers without having recognised them.
  const real = answer.ok && type.startsWith('image/') && answer.headers.has('Last-Modified');
  return real && answer.headers.get('Last-Modified') !== kMadeUp ? address : '';
}

/** Finds out who of those on screen has a picture, and draws it, until the returned function is called. */
export function provideFaces(chat: Chat): () => void {
  const { store } = chat;
  const asked = new Set<string>();
  const waiting: string[] = [];
  let running = 0;
  let stopped = false;

  const next = () => {
    if (stopped || running >= kAtOnce) return;
    const username = waiting.shift();
    if (username === undefined) return;
    running += 1;
    find(username)
      .then((address) => {
        if (!stopped) store.dispatch({ type: 'faces.found', data: [{ username, address }] });
      })
      .catch(() => asked.delete(username)) // the next one to show it asks again
      .finally(() => {
        running -= 1;
        next();
      });
    next();
  };

  const own = store.getState().me;
  if (own?.avatarETag) {
    const address = faceAddress(own.username, own.avatarETag);
    store.dispatch({ type: 'faces.found', data: [{ username: own.username, address }] });
  }
  const stop = providePictures({
    addressOf: (username) => store.getState().faces.get(username) || undefined,
    want: (username) => {
      if (stopped || username === '' || asked.has(username) || store.getState().faces.has(username)) return;
      asked.add(username);
      waiting.push(username);
      // Not while something is being drawn.
      queueMicrotask(next);
    },
    subscribe: (listener) =>
      store.subscribe((state, before) => {
        if (state.faces !== before.faces) listener();
      }),
  });
  return () => {
    stopped = true;
    stop();
  };
}
