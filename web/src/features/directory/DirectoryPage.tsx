import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from '../../lib/router';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { useSettled } from '../../lib/settled';
import { paths } from '../../routes/paths';
import { Button, EmptyState, ErrorState, Link, Loading, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import type { Listed } from '../../stores/server';
import { RoomTile } from '../rooms/RoomTile';

const kPage = 25;
const kPause = 250;

const idOf = ({ room }: Listed): string => room._id;

function useChannels(text: string) {
  const chat = useChat();
  const fetchPage = useCallback(
    async (offset: number) => {
      const { channels, total } = await chat.server.directory(text, offset, kPage);
      return { rows: channels, total };
    },
    [chat, text],
  );
  return usePaged(fetchPage, idOf);
}

function ChannelRow({ listed: { room, usersCount } }: { listed: Listed }) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const joined = useChatState((state) => state.subscriptions.has(room._id));
  const title = room.fname ?? room.name ?? '';
  const path = paths.channel(room.name ?? room._id);

  const join = () => {
    setBusy(true);
    chat.server
      .join(room._id)
      .then(() => navigate(path))
      .catch((error: unknown) => toast.error(explain(common, error)))
      .finally(() => setBusy(false));
  };
  return (
    <li className="confab-directory__row">
      <RoomTile type={room.t} />
      <div className="confab-directory__text">
        <Link to={path} className="confab-directory__name">
          {title}
        </Link>
        <span className="confab-directory__hint">
          {t('members.count', { count: usersCount })}
          {room.topic ? ` · ${room.topic}` : ''}
        </span>
      </div>
      {joined ? (
        <Button small onClick={() => navigate(path)}>
          {t('directory.open')}
        </Button>
      ) : (
        <Button small primary loading={busy} onClick={join} aria-label={t('directory.join-named', { room: title })}>
          {t('rooms.join')}
        </Button>
      )}
    </li>
  );
}

/** All public channels, to look into and to join. */
export function DirectoryPage() {
  const { t } = useTranslation('chat');
  const search = useSearch();
  const [text, setText] = useState(() => new URLSearchParams(search).get('text') ?? '');
  const { t: common } = useTranslation('common');
  const list = useChannels(useSettled(text.trim(), kPause));
  const { rows, error } = list;
  return (
    <div className="confab-directory">
      <header className="rcx-room-header confab-room-header">
        <h1 className="confab-room-header__title">{t('directory.title')}</h1>
      </header>
      <div className="confab-directory__content">
        <div className="confab-sidebar__filter">
          <input
            type="search"
            value={text}
            placeholder={t('directory.search')}
            aria-label={t('directory.search')}
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </div>
        {error !== undefined && (
          <ErrorState title={t('directory.failed')} onRetry={list.again}>
            {explain(common, error)}
          </ErrorState>
        )}
        {list.waiting && <Loading />}
        {!list.waiting && !list.stale && error === undefined && rows.length === 0 && (
          <EmptyState title={t('directory.none')} icon="hashtag" />
        )}
        <ul className="confab-directory__list" aria-label={t('directory.title')}>
          {rows.map((listed) => (
            <ChannelRow key={listed.room._id} listed={listed} />
          ))}
        </ul>
        {(list.hasMore || list.loadingMore) && (
          <Button loading={list.loadingMore} onClick={list.more}>
            {t('members.more')}
          </Button>
        )}
      </div>
    </div>
  );
}
