import { IconButton } from '@rocket.chat/fuselage';
import { useEffect, useId, useRef } from 'react';
import type { FormEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button';

interface Props {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons below, the one that does it last. */
  footer?: ReactNode;
  /** Makes the whole dialog a form. */
  onSubmit?: () => void;
  formRef?: Ref<HTMLFormElement>;
}

/** A dialog in the browser's top layer: it holds the focus, Escape closes it, and focus returns to where it was. */
export function Modal({ title, onClose, children, footer, onSubmit, formRef }: Props) {
  const { t } = useTranslation('common');
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current;
    const before = document.activeElement;
    if (element && !element.open) {
      element.showModal();
      // The browser would choose the button that closes; who opens a dialog with a field wants to write in it. A question
      // begins at its harmless answer.
      const field = element.querySelector<HTMLElement>(
        '.confab-modal__content :is(input, textarea, select):not(:disabled)',
      );
      (field ?? element.querySelector<HTMLElement>('.confab-modal__footer button'))?.focus();
    }
    return () => {
      element?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit?.();
  };
  const inner = (
    <>
      <header className="rcx-modal__header">
        <div className="rcx-modal__header-inner">
          <h2 id={heading} className="rcx-modal__title">
            {title}
          </h2>
          <IconButton small icon="cross" type="button" aria-label={t('close')} onClick={onClose} />
        </div>
      </header>
      <div className="confab-modal__content">{children}</div>
      {footer && <footer className="rcx-modal__footer confab-modal__footer">{footer}</footer>}
    </>
  );

  return (
    <dialog
      ref={dialog}
      className="rcx-modal confab-modal"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // A browser closes a dialog that resists Escape twice, without asking.
        if (!dialog.current?.open) onClose();
      }}
    >
      {onSubmit ? (
        <form ref={formRef} className="rcx-modal__inner" noValidate onSubmit={submit}>
          {inner}
        </form>
      ) : (
        <div className="rcx-modal__inner">{inner}</div>
      )}
    </dialog>
  );
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
