import type { Message } from './entities';

/** What a list of messages is a list of. A room's own source is all that was said in it. */
interface Sources {
  room: { rid: string };
  mentions: { rid: string; uid: string };
  pinned: { rid: string };
  starred: { rid: string; uid: string };
  thread: { rid: string; tmid: string };
}
export type SourceKind = keyof Sources;
export type Source<Kind extends SourceKind = SourceKind> = { [K in Kind]: { kind: K } & Sources[K] }[Kind];

export const roomSource = (rid: string): Source => ({ kind: 'room', rid });

/** The key of a source's history; that of a room is the room's id. */
export function keyOf(source: Source): string {
  const { kind, rid } = source;
  if (kind === 'room') return rid;
  return kind === 'thread' ? `${rid}/${kind}/${source.tmid}` : `${rid}/${kind}`;
}

type Holds = { [K in SourceKind]: (message: Message, source: Sources[K]) => boolean };

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

function belongs<K extends SourceKind>(source: Source<K>, message: Message): boolean {
  return holding[source.kind](message, source);
}

export function holds(source: Source, message: Message): boolean {
  return message.rid === source.rid && belongs(source, message);
}
