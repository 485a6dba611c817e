import './devices.css';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListView } from '../../lib/list-view';
import { usePermission } from '../../stores/hooks';
import { Avatar, Button, Tag } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { ListSearch } from '../admin/ListSearch';
import { ListTable } from '../admin/ListTable';
import { useList } from '../admin/use-list';
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

const fetchPage = async ({ text, page }: ListView, signal: AbortSignal) => {
  const { sessions, total } = await fetchAll(text, page, signal);
  return { rows: sessions, total };
};

/** Where everybody is signed in, and the way to end it for them. */
export default function AllDevicesPage() {
  const { t } = useTranslation(['devices', 'admin']);
  const common = useTranslation('common').t;
  const words = useDeviceWords();
  const mayEnd = usePermission('logout-device-management');
  const list = useList(fetchPage, kPageSize);
  const [question, setQuestion] = useState<DeviceSession | null>(null);
  const whatOf = (session: DeviceSession) => ({ name: words.name(session), person: personOf(session) });

  return (
    <AdminFrame page="devices" title={t('admin:devices.title')}>
      <p className="confab-page-lead">{t('about')}</p>
      <ListSearch label={t('search')} hint={t('search-hint')} paging={list.paging} />
      <ListTable
        list={list}
        caption={t('admin:devices.title')}
        found={(count) => t('found', { count })}
        none={{ title: t('none'), text: t('none-text') }}
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
      {question && (
        <EndDevice
          title={t('end-of', whatOf(question))}
          text={question.current ? t('end-this') : t('end-ask')}
          end={() => endAnybodys(question.sessionId)}
          told={t('ended-of', whatOf(question))}
          onDone={list.reload}
          onClose={() => setQuestion(null)}
        />
      )}
    </AdminFrame>
  );
}
