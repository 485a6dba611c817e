import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePermission } from '../../stores/hooks';
import { Button } from '../../ui';
import { UserModal } from './UserModal';

/** The button that opens the dialog, the dialog, and how many accounts it has made. */
export function useCreateUser() {
  const { t } = useTranslation('admin');
  const allowed = usePermission('create-user');
  const [open, setOpen] = useState(false);
  const [created, setCreated] = useState(0);
  return {
    created,
    button: allowed ? (
      <Button variant="primary" icon="user-plus" onClick={() => setOpen(true)}>
        {t('users.new')}
      </Button>
    ) : null,
    dialog: open ? (
      <UserModal
        onClose={() => setOpen(false)}
        onSaved={() => {
          setOpen(false);
          setCreated((count) => count + 1);
        }}
      />
    ) : null,
  };
}
