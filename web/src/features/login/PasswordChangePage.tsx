import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { explain } from '../../lib/errors';
import { useForm } from '../../lib/form';
import { checkPolicy } from '../../lib/password';
import { useMe, useModel } from '../../stores/hooks';
import { useTitle } from '../../lib/title';
import { Button, Callout, CardPage, FormLayout, PasswordField } from '../../ui';
import { PasswordRules } from '../account/PasswordRules';
import { useSignOut } from '../account/use-sign-out';
import { usePasswordPolicy } from '../account/policy';

/** Shown before anything else to those whom an administrator has told to choose a password of their own. */
export default function PasswordChangePage() {
  const { t } = useTranslation(['login', 'common']);
  const common = useTranslation('common').t;
  const model = useModel();
  const me = useMe();
  const policy = usePasswordPolicy();
  const { leave, question } = useSignOut();
  useTitle(t('change.title'));

  const { form, field, values, failure, busy } = useForm({
    initial: { password: '', confirmation: '' },
    validate: ({ password, confirmation }) => ({
      password: !password
        ? t('common:validation.password')
        : checkPolicy(password, policy).some((rule) => !rule.met)
          ? t('common:error.password-policy')
          : undefined,
      confirmation: password === confirmation ? undefined : t('common:password.mismatch'),
    }),
    submit: async ({ password }) => {
      await api.post('users.updateOwnBasicInfo', { data: { newPassword: password } });
      await model.reload('me');
    },
    explain: (error) => explain(common, error),
  });

  return (
    <CardPage
      title={t('change.title')}
      footer={
        <Button small onClick={leave}>
          {t('common:sign-out')}
        </Button>
      }
    >
      {question}
      <FormLayout {...form} failure={failure}>
        <Callout>{me?.requirePasswordChangeReason || t('change.text')}</Callout>
        {/* Password managers look for the name that the new password belongs to. */}
        <input type="text" name="username" autoComplete="username" value={me?.username ?? ''} readOnly hidden />
        <PasswordField {...field('password')} label={t('change.new')} autoComplete="new-password" required autoFocus />
        <PasswordRules
          password={values.password}
          policy={policy}
          known={[me?.username ?? '', me?.name ?? '', me?.emails?.[0]?.address ?? '']}
        />
        <PasswordField
          {...field('confirmation')}
          label={t('common:password.confirm')}
          autoComplete="new-password"
          required
        />
        <Button type="submit" variant="primary" loading={busy}>
          {t('change.do')}
        </Button>
      </FormLayout>
    </CardPage>
  );
}
