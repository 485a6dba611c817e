import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { explain } from '../../lib/errors';
import { useLocation } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Button, EmptyState, ErrorBoundary, ErrorState, Loading } from '../../ui';
import { useChat, useChatState, useRealNames } from '../../stores/hooks';
import type { Room } from '../../stores/entities';
import type { Source } from '../../stores/sources';
import { BrokenRow, MessageRow } from '../messages/MessageRow';
import { MentionContext } from '../messages/markdown/Mention';
import { buildRows, newestFirst } from '../messages/rows';
import { useListed } from '../messages/use-listed';
import { useMentionScope } from '../messages/use-mention-scope';
import { Panel } from './Panel';

interface Props {
  room: Room;
  /** The room's address. */
  path: string;
  onClose: () => void;
  onOpenUser: (username: string) => void;
}

const kNone: ReadonlySet<string> = new Set();
const nothing = () => undefined;

/** Over the messages there is no room for both. */
const isNarrow = (): boolean => window.matchMedia('(width < 900px)').matches;

/** The room's messages that name the reader, the newest first, each with the way to where it was said. */
export function MentionsPanel({ room, path, onClose, onOpenUser }: Props) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const { uid } = useChat();
  const [, navigate] = useLocation();
  const realNames = useRealNames();
  const me = useChatState((state) => state.me);
  const source = useMemo<Source>(() => ({ kind: 'mentions', rid: room._id, uid }), [room._id, uid]);
  const { messages, loaded, hasMore, loading, error, more } = useListed(source);
  const scope = useMentionScope(onOpenUser);
  const rows = useMemo(() => {
    const own = me ?? { _id: uid, username: '' };
    return newestFirst(buildRows(messages, { me: own, outbox: [], groupingPeriod: 0, hidden: kNone }));
  }, [messages, me, uid]);
  const goTo = (id: string) => navigate(paths.message(isNarrow() ? path : paths.panel(path, 'mentions'), id));

  return (
    <Panel label={t('mentions.title')} title={t('mentions.title')} onClose={onClose}>
      {error !== undefined && (
        <ErrorState title={t('mentions.failed')} onRetry={more}>
          {explain(common, error)}
        </ErrorState>
      )}
      {loaded && rows.length === 0 && (
        <EmptyState icon="at" title={t('mentions.none')}>
          {t('mentions.none-text')}
        </EmptyState>
      )}
      <ul className="confab-listed" aria-label={t('mentions.title')}>
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
                />
              </MentionContext.Provider>
            </ErrorBoundary>
            <Button small className="confab-listed__jump" onClick={() => goTo(row.message._id)}>
              {t('mentions.jump')}
            </Button>
          </li>
        ))}
      </ul>
      {loading && !loaded && <Loading />}
      {hasMore && (
        <Button className="confab-panel__action" small loading={loading} onClick={more}>
          {t('mentions.more')}
        </Button>
      )}
    </Panel>
  );
}
