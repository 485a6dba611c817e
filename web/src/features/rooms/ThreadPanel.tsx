import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { Banner, Checkbox, EmptyState, ErrorState, IconButton, Outline, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { writeBlock } from '../../stores/selectors';
import type { Message, Room } from '../../stores/entities';
import type { Source } from '../../stores/sources';
import { Composer } from '../composer/Composer';
import { MessageList } from '../messages/MessageList';
import { useCorrecting } from '../messages/use-correcting';
import { useListed } from '../messages/use-listed';
import { usePointedReply } from '../messages/use-pointed-reply';
import { Panel } from './Panel';

interface Props {
  room: Room;
  title: string;
  /** The thread's first message. */
  tmid: string;
  onClose: () => void;
  back: { label: string; onBack: () => void };
  onOpenUser: (username: string) => void;
  /** Where the message is that the address points at is still to be found out. */
  searching: boolean;
  /** The reply that the address points at. */
  highlight?: string;
}

/** Whether one hears of replies, and the way to change that. */
function Follow({ first }: { first: Message }) {
  const { t } = useTranslation('panels');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [busy, setBusy] = useState(false);
  const follows = first.replies?.includes(chat.uid) ?? false;
  const toggle = () => {
    setBusy(true);
    chat.server
      .follow(first._id, !follows)
      .catch((error: unknown) => void toast.error(explain(common, error)))
      .finally(() => setBusy(false));
  };
  const label = t(follows ? 'thread.unfollow' : 'thread.follow');
  return (
    <IconButton
      small
      icon={follows ? 'bell' : 'bell-off'}
      aria-label={label}
      aria-pressed={follows}
      disabled={busy}
      onClick={toggle}
    />
  );
}

/** A message and the replies to it, beside the room that they are in. */
export function ThreadPanel({ room, title, tmid, onClose, back, onOpenUser, searching, highlight }: Props) {
  const { t } = useTranslation('panels');
  const { t: chatWords } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const source = useMemo<Source>(() => ({ kind: 'thread', rid: room._id, tmid }), [room._id, tmid]);
  const { messages, loaded, loading, error, more } = useListed(source);
  const pointed = usePointedReply(source, highlight, loaded);
  const settled = !searching && pointed !== 'searching';
  const first = messages.find(({ _id }) => _id === tmid);
  const mayWrite = useChatState((state) => writeBlock(state, room._id) === undefined);
  const [inRoom, setInRoom] = useState(false);
  const correcting = useCorrecting(source);
  const name = room.t === 'd' ? title : `#${title}`;

  const send = (msg: string) => {
    chat.outbox.add(room._id, { kind: 'send', msg, tmid, ...(inRoom && { tshow: true }) });
    setInRoom(false);
  };

  return (
    <Panel
      label={chatWords('thread.title')}
      title={chatWords('thread.title')}
      onClose={onClose}
      back={back}
      actions={first && mayWrite && <Follow first={first} />}
    >
      {error !== undefined && !loaded && (
        <ErrorState title={t('thread.failed')} onRetry={more}>
          {explain(common, error)}
        </ErrorState>
      )}
      {((loading && !loaded) || (loaded && !settled)) && <Outline shape="people" />}
      {loaded && settled && !first && (
        <EmptyState icon="thread" title={t('thread.gone')}>
          {t('thread.gone-text')}
        </EmptyState>
      )}
      {loaded && settled && first && (
        <div className="confab-thread">
          {pointed === 'missing' && <Banner kind="warning">{chatWords('rooms.message-missing')}</Banner>}
          <MessageList
            key={pointed === 'found' ? highlight : ''}
            {...(pointed === 'found' && highlight !== undefined && { highlight })}
            room={room}
            source={source}
            onOpenUser={onOpenUser}
            onEdit={correcting.edit}
            onDelete={correcting.remove}
            {...(correcting.editing !== undefined && { editing: correcting.editing })}
          />
          {mayWrite &&
            (correcting.form ?? (
              <Composer
                room={room}
                source={source}
                title={title}
                placeholder={t('thread.placeholder')}
                onSend={send}
                onEditLast={correcting.editLast}
                inRoom={inRoom}
              >
                <Checkbox label={t('thread.in-room', { room: name })} checked={inRoom} onChange={setInRoom} />
              </Composer>
            ))}
        </div>
      )}
      {correcting.dialog}
    </Panel>
  );
}
