import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { kNarrow, useMedia } from '../../lib/media';
import { Drawer, ErrorBoundary, IconButton } from '../../ui';
import '../../ui/icons/add-later';

interface Props {
  /** What the panel is for, to those who do not see it. */
  label: string;
  title: string;
  onClose: () => void;
  /** Back to the panel that this one was opened from. */
  back?: { label: string; onBack: () => void };
  /** Beside the title: what can be done with what is shown. */
  actions?: ReactNode;
  children: ReactNode;
}

/** Keys inside a dialog or menu that was opened from the panel are theirs. */
const isOfOthers = (target: EventTarget, panel: Element): boolean =>
  target instanceof Element && (!panel.contains(target) || target.closest('dialog, [role="menu"]') !== null);

/** The focus goes in when the panel is opened, and back to where it was. */
function useFocusWithin() {
  const panel = useRef<HTMLElement>(null);
  // What is in the panel may take the focus before the panel does.
  const [opener] = useState(() => document.activeElement);
  useEffect(() => {
    const element = panel.current;
    const before = opener;
    // Who comes by a link has not asked for the panel before the rest of the page.
    const taken = element?.contains(document.activeElement);
    if (!taken && before instanceof HTMLElement && before !== document.body) element?.focus({ preventScroll: true });
    return () => {
      const lost = document.activeElement === document.body || element?.contains(document.activeElement);
      if (lost && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [opener]);
  return panel;
}

function Content({ title, onClose, back, actions, children }: Omit<Props, 'label'>) {
  const { t } = useTranslation('common');
  return (
    <>
      <header className="confab-panel__head">
        {back && <IconButton small type="button" icon="arrow-back" aria-label={back.label} onClick={back.onBack} />}
        <h2>{title}</h2>
        {actions}
        <IconButton small type="button" icon="cross" aria-label={t('close')} onClick={onClose} />
      </header>
      <ErrorBoundary>{children}</ErrorBoundary>
    </>
  );
}

function Beside({ label, ...content }: Props) {
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
        content.onClose();
      }}
    >
      <Content {...content} />
    </aside>
  );
}

/** Stands beside the messages; where there is no room for both, it comes over them. */
export function Panel(props: Props) {
  const narrow = useMedia(kNarrow);
  if (!narrow) return <Beside {...props} />;
  const { label, ...content } = props;
  return (
    <Drawer label={label} onClose={content.onClose}>
      <div className="rcx-vertical-bar confab-panel">
        <Content {...content} />
      </div>
    </Drawer>
  );
}
