import { useSyncExternalStore } from 'react';
import { session } from './session';
import type { Session } from './session';

/** Who is signed in; follows the session. */
export function useSession(): Session | null {
  return useSyncExternalStore(session.subscribe, () => session.current);
}
