import '../../ui/icons/add-more';
import './chat.css';
import { Suspense, lazy, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { calmly, deferred } from '../../lib/deferred';
import { isEmbedded } from '../../lib/layout';
import { useLocation } from '../../lib/router';
import type { RoomKind } from '../../routes/room-address';
import { ErrorBoundary, IconButton, Loading } from '../../ui';
import { useShortcuts } from '../../lib/shortcuts';
import { useChat } from '../../stores/hooks';
import { ConnectionBanner } from '../connection/ConnectionBanner';
import { Sidebar } from '../sidebar/Sidebar';
import { HomeOutline } from './RoomOutline';
import { KeptRooms } from './KeptRooms';
import { RoomPage } from './RoomPage';
import { useRefusedMarks } from '../messages/use-refused-marks';
import { useChatTitle } from './use-chat-title';
import { useFileRefusal } from './use-file-refusal';
import { useRoom } from './use-room';
import { kTwoRooms, sideRoom } from '../side/side-room';
import { useMedia } from '../../lib/media';
import { calm, isShown } from '../../lib/calm';

const DirectoryPage = lazy(() =>
  import('../directory/DirectoryPage').then((page) => ({ default: page.DirectoryPage })),
);

const SidebarEdge = calmly(() => import('../sidebar/SidebarEdge').then((part) => part.SidebarEdge), 'daily');

const SideRoom = deferred(() => import('../side/SideRoom').then((part) => part.SideRoom), undefined, [
  'daily',
  'panels',
  'writing',
]);

const loadSwitcher = () => import('../sidebar/QuickSwitcher').then((part) => part.QuickSwitcher);
const QuickSwitcher = deferred(loadSwitcher);

const HomePage = deferred(() => import('./HomePage').then((page) => page.HomePage), HomeOutline, 'panels');
const InboxPage = deferred(() => import('../threads/InboxPage').then((page) => page.InboxPage), Loading, 'talks');
const SearchPage = deferred(() => import('../search/SearchPage').then((page) => page.SearchPage), Loading, 'search');
const LaterPage = deferred(() => import('../daily/LaterPage').then((page) => page.LaterPage), Loading, 'daily');
const CalendarPage = deferred(
  () => import('../calendar/CalendarPage').then((page) => page.CalendarPage),
  Loading,
  'calendar',
);

interface Props {
  kind: 'home' | 'directory' | 'search' | 'threads' | 'later' | 'calendar' | RoomKind;
  name?: string;
  /** What stands beside the messages of a room; which part of a page is shown. */
  tab?: string;
  context?: string;
}

/** The chat: the sidebar, and beside it what the address names. */
export default function Workspace({ kind, name = '', tab, context }: Props) {
  const { t } = useTranslation('chat');
  const chat = useChat();
  const [location] = useLocation();
  const [switching, setSwitching] = useState(false);
  // On a phone the sidebar is a drawer over the address it was opened on: going elsewhere closes it.
  const [drawerAt, setDrawerAt] = useState<string | null>(null);
  const drawer = drawerAt === location;
  const roomKind = kind === 'channel' || kind === 'group' || kind === 'direct' ? kind : undefined;
  const lookup = useRoom(roomKind, name);
  const alone = isEmbedded();
  const rid = lookup.found ?? undefined;
  const side = useSyncExternalStore(sideRoom.subscribe, sideRoom.get);
  const wide = useMedia(kTwoRooms);
  // The conversation that is on screen already is not shown twice.
  const aside = wide && !alone && side?.uid === chat.uid && side.rid !== rid;

  const onSwitch = useCallback(() => setSwitching(true), []);
  const shortcuts = useMemo(
    () => [
      { keys: 'mod+k', label: t('switcher.title'), run: onSwitch },
      { keys: 'Enter', label: t('shortcuts.send') },
      { keys: 'shift+Enter', label: t('shortcuts.new-line') },
      { keys: 'ArrowUp', label: t('shortcuts.edit-last') },
    ],
    [t, onSwitch],
  );
  useShortcuts(t('shortcuts.chat'), shortcuts);
  useChatTitle(kind, rid);
  useRefusedMarks();
  useEffect(() => (rid === undefined ? undefined : chat.hasOnScreen(rid)), [chat, rid]);
  useFileRefusal();
  useEffect(() => {
    if (roomKind === undefined) isShown(); // a room does when it has messages
  }, [roomKind]);
  // Who presses its keys goes on typing: it is there before.
  useEffect(() => void calm.then(loadSwitcher).catch(() => undefined), []);

  return (
    // Escape closes the drawer from anywhere.
    <div
      className={`confab-workspace${drawer ? ' has-drawer' : ''}`}
      onKeyDown={(event) => {
        if (drawer && event.key === 'Escape') setDrawerAt(null);
      }}
    >
      {!alone && <Sidebar onSwitch={onSwitch} {...(rid !== undefined && { current: rid })} />}
      {!alone && <SidebarEdge />}
      {drawer && (
        <button
          type="button"
          className="confab-workspace__shade"
          aria-label={t('sidebar.close')}
          onClick={() => setDrawerAt(null)}
        />
      )}
      <main id="main" tabIndex={-1} className="confab-workspace__main">
        <ConnectionBanner />
        {!alone && (
          <IconButton
            className="confab-workspace__open-sidebar"
            small
            type="button"
            icon="burger-menu"
            aria-label={t('sidebar.open')}
            aria-expanded={drawer}
            onClick={() => setDrawerAt(location)}
          />
        )}
        {/* What goes wrong in a room leaves the way to all others open. */}
        <ErrorBoundary resetKey={location}>
          {kind === 'home' && <HomePage />}
          {kind === 'directory' && (
            <Suspense fallback={<Loading />}>
              <DirectoryPage />
            </Suspense>
          )}
          {kind === 'threads' && <InboxPage />}
          {kind === 'search' && <SearchPage />}
          {kind === 'later' && <LaterPage tab={tab} />}
          {kind === 'calendar' && <CalendarPage day={tab} id={context} />}
          {roomKind !== undefined && rid === undefined && <RoomPage key={location} lookup={lookup} />}
          <KeptRooms rid={rid} tab={tab} context={context} location={location} />
        </ErrorBoundary>
      </main>
      {aside && <SideRoom />}
      {switching && <QuickSwitcher onClose={() => setSwitching(false)} />}
    </div>
  );
}
