import { playTone } from './tone';

/** What Rocket.Chat's clients have of their own; here the one tone stands for all of them. */
const kBuiltIn = new Set(['default', 'beep', 'chelle', 'chime', 'ding', 'door', 'droplet', 'highbell', 'seasons']);

/** Where the server keeps the bytes of a sound of the workspace's own. It goes by the id, whatever the end of the name. */
export const soundAddress = (id: string, extension = 'mp3'): string =>
  `/custom-sounds/${encodeURIComponent(id)}.${encodeURIComponent(extension)}`;

/** Plays a sound that somebody has chosen, `volume` from 0 to 1. One that is there no more is the usual tone. */
export function playSound(sound: string, volume: number): void {
  if (sound === 'none') return;
  if (kBuiltIn.has(sound)) return playTone(volume);
  const audio = new Audio(soundAddress(sound));
  audio.volume = Math.min(1, Math.max(0, volume));
  audio.addEventListener('error', () => playTone(volume), { once: true });
  audio.play().catch(() => undefined); // nobody has touched the page yet, or there is no such sound: see above
}
