// The documents that the pages around the chat work with: those of schema.ts, where the values of a text are known more
// narrowly than the server's document says them. Dates are ISO-8601 text; absent fields are left out, not null.

export type IsoDate = string;
export type Presence = 'online' | 'away' | 'busy' | 'offline' | 'disabled';
export type ThemeChoice = 'auto' | 'light' | 'dark' | 'high-contrast';

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
  /** The administrator who acts as this person, in this session. */
  impersonatedBy?: { _id: string; username: string; name?: string };
  settings?: { profile?: Record<string, unknown>; preferences?: Preferences };
}

export type SettingValue = string | number | boolean | null | unknown[] | Record<string, unknown>;
