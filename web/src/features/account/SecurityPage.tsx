import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { useMe, useSetting } from '../../stores/hooks';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem, useForm } from '../../lib/form';
import { checkPolicy } from '../../lib/password';
import { sha256 } from '../../lib/sha256';
import { Button, Callout, FormActions, FormLayout, Link, PasswordField, toast } from '../../ui';
import { OtherSessions } from '../devices/OtherSessions';
import { TwoStep } from '../twofactor/TwoStep';
import { paths } from '../../routes/paths';
import { PasswordRules } from './PasswordRules';
import { usePasswordPolicy } from './policy';

interface Change {
  currentPassword: string;
  password: string;
  confirmation: string;
}

const empty: Change = { currentPassword: '', password: '', confirmation: '' };

function PasswordForm() {
  const { t } = useTranslation(['account', 'common']);
  const common = useTranslation('common').t;
  const me = useMe();
  const policy = usePasswordPolicy();
  const { form, field, values, failure, busy, reset } = useForm<Change>({
    initial: empty,
    validate: ({ currentPassword, password, confirmation }) => ({
      currentPassword: currentPassword ? undefined : common('validation.current-password'),
      password: !password
        ? common('validation.password')
        : checkPolicy(password, policy).some((rule) => !rule.met)
          ? common('error.password-policy')
          : undefined,
      confirmation: password === confirmation ? undefined : common('password.mismatch'),
    }),
    submit: async (change) => {
      const { currentPassword, password } = change;
      try {
        await api.post('users.updateOwnBasicInfo', {
          data: { currentPassword: sha256(currentPassword), newPassword: password },
        });
      } catch (error) {
        const name = fieldOf(error, change);
        if (name) throw new FieldProblem<Change>({ [name]: explain(common, error) });
        throw error;
      }
      reset(empty);
      toast.success(t('security.password-changed'));
    },
    explain: (error) => explain(common, error),
  });
  return (
    <FormLayout {...form} failure={failure}>
      <input type="text" name="username" autoComplete="username" value={me?.username ?? ''} readOnly hidden />
      <PasswordField
        {...field('currentPassword')}
        label={t('security.current')}
        autoComplete="current-password"
        required
      />
      <PasswordField {...field('password')} label={t('security.new')} autoComplete="new-password" required />
      <PasswordRules
        password={values.password}
        policy={policy}
        known={[me?.name ?? '', me?.username ?? '', me?.emails?.[0]?.address ?? '']}
      />
      <PasswordField
        {...field('confirmation')}
        label={t('common:password.confirm')}
        autoComplete="new-password"
        required
      />
      <FormActions>
        <Button type="submit" variant="primary" loading={busy}>
          {t('security.change')}
        </Button>
      </FormActions>
    </FormLayout>
  );
}

export default function SecurityPage() {
  const { t } = useTranslation('account');
  const mayChange = useSetting('Accounts_AllowPasswordChange', true);
  return (
    <>
      <section className="confab-section" aria-labelledby="security-password">
        <h2 id="security-password">{t('security.password')}</h2>
        {mayChange ? <PasswordForm /> : <Callout>{t('security.password-closed')}</Callout>}
      </section>
      <TwoStep />
      <section className="confab-section" aria-labelledby="security-others">
        <h2 id="security-others">{t('security.others')}</h2>
        <p>
          {t('security.others-text')} <Link to={paths.devices}>{t('security.others-see')}</Link>
        </p>
        <OtherSessions />
      </section>
    </>
  );
}
