import { api } from './http';
import { session } from './session';
import { toOwn, type Me } from './entities';

type Proof = { user: string; password: string; code?: string } | { resume: string };

async function begin(proof: Proof): Promise<Me> {
  const { data } = await api.post('login', proof, { keepSession: true });
  session.start({ userId: data.userId, authToken: data.authToken });
  return toOwn(data.me);
}

/** Signs in by username or e-mail address, with the code of a second factor where one is asked for. Throws ApiError. */
export const signIn = (user: string, password: string, code?: string): Promise<Me> =>
  begin({ user, password, ...(code !== undefined && { code }) });

/** The same by a token that was made elsewhere. */
export const signInByToken = (token: string): Promise<Me> => begin({ resume: token });

/** Ends the session here at once, and on the server as well as it can. */
export async function signOut(): Promise<void> {
  if (!session.current) return;
  const farewell = api.post('logout', {}, { keepSession: true }).catch(() => undefined); // offline: the token dies with its time
  session.end('signed-out');
  await farewell;
}

/** Ends every other session of the account; this one goes on, with a new token where the server gives one. */
export async function signOutOthers(): Promise<void> {
  const { token } = await api.post('users.logoutOtherClients', {});
  if (session.current && token) session.start({ ...session.current, authToken: token });
}
