import { useCallback, useEffect, useMemo, useState, type ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { useShortcuts } from '../../lib/shortcuts';
import { useLocation, useNavigate, useSearch } from '../../lib/router';
import { decoded } from '../../lib/paths';
import { explainFailure } from '../../lib/errors';
import { paths } from '../../routes/paths';
import { Banner, Button, EmptyState, ErrorState, Icon, VisuallyHidden } from '../../ui';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { canEdit, roomPath, roomTitle, writeBlock } from '../../stores/selectors';
import type { Message, Room } from '../../stores/entities';
import { isLive, isLoaded, shownMessages } from '../../stores/shown';
import { keyOf, roomSource } from '../../stores/sources';
import { useSteadyRoom } from '../../stores/use-steady-room';
import { Composer } from '../composer/Composer';
import { TypingLine } from '../composer/TypingLine';
import { MessageList } from '../messages/MessageList';
import { usePointedMessage } from '../messages/use-pointed-message';
import { RoomHeader } from './RoomHeader';
import { ComposerOutline, MessagesOutline, PanelOutline, RoomOutline } from './RoomOutline';
import { WriteBlocked } from './WriteBlocked';
import type { RoomLookup } from './use-room';
import type { ListedKind } from './ListedPanel';
import { useRoomPanel, type RoomTab } from './use-room-panel';

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
const DeleteDialog = deferred(() => import('../messages/DeleteDialog').then((dialog) => dialog.DeleteDialog));
const EditComposer = deferred(
  () => import('../composer/EditComposer').then((composer) => composer.EditComposer),
  ComposerOutline,
);

const listedKind = (tab: RoomTab | undefined): ListedKind | undefined =>
  tab === 'mentions' ? tab : tab === 'pinned-messages' ? 'pinned' : tab === 'starred-messages' ? 'starred' : undefined;

interface Props {
  lookup: RoomLookup;
  /** What the address says stands beside the messages, and what that is about. */
  tab?: string;
  context?: string;
}

export function RoomPage({ lookup, tab, context }: Props) {
  const { t } = useTranslation('chat');
  const navigate = useNavigate();
  const room = useSteadyRoom(lookup.found);
  if (room) return <OpenRoom room={room} tab={tab} context={context} />;
  if (lookup.found !== null || !lookup.failed) return <RoomOutline />;
  return (
    <div className="confab-home">
      <EmptyState
        title={t('rooms.not-found')}
        icon="hashtag"
        heading
        action={<Button onClick={() => navigate(paths.directory)}>{t('home.browse')}</Button>}
      >
        {t('rooms.not-found-text')}
      </EmptyState>
    </div>
  );
}

function OpenRoom({ room, tab, context }: { room: Room; tab?: string; context?: string }) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const [location, navigate] = useLocation();
  const search = useSearch();
  const highlight = new URLSearchParams(search).get('msg') ?? undefined;
  const chat = useChat();
  const realNames = useRealNames();
  const source = useMemo(() => roomSource(room._id), [room._id]);
  const loaded = useChatState((state) => isLoaded(state, source));
  const failure = useChatState((state) => state.histories.get(keyOf(source))?.failure);
  // Without a connection nothing comes, and that is said once.
  const online = useChatState((state) => state.connection.phase === 'online');
  const block = useChatState((state) => writeBlock(state, room._id));
  const [editing, setEditing] = useState<Message | null>(null);
  const [deleting, setDeleting] = useState<Message | null>(null);
  const { _id: rid, t: type } = room;
  const title = useChatState((state) => roomTitle(room, state.subscriptions.get(rid), realNames));
  const joined = useChatState((state) => state.subscriptions.has(rid));

  // Again after joining: the streams of a member are others than those of a passer-by. Before a message is looked for: that asks only
  // in rooms that are followed, and what was remembered is loaded from the start.
  useEffect(() => {
    if (joined || type === 'c') chat.rooms.open(rid, type);
  }, [chat, rid, type, joined]);
  const pointed = usePointedMessage(rid, highlight, loaded, tab === 'thread' ? context : undefined);
  const found = pointed.state === 'found';

  // Somebody has renamed the room, and its address with it.
  const path = roomPath({ t: type, rid, name: room.name });
  const [, kind = '', name = '', ...beside] = location.split('/');
  const elsewhere = type !== 'd' && room.name !== undefined && decoded(`/${kind}/${name}`) !== decoded(path);
  const wanted = [path, ...beside].join('/') + (search ? `?${search}` : '');
  useEffect(() => {
    if (elsewhere) navigate(wanted, { replace: true });
  }, [elsewhere, wanted, navigate]);

  // A reply is shown where it stands.
  const replyAt =
    pointed.state === 'reply' && highlight !== undefined && !(tab === 'thread' && context === pointed.tmid)
      ? paths.message(paths.panel(path, 'thread', pointed.tmid), highlight)
      : undefined;
  useEffect(() => {
    if (replyAt !== undefined) navigate(replyAt, { replace: true });
  }, [replyAt, navigate]);

  const panels = useRoomPanel(path, tab, context, pointed);
  const notified = useChatState((state) =>
    panels.tab === 'push-notifications' ? state.subscriptions.get(rid) : undefined,
  );
  const { open, close } = panels;
  const shortcuts = useMemo(() => [{ keys: 'mod+f', label: t('rooms.search'), run: () => open('search') }], [t, open]);
  useShortcuts(t('shortcuts.chat'), shortcuts);
  const listed = listedKind(panels.tab);
  const openThread = useCallback((tmid: string) => open('thread', tmid), [open]);
  const openUser = useCallback((username: string) => open('user-info', username), [open]);
  const editLast = () => {
    const state = chat.store.getState();
    const now = Date.now();
    const last =
      isLive(state, source) &&
      shownMessages(state, source).findLast((message) => message.u._id === chat.uid && canEdit(state, message, now));
    if (last) setEditing(last);
  };

  // What the server no longer lets us read is not shown; what is only not the newest is.
  const refused = failure?.status !== undefined && failure.status >= 400 && failure.status < 500;
  const retry = (
    <Button small onClick={() => chat.rooms.open(rid, type)}>
      {common('try-again')}
    </Button>
  );

  return (
    <div className="confab-room">
      <div className="confab-room__column">
        <RoomHeader room={room} title={title} panels={panels} />
        {room.announcement && (
          <p className="confab-announcement" data-tooltip={room.announcement}>
            <Icon name="info-circled" size="x16" />
            <VisuallyHidden>{t('rooms.announcement')}: </VisuallyHidden>
            <span dir="auto">{room.announcement}</span>
          </p>
        )}
        {failure && loaded && !refused && online && (
          <Banner kind="warning" icon="warning" action={retry}>
            {t('rooms.stale', { reason: explainFailure(common, failure) })}
          </Banner>
        )}
        {failure && (refused || !loaded) ? (
          <div className="confab-messages">
            <ErrorState title={t('rooms.unreadable')} onRetry={() => chat.rooms.open(rid, type)}>
              {explainFailure(common, failure)}
            </ErrorState>
          </div>
        ) : loaded && (pointed.state !== 'searching' || panels.tab === 'thread') ? (
          <MessageList
            key={found ? highlight : ''}
            room={room}
            source={source}
            onOpenUser={openUser}
            onOpenThread={openThread}
            onEdit={setEditing}
            onDelete={setDeleting}
            {...(editing && { editing: editing._id })}
            {...(found && highlight !== undefined && { highlight })}
          />
        ) : (
          <MessagesOutline />
        )}
        {pointed.state === 'missing' && <Banner kind="warning">{t('rooms.message-missing')}</Banner>}
        <TypingLine rid={rid} />
        {block !== undefined ? (
          <WriteBlocked room={room} block={block} />
        ) : editing ? (
          <EditComposer
            key={editing._id}
            message={editing}
            onClose={() => setEditing(null)}
            onDelete={() => {
              setEditing(null);
              setDeleting(editing);
            }}
          />
        ) : (
          <Composer
            room={room}
            source={source}
            title={title}
            onSend={(text) => chat.outbox.add(rid, { kind: 'send', msg: text })}
            onEditLast={editLast}
          />
        )}
      </div>
      {panels.tab === 'members-list' && <MembersPanel room={room} onClose={close} onOpenUser={openUser} />}
      {listed && (
        <ListedPanel key={listed} kind={listed} room={room} path={path} onClose={close} onOpenUser={openUser} />
      )}
      {panels.tab === 'search' && <SearchPanel room={room} path={path} text={decoded(context ?? '')} onClose={close} />}
      {panels.tab === 'discussion' && <DiscussionsPanel room={room} onClose={close} />}
      {panels.tab === 'uploaded-files-list' && <FilesPanel key={rid} room={room} path={path} onClose={close} />}
      {notified && <NotificationsPanel key={rid} subscription={notified} title={title} onClose={close} />}
      {panels.tab === 'threads' && <ThreadsPanel room={room} onClose={close} onOpen={openThread} />}
      {panels.tab === 'thread' && context !== undefined && (
        <ThreadPanel
          key={context}
          room={room}
          title={title}
          tmid={context}
          onClose={close}
          back={{ label: t('tabs.threads'), onBack: () => panels.back('threads') }}
          onOpenUser={openUser}
          searching={pointed.state === 'searching'}
          {...(pointed.state === 'reply' && highlight !== undefined && { highlight })}
        />
      )}
      {panels.tab === 'channel-settings' && (
        <RoomInfoPanel room={room} title={title} onClose={close} onOpenRooms={() => open('team-channels')} />
      )}
      {panels.tab === 'team-channels' && room.teamMain && <TeamRoomsPanel room={room} onClose={close} />}
      {panels.tab === 'user-info' && context !== undefined && (
        <UserPanel
          key={context}
          username={context}
          rid={rid}
          onClose={close}
          {...(type !== 'd' && { back: { label: t('members.title'), onBack: () => panels.back('members-list') } })}
        />
      )}
      {deleting && <DeleteDialog message={deleting} onClose={() => setDeleting(null)} />}
    </div>
  );
}
