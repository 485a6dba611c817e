import './allrooms.css';
import { useCallback, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Room } from '../../api/schema';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useListView } from '../../lib/list-view';
import { useLoad } from '../../lib/load';
import { useNavigate, useSearch } from '../../lib/router';
import { useSettled } from '../../lib/settled';
import { paths } from '../../routes/paths';
import { EmptyState, ErrorState, Icon, Link, Outline, Pagination, SelectField, Table, Tag, TextField } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { roomIcon } from '../rooms/room-icon';
import { fetchRooms, kKinds, kPageSize, nameOf } from './calls';
import { DeleteRoomDialog } from './DeleteRoomDialog';
import { RoomDrawer } from './RoomDrawer';

const kMarks = ['archived', 'default', 'featured', 'ro'] as const;

function NameCell({ room, to }: { room: Room; to: string }) {
  const { t } = useTranslation('allrooms');
  const marks = kMarks.filter((mark) => room[mark]);
  const kind = room.t === 'p' ? 'p' : room.t === 'd' ? 'd' : 'c';
  return (
    <span className="confab-allrooms__name">
      <Icon name={roomIcon({ ...room, t: kind })} size="x20" />
      <span>
        <Link to={to}>
          <strong dir="auto">{nameOf(room)}</strong>
        </Link>
        {marks.map((mark) => (
          <Tag key={mark}>{t(`mark.${mark}`)}</Tag>
        ))}
        {room.topic && (
          <span className="confab-table__more confab-allrooms__topic" dir="auto">
            {room.topic}
          </span>
        )}
      </span>
    </span>
  );
}

/** All rooms of the workspace, whoever is in them; one of them beside the list. */
export default function RoomsPage({ part: rid }: { part?: string }) {
  const { t } = useTranslation('allrooms');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const [view, setView] = useListView();
  const navigate = useNavigate();
  const query = useSearch();
  const [doomed, setDoomed] = useState<Room | null>(null);
  const settled = useSettled(view.text, 250);
  const kind = view.filters?.type;
  const written = format(i18n.language);
  const fetchPage = useCallback(
    (signal: AbortSignal) => fetchRooms(settled, kind, view.page, view.sort, signal),
    [settled, kind, view.page, view.sort],
  );
  const { data, error, loading, reload } = useLoad(fetchPage);
  const rows = useDeferredValue(data?.rooms);
  const beside = (address: string) => address + (query && `?${query}`);
  const close = () => navigate(beside(paths.adminRooms));

  return (
    <AdminFrame page="rooms" title={admin('rooms.title')}>
      <div className="confab-allrooms__search">
        <TextField
          type="search"
          label={t('search')}
          placeholder={t('search-hint')}
          value={view.text}
          onChange={(text) => setView({ text })}
        />
        <SelectField
          label={t('kind')}
          value={kKinds.some((one) => one === kind) ? kind! : ''}
          placeholder={t('kinds.all')}
          onChange={(type) => setView({ filters: { type } })}
          options={kKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </div>
      <div aria-live="polite" className="confab-visually-hidden">
        {data && !loading ? t('found', { count: data.total }) : ''}
      </div>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!rows && error === undefined && <Outline shape="table" />}
      {rows?.length === 0 && <EmptyState title={t('none')}>{t('none-text')}</EmptyState>}
      {rows && rows.length > 0 && (
        <>
          <Table
            caption={admin('rooms.title')}
            rows={rows}
            rowKey={({ _id }) => _id}
            sort={view.sort}
            onSort={(sort) => setView({ sort })}
            columns={[
              {
                id: 'name',
                title: t('name'),
                sortable: true,
                cell: (room) => <NameCell room={room} to={beside(paths.adminRoom(room._id))} />,
              },
              {
                id: 'usersCount',
                title: t('members'),
                sortable: true,
                cell: ({ usersCount }) => written.number(usersCount),
              },
              {
                id: 'msgs',
                title: t('messages'),
                sortable: true,
                wide: true,
                cell: ({ msgs }) => written.number(msgs),
              },
              {
                id: 'lm',
                title: t('last-message'),
                sortable: true,
                wide: true,
                cell: ({ lm }) => (lm ? written.recent(Date.parse(lm)) : ''),
              },
            ]}
          />
          <Pagination
            page={view.page}
            size={kPageSize}
            total={data?.total ?? 0}
            onChange={(page) => setView({ page })}
          />
        </>
      )}
      {rid !== undefined && <RoomDrawer key={rid} rid={rid} onClose={close} onChanged={reload} onDelete={setDoomed} />}
      {doomed && (
        <DeleteRoomDialog
          room={doomed}
          onClose={() => setDoomed(null)}
          onDone={() => {
            setDoomed(null);
            close();
            reload();
          }}
        />
      )}
    </AdminFrame>
  );
}
