import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { explain } from '../../lib/errors';
import { paths } from '../../routes/paths';
import { Avatar, ConfirmModal, Icon, IconButton, Link, Menu, PresenceDot, toast, type MenuItem } from '../../ui';
import { useChat, useChatState, useRealNames, useSetting } from '../../stores/hooks';
import { can, canDiscuss, otherUser, roomPath, roomTitle, statusOf } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { AddMembersDialog, CreateDiscussionDialog, JumpToDateDialog, LeaveTeamDialog, PruneDialog } from './dialogs';
import { roomIcon } from './room-icon';
import type { RoomPanels } from './use-room-panel';

interface Props {
  room: Room;
  title: string;
  /** What stands beside the messages. */
  panels: Pick<RoomPanels, 'tab' | 'open' | 'close'>;
}

type Dialog = 'leave' | 'add' | 'date' | 'discuss' | 'prune' | null;

function useMayAdd(room: Room): boolean {
  return useChatState((state) => {
    if (room.t === 'd') return false;
    if (room.teamMain) return can(state, 'add-team-member', room._id);
    const joined = state.subscriptions.has(room._id);
    const anywhere = can(state, room.t === 'c' ? 'add-user-to-any-c-room' : 'add-user-to-any-p-room', room._id);
    return anywhere || (joined && can(state, 'add-user-to-joined-room', room._id));
  });
}

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
  const threads = useSetting('Threads_enabled', true);
  const discussions = useSetting('Discussion_enabled', true) && room.prid === undefined;
  const mayDiscuss = useChatState((state) => canDiscuss(state, room._id));
  const mayPrune = useChatState((state) => can(state, 'clean-channel-history', room._id));
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
    ...(room.teamMain
      ? [
          {
            id: 'rooms',
            icon: 'hashtag' as const,
            label: t('tabs.rooms'),
            onAction: () => panels.open('team-channels'),
          },
        ]
      : []),
    { id: 'mentions', icon: 'at', label: t('tabs.mentions'), onAction: () => panels.open('mentions') },
    ...(threads
      ? [{ id: 'threads', icon: 'thread' as const, label: t('tabs.threads'), onAction: () => panels.open('threads') }]
      : []),
    ...(discussions
      ? [
          {
            id: 'discussions',
            icon: 'balloon' as const,
            label: t('tabs.discussions'),
            onAction: () => panels.open('discussion'),
          },
        ]
      : []),
    ...(mayDiscuss
      ? [
          {
            id: 'discuss',
            icon: 'balloon' as const,
            label: t('discussion.start'),
            onAction: () => setDialog('discuss'),
          },
        ]
      : []),
    { id: 'pinned', icon: 'pin', label: t('tabs.pinned'), onAction: () => panels.open('pinned-messages') },
    { id: 'starred', icon: 'star', label: t('tabs.starred'), onAction: () => panels.open('starred-messages') },
    { id: 'files', icon: 'clip', label: t('tabs.files'), onAction: () => panels.open('uploaded-files-list') },
    { id: 'date', icon: 'calendar', label: t('rooms.jump-to-date'), onAction: () => setDialog('date') },
    ...(mayAdd
      ? [{ id: 'add', icon: 'user-plus' as const, label: t('rooms.add-members'), onAction: () => setDialog('add') }]
      : []),
    ...(mayPrune
      ? [{ id: 'prune', icon: 'trash' as const, label: t('rooms.prune'), onAction: () => setDialog('prune') }]
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
      {subscription && (
        <IconButton
          small
          type="button"
          icon={favorite ? 'star-filled' : 'star'}
          aria-label={t(favorite ? 'sidebar.unfavorite' : 'sidebar.favorite')}
          aria-pressed={favorite}
          onClick={() => void run(chat.server.favorite(room._id, !favorite))}
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
      <PanelButton room={room} panels={panels} {...(uid !== undefined && { username: subscription?.name })} />
      <Menu label={t('rooms.menu')} items={items} placement="bottom end" />
      {dialog === 'add' && <AddMembersDialog room={room} onClose={close} />}
      {dialog === 'discuss' && <CreateDiscussionDialog rid={room._id} onClose={close} />}
      {dialog === 'date' && <JumpToDateDialog room={room} onClose={close} />}
      {dialog === 'prune' && <PruneDialog room={room} onClose={close} />}
      {dialog === 'leave' && room.teamMain && (
        <LeaveTeamDialog room={room} onClose={close} onLeft={() => navigate(paths.home)} />
      )}
      {dialog === 'leave' && !room.teamMain && (
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
