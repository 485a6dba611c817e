import { useRef, type KeyboardEvent, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { format } from '../../i18n/format';
import { explain } from '../../lib/errors';
import type { Paged } from '../../lib/paged';
import { Avatar, Button, EmptyState, ErrorState, Link, Outline } from '../../ui';
import { ApiError } from '../../api/http';
import { useChatState, useRealNames } from '../../stores/hooks';
import { roomTitle } from '../../stores/selectors';
import { authorName } from '../messages/author';
import { Words } from '../messages/Words';
import type { Hit } from './calls';
import { hasFilters } from './filters';
import { fieldsOf } from '../../lib/narrow';

interface Props {
  text: string;
  list: Paged<Hit>;
  /** The links, for those who come from the field with the keys. */
  links: RefObject<HTMLUListElement | null>;
  /** Where a hit leads. */
  pathOf: (hit: Hit) => string;
  /** Each says where it is. */
  withRoom: boolean;
  onUp: () => void;
}

function Result({ hit, path, withRoom }: { hit: Hit; path: string; withRoom: boolean }) {
  const { t, i18n } = useTranslation('search');
  const realNames = useRealNames();
  const subscription = useChatState((state) => state.subscriptions.get(hit.room._id));
  const { message } = hit;
  const author = authorName(message, realNames);
  const title = roomTitle(hit.room, subscription, realNames);
  return (
    <li>
      <Link to={path} className="confab-search__hit">
        <Avatar username={message.u.username} name={message.u.name ?? author} size={28} />
        <span className="confab-search__text">
          <span className="confab-search__head">
            <strong>{author}</strong>
            {withRoom && <bdi>{hit.room.t === 'd' ? title : t('in-room', { room: title })}</bdi>}
            <time dateTime={new Date(message.ts).toISOString()}>{format(i18n.language).recent(message.ts)}</time>
          </span>
          <span className="confab-search__words" dir="auto">
            <Words message={message} ranges={hit.highlights} />
          </span>
          {message.tmid !== undefined && <span className="confab-search__thread">{t('in-thread')}</span>}
        </span>
      </Link>
    </li>
  );
}

/** Why the search itself is refused, in words; undefined for what is no fault of what was typed. */
function useFault(error: unknown): string | undefined {
  const { t } = useTranslation('search');
  if (!(error instanceof ApiError) || error.errorType !== 'error-invalid-search') return undefined;
  const { value } = fieldsOf(error.details);
  return typeof value === 'string' && value !== '' ? t('wrong-part', { part: value }) : t('wrong');
}

/** What was found, the newest first. */
export function Results({ text, list, links, pathOf, withRoom, onUp }: Props) {
  const { t } = useTranslation('search');
  const { t: common } = useTranslation('common');
  const { rows, error, waiting, stale } = list;
  const fault = useFault(error);
  const more = useRef<HTMLDivElement>(null);
  const empty = text === '';

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    const all = [...(links.current?.querySelectorAll<HTMLElement>('a') ?? [])];
    const at = all.findIndex((link) => link === document.activeElement);
    if (at < 0) return;
    event.preventDefault();
    if (event.key === 'ArrowUp' && at === 0) onUp();
    else if (event.key === 'ArrowDown' && at === all.length - 1) more.current?.querySelector('button')?.focus();
    else all[event.key === 'ArrowDown' ? at + 1 : at - 1]?.focus();
  };
  if (empty)
    return (
      <EmptyState icon="magnifier" title={t('begin')}>
        {t('begin-text')}
      </EmptyState>
    );
  const settled = !waiting && !stale;
  return (
    <>
      <p className="confab-visually-hidden" role="status">
        {settled && error === undefined ? t('found', { count: rows.length }) : ''}
      </p>
      {settled && fault !== undefined && <p className="confab-search__fault">{fault}</p>}
      {settled && error !== undefined && fault === undefined && (
        <ErrorState title={t('failed')} onRetry={list.again}>
          {explain(common, error)}
        </ErrorState>
      )}
      {settled && error === undefined && rows.length === 0 && (
        <EmptyState icon="magnifier" title={t('none')}>
          {t(hasFilters(text) ? 'none-text-filters' : 'none-text')}
        </EmptyState>
      )}
      {(waiting || (stale && rows.length === 0)) && <Outline shape="people" />}
      <ul
        ref={links}
        className={`confab-search__hits${stale ? ' is-stale' : ''}`}
        aria-label={t('results')}
        onKeyDown={onKeyDown}
      >
        {rows.map((hit) => (
          <Result key={hit.message._id} hit={hit} path={pathOf(hit)} withRoom={withRoom} />
        ))}
      </ul>
      {(list.hasMore || list.loadingMore) && (
        <div ref={more} className="confab-search__more">
          <Button small loading={list.loadingMore} onClick={list.more}>
            {t('more')}
          </Button>
        </div>
      )}
    </>
  );
}
