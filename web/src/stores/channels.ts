import type { State } from './state';

/** A channel by what it is called. */
export interface NamedChannel {
  _id: string;
  name: string;
  fname?: string;
}

let last: { rooms: State['rooms']; channels: readonly NamedChannel[] } = { rooms: new Map(), channels: [] };

/**
 * All channels by their names: the same list as long as none comes, goes or is renamed. Rooms change with every message,
 * so that they are looked through once for each change, whoever asks and however often.
 */
export function namedChannels({ rooms }: Pick<State, 'rooms'>): readonly NamedChannel[] {
  if (last.rooms === rooms) return last.channels;
  const channels: NamedChannel[] = [];
  let same = true;
  for (const { _id, t, name = '', fname } of rooms.values()) {
    if (t !== 'c') continue;
    const known = last.channels[channels.length];
    const kept = known?._id === _id && known.name === name && known.fname === fname;
    same &&= kept;
    channels.push(kept ? known : { _id, name, ...(fname !== undefined && { fname }) });
  }
  last = { rooms, channels: same && channels.length === last.channels.length ? last.channels : channels };
  return last.channels;
}
