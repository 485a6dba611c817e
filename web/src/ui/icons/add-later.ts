import { drawings } from './drawings';
import { later } from './later';

// Imported by what draws menus and panels.
Object.assign(drawings, later);
