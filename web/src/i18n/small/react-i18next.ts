import { use, useSyncExternalStore } from 'react';
import i18n, { asList } from './i18next';

function listen(changed: () => void): () => void {
  i18n.on('languageChanged', changed);
  return () => i18n.off('languageChanged', changed);
}

/** What a component has waited for, by language and namespace. */
const awaited = new Map<string, Promise<unknown>>();
const kAgainAfter = 1_000; // what failed is asked for anew when somebody tries again

/**
 * Once a component has waited here, React must find `use` in the same place when it goes on: the hooks behind it are new there, and
 * were never mounted (its error 467). So what was waited for is kept, and used again although it has come.
 */
function whatIsAwaited(language: string, namespace: string): Promise<unknown> | undefined {
  const key = `${language}/${namespace}`;
  let promise = awaited.get(key);
  if (!promise && !i18n.hasLoadedNamespace(namespace)) {
    promise = i18n.loadNamespace(namespace);
    promise.catch(() => setTimeout(() => awaited.delete(key), kAgainAfter));
    awaited.set(key, promise);
  }
  return promise;
}

/** The texts of a feature, the first of those named, waited for with all others. Keys of another one name it: `chat:title`. */
export function useTranslation(namespaces: string | readonly string[] = 'common') {
  const language = useSyncExternalStore(listen, () => i18n.language);
  const wanted = asList(namespaces);
  for (const namespace of wanted) {
    const coming = whatIsAwaited(language, namespace);
    if (coming) use(coming);
  }
  return { t: i18n.getFixedT(language, wanted[0] ?? 'common'), i18n };
}
