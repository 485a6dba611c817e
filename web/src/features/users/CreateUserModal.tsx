import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { usePermission } from '../../api/permissions';
import { useSetting } from '../../api/workspace';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { useLoad } from '../../lib/load';
import { checkPolicy } from '../../lib/password';
import { isEmail, isUsername } from '../../lib/validate';
import { Button, Callout, Checkbox, Modal, PasswordField, TextField, toast } from '../../ui';
import { PasswordRules } from '../account/PasswordRules';
import { usePasswordPolicy } from '../account/policy';

interface NewUser {
  name: string;
  username: string;
  email: string;
  password: string;
  roles: string[];
  verified: boolean;
  requirePasswordChange: boolean;
  joinDefaultChannels: boolean;
  active: boolean;
}

const empty: NewUser = {
  name: '',
  username: '',
  email: '',
  password: '',
  roles: ['user'],
  verified: false,
  requirePasswordChange: true,
  joinDefaultChannels: true,
  active: true,
};

interface RolesProps {
  chosen: string[];
  onChange: (roles: string[]) => void;
  error?: string;
}

function Roles({ chosen, onChange, error }: RolesProps) {
  const { t } = useTranslation('admin');
  const mayAssign = usePermission('assign-roles');
  const mayAssignAdmin = usePermission('assign-admin-role');
  const fetchRoles = useCallback(async () => (await api.get('roles.list')).roles.filter((role) => role.scope === 'Users'), []);
  const { data: roles = [] } = useLoad(fetchRoles);
  if (!mayAssign) return null;
  return (
    <fieldset className="confab-radio-group" aria-invalid={error ? true : undefined} tabIndex={-1}>
      <legend className="rcx-label">{t('users.roles')}</legend>
      {error && <Callout kind="danger">{error}</Callout>}
      <div className="confab-choices">
        {roles
          .filter((role) => role._id !== 'admin' || mayAssignAdmin)
          .map((role) => (
            <label key={role._id} title={role.description}>
              <input
                type="checkbox"
                checked={chosen.includes(role._id)}
                onChange={(event) => onChange(event.currentTarget.checked ? [...chosen, role._id] : chosen.filter((id) => id !== role._id))}
              />
              {role.name || role._id}
            </label>
          ))}
      </div>
    </fieldset>
  );
}

interface Props {
  onClose: () => void;
  onCreated: () => void;
}

export function CreateUserModal({ onClose, onCreated }: Props) {
  const { t } = useTranslation(['admin', 'common']);
  const common = useTranslation('common').t;
  const usernames = useSetting('UTF8_User_Names_Validation', '[0-9a-zA-Z-_.]+');
  const policy = usePasswordPolicy();
  const need = (text: string) => (text.trim() ? undefined : common('validation.required'));

  const { send, form, field, choice, values, set, errors, failure, busy } = useForm<NewUser>({
    initial: empty,
    validate: ({ name, username, email, password, roles }) => ({
      name: need(name),
      username: need(username) ?? (isUsername(username.trim(), usernames) ? undefined : common('error.invalid-username')),
      email: need(email) ?? (isEmail(email.trim()) ? undefined : common('validation.email')),
      password: need(password) ?? (checkPolicy(password, policy).some((rule) => !rule.met) ? common('error.password-policy') : undefined),
      roles: roles.length > 0 ? undefined : t('users.roles-needed'),
    }),
    submit: async (user) => {
      const account = { ...user, name: user.name.trim(), username: user.username.trim(), email: user.email.trim() };
      try {
        await api.post('users.create', account);
      } catch (error) {
        const name = fieldOf(error);
        if (name !== undefined && name in empty) throw new FieldProblem<NewUser>({ [name]: explain(common, error) });
        throw error;
      }
      toast.success(t('users.created', { name: account.name }));
      onCreated();
    },
    explain: (error) => explain(common, error),
  });

  return (
    <Modal
      title={t('users.new')}
      onClose={onClose}
      formRef={form.ref}
      onSubmit={() => void send()}
      footer={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button type="submit" variant="primary" loading={busy}>
            {t('common:create')}
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
        <PasswordField {...field('password')} label={t('common:password.password')} autoComplete="new-password" required />
        <PasswordRules password={values.password} policy={policy} known={[values.name, values.username, values.email]} />
        <Roles chosen={values.roles} onChange={(roles) => set('roles', roles)} error={errors.roles} />
        <Checkbox {...choice('requirePasswordChange')} label={t('users.require-change')} hint={t('users.require-change-hint')} />
        <Checkbox {...choice('verified')} label={t('users.verified')} />
        <Checkbox {...choice('joinDefaultChannels')} label={t('users.join-default')} />
        <Checkbox {...choice('active')} label={t('users.active')} hint={t('users.active-hint')} />
      </div>
    </Modal>
  );
}
