import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { Avatar, Button, EmptyState, ErrorState, Facts, Outline } from '../../ui';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import { canDiscuss } from '../../stores/selectors';
import type { Message, Room } from '../../stores/entities';
import { authorName } from '../messages/author';
import { Panel } from '../rooms/Panel';
import { CreateDiscussionDialog } from './CreateDiscussionDialog';
import { discussionCalls } from './calls';
import { useOpenDiscussion } from './use-open-discussion';

const kPage = 25;
const idOf = ({ _id }: Message): string => _id;

function Row({ message }: { message: Message }) {
  const { t, i18n } = useTranslation('chat');
  const realNames = useRealNames();
  const open = useOpenDiscussion();
  // What has happened since the list was fetched.
  const { u, msg, drid, dcount, dlm, ts } = useChatState((state) => state.messages.get(message._id)) ?? message;
  const author = authorName(message, realNames);
  return (
    <li>
      <button type="button" className="confab-threads__row" onClick={() => drid !== undefined && open(drid)}>
        <Avatar username={u.username} name={u.name ?? author} size={28} />
        <span className="confab-threads__text">
          <strong dir="auto">{msg}</strong>
          <span className="confab-threads__count">
            <Facts of={[t('discussion.messages', { count: dcount ?? 0 }), format(i18n.language).recent(dlm ?? ts)]} />
          </span>
        </span>
      </button>
    </li>
  );
}

/** The discussions of a room, those that were begun last first. */
export function DiscussionsPanel({ room, onClose }: { room: Room; onClose: () => void }) {
  const { t } = useTranslation('talks');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [creating, setCreating] = useState(false);
  const mayCreate = useChatState((state) => canDiscuss(state, room._id));
  const { _id: rid } = room;
  const fetchPage = useCallback(
    (offset: number) => discussionCalls.announced(rid, offset, kPage),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- another session is another question
    [chat, rid],
  );
  const { rows, waiting, error, hasMore, loadingMore, more, again } = usePaged(fetchPage, idOf);
  const title = t('discussion.title');
  return (
    <Panel label={title} title={title} onClose={onClose}>
      {mayCreate && (
        <Button className="confab-panel__action" small icon="balloon" onClick={() => setCreating(true)}>
          {t('discussion.create')}
        </Button>
      )}
      {error !== undefined && (
        <ErrorState title={t('discussion.failed')} onRetry={again}>
          {explain(common, error)}
        </ErrorState>
      )}
      {waiting && <Outline shape="people" />}
      {!waiting && error === undefined && rows.length === 0 && (
        <EmptyState icon="balloon" title={t('discussion.none')}>
          {t('discussion.none-text')}
        </EmptyState>
      )}
      <ul className="confab-threads" aria-label={title}>
        {rows.map((message) => (
          <Row key={message._id} message={message} />
        ))}
      </ul>
      {hasMore && (
        <Button className="confab-panel__action" small loading={loadingMore} onClick={more}>
          {t('more')}
        </Button>
      )}
      {creating && <CreateDiscussionDialog rid={rid} onClose={() => setCreating(false)} />}
    </Panel>
  );
}
