import { api } from '../../api/http';
import type { TeamRoomOfUser } from '../../api/schema';
import { toRoom, type Room } from '../../stores/entities';

/** A room of a team that somebody is in. */
export interface RoomOfUser {
  room: Room;
  /** Nobody else owns it. */
  isLastOwner: boolean;
}

export interface NewTeam {
  name: string;
  closed: boolean;
  topic: string;
  readOnly: boolean;
  /** Usernames. */
  members: string[];
}

/** So many rooms of a team are chosen from at once. */
const kMostRooms = 100;

const ofUser = ({ isLastOwner, ...room }: TeamRoomOfUser): RoomOfUser => ({ room: toRoom(room), isLastOwner });

/** What is asked of the server about teams, in the client's own terms. Every call throws `ApiError`. */
export const teamCalls = {
  /** The new team's id and main room. */
  async create({ name, closed, topic, readOnly, members }: NewTeam): Promise<{ teamId: string; main: Room }> {
    const extraData = topic === '' ? {} : { topic };
    const { team } = await api.post('teams.create', {
      name,
      type: closed ? 1 : 0,
      members,
      room: { readOnly, extraData },
    });
    return { teamId: team._id, main: await teamCalls.room(team.roomId) };
  },
  async room(roomId: string): Promise<Room> {
    return toRoom((await api.get('rooms.info', { roomId })).room);
  },
  /** The name and main room of the team that hosts a room; nothing to those who may not know of it. */
  async teamOf(roomId: string): Promise<{ name: string; main: Room } | undefined> {
    const { team } = await api.get('rooms.info', { roomId });
    return team && { name: team.name, main: await teamCalls.room(team.roomId) };
  },
  async rooms(teamId: string, filter: string, type: 'all' | 'autoJoin', offset: number, count: number) {
    const query = { teamId, offset, count, ...(filter && { filter }), ...(type === 'autoJoin' && { type }) };
    const { rooms, total } = await api.get('teams.listRooms', query);
    return { rooms: rooms.map(toRoom), total };
  },
  /** Those that a member is in. */
  async roomsOf(teamId: string, userId: string, signal: AbortSignal): Promise<RoomOfUser[]> {
    const query = { teamId, userId, count: kMostRooms };
    return (await api.get('teams.listRoomsOfUser', query, { signal })).rooms.map(ofUser);
  },
  /** Those that one may delete. */
  async erasable(teamId: string, userId: string, signal: AbortSignal): Promise<RoomOfUser[]> {
    const query = { teamId, userId, canUserDelete: true, count: kMostRooms };
    return (await api.get('teams.listRoomsOfUser', query, { signal })).rooms.map(ofUser);
  },
  /** Rooms that one owns and that no team has, by the beginning of their names. */
  async available(name: string): Promise<Room[]> {
    return (await api.get('rooms.autocomplete.availableForTeams', { name })).items.map(toRoom);
  },
  async addRooms(teamId: string, rooms: string[]): Promise<void> {
    await api.post('teams.addRooms', { teamId, rooms });
  },
  async removeRoom(teamId: string, roomId: string): Promise<void> {
    await api.post('teams.removeRoom', { teamId, roomId });
  },
  async deleteRoom(roomId: string): Promise<void> {
    await api.post('rooms.delete', { roomId });
  },
  /** Whether whoever joins the team joins the room; those who are in the team come into it at once. */
  async setAutoJoin(roomId: string, isDefault: boolean): Promise<void> {
    await api.post('teams.updateRoom', { roomId, isDefault });
  },
  async addMembers(teamId: string, userIds: string[]): Promise<void> {
    await api.post('teams.addMembers', { teamId, members: userIds.map((userId) => ({ userId })) });
  },
  async leave(teamId: string, rooms: string[]): Promise<void> {
    await api.post('teams.leave', { teamId, rooms });
  },
  async erase(teamId: string, roomsToRemove: string[]): Promise<void> {
    await api.post('teams.delete', { teamId, roomsToRemove });
  },
  async toChannel(teamId: string, roomsToRemove: string[]): Promise<void> {
    await api.post('teams.convertToChannel', { teamId, roomsToRemove });
  },
  async fromRoom({ _id, t }: Room): Promise<void> {
    if (t === 'p') await api.post('groups.convertToTeam', { roomId: _id });
    else await api.post('channels.convertToTeam', { channelId: _id });
  },
};
