import './add-files';
import './add-later';
import './add-more';
import { drawings } from './drawings';
import { pages } from './pages';

// Imported by the pages around the chat.
Object.assign(drawings, pages);
