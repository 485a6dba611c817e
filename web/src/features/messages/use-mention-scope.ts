import { useMemo } from 'react';
import { useChatState, useRealNames } from '../../stores/hooks';
import { namedChannels } from '../../stores/channels';
import type { MentionScope } from './markdown/Mention';

/** What the names in messages stand for and lead to; whom a message names is its own. */
export function useMentionScope(onOpenUser: (username: string) => void): Omit<MentionScope, 'users'> {
  const me = useChatState((state) => state.me?.username ?? '');
  const realNames = useRealNames();
  const channels = useChatState(namedChannels);
  return useMemo(() => ({ me, realNames, onOpenUser, channels }), [me, realNames, onOpenUser, channels]);
}
