import { i18n } from '../../i18n';
import { paths } from '../../routes/paths';
import type { IconName } from '../../ui';
import { can, setting } from '../../stores/selectors';
import type { Chat } from '../../stores/chat';
import type { Status } from '../../stores/entities';
import type { State } from '../../stores/state';
import { adminPages, maySee } from '../admin/pages';
import { fieldsOf } from '../../lib/narrow';
import { fold } from './resize';
import { beside, sidebarWidth } from './width';

export type PaletteDialog = 'channel' | 'direct' | 'status';

/** Something that is done or gone to by its name. */
export interface PaletteEntry {
  key: string;
  title: string;
  icon: IconName;
  /** Where it leads. */
  path?: string;
  /** What it opens in the palette's place. */
  dialog?: PaletteDialog;
  /** What it does at once. */
  run?: (chat: Chat) => Promise<void> | void;
}

const kStatuses: readonly Status[] = ['online', 'away', 'busy', 'offline'];

/** The words that the entries are called by; to be there before `paletteEntries` is asked. */
export const loadPaletteWords = (): Promise<void> =>
  i18n.loadNamespaces(['chat', 'account', 'admin', 'daily', 'settings', 'writing']);

function settingsGroups(): PaletteEntry[] {
  const groups = fieldsOf(fieldsOf(i18n.getResourceBundle(i18n.language, 'settings')).group);
  return Object.entries(groups).map(([group, title]) => ({
    key: `settings ${group}`,
    title: i18n.t('writing:palette.settings', { group: title }),
    icon: 'cog',
    path: paths.settingsGroup(group),
  }));
}

/** Everything that somebody may do and go to, besides rooms and people. */
export function paletteEntries(state: State): PaletteEntry[] {
  const { t } = i18n;
  const entries: (PaletteEntry | false)[] = [
    (can(state, 'create-c') || can(state, 'create-p')) && {
      key: 'create',
      title: t('chat:create.channel'),
      icon: 'hashtag',
      dialog: 'channel',
    },
    can(state, 'create-d') && { key: 'direct', title: t('writing:palette.direct'), icon: 'balloon', dialog: 'direct' },
    { key: 'status', title: t('chat:status.set-text'), icon: 'edit', dialog: 'status' },
    ...kStatuses.map((status): PaletteEntry => ({
      key: `status ${status}`,
      title: t('writing:palette.status', {
        status: status === 'offline' ? t('chat:status.invisible') : t(`common:presence.${status}`),
      }),
      icon: 'user',
      run: ({ server, store }) => {
        const { me } = store.getState();
        return server.setStatus(status, me?.statusText, me?.statusExpiresAt);
      },
    })),
    // As a drawer it has nothing to fold.
    beside.matches && {
      key: 'fold',
      title: t(sidebarWidth.isStrip() ? 'daily:edge.unfold' : 'daily:edge.fold'),
      icon: 'chevron-right',
      run: fold,
    },
    { key: 'home', title: t('chat:home.title'), icon: 'notebook-hashtag', path: paths.home },
    setting(state, 'Threads_enabled', true) && {
      key: 'threads',
      title: t('chat:tabs.threads'),
      icon: 'thread',
      path: paths.threads,
    },
    { key: 'calendar', title: t('chat:sidebar.calendar'), icon: 'calendar', path: paths.calendar() },
    { key: 'search', title: t('writing:palette.search'), icon: 'magnifier', path: paths.searchMessages('') },
    { key: 'directory', title: t('chat:directory.title'), icon: 'notebook-hashtag', path: paths.directory },
    { key: 'profile', title: t('account:profile.title'), icon: 'user', path: paths.profile },
    { key: 'preferences', title: t('account:preferences.title'), icon: 'cog', path: paths.preferences },
    { key: 'security', title: t('account:security.title'), icon: 'cog', path: paths.security },
    { key: 'data', title: t('account:data.title'), icon: 'cog', path: paths.data },
    { key: 'tokens', title: t('account:tokens.title'), icon: 'cog', path: paths.tokens },
    ...adminPages.map(
      (page) =>
        maySee(state, page) && {
          key: `admin ${page.id}`,
          title: t('writing:palette.admin', { page: t(`admin:${page.id}.title`) }),
          icon: 'cog' as const,
          path: page.path,
        },
    ),
    ...(can(state, 'view-privileged-setting') ? settingsGroups() : []),
  ];
  return entries.filter((entry) => entry !== false);
}
