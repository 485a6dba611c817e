import { api } from '../../api/http';
import type { CursorPage } from '../../lib/cursored';
import { toMessage, type Message } from '../../stores/entities';

export type InboxFilter = 'following' | 'unread';

export interface InboxThread {
  /** The thread's first message. */
  first: Message;
  /** The last replies, the oldest first. */
  replies: Message[];
  unread: number;
}

/** The server counts no further. */
export const kMostCounted = 100;
const kPage = 15;

/** The threads that one follows, over all rooms, those with the newest replies first. Throws `ApiError`. */
export async function followedThreads(
  filter: InboxFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<InboxThread>> {
  const order = filter === 'unread' ? 'unread' : 'newest';
  const query = { order, count: kPage, replies: 2, ...(cursor !== undefined && { cursor }) } as const;
  const answer = await api.get('confab.threads', query, { signal });
  return {
    rows: answer.threads.map(({ message, replies, unread }) => ({
      first: toMessage(message),
      replies: replies.map(toMessage),
      unread,
    })),
    ...(answer.cursor !== undefined && { next: answer.cursor }),
  };
}
