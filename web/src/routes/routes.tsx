import { lazy } from 'react';
import type { ReactElement } from 'react';
import type { Params } from '../lib/router';

const Workspace = lazy(() => import('../features/rooms/Workspace'));
const AccountPages = lazy(() => import('../features/account/AccountPages'));
const AdminPages = lazy(() => import('../features/admin/AdminPages'));

/** What is shown where to those who have signed in; each part is loaded when it is first opened. */
export const routes: { path: string; show: (params: Params) => ReactElement }[] = [
  { path: '/home', show: () => <Workspace kind="home" /> },
  { path: '/directory', show: () => <Workspace kind="directory" /> },
  { path: '/channel/:name', show: ({ name }) => <Workspace kind="channel" name={name} /> },
  { path: '/group/:name', show: ({ name }) => <Workspace kind="group" name={name} /> },
  { path: '/direct/:id', show: ({ id }) => <Workspace kind="direct" name={id} /> },
  { path: '/account/:page?', show: ({ page }) => <AccountPages page={page} /> },
  { path: '/admin/users', show: () => <AdminPages /> },
  { path: '/admin', show: () => <AdminPages /> },
];
