import { deferred } from '../../../lib/deferred';

// Who reads and writes needs none of them.
export const SectionDialogs = deferred(
  () => import('./SectionDialogs').then((part) => part.SectionDialogs),
  undefined,
  'daily',
);
export const SectionMenu = deferred(() => import('./SectionMenu').then((part) => part.SectionMenu), undefined, 'daily');
