import { createContext, useContext, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PermissionId, Settings } from '../api/schema';
import { session, type Session } from '../api/session';
import type { Chat } from './chat';
import type { Me } from './entities';
import { isChat, type Model } from './model';
import { can, setting } from './selectors';
import type { SettingId } from './settings';
import type { State } from './state';

/** The model of whoever looks at the page: a `Chat` for those who have signed in, else a `Visitor`. */
export const ModelContext = createContext<Model | null>(null);

export function useModel(): Model {
  const model = useContext(ModelContext);
  if (!model) throw new Error('There is no model around this component.');
  return model;
}

/** On pages for those who have signed in. */
export function useChat(): Chat {
  const model = useModel();
  if (!isChat(model)) throw new Error('Nobody has signed in.');
  return model;
}

/** Who is signed in; follows the session. */
export function useSession(): Session | null {
  return useSyncExternalStore(session.subscribe, () => session.current);
}

/** A part of the state; the component renders again when that part is another object. */
export function useChatState<T>(select: (state: State) => T): T {
  return useStore(useModel().store, select);
}

/** For selectors that put together a new object or list each time: compared one level deep. */
export function useChatParts<T>(select: (state: State) => T): T {
  return useStore(useModel().store, useShallow(select));
}

export function useSetting<K extends SettingId>(id: K, fallback: Settings[K]): Settings[K] {
  return useChatState((state) => setting(state, id, fallback));
}

export const useRealNames = (): boolean => useSetting('UI_Use_Real_Name', false);

/** One's own account; nothing until it has come, and for visitors. */
export const useMe = (): Me | null => useChatState((state) => state.me);

/** Who one is, as messages name people. */
export function useOwn(): { _id: string; username: string } {
  const { uid = '' } = useModel();
  return useChatParts((state) => ({ _id: uid, username: state.me?.username ?? '' }));
}

/** Whether I may, by the roles I hold in the whole workspace; undefined until it is known. The server decides anyway. */
export function usePermission(permission: PermissionId): boolean | undefined {
  return useChatState((state) => (state.me && state.fetched.has('permissions') ? can(state, permission) : undefined));
}
