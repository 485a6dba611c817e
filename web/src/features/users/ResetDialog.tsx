import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useChatParts } from '../../stores/hooks';
import { can } from '../../stores/selectors';
import type { State } from '../../stores/state';
import { Checkbox, FormDialog, toast } from '../../ui';

interface Props {
  user: { _id: string; username?: string; name?: string };
  onClose: () => void;
  onDone: () => void;
}

const kResets = ['sessions', 'password', 'picture'] as const;
type Reset = (typeof kResets)[number];

/** What of an account one may reset. */
export const resetsFor = (state: State): Reset[] =>
  kResets.filter((reset) =>
    can(
      state,
      reset === 'sessions'
        ? 'logout-other-user'
        : reset === 'password'
          ? 'edit-other-user-info'
          : 'edit-other-user-avatar',
    ),
  );

const kCalls: Record<Reset, (userId: string) => Promise<unknown>> = {
  // A new password is asked for before sessions end: who signs in again is asked at once.
  password: (userId) => api.post('users.update', { userId, data: { requirePasswordChange: true } }),
  picture: (userId) => api.post('users.resetAvatar', { userId }),
  sessions: (userId) => api.post('users.logout', { userId }),
};
const kOrder: readonly Reset[] = ['password', 'picture', 'sessions'];

/** Takes somebody's sessions, password or picture from them, without touching anything else. */
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
