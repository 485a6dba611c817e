import { useCallback, useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { useSearch } from '../../lib/router';
import { explain } from '../../lib/errors';
import { usePaged } from '../../lib/paged';
import { useSettled } from '../../lib/settled';
import { Button, EmptyState, ErrorState, Outline, SelectField, Tabs, type IconName } from '../../ui';
import { useChat, useChatState, useSetting } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import type { Listed } from '../../stores/server';
import { findPeople, kOrders, kSorts, type DirectoryOrder, type Listed as Person } from './calls';
import { PersonRow } from './PersonRow';
import { RoomRow } from './RoomRow';
import { oneOf } from '../../lib/narrow';

const UserPanel = deferred(() => import('../rooms/UserPanel').then((panel) => panel.UserPanel), undefined, 'writing');

const kPage = 25;
const kPause = 250;

const kTabs = ['channels', 'teams', 'users'] as const;
type Tab = (typeof kTabs)[number];
const kIcons: Record<Tab, IconName> = { channels: 'hashtag', teams: 'members', users: 'user' };

const idOf = ({ room }: Listed): string => room._id;
const idOfPerson = ({ _id }: Person): string => _id;

function useWords(tab: Tab) {
  const { t } = useTranslation(['chat', 'teams']);
  if (tab === 'channels')
    return { search: t('directory.search'), none: t('directory.none'), failed: t('directory.failed') };
  const of = tab === 'teams' ? 'directory' : 'directory.users';
  return { search: t(`teams:${of}.search`), none: t(`teams:${of}.none`), failed: t(`teams:${of}.failed`) };
}

interface ListProps {
  tab: Tab;
  list: {
    rows: readonly unknown[];
    error: unknown;
    waiting: boolean;
    stale: boolean;
    hasMore: boolean;
    loadingMore: boolean;
    more: () => void;
    again: () => void;
  };
  children: ReactNode;
}

/** The rows of a list, or what there is instead. */
function Rows({ tab, list, children }: ListProps) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const words = useWords(tab);
  const { error, waiting, stale } = list;
  return (
    <>
      {error !== undefined && (
        <ErrorState title={words.failed} onRetry={list.again}>
          {explain(common, error)}
        </ErrorState>
      )}
      {waiting && <Outline shape="people" />}
      {!waiting && !stale && error === undefined && list.rows.length === 0 && (
        <EmptyState title={words.none} icon={kIcons[tab]} />
      )}
      <ul className="confab-directory__list" aria-label={t('directory.title')}>
        {children}
      </ul>
      {(list.hasMore || list.loadingMore) && (
        <Button loading={list.loadingMore} onClick={list.more}>
          {t('members.more')}
        </Button>
      )}
    </>
  );
}

interface Question {
  text: string;
  order: DirectoryOrder;
}

function Rooms({ tab, text, order }: Question & { tab: 'channels' | 'teams' }) {
  const chat = useChat();
  const fetchPage = useCallback(
    async (offset: number) => {
      const { channels, total } = await chat.server.directory(tab, text, offset, kPage, kSorts[order]);
      return { rows: channels, total };
    },
    [chat, tab, text, order],
  );
  const list = usePaged(fetchPage, idOf);
  return (
    <Rows tab={tab} list={list}>
      {list.rows.map((listed) => (
        <RoomRow key={listed.room._id} listed={listed} />
      ))}
    </Rows>
  );
}

function People({ text, order, onOpen }: Question & { onOpen: (username: string) => void }) {
  const chat = useChat();
  const fetchPage = useCallback((offset: number) => findPeople(text, kSorts[order], offset, kPage), [text, order]);
  const list = usePaged(fetchPage, idOfPerson);
  const key = list.rows.map(idOfPerson).join(' ');
  useEffect(() => chat.presence.watch(key === '' ? [] : key.split(' ')), [chat, key]);
  return (
    <Rows tab="users" list={list}>
      {list.rows.map((person) => (
        <PersonRow key={person._id} person={person} onOpen={onOpen} />
      ))}
    </Rows>
  );
}

/** All public channels, the teams that one may know of, and people: to look into, to join, to write to. */
export function DirectoryPage() {
  const { t } = useTranslation(['chat', 'teams']);
  const search = useSearch();
  const [text, setText] = useState(() => new URLSearchParams(search).get('text') ?? '');
  const [chosen, setTab] = useState<Tab>();
  const [orders, setOrders] = useState<Partial<Record<Tab, DirectoryOrder>>>({});
  const [card, setCard] = useState<string>();
  const view = useSetting('Accounts_Directory_DefaultView', 'channels');
  const maySeePeople = useChatState((state) => can(state, 'view-outside-room') && can(state, 'view-d-room'));
  const tabs = kTabs.filter((id) => id !== 'users' || maySeePeople);
  const first: Tab = tabs.find((id) => id === view) ?? 'channels';
  const tab = chosen ?? first;
  const words = useWords(tab);
  const order = orders[tab] ?? kOrders[tab][0];
  const question = { text: useSettled(text.trim(), kPause), order };
  return (
    <div className="confab-room">
      <div className="confab-directory">
        <header className="rcx-room-header confab-room-header">
          <h1 className="confab-room-header__title">{t('directory.title')}</h1>
        </header>
        <div className="confab-directory__content">
          <Tabs
            label={t('directory.title')}
            selected={tab}
            onSelect={setTab}
            tabs={tabs.map((id) => ({ id, label: t(`teams:directory.tab.${id}`) }))}
          >
            <div className="confab-directory__tools">
              <div className="confab-sidebar__filter">
                <input
                  className="confab-input"
                  type="search"
                  value={text}
                  placeholder={words.search}
                  aria-label={words.search}
                  onChange={(event) => setText(event.currentTarget.value)}
                />
              </div>
              <SelectField
                label={t('teams:directory.order')}
                value={order}
                onChange={(value) => setOrders({ ...orders, [tab]: oneOf<DirectoryOrder>(kOrders[tab], value) })}
                options={kOrders[tab].map((value) => ({ value, label: t(`teams:directory.orders.${value}`) }))}
              />
            </div>
            {tab === 'users' ? <People {...question} onOpen={setCard} /> : <Rooms key={tab} tab={tab} {...question} />}
          </Tabs>
        </div>
      </div>
      {card !== undefined && <UserPanel key={card} username={card} onClose={() => setCard(undefined)} />}
    </div>
  );
}
