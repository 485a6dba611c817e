import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import type { Job } from '../../api/schema';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import type { ListView } from '../../lib/list-view';
import { useLoad } from '../../lib/load';
import { Button, SelectField, Tag, toast } from '../../ui';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
import { useRefreshed } from './use-refreshed';
import { isState, kStates, useJobWords } from './words';

const kPageSize = 25;
const fetchJobs = async ({ page, filters }: ListView, signal: AbortSignal) => {
  const state = isState(filters?.state) ? filters.state : undefined;
  const query = { count: kPageSize, offset: page * kPageSize, kind: filters?.kind, state };
  const { jobs, total } = await api.get('confab.jobs', query, { signal });
  return { rows: jobs, total };
};
const fetchKinds = async (signal: AbortSignal) => (await api.get('confab.jobs.kinds', {}, { signal })).kinds;

function useActs(reload: () => void) {
  const { t } = useTranslation('jobs');
  const common = useTranslation('common').t;
  const words = useJobWords();
  const [busy, setBusy] = useState<string | null>(null);
  const act = async (deed: 'retry' | 'cancel', job: Job) => {
    setBusy(job._id);
    try {
      await api.post(`confab.jobs.${deed}`, { jobId: job._id });
      const name = words.kind(job.kind);
      if (deed === 'retry') toast.success(t('retried', { name }));
      else toast.undoable(t('cancelled', { name }), () => void act('retry', job));
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(null);
      reload();
    }
  };
  return { busy, act };
}

/** When something happened or will happen to a job, in the words for its state. */
function When({ job }: { job: Job }) {
  const { t } = useTranslation('jobs');
  const written = format(i18n.language);
  const time = job.state === 'waiting' ? job.runAt : (job.finishedAt ?? job.startedAt ?? job.createdAt);
  return (
    <>
      <time dateTime={time}>{written.relative(Date.parse(time))}</time>
      <span className="confab-table__more">{t('attempts', { count: job.attempts })}</span>
    </>
  );
}

/** Single jobs, the newest first. */
export function JobList() {
  const { t } = useTranslation('jobs');
  const common = useTranslation('common').t;
  const words = useJobWords();
  const list = useList(fetchJobs, kPageSize);
  const {
    reload,
    paging: { view, setView },
  } = list;
  const kind = view.filters?.kind;
  const state = isState(view.filters?.state) ? view.filters.state : undefined;
  const { data: kinds } = useLoad(fetchKinds);
  useRefreshed(reload);
  const { busy, act } = useActs(reload);
  const narrow = (change: Record<string, string>) => setView({ filters: { ...view.filters, ...change } });

  return (
    <>
      <div className="confab-jobs__filters">
        <SelectField
          label={t('job')}
          value={kinds?.some((one) => one.kind === kind) ? kind! : ''}
          placeholder={t('all-kinds')}
          onChange={(next) => narrow({ kind: next })}
          options={(kinds ?? []).map((one) => ({ value: one.kind, label: words.kind(one.kind) }))}
        />
        <SelectField
          label={t('state-label')}
          value={state ?? ''}
          placeholder={t('all-states')}
          onChange={(next) => narrow({ state: next })}
          options={kStates.map((value) => ({ value, label: words.state(value) }))}
        />
      </div>
      <ListTable
        list={list}
        caption={t('tab.jobs')}
        none={{ title: t('none'), icon: 'circle-check', text: t('none-text') }}
        rowKey={({ _id }) => _id}
        columns={[
          {
            id: 'job',
            title: t('job'),
            cell: ({ kind: own, lastError }) => (
              <>
                <strong>{words.kind(own)}</strong>
                <code className="confab-table__more">{own}</code>
                {lastError && (
                  <span className="confab-table__more confab-jobs__error" dir="auto">
                    {lastError}
                  </span>
                )}
              </>
            ),
          },
          {
            id: 'state',
            title: t('state-label'),
            cell: (job) => (
              <Tag variant={job.state === 'failed' ? 'secondary-danger' : 'secondary'}>{words.state(job.state)}</Tag>
            ),
          },
          { id: 'when', title: t('when'), cell: (job) => <When job={job} /> },
          { id: 'node', title: t('node'), wide: true, cell: ({ node }) => node ?? '' },
          {
            id: 'actions',
            title: common('actions'),
            cell: (job) =>
              job.state === 'waiting' || job.state === 'failed' || job.state === 'cancelled' ? (
                <Button
                  small
                  loading={busy === job._id}
                  aria-label={t(job.state === 'waiting' ? 'cancel-job' : 'retry-job', {
                    name: words.kind(job.kind),
                  })}
                  onClick={() => void act(job.state === 'waiting' ? 'cancel' : 'retry', job)}
                >
                  {t(job.state === 'waiting' ? 'cancel' : 'retry')}
                </Button>
              ) : null,
          },
        ]}
      />
    </>
  );
}
