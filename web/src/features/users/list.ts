import { api } from '../../api/http';

export const pageSize = 25;

/** One page of the workspace's users whose name, username or address contains `search`. */
export function fetchUsers(search: string, page: number, signal: AbortSignal) {
  const text = search.trim().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const like = { $regex: text, $options: 'i' };
  const query = text ? JSON.stringify({ $or: [{ username: like }, { name: like }, { 'emails.address': like }] }) : undefined;
  return api.get('users.list', { count: pageSize, offset: page * pageSize, sort: JSON.stringify({ username: 1 }), query }, { signal });
}
