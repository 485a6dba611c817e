import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useChatParts } from '../../stores/hooks';
import type { PermissionId } from '../../api/schema';
import { keysOf } from '../../lib/narrow';
import { can, setting } from '../../stores/selectors';
import type { State } from '../../stores/state';
import { Checkbox, FormDialog, toast } from '../../ui';

interface Props {
  user: { _id: string; username?: string; name?: string };
  onClose: () => void;
  onDone: () => void;
}

const kRights = {
  sessions: 'logout-other-user',
  password: 'edit-other-user-info',
  'two-step': 'edit-other-user-totp',
  picture: 'edit-other-user-avatar',
} as const satisfies Record<string, PermissionId>;
type Reset = keyof typeof kRights;

/** Where the workspace asks nobody for codes there is nothing to take away. */
const isTwoStepWanted = (state: State): boolean =>
  setting(state, 'Accounts_TwoFactorAuthentication_Enabled', true) &&
  setting(state, 'Accounts_TwoFactorAuthentication_By_TOTP_Enabled', true);

/** What of an account one may reset; whether somebody has two-step verification on is told to nobody else. */
export const resetsFor = (state: State): Reset[] =>
  keysOf(kRights).filter((reset) => can(state, kRights[reset]) && (reset !== 'two-step' || isTwoStepWanted(state)));

const kCalls: Record<Reset, (userId: string) => Promise<unknown>> = {
  // A new password is asked for before sessions end: who signs in again is asked at once.
  password: (userId) => api.post('users.update', { userId, data: { requirePasswordChange: true } }),
  'two-step': (userId) => api.post('users.resetTOTP', { userId }),
  picture: (userId) => api.post('users.resetAvatar', { userId }),
  sessions: (userId) => api.post('users.logout', { userId }),
};
// What may be refused, since there is none, comes before all else: then nothing has been done.
const kOrder: readonly Reset[] = ['two-step', 'password', 'picture', 'sessions'];

/** Takes somebody's sessions, password, second step or picture from them, without touching anything else. */
export function ResetDialog({ user, onClose, onDone }: Props) {
  const { t } = useTranslation('admin');
  const offered = useChatParts(resetsFor);
  const [chosen, setChosen] = useState<readonly Reset[]>([]);
  const name = user.name ?? user.username;
  const reset = async () => {
    for (const one of kOrder) if (chosen.includes(one)) await kCalls[one](user._id);
    toast.success(t('users.reset-done', { name }));
    onDone();
  };
  return (
    <FormDialog
      title={t('users.reset-name', { name })}
      submit={t('users.reset')}
      disabled={chosen.length === 0}
      onClose={onClose}
      onSubmit={reset}
    >
      <div className="confab-form">
        {offered.map((one) => (
          <Checkbox
            key={one}
            label={t(`users.resets.${one}`)}
            hint={t(`users.resets.${one}-hint`)}
            checked={chosen.includes(one)}
            onChange={(on) => setChosen(on ? [...chosen, one] : chosen.filter((other) => other !== one))}
          />
        ))}
      </div>
    </FormDialog>
  );
}
