import { useTranslation } from 'react-i18next';
import { useSetting } from '../../stores/hooks';
import { checkPolicy, strengthOf } from '../../lib/password';
import { isEmail, isUsername } from '../../lib/validate';
import { PasswordField, TextField } from '../../ui';
import { PasswordRules } from '../account/PasswordRules';
import { usePasswordPolicy } from '../account/policy';
import type { FormErrors } from '../../lib/form';

export interface NewAccount {
  name: string;
  username: string;
  email: string;
  password: string;
  confirmation: string;
}

export const emptyAccount: NewAccount = { name: '', username: '', email: '', password: '', confirmation: '' };

interface Options {
  /** Passwords that are easily guessed are refused, whatever the workspace's rules say. */
  strong?: boolean;
  confirm: boolean;
}

/** What is wrong with a new account, by field. */
export function useAccountRules({ strong = false, confirm }: Options) {
  const { t } = useTranslation('common');
  const usernames = useSetting('UTF8_User_Names_Validation', '[0-9a-zA-Z-_.]+');
  const policy = usePasswordPolicy();
  const needsName = useSetting('Accounts_RequireNameForSignUp', true);

  return (account: NewAccount): FormErrors<NewAccount> => {
    const { name, username, email, password, confirmation } = account;
    const need = (text: string, words: string) => (text.trim() ? undefined : words);
    const badPassword = () => {
      if (checkPolicy(password, policy).some((rule) => !rule.met)) return t('error.password-policy');
      return strong && strengthOf(password, [name, username, email]) === 'weak' ? t('password.too-weak') : undefined;
    };
    return {
      name: needsName ? need(name, t('validation.name')) : undefined,
      username:
        need(username, t('validation.username')) ??
        (isUsername(username.trim(), usernames) ? undefined : t('error.invalid-username')),
      email: isEmail(email.trim()) ? undefined : t('validation.email'),
      password: need(password, t('validation.password')) ?? badPassword(),
      confirmation: confirm && password !== confirmation ? t('password.mismatch') : undefined,
    };
  };
}

interface Props {
  field: <K extends keyof NewAccount>(
    name: K,
  ) => { name: string; value: string; onChange: (value: NewAccount[K]) => void; error?: string };
  values: NewAccount;
  confirm: boolean;
}

export function NewAccountFields({ field, values, confirm }: Props) {
  const { t } = useTranslation('common');
  const policy = usePasswordPolicy();
  const needsName = useSetting('Accounts_RequireNameForSignUp', true);
  const again = useSetting('Accounts_ConfirmPasswordPlaceholder', '');
  return (
    <>
      <TextField {...field('name')} label={t('profile.name')} autoComplete="name" required={needsName} autoFocus />
      <TextField
        {...field('username')}
        label={t('profile.username')}
        autoComplete="username"
        hint={t('profile.username-hint')}
        required
      />
      <TextField {...field('email')} type="email" label={t('profile.email')} autoComplete="email" required />
      <PasswordField {...field('password')} label={t('password.password')} autoComplete="new-password" required />
      <PasswordRules password={values.password} policy={policy} known={[values.name, values.username, values.email]} />
      {confirm && (
        <PasswordField
          {...field('confirmation')}
          label={t('password.confirm')}
          placeholder={again}
          autoComplete="new-password"
          required
        />
      )}
    </>
  );
}
