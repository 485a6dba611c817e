import { drawings } from './drawings';
import { more } from './more';

// Imported by each part of the application for those who have signed in.
Object.assign(drawings, more);
