import type { Message } from './entities';

/** What a list of messages is a list of. A room's own source is all that was said in it. */
export type Source =
  | { kind: 'room'; rid: string }
  | { kind: 'mentions'; rid: string; uid: string }
  | { kind: 'pinned'; rid: string }
  | { kind: 'starred'; rid: string; uid: string }
  | { kind: 'thread'; rid: string; tmid: string };
export type SourceKind = Source['kind'];

export const roomSource = (rid: string): Source => ({ kind: 'room', rid });

/** The key of a source's history; that of a room is the room's id. */
export function keyOf(source: Source): string {
  const { kind, rid } = source;
  if (kind === 'room') return rid;
  return kind === 'thread' ? `${rid}/${kind}/${source.tmid}` : `${rid}/${kind}`;
}

type Holds = { [K in SourceKind]: (message: Message, source: Extract<Source, { kind: K }>) => boolean };

/** Which of a room's messages belong to a source: what the server would list, told from the message alone. */
const holding: Holds = {
  // Replies are in their thread, unless they were meant for all.
  room: ({ tmid, tshow }) => tmid === undefined || tshow === true,
  mentions: ({ mentions }, { uid }) => mentions?.some(({ _id }) => _id === uid) ?? false,
  pinned: ({ pinned }) => pinned ?? false,
  /** With the message that is replied to. */
  thread: ({ _id, tmid: of }, { tmid }) => _id === tmid || of === tmid,
  starred: ({ starred }, { uid }) => starred?.some(({ _id }) => _id === uid) ?? false,
};

export function holds(source: Source, message: Message): boolean {
  const belongs = holding[source.kind] as (of: Message, to: Source) => boolean;
  return message.rid === source.rid && belongs(message, source);
}
