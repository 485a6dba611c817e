// The documents of chat as they arrive over REST (dates as ISO-8601 text). Absent fields are left out, not null.

export type IsoDate = string;
export type Presence = 'online' | 'away' | 'busy' | 'offline' | 'disabled';
export type ThemeChoice = 'auto' | 'light' | 'dark' | 'high-contrast';

export interface UserRef {
  _id: string;
  username: string;
  name?: string;
}

export interface Email {
  address: string;
  verified: boolean;
}

export interface Preferences {
  language?: string;
  themeAppearence?: ThemeChoice;
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
  settings?: { profile?: Record<string, unknown>; preferences?: Preferences };
}

export interface Message {
  _id: string;
  rid: string;
  msg: string;
  ts: IsoDate;
  _updatedAt?: IsoDate;
  u: UserRef;
  t?: string;
  md?: unknown[];
  mentions?: (UserRef & { type?: 'user' | 'team' })[];
  channels?: { _id: string; name: string; fname?: string }[];
  urls?: { url: string }[];
  attachments?: unknown[];
  editedAt?: IsoDate;
  editedBy?: UserRef;
  groupable?: boolean;
  alias?: string;
  role?: string;
}

export interface Room {
  _id: string;
  t: 'c' | 'p' | 'd' | 'l' | 'v';
  name?: string;
  fname?: string;
  u?: UserRef;
  ts?: IsoDate;
  lm?: IsoDate;
  msgs?: number;
  usersCount?: number;
  topic?: string;
  description?: string;
  announcement?: string;
  ro?: boolean;
  archived?: boolean;
  muted?: string[];
  unmuted?: string[];
  default?: boolean;
  lastMessage?: Message;
  sysMes?: boolean | string[];
  uids?: string[];
  usernames?: string[];
  _updatedAt: IsoDate;
}

export interface Subscription {
  _id: string;
  rid: string;
  t: Room['t'];
  ts: IsoDate;
  u: UserRef;
  name: string;
  fname?: string;
  open: boolean;
  alert?: boolean;
  unread: number;
  userMentions: number;
  groupMentions: number;
  ls?: IsoDate;
  lr?: IsoDate;
  f?: boolean;
  roles?: string[];
  archived?: boolean;
  hideUnreadStatus?: boolean;
  hideMentionStatus?: boolean;
  _updatedAt: IsoDate;
}

export interface Role {
  _id: string;
  name: string;
  scope: 'Users' | 'Subscriptions';
  description?: string;
  protected?: boolean;
}

export interface Permission {
  _id: string;
  roles: string[];
  _updatedAt?: IsoDate;
}

export type SettingValue = string | number | boolean | null | unknown[] | Record<string, unknown>;

export interface PublicSetting {
  _id: string;
  value: SettingValue;
}

export interface PersonalToken {
  name: string;
  createdAt: IsoDate;
  lastTokenPart: string;
  bypassTwoFactor?: boolean;
}

export interface PasswordRule {
  name: string;
  options?: Record<string, number>;
}
