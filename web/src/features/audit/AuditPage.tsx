import './audit.css';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/schema';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { useListView } from '../../lib/list-view';
import { usePaged } from '../../lib/paged';
import { Button, Facts } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListTable } from '../admin/ListTable';
import { auditPages, type Filters, type Names } from './calls';
import { EntryDrawer } from './EntryDrawer';
import { FilterBar } from './FilterBar';
import { useAuditWords } from './words';

const kNobody: Names = { users: new Map(), rooms: new Map() };
const together = (a: Names, b: Names): Names => ({
  users: new Map([...a.users, ...b.users]),
  rooms: new Map([...a.rooms, ...b.rooms]),
});
const keyOf = ({ _id }: AuditEntry) => _id;

/** What administrators and moderators did, the newest first. */
export default function AuditPage() {
  const { t } = useTranslation('audit');
  const admin = useTranslation('admin').t;
  const [view, setView] = useListView();
  const [names, setNames] = useState(kNobody);
  const [open, setOpen] = useState<AuditEntry | null>(null);
  const words = useAuditWords(names);
  const written = format(i18n.language);
  const { action, by, target, from, until }: Filters = view.filters ?? {};
  const pages = useMemo(
    () => auditPages({ action, by, target, from, until }, (found) => setNames((known) => together(known, found))),
    [action, by, target, from, until],
  );
  useEffect(() => pages.stop, [pages]);
  const { rows, waiting, stale, error, hasMore, loadingMore, more, again } = usePaged(pages.fetch, keyOf);

  return (
    <AdminFrame
      page="audit"
      title={admin('audit.title')}
      actions={
        <Button icon="refresh" onClick={again}>
          {t('refresh')}
        </Button>
      }
    >
      <p className="confab-page-lead">{t('lead')}</p>
      <FilterBar
        filters={{ action, by, target, from, until }}
        names={names}
        words={words}
        onChange={(filters) =>
          setView({ filters: Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) })
        }
      />
      <div aria-busy={stale || undefined}>
        <ListTable
          list={{ rows: waiting ? undefined : rows, total: rows.length, error, reload: again }}
          caption={admin('audit.title')}
          none={{ title: t('none'), text: t('none-text') }}
          rowKey={keyOf}
          columns={[
            {
              id: 'when',
              title: t('when'),
              cell: ({ ts }) => (
                <time dateTime={ts} className="confab-audit__when">
                  {written.date('briefly', Date.parse(ts))}
                </time>
              ),
            },
            {
              id: 'who',
              title: t('who'),
              cell: ({ u, address }) => (
                <>
                  {u.username ? <bdi>@{u.username}</bdi> : t('server')}
                  {address && <span className="confab-table__more">{address}</span>}
                </>
              ),
            },
            {
              id: 'what',
              title: t('what'),
              cell: (entry) => (
                <>
                  <button type="button" className="confab-audit__act" onClick={() => setOpen(entry)}>
                    {words.act(entry.action)}
                  </button>
                  <span className="confab-table__more confab-audit__about">
                    <Facts of={words.about(entry)} />
                  </span>
                </>
              ),
            },
          ]}
        />
      </div>
      {(hasMore || loadingMore) && (
        <div className="confab-audit__more">
          <Button loading={loadingMore} onClick={more}>
            {t('more')}
          </Button>
        </div>
      )}
      {open && <EntryDrawer entry={open} words={words} onClose={() => setOpen(null)} />}
    </AdminFrame>
  );
}
