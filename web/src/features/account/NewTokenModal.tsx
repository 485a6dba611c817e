import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, Callout, Modal } from '../../ui';
import { useCopy } from './use-copy';

function Copyable({ label, text }: { label: string; text: string }) {
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

/** A new token, seen this once. */
export function NewTokenModal({ token, userId, onClose }: { token: string; userId: string; onClose: () => void }) {
  const { t } = useTranslation('account');
  const common = useTranslation('common').t;
  return (
    <Modal
      title={t('tokens.made')}
      onClose={onClose}
      footer={
        <Button variant="primary" onClick={onClose}>
          {common('done')}
        </Button>
      }
    >
      <Callout kind="warning" title={t('tokens.once')}>
        {t('tokens.once-text')}
      </Callout>
      <Copyable label={t('tokens.token')} text={token} />
      <Copyable label={t('tokens.user-id')} text={userId} />
    </Modal>
  );
}
