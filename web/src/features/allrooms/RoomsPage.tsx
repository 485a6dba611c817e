import './allrooms.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Room } from '../../api/schema';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import type { ListView } from '../../lib/list-view';
import { useNavigate, useSearch } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Icon, Link, SelectField, Tag } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListSearch } from '../admin/ListSearch';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
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

const fetchPage = async ({ text, page, sort, filters }: ListView, signal: AbortSignal) => {
  const { rooms, total } = await fetchRooms(text, filters?.type, page, sort, signal);
  return { rows: rooms, total };
};

/** All rooms of the workspace, whoever is in them; one of them beside the list. */
export default function RoomsPage({ part: rid }: { part?: string }) {
  const { t } = useTranslation('allrooms');
  const admin = useTranslation('admin').t;
  const list = useList(fetchPage, kPageSize);
  const {
    reload,
    paging: { view, setView },
  } = list;
  const navigate = useNavigate();
  const query = useSearch();
  const [doomed, setDoomed] = useState<Room | null>(null);
  const kind = view.filters?.type;
  const written = format(i18n.language);
  const beside = (address: string) => address + (query && `?${query}`);
  const close = () => navigate(beside(paths.adminRooms));

  return (
    <AdminFrame page="rooms" title={admin('rooms.title')}>
      <ListSearch label={t('search')} hint={t('search-hint')} paging={list.paging}>
        <SelectField
          label={t('kind')}
          value={kKinds.some((one) => one === kind) ? kind! : ''}
          placeholder={t('kinds.all')}
          onChange={(type) => setView({ filters: { type } })}
          options={kKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </ListSearch>
      <ListTable
        list={list}
        caption={admin('rooms.title')}
        found={(count) => t('found', { count })}
        none={{ title: t('none'), text: t('none-text') }}
        rowKey={({ _id }) => _id}
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
