import type { User } from '../../api/entities';

export interface AccountForm {
  name: string;
  username: string;
  email: string;
  /** '' in the form of an account that exists: stays as it is. */
  password: string;
  roles: string[];
  verified: boolean;
  requirePasswordChange: boolean;
  joinDefaultChannels: boolean;
  active: boolean;
  customFields: Record<string, string>;
}

export const newAccount: AccountForm = {
  name: '',
  username: '',
  email: '',
  password: '',
  roles: ['user'],
  verified: false,
  requirePasswordChange: true,
  joinDefaultChannels: true,
  active: true,
  customFields: {},
};

export function formOf(user: User): AccountForm {
  return {
    name: user.name ?? '',
    username: user.username ?? '',
    email: user.emails?.[0]?.address ?? '',
    password: '',
    roles: user.roles ?? [],
    verified: user.emails?.[0]?.verified ?? false,
    requirePasswordChange: user.requirePasswordChange ?? false,
    joinDefaultChannels: false,
    active: user.active ?? true,
    customFields: {},
  };
}

/** Without the blanks that creep in around what people type or paste. */
export function trimmed(form: AccountForm): AccountForm {
  return { ...form, name: form.name.trim(), username: form.username.trim(), email: form.email.trim() };
}

const editable = ['name', 'username', 'email', 'roles', 'verified', 'requirePasswordChange', 'customFields'] as const;
type Changes = Partial<Pick<AccountForm, (typeof editable)[number] | 'password'>>;

export const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);

/** What `users.update` is to change. */
export function changesOf(before: AccountForm, after: AccountForm): Changes {
  const changes: Changes = Object.fromEntries(
    editable.filter((name) => !same(before[name], after[name])).map((name) => [name, after[name]]),
  );
  return after.password ? { ...changes, password: after.password } : changes;
}
