import { Suspense, lazy, memo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { deferred } from '../../lib/deferred';
import { Avatar, Button, Icon, type IconName } from '../../ui';
import type { Attachment, Message } from '../../stores/entities';
import { Attachments, cardsOf } from './Attachments';
import { ThreadLine, hasThread } from './ThreadLine';
import { authorName } from './author';
import { MarkedBody } from './markdown/MarkedBody';
import type { Row } from './rows';
import { spokenMessage } from './spoken';
import { SystemRow } from './SystemRow';
import { isSystemMessage } from './system-messages';

// Their room is kept until they are there.
const Reactions = lazy(() => import('./Reactions').then((part) => ({ default: part.Reactions })));
const LinkPreviews = lazy(() => import('./LinkPreviews'));
const Poll = deferred(
  () => import('../polls/Poll').then((part) => part.Poll),
  ({ poll }) => <div style={{ height: 40 * poll.options.length + 30 }} />,
  'polls',
);

/** The links of a message, where something was found behind one of them. */
function foundLinks({ urls }: Message): readonly unknown[] | undefined {
  const found = Array.isArray(urls) && urls.some((url) => Object.keys(url?.meta ?? {}).length > 0);
  return found ? urls : undefined;
}

interface Props {
  row: Row;
  realNames: boolean;
  highlighted: boolean;
  /** Stands beside the one row that is pointed at or has the focus. */
  toolbar: ReactNode;
  tabIndex: 0 | -1;
  /** Left out where nobody can be looked up. */
  onOpenUser?: (username: string) => void;
  onRetry: (id: string) => void;
  onDiscard: (id: string) => void;
  /** One's own account. */
  me: { _id: string; username: string };
  /** The reader does not want to see what its author writes here. */
  ignored?: boolean;
  /** Whether one's own messages say that they have been read. */
  receipts?: boolean;
  mayReact: boolean;
  onReact: (message: Message, emoji: string, on: boolean) => void;
  /** Left out where one is in the thread already. */
  onOpenThread?: ((tmid: string) => void) | undefined;
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
    <span className="confab-row__edited" data-tooltip={format(i18n.language).date('toTheSecond', message.editedAt)}>
      {message.editedBy && message.editedBy._id !== message.u._id
        ? t('messages.edited-by', { name: message.editedBy.username })
        : t('messages.edited')}
    </span>
  );
}

interface Signed {
  message: Message;
  uid: string;
  /** Of one's own messages it is said whether they have been read. */
  receipts: boolean;
}

const isStarred = ({ message, uid }: Signed): boolean => message.starred?.some(({ _id }) => _id === uid) ?? false;
const hasReceipt = ({ message, uid, receipts }: Signed): boolean => receipts && message.u._id === uid;
const isSigned = (of: Signed): boolean => of.message.pinned === true || isStarred(of) || hasReceipt(of);

/** That it is pinned, or starred by the reader; of one's own, whether everybody has read it. */
function Signs(props: Signed) {
  const { t } = useTranslation('chat');
  const { message } = props;
  const starred = isStarred(props);
  const by = message.pinnedBy?.name ?? message.pinnedBy?.username;
  const pinned = message.pinned && (by === undefined ? t('messages.pinned') : t('messages.pinned-by', { name: by }));
  const receipts = hasReceipt(props);
  return (
    <span className="confab-row__signs">
      {receipts && (
        <Sign
          icon={message.unread ? 'check' : 'circle-check'}
          label={t(message.unread ? 'messages.not-read' : 'messages.read-by-all')}
        />
      )}
      {pinned && <Sign icon="pin" label={pinned} />}
      {starred && <Sign icon="star-filled" label={t('messages.starred')} />}
    </span>
  );
}

function Sign({ icon, label }: { icon: IconName; label: string }) {
  return (
    <span className="confab-row__sign" role="img" aria-label={label} data-tooltip={label}>
      <Icon name={icon} size="x16" />
    </span>
  );
}

function Body({ message }: { message: Message }) {
  const { md, msg, poll } = message;
  const attachments = cardsOf(message);
  const isQuote = ({ message_link }: Attachment) => message_link !== undefined;
  const [quotes, others] = [attachments.filter(isQuote), attachments.filter((attachment) => !isQuote(attachment))];
  return (
    <div className={`rcx-message-body${message.editedAt === undefined ? '' : ' is-edited'}`} dir="auto">
      {/* What it answers stands before the answer. */}
      {quotes.length > 0 && <Attachments list={quotes} />}
      <MarkedBody tree={md} text={msg} resetKey={message.updatedAt} />
      {poll && <Poll message={message} poll={poll} />}
      {others.length > 0 && <Attachments list={others} rid={message.rid} />}
      {message.editedAt !== undefined && <Edited message={message} />}
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
  me,
  ignored = false,
  receipts = false,
  mayReact,
  onReact,
  onOpenThread,
}: Props) {
  const { t, i18n } = useTranslation('chat');
  const [unfolded, setUnfolded] = useState(false);
  const { message, grouped, delivery } = row;
  const author = authorName(message, realNames);
  const face = (message.alias || message.u.name) ?? author;
  const dates = format(i18n.language);
  const time = dates.clock(message.ts);
  const links = foundLinks(message);
  const signed = { message, uid: me._id, receipts };
  const signs = isSigned(signed) && <Signs {...signed} />;

  const dividers = (
    <>
      {row.day && <DayDivider time={message.ts} />}
      {row.unread && <UnreadDivider />}
    </>
  );

  if (isSystemMessage(message)) {
    return (
      <>
        {dividers}
        <SystemRow message={message} author={author} face={face} tabIndex={tabIndex} toolbar={toolbar} />
      </>
    );
  }

  if (ignored && !unfolded) {
    return (
      <>
        {dividers}
        <div
          className="rcx-message confab-row confab-row--ignored"
          data-message={message._id}
          role="article"
          aria-label={t('messages.ignored')}
          tabIndex={tabIndex}
        >
          {t('messages.ignored')}
          <Button small onClick={() => setUnfolded(true)}>
            {t('messages.show-ignored')}
          </Button>
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
            <>
              <span className="confab-visually-hidden">{author}</span>
              {signs}
            </>
          ) : (
            <div className="rcx-message-header">
              {!message.alias && onOpenUser ? (
                // The keyboard's way there is an action of the message, so that Tab need not stop at every name.
                <button
                  type="button"
                  tabIndex={-1}
                  className="rcx-message-header__name confab-row__author"
                  data-tooltip={`@${message.u.username}`}
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
                data-tooltip={dates.date('toTheSecond', message.ts)}
              >
                {time}
              </time>
              {signs}
              {message.private && <span className="rcx-message-header__role">{t('messages.only-you')}</span>}
            </div>
          )}
          <Body message={message.t === 'e2e' ? { ...message, msg: spokenMessage(message) } : message} />
          {links && (
            <Suspense fallback={<div className="confab-link-preview--coming" />}>
              <LinkPreviews urls={links} />
            </Suspense>
          )}
          {message.reactions && Object.keys(message.reactions).length > 0 && (
            <Suspense fallback={<div className="confab-reactions confab-reactions--coming" />}>
              <Reactions
                message={message}
                me={me.username}
                realNames={realNames}
                mayReact={mayReact}
                onReact={onReact}
              />
            </Suspense>
          )}
          {onOpenThread && hasThread(message) && <ThreadLine message={message} onOpen={onOpenThread} />}
          {row.command && <Delivery row={row} onRetry={onRetry} onDiscard={onDiscard} />}
        </div>
        {toolbar}
      </div>
    </>
  );
});
