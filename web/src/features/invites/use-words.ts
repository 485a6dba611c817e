import { useTranslation } from 'react-i18next';
import { i18n } from '../../i18n';
import { format } from '../../i18n/format';
import { isOver, type Invite } from './calls';

/** How long an invite holds and how often it was used, in words. */
export function useInviteWords() {
  const { t } = useTranslation('invites');
  const written = format(i18n.language);
  return {
    days: (days: number): string => (days === 0 ? t('forever') : t('days', { count: days })),
    limit: (uses: number): string => (uses === 0 ? t('any-number') : t('times', { count: uses })),
    used: ({ uses, maxUses }: Invite): string =>
      maxUses === 0 ? t('used', { count: uses }) : t('used-of', { uses, most: maxUses }),
    until: (invite: Invite): string => {
      if (isOver(invite, Date.now())) return t('over');
      return invite.expires === undefined ? t('forever') : written.date('briefly', Date.parse(invite.expires));
    },
  };
}
