import type { Message } from '../../stores/entities';
import { CreateDiscussionDialog } from '../discussions/CreateDiscussionDialog';
import { RemindDialog } from '../daily/RemindDialog';
import { ForwardDialog } from './ForwardDialog';
import { HistoryDialog } from './HistoryDialog';
import { ReceiptsDialog } from './ReceiptsDialog';
import { ReportMessage } from './ReportMessage';
import type { MessageDialog } from './actions';

/** What an action opens over the messages. */
export function MessageDialogs({
  kind,
  message,
  onClose,
}: {
  kind: MessageDialog;
  message: Message;
  onClose: () => void;
}) {
  if (kind === 'forward') return <ForwardDialog message={message} onClose={onClose} />;
  if (kind === 'report') return <ReportMessage message={message} onClose={onClose} />;
  if (kind === 'remind') return <RemindDialog message={message} onClose={onClose} />;
  if (kind === 'discuss') return <CreateDiscussionDialog rid={message.rid} message={message} onClose={onClose} />;
  return kind === 'receipts' ? (
    <ReceiptsDialog message={message} onClose={onClose} />
  ) : (
    <HistoryDialog message={message} onClose={onClose} />
  );
}
