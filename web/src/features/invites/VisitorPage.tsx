import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '../../api/http';
import { explain } from '../../lib/errors';
import { useLoad } from '../../lib/load';
import { useTitle } from '../../lib/title';
import { LanguagePicker } from '../../i18n/LanguagePicker';
import { paths } from '../../routes/paths';
import { useSetting } from '../../stores/hooks';
import { Button, Callout, CardPage, ErrorState, Link, Loading } from '../../ui';
import { useRegistrationClosed } from '../login/closed';
import { LoginForm } from '../login/LoginPage';
import { RegisterForm } from '../login/RegisterPage';
import './invites.css';

async function isValid(token: string, signal: AbortSignal): Promise<boolean> {
  return (await api.post('validateInviteToken', { token }, { signal })).valid;
}

/**
 * Where an invite leads those who have not signed in: to an account, new or old. The address stays, and whoever has
 * signed in at it joins the room (`JoinPage`).
 */
export default function VisitorPage({ token }: { token: string }) {
  const { t } = useTranslation(['login', 'invites']);
  const common = useTranslation('common').t;
  const site = useSetting('Site_Name', '') || 'Confab';
  const open = useSetting('Accounts_RegistrationForm', 'Public') !== 'Disabled';
  const closed = useRegistrationClosed();
  const [shown, setShown] = useState<'register' | 'login' | 'waiting'>(open ? 'register' : 'login');
  const { data: valid, error, reload } = useLoad(useCallback((signal: AbortSignal) => isValid(token, signal), [token]));
  useTitle(t('invites:page.title'));
  if (error !== undefined)
    return (
      <main id="main" tabIndex={-1}>
        <ErrorState title={explain(common, error)} onRetry={reload} />
      </main>
    );
  if (valid === undefined) return <Loading />;
  if (!valid)
    return (
      <CardPage title={t('invites:page.title')} footer={<LanguagePicker />}>
        <Callout kind="warning" title={t('invites:page.invalid')}>
          {t('invites:page.invalid-text')}
        </Callout>
        <p className="confab-card__more">
          <Link to={paths.login}>{t('to-login')}</Link>
        </p>
      </CardPage>
    );
  return (
    <CardPage title={t('invites:page.welcome', { site })} footer={<LanguagePicker />}>
      {shown === 'waiting' ? (
        <Callout kind="success" announce title={t('waiting.title')}>
          {t('waiting.text')}
        </Callout>
      ) : (
        <p className="confab-card__lead confab-invited">
          {t(
            shown === 'register' ? 'invites:page.register' : open ? 'invites:page.login' : 'invites:page.login-closed',
          )}
        </p>
      )}
      {shown === 'register' && <RegisterForm secret={token} onWaiting={() => setShown('waiting')} />}
      {shown === 'login' ? (
        <LoginForm
          below={
            <p className="confab-card__more">
              {open ? (
                <Button small onClick={() => setShown('register')}>
                  {t('to-register')}
                </Button>
              ) : (
                closed
              )}
            </p>
          }
        />
      ) : (
        <p className="confab-card__more">
          <Button small onClick={() => setShown('login')}>
            {t('to-login')}
          </Button>
        </p>
      )}
    </CardPage>
  );
}
