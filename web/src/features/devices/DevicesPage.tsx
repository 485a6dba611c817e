import './devices.css';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { Button, ErrorState, Icon, Outline, Pagination, Tag } from '../../ui';
import { endOwn, fetchOwn, kPageSize, type DeviceSession } from './calls';
import { EndDevice } from './EndDevice';
import { OtherSessions } from './OtherSessions';
import { useDeviceWords } from './use-words';

function Device({ session, onEnd }: { session: DeviceSession; onEnd: () => void }) {
  const { t } = useTranslation('devices');
  const words = useDeviceWords();
  const name = words.name(session);
  return (
    <li>
      <Icon name={words.icon(session)} size="x32" className="confab-devices__icon" />
      <div className="confab-devices__text">
        <p className="confab-devices__name">
          <strong>{name}</strong>
          {session.current && <Tag>{t('this-one')}</Tag>}
          {session.impersonation && <Tag variant="secondary-danger">{t('acting')}</Tag>}
        </p>
        <p className="confab-devices__more">
          <span>{words.active(session)}</span>
          {session.ip && <bdi>{session.ip}</bdi>}
          <span>{words.since(session)}</span>
        </p>
      </div>
      {!session.current && (
        <Button small onClick={onEnd} aria-label={t('end-name', { name })}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}

/** Where one is signed in; each of these can be ended. */
export default function DevicesPage() {
  const { t } = useTranslation(['devices', 'account']);
  const common = useTranslation('common').t;
  const words = useDeviceWords();
  const [page, setPage] = useState(0);
  const [question, setQuestion] = useState<DeviceSession | null>(null);
  const { data, error, reload } = useLoad(useCallback((signal: AbortSignal) => fetchOwn(page, signal), [page]));
  // The one that is looked at stands above the others.
  const rows = data?.sessions.toSorted((a, b) => Number(b.current ?? false) - Number(a.current ?? false));

  return (
    <>
      <section className="confab-section" aria-label={t('account:devices.title')}>
        <p>{t('lead')}</p>
        {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
        {!rows && error === undefined && <Outline shape="table" />}
        {rows && data && (
          <>
            <ul className="confab-devices">
              {rows.map((session) => (
                <Device key={session.sessionId} session={session} onEnd={() => setQuestion(session)} />
              ))}
            </ul>
            <Pagination page={page} size={kPageSize} total={data.total} onChange={setPage} />
          </>
        )}
      </section>
      {data && data.total > 1 && (
        <section className="confab-section" aria-labelledby="devices-others">
          <h2 id="devices-others">{t('account:security.others')}</h2>
          <p>{t('account:security.others-text')}</p>
          <OtherSessions onDone={reload} />
        </section>
      )}
      {question && (
        <EndDevice
          title={t('end-name', { name: words.name(question) })}
          text={t('end-ask')}
          end={() => endOwn(question.sessionId)}
          told={t('ended', { name: words.name(question) })}
          onDone={reload}
          onClose={() => setQuestion(null)}
        />
      )}
    </>
  );
}
