import { use, useSyncExternalStore } from 'react';
import { session } from '../api/session';
import { currentModel, modelMissing } from './current';
import type { Model } from './model';

/** The model of whoever is at this browser; another one when that changes. Waits for its code, once. */
export function useCurrentModel(): Model {
  const signedIn = useSyncExternalStore(session.subscribe, () => session.current !== null);
  const missing = signedIn ? modelMissing() : undefined;
  if (missing) use(missing);
  return useSyncExternalStore(session.subscribe, () => (modelMissing() ? null : currentModel()))!;
}
