import { paths } from '../../routes/paths';
import { hasOwnText } from '../../lib/own-texts';

/** The pages that a workspace may have to have. */
const kLegalPages = [
  { name: 'terms', path: paths.terms, id: 'Layout_Terms_of_Service' },
  { name: 'privacy', path: paths.privacy, id: 'Layout_Privacy_Policy' },
  { name: 'legal', path: paths.legal, id: 'Layout_Legal_Notice' },
] as const;

/** Those that there are. */
export const legalPages = () => kLegalPages.filter(({ name }) => hasOwnText(name));

export const legalPageAt = (path: string) => kLegalPages.find((page) => page.path === path) ?? kLegalPages[0];
