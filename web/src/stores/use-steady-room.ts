import { useState } from 'react';
import { sameValue } from '../lib/same';
import type { Room } from './entities';
import { useChatState } from './hooks';

/** What each message changes of its room, and no page of the room shows. */
const kMoving = { lm: 0, msgs: 0, seq: 0, updatedAt: 0 } satisfies Partial<Room>;

/** A function that hands on what it gets, or what it handed on last, where that says the same apart from what messages change. */
function steadier(): (room: Room | undefined) => Room | undefined {
  let seen: Room | undefined;
  let steady: Room | undefined;
  return (room) => {
    if (room === seen) return steady;
    seen = room;
    if (!steady || !room || !sameValue({ ...steady, ...kMoving }, { ...room, ...kMoving })) steady = room;
    return steady;
  };
}

/** A room for those who show it: another object only when something has changed that can be seen, not with each message. */
export function useSteadyRoom(rid: string | null): Room | undefined {
  const [steadied] = useState(steadier);
  return useChatState((state) => steadied(rid === null ? undefined : state.rooms.get(rid)));
}
