import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';
import { useLayers } from './overlay/load';
import { currentOpener } from './overlay/opener';
import type { DialogProps } from './overlay/DialogLayer';

/** A dialog above the page: it holds the focus, Escape closes it, and the focus returns to what opened it. */
export function Modal(props: DialogProps) {
  const [opener] = useState(currentOpener);
  const layers = useLayers(true, props.onClose);
  return layers && <layers.DialogLayer {...props} opener={opener} />;
}

interface ConfirmProps {
  title: string;
  children: ReactNode;
  /** What the button says: the deed, not "OK". */
  confirm: string;
  danger?: boolean;
  busy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

export function ConfirmModal({
  title,
  children,
  confirm,
  danger = false,
  busy = false,
  onConfirm,
  onClose,
}: ConfirmProps) {
  const { t } = useTranslation('common');
  return (
    <Modal
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button variant={danger ? 'danger' : 'primary'} loading={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      {children}
    </Modal>
  );
}
