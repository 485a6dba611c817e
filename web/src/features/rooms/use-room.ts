import { useEffect, useState } from 'react';
import { ApiError } from '../../api/http';
import type { RoomKind } from '../../routes/room-address';
import { useChat, useChatState } from '../../stores/hooks';
import type { Chat } from '../../stores/chat';
import type { RoomType } from '../../stores/entities';
import type { State } from '../../stores/state';

/** What was found last: the same is asked for at every change of the state. */
let last: { name: string; rid: string } = { name: '', rid: '' };

/** The room that an address names, among those we know. A direct message goes by its id or by the other's username. */
function findRoom(state: State, kind: RoomKind, name: string): string | undefined {
  const wanted = kind === 'channel' ? 'c' : kind === 'group' ? 'p' : 'd';
  const known = last.name === name ? state.subscriptions.get(last.rid) : undefined;
  if (known?.t === wanted && (known.rid === name || known.name === name)) return known.rid;
  const rid = search(state, wanted, name);
  if (rid !== undefined) last = { name, rid };
  return rid;
}

function search(state: State, wanted: RoomType, name: string): string | undefined {
  for (const subscription of state.subscriptions.values()) {
    if (subscription.t !== wanted) continue;
    const room = state.rooms.get(subscription.rid);
    if (subscription.rid === name || subscription.name === name || (wanted !== 'd' && room?.name === name))
      return subscription.rid;
  }
  // A room that was just created may be here before its subscription; a public one may be on show.
  for (const room of state.rooms.values()) {
    if (room.t === wanted && (room._id === name || (wanted !== 'd' && room.name === name))) return room._id;
  }
  return undefined;
}

async function fetchRoom(chat: Chat, kind: RoomKind, name: string): Promise<void> {
  if (kind === 'channel') chat.store.dispatch({ type: 'room.changed', data: await chat.server.channelByName(name) });
  // By username: the room is made when there is none. What is no username is refused.
  else if (kind === 'direct') await chat.openDirect(name);
  else throw new ApiError(404, 'error-room-not-found', name);
}

export type RoomLookup = { found: string } | { found: null; failed: boolean };

/** Finds the room of an address, asking the server for one that we are not in. Without a kind there is none. */
export function useRoom(kind: RoomKind | undefined, name: string): RoomLookup {
  const chat = useChat();
  const named = useChatState((state) => kind && findRoom(state, kind, name));
  const ready = useChatState((state) => state.ready);
  const [failed, setFailed] = useState<string | null>(null);
  const address = `${kind ?? ''}/${name}`;
  // A room that is renamed while it is open stays open; whoever shows it goes on to its new address.
  const [kept, setKept] = useState<{ address: string; rid: string } | null>(null);
  if (named !== undefined && (kept?.address !== address || kept.rid !== named)) setKept({ address, rid: named });
  const stays = useChatState((state) => kept?.address === address && state.rooms.has(kept.rid));
  const rid = named ?? (stays ? kept?.rid : undefined);

  useEffect(() => {
    if (kind === undefined || rid !== undefined || !ready) return;
    let current = true;
    fetchRoom(chat, kind, name).catch(() => {
      if (current) setFailed(`${kind}/${name}`);
    });
    return () => {
      current = false;
    };
  }, [chat, kind, name, rid, ready]);

  return rid === undefined ? { found: null, failed: failed === address } : { found: rid };
}
