import { signInByToken, signOut } from '../../api/auth';
import { fieldsOf, isText, oneOf } from '../../lib/narrow';
import { isChat, type Model } from '../../stores/model';
import type { Status } from '../../stores/entities';

const kStatuses: readonly Status[] = ['online', 'away', 'busy', 'offline'];

/** Whether a page of `origin` is one of `allowed`: addresses separated by commas, or * for every page. */
export function isAllowed(origin: string, allowed: string): boolean {
  return allowed.split(',').some((one) => ['*', origin].includes(one.trim().replace(/\/$/, '')));
}

/**
 * Does what a page around the client asks for by a window message, `{externalCommand, ...}` as Rocket.Chat's integration
 * of frames has it: go, set-user-status, login-with-token, logout. What is no command of these is for somebody else.
 */
export async function obey(message: unknown, model: Model, go: (path: string) => void): Promise<void> {
  const { externalCommand: command, path, status, token } = fieldsOf(message);
  switch (command) {
    case 'go':
      // An address of this client, and of no other server.
      if (isText(path) && /^\/(?![/\\])/.test(path)) go(path);
      return;
    case 'set-user-status': {
      const wanted = oneOf(kStatuses, status);
      if (wanted !== undefined && isChat(model)) await model.server.setStatus(wanted);
      return;
    }
    case 'login-with-token':
      if (isText(token)) await signInByToken(token);
      return;
    case 'logout':
      await signOut();
  }
}
