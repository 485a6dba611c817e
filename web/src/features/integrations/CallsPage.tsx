import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import type { ListView } from '../../lib/list-view';
import type { StreamKey } from '../../realtime/streams';
import { paths } from '../../routes/paths';
import { useHeard } from '../../stores/use-heard';
import { Button, ButtonGroup, ConfirmModal, Tag, toast } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
import { callAgain, fetchRuns, forgetRuns, kPageSize, type Integration, type IntegrationRun } from './calls';
import { HookTabs } from './HookTabs';
import { answerOf, outcomeOf, troubleOf } from './run';
import { RunDrawer } from './RunDrawer';
import { useHookWords } from './use-hook-words';

/** A call says several things in a moment, and there may be many calls. */
const kPause = 500;

/** Calls `reload` soon after something has come of a call. Keep it stable. */
function useFollowed(id: string, reload: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const soon = useCallback(() => {
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      reload();
    }, kPause);
  }, [reload]);
  useHeard(
    useMemo((): StreamKey[] => [['stream-integrationHistory', id]], [id]),
    soon,
  );
}

/** What an outgoing webhook has called, and what came of it. */
export function CallsPage({ hook }: { hook: Integration }) {
  const { t } = useTranslation('integrations');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const words = useHookWords();
  const written = format(i18n.language);
  const list = useList(
    useCallback(({ page }: ListView, signal: AbortSignal) => fetchRuns(hook._id, page, signal), [hook._id]),
    kPageSize,
  );
  const { reload } = list;
  useFollowed(hook._id, reload);
  const [openId, setOpenId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState<string | null>(null);
  const open = list.rows?.find(({ _id }) => _id === openId);

  const act = async (what: string, deed: () => Promise<void>, done: string) => {
    setBusy(what);
    try {
      await deed();
      toast.success(done);
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(null);
      reload();
    }
  };
  const again = ({ _id }: IntegrationRun) => act(_id, () => callAgain(hook._id, _id), t('called-again'));
  const forget = async () => {
    await act('forget', () => forgetRuns(hook._id), t('forgotten'));
    setAsking(false);
  };

  return (
    <AdminFrame
      page="integrations"
      title={hook.name}
      trail={[{ to: paths.adminIntegrations, label: admin('integrations.title') }]}
      actions={
        <ButtonGroup>
          <Button icon="refresh" onClick={reload}>
            {t('refresh')}
          </Button>
          {list.total > 0 && (
            <Button variant="secondary-danger" icon="trash" onClick={() => setAsking(true)}>
              {t('forget')}
            </Button>
          )}
        </ButtonGroup>
      }
    >
      <HookTabs hook={hook} selected="calls">
        <ListTable
          list={list}
          caption={t('tab.calls')}
          none={{ title: t('no-calls'), icon: 'history', text: t('no-calls-text') }}
          rowKey={({ _id }) => _id}
          columns={[
            {
              id: 'when',
              title: t('when'),
              cell: (run) => (
                <button type="button" className="confab-integrations__open" onClick={() => setOpenId(run._id)}>
                  <time dateTime={run._createdAt}>{written.date('briefly', Date.parse(run._createdAt))}</time>
                </button>
              ),
            },
            { id: 'event', title: t('event-short'), wide: true, cell: ({ event }) => words.event(event) },
            {
              id: 'outcome',
              title: t('outcome'),
              cell: (run) => (
                <>
                  <Tag variant={outcomeOf(run) === 'failed' ? 'secondary-danger' : 'secondary'}>
                    {t(`outcomes.${outcomeOf(run)}`)}
                  </Tag>
                  <span className="confab-table__more">{words.step(run)}</span>
                </>
              ),
            },
            {
              id: 'answer',
              title: t('answer'),
              wide: true,
              cell: (run) => (
                <span className="confab-integrations__excerpt" dir="auto">
                  {answerOf(run) ?? troubleOf(run)}
                </span>
              ),
            },
            {
              id: 'actions',
              title: common('actions'),
              cell: (run) => (
                <Button small loading={busy === run._id} onClick={() => void again(run)}>
                  {t('call-again')}
                </Button>
              ),
            },
          ]}
        />
      </HookTabs>
      {open && <RunDrawer run={open} onClose={() => setOpenId(null)} />}
      {asking && (
        <ConfirmModal
          title={t('forget-ask')}
          confirm={t('forget')}
          danger
          busy={busy === 'forget'}
          onConfirm={() => void forget()}
          onClose={() => setAsking(false)}
        >
          {t('forget-text')}
        </ConfirmModal>
      )}
    </AdminFrame>
  );
}
