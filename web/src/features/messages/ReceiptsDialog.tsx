import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useFetched } from '../../lib/use-fetched';
import { Avatar, ErrorState, Outline, Modal } from '../../ui';
import { useRealNames } from '../../stores/hooks';
import { personName } from '../../stores/selectors';
import type { Message } from '../../stores/entities';
import './dialogs.css';

/** Who has read a message, and when they read last. */
export function ReceiptsDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t, i18n } = useTranslation('talks');
  const { t: common } = useTranslation('common');
  const realNames = useRealNames();
  const { _id: messageId } = message;
  const ask = useCallback(
    async (signal: AbortSignal) => (await api.get('chat.getMessageReadReceipts', { messageId }, { signal })).receipts,
    [messageId],
  );
  const { data, error, waiting } = useFetched(ask);
  return (
    <Modal title={t('receipts.title')} onClose={onClose}>
      {waiting && <Outline shape="people" />}
      {error !== undefined && <ErrorState title={t('receipts.failed')}>{explain(common, error)}</ErrorState>}
      {data?.length === 0 && <p>{t('receipts.none')}</p>}
      {data && data.length > 0 && (
        <ul className="confab-receipts" aria-label={t('receipts.title')}>
          {data.map(({ _id, user, ts }) => (
            <li key={_id}>
              <Avatar username={user.username ?? ''} name={user.name} size={28} />
              <span className="confab-receipts__name">{personName(user, realNames)}</span>
              <time dateTime={ts}>{format(i18n.language).recent(Date.parse(ts))}</time>
            </li>
          ))}
        </ul>
      )}
    </Modal>
  );
}
