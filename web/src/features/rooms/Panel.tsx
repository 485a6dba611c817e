import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorBoundary, IconButton } from '../../ui';

interface Props {
  /** What the panel is for, to those who do not see it. */
  label: string;
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Stands beside the messages; on a narrow screen over them. */
export function Panel({ label, title, onClose, children }: Props) {
  const { t } = useTranslation('common');
  return (
    <aside
      className="rcx-vertical-bar confab-panel"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onClose();
      }}
    >
      <header className="confab-panel__head">
        <h2>{title}</h2>
        <IconButton small type="button" icon="cross" aria-label={t('close')} onClick={onClose} />
      </header>
      <ErrorBoundary>{children}</ErrorBoundary>
    </aside>
  );
}
