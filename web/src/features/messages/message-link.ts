import { paths } from '../../routes/paths';
import type { Message } from '../../stores/entities';
import { roomPath, setting } from '../../stores/selectors';
import type { State } from '../../stores/state';

/** The address at which others find a message, too. */
export function messageLink(state: State, message: Message): string {
  const room = state.rooms.get(message.rid);
  const subscription = state.subscriptions.get(message.rid);
  const path = roomPath({
    t: room?.t ?? subscription?.t ?? 'c',
    rid: message.rid,
    name: room?.name ?? subscription?.name,
  });
  const { _id, tmid, tshow } = message;
  // A reply stands in its thread.
  const place = tmid === undefined || tshow ? path : paths.panel(path, 'thread', tmid);
  return new URL(paths.message(place, _id), setting(state, 'Site_Url', '') || window.location.origin).href;
}

/** The links without words that a text begins with: they are what it quotes, and the server draws that. */
export const quoteLinks = (msg: string): string => /^(?:\[ ?\]\([^)\s]*\)\s*)*/.exec(msg)?.[0] ?? '';
