import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { explain } from '../../lib/errors';
import { paths } from '../../routes/paths';
import { Avatar, Button, EmptyState, ErrorState, Link, Loading, toast } from '../../ui';
import { useChat, useChatState } from '../../stores/hooks';
import type { Listed } from '../../stores/server';

const kPage = 25;
const kPause = 250;

function useChannels(text: string) {
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [list, setList] = useState<{ channels: Listed[]; total: number } | null>(null);
  const [error, setError] = useState<string | null>(null);

  const load = useCallback(
    async (offset: number, current: () => boolean) => {
      try {
        const page = await chat.server.directory(text, offset, kPage);
        if (!current()) return;
        setError(null);
        setList((before) => ({
          total: page.total,
          channels: offset === 0 ? page.channels : [...(before?.channels ?? []), ...page.channels],
        }));
      } catch (failure) {
        if (current()) setError(explain(common, failure));
      }
    },
    [chat, text, common],
  );
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => void load(0, () => current), text === '' ? 0 : kPause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [load, text]);
  return {
    list,
    error,
    more: () => void load(list?.channels.length ?? 0, () => true),
    again: () => void load(0, () => true),
  };
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
      <Avatar username={room.name ?? room._id} name={title} size={40} />
      <div className="confab-directory__text">
        <Link to={path} className="confab-directory__name">
          #{title}
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
  const [text, setText] = useState('');
  const { list, error, more, again } = useChannels(text.trim());
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
        {error !== null && (
          <ErrorState title={t('directory.failed')} onRetry={again}>
            {error}
          </ErrorState>
        )}
        {!list && error === null && <Loading />}
        {list?.channels.length === 0 && <EmptyState title={t('directory.none')} icon="hashtag" />}
        <ul className="confab-directory__list" aria-label={t('directory.title')}>
          {list?.channels.map((listed) => (
            <ChannelRow key={listed.room._id} listed={listed} />
          ))}
        </ul>
        {list && list.channels.length < list.total && <Button onClick={more}>{t('members.more')}</Button>}
      </div>
    </div>
  );
}
