import type { PermissionId } from '../../api/schema';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from '../../lib/router';
import { signOut } from '../../api/auth';
import { explain } from '../../lib/errors';
import { paths } from '../../routes/paths';
import { Avatar, FormDialog, Menu, PresenceDot, TextField, toast } from '../../ui';
import { useChat, useChatState, useSetting } from '../../stores/hooks';
import { can, statusOf } from '../../stores/selectors';
import type { Status } from '../../stores/entities';

const kStatuses: readonly Status[] = ['online', 'away', 'busy', 'offline'];
const kLongestText = 120;

function StatusDialog({ text, onClose }: { text: string; onClose: () => void }) {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const status = useChatState((state) => state.me?.statusDefault ?? 'online');
  const [value, setValue] = useState(text);
  return (
    <FormDialog
      title={t('status.text-title')}
      submit={common('save')}
      onClose={onClose}
      onSubmit={() => chat.server.setStatus(status, value.trim())}
    >
      <TextField
        label={t('status.text')}
        hint={t('status.text-hint')}
        value={value}
        onChange={setValue}
        maxLength={kLongestText}
        autoFocus
      />
    </FormDialog>
  );
}

/** Each opens a page of the administration (features/admin/pages.ts). */
const kAdministers = ['view-user-administration', 'view-privileged-setting', 'manage-limits'] satisfies PermissionId[];

/** Oneself: presence, account, administration and the way out. */
export function OwnMenu() {
  const { t } = useTranslation('chat');
  const { t: common } = useTranslation('common');
  const chat = useChat();
  const [, navigate] = useLocation();
  const [dialog, setDialog] = useState(false);
  const me = useChatState((state) => state.me);
  const status = useChatState((state) => statusOf(state, state.me?._id));
  const administers = useChatState((state) => kAdministers.some((permission) => can(state, permission)));
  const mayWriteStatus = useSetting('Accounts_AllowUserStatusMessageChange', true);
  const username = me?.username ?? '';

  const choose = (next: Status) => {
    chat.server.setStatus(next, me?.statusText).catch((error: unknown) => toast.error(explain(common, error)));
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
            title: me?.statusText ? `@${username}: ${me.statusText}` : `@${username}`,
            items: [
              ...kStatuses.map((id) => ({
                id,
                lead: <PresenceDot status={id} />,
                label: label(id),
                checked: id === me?.statusDefault,
                onAction: () => choose(id),
              })),
              ...(mayWriteStatus
                ? [{ id: 'text', icon: 'edit' as const, label: t('status.set-text'), onAction: () => setDialog(true) }]
                : []),
            ],
          },
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
              { id: 'sign-out', icon: 'sign-out', label: common('sign-out'), onAction: () => void signOut() },
            ],
          },
        ]}
      />
      {dialog && <StatusDialog text={me?.statusText ?? ''} onClose={() => setDialog(false)} />}
    </div>
  );
}
