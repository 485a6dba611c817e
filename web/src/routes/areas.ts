import { paths } from './paths';

/**
 * The parts of the application that are fetched when they are first opened, each with the catalogues that it speaks
 * with: what an address needs can be on its way before anything is known of the server.
 */
export const areas = {
  login: { load: () => import('../features/login/LoginPage'), texts: ['login'] },
  register: { load: () => import('../features/login/RegisterPage'), texts: ['login'] },
  invite: { load: () => import('../features/invites/VisitorPage'), texts: ['login', 'invites'] },
  visiting: { load: () => import('../features/visiting/ReadingPage'), texts: ['visiting', 'chat'] },
  legal: { load: () => import('../features/texts/LegalPage'), texts: ['texts'] },
  join: { load: () => import('../features/invites/JoinPage'), texts: ['invites'] },
  passwordChange: { load: () => import('../features/login/PasswordChangePage'), texts: ['login'] },
  setup: { load: () => import('../features/setup/SetupWizard'), texts: ['setup', 'login'] },
  chat: { load: () => import('../features/rooms/Workspace'), texts: ['chat'] },
  account: { load: () => import('../features/account/AccountPages'), texts: ['account'] },
  admin: { load: () => import('../features/admin/AdminPages'), texts: ['admin'] },
} as const;

export type Area = keyof typeof areas;

/** Pages for everybody, whoever has signed in. */
export const isLegal = (path: string): boolean =>
  [paths.terms, paths.privacy, paths.legal].some((legal) => legal === path);

/** What will most likely be shown at `path`. */
export function areaAt(path: string, signedIn: boolean): Area {
  if (path === paths.setup) return 'setup';
  if (isLegal(path)) return 'legal';
  const first = path.split('/')[1];
  if (first === 'invite') return signedIn ? 'join' : 'invite';
  if (signedIn) return first === 'account' || first === 'admin' ? first : 'chat';
  return path.startsWith(paths.register) ? 'register' : 'login';
}
