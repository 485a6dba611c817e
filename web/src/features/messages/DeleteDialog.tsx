import { useTranslation } from 'react-i18next';
import { ConfirmModal } from '../../ui';
import { useChat } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { Words } from './Words';

export function DeleteDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const confirm = () => {
    chat.deleteMessage(message);
    onClose();
  };
  return (
    <ConfirmModal title={t('delete.title')} confirm={t('delete.confirm')} danger onConfirm={confirm} onClose={onClose}>
      <p>{t('delete.text')}</p>
      <blockquote className="confab-quoted" dir="auto">
        <Words message={message} />
      </blockquote>
    </ConfirmModal>
  );
}
