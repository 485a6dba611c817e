import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { Avatar } from '../../ui';
import { useChatState } from '../../stores/hooks';
import type { Message } from '../../stores/entities';
import { DiscussionLine } from '../discussions/DiscussionLine';
import { Attachments } from './Attachments';
import { systemParts, systemSentence, withRoleNamed } from './system-messages';

interface Props {
  message: Message;
  /** Who did it, and whose initials the face shows. */
  author: string;
  face: string;
  tabIndex: 0 | -1;
  toolbar: ReactNode;
}

/** What happened in the room, in one sentence. */
export function SystemRow({ message, author, face, tabIndex, toolbar }: Props) {
  const { t, i18n } = useTranslation('chat');
  const roles = useChatState((state) => state.roles);
  const dates = format(i18n.language);
  const time = dates.clock(message.ts);
  const told = withRoleNamed(message, roles);
  const parts = systemParts(t, told);
  return (
    <div
      className="rcx-message-system confab-row"
      data-message={message._id}
      role="article"
      aria-label={t('messages.system-row', { time, sentence: systemSentence(t, told, author) })}
      tabIndex={tabIndex}
    >
      <div className="rcx-message-container rcx-message-container--left">
        <Avatar username={message.u.username} name={face} size={18} />
      </div>
      <div className="rcx-message-container rcx-message-system__container">
        <div className="rcx-message-system__block">
          <span className="rcx-message-system__body">
            {parts.before}
            {parts.after !== undefined && <span className="rcx-message-system__name">{author}</span>}
            {parts.after}
          </span>{' '}
          <time
            className="rcx-message-system__time"
            dateTime={new Date(message.ts).toISOString()}
            data-tooltip={dates.date('toTheSecond', message.ts)}
          >
            {time}
          </time>
        </div>
        {/* What the discussion began from. */}
        {message.t === 'discussion-created' && message.attachments && (
          <div className="rcx-message-body">
            <Attachments list={message.attachments} rid={message.rid} />
          </div>
        )}
        {message.drid !== undefined && <DiscussionLine message={message} />}
      </div>
      {toolbar}
    </div>
  );
}
