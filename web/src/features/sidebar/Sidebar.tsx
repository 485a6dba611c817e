import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { calm } from '../../lib/calm';
import { calmly, deferred } from '../../lib/deferred';
import { hasOwnText } from '../../lib/own-texts';
import { useLocation } from '../../lib/router';
import { paths } from '../../routes/paths';
import { Avatar, Button, IconButton, Link, Skeleton } from '../../ui';
import { useChat, useChatParts, useChatState } from '../../stores/hooks';
import { setting } from '../../stores/selectors';
import { ThreadsLink } from '../threads/ThreadsLink';
import { RoomList, type RoomListHandle } from './RoomList';
import { SidebarPlace } from './SidebarPlace';
import { buildSections } from './sections';

function OwnFace() {
  const me = useChatState((state) => state.me);
  return (
    <div className="confab-own">
      <Avatar username={me?.username ?? ''} name={me?.name} size={28} />
    </div>
  );
}

// The rooms do not wait for them.
const OwnMenu = deferred(() => import('./OwnMenu').then((part) => part.OwnMenu), OwnFace, undefined, calm);
const SidebarFooter = deferred(() => import('../texts/SidebarFooter').then((part) => part.SidebarFooter));
const CreateMenu = calmly(() => import('./CreateMenu').then((part) => part.CreateMenu), 'daily');

interface Props {
  /** The room on screen. */
  current?: string;
  onSwitch: () => void;
}

function LoadingRows() {
  const { t } = useTranslation('common');
  return (
    <div role="status" aria-label={t('loading')} className="confab-sidebar__loading">
      {[70, 50, 80, 60].map((width) => (
        <Skeleton key={width} width={`${width}%`} />
      ))}
    </div>
  );
}

export function Sidebar({ current, onSwitch }: Props) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const [, navigate] = useLocation();
  const [filter, setFilter] = useState('');
  const list = useRef<RoomListHandle>(null);
  const { ready, site, leadsHome, ...parts } = useChatParts((state) => ({
    ready: state.ready,
    site: setting(state, 'Site_Name', '') || 'Confab',
    leadsHome: setting(state, 'Layout_Show_Home_Button', true),
    subscriptions: state.subscriptions,
    rooms: state.rooms,
    me: state.me,
    settings: state.settings,
    daily: state.daily,
  }));
  // The rooms are put in order when what one reads and types has been drawn; in a stream not for each message.
  const { subscriptions, rooms, me, settings, daily } = useDeferredValue(parts);
  const sections = useMemo(
    () => buildSections({ subscriptions, rooms, me, settings, daily }, filter),
    [subscriptions, rooms, me, settings, daily, filter],
  );

  const wanting = ({ status }: { status: string }) => status === 'due' || status === 'failed';
  const late = [...daily.reminders.values()].filter(wanting);
  const failed = [...daily.scheduled.values()].filter(wanting);

  const people = new Set<string>();
  for (const { items } of sections) for (const { uid } of items) if (uid !== undefined) people.add(uid);
  const key = [...people].sort().join(' ');
  useEffect(() => chat.presence.watch(key === '' ? [] : key.split(' ')), [chat, key]);

  // The same function at every render, and with it the rows.
  const shown = useRef(current);
  useEffect(() => {
    shown.current = current;
  });
  const onHidden = useCallback(
    (rid: string) => {
      if (rid === shown.current) navigate(paths.home);
    },
    [navigate],
  );

  return (
    <div className="rcx-sidebar confab-sidebar">
      <header className="confab-sidebar__top">
        <OwnMenu />
        {leadsHome ? (
          <Link to={paths.home} className="confab-sidebar__site">
            {site}
          </Link>
        ) : (
          <span className="confab-sidebar__site">{site}</span>
        )}
        <IconButton small type="button" icon="magnifier" aria-label={t('sidebar.switch')} onClick={onSwitch} />
        <IconButton
          small
          type="button"
          icon="notebook-hashtag"
          aria-label={t('directory.title')}
          onClick={() => navigate(paths.directory)}
        />
        <CreateMenu />
      </header>
      <div className="confab-sidebar__filter">
        <input
          className="confab-input"
          type="search"
          value={filter}
          placeholder={t('sidebar.filter')}
          aria-label={t('sidebar.filter')}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setFilter('');
            if (event.key === 'ArrowDown' && list.current?.focusFirst()) event.preventDefault();
          }}
        />
      </div>
      <ThreadsLink />
      <SidebarPlace
        to={paths.later(late.length > 0 ? 'reminders' : failed.length > 0 ? 'scheduled' : undefined)}
        area={paths.later()}
        icon="clock"
        name={t('sidebar.later')}
        count={late.length + failed.length}
        countLabel={t('sidebar.unread', { count: late.length + failed.length })}
      />
      <RoomList
        ref={list}
        sections={sections}
        filtered={filter.trim() !== ''}
        onHidden={onHidden}
        {...(current !== undefined && { current })}
      >
        {!ready && subscriptions.size === 0 && <LoadingRows />}
        {ready && sections.length === 0 && filter.trim() !== '' && (
          <div className="confab-sidebar__empty">
            <p>{t('sidebar.none-found')}</p>
            <Button small onClick={() => navigate(paths.search(filter.trim()))}>
              {t('sidebar.search-directory')}
            </Button>
          </div>
        )}
        {ready && subscriptions.size === 0 && (
          <div className="confab-sidebar__empty">
            <p>{t('sidebar.none')}</p>
            <Button small onClick={() => navigate(paths.directory)}>
              {t('home.browse')}
            </Button>
          </div>
        )}
      </RoomList>
      {hasOwnText('footer') && <SidebarFooter />}
    </div>
  );
}
