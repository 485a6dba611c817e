import type { SyntheticEvent } from 'react';

/** Further than any recording lasts, in seconds; every browser takes it for the end. */
const kBehindTheEnd = 1e9;

/**
 * What a browser has recorded does not say how long it is, and the player shows no length. It learns it at the end: so one
 * goes there and back once, before anybody listens. To be called when the player knows what it plays (`loadedmetadata`).
 */
export function findLength({ currentTarget: player }: SyntheticEvent<HTMLMediaElement>): void {
  if (player.duration !== Infinity || !player.paused) return;
  player.addEventListener('seeked', () => (player.currentTime = 0), { once: true });
  player.currentTime = kBehindTheEnd;
}
