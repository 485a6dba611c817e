import { useTranslation } from 'react-i18next';
import { Button, Callout, Modal } from '../../ui';
import { Copyable } from './Copyable';

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
