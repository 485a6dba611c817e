import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { i18n, phrase } from '../../i18n';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import type { ListView } from '../../lib/list-view';
import { Button, toast } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
import type { ReachedLimit } from '../../api/schema';

const kPageSize = 50;

const fetchLimits = async ({ page }: ListView, signal: AbortSignal) => {
  const query = { offset: page * kPageSize, count: kPageSize };
  const { limits, total } = await api.get('confab.limits', query, { signal });
  return { rows: limits, total };
};

/** Whom limits refuse now, and the way to let them go on. */
export default function LimitsPage() {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const list = useList(fetchLimits, kPageSize);
  const { reload } = list;
  const [lifting, setLifting] = useState<string | null>(null);
  const written = format(i18n.language);

  const nameOf = ({ username, address, connection }: ReachedLimit): string => {
    if (username) return `@${username}`;
    return address ?? (connection ? t('limits.connection', { id: connection }) : t('limits.somebody'));
  };
  // What a server of tomorrow calls otherwise is shown as it calls it.
  const word = (part: 'kind' | 'limit', id: string): string => {
    return phrase(`admin:limits.${part}.${id}`) ?? id;
  };

  const lift = async (limit: ReachedLimit) => {
    setLifting(limit._id);
    try {
      await api.post('confab.limits.lift', { limitId: limit._id });
      toast.success(t('limits.lifted', { name: nameOf(limit) }));
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setLifting(null);
      reload();
    }
  };

  return (
    <AdminFrame
      page="limits"
      title={t('limits.title')}
      actions={<Button onClick={reload}>{t('limits.refresh')}</Button>}
    >
      <p className="confab-page-lead">{t('limits.about')}</p>
      <ListTable
        list={list}
        caption={t('limits.title')}
        found={(count) => t('limits.found', { count })}
        none={{ title: t('limits.none'), icon: 'circle-check', text: t('limits.none-text') }}
        rowKey={({ _id }) => _id}
        columns={[
          {
            id: 'who',
            title: t('limits.who'),
            cell: (limit) => (
              <>
                <strong>{nameOf(limit)}</strong>
                <span className="confab-table__more">{word('kind', limit.kind)}</span>
              </>
            ),
          },
          {
            id: 'what',
            title: t('limits.what'),
            cell: ({ limit, call }) => (
              <>
                {word('limit', limit)}
                {call && <code className="confab-table__more">{call}</code>}
              </>
            ),
          },
          {
            id: 'refused',
            title: t('limits.refused'),
            wide: true,
            cell: ({ refused }) => (refused === undefined ? '' : written.number(refused)),
          },
          { id: 'until', title: t('limits.until'), cell: ({ until }) => written.relative(Date.parse(until)) },
          {
            id: 'actions',
            title: common('actions'),
            cell: (limit) => (
              <Button
                small
                loading={lifting === limit._id}
                aria-label={t('limits.lift-whom', { name: nameOf(limit) })}
                onClick={() => void lift(limit)}
              >
                {t('limits.lift')}
              </Button>
            ),
          },
        ]}
      />
    </AdminFrame>
  );
}
