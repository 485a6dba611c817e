import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { useListView, type ListView } from '../../lib/list-view';
import { paths } from '../../routes/paths';
import { Avatar, Link, Tabs } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListSearch } from '../admin/ListSearch';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
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
  const written = format(i18n.language);
  const list = useList(
    useCallback(({ text, page }: ListView, signal: AbortSignal) => fetchRows(tab, page, text, signal), [tab]),
    kPageSize,
  );
  return (
    <>
      <ListSearch label={t('search')} paging={list.paging} />
      <ListTable
        list={list}
        caption={t(`tab.${tab}`)}
        found={(count) => t('found', { count })}
        none={{ title: t('none'), icon: 'circle-check', text: t('none-text') }}
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
