import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useChat, useChatState } from '../../stores/hooks';
import { toast } from '../../ui';
import { setHolder } from './calls';

const keyOf = (permission: string, role: string) => `${permission} ${role}`;

/** Of a change that is done: a toast that can take it back, one that cannot, or none, as one of many. */
type Toasts = 'undoable' | 'plain' | 'none';
/** What the toast says once a change is done. */
export type Words = (permission: string, role: string, holds: boolean) => string;

/**
 * Which roles hold which permissions, and how to change it: shown at once, and taken back where the server refuses. What others
 * change meanwhile is seen as well.
 */
export function useHolders(words: Words) {
  const common = useTranslation('common').t;
  const chat = useChat();
  const permissions = useChatState((state) => state.permissions);
  const [pending, setPending] = useState<ReadonlyMap<string, boolean>>(new Map());

  const settle = (key: string) =>
    setPending((before) => {
      const next = new Map(before);
      next.delete(key);
      return next;
    });

  const change = async (
    permission: string,
    role: string,
    holds: boolean,
    toasts: Toasts = 'undoable',
  ): Promise<boolean> => {
    const key = keyOf(permission, role);
    setPending((before) => new Map(before).set(key, holds));
    try {
      await setHolder(permission, role, holds);
      // As the event will say, which may come a moment later.
      const others = (chat.store.getState().permissions.get(permission) ?? []).filter((one) => one !== role);
      chat.store.dispatch({
        type: 'permission.changed',
        data: { _id: permission, roles: holds ? [...others, role] : others },
      });
      const text = words(permission, role, holds);
      if (toasts === 'undoable') toast.undoable(text, () => void change(permission, role, !holds, 'plain'));
      else if (toasts === 'plain') toast.success(text);
      return true;
    } catch (problem) {
      toast.error(explain(common, problem));
      return false;
    } finally {
      settle(key);
    }
  };

  return {
    permissions,
    holds: (permission: string, role: string): boolean =>
      pending.get(keyOf(permission, role)) ?? permissions.get(permission)?.includes(role) ?? false,
    isBusy: (permission: string, role: string): boolean => pending.has(keyOf(permission, role)),
    change,
  };
}
