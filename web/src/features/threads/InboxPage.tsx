import './inbox.css';
import '../../ui/icons/add-later';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cursored } from '../../lib/cursored';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { useSettled } from '../../lib/settled';
import { Button, EmptyState, ErrorState, Outline, Tabs } from '../../ui';
import { useChatState } from '../../stores/hooks';
import { InboxCard } from './InboxCard';
import { inboxThreads, type InboxFilter, type InboxThread } from './calls';
import type { State } from '../../stores/state';

const kFilters = ['following', 'unread', 'all'] as const satisfies readonly InboxFilter[];
const idOf = ({ first }: InboxThread): string => first._id;
/** Several replies at once are one reason to ask again. */
const kPause = 300;

/** Changes whenever there is something new in a thread, and when one was read. */
function newsOf({ subscriptions, rooms }: State): string {
  const parts: string[] = [];
  for (const { rid, tunread, updatedAt } of subscriptions.values())
    if (tunread && tunread.length > 0) parts.push(`${rid} ${tunread.join()} ${updatedAt} ${rooms.get(rid)?.lm ?? 0}`);
  return parts.join('|');
}

/** The threads that one follows, wherever they are, and all others of one's rooms. */
export function InboxPage() {
  const { t } = useTranslation('talks');
  const { t: common } = useTranslation('common');
  const [filter, setFilter] = useState<InboxFilter>('following');
  const news = useSettled(useChatState(newsOf), kPause);
  // eslint-disable-next-line react-hooks/exhaustive-deps -- `news` makes it another question
  const list = useMemo(() => cursored<InboxThread>((...page) => inboxThreads(filter, ...page)), [filter, news]);
  useEffect(() => list.stop, [list]);
  const { rows, waiting, stale, error, hasMore, loadingMore, more, again } = usePaged(list.fetch, idOf);
  const title = t('inbox.title');
  return (
    <div className="confab-directory">
      <header className="rcx-room-header confab-room-header">
        <h1 className="confab-room-header__title">{title}</h1>
      </header>
      <div className="confab-directory__content">
        <Tabs
          label={title}
          selected={filter}
          onSelect={setFilter}
          tabs={kFilters.map((id) => ({ id, label: t(`inbox.filter.${id}`) }))}
        >
          {error !== undefined && !stale && (
            <ErrorState title={t('inbox.failed')} onRetry={again}>
              {explain(common, error)}
            </ErrorState>
          )}
          {waiting && <Outline shape="people" />}
          {!waiting && !stale && error === undefined && rows.length === 0 && (
            <EmptyState icon="thread" title={t(`inbox.none.${filter}`)}>
              {t(filter === 'all' ? 'inbox.none-of-rooms' : 'inbox.none-text')}
            </EmptyState>
          )}
          <ul className="confab-inbox" aria-label={title}>
            {rows.map((thread) => (
              <InboxCard key={thread.first._id} thread={thread} onChanged={again} />
            ))}
          </ul>
          {(hasMore || loadingMore) && (
            <Button small loading={loadingMore} onClick={more}>
              {t('more')}
            </Button>
          )}
        </Tabs>
      </div>
    </div>
  );
}
