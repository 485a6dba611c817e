import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { toStatus } from '../../stores/entities';
import { PresenceDot } from '../../ui';
import { CollectionPage } from './CollectionPage';
import { StatusDialog } from './StatusDialog';
import { useStatuses } from './use-statuses';

/** The statuses that the workspace offers beside the usual four. */
export default function StatusesPage() {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const { statuses, error, reload } = useStatuses();
  return (
    <CollectionPage
      kind="statuses"
      icon="emoji"
      list={{ data: statuses, error, reload }}
      remove={({ _id }) => api.post('custom-user-status.delete', { customUserStatusId: _id })}
      form={(props) => <StatusDialog {...props} />}
      columns={[
        { id: 'name', title: t('statuses.name'), cell: ({ name }) => <strong>{name}</strong> },
        {
          id: 'type',
          title: t('statuses.type'),
          cell: ({ statusType }) => (
            <>
              <PresenceDot status={toStatus(statusType)} /> {common(`presence.${toStatus(statusType)}`)}
            </>
          ),
        },
      ]}
    />
  );
}
