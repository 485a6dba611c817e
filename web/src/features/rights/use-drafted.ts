import { useState } from 'react';

/** A role is to hold a permission, or no longer. */
export interface Change {
  permission: string;
  role: string;
  holds: boolean;
}

const keyOf = ({ permission, role }: Omit<Change, 'holds'>) => `${permission} ${role}`;

/** What was changed in the matrix and is not saved; what has come true in the meantime is no change any more. */
export function useDrafted(holds: (permission: string, role: string) => boolean) {
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Change>>(new Map());
  return {
    changes: [...drafts.values()].filter(({ permission, role, holds: wanted }) => holds(permission, role) !== wanted),
    holds: (permission: string, role: string): boolean =>
      drafts.get(keyOf({ permission, role }))?.holds ?? holds(permission, role),
    draft: (change: Change) => setDrafts((before) => new Map(before).set(keyOf(change), change)),
    drop: (some: readonly Change[]) =>
      setDrafts((before) => {
        const next = new Map(before);
        for (const change of some) next.delete(keyOf(change));
        return next;
      }),
  };
}
