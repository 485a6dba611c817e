import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { paths } from '../../routes/paths';
import { Avatar, Button, Icon, Link, toast } from '../../ui';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { roomPath, roomTitle } from '../../stores/selectors';
import type { Message } from '../../stores/entities';
import { authorName } from '../messages/author';
import { Words } from '../messages/Words';
import { roomIcon } from '../rooms/room-icon';
import { kMostCounted, type InboxThread } from './calls';

function Line({ message }: { message: Message }) {
  const { i18n } = useTranslation('talks');
  const realNames = useRealNames();
  const author = authorName(message, realNames);
  return (
    <div className="confab-inbox__line">
      <Avatar username={message.u.username} name={message.u.name ?? author} size={28} />
      <div className="confab-inbox__text">
        <span className="confab-inbox__head">
          <strong>{author}</strong>
          <time dateTime={new Date(message.ts).toISOString()}>{format(i18n.language).recent(message.ts)}</time>
        </span>
        <span className="confab-inbox__words" dir="auto">
          <Words message={message} />
        </span>
      </div>
    </div>
  );
}

/** A thread with its first message and the last replies, and the way into it. */
export function InboxCard({ thread, onChanged }: { thread: InboxThread; onChanged: () => void }) {
  const { t } = useTranslation('talks');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const realNames = useRealNames();
  const { first, replies, unread } = thread;
  const room = useChatState((state) => state.rooms.get(first.rid));
  const subscription = useChatState((state) => state.subscriptions.get(first.rid));
  const type = room?.t ?? subscription?.t ?? 'c';
  const path = roomPath({ t: type, rid: first.rid, name: room?.name ?? subscription?.name });
  const title = roomTitle(room, subscription, realNames);
  const follows = first.replies?.includes(chat.uid) ?? false;
  const left = Math.max(0, (first.tcount ?? 0) - replies.length);
  const run = (act: Promise<void>) => act.catch((error: unknown) => void toast.error(explain(common, error)));
  return (
    <li className={`confab-inbox__card${unread > 0 ? ' is-unread' : ''}`}>
      <div className="confab-inbox__top">
        <Icon name={room ? roomIcon(room) : 'thread'} size="x16" />
        <Link to={path} className="confab-inbox__room">
          {title}
        </Link>
        {unread > 0 && (
          <span className="confab-thread-line__unread">
            {unread >= kMostCounted ? t('inbox.many') : t('inbox.unread', { count: unread })}
          </span>
        )}
      </div>
      <Line message={first} />
      {left > 0 && <p className="confab-inbox__left">{t('inbox.left', { count: left })}</p>}
      {replies.map((reply) => (
        <Line key={reply._id} message={reply} />
      ))}
      <div className="confab-inbox__tools">
        <Link to={paths.panel(path, 'thread', first._id)} className="confab-inbox__open">
          {t('inbox.open')}
        </Link>
        {unread > 0 && (
          <Button small onClick={() => void run(chat.server.readThread(first._id).then(onChanged))}>
            {t('inbox.read')}
          </Button>
        )}
        <Button small onClick={() => void run(chat.server.follow(first._id, !follows).then(onChanged))}>
          {t(follows ? 'inbox.unfollow' : 'inbox.follow')}
        </Button>
      </div>
    </li>
  );
}
