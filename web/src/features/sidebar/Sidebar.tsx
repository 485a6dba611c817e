import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { paths } from '../../routes/paths';
import { IconButton, Link, Skeleton } from '../../ui';
import { useChat, useChatParts } from '../../stores/hooks';
import { setting } from '../../stores/selectors';
import { CreateMenu } from './CreateMenu';
import { OwnMenu } from './OwnMenu';
import { SidebarRow } from './SidebarRow';
import { buildSections } from './sections';

interface Props {
  /** The room on screen. */
  current?: string;
  onSwitch: () => void;
}

/** Moves the focus between the rooms of `list`. */
function moveFocus(list: HTMLElement | null, key: string): boolean {
  const links = [...(list?.querySelectorAll<HTMLElement>('a.confab-sidebar__link') ?? [])];
  const at = links.findIndex((link) => link === document.activeElement);
  const targets: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
  const target = targets[key];
  if (target === undefined || links.length === 0) return false;
  links[Math.min(Math.max(target, 0), links.length - 1)]?.focus();
  return true;
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
  const [active, setActive] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const { ready, site, ...parts } = useChatParts((state) => ({
    ready: state.ready,
    site: setting(state, 'Site_Name', '') || 'Confab',
    subscriptions: state.subscriptions,
    rooms: state.rooms,
    me: state.me,
    settings: state.settings,
  }));
  const { subscriptions, rooms, me, settings } = parts;
  const sections = useMemo(
    () => buildSections({ subscriptions, rooms, me, settings }, filter),
    [subscriptions, rooms, me, settings, filter],
  );

  const people = sections.flatMap(({ items }) => items.flatMap(({ uid }) => (uid === undefined ? [] : [uid])));
  const key = people.sort().join(' ');
  useEffect(() => chat.presence.watch(key === '' ? [] : key.split(' ')), [chat, key]);

  const activate = (event: React.SyntheticEvent) => {
    setActive((event.target as HTMLElement).closest<HTMLElement>('[data-rid]')?.dataset.rid ?? null);
  };
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
        <Link to={paths.home} className="confab-sidebar__site">
          {site}
        </Link>
        <IconButton
          small
          type="button"
          icon="magnifier"
          title={t('sidebar.switch')}
          aria-label={t('sidebar.switch')}
          onClick={onSwitch}
        />
        <IconButton
          small
          type="button"
          icon="notebook-hashtag"
          title={t('directory.title')}
          aria-label={t('directory.title')}
          onClick={() => navigate(paths.directory)}
        />
        <CreateMenu />
      </header>
      <div className="confab-sidebar__filter">
        <input
          type="search"
          value={filter}
          placeholder={t('sidebar.filter')}
          aria-label={t('sidebar.filter')}
          onChange={(event) => setFilter(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setFilter('');
            if (event.key === 'ArrowDown' && moveFocus(list.current, 'Home')) event.preventDefault();
          }}
        />
      </div>
      {/* The arrow keys are a shortcut beside Tab, for all rows at once. */}
      <nav
        ref={list}
        className="confab-sidebar__list"
        aria-label={t('sidebar.rooms')}
        onMouseOver={activate}
        onFocus={activate}
        onMouseLeave={() => setActive(null)}
        onKeyDown={(event) => {
          if ((event.target as HTMLElement).matches('a.confab-sidebar__link') && moveFocus(list.current, event.key))
            event.preventDefault();
        }}
      >
        {!ready && subscriptions.size === 0 && <LoadingRows />}
        {sections.map(({ id, items }) => (
          <section key={id} aria-label={t(`sidebar.section.${id}`)}>
            <h2 className="confab-sidebar__heading">{t(`sidebar.section.${id}`)}</h2>
            {items.map((item) => (
              <SidebarRow
                key={item.rid}
                item={item}
                selected={item.rid === current}
                active={item.rid === active}
                onHidden={onHidden}
              />
            ))}
          </section>
        ))}
        {ready && sections.length === 0 && (
          <p className="confab-sidebar__empty">{t(filter ? 'sidebar.none-found' : 'sidebar.none')}</p>
        )}
      </nav>
    </div>
  );
}
