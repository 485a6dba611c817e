import './devices.css';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useListView } from '../../lib/list-view';
import { useLoad } from '../../lib/load';
import { useSettled } from '../../lib/settled';
import { usePermission } from '../../stores/hooks';
import { Avatar, Button, EmptyState, ErrorState, Outline, Pagination, Table, Tag, TextField } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { endAnybodys, fetchAll, kPageSize, type DeviceSession } from './calls';
import { EndDevice } from './EndDevice';
import { useDeviceWords } from './use-words';

const personOf = ({ userId, _user }: DeviceSession): string => _user?.name ?? _user?.username ?? userId;

function Person({ session }: { session: DeviceSession }) {
  const { userId, _user } = session;
  return (
    <span className="confab-devices__person">
      <Avatar username={_user?.username ?? userId} name={_user?.name} size={32} />
      <span>
        <strong>{personOf(session)}</strong>
        <bdi className="confab-table__more">@{_user?.username}</bdi>
      </span>
    </span>
  );
}

/** Where everybody is signed in, and the way to end it for them. */
export default function AllDevicesPage() {
  const { t } = useTranslation(['devices', 'admin']);
  const common = useTranslation('common').t;
  const words = useDeviceWords();
  const mayEnd = usePermission('logout-device-management');
  const [view, setView] = useListView();
  const settled = useSettled(view.text, 250);
  const [question, setQuestion] = useState<DeviceSession | null>(null);
  const { data, error, loading, reload } = useLoad(
    useCallback((signal: AbortSignal) => fetchAll(settled, view.page, signal), [settled, view.page]),
  );
  const whatOf = (session: DeviceSession) => ({ name: words.name(session), person: personOf(session) });

  return (
    <AdminFrame page="devices" title={t('admin:devices.title')}>
      <p className="confab-page-lead">{t('about')}</p>
      <div className="confab-narrow confab-devices__search">
        <TextField
          type="search"
          label={t('search')}
          placeholder={t('search-hint')}
          value={view.text}
          onChange={(text) => setView({ text })}
        />
      </div>
      <div aria-live="polite" className="confab-visually-hidden">
        {data && !loading ? t('found', { count: data.total }) : ''}
      </div>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!data && error === undefined && <Outline shape="table" />}
      {data?.sessions.length === 0 && <EmptyState title={t('none')}>{t('none-text')}</EmptyState>}
      {data && data.sessions.length > 0 && (
        <>
          <Table
            caption={t('admin:devices.title')}
            rows={data.sessions}
            rowKey={({ sessionId }) => sessionId}
            columns={[
              { id: 'person', title: t('person'), cell: (session) => <Person session={session} /> },
              {
                id: 'device',
                title: t('device'),
                cell: (session) => (
                  <>
                    {words.name(session)} {session.current && <Tag>{t('this-one')}</Tag>}
                    {session.impersonation && <Tag variant="secondary-danger">{t('acted')}</Tag>}
                    <span className="confab-table__more">{words.active(session)}</span>
                  </>
                ),
              },
              { id: 'address', title: t('address'), wide: true, cell: ({ ip }) => <bdi>{ip}</bdi> },
              { id: 'since', title: t('begun'), wide: true, cell: (session) => words.begun(session) },
              ...(mayEnd
                ? [
                    {
                      id: 'actions',
                      title: common('actions'),
                      cell: (session: DeviceSession) => (
                        <Button small onClick={() => setQuestion(session)} aria-label={t('end-of', whatOf(session))}>
                          {t('end')}
                        </Button>
                      ),
                    },
                  ]
                : []),
            ]}
          />
          <Pagination
            page={view.page}
            size={kPageSize}
            total={data.total}
            onChange={(next) => setView({ page: next })}
          />
        </>
      )}
      {question && (
        <EndDevice
          title={t('end-of', whatOf(question))}
          text={question.current ? t('end-this') : t('end-ask')}
          end={() => endAnybodys(question.sessionId)}
          told={t('ended-of', whatOf(question))}
          onDone={reload}
          onClose={() => setQuestion(null)}
        />
      )}
    </AdminFrame>
  );
}
