import './overview.css';
import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Statistics } from '../../api/schema';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { usePermission } from '../../stores/hooks';
import { Button, ErrorState, Outline } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { fetchStatistics, fetchStorage } from './calls';
import { Engagement } from './Engagement';

interface Fact {
  name: string;
  value: string;
  more?: string;
}

function Facts({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <section className="confab-section" aria-label={title}>
      <h2>{title}</h2>
      <dl className="confab-overview__facts">
        {facts.map(({ name, value, more }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {value}
              {more && <span>{more}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

/** What it holds: people, rooms, messages, files. */
function Held({ counts }: { counts: Statistics }) {
  const { t, i18n } = useTranslation('overview');
  const words = format(i18n.language);
  const mayMigrate = usePermission('edit-privileged-setting');
  const { data: files } = useLoad(
    useCallback(
      (signal: AbortSignal) => (mayMigrate ? fetchStorage(signal) : Promise.resolve(undefined)),
      [mayMigrate],
    ),
  );
  const facts: Fact[] = [
    {
      name: t('people'),
      value: words.number(counts.activeUsers),
      more: t('people-more', {
        online: words.number(counts.totalConnectedUsers),
        off: words.number(counts.nonActiveUsers),
      }),
    },
    {
      name: t('rooms'),
      value: words.number(counts.totalRooms),
      more: t('rooms-more', {
        channels: words.number(counts.totalChannels),
        groups: words.number(counts.totalPrivateGroups),
        direct: words.number(counts.totalDirect),
      }),
    },
    {
      name: t('messages'),
      value: words.number(counts.totalMessages),
      ...(counts.lastMessageSentAt && {
        more: t('last-message', { time: words.recent(Date.parse(counts.lastMessageSentAt)) }),
      }),
    },
  ];
  if (files) facts.push({ name: t('files'), value: words.number(files.files), more: words.size(files.bytes) });
  return <Facts title={t('held')} facts={facts} />;
}

/** What it runs on. */
function Machine({ counts: { version, database, migration, os, process } }: { counts: Statistics }) {
  const { t, i18n } = useTranslation('overview');
  const words = format(i18n.language);
  return (
    <Facts
      title={t('machine')}
      facts={[
        { name: t('version'), value: version, more: t('running', { time: words.duration(process.uptime) }) },
        { name: t('database'), value: database, more: t('migration', { number: migration }) },
        {
          name: t('memory'),
          value: words.size(os.totalmem),
          more: t('memory-free', { size: words.size(os.freemem) }),
        },
        {
          name: t('load'),
          value: words.decimal(os.loadavg[0] ?? 0),
          more: t('processors', { count: os.processors }),
        },
        { name: t('system'), value: os.type, more: `${os.release} (${os.arch})` },
      ]}
    />
  );
}

/** The workspace at a glance: what it holds, what people do, what it runs on. */
export default function OverviewPage() {
  const { t, i18n } = useTranslation('overview');
  const admin = useTranslation('admin').t;
  const common = useTranslation('common').t;
  const maySeeActivity = usePermission('view-engagement-dashboard');
  const anew = useRef(false);
  const { data, error, loading, reload } = useLoad(
    useCallback((signal: AbortSignal) => fetchStatistics(anew.current, signal), []),
  );
  const refresh = () => {
    anew.current = true;
    reload();
  };
  return (
    <AdminFrame
      page="overview"
      title={admin('overview.title')}
      actions={
        <Button icon="refresh" loading={loading && data !== undefined} onClick={refresh}>
          {t('refresh')}
        </Button>
      }
    >
      {data && (
        <p className="confab-page-lead">
          {t('counted', { time: format(i18n.language).recent(Date.parse(data.createdAt)) })}
        </p>
      )}
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!data && error === undefined && <Outline shape="table" />}
      {data && <Held counts={data} />}
      {maySeeActivity && <Engagement />}
      {data && <Machine counts={data} />}
    </AdminFrame>
  );
}
