import { paths } from './paths';

/**
 * The parts of the application that are fetched when they are first opened, each with the catalogues that it speaks
 * with: what an address needs can be on its way before anything is known of the server.
 */
export const areas = {
  login: { load: () => import('../features/login/LoginPage'), texts: ['login'] },
  register: { load: () => import('../features/login/RegisterPage'), texts: ['login'] },
  passwordChange: { load: () => import('../features/login/PasswordChangePage'), texts: ['login'] },
  setup: { load: () => import('../features/setup/SetupWizard'), texts: ['setup', 'login'] },
  chat: { load: () => import('../features/rooms/Workspace'), texts: ['chat'] },
  account: { load: () => import('../features/account/AccountPages'), texts: ['account'] },
  admin: { load: () => import('../features/admin/AdminPages'), texts: ['admin'] },
} as const;

export type Area = keyof typeof areas;

/** What will most likely be shown at `path`. */
export function areaAt(path: string, signedIn: boolean): Area {
  if (path === paths.setup) return 'setup';
  const first = path.split('/')[1];
  if (signedIn) return first === 'account' || first === 'admin' ? first : 'chat';
  return path.startsWith(paths.register) ? 'register' : 'login';
}
