import { api } from '../../api/http';
import type { Room } from '../../api/schema';
import type { Sort } from '../../lib/list-view';

export const kPageSize = 25;

/** Kinds of rooms that the list can be narrowed to, as the server calls them. */
export const kKinds = ['c', 'p', 'd', 'teams', 'discussions'] as const;
export type Kind = (typeof kKinds)[number];

/** Columns that the server can order by. */
const kSortable = ['name', 'usersCount', 'msgs', 'ts', 'lm'];

/** One page of all rooms whose name contains `search`. */
export async function fetchRooms(
  search: string,
  kind: string | undefined,
  page: number,
  sort: Sort | undefined,
  signal: AbortSignal,
) {
  const kinds = kKinds.filter((one) => kind === undefined || one === kind); // an address may say anything
  const by = sort && kSortable.includes(sort.by) ? sort.by : 'name';
  return api.get(
    'rooms.adminRooms',
    {
      count: kPageSize,
      offset: page * kPageSize,
      sort: { [by]: sort?.descending ? -1 : 1 },
      filter: search.trim() || undefined,
      types: kinds.length > 0 ? kinds : [...kKinds],
    },
    { signal },
  );
}

export async function fetchRoom(rid: string, signal: AbortSignal): Promise<Room> {
  return api.get('rooms.adminRooms.getRoom', { rid }, { signal });
}

/** What a room is called; a conversation without a name, by its people. */
export function nameOf(room: Pick<Room, '_id' | 'name' | 'fname' | 'usernames'>): string {
  return room.fname || room.name || (room.usernames ?? []).map((username) => `@${username}`).join(', ') || room._id;
}
