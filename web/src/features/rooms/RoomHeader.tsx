import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { explain } from '../../lib/errors';
import { paths } from '../../routes/paths';
import {
  Avatar,
  ConfirmModal,
  Icon,
  IconButton,
  Menu,
  PresenceDot,
  toast,
  type IconName,
  type MenuItem,
} from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { can, otherUser, statusOf } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { AddMembersDialog, JumpToDateDialog } from './dialogs';
import type { RoomPanels } from './use-room-panel';

interface Props {
  room: Room;
  title: string;
  /** What stands beside the messages. */
  panels: Pick<RoomPanels, 'tab' | 'open' | 'close'>;
}

type Dialog = 'leave' | 'add' | 'date' | null;

function useMayAdd(room: Room): boolean {
  return useChatState((state) => {
    if (room.t === 'd') return false;
    const joined = state.subscriptions.has(room._id);
    const anywhere = can(state, room.t === 'c' ? 'add-user-to-any-c-room' : 'add-user-to-any-p-room', room._id);
    return anywhere || (joined && can(state, 'add-user-to-joined-room', room._id));
  });
}

const kIcons: Partial<Record<Room['t'], IconName>> = { p: 'hashtag-lock', d: 'balloon' };

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
      title={t(username === undefined ? 'members.title' : 'person.title')}
    >
      <Icon name={username === undefined ? 'members' : 'user'} size="x20" />
      {username === undefined && <span aria-hidden="true">{count}</span>}
      <span className="confab-visually-hidden">
        {username === undefined ? t('members.count', { count }) : t('person.title')}
      </span>
    </button>
  );
}

export function RoomHeader({ room, title, panels }: Props) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [busy, setBusy] = useState(false);
  const uid = otherUser(room, chat.uid);
  const status = useChatState((state) => statusOf(state, uid));
  const statusText = useChatState((state) => (uid === undefined ? undefined : state.presence.get(uid)?.statusText));
  const subscription = useChatState((state) => state.subscriptions.get(room._id));
  const mayLeave = useChatState(
    (state) =>
      room.t !== 'd' &&
      state.subscriptions.has(room._id) &&
      can(state, room.t === 'c' ? 'leave-c' : 'leave-p', room._id),
  );
  const mayAdd = useMayAdd(room);
  const close = () => setDialog(null);

  const run = (act: Promise<void>) => act.catch((error: unknown) => toast.error(explain(common, error)));
  const leave = () => {
    setBusy(true);
    void run(
      chat.server.leave(room).then(() => {
        close();
        navigate(paths.home);
      }),
    ).finally(() => setBusy(false));
  };
  const favorite = subscription?.f ?? false;
  const items: MenuItem[] = [
    ...(room.t === 'd'
      ? []
      : [
          {
            id: 'info',
            icon: 'info-circled' as const,
            label: t('rooms.info'),
            onAction: () => panels.open('channel-settings'),
          },
        ]),
    { id: 'mentions', icon: 'at', label: t('mentions.title'), onAction: () => panels.open('mentions') },
    { id: 'date', icon: 'calendar', label: t('rooms.jump-to-date'), onAction: () => setDialog('date') },
    ...(mayAdd
      ? [{ id: 'add', icon: 'user-plus' as const, label: t('rooms.add-members'), onAction: () => setDialog('add') }]
      : []),
    ...(subscription
      ? [
          {
            id: 'hide',
            icon: 'eye-off' as const,
            label: t('sidebar.hide'),
            onAction: () => void run(chat.server.hide(room).then(() => navigate(paths.home))),
          },
        ]
      : []),
    ...(mayLeave
      ? [
          {
            id: 'leave',
            icon: 'sign-out' as const,
            label: t('rooms.leave'),
            danger: true,
            onAction: () => setDialog('leave'),
          },
        ]
      : []),
  ];
  const subtitle = room.t === 'd' ? statusText : room.topic;

  return (
    <header className="rcx-room-header confab-room-header">
      {room.t === 'd' && (
        <Avatar username={subscription?.name ?? title} name={subscription?.fname || title} size={36} />
      )}
      <div className="confab-room-header__text">
        <div className="confab-room-header__line">
          {uid === undefined ? <Icon name={kIcons[room.t] ?? 'hashtag'} size="x20" /> : <PresenceDot status={status} />}
          <h1 className="confab-room-header__title" dir="auto">
            {title}
          </h1>
        </div>
        {subtitle && (
          <p className="confab-room-header__topic" title={subtitle} dir="auto">
            {subtitle}
          </p>
        )}
      </div>
      {subscription && (
        <IconButton
          small
          type="button"
          icon={favorite ? 'star-filled' : 'star'}
          title={t(favorite ? 'sidebar.unfavorite' : 'sidebar.favorite')}
          aria-label={t(favorite ? 'sidebar.unfavorite' : 'sidebar.favorite')}
          aria-pressed={favorite}
          onClick={() => void run(chat.server.favorite(room._id, !favorite))}
        />
      )}
      <PanelButton room={room} panels={panels} {...(uid !== undefined && { username: subscription?.name })} />
      <Menu label={t('rooms.menu')} items={items} placement="bottom end" />
      {dialog === 'add' && <AddMembersDialog room={room} onClose={close} />}
      {dialog === 'date' && <JumpToDateDialog room={room} onClose={close} />}
      {dialog === 'leave' && (
        <ConfirmModal
          title={t('rooms.leave-title', { room: title })}
          confirm={t('rooms.leave')}
          danger
          busy={busy}
          onConfirm={leave}
          onClose={close}
        >
          <p>{t(room.t === 'p' ? 'rooms.leave-private' : 'rooms.leave-public')}</p>
        </ConfirmModal>
      )}
    </header>
  );
}
