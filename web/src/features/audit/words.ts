import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../api/schema';
import { phrase } from '../../i18n';
import { useChatState } from '../../stores/hooks';
import { useRightWords } from '../rights/words';
import type { Names } from './calls';

/** The longest value of a setting that is shown in the list. */
const kMostLetters = 40;

const textOf = (value: unknown): string =>
  value === undefined || value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

/** A value as it stands in the log, which is JSON, without the marks of that around a text. */
function plain(value: unknown): string {
  try {
    return textOf(typeof value === 'string' ? JSON.parse(value) : value);
  } catch {
    return textOf(value);
  }
}

const brief = (value: unknown): string => {
  const text = plain(value);
  return text.length > kMostLetters ? `${text.slice(0, kMostLetters)}…` : text;
};

/** A list that stands in the log as JSON. */
function listed(value: unknown): string[] {
  try {
    const list: unknown = typeof value === 'string' ? JSON.parse(value) : value;
    return Array.isArray(list) ? list.filter((one): one is string => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

/** How acts and what they were done to are said here. */
export function useAuditWords(names: Names) {
  const { t } = useTranslation(['audit', 'settings']);
  const rights = useRightWords();
  const roles = useChatState((state) => state.roles);

  const act = (action: string): string => phrase(`audit:act.${action}`) ?? action;
  const role = (id: string): string => {
    const known = roles.get(id);
    return known ? rights.role(known) : id;
  };
  /** Somebody or a room by id; nothing for what is neither, or is gone. */
  const thing = (id: string): string | undefined => {
    const user = names.users.get(id);
    if (user) return user.name ?? `@${user.username}`;
    const room = names.rooms.get(id);
    return room && (room.name === undefined ? t('conversation') : `#${room.name}`);
  };

  const target = ({ action, target: id, details }: AuditEntry): string => {
    const [area] = action.split('.');
    if (area === 'setting') return phrase(`settings:name.${id}`) ?? id;
    if (area === 'permission') return rights.permission(id);
    if (area === 'job') return textOf(details.kind);
    if (area === 'role' && roles.has(id)) return role(id);
    if (area === 'message') return ''; // an id that says nothing; whose it was and where is said
    return thing(id) ?? (textOf(details.name) || textOf(details.username) || (area === 'team' ? '' : id));
  };

  /** What else is worth a word in a list. */
  const more = (entry: AuditEntry): string[] => {
    const { action, details } = entry;
    if (action === 'setting.changed')
      return [t('from-to', { from: brief(details.from) || t('empty'), to: brief(details.to) || t('empty') })];
    if (action === 'permission.changed') {
      const before = listed(details.from);
      const after = listed(details.to);
      return [
        ...after.filter((id) => !before.includes(id)).map((id) => `+ ${role(id)}`),
        ...before.filter((id) => !after.includes(id)).map((id) => `− ${role(id)}`),
      ];
    }
    const parts = [details.user, details.room].map((id) => (typeof id === 'string' ? (thing(id) ?? id) : ''));
    if (typeof details.role === 'string') parts.push(role(details.role));
    if (Array.isArray(details.fields)) parts.push(listed(details.fields).join(', '));
    return parts;
  };

  return {
    act,
    /** To what, and what else: the facts of a line below the name of the act. */
    about: (entry: AuditEntry): string[] => [target(entry), ...more(entry)].filter(Boolean),
    value: textOf,
    thing,
  };
}

export type AuditWords = ReturnType<typeof useAuditWords>;
