import type { Message } from './entities';
import type { History } from './history';

type Bucket = ReadonlyMap<string, Message>;

const kBuckets = 256;
const kNone: Bucket = new Map();

/** Ids end at random. */
function bucketOf(id: string): number {
  const end = id.length - 1;
  return (id.charCodeAt(end) * 31 + id.charCodeAt(end - 1)) & (kBuckets - 1);
}

/**
 * All messages that the client has, once each, by id. Never changed in place; a change copies one part in 256, so that a
 * message that arrives costs the same however many are here.
 */
export class MessageTable {
  private readonly buckets: readonly Bucket[];

  private constructor(buckets: readonly Bucket[]) {
    this.buckets = buckets;
  }

  static readonly empty = new MessageTable(new Array<Bucket>(kBuckets).fill(kNone));

  get size(): number {
    return this.buckets.reduce((sum, bucket) => sum + bucket.size, 0);
  }

  get(id: string): Message | undefined {
    return this.buckets[bucketOf(id)]?.get(id);
  }

  *values(): Iterable<Message> {
    for (const bucket of this.buckets) yield* bucket.values();
  }

  /** These in it, whatever was known of them. */
  with(messages: readonly Message[]): MessageTable {
    return this.changed(
      messages,
      ({ _id }) => _id,
      (bucket, message) => bucket.set(message._id, message),
    );
  }

  without(ids: readonly string[]): MessageTable {
    const present = ids.filter((id) => this.get(id));
    return this.changed(
      present,
      (id) => id,
      (bucket, id) => bucket.delete(id),
    );
  }

  /** Only those whose id is in `ids`. */
  only(ids: ReadonlySet<string>): MessageTable {
    return this.without([...this.values()].flatMap(({ _id }) => (ids.has(_id) ? [] : [_id])));
  }

  private changed<C>(
    changes: readonly C[],
    idOf: (change: C) => string,
    make: (bucket: Map<string, Message>, change: C) => void,
  ): MessageTable {
    if (changes.length === 0) return this;
    const buckets = [...this.buckets];
    const copies = new Map<number, Map<string, Message>>();
    for (const change of changes) {
      const at = bucketOf(idOf(change));
      const copy = copies.get(at) ?? new Map(buckets[at]);
      copies.set(at, copy);
      buckets[at] = copy;
      make(copy, change);
    }
    return new MessageTable(buckets);
  }
}

/** The part of the state that messages change. */
export interface MessageState {
  /** Every message that some history has. */
  messages: MessageTable;
  /** By the key of the source; only what was opened and is still followed. */
  histories: ReadonlyMap<string, History>;
  /** Ids that are gone, the newest last: what was sent before the deletion must not bring them back. */
  gone: ReadonlySet<string>;
}

export const kNoMessages: MessageState = { messages: MessageTable.empty, histories: new Map(), gone: new Set() };
