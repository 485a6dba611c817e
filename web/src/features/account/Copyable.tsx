import './copyable.css';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui';
import { useCopy } from './use-copy';

/** A text to take along: seen as a whole by moving in it, and copied by its button. */
export function Copyable({ label, text }: { label: string; text: string }) {
  const { t } = useTranslation('common');
  const id = useId();
  const copy = useCopy();
  return (
    <div className="confab-copyable">
      <label htmlFor={id}>{label}</label>
      <input id={id} className="confab-input" readOnly value={text} onFocus={(event) => event.currentTarget.select()} />
      <Button small icon="copy" onClick={() => copy(text)} aria-label={t('copy-what', { what: label })}>
        {t('copy')}
      </Button>
    </div>
  );
}
