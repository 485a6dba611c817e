import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useFetched } from '../../lib/use-fetched';
import { useChatParts } from '../../stores/hooks';
import { EmptyState, ErrorState, Outline, SelectField, Table } from '../../ui';
import { lookingCalls } from './calls';

const kDays = ['7', '30', '365'] as const;

/** Who has looked at messages of others, and for what. */
export function Looks() {
  const { t, i18n } = useTranslation('looking');
  const common = useTranslation('common').t;
  const [days, setDays] = useState('30');
  const { rooms } = useChatParts(({ rooms }) => ({ rooms }));
  const [opened] = useState(Date.now);
  const ask = useCallback(
    (signal: AbortSignal) => lookingCalls.looks(opened - Number(days) * 86_400_000, opened + 86_400_000, signal),
    [days, opened],
  );
  const { data, error, waiting } = useFetched(ask);
  const words = useMemo(() => format(i18n.language), [i18n.language]);
  const roomOf = (rid: string) => rooms.get(rid)?.fname ?? rooms.get(rid)?.name ?? rid;
  return (
    <>
      <div className="confab-narrow">
        <SelectField
          label={t('span')}
          value={days}
          onChange={setDays}
          options={kDays.map((value) => ({ value, label: t('days', { count: Number(value) }) }))}
        />
      </div>
      {waiting && <Outline shape="table" />}
      {error !== undefined && <ErrorState title={explain(common, error)} />}
      {data?.length === 0 && <EmptyState title={t('no-looks')} />}
      {data && data.length > 0 && (
        <Table
          caption={t('tab.looks')}
          rows={data}
          rowKey={({ _id }) => _id}
          columns={[
            {
              id: 'when',
              title: t('when'),
              cell: ({ at }) => <time dateTime={new Date(at).toISOString()}>{words.date('briefly', at)}</time>,
            },
            { id: 'who', title: t('who'), cell: ({ by }) => <bdi>@{by.username}</bdi> },
            {
              id: 'where',
              title: t('where'),
              cell: ({ rids, users }) =>
                users.length > 0 ? words.list(users.map((name) => `@${name}`)) : words.list(rids.map(roomOf)),
            },
            { id: 'text', title: t('text'), wide: true, cell: ({ text }) => text },
            { id: 'results', title: t('results'), wide: true, cell: ({ results }) => words.number(results) },
          ]}
        />
      )}
    </>
  );
}
