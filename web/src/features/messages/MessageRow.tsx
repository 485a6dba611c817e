import { memo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { Avatar, Button, Icon } from '../../ui';
import type { Message } from '../../stores/entities';
import { Attachments } from './Attachments';
import { authorName } from './author';
import { MarkedBody } from './markdown/MarkedBody';
import type { Row } from './rows';
import { spokenMessage } from './spoken';
import { isSystemMessage, systemParts, systemSentence } from './system-messages';

interface Props {
  row: Row;
  realNames: boolean;
  highlighted: boolean;
  /** Stands beside the one row that is pointed at or has the focus. */
  toolbar: ReactNode;
  tabIndex: 0 | -1;
  onOpenUser: (username: string) => void;
  onRetry: (id: string) => void;
  onDiscard: (id: string) => void;
}

function DayDivider({ time }: { time: number }) {
  const { i18n, t } = useTranslation('chat');
  const day = format(i18n.language).day(time, { today: t('messages.today'), yesterday: t('messages.yesterday') });
  return (
    <div className="rcx-message-divider" role="separator" aria-label={day}>
      <div className="rcx-message-divider__bar" />
      <div className="rcx-message-divider__wrapper">{day}</div>
      <div className="rcx-message-divider__bar" />
    </div>
  );
}

function UnreadDivider() {
  const { t } = useTranslation('chat');
  const label = t('messages.unread-from-here');
  return (
    <div className="rcx-message-divider rcx-message-divider--unread" role="separator" aria-label={label}>
      <div className="rcx-message-divider__bar" />
      <div className="rcx-message-divider__wrapper rcx-message-divider__wrapper--unread">{label}</div>
      <div className="rcx-message-divider__bar" />
    </div>
  );
}

const kFailed = {
  send: 'messages.failed',
  edit: 'messages.edit-failed',
  delete: 'messages.delete-failed',
} as const;

function Delivery({ row, onRetry, onDiscard }: Pick<Props, 'row' | 'onRetry' | 'onDiscard'>) {
  const { t } = useTranslation('chat');
  const { delivery, command } = row;
  if (!command) return null;
  if (delivery === 'pending') return <span className="confab-delivery">{t('messages.pending')}</span>;
  const reason = row.failure?.message ?? '';
  return (
    <div className="confab-delivery confab-delivery--failed" role="alert">
      <Icon name="warning" size="x16" />
      <span>{t(kFailed[command.kind], { reason })}</span>
      <Button small onClick={() => onRetry(command.id)}>
        {t('messages.retry')}
      </Button>
      <Button small secondary danger onClick={() => onDiscard(command.id)}>
        {t('messages.discard')}
      </Button>
    </div>
  );
}

function Edited({ message }: { message: Message }) {
  const { t, i18n } = useTranslation('chat');
  if (message.editedAt === undefined) return null;
  return (
    <span className="confab-row__edited" title={format(i18n.language).date('toTheSecond', message.editedAt)}>
      {message.editedBy && message.editedBy._id !== message.u._id
        ? t('messages.edited-by', { name: message.editedBy.username })
        : t('messages.edited')}
    </span>
  );
}

function Body({ message }: { message: Message }) {
  const { md, msg, attachments } = message;
  return (
    <div className={`rcx-message-body${message.editedAt === undefined ? '' : ' is-edited'}`} dir="auto">
      <MarkedBody tree={md} text={msg} resetKey={message.updatedAt} />
      {attachments && attachments.length > 0 && <Attachments list={attachments} />}
      <Edited message={message} />
    </div>
  );
}

/** Stands for a message that cannot be drawn at all. */
export function BrokenRow({ row, tabIndex }: Pick<Props, 'row' | 'tabIndex'>) {
  const { t } = useTranslation('chat');
  return (
    <div className="rcx-message confab-row" data-message={row.message._id} role="article" tabIndex={tabIndex}>
      <p className="confab-row__broken">{t('messages.broken')}</p>
    </div>
  );
}

/** One message as plain elements: there are many of them, and they have to be cheap. */
export const MessageRow = memo(function MessageRow({
  row,
  realNames,
  highlighted,
  toolbar,
  tabIndex,
  onOpenUser,
  onRetry,
  onDiscard,
}: Props) {
  const { t, i18n } = useTranslation('chat');
  const { message, grouped, delivery } = row;
  const author = authorName(message, realNames);
  const face = message.alias ?? message.u.name ?? author;
  const dates = format(i18n.language);
  const time = dates.clock(message.ts);

  const dividers = (
    <>
      {row.day && <DayDivider time={message.ts} />}
      {row.unread && <UnreadDivider />}
    </>
  );

  if (isSystemMessage(message)) {
    const parts = systemParts(t, message);
    return (
      <>
        {dividers}
        <div
          className="rcx-message-system confab-row"
          data-message={message._id}
          role="article"
          aria-label={t('messages.system-row', { time, sentence: systemSentence(t, message, author) })}
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
                title={dates.date('toTheSecond', message.ts)}
              >
                {time}
              </time>
            </div>
          </div>
          {toolbar}
        </div>
      </>
    );
  }

  const classes = [
    'rcx-message',
    'confab-row',
    grouped && 'rcx-message--sequential sequential',
    delivery !== 'sent' && 'rcx-message--pending',
    highlighted && 'rcx-message--highlighted',
  ];
  return (
    <>
      {dividers}
      <div
        className={classes.filter(Boolean).join(' ')}
        data-message={message._id}
        role="article"
        aria-label={t('messages.row', { name: author, time, text: spokenMessage(message) })}
        tabIndex={tabIndex}
      >
        <div className="rcx-message-container rcx-message-container--left">
          {grouped ? (
            <time className="confab-row__side-time" dateTime={new Date(message.ts).toISOString()}>
              {time}
            </time>
          ) : (
            <Avatar username={message.u.username} name={face} size={36} />
          )}
        </div>
        <div className="rcx-message-container confab-row__content">
          {grouped ? (
            <span className="confab-visually-hidden">{author}</span>
          ) : (
            <div className="rcx-message-header">
              {message.alias === undefined ? (
                // The keyboard's way there is an action of the message, so that Tab need not stop at every name.
                <button
                  type="button"
                  tabIndex={-1}
                  className="rcx-message-header__name confab-row__author"
                  title={`@${message.u.username}`}
                  onClick={() => onOpenUser(message.u.username)}
                >
                  {author}
                </button>
              ) : (
                <span className="rcx-message-header__name">{author}</span>
              )}
              <time
                className="rcx-message-header__time"
                dateTime={new Date(message.ts).toISOString()}
                title={dates.date('toTheSecond', message.ts)}
              >
                {time}
              </time>
              {message.private && <span className="rcx-message-header__role">{t('messages.only-you')}</span>}
            </div>
          )}
          <Body message={message} />
          <Delivery row={row} onRetry={onRetry} onDiscard={onDiscard} />
        </div>
        {toolbar}
      </div>
    </>
  );
});
