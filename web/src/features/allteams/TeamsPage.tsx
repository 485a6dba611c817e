import '../allrooms/allrooms.css';
import { useCallback, useDeferredValue } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '../../api/schema';
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

/** All teams of the workspace, whoever is in them; one of them beside the list. */
export default function TeamsPage({ part: teamId }: { part?: string }) {
  const { t } = useTranslation('allteams');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const [view, setView] = useListView();
  const navigate = useNavigate();
  const query = useSearch();
  const settled = useSettled(view.text, 250);
  const kind = view.filters?.type;
  const written = format(i18n.language);

  const fetchPage = useCallback(
    (signal: AbortSignal) => fetchTeams(settled, kind, view.page, view.sort, signal),
    [settled, kind, view.page, view.sort],
  );
  const { data, error, loading, reload } = useLoad(fetchPage);
  const rows = useDeferredValue(data?.teams);
  const beside = (address: string) => address + (query && `?${query}`);
  const close = () => navigate(beside(paths.adminTeams));

  return (
    <AdminFrame page="teams" title={admin('teams.title')}>
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
          value={kKinds.find((one) => one === kind) ?? ''}
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
      {rows?.length === 0 && (
        <EmptyState icon="members" title={t('none')}>
          {t(settled || kind ? 'none-text' : 'none-yet')}
        </EmptyState>
      )}
      {rows && rows.length > 0 && (
        <>
          <Table
            caption={admin('teams.title')}
            rows={rows}
            rowKey={({ _id }) => _id}
            sort={view.sort}
            onSort={(sort) => setView({ sort })}
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
          <Pagination
            page={view.page}
            size={kPageSize}
            total={data?.total ?? 0}
            onChange={(page) => setView({ page })}
          />
        </>
      )}
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
