import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useLoad } from '../../lib/load';
import { paths } from '../../routes/paths';
import { usePermission } from '../../stores/hooks';
import { Link, toast } from '../../ui';
import { GoodbyeDialog } from './GoodbyeDialog';

const kErasures = ['Delete', 'Unlink', 'Keep'] as const;

/** What becomes of the messages of accounts that are deleted, by the workspace's setting. */
async function fetchErasure(signal: AbortSignal) {
  const { settings } = await api.get('settings.public', { _id: ['Message_ErasureType'], count: 1 }, { signal });
  return kErasures.find((one) => one === settings[0]?.value);
}

interface Props {
  user: { _id: string; username?: string; name?: string };
  onClose: () => void;
  onDone: () => void;
}

/** Says what goes and what stays before an account is deleted. */
export function DeleteDialog({ user, onClose, onDone }: Props) {
  const { t } = useTranslation('admin');
  const maySet = usePermission('view-privileged-setting');
  const { data: erasure } = useLoad(useCallback((signal: AbortSignal) => fetchErasure(signal), []));
  const name = user.name ?? user.username;
  return (
    <GoodbyeDialog
      title={t('users.delete-name', { name })}
      confirm={t('users.delete')}
      act={async (confirmed) => {
        await api.post('users.delete', { userId: user._id, ...(confirmed && { confirmRelinquish: true }) });
        toast.success(t('users.deleted', { name }));
      }}
      onClose={onClose}
      onDone={onDone}
    >
      <p className="confab-goodbye">{t('users.delete-ask')}</p>
      {erasure && (
        <p className="confab-goodbye">
          <strong>{t(`users.erasure.${erasure}`)}</strong>{' '}
          {maySet && <Link to={paths.settingsGroup('Message')}>{t('users.erasure-change')}</Link>}
        </p>
      )}
      <p className="confab-goodbye">{t('users.delete-rooms')}</p>
    </GoodbyeDialog>
  );
}
