import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Chat } from './chat';
import { setting } from './selectors';
import type { State } from './state';

export const ChatContext = createContext<Chat | null>(null);

export function useChat(): Chat {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error('There is no chat around this component.');
  return chat;
}

/** A part of the state; the component renders again when that part is another object. */
export function useChatState<T>(select: (state: State) => T): T {
  return useStore(useChat().store, select);
}

/** For selectors that put together a new object or list each time: compared one level deep. */
export function useChatParts<T>(select: (state: State) => T): T {
  return useStore(useChat().store, useShallow(select));
}

export function useSettingOf<T>(id: string, fallback: T): T {
  return useChatState((state) => setting(state, id, fallback));
}

export const useRealNames = (): boolean => useSettingOf('UI_Use_Real_Name', false);
