import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { useLoad } from '../../lib/load';
import { paths } from '../../routes/paths';
import { Link } from '../../ui';
import { ListTable } from '../admin/ListTable';
import { kStates, useJobWords } from './words';
import { useRefreshed } from './use-refreshed';

const fetchKinds = async (signal: AbortSignal) => (await api.get('confab.jobs.kinds', {}, { signal })).kinds;

/** How many jobs of each kind there are, by state; each number leads to those jobs. */
export function JobKinds() {
  const { t } = useTranslation('jobs');
  const words = useJobWords();
  const written = format(i18n.language);
  const { data: kinds, ...rest } = useLoad(fetchKinds);
  useRefreshed(rest.reload);
  return (
    <ListTable
      list={{ rows: kinds, total: kinds?.length ?? 0, ...rest }}
      caption={t('tab.kinds')}
      rowKey={({ kind }) => kind}
      columns={[
        {
          id: 'kind',
          title: t('job'),
          cell: ({ kind, nextAt }) => (
            <>
              <strong>{words.kind(kind)}</strong>
              <code className="confab-table__more">{kind}</code>
              {nextAt && (
                <span className="confab-table__more">{t('next', { time: written.relative(Date.parse(nextAt)) })}</span>
              )}
            </>
          ),
        },
        ...kStates.map((state) => ({
          id: state,
          title: words.state(state),
          wide: state === 'done' || state === 'cancelled',
          cell: (row: NonNullable<typeof kinds>[number]) =>
            row[state] > 0 ? (
              <Link to={paths.jobs(row.kind, state)} className={state === 'failed' ? 'confab-jobs__failed' : undefined}>
                {written.number(row[state])}
              </Link>
            ) : (
              <span className="confab-jobs__none">{written.number(0)}</span>
            ),
        })),
      ]}
    />
  );
}
