import { useEffect, useRef, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary, IconButton } from '../../ui';

interface Props {
  /** What the panel is for, to those who do not see it. */
  label: string;
  title: string;
  onClose: () => void;
  /** Back to the panel that this one was opened from. */
  back?: { label: string; onBack: () => void };
  children: ReactNode;
}

/** Keys inside a dialog or menu that was opened from the panel are theirs. */
const isOfOthers = (target: EventTarget, panel: Element): boolean =>
  target instanceof Element && (!panel.contains(target) || target.closest('dialog, [role="menu"]') !== null);

/** The focus goes in when the panel is opened, and back to where it was. */
function useFocusWithin() {
  const panel = useRef<HTMLElement>(null);
  useEffect(() => {
    const element = panel.current;
    const before = document.activeElement;
    // Who comes by a link has not asked for the panel before the rest of the page.
    if (before instanceof HTMLElement && before !== document.body) element?.focus({ preventScroll: true });
    return () => {
      const lost = document.activeElement === document.body || element?.contains(document.activeElement);
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []);
  return panel;
}

/** Stands beside the messages; on a narrow screen over them. */
export function Panel({ label, title, onClose, back, children }: Props) {
  const { t } = useTranslation('common');
  const panel = useFocusWithin();
  return (
    <aside
      ref={panel}
      tabIndex={-1}
      className="rcx-vertical-bar confab-panel"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented || isOfOthers(event.target, event.currentTarget)) return;
        event.preventDefault();
        onClose();
      }}
    >
      <header className="confab-panel__head">
        {back && (
          <IconButton
            small
            type="button"
            icon="arrow-back"
            title={back.label}
            aria-label={back.label}
            onClick={back.onBack}
          />
        )}
        <h2>{title}</h2>
        <IconButton small type="button" icon="cross" aria-label={t('close')} onClick={onClose} />
      </header>
      <ErrorBoundary>{children}</ErrorBoundary>
    </aside>
  );
}
