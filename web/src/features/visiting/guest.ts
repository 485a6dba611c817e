import { api } from '../../api/http';
import { callAsVisitor, callMethodAs } from '../../api/methods';
import type { Session } from '../../api/session';
import { fieldsOf } from '../../lib/narrow';

/** Makes an account without an address and a password. It is nobody's, and cannot write, until it has a name. */
export async function makeGuest(): Promise<Session> {
  const { token } = fieldsOf(await callAsVisitor('registerUser', [{}]));
  const { data } = await api.post('login', { resume: String(token) }, { keepSession: true });
  return { userId: data.userId, authToken: data.authToken };
}

/** Gives a guest the name to write under, and lets them into a channel. Both may be done again. */
export async function settleGuest(guest: Session, username: string, roomId: string): Promise<void> {
  await callMethodAs(guest, 'setUsername', [username]);
  await api.post('channels.join', { roomId }, { by: guest });
}

/** Ends the session of a guest who has changed their mind. */
export const dropGuest = async (guest: Session): Promise<void> => {
  await api.post('logout', {}, { by: guest, keepSession: true }).catch(() => undefined);
};
