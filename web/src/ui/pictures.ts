import { useSyncExternalStore } from 'react';

/** Who knows whose picture is where. */
export interface Pictures {
  /** The address of somebody's picture; nothing where they have none, or where that is not known yet. */
  addressOf(username: string): string | undefined;
  /** Somebody's face is on screen. */
  want(username: string): void;
  subscribe(listener: () => void): () => void;
}

let pictures: Pictures | undefined;
/** Whose faces were drawn before anybody knew: drawing them again would not ask again, since nothing has changed for them. */
const early = new Set<string>();
const kMostEarly = 2_000;
const listeners = new Set<() => void>();

/** Says who knows, until the returned function is called. What draws faces knows nothing of the chat. */
export function providePictures(provided: Pictures): () => void {
  pictures = provided;
  const tell = () => listeners.forEach((listener) => listener());
  const stop = provided.subscribe(tell);
  tell();
  for (const username of early) provided.want(username);
  early.clear();
  return () => {
    stop();
    if (pictures === provided) pictures = undefined;
    tell();
  };
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function usePicture(username: string): string | undefined {
  const address = useSyncExternalStore(subscribe, () => pictures?.addressOf(username));
  // Asking changes nothing that is drawn now.
  if (pictures) pictures.want(username);
  else if (early.size < kMostEarly) early.add(username);
  return address;
}
