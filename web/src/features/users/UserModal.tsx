import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useSetting } from '../../stores/hooks';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { checkPolicy } from '../../lib/password';
import { fieldTexts } from '../../lib/people-fields';
import { isEmail, isUsername } from '../../lib/validate';
import { Button, Callout, Checkbox, Modal, PasswordField, TextField, toast } from '../../ui';
import { PasswordRules } from '../account/PasswordRules';
import { usePasswordPolicy } from '../account/policy';
import { PeopleFields, usePeopleFields } from '../account/PeopleFields';
import { RolesField } from './RolesField';
import { changesOf, formOf, newAccount, same, trimmed } from './account-form';
import type { User } from '../../api/entities';
import type { AccountForm } from './account-form';

interface Props {
  /** The account to change; without one, a new one is made. */
  user?: User;
  onClose: () => void;
  onSaved: () => void;
}

/** The form of an account, new or old, as an administrator sees it. */
export function UserModal({ user, onClose, onSaved }: Props) {
  const { t } = useTranslation(['admin', 'common']);
  const common = useTranslation('common').t;
  const usernames = useSetting('UTF8_User_Names_Validation', '[0-9a-zA-Z-_.]+');
  const policy = usePasswordPolicy();
  const { declared, problem } = usePeopleFields();
  const before = { ...(user ? formOf(user) : newAccount), customFields: fieldTexts(declared, user?.customFields) };
  const need = (text: string, words: string) => (text.trim() ? undefined : words);

  const save = async (account: AccountForm) => {
    const { customFields, ...rest } = account;
    if (!user) await api.post('users.create', same(customFields, before.customFields) ? rest : account);
    else await api.post('users.update', { userId: user._id, data: changesOf(before, account) });
  };
  const { send, form, field, choice, values, set, errors, failure, busy } = useForm<AccountForm>({
    initial: before,
    validate: ({ name, username, email, password, roles, customFields }) => ({
      name: need(name, common('validation.name')),
      username:
        need(username, common('validation.username')) ??
        (isUsername(username.trim(), usernames) ? undefined : common('error.invalid-username')),
      email: isEmail(email.trim()) ? undefined : common('validation.email'),
      password:
        !user && !password
          ? common('validation.password')
          : password && checkPolicy(password, policy).some((rule) => !rule.met)
            ? common('error.password-policy')
            : undefined,
      roles: roles.length > 0 ? undefined : t('users.roles-needed'),
      customFields: same(customFields, before.customFields) ? undefined : problem(customFields),
    }),
    submit: async (typed) => {
      const account = trimmed(typed);
      try {
        await save(account);
      } catch (error) {
        const name = fieldOf(error, account);
        if (name) throw new FieldProblem<AccountForm>({ [name]: explain(common, error) });
        throw error;
      }
      toast.success(user ? common('saved') : t('users.created', { name: account.name }));
      onSaved();
    },
    explain: (error) => explain(common, error),
  });

  return (
    <Modal
      title={user ? t('users.edit-name', { name: user.name ?? user.username }) : t('users.new')}
      onClose={onClose}
      formRef={form.ref}
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button
            type="submit"
            variant="primary"
            loading={busy}
            disabled={user && Object.keys(changesOf(before, trimmed(values))).length === 0}
          >
            {user ? t('common:save') : t('common:create')}
          </Button>
        </>
      }
    >
      <div className="confab-form">
        {failure && (
          <Callout kind="danger" announce>
            {failure}
          </Callout>
        )}
        <TextField {...field('name')} label={t('common:profile.name')} autoComplete="off" required autoFocus />
        <TextField {...field('username')} label={t('common:profile.username')} autoComplete="off" required />
        <TextField {...field('email')} type="email" label={t('common:profile.email')} autoComplete="off" required />
        <PasswordField
          {...field('password')}
          label={user ? t('users.new-password') : t('common:password.password')}
          hint={user ? t('users.new-password-hint') : undefined}
          autoComplete="new-password"
          required={!user}
        />
        {(!user || values.password !== '') && (
          <PasswordRules
            password={values.password}
            policy={policy}
            known={[values.name, values.username, values.email]}
          />
        )}
        <RolesField chosen={values.roles} onChange={(roles) => set('roles', roles)} error={errors.roles} />
        <Checkbox
          {...choice('requirePasswordChange')}
          label={t('users.require-change')}
          hint={t('users.require-change-hint')}
        />
        <Checkbox {...choice('verified')} label={t('users.verified')} />
        <PeopleFields
          values={values.customFields}
          onChange={(fields) => set('customFields', fields)}
          judged={errors.customFields !== undefined}
        />
        {!user && (
          <>
            <Checkbox {...choice('joinDefaultChannels')} label={t('users.join-default')} />
            <Checkbox {...choice('active')} label={t('users.active')} hint={t('users.active-hint')} />
          </>
        )}
      </div>
    </Modal>
  );
}
