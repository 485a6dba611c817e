import { create } from 'zustand';
import { chooseLanguage } from '../i18n';
import { theme } from '../theme/theme';
import { ApiError, api } from './http';
import { session } from './session';
import { useWorkspace } from './workspace';
import type { Me } from './entities';

interface Account {
  me: Me | null;
  error: ApiError | null;
}

/** One's own account, for the pages around the chat. */
export const useAccount = create<Account>(() => ({ me: null, error: null }));

async function adopt(me: Me): Promise<void> {
  const preferences = me.settings?.preferences;
  if (preferences?.themeAppearence) theme.choose(preferences.themeAppearence);
  const workspace = useWorkspace.getState().settings?.Language;
  // An account without a choice carries '' or 'default'.
  const own = [me.language, preferences?.language].find((language) => language && language !== 'default');
  await chooseLanguage({ account: own, workspace: typeof workspace === 'string' ? workspace : undefined });
}

/** Fetches `me` and takes over its language and theme. Without a session there is nobody. */
export async function loadAccount(): Promise<void> {
  const who = session.current;
  if (!who) return useAccount.setState({ me: null, error: null });
  try {
    const me = (await api.get('me')) as Me;
    if (session.current?.authToken !== who.authToken) return; // somebody else has signed in meanwhile
    await adopt(me);
    useAccount.setState({ me, error: null });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    useAccount.setState({ error });
  }
}

/** Follows the session: forgets the account when it ends. */
export function watchSession(): void {
  session.subscribe(() => {
    if (!session.current) useAccount.setState({ me: null, error: null });
    else if (useAccount.getState().me?._id !== session.current.userId) void loadAccount();
  });
}
