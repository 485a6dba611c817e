import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ConfirmModal, toast } from '../../ui';
import { explain } from '../../lib/errors';
import { useChat } from '../../stores/hooks';
import type { Message } from '../../stores/entities';

export function DeleteDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [busy, setBusy] = useState(false);
  const confirm = async () => {
    setBusy(true);
    try {
      await chat.deleteMessage(message);
      onClose();
    } catch (error) {
      toast.error(explain(common, error));
      setBusy(false);
    }
  };
  return (
    <ConfirmModal
      title={t('delete.title')}
      confirm={t('delete.confirm')}
      danger
      busy={busy}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p>{t('delete.text')}</p>
      <blockquote className="confab-quoted">{message.msg.slice(0, 300)}</blockquote>
    </ConfirmModal>
  );
}
