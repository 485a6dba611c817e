import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { toast } from '../../ui';
import { GoodbyeDialog } from './GoodbyeDialog';

interface Props {
  user: { _id: string; username?: string; name?: string };
  onClose: () => void;
  onDone: () => void;
}

export function DeactivateDialog({ user, onClose, onDone }: Props) {
  const { t } = useTranslation('admin');
  const name = user.name ?? user.username;
  return (
    <GoodbyeDialog
      title={t('users.deactivate-name', { name })}
      confirm={t('users.deactivate')}
      act={async (confirmed) => {
        await api.post('users.setActiveStatus', {
          userId: user._id,
          activeStatus: false,
          ...(confirmed && { confirmRelinquish: true }),
        });
        toast.success(t('users.deactivated', { name }));
      }}
      onClose={onClose}
      onDone={onDone}
    >
      <p className="confab-goodbye">{t('users.deactivate-ask')}</p>
    </GoodbyeDialog>
  );
}
