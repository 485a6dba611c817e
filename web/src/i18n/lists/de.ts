import type { Tree } from '../small/catalogues';
import type { CatalogueList } from './list';

export const catalogues: CatalogueList = import.meta.glob<{ default: Tree }>('../de/*.json');
