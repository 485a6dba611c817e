import { Suspense, lazy, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/http';
import { signIn } from '../../api/auth';
import { session } from '../../api/session';
import { useSetting } from '../../stores/hooks';
import { LanguagePicker } from '../../i18n/LanguagePicker';
import { explain } from '../../lib/errors';
import { useForm } from '../../lib/form';
import { ownTexts } from '../../lib/own-texts';
import { useTitle } from '../../lib/title';
import { paths } from '../../routes/paths';
import { CodeForm, type Proof } from './CodeForm';
import { useRegistrationClosed } from './closed';
import { Button, Callout, CardPage, FormLayout, Link, PasswordField, TextField } from '../../ui';

const LoginTexts = lazy(() => import('../texts/LoginTexts'));

function useExplainLogin() {
  const { t } = useTranslation('login');
  const common = useTranslation('common').t;
  return (error: unknown): string => {
    if (!(error instanceof ApiError) || error.status === 0 || error.status === 429) return explain(common, error);
    switch (error.errorType) {
      case 'error-login-blocked-for-ip':
      case 'error-login-blocked-for-user':
        return t('error.blocked');
      case 'error-user-is-not-activated':
        return t('error.not-activated');
      case 'error-invalid-email':
        return t('error.email-not-verified');
      case 'error-app-user-is-not-allowed-to-login':
      case 'error-user-has-no-roles':
        return t('error.not-allowed');
      case 'totp-max-attempts':
        return explain(common, error);
      default:
        return error.status === 401 || error.status === 403 ? t('error.wrong') : explain(common, error);
    }
  };
}

interface Props {
  /** Said above the form instead of the usual notices. */
  notice?: string;
  /** Said below the form, as long as it asks who one is. */
  below?: ReactNode;
}

export function LoginForm({ notice, below }: Props) {
  const { t } = useTranslation(['login', 'common']);
  const explainLogin = useExplainLogin();
  const [proof, setProof] = useState<Proof>();
  const { form, field, failure, busy } = useForm({
    initial: { user: '', password: '' },
    validate: ({ user, password }) => ({
      user: user.trim() ? undefined : t('user-needed'),
      password: password ? undefined : t('password-needed'),
    }),
    submit: async ({ user, password }) => {
      try {
        await signIn(user.trim(), password);
      } catch (error) {
        if (!(error instanceof ApiError) || error.errorType !== 'totp-required') throw error;
        setProof({ user: user.trim(), password });
      }
    },
    explain: explainLogin,
  });
  const userHint = useSetting('Accounts_EmailOrUsernamePlaceholder', '');
  const passwordHint = useSetting('Accounts_PasswordPlaceholder', '');
  const said = notice ?? (session.ended === 'expired' ? t('notice.expired') : undefined);

  if (proof) return <CodeForm {...proof} explain={explainLogin} onBack={() => setProof(undefined)} />;
  return (
    <>
      <FormLayout {...form} failure={failure}>
        {said && !failure && <Callout>{said}</Callout>}
        <TextField
          {...field('user')}
          label={t('user')}
          placeholder={userHint}
          autoComplete="username"
          required
          autoFocus
        />
        <PasswordField
          {...field('password')}
          label={t('common:password.password')}
          placeholder={passwordHint}
          autoComplete="current-password"
          required
        />
        <Button type="submit" variant="primary" loading={busy}>
          {t('sign-in')}
        </Button>
      </FormLayout>
      {below}
    </>
  );
}

export default function LoginPage() {
  const { t } = useTranslation('login');
  const site = useSetting('Site_Name', '');
  const registration = useSetting('Accounts_RegistrationForm', 'Public');
  const isOffered = useSetting('Accounts_ShowFormLogin', true);
  const [isWanted, setWanted] = useState(false);
  const closed = useRegistrationClosed();
  useTitle(t('sign-in'));
  const readable = useSetting('Accounts_AllowAnonymousRead', false);
  const more = (
    <>
      <p className="confab-card__more">
        {registration === 'Public' ? <Link to={paths.register}>{t('to-register')}</Link> : closed}
      </p>
      {readable && (
        <p className="confab-card__more">
          <Link to="/">{t('to-reading')}</Link>
        </p>
      )}
    </>
  );
  return (
    <CardPage title={site ? t('title-site', { site }) : t('title')} footer={<LanguagePicker />}>
      {/* The server takes passwords all the same; without a way in, nobody could ever show the form again. */}
      {isOffered || isWanted ? (
        <LoginForm below={more} />
      ) : (
        <>
          <p className="confab-card__lead">{t('no-form')}</p>
          <Button onClick={() => setWanted(true)}>{t('show-form')}</Button>
          {more}
        </>
      )}
      <Suspense>{ownTexts().length > 0 && <LoginTexts />}</Suspense>
    </CardPage>
  );
}
