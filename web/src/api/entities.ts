// The documents that the pages around the chat work with: those of schema.ts, where the values of a text are known more
// narrowly than the server's document says them. Dates are ISO-8601 text; absent fields are left out, not null.

import { fieldsOf, isText, oneOf } from '../lib/narrow';

export type IsoDate = string;
const kPresences = ['online', 'away', 'busy', 'offline', 'disabled'] as const;
export type Presence = (typeof kPresences)[number];
const kThemes = ['auto', 'light', 'dark', 'high-contrast'] as const;
export type ThemeChoice = (typeof kThemes)[number];

export interface Email {
  address: string;
  verified: boolean;
}

export interface Preferences {
  language?: string;
  themeAppearence?: ThemeChoice;
  newMessageNotification?: string;
  [key: string]: unknown;
}

export interface User {
  _id: string;
  username?: string;
  name?: string;
  nickname?: string;
  bio?: string;
  customFields?: Record<string, unknown>;
  type?: string;
  active?: boolean;
  reason?: string;
  roles?: string[];
  emails?: Email[];
  status?: Presence;
  statusConnection?: Presence;
  statusDefault?: Presence;
  statusText?: string;
  utcOffset?: number;
  language?: string;
  createdAt?: IsoDate;
  lastLogin?: IsoDate;
  avatarETag?: string;
  requirePasswordChange?: boolean;
  requirePasswordChangeReason?: string;
  _updatedAt?: IsoDate;
}

/** One's own account: what `me` and a login answer. */
export interface Me extends User {
  email?: string;
  avatarUrl?: string;
  /** Signing in takes a code besides the password. */
  hasSecondFactor?: boolean;
  /** The administrator who acts as this person, in this session. */
  impersonatedBy?: { _id: string; username: string; name?: string };
  settings?: { profile?: Record<string, unknown>; preferences?: Preferences };
}

type Told<T, K extends keyof T> = Omit<T, K> & { readonly [P in K]?: unknown };
export type WireUser = Told<User, 'status' | 'statusConnection' | 'statusDefault'>;
type WireOwn = Omit<Told<Me, 'status' | 'statusConnection' | 'statusDefault'>, 'settings' | 'hasSecondFactor'>;
export type WireMe = WireOwn & {
  readonly settings?: { readonly profile?: unknown; readonly preferences?: unknown };
  readonly services?: unknown;
};

/** What this client does not know to be one of the words of a field, it does not see. */
export function toUser({ status, statusConnection, statusDefault, ...rest }: WireUser): User {
  const [now, connected, chosen] = [status, statusConnection, statusDefault].map((word) => oneOf(kPresences, word));
  return {
    ...rest,
    ...(now && { status: now }),
    ...(connected && { statusConnection: connected }),
    ...(chosen && { statusDefault: chosen }),
  };
}

export function toPreferences(value: unknown): Preferences {
  const { language, themeAppearence, newMessageNotification, ...others } = fieldsOf(value);
  const theme = oneOf(kThemes, themeAppearence);
  return {
    ...others,
    ...(isText(language) && { language }),
    ...(theme && { themeAppearence: theme }),
    ...(isText(newMessageNotification) && { newMessageNotification }),
  };
}

/** Likewise of one's own account. */
export function toOwn({ settings, services, email, avatarUrl, impersonatedBy, ...user }: WireMe): Me {
  const { profile, preferences, ...others } = settings ?? {};
  return {
    ...toUser(user),
    ...(email !== undefined && { email }),
    ...(avatarUrl !== undefined && { avatarUrl }),
    ...(impersonatedBy && { impersonatedBy }),
    ...(fieldsOf(fieldsOf(services).totp).enabled === true && { hasSecondFactor: true }),
    ...(settings && {
      settings: {
        ...others,
        ...(profile !== undefined && { profile: fieldsOf(profile) }),
        ...(preferences !== undefined && { preferences: toPreferences(preferences) }),
      },
    }),
  };
}

export type SettingValue = string | number | boolean | null | unknown[] | Record<string, unknown>;
