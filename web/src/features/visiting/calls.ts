import { api } from '../../api/http';
import { callAsVisitor } from '../../api/methods';
import { toMessage, toRoom, type Message, type Room } from '../../stores/entities';

/** The channels that are shown to those who have no account, by name. */
export async function visitorChannels(signal: AbortSignal): Promise<Room[]> {
  const answer = await callAsVisitor('rooms/get', [], signal);
  const rooms = (Array.isArray(answer) ? answer : answer.update).map(toRoom);
  return rooms.sort((a, b) => (a.fname ?? a.name ?? '').localeCompare(b.fname ?? b.name ?? ''));
}

/** A public channel that visitors may read, whether it is among those or not. */
export async function visitorChannel(name: string, signal: AbortSignal): Promise<Room> {
  return toRoom(await callAsVisitor('getRoomByTypeAndName', ['c', name], signal));
}

/** `count` messages, the newest first, and how many there are in all. */
export async function visitorMessages(
  roomId: string,
  offset: number,
  count: number,
  signal?: AbortSignal,
): Promise<{ messages: Message[]; total: number }> {
  const { messages, total } = await api.get('channels.anonymousread', { roomId, offset, count }, { signal });
  return { messages: messages.map(toMessage), total };
}
