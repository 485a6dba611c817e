import { ApiError, api } from '../../api/http';
import { session } from '../../api/session';

/** Goes on as somebody else: what runs for oneself ends, and the chat begins anew as them. Throws ApiError. */
export async function actAs(userId: string): Promise<void> {
  const me = session.current;
  if (!me) return;
  const made = await api.post('confab.impersonation.start', { userId });
  const { own, ...before } = me;
  session.start({ userId: made.userId, authToken: made.authToken, own: own ?? before });
}

/** Is oneself again. Throws ApiError where the server has not ended it: then it goes on. */
export async function stopActing(): Promise<void> {
  try {
    await api.post('confab.impersonation.stop', {}, { keepSession: true });
  } catch (error) {
    // It has ended there by itself.
    if (!(error instanceof ApiError) || error.status !== 401) throw error;
  }
  session.end('signed-out');
}
