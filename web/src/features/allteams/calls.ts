import { api } from '../../api/http';
import type { Team, TeamMember } from '../../api/schema';
import type { Sort } from '../../lib/list-view';
import type { Page } from '../../lib/paged';
import { toRoom, type Room } from '../../stores/entities';

export const kPageSize = 25;
/** So many of a team's members, or rooms, come at once. */
const kPart = 50;
/** So many rooms are chosen from when a team ends. */
const kMostRooms = 100;

/** Kinds of teams, as an address and the words call them. */
export const kKinds = ['c', 'p'] as const;
export type Kind = (typeof kKinds)[number];

/** Columns that the server can order by. */
const kSortable = ['name', 'numberOfUsers', 'rooms', 'createdAt'];

export const kindOf = ({ type }: Pick<Team, 'type'>): Kind => (type === 1 ? 'p' : 'c');
const typeOf = (kind: Kind): number => (kind === 'p' ? 1 : 0);

/** One page of all teams whose name contains `search`. */
export async function fetchTeams(
  search: string,
  kind: string | undefined,
  page: number,
  sort: Sort | undefined,
  signal: AbortSignal,
) {
  const only = kKinds.find((one) => one === kind); // an address may say anything
  const by = sort && kSortable.includes(sort.by) ? sort.by : 'name';
  return api.get(
    'teams.listAll',
    {
      count: kPageSize,
      offset: page * kPageSize,
      sort: { [by]: sort?.descending ? -1 : 1 },
      filter: search.trim() || undefined,
      type: only && typeOf(only),
    },
    { signal },
  );
}

export async function fetchTeam(teamId: string, signal: AbortSignal): Promise<Team> {
  return (await api.get('teams.info', { teamId }, { signal })).teamInfo;
}

export async function fetchMembers(teamId: string, offset: number): Promise<Page<TeamMember>> {
  const { members, total } = await api.get('teams.members', { teamId, offset, count: kPart });
  return { rows: members, total };
}

export async function fetchRooms(teamId: string, offset: number): Promise<Page<Room>> {
  const { rooms, total } = await api.get('teams.listRooms', { teamId, offset, count: kPart });
  return { rows: rooms.map(toRoom), total };
}

/** Those that are asked about when the team ends. */
export async function fetchSomeRooms(teamId: string, signal: AbortSignal): Promise<Room[]> {
  return (await api.get('teams.listRooms', { teamId, count: kMostRooms }, { signal })).rooms.map(toRoom);
}

/** Says only what is to be another. */
export async function changeTeam(teamId: string, { name, kind }: { name?: string; kind?: Kind }): Promise<void> {
  const data = { ...(name !== undefined && { name }), ...(kind && { type: typeOf(kind) }) };
  await api.post('teams.update', { teamId, data });
}
