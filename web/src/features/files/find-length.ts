import type { SyntheticEvent } from 'react';

/** Further than any recording lasts, in seconds; every browser takes it for the end. */
const kBehindTheEnd = 1e9;

/**
 * What a browser has recorded does not say how long it is, and the player shows no length. It learns it at the end: so one
 * goes there and back once, before anybody listens. To be called when the player knows what it plays (`loadedmetadata`).
 */
export function findLength({ currentTarget: player }: SyntheticEvent<HTMLMediaElement>): void {
  if (player.duration !== Infinity || !player.paused) return;
  const over = new AbortController();
  const back = () => {
    over.abort();
    player.currentTime = 0;
  };
  // Browsers are not at one which of the two comes first.
  for (const event of ['durationchange', 'seeked'])
    player.addEventListener(event, () => Number.isFinite(player.duration) && back(), { signal: over.signal });
  // Whoever does not wait for that hears it from the beginning.
  player.addEventListener('play', back, { signal: over.signal });
  player.currentTime = kBehindTheEnd;
}

/** A length or a place in it, as clocks of players show it. */
export const clockOf = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`;
