import { useMemo } from 'react';
import { useChatParts, useChatState, useRealNames } from '../../stores/hooks';
import type { MentionScope } from './markdown/Mention';

/** What the names in messages stand for and lead to; whom a message names is its own. */
export function useMentionScope(onOpenUser: (username: string) => void): Omit<MentionScope, 'users'> {
  const me = useChatState((state) => state.me?.username ?? '');
  const realNames = useRealNames();
  const channels = useChatParts((state) => [...state.rooms.values()].filter(({ t }) => t === 'c'));
  return useMemo(
    () => ({
      me,
      realNames,
      onOpenUser,
      channels: channels.map(({ _id, name = '', fname }) => ({ _id, name, ...(fname !== undefined && { fname }) })),
    }),
    [me, realNames, onOpenUser, channels],
  );
}
