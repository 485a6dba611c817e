import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import type { Message } from '../../stores/entities';
import { useChatState } from '../../stores/hooks';
import { isUnreadThread } from '../../stores/selectors';
import { Icon } from '../../ui';

/** It was replied to, or is a reply itself. */
export const hasThread = ({ tmid, tcount = 0 }: Message): boolean => tmid !== undefined || tcount > 0;

/** Below a message that was replied to, and on a reply that shows in the room: the way into the thread. */
export function ThreadLine({ message, onOpen }: { message: Message; onOpen: (tmid: string) => void }) {
  const { t, i18n } = useTranslation('chat');
  const unread = useChatState((state) => isUnreadThread(state, message));
  const { tmid, tcount = 0, tlm } = message;
  const words = format(i18n.language);
  const last = tlm === undefined ? '' : t('thread.last', { time: words.recent(tlm) });
  return (
    <button type="button" className="confab-thread-line" onClick={() => onOpen(tmid ?? message._id)}>
      <Icon name="thread" size="x16" />
      {tmid === undefined ? (
        <>
          <strong>{t('thread.replies', { count: tcount })}</strong>
          <span className="confab-thread-line__last">{last}</span>
          {unread && <span className="confab-thread-line__unread">{t('thread.unread')}</span>}
        </>
      ) : (
        <span>{t('thread.of')}</span>
      )}
    </button>
  );
}
