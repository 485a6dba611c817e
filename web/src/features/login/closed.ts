import { useTranslation } from 'react-i18next';
import { useSetting } from '../../stores/hooks';

/** What a workspace that nobody has touched has: said in the reader's language instead. */
const kOriginal = 'New user registration is currently disabled';

/** Why nobody can register here, in the workspace's own words where it has some. */
export function useRegistrationClosed(): string {
  const { t } = useTranslation('login');
  const words = useSetting('Accounts_RegistrationForm_LinkReplacementText', kOriginal).trim();
  return words && words !== kOriginal ? words : t('no-registration');
}
