import { api } from '../../api/http';
import { callMethod } from '../../api/methods';
import type { Role } from '../../api/schema';
import { toUser } from '../../api/entities';

export const kPageSize = 25;

export async function fetchRoles(signal?: AbortSignal): Promise<Role[]> {
  return (await api.get('roles.list', {}, { signal })).roles;
}

export interface RoleTexts {
  name: string;
  description: string;
  scope: string;
}

export const createRole = (texts: RoleTexts) => api.post('roles.create', texts);
export const updateRole = (roleId: string, texts: RoleTexts) => api.post('roles.update', { roleId, ...texts });
export const deleteRole = (roleId: string) => api.post('roles.delete', { roleId });

/** Who has a role, page by page; of a role that holds in rooms, in which one. */
export async function fetchHolders(role: string, roomId: string | undefined, page: number, signal: AbortSignal) {
  const { users, total } = await api.get(
    'roles.getUsersInRole',
    { role, roomId, count: kPageSize, offset: page * kPageSize },
    { signal },
  );
  return { users: users.map(toUser), total };
}

interface Holding {
  roleId: string;
  username: string;
  roomId?: string;
}

export const giveRole = (holding: Holding) => api.post('roles.addUserToRole', { ...holding });
export const takeRole = (holding: Holding) => api.post('roles.removeUserFromRole', { ...holding });

/** One role more or less for a permission, whatever others change of it at the same time. */
export const setHolder = (permission: string, role: string, holds: boolean) =>
  callMethod(holds ? 'authorization:addPermissionToRole' : 'authorization:removeRoleFromPermission', [
    permission,
    role,
  ]);

export interface FoundRoom {
  _id: string;
  name?: string;
  fname?: string;
  t: string;
}

/** Anybody's channels whose name begins with a text; needs view-room-administration. */
export async function findRooms(name: string, signal: AbortSignal): Promise<FoundRoom[]> {
  return (await api.get('rooms.autocomplete.adminRooms', { selector: { name } }, { signal })).items;
}
