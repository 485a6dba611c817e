import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, ButtonGroup } from './Button';

interface Props {
  /** What is not saved, in words. */
  children: ReactNode;
  busy: boolean;
  save: string;
  discard: string;
  onSave: () => void;
  onDiscard: () => void;
}

/** Stays in sight at the end of a form while something in it is not saved. */
export function SaveBar({ children, busy, save, discard, onSave, onDiscard }: Props) {
  const { t } = useTranslation('common');
  return (
    <div className="confab-save-bar" role="region" aria-label={t('unsaved')}>
      <p className="confab-save-bar__text" role="status">
        {children}
      </p>
      <ButtonGroup align="end">
        <Button disabled={busy} onClick={onDiscard}>
          {discard}
        </Button>
        <Button primary loading={busy} onClick={onSave}>
          {save}
        </Button>
      </ButtonGroup>
    </div>
  );
}
