import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { ConfirmModal, toast } from '../../ui';

interface EndDeviceProps {
  title: string;
  /** What becomes of it. */
  text: string;
  end: () => Promise<unknown>;
  /** Said when it has ended. */
  told: string;
  /** Whether it was ended or not: the list may be another one now. */
  onDone: () => void;
  onClose: () => void;
}

/** Asks before a log-in is ended. */
export function EndDevice({ title, text, end, told, onDone, onClose }: EndDeviceProps) {
  const { t } = useTranslation('devices');
  const common = useTranslation('common').t;
  const [busy, setBusy] = useState(false);

  const confirm = async () => {
    setBusy(true);
    try {
      await end();
      toast.success(told);
    } catch (problem) {
      toast.error(explain(common, problem));
    } finally {
      onClose();
      onDone();
    }
  };

  return (
    <ConfirmModal
      title={title}
      confirm={t('end')}
      danger
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {text}
    </ConfirmModal>
  );
}
