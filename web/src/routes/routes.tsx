import { lazy } from 'react';
import type { ReactElement } from 'react';
import { match, type Params } from '../lib/router';
import { areas, type Area } from './areas';
import { paths } from './paths';

const Workspace = lazy(areas.chat.load);
const AccountPages = lazy(areas.account.load);
const AdminPages = lazy(areas.admin.load);

interface Route {
  path: string;
  area: Area;
  show: (params: Params) => ReactElement;
}

/** What is shown where to those who have signed in; each part is loaded when it is first opened. */
export const routes: readonly Route[] = [
  { path: '/home', area: 'chat', show: () => <Workspace kind="home" /> },
  { path: '/directory', area: 'chat', show: () => <Workspace kind="directory" /> },
  { path: '/channel/:name/:tab?/:context?', area: 'chat', show: (room) => <Workspace kind="channel" {...room} /> },
  { path: '/group/:name/:tab?/:context?', area: 'chat', show: (room) => <Workspace kind="group" {...room} /> },
  { path: '/direct/:name/:tab?/:context?', area: 'chat', show: (room) => <Workspace kind="direct" {...room} /> },
  { path: '/account/:page?', area: 'account', show: ({ page }) => <AccountPages page={page} /> },
  { path: '/admin/users', area: 'admin', show: () => <AdminPages /> },
  { path: '/admin', area: 'admin', show: () => <AdminPages /> },
];

/** What will most likely be shown at `path`. */
export function areaAt(path: string, signedIn: boolean): Area {
  if (path === paths.setup) return 'setup';
  if (signedIn) return routes.find((route) => match(route.path, path))?.area ?? 'chat';
  return path.startsWith(paths.register) ? 'register' : 'login';
}
