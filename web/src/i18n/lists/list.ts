import type { Tree } from '../small/catalogues';

/** The catalogues of one language, by their files as seen from here. */
export type CatalogueList = Readonly<Record<string, () => Promise<{ default: Tree }>>>;
