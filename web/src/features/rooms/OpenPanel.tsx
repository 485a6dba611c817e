import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { decoded } from '../../lib/paths';
import { useChatState } from '../../stores/hooks';
import { PanelOutline } from './RoomOutline';
import type { ListedKind } from './ListedPanel';
import type { PanelProps } from './RoomPanels';
import type { RoomTab } from './use-room-panel';

// Fetched when they are first opened: who reads needs none of them. Their place is taken at once.
const panel = <P extends object>(load: () => Promise<ComponentType<P>>, texts?: string | readonly string[]) =>
  deferred(load, PanelOutline, texts);
const MembersPanel = panel(() => import('./MembersPanel').then((part) => part.MembersPanel));
const FilesPanel = panel(() => import('../files/FilesPanel').then((part) => part.FilesPanel), 'files');
const ListedPanel = panel(() => import('./ListedPanel').then((part) => part.ListedPanel), 'writing');
const ThreadPanel = panel(() => import('./ThreadPanel').then((part) => part.ThreadPanel));
const ThreadsPanel = panel(() => import('./ThreadsPanel').then((part) => part.ThreadsPanel));
const SearchPanel = panel(() => import('../search/SearchPanel').then((part) => part.SearchPanel), 'search');
const DiscussionsPanel = panel(
  () => import('../discussions/DiscussionsPanel').then((part) => part.DiscussionsPanel),
  ['talks', 'panels'],
);
const RoomInfoPanel = panel(() => import('./RoomInfoPanel').then((part) => part.RoomInfoPanel));
const NotificationsPanel = panel(
  () => import('../notifying/NotificationsPanel').then((part) => part.NotificationsPanel),
  ['notifying', 'account'],
);
const TeamRoomsPanel = panel(() => import('../teams/TeamRoomsPanel').then((part) => part.TeamRoomsPanel));
const UserPanel = panel(() => import('./UserPanel').then((part) => part.UserPanel), 'writing');

const listedKind = (tab: RoomTab | undefined): ListedKind | undefined =>
  tab === 'mentions' ? tab : tab === 'pinned-messages' ? 'pinned' : tab === 'starred-messages' ? 'starred' : undefined;

/** The panel that the address names. */
export function OpenPanel({ room, title, path, panels, highlight, pointed, onOpenThread, onOpenUser }: PanelProps) {
  const { t } = useTranslation('chat');
  const { tab, context, open, close, back } = panels;
  const { _id: rid, t: type } = room;
  const notified = useChatState((state) => (tab === 'push-notifications' ? state.subscriptions.get(rid) : undefined));
  const listed = listedKind(tab);
  return (
    <>
      {tab === 'members-list' && <MembersPanel room={room} onClose={close} onOpenUser={onOpenUser} />}
      {listed && (
        <ListedPanel key={listed} kind={listed} room={room} path={path} onClose={close} onOpenUser={onOpenUser} />
      )}
      {tab === 'search' && <SearchPanel room={room} path={path} text={decoded(context ?? '')} onClose={close} />}
      {tab === 'discussion' && <DiscussionsPanel room={room} onClose={close} />}
      {tab === 'uploaded-files-list' && <FilesPanel key={rid} room={room} path={path} onClose={close} />}
      {notified && <NotificationsPanel key={rid} subscription={notified} title={title} onClose={close} />}
      {tab === 'threads' && <ThreadsPanel room={room} onClose={close} onOpen={onOpenThread} />}
      {tab === 'thread' && context !== undefined && (
        <ThreadPanel
          key={context}
          room={room}
          title={title}
          tmid={context}
          onClose={close}
          back={{ label: t('tabs.threads'), onBack: () => back('threads') }}
          onOpenUser={onOpenUser}
          searching={pointed.state === 'searching'}
          {...(pointed.state === 'reply' && highlight !== undefined && { highlight })}
        />
      )}
      {tab === 'channel-settings' && (
        <RoomInfoPanel room={room} title={title} onClose={close} onOpenRooms={() => open('team-channels')} />
      )}
      {tab === 'team-channels' && room.teamMain && <TeamRoomsPanel room={room} onClose={close} />}
      {tab === 'user-info' && context !== undefined && (
        <UserPanel
          key={context}
          username={context}
          rid={rid}
          onClose={close}
          {...(type !== 'd' && { back: { label: t('members.title'), onBack: () => back('members-list') } })}
        />
      )}
    </>
  );
}
