import '../allrooms/allrooms.css';
import { useTranslation } from 'react-i18next';
import type { Team } from '../../api/schema';
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
import { fetchTeams, kindOf, kKinds, kPageSize } from './calls';
import { TeamDrawer } from './TeamDrawer';

function NameCell({ team, to }: { team: Team; to: string }) {
  const { t } = useTranslation('allteams');
  return (
    <span className="confab-allrooms__name">
      <Icon name="members" size="x20" />
      <span>
        <Link to={to}>
          <strong dir="auto">{team.name}</strong>
        </Link>
        {kindOf(team) === 'p' && <Tag>{t('mark.p')}</Tag>}
      </span>
    </span>
  );
}

const fetchPage = async ({ text, page, sort, filters }: ListView, signal: AbortSignal) => {
  const { teams, total } = await fetchTeams(text, filters?.type, page, sort, signal);
  return { rows: teams, total };
};

/** All teams of the workspace, whoever is in them; one of them beside the list. */
export default function TeamsPage({ part: teamId }: { part?: string }) {
  const { t } = useTranslation('allteams');
  const admin = useTranslation('admin').t;
  const list = useList(fetchPage, kPageSize);
  const {
    reload,
    paging: { view, setView },
  } = list;
  const navigate = useNavigate();
  const query = useSearch();
  const kind = view.filters?.type;
  const written = format(i18n.language);
  const beside = (address: string) => address + (query && `?${query}`);
  const close = () => navigate(beside(paths.adminTeams));

  return (
    <AdminFrame page="teams" title={admin('teams.title')}>
      <ListSearch label={t('search')} hint={t('search-hint')} paging={list.paging}>
        <SelectField
          label={t('kind')}
          value={kKinds.find((one) => one === kind) ?? ''}
          placeholder={t('kinds.all')}
          onChange={(type) => setView({ filters: { type } })}
          options={kKinds.map((value) => ({ value, label: t(`kinds.${value}`) }))}
        />
      </ListSearch>
      <ListTable
        list={list}
        caption={admin('teams.title')}
        found={(count) => t('found', { count })}
        none={{ title: t('none'), icon: 'members', text: t(list.question.text || kind ? 'none-text' : 'none-yet') }}
        rowKey={({ _id }) => _id}
        columns={[
          {
            id: 'name',
            title: t('name'),
            sortable: true,
            cell: (team) => <NameCell team={team} to={beside(paths.adminTeam(team._id))} />,
          },
          {
            id: 'numberOfUsers',
            title: t('members'),
            sortable: true,
            cell: ({ numberOfUsers = 0 }) => written.number(numberOfUsers),
          },
          {
            id: 'rooms',
            title: t('rooms'),
            sortable: true,
            cell: ({ rooms = 0 }) => written.number(rooms),
          },
          {
            id: 'createdBy',
            title: t('owner'),
            wide: true,
            cell: ({ createdBy }) => createdBy && <bdi>@{createdBy.username}</bdi>,
          },
          {
            id: 'createdAt',
            title: t('created'),
            sortable: true,
            wide: true,
            cell: ({ createdAt }) => written.date('date', Date.parse(createdAt)),
          },
        ]}
      />
      {teamId !== undefined && (
        <TeamDrawer
          key={teamId}
          teamId={teamId}
          onClose={close}
          onChanged={reload}
          onGone={() => {
            close();
            reload();
          }}
        />
      )}
    </AdminFrame>
  );
}
