import { api } from '../../api/http';
import { toUser, type User } from '../../api/entities';
import type { Sort } from '../../lib/list-view';

export const pageSize = 25;

/** Columns that the server can order by. */
export const sortable = ['name', 'username'];

/** One page of the workspace's users whose name, username or address contains `search`. */
export async function fetchUsers(search: string, page: number, sort: Sort | undefined, signal: AbortSignal) {
  const by = sort && sortable.includes(sort.by) ? sort.by : 'username'; // an address may say anything
  const order = { [by]: sort?.descending ? -1 : 1 };
  const { users, total } = await api.get(
    'users.listByStatus',
    { count: pageSize, offset: page * pageSize, sort: order, searchTerm: search.trim() || undefined },
    { signal },
  );
  return { users: users.map(toUser), total };
}

/** Everything that an administrator may see of one account. */
export async function fetchUser(userId: string): Promise<User> {
  return toUser((await api.get('users.info', { userId })).user);
}
