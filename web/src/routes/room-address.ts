import { match } from '../lib/paths';

export type RoomKind = 'channel' | 'group' | 'direct';

/** The room that an address names: a channel or group by its name, a direct message by its id or the other's username. */
export interface RoomAddress {
  kind: RoomKind;
  name: string;
}

export function roomAddress(path: string): RoomAddress | undefined {
  const { kind, name } = match('/:kind/:name/:tab?/:context?', path) ?? {};
  if (name === undefined || (kind !== 'channel' && kind !== 'group' && kind !== 'direct')) return undefined;
  return { kind, name };
}
