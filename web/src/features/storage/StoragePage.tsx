import './storage.css';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import type { ListView } from '../../lib/list-view';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { usePermission } from '../../stores/hooks';
import { Avatar, Icon, Link, Tabs } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListTable } from '../admin/ListTable';
import { useList, type Part } from '../admin/use-list';
import { nameOf } from '../allrooms/calls';
import { roomIcon } from '../rooms/room-icon';
import { fetchPeople, fetchRooms, kPageSize, type StoredOfPerson, type StoredOfRoom } from './calls';

interface Share {
  files: number;
  bytes: number;
}
interface ListProps<Row> {
  caption: string;
  fetchPage: (view: ListView, signal: AbortSignal) => Promise<Part<Row>>;
  rowKey: (row: Row) => string;
  named: { title: string; cell: (row: Row) => ReactNode };
}

/** Rooms or people by how much their files take; the bar says it beside the one with the most on the page. */
function ShareList<Row extends Share>({ caption, fetchPage, rowKey, named }: ListProps<Row>) {
  const { t } = useTranslation('storage');
  const written = format(i18n.language);
  const list = useList(fetchPage, kPageSize);
  const most = Math.max(1, ...(list.rows ?? []).map(({ bytes }) => bytes));
  return (
    <ListTable
      list={list}
      caption={caption}
      none={{ title: t('none'), text: t('none-text') }}
      rowKey={rowKey}
      columns={[
        { id: 'name', ...named },
        { id: 'files', title: t('files'), cell: ({ files }) => written.number(files) },
        {
          id: 'size',
          title: t('size'),
          cell: ({ bytes }) => (
            <span className="confab-storage__size">
              {written.size(bytes)}
              <span className="confab-storage__bar" style={{ inlineSize: `${(bytes / most) * 100}%` }} />
            </span>
          ),
        },
      ]}
    />
  );
}

const roomsOf = async ({ page }: ListView, signal: AbortSignal) => {
  const { rooms, total } = await fetchRooms(page, signal);
  return { rows: rooms, total };
};
const peopleOf = async ({ page }: ListView, signal: AbortSignal) => {
  const { people, total } = await fetchPeople(page, signal);
  return { rows: people, total };
};

function RoomName({ room }: { room: StoredOfRoom }) {
  const kind = room.t === 'p' ? 'p' : room.t === 'd' ? 'd' : 'c';
  return (
    <span className="confab-storage__name">
      <Icon name={roomIcon({ t: kind })} size="x20" />
      <Link to={paths.adminRoom(room.rid)}>
        <strong dir="auto">{nameOf({ ...room, _id: room.rid })}</strong>
      </Link>
    </span>
  );
}

function PersonName({ person: { username, name } }: { person: StoredOfPerson }) {
  return (
    <span className="confab-storage__name">
      <Avatar username={username} name={name} size={32} />
      <span>
        <Link to={paths.lookedFor('/admin/users', username)}>
          <strong dir="auto">{name ?? username}</strong>
        </Link>
        <bdi className="confab-table__more">@{username}</bdi>
      </span>
    </span>
  );
}

/** How much the files of the workspace take, by room and by person. */
export default function StoragePage({ part }: { part?: string }) {
  const { t } = useTranslation('storage');
  const admin = useTranslation('admin').t;
  const navigate = useNavigate();
  const seesPeople = usePermission('view-user-administration');
  const selected = part === 'people' && seesPeople ? 'people' : 'rooms';
  const list =
    selected === 'people' ? (
      <ShareList
        key="people"
        caption={t('people')}
        fetchPage={peopleOf}
        rowKey={({ userId }) => userId}
        named={{ title: t('person'), cell: (person) => <PersonName person={person} /> }}
      />
    ) : (
      <ShareList
        key="rooms"
        caption={t('rooms')}
        fetchPage={roomsOf}
        rowKey={({ rid }) => rid}
        named={{ title: t('room'), cell: (room) => <RoomName room={room} /> }}
      />
    );
  return (
    <AdminFrame page="storage" title={admin('storage.title')}>
      <p className="confab-page-lead">{t('lead')}</p>
      {seesPeople ? (
        <Tabs
          label={admin('storage.title')}
          tabs={[
            { id: 'rooms', label: t('rooms') },
            { id: 'people', label: t('people') },
          ]}
          selected={selected}
          onSelect={(id) => navigate(id === 'people' ? paths.adminStoragePeople : paths.adminStorage)}
        >
          {list}
        </Tabs>
      ) : (
        list
      )}
    </AdminFrame>
  );
}
