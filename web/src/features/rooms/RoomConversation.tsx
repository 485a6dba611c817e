import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { explainFailure } from '../../lib/errors';
import { Banner, Button, ErrorState } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import { writeBlock } from '../../stores/selectors';
import type { Room } from '../../stores/entities';
import { isLoaded } from '../../stores/shown';
import { keyOf, type Source } from '../../stores/sources';
import { Composer } from '../composer/Composer';
import { TypingLine } from '../composer/TypingLine';
import { MessageList } from '../messages/MessageList';
import { useCorrecting } from '../messages/use-correcting';
import type { Pointed } from '../messages/use-pointed-message';
import { MessagesOutline } from './RoomOutline';

const WriteBlocked = deferred(() => import('./WriteBlocked').then((part) => part.WriteBlocked));

interface Props {
  room: Room;
  source: Source;
  title: string;
  onOpenUser: (username: string) => void;
  onOpenThread: (tmid: string) => void;
  /** The message that the address points at, and what became of it. */
  highlight?: string | undefined;
  pointed?: Pointed['state'];
  /** The messages are shown although it is not found out yet where that message is. */
  early?: boolean;
  /** It stands beside the conversation on screen: opened just now, or kept from before a reload. */
  aside?: 'opened' | 'restored';
}

/** A room's messages, or why there are none, and the place to write. */
export function RoomConversation({
  room,
  source,
  title,
  onOpenUser,
  onOpenThread,
  highlight,
  pointed,
  early = false,
  aside,
}: Props) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const { _id: rid, t: type } = room;
  const loaded = useChatState((state) => isLoaded(state, source));
  const failure = useChatState((state) => state.histories.get(keyOf(source))?.failure);
  // Without a connection nothing comes, and that is said once.
  const online = useChatState((state) => state.connection.phase === 'online');
  const block = useChatState((state) => writeBlock(state, rid));
  const correcting = useCorrecting(source);
  const found = pointed === 'found' ? highlight : undefined;

  // What the server no longer lets us read is not shown; what is only not the newest is.
  const refused = failure?.status !== undefined && failure.status >= 400 && failure.status < 500;
  const retry = (
    <Button small onClick={() => chat.rooms.open(rid, type)}>
      {common('try-again')}
    </Button>
  );
  return (
    <>
      {failure && loaded && !refused && online && (
        <Banner kind="warning" icon="warning" action={retry}>
          {t('rooms.stale', { reason: explainFailure(common, failure) })}
        </Banner>
      )}
      {failure && (refused || !loaded) ? (
        <div className="confab-messages">
          <ErrorState title={t('rooms.unreadable')} onRetry={() => chat.rooms.open(rid, type)}>
            {explainFailure(common, failure)}
          </ErrorState>
        </div>
      ) : loaded && (pointed !== 'searching' || early) ? (
        <MessageList
          key={found ?? ''}
          room={room}
          source={source}
          onOpenUser={onOpenUser}
          onOpenThread={onOpenThread}
          onEdit={correcting.edit}
          onDelete={correcting.remove}
          {...(correcting.editing !== undefined && { editing: correcting.editing })}
          {...(found !== undefined && { highlight: found })}
        />
      ) : (
        <MessagesOutline />
      )}
      {pointed === 'missing' && <Banner kind="warning">{t('rooms.message-missing')}</Banner>}
      <TypingLine rid={rid} />
      {block !== undefined ? (
        <WriteBlocked room={room} block={block} />
      ) : (
        (correcting.form ?? (
          <Composer
            room={room}
            source={source}
            title={title}
            onSend={(text) => chat.outbox.add(rid, { kind: 'send', msg: text })}
            onEditLast={correcting.editLast}
            {...(aside && { aside })}
          />
        ))
      )}
      {correcting.dialog}
    </>
  );
}
