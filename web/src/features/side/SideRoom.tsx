import './side.css';
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { Button, EmptyState, Icon, IconButton, Link, PresenceDot } from '../../ui';
import '../../ui/icons/add-later';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { otherUser, roomPath, roomTitle, statusOf } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { roomSource } from '../../stores/sources';
import { useSteadyRoom } from '../../stores/use-steady-room';
import { RoomConversation } from '../rooms/RoomConversation';
import { ThreadPanel } from '../rooms/ThreadPanel';
import { UserPanel } from '../rooms/UserPanel';
import { roomIcon } from '../rooms/room-icon';
import { SideEdge } from './SideEdge';
import { sideRoom } from './side-room';

/** What stands in the place of the messages. */
type Inner = { thread: string } | { person: string } | undefined;

function Head({ room, title }: { room: Room; title: string }) {
  const { t } = useTranslation('daily');
  const chat = useChat();
  const [here, navigate] = useLocation();
  const uid = otherUser(room, chat.uid);
  const status = useChatState((state) => statusOf(state, uid));
  const path = roomPath({ t: room.t, rid: room._id, name: room.name });
  return (
    <header className="confab-side__head">
      {uid === undefined ? <Icon name={roomIcon(room)} size="x20" /> : <PresenceDot status={status} />}
      <h2 className="confab-side__title" dir="auto">
        <Link to={path}>{title}</Link>
      </h2>
      <IconButton
        small
        icon="arrow-back"
        aria-label={t('side.alone')}
        onClick={() => {
          sideRoom.close();
          if (here !== path) navigate(path);
        }}
      />
      <IconButton small icon="cross" aria-label={t('side.close')} onClick={() => sideRoom.close()} />
    </header>
  );
}

function Conversation({ room, title, opened }: { room: Room; title: string; opened: boolean }) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const { _id: rid, t: type } = room;
  const source = useMemo(() => roomSource(rid), [rid]);
  const joined = useChatState((state) => state.subscriptions.has(rid));
  const [inner, setInner] = useState<Inner>();
  const openThread = useCallback((thread: string) => setInner({ thread }), []);
  const openUser = useCallback((person: string) => setInner({ person }), []);
  const toMessages = () => setInner(undefined);
  const back = { label: t('messages.list'), onBack: toMessages };

  // Again after joining, as in the room's own page.
  useEffect(() => {
    if (joined || type === 'c') chat.rooms.open(rid, type);
  }, [chat, rid, type, joined]);
  useEffect(() => chat.hasOnScreen(rid), [chat, rid]);

  if (inner && 'thread' in inner)
    return (
      <ThreadPanel
        key={inner.thread}
        room={room}
        title={title}
        tmid={inner.thread}
        onClose={toMessages}
        back={back}
        onOpenUser={openUser}
        searching={false}
      />
    );
  if (inner) return <UserPanel key={inner.person} username={inner.person} rid={rid} onClose={toMessages} back={back} />;
  return (
    <RoomConversation
      room={room}
      source={source}
      title={title}
      onOpenUser={openUser}
      onOpenThread={openThread}
      aside={opened ? 'opened' : 'restored'}
    />
  );
}

/** A second conversation, beside the one that the address names. */
export function SideRoom() {
  const { t } = useTranslation('daily');
  const chat = useChat();
  const realNames = useRealNames();
  const side = useSyncExternalStore(sideRoom.subscribe, sideRoom.get);
  const rid = side?.uid === chat.uid ? side.rid : undefined;
  const room = useSteadyRoom(rid ?? null);
  const ready = useChatState((state) => state.ready);
  const title = useChatState((state) => roomTitle(room, state.subscriptions.get(rid ?? ''), realNames));
  if (rid === undefined) return null;
  const label = t('side.label', { room: title });
  return (
    <aside className="confab-side" aria-label={label}>
      <SideEdge />
      {room ? (
        <>
          <Head room={room} title={title} />
          <Conversation key={rid} room={room} title={title} opened={side?.opened === true} />
        </>
      ) : (
        ready && (
          <EmptyState
            icon="hashtag"
            title={t('side.gone')}
            action={<Button onClick={() => sideRoom.close()}>{t('side.close')}</Button>}
          >
            {t('side.gone-text')}
          </EmptyState>
        )
      )}
    </aside>
  );
}
