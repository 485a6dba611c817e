import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { hasOwnText } from '../../lib/own-texts';
import { useNavigate } from '../../lib/router';
import { paths } from '../../routes/paths';
import { useChat, useChatParts } from '../../stores/hooks';
import { ThreadsLink } from '../threads/ThreadsLink';
import { RoomList, type RoomListHandle } from './RoomList';
import { SidebarPlace } from './SidebarPlace';
import { SidebarTop } from './SidebarTop';
import { buildSections, type SidebarSection } from './sections';

const SidebarFooter = deferred(() => import('../texts/SidebarFooter').then((part) => part.SidebarFooter));

interface Props {
  /** The room on screen. */
  current?: string;
  onSwitch: () => void;
}

/** Whose presence is shown, always in the same order. */
function peopleOf(sections: readonly SidebarSection[]): readonly string[] {
  const people = new Set<string>();
  for (const { items } of sections) for (const { uid } of items) if (uid !== undefined) people.add(uid);
  return [...people].sort();
}

export function Sidebar({ current, onSwitch }: Props) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const navigate = useNavigate();
  const [filter, setFilter] = useState('');
  const list = useRef<RoomListHandle>(null);
  const parts = useChatParts((state) => ({
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

  const key = useMemo(() => peopleOf(sections).join(' '), [sections]);
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
      <SidebarTop onSwitch={onSwitch} />
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
      <SidebarPlace to={paths.calendar()} icon="calendar" name={t('sidebar.calendar')} />
      <RoomList
        ref={list}
        sections={sections}
        filtered={filter.trim() !== ''}
        onHidden={onHidden}
        {...(current !== undefined && { current })}
        {...(sections.length === 0 && filter.trim() !== '' && { sought: filter.trim() })}
      />
      {hasOwnText('footer') && <SidebarFooter />}
    </div>
  );
}
