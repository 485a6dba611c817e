import { useTranslation } from 'react-i18next';
import { phrase } from '../../i18n';

interface Named {
  _id: string;
  name: string;
  description?: string;
  protected?: boolean;
}

/** The order in which roles stand; those of the workspace's own come behind the usual ones, the rest after all. */
const kOrder = [
  'admin',
  'owner',
  'moderator',
  'leader',
  'user',
  'guest',
  '',
  'bot',
  'app',
  'anonymous',
  'auditor',
  'auditor-log',
];

export function inOrder<R extends { _id: string; name: string }>(roles: Iterable<R>): R[] {
  const place = ({ _id, name }: R) => {
    const own = kOrder.indexOf(_id);
    if (own >= 0) return own;
    return name === _id ? kOrder.length : kOrder.indexOf('');
  };
  return [...roles].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/** What roles and permissions are called here; what this client does not know is called as the server says. */
export function useRightWords() {
  useTranslation('rights');
  const word = (key: string, otherwise: string): string => phrase(`rights:${key}`) ?? otherwise;
  return {
    permission: (id: string): string => word(`permission.${id}`, id),
    /** A built-in role has a name in the reader's language, unless somebody has given it another one. */
    role: ({ _id, name }: Named): string => (name === _id ? word(`role.${_id}`, name) : name),
    about: ({ _id, name, description }: Named): string =>
      name === _id ? word(`about.${_id}`, description ?? '') : (description ?? ''),
  };
}
