import { lazy } from 'react';
import type { ReactElement } from 'react';
import type { Params } from '../lib/paths';
import { areas } from './areas';

const Workspace = lazy(areas.chat.load);
const AccountPages = lazy(areas.account.load);
const AdminPages = lazy(areas.admin.load);
const JoinPage = lazy(areas.join.load);

interface Route {
  path: string;
  show: (params: Params) => ReactElement;
}

/** What is shown where to those who have signed in; each part is loaded when it is first opened. */
export const routes: readonly Route[] = [
  { path: '/home', show: () => <Workspace kind="home" /> },
  { path: '/directory', show: () => <Workspace kind="directory" /> },
  { path: '/threads', show: () => <Workspace kind="threads" /> },
  { path: '/later/:tab?', show: ({ tab }) => <Workspace kind="later" {...(tab !== undefined && { tab })} /> },
  { path: '/calendar/:tab?/:context?', show: (day) => <Workspace kind="calendar" {...day} /> },
  { path: '/search', show: () => <Workspace kind="search" /> },
  { path: '/channel/:name/:tab?/:context?', show: (room) => <Workspace kind="channel" {...room} /> },
  { path: '/group/:name/:tab?/:context?', show: (room) => <Workspace kind="group" {...room} /> },
  { path: '/direct/:name/:tab?/:context?', show: (room) => <Workspace kind="direct" {...room} /> },
  { path: '/invite/:token', show: ({ token = '' }) => <JoinPage key={token} token={token} /> },
  { path: '/account/:page?', show: ({ page }) => <AccountPages page={page} /> },
  { path: '/admin/:page?/:part?', show: (place) => <AdminPages {...place} /> },
];
