import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useSearch } from '../../lib/router';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { useSettled } from '../../lib/settled';
import { Button, EmptyState, ErrorState, Link, Outline, Tabs, toast } from '../../ui';
import { useChat, useChatState, useSetting } from '../../stores/hooks';
import { roomPath } from '../../stores/selectors';
import type { Listed } from '../../stores/server';
import { RoomTile } from '../rooms/RoomTile';

const kPage = 25;
const kPause = 250;

const idOf = ({ room }: Listed): string => room._id;

const kTabs = ['channels', 'teams'] as const;
type Tab = (typeof kTabs)[number];

function useRooms(tab: Tab, text: string) {
  const chat = useChat();
  const fetchPage = useCallback(
    async (offset: number) => {
      const { channels, total } = await chat.server.directory(tab, text, offset, kPage);
      return { rows: channels, total };
    },
    [chat, tab, text],
  );
  return usePaged(fetchPage, idOf);
}

function RoomRow({ listed: { room, usersCount, roomsCount, team } }: { listed: Listed }) {
  const { t } = useTranslation(['chat', 'teams']);
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [, navigate] = useLocation();
  const [busy, setBusy] = useState(false);
  const joined = useChatState((state) => state.subscriptions.has(room._id));
  const title = room.fname ?? room.name ?? '';
  const path = roomPath({ t: room.t, rid: room._id, name: room.name });
  const hints = [
    t('members.count', { count: usersCount }),
    roomsCount === undefined ? undefined : t('teams:directory.rooms', { count: roomsCount }),
    team && t('teams:in-team', { team }),
    room.topic,
  ];

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
      <RoomTile room={room} />
      <div className="confab-directory__text">
        <Link to={path} className="confab-directory__name">
          {title}
        </Link>
        <span className="confab-directory__hint">{hints.filter(Boolean).join(' · ')}</span>
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

/** All public channels, and the teams that one may know of, to look into and to join. */
export function DirectoryPage() {
  const { t } = useTranslation(['chat', 'teams']);
  const search = useSearch();
  const [text, setText] = useState(() => new URLSearchParams(search).get('text') ?? '');
  const { t: common } = useTranslation('common');
  const [chosen, setTab] = useState<Tab>();
  const first: Tab = useSetting('Accounts_Directory_DefaultView', 'channels') === 'teams' ? 'teams' : 'channels';
  const tab = chosen ?? first;
  const list = useRooms(tab, useSettled(text.trim(), kPause));
  const { rows, error } = list;
  const searching = t(tab === 'teams' ? 'teams:directory.search' : 'directory.search');
  const none = t(tab === 'teams' ? 'teams:directory.none' : 'directory.none');
  return (
    <div className="confab-directory">
      <header className="rcx-room-header confab-room-header">
        <h1 className="confab-room-header__title">{t('directory.title')}</h1>
      </header>
      <div className="confab-directory__content">
        <Tabs
          label={t('directory.title')}
          selected={tab}
          onSelect={setTab}
          tabs={kTabs.map((id) => ({ id, label: t(`teams:directory.tab.${id}`) }))}
        >
          <div className="confab-sidebar__filter">
            <input
              type="search"
              value={text}
              placeholder={searching}
              aria-label={searching}
              onChange={(event) => setText(event.currentTarget.value)}
            />
          </div>
          {error !== undefined && (
            <ErrorState title={t(tab === 'teams' ? 'teams:directory.failed' : 'directory.failed')} onRetry={list.again}>
              {explain(common, error)}
            </ErrorState>
          )}
          {list.waiting && <Outline shape="people" />}
          {!list.waiting && !list.stale && error === undefined && rows.length === 0 && (
            <EmptyState title={none} icon={tab === 'teams' ? 'members' : 'hashtag'} />
          )}
          <ul className="confab-directory__list" aria-label={t('directory.title')}>
            {rows.map((listed) => (
              <RoomRow key={listed.room._id} listed={listed} />
            ))}
          </ul>
          {(list.hasMore || list.loadingMore) && (
            <Button loading={list.loadingMore} onClick={list.more}>
              {t('members.more')}
            </Button>
          )}
        </Tabs>
      </div>
    </div>
  );
}
