import { Suspense, lazy, useMemo, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { session } from './api/session';
import { match } from './lib/paths';
import { Redirect, useLocation } from './lib/router';
import { explainFailure } from './lib/errors';
import { useShortcuts } from './lib/shortcuts';
import { areas, isLegal } from './routes/areas';
import { paths } from './routes/paths';
import { routes } from './routes/routes';
import { ModelContext, useChatState, useMe, useModel, useSetting } from './stores/hooks';
import { isChat } from './stores/model';
import { setting } from './stores/selectors';
import { useAdoptedChoices } from './stores/use-adopted-choices';
import { useCurrentModel } from './stores/use-current-model';
import { CardPage, ErrorBoundary, ErrorState, Link, Loading, ToastRegion, Tooltips } from './ui';
import type { Failure } from './outbox/failure';
import type { State } from './stores/state';
import { calm } from './lib/calm';

const LoginPage = lazy(areas.login.load);
const RegisterPage = lazy(areas.register.load);
const LegalPage = lazy(areas.legal.load);
const VisitorPage = lazy(areas.invite.load);
const ReadingPage = lazy(areas.visiting.load);
const PasswordChangePage = lazy(areas.passwordChange.load);
const SetupWizard = lazy(areas.setup.load);
const Notices = lazy(() => calm.then(() => import('./features/rooms/use-notices')));
const ProofAsker = lazy(() => calm.then(() => import('./features/twofactor/ProofAsker')));
const Embedding = lazy(() => import('./features/embedding/Embedding'));
const ShortcutHelp = lazy(() => import('./ui/ShortcutHelp'));

function needsSetup(state: State, signedIn: boolean): boolean {
  const wizard = setting(state, 'Show_Setup_Wizard', 'completed');
  if (wizard !== 'pending' && wizard !== 'in_progress') return false;
  // Someone who is not the administrator cannot finish it, and need not wait for it.
  return !signedIn || (state.me?.roles.includes('admin') ?? false);
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

function SignedIn() {
  return (
    <>
      <SignedInPage />
      <ErrorBoundary fallback={() => null}>
        <Suspense>
          <Notices />
          <ProofAsker />
        </Suspense>
      </ErrorBoundary>
    </>
  );
}

function SignedInPage() {
  const [location] = useLocation();
  const first = useSetting('First_Channel_After_Login', '');
  if (location === '/' || location === paths.login || location === paths.setup || location.startsWith(paths.register)) {
    return <Redirect to={first ? paths.channel(first) : paths.home} replace />;
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
  const invite = match('/invite/:token', location);
  const signedIn = isChat(useModel());
  const me = useMe();
  const known = useChatState((state) => state.fetched.has('settings'));
  const missing = useChatState(({ troubles }) => troubles.get('settings') ?? troubles.get('me'));
  const setup = useChatState((state) => needsSetup(state, signedIn));
  const adopted = useAdoptedChoices();
  const readable = useSetting('Accounts_AllowAnonymousRead', false);

  if (!known || (signedIn && !me)) return missing ? <ServerMissing failure={missing} /> : <Loading />;
  if (!adopted) return <Loading />;
  if (isLegal(location)) return <LegalPage />;
  if (setup) return location === paths.setup ? <SetupWizard /> : <Redirect to={paths.setup} replace />;
  if (signedIn && me?.requirePasswordChange) return <PasswordChangePage />;
  if (signedIn) return <SignedIn />;
  if (location === paths.setup) return <Redirect to={paths.login} replace />;
  if (invite) return <VisitorPage token={invite.token ?? ''} />;
  const channel = location === '/' || location === paths.home ? {} : match('/channel/:name', location);
  // Whose session has run out is asked to come back first.
  if (readable && channel && session.ended !== 'expired') return <ReadingPage name={channel.name} />;
  // The login stands at the address that was asked for, so that one is there afterwards.
  return registration ? <RegisterPage secret={registration.secret} /> : <LoginPage />;
}

/** What is missing is asked for again by itself; whoever cannot wait asks at once. */
function ServerMissing({ failure }: { failure: Failure }) {
  const { t } = useTranslation('common');
  const model = useModel();
  return (
    <main>
      <ErrorState title={explainFailure(t, failure)} onRetry={() => model.wake()} />
    </main>
  );
}

/** Speaks with the page around this one, where the workspace lets it. */
function Around() {
  const receives = useSetting('Iframe_Integration_receive_enable', false);
  const sends = useSetting('Iframe_Integration_send_enable', false);
  return (
    <ErrorBoundary fallback={() => null}>
      <Suspense>{(receives || sends) && <Embedding />}</Suspense>
    </ErrorBoundary>
  );
}

/** Around every page: what is known of the server to whoever looks at it. */
function WithModel({ children }: { children: ReactNode }) {
  return <ModelContext value={useCurrentModel()}>{children}</ModelContext>;
}

export function App() {
  const { t } = useTranslation('common');
  const [location] = useLocation();
  const [help, setHelp] = useState(false);
  const shortcuts = useMemo(() => [{ keys: 'mod+/', label: t('shortcuts.help'), run: () => setHelp(true) }], [t]);
  useShortcuts(t('shortcuts.everywhere'), shortcuts);

  return (
    <>
      <a className="confab-skip-link" href="#main">
        {t('skip-link')}
      </a>
      <ErrorBoundary resetKey={location}>
        <Suspense fallback={<Loading />}>
          <WithModel>
            <Page />
            <Around />
          </WithModel>
        </Suspense>
      </ErrorBoundary>
      <Suspense>{help && <ShortcutHelp onClose={() => setHelp(false)} />}</Suspense>
      <ToastRegion />
      <Tooltips />
    </>
  );
}
