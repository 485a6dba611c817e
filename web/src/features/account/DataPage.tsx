import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { api } from '../../api/http';
import type { Paths } from '../../api/schema';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useSetting } from '../../stores/hooks';
import { Button, Callout, EmptyState, ErrorState, Facts, Outline, RadioGroup, Table, toast } from '../../ui';

type Archive = Paths['GET /api/v1/confab.exports.list']['response']['exports'][number];

const kLookAgain = 3_000;

async function fetchArchives() {
  const { exports } = await api.get('confab.exports.list');
  return exports;
}

function AskForOwn({ onAsked }: { onAsked: () => void }) {
  const { t } = useTranslation('account');
  const common = useTranslation('common').t;
  const [form, setForm] = useState<'html' | 'json'>('html');
  const [busy, setBusy] = useState(false);
  const ask = async () => {
    setBusy(true);
    try {
      const { requested } = await api.get('users.requestDataDownload', {
        fullExport: form === 'json' ? 'true' : 'false',
      });
      if (requested) toast.success(t('data.asked'));
      else toast.info(t('data.asked-before'));
      onAsked();
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <div className="confab-form">
      <RadioGroup
        label={t('data.form')}
        value={form}
        onChange={setForm}
        options={[
          { value: 'html', label: t('data.html'), hint: t('data.html-hint') },
          { value: 'json', label: t('data.json'), hint: t('data.json-hint') },
        ]}
      />
      <div>
        <Button variant="primary" loading={busy} onClick={() => void ask()}>
          {t('data.ask')}
        </Button>
      </div>
    </div>
  );
}

/** Asks anew while an archive is being made. */
function useWhileWaiting(rows: readonly Archive[] | undefined, reload: () => void) {
  const waiting = rows?.some(({ status }) => status === 'pending') ?? false;
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(reload, kLookAgain);
    return () => clearInterval(timer);
  }, [waiting, reload]);
}

/** What is kept about oneself, to take along; and the archives that one has asked for. */
export default function DataPage() {
  const { t, i18n } = useTranslation('account');
  const common = useTranslation('common').t;
  const open = useSetting('UserData_EnableDownload', true);
  const { data: rows, error, reload } = useLoad(fetchArchives);
  useWhileWaiting(rows, reload);
  const words = format(i18n.language);
  const nameOf = (row: Archive) =>
    row.kind === 'own' ? t('data.own') : t('data.room', { room: row.roomName ?? t('data.conversation') });

  return (
    <>
      <section className="confab-section" aria-labelledby="data-own">
        <h2 id="data-own">{t('data.own-title')}</h2>
        <p>{t('data.lead')}</p>
        {open ? <AskForOwn onAsked={reload} /> : <Callout>{t('data.closed')}</Callout>}
      </section>
      <section className="confab-section" aria-labelledby="data-archives">
        <h2 id="data-archives">{t('data.archives')}</h2>
        {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
        {!rows && error === undefined && <Outline shape="table" />}
        {rows?.length === 0 && (
          <EmptyState icon="download" title={t('data.none')}>
            {t('data.none-text')}
          </EmptyState>
        )}
        {rows && rows.length > 0 && (
          <Table
            caption={t('data.archives')}
            rows={rows}
            rowKey={(row) => row._id}
            columns={[
              {
                id: 'what',
                title: t('data.what'),
                cell: (row) => <Facts of={[<strong key="name">{nameOf(row)}</strong>, row.format.toUpperCase()]} />,
              },
              {
                id: 'asked',
                title: t('data.when'),
                wide: true,
                cell: (row) => words.date('briefly', new Date(row.createdAt)),
              },
              {
                id: 'until',
                title: t('data.until'),
                wide: true,
                cell: (row) => (row.url && row.expiresAt ? words.date('briefly', new Date(row.expiresAt)) : ''),
              },
              {
                id: 'state',
                title: t('data.state'),
                cell: (row) =>
                  row.url && row.size !== undefined ? (
                    <a href={row.url} download aria-label={t('data.fetch-what', { what: nameOf(row) })}>
                      {t('data.fetch', { size: words.size(row.size) })}
                    </a>
                  ) : (
                    t(row.status === 'failed' ? 'data.failed' : 'data.pending')
                  ),
              },
            ]}
          />
        )}
      </section>
    </>
  );
}
