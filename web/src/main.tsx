import './theme/styles';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { loadAccount, watchSession } from './api/account';
import { loadWorkspace } from './api/workspace';
import { startI18n } from './i18n';
import { theme } from './theme/theme';
import { Loading } from './ui';

theme.start();
watchSession();
// The three do not wait for each other; the language of the account or workspace comes on top of the browser's.
const texts = startI18n();
void loadWorkspace().then(loadAccount);

void texts.then(() =>
  createRoot(document.getElementById('app')!).render(
    <StrictMode>
      <Suspense fallback={<Loading />}>
        <App />
      </Suspense>
    </StrictMode>,
  ),
);
