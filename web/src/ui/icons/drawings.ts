import { basic } from './basic';
import type { files } from './files';
import type { later } from './later';
import type { more } from './more';
import type { pages } from './pages';
import type { Drawing } from '*.svg?drawing';

export type IconName =
  keyof typeof basic | keyof typeof files | keyof typeof later | keyof typeof more | keyof typeof pages;

/** What can be drawn by now. */
export const drawings: Partial<Record<IconName, Drawing>> = { ...basic };
