import { api } from '../../api/http';
import type { TextRange } from '../../api/schema';
import { toMessage, toRoomType, type Message, type RoomType } from '../../stores/entities';
import type { CursorPage } from '../../lib/cursored';

export interface Hit {
  message: Message;
  room: { _id: string; t: RoomType; name?: string; fname?: string };
  /** What of the text was looked for, in order. */
  highlights: readonly TextRange[];
}

const kPage = 20;

/** The messages that `text` finds, with its filters; in one room, or in all that one is in. Throws `ApiError`. */
export async function findMessages(
  text: string,
  roomId: string | undefined,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<Hit>> {
  const query = {
    text,
    count: kPage,
    utcOffset: -new Date().getTimezoneOffset(),
    ...(roomId !== undefined && { roomId }),
    ...(cursor !== undefined && { cursor }),
  };
  const { hits, next } = await api.get('confab.search', query, { signal });
  return {
    rows: hits.map(({ message, room, highlights }) => ({
      message: toMessage(message),
      room: { ...room, t: toRoomType(room.t) },
      highlights,
    })),
    ...(next !== undefined && { next }),
  };
}
