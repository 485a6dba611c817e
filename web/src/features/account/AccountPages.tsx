import '../../ui/icons/all';
import './account.css';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Redirect } from '../../lib/router';
import { usePermission } from '../../stores/hooks';
import { useTitle } from '../../lib/title';
import { paths } from '../../routes/paths';
import { ConnectionBanner } from '../connection/ConnectionBanner';
import { Loading, SectionPage } from '../../ui';
import type { IconName } from '../../ui';
import { keysOf } from '../../lib/narrow';

const pages = {
  profile: { to: paths.profile, icon: 'user', Page: lazy(() => import('./ProfilePage')) },
  preferences: { to: paths.preferences, icon: 'customize', Page: lazy(() => import('./PreferencesPage')) },
  security: { to: paths.security, icon: 'lock', Page: lazy(() => import('./SecurityPage')) },
  devices: { to: paths.devices, icon: 'desktop', Page: lazy(() => import('../devices/DevicesPage')) },
  data: { to: paths.data, icon: 'download', Page: lazy(() => import('./DataPage')) },
  tokens: { to: paths.tokens, icon: 'key', Page: lazy(() => import('./TokensPage')) },
} satisfies Record<string, { to: string; icon: IconName; Page: unknown }>;

type PageName = keyof typeof pages;

function isPage(name: string | undefined): name is PageName {
  return name !== undefined && name in pages;
}

/** The frame of one's own account. */
export default function AccountPages({ page }: { page?: string }) {
  const { t } = useTranslation('account');
  const mayHoldTokens = usePermission('create-personal-access-tokens');
  const current = isPage(page) ? page : 'profile';
  useTitle(t(`${current}.title`));
  if (!isPage(page)) return <Redirect to={paths.profile} replace />;

  const shown = keysOf(pages).filter((name) => name !== 'tokens' || mayHoldTokens !== false);
  const { Page, to } = pages[current];
  return (
    <SectionPage
      area={t('area')}
      title={t(`${current}.title`)}
      banner={<ConnectionBanner />}
      current={to}
      sections={shown.map((name) => ({ to: pages[name].to, icon: pages[name].icon, label: t(`${name}.title`) }))}
    >
      <Suspense fallback={<Loading />}>
        <Page />
      </Suspense>
    </SectionPage>
  );
}
