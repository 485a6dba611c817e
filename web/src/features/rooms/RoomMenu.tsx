import '../../ui/icons/add-later';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { ConfirmModal, Menu, toast, type MenuItem } from '../../ui';
import { useChat, useChatState, useSetting } from '../../stores/hooks';
import { can, canDiscuss } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import {
  AddMembersDialog,
  CreateDiscussionDialog,
  ExportDialog,
  JumpToDateDialog,
  LeaveTeamDialog,
  PruneDialog,
} from './dialogs';
import type { RoomPanels } from './use-room-panel';

interface Props {
  room: Room;
  title: string;
  panels: Pick<RoomPanels, 'open'>;
}

type Dialog = 'leave' | 'add' | 'date' | 'discuss' | 'export' | 'prune' | null;

function useMayAdd(room: Room): boolean {
  return useChatState((state) => {
    if (room.t === 'd') return false;
    if (room.teamMain) return can(state, 'add-team-member', room._id);
    const joined = state.subscriptions.has(room._id);
    const anywhere = can(state, room.t === 'c' ? 'add-user-to-any-c-room' : 'add-user-to-any-p-room', room._id);
    return anywhere || (joined && can(state, 'add-user-to-joined-room', room._id));
  });
}

/** What else there is of a room, and what can be done with it. */
export function RoomMenu({ room, title, panels }: Props) {
  const { t } = useTranslation(['chat', 'writing']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const [dialog, setDialog] = useState<Dialog>(null);
  const [busy, setBusy] = useState(false);
  const joined = useChatState((state) => state.subscriptions.has(room._id));
  const mayLeave = useChatState(
    (state) => room.t !== 'd' && joined && can(state, room.t === 'c' ? 'leave-c' : 'leave-p', room._id),
  );
  const mayAdd = useMayAdd(room);
  const threads = useSetting('Threads_enabled', true);
  const pinning = useSetting('Message_AllowPinning', true);
  const starring = useSetting('Message_AllowStarring', true);
  const discussions = useSetting('Discussion_enabled', true) && room.prid === undefined;
  const mayDiscuss = useChatState((state) => canDiscuss(state, room._id));
  const mayExport = useChatState((state) => can(state, 'mail-messages', room._id));
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
  const rows: (MenuItem & { shown?: boolean })[] = [
    {
      shown: room.t !== 'd',
      id: 'info',
      icon: 'info-circled',
      label: t('rooms.info'),
      onAction: () => panels.open('channel-settings'),
    },
    {
      shown: room.teamMain === true,
      id: 'rooms',
      icon: 'hashtag',
      label: t('tabs.rooms'),
      onAction: () => panels.open('team-channels'),
    },
    { id: 'mentions', icon: 'at', label: t('tabs.mentions'), onAction: () => panels.open('mentions') },
    { shown: threads, id: 'threads', icon: 'thread', label: t('tabs.threads'), onAction: () => panels.open('threads') },
    {
      shown: discussions,
      id: 'discussions',
      icon: 'balloon',
      label: t('tabs.discussions'),
      onAction: () => panels.open('discussion'),
    },
    {
      shown: mayDiscuss,
      id: 'discuss',
      icon: 'balloon',
      label: t('writing:menu.discuss'),
      onAction: () => setDialog('discuss'),
    },
    {
      shown: pinning,
      id: 'pinned',
      icon: 'pin',
      label: t('tabs.pinned'),
      onAction: () => panels.open('pinned-messages'),
    },
    {
      shown: starring,
      id: 'starred',
      icon: 'star',
      label: t('tabs.starred'),
      onAction: () => panels.open('starred-messages'),
    },
    { id: 'files', icon: 'clip', label: t('tabs.files'), onAction: () => panels.open('uploaded-files-list') },
    {
      shown: joined,
      id: 'notifications',
      icon: 'bell',
      label: t('writing:menu.notifications'),
      onAction: () => panels.open('push-notifications'),
    },
    { id: 'date', icon: 'calendar', label: t('writing:menu.date'), onAction: () => setDialog('date') },
    { shown: mayAdd, id: 'add', icon: 'user-plus', label: t('rooms.add-members'), onAction: () => setDialog('add') },
    {
      shown: mayExport,
      id: 'export',
      icon: 'upload',
      label: t('writing:menu.export'),
      onAction: () => setDialog('export'),
    },
    {
      shown: mayPrune,
      id: 'prune',
      icon: 'trash',
      label: t('writing:menu.prune'),
      onAction: () => setDialog('prune'),
    },
    {
      shown: joined,
      id: 'hide',
      icon: 'eye-off',
      label: t('writing:menu.hide'),
      onAction: () => void run(chat.server.hide(room).then(() => navigate(paths.home))),
    },
    {
      shown: mayLeave,
      id: 'leave',
      icon: 'sign-out',
      label: t('rooms.leave'),
      danger: true,
      onAction: () => setDialog('leave'),
    },
  ];
  const items = rows.filter(({ shown }) => shown !== false);

  return (
    <>
      <Menu label={t('rooms.menu')} items={items} placement="bottom end" />
      {dialog === 'add' && <AddMembersDialog room={room} onClose={close} />}
      {dialog === 'discuss' && <CreateDiscussionDialog rid={room._id} onClose={close} />}
      {dialog === 'date' && <JumpToDateDialog room={room} onClose={close} />}
      {dialog === 'export' && <ExportDialog room={room} onClose={close} />}
      {dialog === 'prune' && <PruneDialog room={room} onClose={close} />}
      {dialog === 'leave' && room.teamMain && (
        <LeaveTeamDialog room={room} onClose={close} onLeft={() => navigate(paths.home)} />
      )}
      {dialog === 'leave' && !room.teamMain && (
        <ConfirmModal
          title={t('writing:leave.title', { room: title })}
          confirm={t('rooms.leave')}
          danger
          busy={busy}
          onConfirm={leave}
          onClose={close}
        >
          <p>{t(room.t === 'p' ? 'writing:leave.private' : 'writing:leave.public')}</p>
        </ConfirmModal>
      )}
    </>
  );
}
