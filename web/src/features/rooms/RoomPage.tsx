import { useCallback, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { isEmbedded } from '../../lib/layout';
import { useShortcuts } from '../../lib/shortcuts';
import { useLocation, useNavigate, useSearch } from '../../lib/router';
import { decoded } from '../../lib/paths';
import { paths } from '../../routes/paths';
import { Button, EmptyState, Icon, VisuallyHidden } from '../../ui';
import { useChat, useChatState, useRealNames, useSetting } from '../../stores/hooks';
import { roomPath, roomTitle } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { isLoaded } from '../../stores/shown';
import { roomSource } from '../../stores/sources';
import { useSteadyRoom } from '../../stores/use-steady-room';
import { usePointedMessage } from '../messages/use-pointed-message';
import { RoomConversation } from './RoomConversation';
import { RoomHeader } from './RoomHeader';
import { RoomOutline } from './RoomOutline';
import { RoomPanels } from './RoomPanels';
import type { RoomLookup } from './use-room';
import { useRoomPanel } from './use-room-panel';
import { VisitContext } from './visit';

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
  const [location, navigate] = useLocation();
  const search = useSearch();
  const highlight = new URLSearchParams(search).get('msg') ?? undefined;
  const chat = useChat();
  const realNames = useRealNames();
  const headed = useSetting('UI_Show_top_navbar_embedded_layout', false) || !isEmbedded();
  const source = useMemo(() => roomSource(room._id), [room._id]);
  const loaded = useChatState((state) => isLoaded(state, source));
  const { _id: rid, t: type } = room;
  const title = useChatState((state) => roomTitle(room, state.subscriptions.get(rid), realNames));
  const joined = useChatState((state) => state.subscriptions.has(rid));

  // Again after joining: the streams of a member are others than those of a passer-by. Before a message is looked for: that asks only
  // in rooms that are followed, and what was remembered is loaded from the start.
  useEffect(() => {
    if (joined || type === 'c') chat.rooms.open(rid, type);
  }, [chat, rid, type, joined]);
  const pointed = usePointedMessage(rid, highlight, loaded, tab === 'thread' ? context : undefined);

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
        <RoomConversation
          room={room}
          source={source}
          title={title}
          onOpenUser={openUser}
          onOpenThread={openThread}
          highlight={highlight}
          pointed={pointed.state}
          early={panels.tab === 'thread'}
        />
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
    </div>
  );
}
