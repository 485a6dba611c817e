import { paths } from '../../routes/paths';
import { roomPath } from '../../stores/selectors';
import type { Hit } from './calls';

/** The room that one is in already, and its address with what stands beside the messages. */
export interface Place {
  room: string;
  beside: string;
}

/** Where a message is shown: in its thread, where the room does not show it, else among the messages of its room. */
export function hitPath({ message, room }: Hit, place?: Place): string {
  const path = place?.room ?? roomPath({ t: room.t, rid: room._id, name: room.name });
  if (message.tmid !== undefined && !message.tshow)
    return paths.message(paths.panel(path, 'thread', message.tmid), message._id);
  return paths.message(place?.beside ?? path, message._id);
}
