import type { AnyEvent } from '../../stores/events';
import type { Message } from '../../stores/entities';

/** What a visitor has read of a channel. */
export interface Feed {
  /** The oldest first. */
  messages: readonly Message[];
  /** How many of the newest were asked for, and of how many in all. */
  asked: number;
  total: number;
}

/** So many messages stay while others come. */
const kMost = 1_000;

const belongs = ({ tmid, tshow }: Message): boolean => tmid === undefined || tshow === true;

function joined(before: readonly Message[], more: readonly Message[]): Message[] {
  const all = new Map(before.map((message) => [message._id, message]));
  for (const message of more) {
    const known = all.get(message._id);
    if (belongs(message) && !(known && known.updatedAt > message.updatedAt)) all.set(message._id, message);
  }
  return [...all.values()].sort((a, b) => a.ts - b.ts);
}

/** The feed with a page that starts behind the `offset` newest. A first page that does not reach what is known replaces it. */
export function withPage(
  feed: Feed | undefined,
  offset: number,
  { messages, total }: { messages: readonly Message[]; total: number },
): Feed {
  const oldest = Math.min(...messages.map(({ ts }) => ts));
  const known = feed?.messages ?? [];
  const reaches = offset > 0 || known.some(({ ts }) => ts >= oldest);
  // What the page should have brought and did not is gone.
  const here = new Set(messages.map(({ _id }) => _id));
  const kept = reaches ? known.filter(({ _id, ts }) => offset > 0 || ts < oldest || here.has(_id)) : [];
  return {
    messages: joined(kept, messages),
    asked: Math.max(reaches ? (feed?.asked ?? 0) : 0, offset + messages.length),
    total,
  };
}

/** The feed after something has happened in its room. */
export function afterEvent(feed: Feed, rid: string, event: AnyEvent): Feed {
  switch (event.type) {
    case 'message': {
      if (event.data.rid !== rid) return feed;
      const fresh = !feed.messages.some(({ _id }) => _id === event.data._id);
      const newest = feed.messages.at(-1)?.ts ?? 0;
      // A correction of what was not read yet is read when one comes to it.
      if (fresh && event.data.ts < newest) return feed;
      const one = fresh ? 1 : 0;
      const messages = joined(feed.messages, [event.data]);
      // A page that is left open forgets what is long past; it can be asked for again.
      const past = Math.max(0, messages.length - kMost);
      return { messages: messages.slice(past), asked: feed.asked + one - past, total: feed.total + one };
    }
    case 'message.deleted':
      return without(feed, (message) => message._id === event.data.id);
    default:
      return feed;
  }
}

function without(feed: Feed, isGone: (message: Message) => boolean): Feed {
  const messages = feed.messages.filter((message) => !isGone(message));
  const gone = feed.messages.length - messages.length;
  return gone === 0 ? feed : { messages, asked: feed.asked - gone, total: feed.total - gone };
}
