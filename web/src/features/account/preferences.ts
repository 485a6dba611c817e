/** What one may have otherwise than the workspace, where the client or the server acts on it: a row here is a field of the page. */
export const kPreferences = [
  { group: 'sidebar', name: 'sidebarViewMode', fallback: 'medium', choices: ['condensed', 'medium', 'extended'] },
  { group: 'sidebar', name: 'sidebarSortby', fallback: 'activity', choices: ['activity', 'alphabetical'] },
  { group: 'sidebar', name: 'sidebarGroupByType', fallback: true },
  { group: 'sidebar', name: 'sidebarShowFavorites', fallback: true },
  { group: 'sidebar', name: 'sidebarShowUnread', fallback: false },
  { group: 'sidebar', name: 'sidebarDisplayAvatar', fallback: true },
  { group: 'messages', name: 'fontSize', fallback: '100%', choices: ['100%', '110%', '120%'] },
  { group: 'messages', name: 'sendOnEnter', fallback: 'normal', choices: ['normal', 'alternative', 'desktop'] },
  { group: 'messages', name: 'displayAvatars', fallback: true },
  { group: 'notices', name: 'desktopNotifications', fallback: 'all', choices: ['all', 'mentions', 'nothing'] },
  { group: 'notices', name: 'desktopNotificationRequireInteraction', fallback: false },
  { group: 'notices', name: 'muteFocusedConversations', fallback: true },
  { group: 'notices', name: 'notifyCalendarEvents', fallback: true },
  { group: 'presence', name: 'enableAutoAway', fallback: true },
] as const satisfies readonly {
  group: string;
  name: string;
  fallback: boolean | string;
  choices?: readonly string[];
}[];

export type PreferenceRow = (typeof kPreferences)[number];
export type PreferenceGroup = PreferenceRow['group'];
export type Choice = Extract<PreferenceRow, { choices: unknown }>['choices'][number];

/** Seconds after which one is shown as away. */
export const kAwayAfter = [60, 300, 600, 900, 1_800, 3_600] as const;
/** Percent. */
export const kVolumes = [10, 25, 50, 75, 100] as const;

/** Words with commas between them, each once. */
export const wordsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((word) => word.trim())
      .filter(Boolean),
  ),
];
