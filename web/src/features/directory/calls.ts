import { api } from '../../api/http';
import { toTime } from '../../stores/entities';

export interface Listed {
  _id: string;
  username: string;
  name?: string;
  nickname?: string;
  bio?: string;
  /** For those who may see it. */
  email?: string;
  createdAt?: number;
}

/** How a list of the directory is ordered: by a field that the server knows. */
export type DirectorySort = Record<string, 1 | -1>;

export const kOrders = {
  channels: ['members', 'name', 'newest', 'active'],
  teams: ['members', 'name', 'newest', 'active'],
  users: ['name', 'newest'],
} as const;
export type DirectoryOrder = 'members' | 'name' | 'newest' | 'active';

export const kSorts: Record<DirectoryOrder, DirectorySort> = {
  members: { usersCount: -1 },
  name: { name: 1 },
  newest: { createdAt: -1 },
  active: { lastMessage: -1 },
};

/** People by a part of their names. Throws `ApiError`. */
export async function findPeople(text: string, sort: DirectorySort, offset: number, count: number) {
  const { result, total } = await api.get('directory', { type: 'users', text, offset, count, sort });
  const people = result.flatMap(({ _id, username, name, nickname, bio, emails, createdAt }): Listed[] =>
    username === undefined
      ? []
      : [
          {
            _id,
            username,
            ...(name && { name }),
            ...(nickname && { nickname }),
            ...(bio && { bio }),
            ...(emails?.[0] && { email: emails[0].address }),
            ...(createdAt !== undefined && { createdAt: toTime(createdAt) }),
          },
        ],
  );
  return { rows: people, total };
}
