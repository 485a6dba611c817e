import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import type { Message } from '../../stores/entities';
import { Icon } from '../../ui';
import { useOpenDiscussion } from './use-open-discussion';

/** Below what announces a discussion: how much was said in it, and the way there. */
export function DiscussionLine({ message }: { message: Message }) {
  const { t, i18n } = useTranslation('chat');
  const open = useOpenDiscussion();
  const { drid, dcount = 0, dlm } = message;
  if (drid === undefined) return null;
  return (
    <button type="button" className="confab-thread-line" onClick={() => open(drid)}>
      <Icon name="balloon" size="x16" />
      <strong>{dcount === 0 ? t('discussion.open') : t('discussion.messages', { count: dcount })}</strong>
      {dlm !== undefined && (
        <span className="confab-thread-line__last">
          {t('discussion.last', { time: format(i18n.language).recent(dlm) })}
        </span>
      )}
    </button>
  );
}
