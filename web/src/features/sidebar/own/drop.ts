import type { Chat } from '../../../stores/chat';
import { ownSections } from '../sections';
import { placeRoom } from './place';

/** A room was let go over a line: before the room that stands there, or as the first of the section that begins there. */
export async function dropRoom(chat: Chat, rid: string, key: string | undefined): Promise<void> {
  if (key === undefined || key === rid) return;
  const sections = ownSections(chat.store.getState());
  const section = sections.find(({ _id, roomIds }) => key === `heading own ${_id}` || roomIds.includes(key));
  if (!section) return void (await placeRoom(chat, rid, {}));
  const before = section.roomIds.includes(key) ? key : section.roomIds.find((id) => id !== rid);
  await placeRoom(chat, rid, { section: section._id, ...(before !== undefined && { before }) });
}
