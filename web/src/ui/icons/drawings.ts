import { basic } from './basic';
import type { more } from './more';
import type { Drawing } from '*.svg?drawing';

export type IconName = keyof typeof basic | keyof typeof more;

/** What can be drawn by now. */
export const drawings: Partial<Record<IconName, Drawing>> = { ...basic };
