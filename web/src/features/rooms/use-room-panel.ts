import { useCallback } from 'react';
import { useLeave, useNavigate, useSearch } from '../../lib/router';
import { paths } from '../../routes/paths';
import type { Pointed } from '../messages/use-pointed-message';

/** What can stand beside the messages, by its part of the address: the names that people's links have already. */
export const kTabs = [
  'members-list',
  'channel-settings',
  'discussion',
  'mentions',
  'pinned-messages',
  'push-notifications',
  'search',
  'starred-messages',
  'team-channels',
  'thread',
  'threads',
  'uploaded-files-list',
  'user-info',
] as const;
export type RoomTab = (typeof kTabs)[number];

export interface RoomPanels {
  tab: RoomTab | undefined;
  /** What the panel is about: of a person, the username; of a thread, its first message's id. */
  context: string | undefined;
  open: (tab: RoomTab, context?: string) => void;
  /** Back to the messages alone. */
  close: () => void;
  /** Back to another panel, from which this one was opened. */
  back: (tab: RoomTab) => void;
}

/** The panel that the address of the room at `path` names, and the ways to others. The browser's way back closes it. */
export function useRoomPanel(
  path: string,
  tab: string | undefined,
  context: string | undefined,
  pointed: Pointed,
): RoomPanels {
  const navigate = useNavigate();
  const leave = useLeave();
  const search = useSearch();
  // The message that is pointed at stays; a reply goes with its thread.
  const stays = search !== '' && pointed.state !== 'reply';
  const full = useCallback((address: string) => (stays ? `${address}?${search}` : address), [stays, search]);
  return {
    tab: kTabs.find((known) => known === tab),
    context,
    open: useCallback((next, about) => navigate(full(paths.panel(path, next, about))), [navigate, full, path]),
    close: useCallback(() => leave(full(path)), [leave, full, path]),
    back: useCallback((next) => leave(full(paths.panel(path, next))), [leave, full, path]),
  };
}
