import { useEffect, useId, useLayoutEffect, useRef } from 'react';
import type { FormEvent, KeyboardEvent, ReactNode, Ref } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../Button';
import { Layer } from './Layer';
import { returnFocus } from './opener';

export interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The buttons below, the one that does it last. */
  footer?: ReactNode;
  /** Makes the whole dialog a form. */
  onSubmit?: () => void;
  formRef?: Ref<HTMLFormElement>;
  /** Its height changes while one types: its top stays where it is. */
  fromTop?: boolean;
}

function Content({ title, heading, onClose, children, footer, onSubmit, formRef }: DialogProps & { heading: string }) {
  const { t } = useTranslation('common');
  const content = useRef<HTMLDivElement>(null);
  const foot = useRef<HTMLElement>(null);

  useLayoutEffect(() => {
    // Who opens a dialog with a field wants to write in it. A question begins at its harmless answer.
    if (content.current?.parentElement?.contains(document.activeElement)) return;
    const field = content.current?.querySelector<HTMLElement>(':is(input, textarea, select):not(:disabled)');
    (field ?? foot.current?.querySelector<HTMLElement>('button'))?.focus();
  }, []);

  const inner = (
    <>
      <header className="confab-modal__header">
        <h2 id={heading} className="rcx-modal__title confab-modal__title">
          {title}
        </h2>
        <IconButton small icon="cross" aria-label={t('close')} onClick={onClose} />
      </header>
      <div ref={content} className="confab-modal__content">
        {children}
      </div>
      {footer && (
        <footer ref={foot} className="confab-modal__footer">
          {footer}
        </footer>
      )}
    </>
  );
  // What has done something with Escape itself keeps it from the dialog.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && event.defaultPrevented) event.stopPropagation();
  };
  if (!onSubmit)
    return (
      <div className="confab-modal__inner" role="presentation" onKeyDown={onKeyDown}>
        {inner}
      </div>
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form ref={formRef} className="confab-modal__inner" noValidate onSubmit={submit} onKeyDown={onKeyDown}>
      {inner}
    </form>
  );
}

/** A dialog: it holds the focus, Escape closes it, and what is behind it is out of reach. */
export function DialogLayer({ opener, fromTop = false, ...props }: DialogProps & { opener: HTMLElement | null }) {
  const heading = useId();
  useEffect(() => () => void setTimeout(() => returnFocus(opener)), [opener]);
  return (
    <Layer>
      <ModalOverlay
        isOpen
        className={`confab-backdrop${fromTop ? ' confab-backdrop--from-top' : ''}`}
        onOpenChange={(open) => !open && props.onClose()}
      >
        <Modal className="rcx-modal confab-modal">
          <Dialog className="confab-modal__dialog" aria-labelledby={heading}>
            <Content {...props} heading={heading} />
          </Dialog>
        </Modal>
      </ModalOverlay>
    </Layer>
  );
}
