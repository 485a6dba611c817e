import { api } from '../../api/http';
import type { User } from '../../api/entities';

export const pageSize = 25;

/** One page of the workspace's users whose name, username or address contains `search`. */
export async function fetchUsers(search: string, page: number, signal: AbortSignal) {
  const { users, total } = await api.get(
    'users.listByStatus',
    { count: pageSize, offset: page * pageSize, sort: { username: 1 }, searchTerm: search.trim() || undefined },
    { signal },
  );
  return { users: users as User[], total };
}

/** Everything that an administrator may see of one account. */
export async function fetchUser(userId: string): Promise<User> {
  return (await api.get('users.info', { userId })).user as User;
}
