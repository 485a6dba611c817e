import type { PermissionId } from '../../api/schema';
import { lazy } from 'react';
import { paths } from '../../routes/paths';
import { can } from '../../stores/selectors';
import type { IconName } from '../../ui';

/** The pages of the administration: where each is, who may see it, and what it is. The navigation draws from this list. */
export const adminPages = [
  {
    id: 'overview',
    path: paths.adminOverview,
    permission: 'view-statistics',
    icon: 'info-circled',
    Page: lazy(() => import('../overview/OverviewPage')),
  },
  {
    id: 'users',
    path: paths.adminUsers,
    permission: 'view-user-administration',
    icon: 'team',
    Page: lazy(() => import('../users/UsersPage')),
  },
  {
    id: 'devices',
    path: paths.adminDevices,
    permission: 'view-device-management',
    icon: 'desktop',
    Page: lazy(() => import('../devices/AllDevicesPage')),
  },
  {
    id: 'rooms',
    path: paths.adminRooms,
    permission: 'view-room-administration',
    icon: 'hashtag',
    Page: lazy(() => import('../allrooms/RoomsPage')),
  },
  {
    id: 'teams',
    path: paths.adminTeams,
    permission: 'view-all-teams',
    icon: 'members',
    Page: lazy(() => import('../allteams/TeamsPage')),
  },
  {
    id: 'roles',
    path: paths.adminRoles,
    permission: 'access-permissions',
    icon: 'key',
    Page: lazy(() => import('../rights/RolesPage')),
  },
  {
    id: 'permissions',
    path: paths.adminPermissions,
    permission: 'access-permissions',
    icon: 'shield',
    Page: lazy(() => import('../rights/PermissionsPage')),
  },
  {
    id: 'invites',
    path: paths.adminInvites,
    permission: 'create-invite-links',
    icon: 'link',
    Page: lazy(() => import('../invites/InvitesPage')),
  },
  {
    id: 'integrations',
    path: paths.adminIntegrations,
    permission: [
      'manage-incoming-integrations',
      'manage-outgoing-integrations',
      'manage-own-incoming-integrations',
      'manage-own-outgoing-integrations',
    ],
    icon: 'arrow-jump',
    Page: lazy(() => import('../integrations/IntegrationsPage')),
  },
  {
    id: 'statuses',
    path: paths.adminStatuses,
    permission: 'manage-user-status',
    icon: 'emoji',
    Page: lazy(() => import('../collections/StatusesPage')),
  },
  {
    id: 'emojis',
    path: paths.adminEmoji,
    permission: 'manage-emoji',
    icon: 'image',
    Page: lazy(() => import('../collections/EmojiPage')),
  },
  {
    id: 'sounds',
    path: paths.adminSounds,
    permission: 'manage-sounds',
    icon: 'bell',
    Page: lazy(() => import('../collections/SoundsPage')),
  },
  {
    id: 'moderation',
    path: paths.adminModeration,
    permission: 'view-moderation-console',
    icon: 'flag',
    Page: lazy(() => import('../moderation/ModerationPage')),
  },
  {
    id: 'audit',
    path: paths.adminAudit,
    permission: 'can-audit-log',
    icon: 'history',
    Page: lazy(() => import('../audit/AuditPage')),
  },
  {
    id: 'looking',
    path: paths.adminLooking,
    permission: 'can-audit',
    icon: 'eye',
    Page: lazy(() => import('../looking/LookingPage')),
  },
  {
    id: 'settings',
    path: paths.adminSettings,
    permission: 'view-privileged-setting',
    icon: 'cog',
    Page: lazy(() => import('../settings/SettingsPage')),
  },
  {
    id: 'storage',
    path: paths.adminStorage,
    permission: 'view-room-administration',
    icon: 'clip',
    Page: lazy(() => import('../storage/StoragePage')),
  },
  {
    id: 'limits',
    path: paths.adminLimits,
    permission: 'manage-limits',
    icon: 'ban',
    Page: lazy(() => import('../limits/LimitsPage')),
  },
  {
    id: 'jobs',
    path: paths.adminJobs,
    permission: 'manage-jobs',
    icon: 'queue',
    Page: lazy(() => import('../jobs/JobsPage')),
  },
  {
    id: 'logs',
    path: paths.adminLogs,
    permission: 'view-logs',
    icon: 'code-block',
    Page: lazy(() => import('../logs/LogsPage')),
  },
] as const satisfies readonly {
  id: string;
  path: string;
  /** Of several, each is enough. */
  permission: PermissionId | readonly PermissionId[];
  icon: IconName;
  Page: unknown;
}[];

export type AdminPage = (typeof adminPages)[number];

/** Whether one may see a page. */
export const maySee = (state: Parameters<typeof can>[0], { permission }: AdminPage): boolean =>
  [permission].flat().some((one) => can(state, one));
