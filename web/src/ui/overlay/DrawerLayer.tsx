import { useEffect, type KeyboardEvent, type ReactNode } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Layer } from './Layer';
import { returnFocus } from './opener';

export interface DrawerProps {
  /** What it is for, to those who do not see it. */
  label: string;
  onClose: () => void;
  children: ReactNode;
  /** On a phone only as high as what is in it. */
  low?: boolean;
  /** Over the whole page: what is to be looked at by itself. */
  whole?: boolean;
}

// What has done something with Escape itself keeps it from the drawer.
const keepEscape = (event: KeyboardEvent) => {
  if (event.key === 'Escape' && event.defaultPrevented) event.stopPropagation();
};

/** Comes in from the side, on a phone from below, over a page that is out of reach meanwhile. */
export function DrawerLayer({
  label,
  onClose,
  children,
  low = false,
  whole = false,
  opener,
}: DrawerProps & { opener: HTMLElement | null }) {
  useEffect(() => () => void setTimeout(() => returnFocus(opener)), [opener]);
  return (
    <Layer>
      <ModalOverlay
        isOpen
        isDismissable
        className="confab-backdrop confab-backdrop--drawer"
        onOpenChange={(open) => !open && onClose()}
      >
        <Modal className={`confab-drawer ${low ? 'confab-drawer--low' : ''} ${whole ? 'confab-drawer--whole' : ''}`}>
          <Dialog className="confab-drawer__dialog" aria-label={label}>
            <div className="confab-drawer__inner" role="presentation" onKeyDown={keepEscape}>
              {children}
            </div>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </Layer>
  );
}
