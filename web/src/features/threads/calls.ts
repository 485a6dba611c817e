import { api } from '../../api/http';
import type { CursorPage } from '../../lib/cursored';
import { toMessage, type Message } from '../../stores/entities';

/** All: of one's rooms, whether one follows them or not. */
export type InboxFilter = 'following' | 'unread' | 'all';

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
const kOrder = { following: 'newest', unread: 'unread', all: 'all' } as const satisfies Record<InboxFilter, string>;

/** Threads over all rooms, those with the newest replies first. Throws `ApiError`. */
export async function inboxThreads(
  filter: InboxFilter,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<InboxThread>> {
  const query = { order: kOrder[filter], count: kPage, replies: 2, ...(cursor !== undefined && { cursor }) } as const;
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
