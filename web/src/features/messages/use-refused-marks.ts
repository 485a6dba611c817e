import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { explainFailure } from '../../lib/errors';
import { isMark } from '../../outbox/storage';
import { useChat } from '../../stores/hooks';
import { toast } from '../../ui';

/** A sign on a message that the server will not set is taken back, and the reader is told why. */
export function useRefusedMarks(): void {
  const chat = useChat();
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  useEffect(() => {
    const look = () => {
      for (const entry of chat.outbox.store.getState()) {
        if (!isMark(entry) || !entry.failure) continue;
        chat.outbox.discard(entry.id);
        if (document.visibilityState === 'hidden') continue; // another tab has said it
        toast.error(t(`refused.${entry.kind}`, { reason: explainFailure(common, entry.failure) }));
      }
    };
    look();
    return chat.outbox.store.subscribe(look);
  }, [chat, t, common]);
}
