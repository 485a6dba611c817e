import './theme/styles';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { session } from './api/session';
import { startI18n } from './i18n';
import { areas } from './routes/areas';
import { areaAt } from './routes/routes';
import { currentModel } from './stores/current';
import { theme } from './theme/theme';
import { Loading } from './ui';

theme.start();
// One round trip for all that the first page needs: data, code and texts do not wait for each other.
currentModel();
const area = areas[areaAt(window.location.pathname, session.current !== null)];
area.load().catch(() => undefined); // whoever shows it says so
const texts = startI18n(area.texts);

void texts.then(() =>
  createRoot(document.getElementById('app')!).render(
    <StrictMode>
      <Suspense fallback={<Loading />}>
        <App />
      </Suspense>
    </StrictMode>,
  ),
);
