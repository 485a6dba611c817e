import { render } from '@testing-library/react';
import { Suspense } from 'react';
import type { ReactElement } from 'react';
import { i18n, startI18n } from '../i18n';
import { AddressContext, remembered } from '../lib/router';
import { loadLayers } from '../ui/overlay/load';

const namespaces = [
  'common',
  'account',
  'acting',
  'admin',
  'allrooms',
  'calendar',
  'chat',
  'daily',
  'devices',
  'errors',
  'files',
  'integrations',
  'invites',
  'login',
  'logs',
  'looking',
  'moderation',
  'notifying',
  'overview',
  'panels',
  'polls',
  'search',
  'settings',
  'setup',
  'talks',
  'teams',
  'visiting',
  'writing',
];

/** Renders `ui` in English with all catalogues, at the address `path`. `location.history` says where it went. */
export async function renderAt(path: string, ui: ReactElement) {
  if (!i18n.isInitialized) await startI18n();
  await i18n.changeLanguage('en');
  await i18n.loadNamespaces(namespaces);
  await loadLayers(); // menus and dialogs open at once
  const location = remembered(path);
  const view = render(
    <AddressContext value={location}>
      <Suspense fallback={null}>{ui}</Suspense>
    </AddressContext>,
  );
  return { ...view, location };
}
