import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { Avatar, Button, EmptyState, ErrorState, Facts, Outline, Tabs } from '../../ui';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { isUnreadThread } from '../../stores/selectors';
import type { Message, Room } from '../../stores/entities';
import type { ThreadFilter } from '../../stores/server';
import { authorName } from '../messages/author';
import { spokenMessage } from '../messages/spoken';
import { Panel } from './Panel';

const kPage = 25;
const kFilters = ['all', 'following', 'unread'] as const satisfies readonly ThreadFilter[];
const idOf = ({ _id }: Message): string => _id;

interface Props {
  room: Room;
  onClose: () => void;
  onOpen: (tmid: string) => void;
}

function ThreadRow({ message, onOpen }: { message: Message; onOpen: (tmid: string) => void }) {
  const { t: chatWords, i18n } = useTranslation('chat');
  const realNames = useRealNames();
  // What has happened since the list was fetched.
  const first = useChatState((state) => state.messages.get(message._id)) ?? message;
  const unread = useChatState((state) => isUnreadThread(state, first));
  const author = authorName(first, realNames);
  return (
    <li>
      <button type="button" className="confab-threads__row" onClick={() => onOpen(first._id)}>
        <Avatar username={first.u.username} name={first.u.name ?? author} size={28} />
        <span className="confab-threads__text">
          <strong>{author}</strong>
          <span className="confab-threads__words" dir="auto">
            {spokenMessage(first)}
          </span>
          <span className="confab-threads__count">
            <Facts
              of={[
                chatWords('thread.replies', { count: first.tcount ?? 0 }),
                first.tlm !== undefined && format(i18n.language).recent(first.tlm),
              ]}
            />
          </span>
        </span>
        {unread && <span className="confab-thread-line__unread">{chatWords('thread.unread')}</span>}
      </button>
    </li>
  );
}

/** The threads of a room, those with the newest replies first. */
export function ThreadsPanel({ room, onClose, onOpen }: Props) {
  const { t } = useTranslation('panels');
  const { t: chatWords } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [filter, setFilter] = useState<ThreadFilter>('all');
  // Whenever there is something new in one of them, the list is another.
  const news = useChatState((state) => state.subscriptions.get(room._id)?.tunread?.join());
  const { _id: rid } = room;
  const fetchPage = useCallback(
    async (offset: number) => {
      const { messages, total } = await chat.server.threads(rid, filter, offset, kPage);
      return { rows: messages, total };
    },
    // eslint-disable-next-line react-hooks/exhaustive-deps -- see `news`
    [chat, rid, filter, news],
  );
  const { rows, waiting, error, hasMore, loadingMore, more, again } = usePaged(fetchPage, idOf);
  const title = chatWords('tabs.threads');
  return (
    <Panel label={title} title={title} onClose={onClose}>
      <Tabs
        label={title}
        selected={filter}
        onSelect={setFilter}
        tabs={kFilters.map((id) => ({ id, label: t(`threads.filter.${id}`) }))}
      >
        {error !== undefined && (
          <ErrorState title={t('threads.failed')} onRetry={again}>
            {explain(common, error)}
          </ErrorState>
        )}
        {waiting && <Outline shape="people" />}
        {!waiting && error === undefined && rows.length === 0 && (
          <EmptyState icon="thread" title={t(`threads.none.${filter}`)}>
            {t('threads.none-text')}
          </EmptyState>
        )}
        <ul className="confab-threads" aria-label={title}>
          {rows.map((message) => (
            <ThreadRow key={message._id} message={message} onOpen={onOpen} />
          ))}
        </ul>
        {hasMore && (
          <Button className="confab-panel__action" small loading={loadingMore} onClick={more}>
            {t('listed.more')}
          </Button>
        )}
      </Tabs>
    </Panel>
  );
}
