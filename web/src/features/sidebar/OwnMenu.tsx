import type { PermissionId } from '../../api/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '../../lib/router';
import { explain } from '../../lib/errors';
import { format } from '../../i18n/format';
import { paths } from '../../routes/paths';
import { deferred } from '../../lib/deferred';
import { Avatar, Menu, PresenceDot, toast } from '../../ui';
import { useChat, useChatState, useSetting } from '../../stores/hooks';
import { can, statusOf } from '../../stores/selectors';
import { kChosenStatuses, toStatus, type Status } from '../../stores/entities';
import { useStatuses, type CustomStatus } from '../collections/use-statuses';
import { useSignOut } from '../account/use-sign-out';

const StatusDialog = deferred(() => import('./StatusDialog').then((dialog) => dialog.StatusDialog));

/** Each opens a page of the administration (features/admin/pages.ts). */
const kAdministers = [
  'view-user-administration',
  'view-privileged-setting',
  'manage-limits',
  'create-invite-links',
  'manage-user-status',
  'manage-emoji',
  'view-moderation-console',
  'manage-incoming-integrations',
  'manage-outgoing-integrations',
  'manage-own-incoming-integrations',
  'manage-own-outgoing-integrations',
  'can-audit',
  'view-statistics',
  'view-logs',
] satisfies PermissionId[];

/** Oneself: presence, account, administration and the way out. */
export function OwnMenu() {
  const { t, i18n } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const navigate = useNavigate();
  const { leave, question } = useSignOut();
  const [dialog, setDialog] = useState(false);
  const me = useChatState((state) => state.me);
  const status = useChatState((state) => statusOf(state, state.me?._id));
  const administers = useChatState((state) => kAdministers.some((permission) => can(state, permission)));
  const mayWriteStatus = useSetting('Accounts_AllowUserStatusMessageChange', true);
  const username = me?.username ?? '';

  const { statuses = [] } = useStatuses();
  const choose = (next: Status, text: string | undefined, end?: number) => {
    chat.server.setStatus(next, text, end).catch((error: unknown) => toast.error(explain(common, error)));
  };
  // A text that stays ends when it would have ended.
  const change = (next: Status) => choose(next, me?.statusText, me?.statusExpiresAt);
  const isOwn = ({ name, statusType }: CustomStatus) =>
    me?.statusText === name && me.statusDefault === toStatus(statusType);
  const heading = (): string => {
    const text = me?.statusText ?? '';
    if (me?.statusExpiresAt === undefined) return text ? t('status.own', { name: username, text }) : `@${username}`;
    const time = format(i18n.language).recent(me.statusExpiresAt);
    return text ? t('status.own-until', { name: username, text, time }) : t('status.until', { name: username, time });
  };
  const label = (id: Status) => (id === 'offline' ? t('status.invisible') : common(`presence.${id}`));

  return (
    <div className="confab-own">
      <Menu
        label={t('sidebar.own-menu', { name: username })}
        placement="bottom start"
        face={
          <>
            <Avatar username={username} name={me?.name} size={28} />
            <PresenceDot status={status} />
          </>
        }
        sections={[
          {
            title: heading(),
            items: [
              ...kChosenStatuses.map((id) => ({
                id,
                lead: <PresenceDot status={id} />,
                label: label(id),
                checked: id === me?.statusDefault && !statuses.some(isOwn),
                onAction: () => change(id),
              })),
              ...(mayWriteStatus ? statuses : []).map((status) => ({
                id: `status ${status._id}`,
                lead: <PresenceDot status={toStatus(status.statusType)} />,
                label: status.name,
                checked: isOwn(status),
                onAction: () => choose(toStatus(status.statusType), status.name),
              })),
            ],
          },
          ...(mayWriteStatus
            ? [
                {
                  items: [
                    { id: 'text', icon: 'edit' as const, label: t('status.set-text'), onAction: () => setDialog(true) },
                  ],
                },
              ]
            : []),
          {
            title: common('account'),
            items: [
              { id: 'account', icon: 'user', label: common('account'), onAction: () => navigate(paths.profile) },
              ...(administers
                ? [
                    {
                      id: 'admin',
                      icon: 'cog' as const,
                      label: common('administration'),
                      onAction: () => navigate(paths.admin),
                    },
                  ]
                : []),
              { id: 'sign-out', icon: 'sign-out', label: common('sign-out'), onAction: leave },
            ],
          },
        ]}
      />
      {question}
      {dialog && <StatusDialog onClose={() => setDialog(false)} />}
    </div>
  );
}
