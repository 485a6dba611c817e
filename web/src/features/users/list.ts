import { api } from '../../api/http';

export const pageSize = 25;

/** One page of the workspace's users whose name, username or address contains `search`. */
export function fetchUsers(search: string, page: number, signal: AbortSignal) {
  const searchTerm = search.trim() || undefined;
  return api.get(
    'users.listByStatus',
    { count: pageSize, offset: page * pageSize, sort: { username: 1 }, searchTerm },
    { signal },
  );
}
