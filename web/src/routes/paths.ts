const part = encodeURIComponent;

/** Every address of the application; nothing else puts one together. */
export const paths = {
  setup: '/setup-wizard',
  login: '/login',
  register: '/register',
  invite: (token: string) => `/invite/${part(token)}`,
  home: '/home',
  terms: '/terms-of-service',
  privacy: '/privacy-policy',
  legal: '/legal-notice',
  directory: '/directory',
  /** Drafts, scheduled messages, reminders. */
  later: (tab?: string) => (tab === undefined ? '/later' : `/later/${part(tab)}`),
  /** The appointments of a day, `2026-11-29`, and one of them beside; left out: those of today. */
  calendar: (day?: string, id?: string) =>
    day === undefined
      ? '/calendar'
      : id === undefined
        ? `/calendar/${part(day)}`
        : `/calendar/${part(day)}/${part(id)}`,
  /** The directory with a search that is typed already. */
  search: (text: string) => `/directory?text=${part(text)}`,
  /** The threads that one follows, over all rooms. */
  threads: '/threads',
  /** Search in all messages, with what is looked for. */
  searchMessages: (text: string) => (text === '' ? '/search' : `/search?text=${part(text)}`),
  channel: (name: string) => `/channel/${part(name)}`,
  group: (name: string) => `/group/${part(name)}`,
  direct: (rid: string) => `/direct/${part(rid)}`,
  /** What stands beside the messages of the room at `room`: a panel, and what it is about. */
  panel: (room: string, tab: string, context?: string) =>
    context === undefined ? `${room}/${tab}` : `${room}/${tab}/${part(context)}`,
  /** A message of the room at `room`, with what stands beside. */
  message: (room: string, id: string) => `${room}?msg=${part(id)}`,
  profile: '/account/profile',
  preferences: '/account/preferences',
  security: '/account/security',
  devices: '/account/devices',
  tokens: '/account/tokens',
  data: '/account/data',
  admin: '/admin',
  adminOverview: '/admin/overview',
  adminUsers: '/admin/users',
  adminDevices: '/admin/devices',
  adminRooms: '/admin/rooms',
  /** A room as the administration shows it. */
  adminRoom: (rid: string) => `/admin/rooms/${part(rid)}`,
  adminTeams: '/admin/teams',
  /** A team as the administration shows it. */
  adminTeam: (teamId: string) => `/admin/teams/${part(teamId)}`,
  adminRoles: '/admin/roles',
  /** A role, and who has it. */
  adminRole: (role: string) => `/admin/roles/${part(role)}`,
  adminPermissions: '/admin/permissions',
  adminAudit: '/admin/audit',
  /** What was done to something. */
  auditOf: (target: string) => `/admin/audit?target=${part(target)}`,
  adminLooking: '/admin/message-audit',
  adminLogs: '/admin/logs',
  adminJobs: '/admin/jobs',
  adminJobKinds: '/admin/jobs/kinds',
  /** The jobs of a kind that are in a state. */
  jobs: (kind: string, state: string) => `/admin/jobs?kind=${part(kind)}&state=${part(state)}`,
  adminInvites: '/admin/invites',
  adminIntegrations: '/admin/integrations',
  adminNewIntegration: '/admin/integrations/new',
  adminIntegration: (id: string) => `/admin/integrations/${part(id)}`,
  /** What an outgoing one has called. */
  integrationCalls: (id: string) => `/admin/integrations/${part(id)}?show=calls`,
  adminStatuses: '/admin/statuses',
  adminEmoji: '/admin/emoji',
  adminSounds: '/admin/sounds',
  adminModeration: '/admin/moderation',
  /** What is reported of and about a person. */
  moderated: (userId: string) => `/admin/moderation/${part(userId)}`,
  adminSettings: '/admin/settings',
  /** A list of the administration, with what is looked for in it. */
  lookedFor: (list: '/admin/settings' | '/admin/users', text: string) => `${list}?q=${part(text)}`,
  settingsGroup: (group: string) => `/admin/settings/${part(group)}`,
  adminStorage: '/admin/storage',
  adminStoragePeople: '/admin/storage/people',
  adminLimits: '/admin/limits',
} as const;
