import '../../ui/icons/all';
import './chat.css';
import { Suspense, lazy, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { deferred } from '../../lib/deferred';
import { useLocation } from '../../lib/router';
import { ErrorBoundary, IconButton, Loading } from '../../ui';
import { useShortcuts } from '../../lib/shortcuts';
import { useChat } from '../../stores/hooks';
import { ConnectionBanner } from '../connection/ConnectionBanner';
import { Sidebar } from '../sidebar/Sidebar';
import { HomePage } from './HomePage';
import { RoomPage } from './RoomPage';
import { useChatTitle } from './use-chat-title';
import { useFileRefusal } from './use-file-refusal';
import { useRoom } from './use-room';

const DirectoryPage = lazy(() =>
  import('../directory/DirectoryPage').then((page) => ({ default: page.DirectoryPage })),
);

const loadSwitcher = () => import('../sidebar/QuickSwitcher').then((part) => part.QuickSwitcher);
const QuickSwitcher = deferred(loadSwitcher);

/** When all that the first page needs has come. */
const kSwitcherAfter = 1_000;

interface Props {
  kind: 'home' | 'channel' | 'group' | 'direct' | 'directory';
  name?: string;
  /** What stands beside the messages of a room. */
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
  const lookup = useRoom(kind === 'home' || kind === 'directory' ? undefined : kind, name);
  const rid = lookup.found ?? undefined;

  const shortcuts = useMemo(
    () => [
      { keys: 'mod+k', label: t('switcher.title'), run: () => setSwitching(true) },
      { keys: 'Enter', label: t('shortcuts.send') },
      { keys: 'shift+Enter', label: t('shortcuts.new-line') },
      { keys: 'ArrowUp', label: t('shortcuts.edit-last') },
      { keys: 'mod+b', label: t('composer.bold') },
      { keys: 'mod+i', label: t('composer.italic') },
      { keys: 'mod+e', label: t('composer.code') },
    ],
    [t],
  );
  useShortcuts(t('shortcuts.chat'), shortcuts);
  useChatTitle(kind, rid);
  useEffect(() => (rid === undefined ? undefined : chat.hasOnScreen(rid)), [chat, rid]);
  useFileRefusal();
  // Who presses its keys goes on typing: it is there before.
  useEffect(() => {
    const timer = setTimeout(() => void loadSwitcher().catch(() => undefined), kSwitcherAfter);
    return () => clearTimeout(timer);
  }, []);

  return (
    // Escape closes the drawer from anywhere.
    <div
      className={`confab-workspace${drawer ? ' has-drawer' : ''}`}
      onKeyDown={(event) => {
        if (drawer && event.key === 'Escape') setDrawerAt(null);
      }}
    >
      <Sidebar onSwitch={() => setSwitching(true)} {...(rid !== undefined && { current: rid })} />
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
        <IconButton
          className="confab-workspace__open-sidebar"
          small
          type="button"
          icon="burger-menu"
          title={t('sidebar.open')}
          aria-label={t('sidebar.open')}
          aria-expanded={drawer}
          onClick={() => setDrawerAt(location)}
        />
        {/* What goes wrong in a room leaves the way to all others open. */}
        <ErrorBoundary resetKey={location}>
          {kind === 'home' && <HomePage />}
          {kind === 'directory' && (
            <Suspense fallback={<Loading />}>
              <DirectoryPage />
            </Suspense>
          )}
          {kind !== 'home' && kind !== 'directory' && (
            <RoomPage key={rid ?? location} lookup={lookup} tab={tab} context={context} />
          )}
        </ErrorBoundary>
      </main>
      {switching && <QuickSwitcher onClose={() => setSwitching(false)} />}
    </div>
  );
}
