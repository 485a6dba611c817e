import { render } from '@testing-library/react';
import { Suspense } from 'react';
import type { ReactElement } from 'react';
import { Router } from 'wouter';
import { memoryLocation } from 'wouter/memory-location';
import { i18n, startI18n } from '../i18n';

const namespaces = ['common', 'account', 'admin', 'chat', 'login', 'setup'];

/** Renders `ui` in English with all catalogues, at the address `path`. `location.history` says where it went. */
export async function renderAt(path: string, ui: ReactElement) {
  if (!i18n.isInitialized) await startI18n();
  await i18n.changeLanguage('en');
  await i18n.loadNamespaces(namespaces);
  const location = memoryLocation({ path, record: true });
  const view = render(
    <Router hook={location.hook}>
      <Suspense fallback={null}>{ui}</Suspense>
    </Router>,
  );
  return { ...view, location };
}
