import { drawings } from './drawings';
import { files } from './files';

// Imported by what draws files.
Object.assign(drawings, files);
