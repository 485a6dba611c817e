import { useTranslation } from 'react-i18next';
import { useChat } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { ReportDialog } from './ReportDialog';
import { spokenMessage } from './spoken';

export function ReportMessage({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t } = useTranslation('writing');
  const { server } = useChat();
  return (
    <ReportDialog
      title={t('report.message')}
      quoted={spokenMessage(message)}
      onReport={(why) => server.reportMessage(message._id, why)}
      onClose={onClose}
    />
  );
}
