import './chat.css';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { explainFailure } from '../../lib/errors';
import { Banner, Button, ErrorBoundary, IconButton, Loading, OfflineBanner } from '../../ui';
import { useShortcuts } from '../../lib/shortcuts';
import { useCurrentChat } from '../../stores/current';
import { ChatContext, useChat, useChatState } from '../../stores/hooks';
import { DirectoryPage } from '../directory/DirectoryPage';
import { QuickSwitcher } from '../sidebar/QuickSwitcher';
import { Sidebar } from '../sidebar/Sidebar';
import { HomePage } from './HomePage';
import { RoomPage } from './RoomPage';
import { useChatTitle } from './use-chat-title';
import { useNotices } from './use-notices';
import { useRoom } from './use-room';

interface Props {
  kind: 'home' | 'channel' | 'group' | 'direct' | 'directory';
  name?: string;
}

/** Short drops are mended before anybody would have read about them. */
const kBannerAfter = 3_000;

function useConnectionLost(): boolean {
  const online = useChatState((state) => state.connection.phase === 'online');
  const [lost, setLost] = useState(false);
  useEffect(() => {
    if (online) return;
    const timer = setTimeout(() => setLost(true), kBannerAfter);
    return () => {
      clearTimeout(timer);
      setLost(false);
    };
  }, [online]);
  return lost && !online;
}

/** Says what the server refuses to bring up to date, or has not brought for a while. */
function SyncBanner() {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const failure = useChatState((state) => [...state.troubles.values()][0]);
  if (!failure) return <OfflineBanner />;
  const retry = (
    <Button small onClick={() => chat.wake()}>
      {common('try-again')}
    </Button>
  );
  return (
    <Banner kind="warning" icon="warning" action={retry}>
      {t('sync.failed', { reason: explainFailure(common, failure) })}
    </Banner>
  );
}

function Frame({ kind, name = '' }: Props) {
  const { t } = useTranslation('chat');
  const [location] = useLocation();
  const [switching, setSwitching] = useState(false);
  // On a phone the sidebar is a drawer over the address it was opened on: going elsewhere closes it.
  const [drawerAt, setDrawerAt] = useState<string | null>(null);
  const drawer = drawerAt === location;
  const lost = useConnectionLost();
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
  useNotices(rid);

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
        {lost ? <OfflineBanner lost /> : <SyncBanner />}
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
          {kind === 'directory' && <DirectoryPage />}
          {kind !== 'home' && kind !== 'directory' && <RoomPage key={rid ?? location} lookup={lookup} />}
        </ErrorBoundary>
      </main>
      {switching && <QuickSwitcher onClose={() => setSwitching(false)} />}
    </div>
  );
}

/** The chat: the sidebar, and beside it what the address names. */
export default function Workspace({ kind, name }: Props) {
  const chat = useCurrentChat();
  if (!chat) return <Loading />;
  return (
    <ChatContext.Provider value={chat}>
      <Frame kind={kind} {...(name !== undefined && { name })} />
    </ChatContext.Provider>
  );
}
