import { api } from '../../api/http';
import type { Room } from '../../stores/entities';

export const kRoomRoles = ['owner', 'moderator', 'leader'] as const;
/** What somebody may be in a room. */
export type RoomRole = (typeof kRoomRoles)[number];

const kRoleCalls = {
  channels: {
    owner: ['channels.addOwner', 'channels.removeOwner'],
    moderator: ['channels.addModerator', 'channels.removeModerator'],
    leader: ['channels.addLeader', 'channels.removeLeader'],
  },
  groups: {
    owner: ['groups.addOwner', 'groups.removeOwner'],
    moderator: ['groups.addModerator', 'groups.removeModerator'],
    leader: ['groups.addLeader', 'groups.removeLeader'],
  },
} as const;

const family = ({ t }: Pick<Room, 't'>) => (t === 'p' ? 'groups' : 'channels');

/** What can be done with a member of a channel or group. Every call throws ApiError. */
export const memberCalls = {
  async setRole(room: Room, userId: string, role: RoomRole, given: boolean): Promise<void> {
    const [add, remove] = kRoleCalls[family(room)][role];
    await api.post(given ? add : remove, { roomId: room._id, userId });
  },
  /** Whether they may write; in a read-only room an exception from that. */
  async setVoice(room: Room, userId: string, given: boolean): Promise<void> {
    await api.post(given ? 'rooms.unmuteUser' : 'rooms.muteUser', { roomId: room._id, userId });
  },
  async remove(room: Room, userId: string): Promise<void> {
    await api.post(`${family(room)}.kick`, { roomId: room._id, userId });
  },
  /** Out of the team, and out of those of its rooms that are named. */
  async removeFromTeam(teamId: string, userId: string, rooms: string[]): Promise<void> {
    await api.post('teams.removeMember', { teamId, userId, rooms });
  },
  async ban(room: Room, userId: string): Promise<void> {
    await api.post('rooms.banUser', { roomId: room._id, userId });
  },
  async unban(room: Room, userId: string): Promise<void> {
    await api.post('rooms.unbanUser', { roomId: room._id, userId });
  },
  banned: (room: Room, offset: number, count: number) =>
    api.get('rooms.bannedUsers', { roomId: room._id, offset, count }),
};

/** Whether a member may write as far as the room itself says. */
export const hasVoice = ({ ro, muted, unmuted }: Room, username: string, roles: readonly string[]): boolean =>
  ro ? (unmuted?.includes(username) ?? false) || roles.includes('owner') : !muted?.includes(username);
