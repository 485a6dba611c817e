import { api } from '../../../api/http';
import { toMessage, type Message } from '../../../stores/entities';

/** As the server bounds it. */
export const kMostMoved = 100;

export const movingCalls = {
  /** Puts messages at the end of a room, or of one of its threads; how many that were, with the replies that came along. */
  async move(messageIds: string[], roomId: string, threadId?: string): Promise<number> {
    const body = { messageIds, roomId, ...(threadId !== undefined && { threadId }) };
    return (await api.post('confab.messages.move', body)).messages.length;
  },
  /** A few threads of a room by what their first messages say, those with the newest replies first. */
  async threads(rid: string, text: string, signal: AbortSignal): Promise<Message[]> {
    const query = { rid, count: 20, ...(text !== '' && { text }) };
    return (await api.get('chat.getThreadsList', query, { signal })).threads.map(toMessage);
  },
};
