import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useListView } from '../../lib/list-view';
import { useLoad } from '../../lib/load';
import { useSettled } from '../../lib/settled';
import { paths } from '../../routes/paths';
import { Avatar, EmptyState, ErrorState, Link, Outline, Pagination, Table, Tabs, TextField } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { kPageSize, reportedPeople, writers } from './calls';
import { PersonPage } from './PersonPage';
import { Written } from './Written';
import '../users/users.css';
import './moderation.css';

const kTabs = ['messages', 'people'] as const;
type Tab = (typeof kTabs)[number];

/** Somebody who is reported, whichever way. */
interface Row {
  _id: string;
  username: string;
  name?: string;
  /** The text that was reported last. */
  text?: string;
  ts: string;
  count: number;
}

async function fetchRows(tab: Tab, page: number, text: string, signal: AbortSignal) {
  if (tab === 'messages') {
    const { reports, total } = await writers(page, text, signal);
    return {
      total,
      rows: reports.map(({ userId, message, ...rest }): Row => ({ ...rest, _id: userId, text: message })),
    };
  }
  const { reports, total } = await reportedPeople(page, text, signal);
  return { total, rows: reports.map(({ reportedUser, ts, count }): Row => ({ ...reportedUser, ts, count })) };
}

function List({ tab }: { tab: Tab }) {
  const { t } = useTranslation(['moderation', 'admin']);
  const common = useTranslation('common').t;
  const [{ text, page }, setView] = useListView();
  const settled = useSettled(text.trim(), 250);
  const written = format(i18n.language);
  const { data, error, reload } = useLoad(
    useCallback((signal: AbortSignal) => fetchRows(tab, page, settled, signal), [tab, page, settled]),
  );
  return (
    <>
      <div className="confab-narrow confab-moderation__search">
        <TextField type="search" label={t('search')} value={text} onChange={(next) => setView({ text: next })} />
      </div>
      <div aria-live="polite" className="confab-visually-hidden">
        {data ? t('found', { count: data.total }) : ''}
      </div>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!data && error === undefined && <Outline shape="table" />}
      {data?.rows.length === 0 && (
        <EmptyState title={t('none')} icon="circle-check">
          {t('none-text')}
        </EmptyState>
      )}
      {data && data.rows.length > 0 && (
        <>
          <Table
            caption={t(`tab.${tab}`)}
            rows={data.rows}
            rowKey={({ _id }) => _id}
            columns={[
              {
                id: 'who',
                title: t('who'),
                cell: ({ _id, username, name }) => (
                  <span className="confab-person">
                    <Avatar username={username} name={name} size={32} />
                    <span>
                      <Link to={paths.moderated(_id)}>{name ?? username}</Link>
                      <span className="confab-person__username">
                        <bdi>@{username}</bdi>
                      </span>
                    </span>
                  </span>
                ),
              },
              ...(tab === 'messages'
                ? [
                    {
                      id: 'text',
                      title: t('latest'),
                      wide: true,
                      cell: (row: Row) => (
                        <span className="confab-moderation__text">
                          <Written text={row.text ?? ''} />
                        </span>
                      ),
                    },
                  ]
                : []),
              { id: 'count', title: t('reports'), cell: ({ count }) => written.number(count) },
              { id: 'when', title: t('when'), wide: true, cell: ({ ts }) => written.relative(Date.parse(ts)) },
            ]}
          />
          <Pagination page={page} size={kPageSize} total={data.total} onChange={(next) => setView({ page: next })} />
        </>
      )}
    </>
  );
}

/** What people have reported to moderators: at the address of a person, what there is about them. */
export default function ModerationPage({ part }: { part?: string }) {
  const { t } = useTranslation(['moderation', 'admin']);
  const [{ sort }, setView] = useListView();
  if (part !== undefined) return <PersonPage key={part} userId={part} />;
  const tab = kTabs.find((id) => id === sort?.by) ?? 'messages';
  return (
    <AdminFrame page="moderation" title={t('admin:moderation.title')}>
      <p className="confab-page-lead">{t('about')}</p>
      <Tabs
        label={t('admin:moderation.title')}
        selected={tab}
        tabs={kTabs.map((id) => ({ id, label: t(`tab.${id}`) }))}
        onSelect={(id) => setView({ text: '', sort: { by: id, descending: false } })}
      >
        <List key={tab} tab={tab} />
      </Tabs>
    </AdminFrame>
  );
}
