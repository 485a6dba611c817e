import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOutOthers } from '../../api/auth';
import { explain } from '../../lib/errors';
import { Button, ConfirmModal, toast } from '../../ui';

/** Ends all of one's log-ins but this one, after a question. */
export function OtherSessions({ onDone }: { onDone?: () => void }) {
  const { t } = useTranslation('account');
  const common = useTranslation('common').t;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    try {
      await signOutOthers();
      toast.success(t('security.others-done'));
      setAsking(false);
      onDone?.();
    } catch (error) {
      toast.error(explain(common, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('security.others-do')}</Button>
      {asking && (
        <ConfirmModal
          title={t('security.others')}
          confirm={t('security.others-do')}
          danger
          busy={busy}
          onConfirm={() => void end()}
          onClose={() => setAsking(false)}
        >
          {t('security.others-ask')}
        </ConfirmModal>
      )}
    </>
  );
}
