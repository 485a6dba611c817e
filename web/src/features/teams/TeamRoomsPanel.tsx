import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { useSettled } from '../../lib/settled';
import { decodeEvent } from '../../realtime/streams';
import { Button, ConfirmModal, EmptyState, ErrorState, Icon, Link, Outline, Menu, Tabs, Tag, toast } from '../../ui';
import { useChat, useChatParts, useChatState } from '../../stores/hooks';
import { can, roomPath } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { CreateRoomDialog } from '../rooms/dialogs';
import { Panel } from '../rooms/Panel';
import { roomIcon } from '../rooms/room-icon';
import { teamCalls } from './calls';
import { mayDeleteHosted } from './rights';
import './teams.css';

const AddRoomsDialog = deferred(() => import('./AddRoomsDialog').then((part) => part.AddRoomsDialog));

const kPage = 50;
const kPause = 200;
const kFilters = ['all', 'autoJoin'] as const;
/** What the main room says when its team has other rooms than before. */
const kNews = ['user-added-room-to-team', 'user-removed-room-from-team', 'user-deleted-room-from-team'];
const idOf = ({ _id }: Room): string => _id;
const nameOf = (room: Room): string => room.fname ?? room.name ?? '';

function useRoomNews(rid: string, onNews: () => void): void {
  const { client } = useChat();
  useEffect(
    () =>
      client.onEvent((event) => {
        const told = decodeEvent(event);
        if (told?.type === 'message' && told.data.rid === rid && kNews.includes(told.data.t ?? '')) onNews();
      }),
    [client, rid, onNews],
  );
}

interface RowProps {
  main: Room;
  room: Room;
  onChanged: () => void;
}

function RoomRow({ main, room, onChanged }: RowProps) {
  const { t } = useTranslation(['teams', 'chat']);
  const { t: common } = useTranslation('common');
  const [question, setQuestion] = useState<'remove' | 'delete' | null>(null);
  const [busy, setBusy] = useState(false);
  const may = useChatParts((state) => ({
    edit: can(state, 'edit-team-channel', main._id),
    remove: can(state, 'remove-team-channel', main._id),
    delete: mayDeleteHosted(state, room, main._id),
  }));
  const name = nameOf(room);
  const auto = room.teamDefault ?? false;

  const run = async (act: Promise<void>, done: string) => {
    setBusy(true);
    try {
      await act;
      toast.success(done);
      setQuestion(null);
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(false);
      onChanged();
    }
  };
  const items = [
    ...(may.edit
      ? [
          {
            id: 'auto',
            icon: 'user-plus' as const,
            label: t(auto ? 'rooms.auto-join-off' : 'rooms.auto-join'),
            hint: auto ? undefined : t('rooms.auto-join-hint'),
            onAction: () =>
              void run(
                teamCalls.setAutoJoin(room._id, !auto),
                t(auto ? 'rooms.auto-join-off-done' : 'rooms.auto-join-done', { room: name }),
              ),
          },
        ]
      : []),
    ...(may.remove
      ? [
          {
            id: 'remove',
            icon: 'cross' as const,
            label: t('rooms.remove'),
            onAction: () => setQuestion('remove'),
          },
        ]
      : []),
    ...(may.delete
      ? [
          {
            id: 'delete',
            icon: 'trash' as const,
            label: t('rooms.delete'),
            danger: true,
            onAction: () => setQuestion('delete'),
          },
        ]
      : []),
  ];
  return (
    <li>
      <Link to={roomPath({ t: room.t, rid: room._id, name: room.name })} className="confab-members__row">
        <Icon name={roomIcon(room)} size="x20" />
        <span className="confab-members__text">
          <span className="confab-members__name">{name}</span>
          <span className="confab-members__status">{t('chat:members.count', { count: room.usersCount ?? 0 })}</span>
        </span>
        {auto && <Tag>{t('rooms.auto-join-on')}</Tag>}
      </Link>
      {items.length > 0 && <Menu label={t('rooms.menu', { room: name })} items={items} placement="bottom end" />}
      {question && (
        <ConfirmModal
          title={t(`rooms.${question}-title`, { room: name })}
          confirm={t(`rooms.${question}-do`)}
          danger={question === 'delete'}
          busy={busy}
          onConfirm={() =>
            void run(
              question === 'delete'
                ? teamCalls.deleteRoom(room._id)
                : teamCalls.removeRoom(main.teamId ?? '', room._id),
              t(`rooms.${question}-done`, { room: name }),
            )
          }
          onClose={() => setQuestion(null)}
        >
          {t(`rooms.${question}-text`)}
        </ConfirmModal>
      )}
    </li>
  );
}

interface Props {
  /** The team's main room. */
  room: Room;
  onClose: () => void;
}

/** The rooms that a team hosts, as far as one may see them. */
export function TeamRoomsPanel({ room, onClose }: Props) {
  const { t } = useTranslation(['teams', 'chat']);
  const { t: common } = useTranslation('common');
  const { teamId = '' } = room;
  const [filter, setFilter] = useState('');
  const [type, setType] = useState<(typeof kFilters)[number]>('all');
  const [dialog, setDialog] = useState<'add' | 'create' | null>(null);
  const wanted = useSettled(filter.trim(), kPause);
  // Those that one is in, as they are now: whatever becomes of one of them, the list is another.
  const own = useChatState((state) =>
    [...state.rooms.values()]
      .filter((one) => one.teamId === teamId)
      .map(({ _id, name, t: kind, teamDefault }) => [_id, name, kind, teamDefault].join())
      .join(' '),
  );
  const fetchPage = useCallback(
    async (offset: number) => {
      const { rooms, total } = await teamCalls.rooms(teamId, wanted, type, offset, kPage);
      return { rows: rooms, total };
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see `own`
    [teamId, wanted, type, own],
  );
  const { rows, waiting, stale, error, hasMore, loadingMore, more, again } = usePaged(fetchPage, idOf);
  useRoomNews(room._id, again);
  const may = useChatParts((state) => ({
    add: can(state, 'move-room-to-team', room._id) || can(state, 'add-team-channel', room._id),
    open: can(state, 'create-team-channel', room._id) && can(state, 'create-c'),
    close: can(state, 'create-team-group', room._id) && can(state, 'create-p'),
  }));
  const title = t('rooms.title');
  return (
    <Panel label={title} title={title} onClose={onClose}>
      <Tabs
        label={title}
        selected={type}
        onSelect={setType}
        tabs={kFilters.map((id) => ({ id, label: t(`rooms.filter.${id}`) }))}
      >
        <div className="confab-sidebar__filter">
          <input
            className="confab-input"
            type="search"
            value={filter}
            placeholder={t('rooms.search')}
            aria-label={t('rooms.search')}
            onChange={(event) => setFilter(event.currentTarget.value)}
          />
        </div>
        {(may.add || may.open || may.close) && (
          <div className="confab-members__actions">
            {(may.open || may.close) && (
              <Button small icon="plus" onClick={() => setDialog('create')}>
                {t('rooms.create')}
              </Button>
            )}
            {may.add && (
              <Button small onClick={() => setDialog('add')}>
                {t('rooms.add')}
              </Button>
            )}
          </div>
        )}
        {error !== undefined && (
          <ErrorState title={t('rooms.failed')} onRetry={again}>
            {explain(common, error)}
          </ErrorState>
        )}
        {waiting && error === undefined && <Outline shape="people" />}
        {!waiting && !stale && error === undefined && rows.length === 0 && (
          <EmptyState icon="hashtag" title={t(wanted ? 'rooms.none-found' : 'rooms.none')}>
            {!wanted && t('rooms.none-text')}
          </EmptyState>
        )}
        <ul className="confab-members" aria-label={title}>
          {rows.map((one) => (
            <RoomRow key={one._id} main={room} room={one} onChanged={again} />
          ))}
        </ul>
        {hasMore && (
          <Button className="confab-panel__action" small loading={loadingMore} onClick={more}>
            {t('chat:members.more')}
          </Button>
        )}
      </Tabs>
      {dialog === 'add' && <AddRoomsDialog teamId={teamId} onClose={() => setDialog(null)} onAdded={again} />}
      {dialog === 'create' && (
        <CreateRoomDialog
          mayOpen={may.open}
          mayClose={may.close}
          team={{ _id: teamId, name: nameOf(room) }}
          onClose={() => setDialog(null)}
        />
      )}
    </Panel>
  );
}
