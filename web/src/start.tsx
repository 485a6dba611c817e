import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './App';
import { startI18n } from './i18n';
import { tellOwnScripts } from './lib/own-scripts';
import { Loading } from './ui';

/** Draws the application as soon as its texts are there; what the model misses is said by the application. */
export async function show(texts: readonly string[], model: Promise<unknown>): Promise<void> {
  await Promise.all([startI18n(texts), model.catch(() => undefined)]);
  createRoot(document.getElementById('app')!).render(
    <StrictMode>
      <Suspense fallback={<Loading />}>
        <App />
      </Suspense>
    </StrictMode>,
  );
  tellOwnScripts();
}
