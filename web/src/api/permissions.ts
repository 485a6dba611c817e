import { create } from 'zustand';
import { useEffect } from 'react';
import { useAccount } from './account';
import { api } from './http';
import { session } from './session';

const useGrants = create<{ of: string | null; roles: ReadonlyMap<string, readonly string[]> | null }>(() => ({
  of: null,
  roles: null,
}));

async function load(userId: string): Promise<void> {
  useGrants.setState({ of: userId, roles: null });
  const { update } = await api.get('permissions.listAll');
  if (useGrants.getState().of === userId)
    useGrants.setState({ roles: new Map(update.map((row) => [row._id, row.roles])) });
}

/** Whether I may, by the roles I hold in the whole workspace; undefined until it is known. The server decides anyway. */
export function usePermission(permission: string): boolean | undefined {
  const me = useAccount((account) => account.me);
  const grants = useGrants();
  useEffect(() => {
    const userId = session.current?.userId;
    if (userId && useGrants.getState().of !== userId) load(userId).catch(() => useGrants.setState({ of: null }));
  }, [me]);
  if (!me || !grants.roles) return undefined;
  return grants.roles.get(permission)?.some((role) => me.roles?.includes(role)) ?? false;
}
