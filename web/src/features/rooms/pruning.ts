import { api } from '../../api/http';

/** Which messages of a room are to go. */
export interface PruneOrder {
  rid: string;
  /** Sent between the two, in milliseconds since 1970. */
  from: number;
  until: number;
  /** Whose, by username; empty: anybody's. */
  users: readonly string[];
  filesOnly: boolean;
  keepPinned: boolean;
  keepThreads: boolean;
  keepDiscussions: boolean;
}

/** So many go with one call, so that it ends before the answer is given up, and one can stop in between. */
export const kAtOnce = 2_000;

const bodyOf = (order: PruneOrder) => ({
  roomId: order.rid,
  oldest: new Date(order.from).toISOString(),
  latest: new Date(order.until).toISOString(),
  inclusive: true,
  users: [...order.users],
  filesOnly: order.filesOnly,
  excludePinned: order.keepPinned,
  ignoreThreads: order.keepThreads,
  ignoreDiscussion: order.keepDiscussions,
});

/** How many would go, and what is among them. Nothing is removed. */
export async function countPrunable(order: PruneOrder, signal: AbortSignal) {
  const answer = await api.post('rooms.cleanHistory', { ...bodyOf(order), confabDryRun: true }, { signal });
  return answer.confabDryRun ?? { messages: answer.count, pinned: 0, inThreads: 0 };
}

/** Removes them, the oldest first; `onGone` is told how many are gone so far. Ends early when `signal` says so. */
export async function prune(order: PruneOrder, signal: AbortSignal, onGone: (gone: number) => void): Promise<number> {
  let gone = 0;
  while (!signal.aborted) {
    const { count } = await api.post('rooms.cleanHistory', { ...bodyOf(order), limit: kAtOnce });
    gone += count;
    onGone(gone);
    if (count < kAtOnce) break;
  }
  return gone;
}
