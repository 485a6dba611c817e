import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../lib/errors';
import { Button } from './Button';
import { Modal } from './Modal';
import { toast } from './Toast';

interface Props {
  title: string;
  /** What the button says: the deed. */
  submit: string;
  /** Nothing to send yet. */
  disabled?: boolean;
  onClose: () => void;
  /** Does it. Resolved, the dialog closes, unless it says `false`; what it throws is told, and the dialog stays. */
  onSubmit: () => Promise<boolean | void>;
  children: ReactNode;
}

/** A dialog of a few fields that are sent together: busy while it works, closed when it has worked. */
export function FormDialog({ title, submit, disabled = false, onClose, onSubmit, children }: Props) {
  const { t } = useTranslation('common');
  const [busy, setBusy] = useState(false);
  const run = async () => {
    if (busy || disabled) return;
    setBusy(true);
    try {
      if ((await onSubmit()) !== false) onClose();
    } catch (error) {
      toast.error(explain(t, error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Modal
      title={title}
      onClose={onClose}
      onSubmit={() => void run()}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" primary loading={busy} disabled={disabled}>
            {submit}
          </Button>
        </>
      }
    >
      {children}
    </Modal>
  );
}
