import { useTranslation } from 'react-i18next';
import { calm } from '../../lib/calm';
import { deferred } from '../../lib/deferred';
import { explain } from '../../lib/errors';
import { Avatar, Icon, IconButton, Link, PresenceDot, toast } from '../../ui';
import { useChat, useChatParts, useChatState, useRealNames } from '../../stores/hooks';
import { otherUser, roomPath, roomTitle, statusOf } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { roomIcon } from './room-icon';
import type { RoomPanels } from './use-room-panel';

interface Props {
  room: Room;
  title: string;
  /** What stands beside the messages. */
  panels: Pick<RoomPanels, 'tab' | 'open' | 'close'>;
}

// Who reads does not wait for it; its place is taken at once.
const RoomMenu = deferred(
  () => import('./RoomMenu').then((part) => part.RoomMenu),
  () => <span className="confab-room-header__menu-place" />,
  'writing',
  calm,
);

/** Who is here; in a conversation of two, the other. */
function PanelButton({ room, username, panels }: Pick<Props, 'room' | 'panels'> & { username?: string }) {
  const { t } = useTranslation('chat');
  const tab = username === undefined ? 'members-list' : 'user-info';
  const shown = panels.tab === tab;
  const count = room.usersCount ?? 0;
  return (
    <button
      type="button"
      className="confab-room-header__members"
      aria-expanded={shown}
      onClick={() => (shown ? panels.close() : panels.open(tab, username))}
      data-tooltip={t(username === undefined ? 'members.title' : 'person.title')}
    >
      <Icon name={username === undefined ? 'members' : 'user'} size="x20" />
      {username === undefined && <span aria-hidden="true">{count}</span>}
      <span className="confab-visually-hidden">
        {username === undefined ? t('members.count', { count }) : t('person.title')}
      </span>
    </button>
  );
}

/** Of a discussion: the way to the room that it belongs to. */
function ParentLink({ rid }: { rid: string }) {
  const { t } = useTranslation('chat');
  const realNames = useRealNames();
  const room = useChatState((state) => state.rooms.get(rid));
  const subscription = useChatState((state) => state.subscriptions.get(rid));
  if (!room) return null;
  return (
    <p className="confab-room-header__topic">
      <Link to={roomPath({ t: room.t, rid, name: room.name })}>
        {t('discussion.of', { room: roomTitle(room, subscription, realNames) })}
      </Link>
    </p>
  );
}

export function RoomHeader({ room, title, panels }: Props) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const uid = otherUser(room, chat.uid);
  const status = useChatState((state) => statusOf(state, uid));
  const statusText = useChatState((state) => (uid === undefined ? undefined : state.presence.get(uid)?.statusText));
  // Not the subscription itself: each message changes that.
  const own = useChatParts((state) => {
    const { name, fname, f = false } = state.subscriptions.get(room._id) ?? {};
    return { name, fname, f };
  });
  const joined = useChatState((state) => state.subscriptions.has(room._id));
  const favorite = own.f;
  const star = () =>
    chat.server.favorite(room._id, !favorite).catch((error: unknown) => toast.error(explain(common, error)));
  const subtitle = room.t === 'd' ? statusText : room.topic;

  return (
    <header className="rcx-room-header confab-room-header">
      {room.t === 'd' && <Avatar username={own.name ?? title} name={own.fname || title} size={36} />}
      <div className="confab-room-header__text">
        <div className="confab-room-header__line">
          {uid === undefined ? <Icon name={roomIcon(room)} size="x20" /> : <PresenceDot status={status} />}
          <h1 className="confab-room-header__title" dir="auto">
            {title}
          </h1>
        </div>
        {room.prid !== undefined && <ParentLink rid={room.prid} />}
        {subtitle && (
          <p className="confab-room-header__topic" data-tooltip={subtitle} dir="auto">
            {subtitle}
          </p>
        )}
      </div>
      {joined && (
        <IconButton
          small
          type="button"
          icon={favorite ? 'star-filled' : 'star'}
          aria-label={t(favorite ? 'sidebar.unfavorite' : 'sidebar.favorite')}
          aria-pressed={favorite}
          onClick={() => void star()}
        />
      )}
      <IconButton
        small
        type="button"
        icon="magnifier"
        aria-label={t('rooms.search')}
        aria-expanded={panels.tab === 'search'}
        onClick={() => (panels.tab === 'search' ? panels.close() : panels.open('search'))}
      />
      <PanelButton room={room} panels={panels} {...(uid !== undefined && { username: own.name })} />
      <RoomMenu room={room} title={title} panels={panels} />
    </header>
  );
}
