import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { isEmbedded } from '../../lib/layout';
import { useShortcuts } from '../../lib/shortcuts';
import { useLocation, useNavigate, useSearch } from '../../lib/router';
import { decoded } from '../../lib/paths';
import { explainFailure } from '../../lib/errors';
import { paths } from '../../routes/paths';
import { Banner, Button, EmptyState, ErrorState, Icon, VisuallyHidden } from '../../ui';
import { useChat, useChatState, useRealNames, useSetting } from '../../stores/hooks';
import { roomPath, roomTitle, writeBlock } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { isLoaded } from '../../stores/shown';
import { keyOf, roomSource } from '../../stores/sources';
import { useSteadyRoom } from '../../stores/use-steady-room';
import { Composer } from '../composer/Composer';
import { TypingLine } from '../composer/TypingLine';
import { MessageList } from '../messages/MessageList';
import { useCorrecting } from '../messages/use-correcting';
import { usePointedMessage } from '../messages/use-pointed-message';
import { RoomHeader } from './RoomHeader';
import { MessagesOutline, RoomOutline } from './RoomOutline';
import { RoomPanels } from './RoomPanels';
import type { RoomLookup } from './use-room';
import { useRoomPanel } from './use-room-panel';
import { VisitContext } from './visit';

const WriteBlocked = deferred(() => import('./WriteBlocked').then((part) => part.WriteBlocked));

interface Props {
  lookup: RoomLookup;
  /** What the address says stands beside the messages, and what that is about. */
  tab?: string | undefined;
  context?: string | undefined;
  /** Another number each time the room is opened. */
  visit?: number;
}

export function RoomPage({ lookup, tab, context, visit = 0 }: Props) {
  const { t } = useTranslation('chat');
  const navigate = useNavigate();
  const room = useSteadyRoom(lookup.found);
  if (room)
    return (
      <VisitContext value={visit}>
        <OpenRoom room={room} tab={tab} context={context} />
      </VisitContext>
    );
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
  const headed = useSetting('UI_Show_top_navbar_embedded_layout', false) || !isEmbedded();
  const source = useMemo(() => roomSource(room._id), [room._id]);
  const loaded = useChatState((state) => isLoaded(state, source));
  const failure = useChatState((state) => state.histories.get(keyOf(source))?.failure);
  // Without a connection nothing comes, and that is said once.
  const online = useChatState((state) => state.connection.phase === 'online');
  const block = useChatState((state) => writeBlock(state, room._id));
  const correcting = useCorrecting(source);
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
  const { open } = panels;
  const shortcuts = useMemo(() => [{ keys: 'mod+f', label: t('rooms.search'), run: () => open('search') }], [t, open]);
  useShortcuts(t('shortcuts.chat'), shortcuts);
  const openThread = useCallback((tmid: string) => open('thread', tmid), [open]);
  const openUser = useCallback((username: string) => open('user-info', username), [open]);

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
        {headed && <RoomHeader room={room} title={title} panels={panels} />}
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
            onEdit={correcting.edit}
            onDelete={correcting.remove}
            {...(correcting.editing !== undefined && { editing: correcting.editing })}
            {...(found && highlight !== undefined && { highlight })}
          />
        ) : (
          <MessagesOutline />
        )}
        {pointed.state === 'missing' && <Banner kind="warning">{t('rooms.message-missing')}</Banner>}
        <TypingLine rid={rid} />
        {block !== undefined ? (
          <WriteBlocked room={room} block={block} />
        ) : (
          (correcting.form ?? (
            <Composer
              room={room}
              source={source}
              title={title}
              onSend={(text) => chat.outbox.add(rid, { kind: 'send', msg: text })}
              onEditLast={correcting.editLast}
            />
          ))
        )}
      </div>
      <RoomPanels
        room={room}
        title={title}
        path={path}
        panels={panels}
        highlight={highlight}
        pointed={pointed}
        onOpenThread={openThread}
        onOpenUser={openUser}
      />
      {correcting.dialog}
    </div>
  );
}
