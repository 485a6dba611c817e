import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { explain } from '../../lib/errors';
import { toStatus } from '../../stores/entities';
import { Button, ConfirmModal, EmptyState, ErrorState, Outline, Menu, PresenceDot, Table, toast } from '../../ui';
import { AdminFrame } from '../admin/AdminFrame';
import { StatusDialog } from './StatusDialog';
import { useStatuses, type CustomStatus } from './use-statuses';

/** The statuses that the workspace offers beside the usual four. */
export default function StatusesPage() {
  const { t } = useTranslation('admin');
  const common = useTranslation('common').t;
  const { statuses, error, reload } = useStatuses();
  const [edited, setEdited] = useState<CustomStatus | 'new' | null>(null);
  const [question, setQuestion] = useState<CustomStatus | null>(null);
  const [busy, setBusy] = useState(false);

  const remove = async ({ _id }: CustomStatus) => {
    setBusy(true);
    try {
      await api.post('custom-user-status.delete', { customUserStatusId: _id });
      setQuestion(null);
      reload();
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      setBusy(false);
    }
  };
  const add = (
    <Button variant="primary" onClick={() => setEdited('new')}>
      {t('statuses.new')}
    </Button>
  );

  return (
    <AdminFrame page="statuses" title={t('statuses.title')} actions={add}>
      <p className="confab-page-lead">{t('statuses.about')}</p>
      {error !== undefined && <ErrorState title={explain(common, error)} onRetry={reload} />}
      {!statuses && error === undefined && <Outline shape="table" />}
      {statuses?.length === 0 && (
        <EmptyState title={t('statuses.none')} icon="emoji">
          {t('statuses.none-text')}
        </EmptyState>
      )}
      {statuses && statuses.length > 0 && (
        <Table
          caption={t('statuses.title')}
          rows={statuses}
          rowKey={({ _id }) => _id}
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
            {
              id: 'actions',
              title: common('actions'),
              cell: (status) => (
                <Menu
                  label={t('statuses.actions-for', { name: status.name })}
                  items={[
                    { id: 'edit', icon: 'edit', label: t('statuses.edit'), onAction: () => setEdited(status) },
                    {
                      id: 'delete',
                      icon: 'trash',
                      label: t('statuses.delete'),
                      danger: true,
                      onAction: () => setQuestion(status),
                    },
                  ]}
                />
              ),
            },
          ]}
        />
      )}
      {edited && (
        <StatusDialog
          {...(edited !== 'new' && { status: edited })}
          onClose={() => setEdited(null)}
          onSaved={() => {
            toast.success(common('saved'));
            reload();
          }}
        />
      )}
      {question && (
        <ConfirmModal
          title={t('statuses.delete-name', { name: question.name })}
          confirm={t('statuses.delete')}
          danger
          busy={busy}
          onConfirm={() => void remove(question)}
          onClose={() => setQuestion(null)}
        >
          {t('statuses.delete-text')}
        </ConfirmModal>
      )}
    </AdminFrame>
  );
}
