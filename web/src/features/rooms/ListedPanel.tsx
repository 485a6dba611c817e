import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { explain } from '../../lib/errors';
import { isNarrow } from '../../lib/media';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Button, EmptyState, ErrorBoundary, ErrorState, Outline, type IconName } from '../../ui';
import { useChat, useChatState, useOwn, useRealNames, useSetting } from '../../stores/hooks';
import { canReactIn } from '../../stores/selectors';
import type { Message, Room } from '../../stores/entities';
import type { Source } from '../../stores/sources';
import { BrokenRow, MessageRow } from '../messages/MessageRow';
import { MentionContext } from '../messages/markdown/Mention';
import { buildRows, newestFirst } from '../messages/rows';
import { useListed } from '../messages/use-listed';
import { useMentionScope } from '../messages/use-mention-scope';
import { Panel } from './Panel';

const kIcons = { mentions: 'at', pinned: 'pin', starred: 'star' } as const satisfies Record<string, IconName>;

/** Lists of a room's messages that stand beside it. */
export type ListedKind = keyof typeof kIcons;

interface Props {
  kind: ListedKind;
  room: Room;
  /** The room's address. */
  path: string;
  onClose: () => void;
  onOpenUser: (username: string) => void;
}

/** The part of the address that names the list. */
export const kListedTabs = {
  mentions: 'mentions',
  pinned: 'pinned-messages',
  starred: 'starred-messages',
} as const satisfies Record<ListedKind, string>;

const kNone: ReadonlySet<string> = new Set();
const nothing = () => undefined;

/** Messages of a room that have something in common, the newest first, each with the way to where it was said. */
export function ListedPanel({ kind, room, path, onClose, onOpenUser }: Props) {
  const { t } = useTranslation('panels');
  const { t: chatWords } = useTranslation('chat');
  const { t: writing } = useTranslation('writing');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const { uid } = chat;
  const navigate = useNavigate();
  const realNames = useRealNames();
  const receipts = useSetting('Message_Read_Receipt_Enabled', false);
  const me = useOwn();
  const mayReact = useChatState((state) => canReactIn(state, room._id));
  const entries = useStore(chat.outbox.store);
  const source = useMemo<Source>(
    () => (kind === 'pinned' ? { kind, rid: room._id } : { kind, rid: room._id, uid }),
    [kind, room._id, uid],
  );
  const { messages, loaded, hasMore, loading, error, more } = useListed(source);
  const scope = useMentionScope(onOpenUser);
  const rows = useMemo(() => {
    const outbox = entries.filter(({ rid, kind: deed }) => rid === room._id && deed !== 'send');
    return newestFirst(buildRows(messages, { me, outbox, groupingPeriod: 0, hidden: kNone }));
  }, [messages, me, entries, room._id]);
  const goTo = (id: string) => navigate(paths.message(isNarrow() ? path : paths.panel(path, kListedTabs[kind]), id));
  const onReact = (message: Message, emoji: string, on: boolean) => chat.react(message, emoji, on);
  const title = chatWords(`tabs.${kind}`);

  return (
    <Panel label={title} title={title} onClose={onClose}>
      {error !== undefined && (
        <ErrorState title={t(`${kind}.failed`)} onRetry={more}>
          {explain(common, error)}
        </ErrorState>
      )}
      {loaded && rows.length === 0 && (
        <EmptyState icon={kIcons[kind]} title={t(`${kind}.none`)}>
          {t(`${kind}.none-text`)}
        </EmptyState>
      )}
      <ul className="confab-listed" aria-label={title}>
        {rows.map((row) => (
          <li key={row.message._id}>
            <ErrorBoundary resetKey={row.message.updatedAt} fallback={() => <BrokenRow row={row} tabIndex={-1} />}>
              <MentionContext.Provider value={{ ...scope, users: row.message.mentions ?? [] }}>
                <MessageRow
                  row={row}
                  realNames={realNames}
                  highlighted={false}
                  tabIndex={-1}
                  toolbar={null}
                  onOpenUser={onOpenUser}
                  onRetry={nothing}
                  onDiscard={nothing}
                  me={me}
                  receipts={receipts}
                  mayReact={mayReact}
                  onReact={onReact}
                />
              </MentionContext.Provider>
            </ErrorBoundary>
            <div className="confab-listed__jump">
              <Button small onClick={() => goTo(row.message._id)}>
                {t('listed.jump')}
              </Button>
              {kind === 'starred' && (
                <Button small onClick={() => chat.star(row.message, false)}>
                  {writing('actions.unstar')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {loading && !loaded && <Outline shape="people" />}
      {hasMore && (
        <Button className="confab-panel__action" small loading={loading} onClick={more}>
          {t('listed.more')}
        </Button>
      )}
    </Panel>
  );
}
