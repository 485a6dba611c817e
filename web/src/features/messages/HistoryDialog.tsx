import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { useFetched } from '../../lib/use-fetched';
import { ErrorState, Outline, Modal } from '../../ui';
import type { Message } from '../../stores/entities';
import './dialogs.css';

/** So many former texts are shown. */
const kMost = 50;

/** What a message was before it was changed. */
export function HistoryDialog({ message, onClose }: { message: Message; onClose: () => void }) {
  const { t, i18n } = useTranslation('talks');
  const { t: common } = useTranslation('common');
  const { _id: msgId } = message;
  const ask = useCallback(
    async (signal: AbortSignal) =>
      (await api.get('confab.messageHistory', { msgId, count: kMost }, { signal })).versions,
    [msgId],
  );
  const { data, error, waiting } = useFetched(ask);
  const dates = format(i18n.language);
  return (
    <Modal title={t('history.title')} onClose={onClose}>
      {waiting && <Outline shape="lines" />}
      {error !== undefined && <ErrorState title={t('history.failed')}>{explain(common, error)}</ErrorState>}
      {data?.length === 0 && <p>{t('history.none')}</p>}
      {data && data.length > 0 && (
        <ol className="confab-history" aria-label={t('history.title')}>
          {data.map(({ msg, replacedAt, replacedBy, u }, index) => (
            <li key={index}>
              <p className="confab-history__head">
                {t('history.until', {
                  time: dates.date('briefly', Date.parse(replacedAt)),
                  name: replacedBy?.username ?? u.username,
                })}
              </p>
              <p className="confab-history__text" dir="auto">
                {msg}
              </p>
            </li>
          ))}
          <li>
            <p className="confab-history__head">{t('history.now')}</p>
            <p className="confab-history__text" dir="auto">
              {message.msg}
            </p>
          </li>
        </ol>
      )}
    </Modal>
  );
}
