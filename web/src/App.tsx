import { Suspense, lazy, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { loadAccount, useAccount } from './api/account';
import { useSession } from './api/useSession';
import { chooseLanguage } from './i18n';
import { loadWorkspace, useWorkspace } from './api/workspace';
import { Backoff } from './realtime/backoff';
import { Redirect, match, useLocation } from './lib/router';
import { explain } from './lib/errors';
import { useShortcuts } from './lib/shortcuts';
import { paths } from './routes/paths';
import { routes } from './routes/routes';
import { CardPage, ErrorBoundary, ErrorState, Link, Loading, ShortcutHelp, ToastRegion } from './ui';
import type { Me } from './api/entities';
import type { ApiError } from './api/http';
import type { Settings } from './api/workspace';

const LoginPage = lazy(() => import('./features/login/LoginPage'));
const RegisterPage = lazy(() => import('./features/login/RegisterPage'));
const PasswordChangePage = lazy(() => import('./features/login/PasswordChangePage'));
const SetupWizard = lazy(() => import('./features/setup/SetupWizard'));

function needsSetup(settings: Settings, signedIn: boolean, me: Me | null): boolean {
  const state = settings.Show_Setup_Wizard;
  if (state !== 'pending' && state !== 'in_progress') return false;
  // Someone who is not the administrator cannot finish it, and need not wait for it.
  return !signedIn || (me?.roles?.includes('admin') ?? false);
}

function NotFound() {
  const { t } = useTranslation('common');
  return (
    <CardPage title={t('not-found.title')}>
      <p className="confab-card__lead">{t('not-found.text')}</p>
      <p className="confab-card__more">
        <Link to={paths.home}>{t('back-to-chat')}</Link>
      </p>
    </CardPage>
  );
}

function SignedInPage() {
  const [location] = useLocation();
  if (location === '/' || location === paths.login || location === paths.setup || location.startsWith(paths.register)) {
    return <Redirect to={paths.home} replace />;
  }
  for (const route of routes) {
    const params = match(route.path, location);
    if (params) return route.show(params);
  }
  return <NotFound />;
}

function Page() {
  const [location] = useLocation();
  const registration = match('/register/:secret?', location);
  const { settings, error } = useWorkspace();
  const { me, error: accountError } = useAccount();
  const signedIn = useSession() !== null;

  if (!settings)
    return error ? <ServerMissing error={error} onRetry={() => void loadWorkspace().then(loadAccount)} /> : <Loading />;
  if (signedIn && !me)
    return accountError ? <ServerMissing error={accountError} onRetry={() => void loadAccount()} /> : <Loading />;
  if (needsSetup(settings, signedIn, me))
    return location === paths.setup ? <SetupWizard /> : <Redirect to={paths.setup} replace />;
  if (signedIn && me?.requirePasswordChange) return <PasswordChangePage />;
  if (signedIn) return <SignedInPage />;
  if (location === paths.setup) return <Redirect to={paths.login} replace />;
  // The login stands at the address that was asked for, so that one is there afterwards.
  return registration ? <RegisterPage secret={registration.secret} /> : <LoginPage />;
}

function ServerMissing({ error, onRetry }: { error: ApiError; onRetry: () => void }) {
  const { t } = useTranslation('common');
  const [backoff] = useState(() => new Backoff({ base: 5_000, limit: 60_000 }));
  const retry = useRef(onRetry);
  useEffect(() => {
    retry.current = onRetry;
  });
  // Each failure is a new error, and makes the next attempt wait longer.
  useEffect(() => {
    const timer = setTimeout(() => retry.current(), backoff.next());
    return () => clearTimeout(timer);
  }, [error, backoff]);
  return (
    <main>
      <ErrorState title={explain(t, error)} onRetry={onRetry} />
    </main>
  );
}

export function App() {
  const { t } = useTranslation('common');
  const [location] = useLocation();
  const [help, setHelp] = useState(false);
  const workspaceLanguage = useWorkspace(({ settings }) => settings?.Language);

  useEffect(() => {
    if (typeof workspaceLanguage === 'string' && !useAccount.getState().me)
      void chooseLanguage({ workspace: workspaceLanguage });
  }, [workspaceLanguage]);
  const shortcuts = useMemo(() => [{ keys: 'mod+/', label: t('shortcuts.help'), run: () => setHelp(true) }], [t]);
  useShortcuts(t('shortcuts.everywhere'), shortcuts);

  return (
    <>
      <a className="confab-skip-link" href="#main">
        {t('skip-link')}
      </a>
      <ErrorBoundary resetKey={location}>
        <Suspense fallback={<Loading />}>
          <Page />
        </Suspense>
      </ErrorBoundary>
      {help && <ShortcutHelp onClose={() => setHelp(false)} />}
      <ToastRegion />
    </>
  );
}
