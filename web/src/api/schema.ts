// Made by scripts/generate-api.mjs from the server's declarations (docs/openapi.json). Not to be edited by hand.

type None = Record<string, never>;

export interface OwnUser<Time = string> {
  /** The user's id. */
  _id: string;
  /** Unset until chosen. */
  username?: string;
  /** Display name. */
  name?: string;
  /** Extra label. */
  nickname?: string;
  /** About text. */
  bio?: string;
  /** Language of the interface. */
  language?: string;
  /** Changes with the avatar. */
  avatarETag?: string;
  /** Whence it came: upload, rest, url; initials: none is wanted. */
  avatarOrigin?: string;
  /** Addresses; the first is the main one. */
  emails: Email[];
  /** The first confirmed address. */
  email?: string;
  /** How others see one. */
  status: string;
  /** The status that was chosen. */
  statusDefault: string;
  /** Text beside the status. */
  statusText: string;
  /** When both end. */
  statusExpiresAt?: Time;
  /** Status of the connections alone. */
  statusConnection: string;
  /** user, bot or app. */
  type: string;
  /** Address of the avatar. */
  avatarUrl: string;
  /** Hours. */
  utcOffset?: number;
  /** profile and preferences. */
  settings: Record<string, unknown>;
  /** Which ways of logging in exist, without secrets. */
  services: Record<string, unknown>;
  /** Free-form fields. */
  customFields: Record<string, unknown>;
  /** Roles in the workspace. */
  roles: string[];
  /** False: deactivated. */
  active: boolean;
  /** The administrator who acts as this person, in this session. Confab's own. */
  impersonatedBy?: UserRef;
  /** Logs in with another service. */
  isOAuthUser?: boolean;
  /** Turns away when idle. */
  enableAutoAway: boolean;
  /** Seconds until then. */
  idleTimeLimit: number;
  /** A new password must be chosen first. */
  requirePasswordChange?: boolean;
  /** Why. */
  requirePasswordChangeReason?: string;
  /** When the account was made. */
  createdAt: Time;
  /** When it last changed. */
  _updatedAt: Time;
}

export interface Email {
  /** The address. */
  address: string;
  /** Whether its owner has confirmed it. */
  verified: boolean;
}

export interface UserRef {
  /** The user's id. */
  _id: string;
  /** Without @. */
  username: string;
  /** Display name. */
  name?: string;
}

export interface User<Time = string> {
  /** The user's id. */
  _id: string;
  /** Unset until chosen. */
  username?: string;
  /** Display name. */
  name?: string;
  /** Extra label. */
  nickname?: string;
  /** About text. */
  bio?: string;
  /** Why the account was asked for. */
  reason?: string;
  /** Changes with the avatar. */
  avatarETag?: string;
  /** online, away, busy or offline. */
  status: string;
  /** Text beside the status. */
  statusText?: string;
  /** When both end. */
  statusExpiresAt?: Time;
  /** user, bot or app. */
  type: string;
  /** Hours. */
  utcOffset?: number;
  /** False: deactivated, or waiting for approval. */
  active: boolean;
  /** Whether the caller sees everything. */
  canViewAllInfo?: boolean;
  /** Addresses; the first is the main one. */
  emails?: Email[];
  /** Status of the connections alone. */
  statusConnection?: string;
  /** The status that was chosen. */
  statusDefault?: string;
  /** When the account was made. */
  createdAt?: Time;
  /** The last log-in. */
  lastLogin?: Time;
  /** When it last changed. */
  _updatedAt?: Time;
  /** A new password is asked for at the next log-in. */
  requirePasswordChange?: boolean;
  /** Roles in the workspace. */
  roles?: string[];
  /** Preferences; own account only. */
  settings?: Record<string, unknown>;
  /** Which ways of logging in exist; own account only, without secrets. */
  services?: Record<string, unknown>;
  /** Free-form fields. */
  customFields?: Record<string, unknown>;
  /** Rooms of the user, when asked for. */
  rooms?: unknown[];
}

export interface Message<Time = string> {
  /** The message's id; may have been made by the client. */
  _id: string;
  /** The room. */
  rid: string;
  /** Position in the room, without gaps. */
  seq: number;
  /** When it was sent. */
  ts: Time;
  /** Who sent it. */
  u: UserRef;
  /** The text as typed. */
  msg: string;
  /** Code of a system message; e2e: encrypted by the sender's client. */
  t?: string;
  /** What is encrypted: {algorithm, ciphertext, ...}. */
  content?: unknown;
  /** pending or done: of an encrypted message, as clients note it. */
  e2e?: string;
  /** Whom it names: {e2eUserMentions, e2eChannelMentions}, where E2E_Enabled_Mentions is on. */
  e2eMentions?: unknown;
  /** The text as a tree of markup. */
  md?: MarkupBlock[];
  /** Users that the text names. */
  mentions?: Mention[];
  /** Rooms that the text names. */
  channels?: ChannelMention[];
  /** Links in the text. */
  urls?: unknown;
  /** Attachments. */
  attachments?: Attachment<Time>[];
  /** The file that was sent with it, the first one. */
  file?: unknown;
  /** All files that were sent with it, smaller pictures made of them included. */
  files?: unknown;
  /** Shown in place of the sender's name. */
  alias?: string;
  /** Shown in place of the sender's avatar. */
  emoji?: string;
  /** Shown in place of the sender's avatar. */
  avatar?: string;
  /** False: never joined with the message before. */
  groupable?: boolean;
  /** False: no link previews. */
  parseUrls?: boolean;
  /** The integration that sent it. */
  bot?: unknown;
  /** Free-form fields. */
  customFields?: unknown;
  /** The role added or removed. */
  role?: string;
  /** When it was sent first, of a message that was moved here. Confab's own. */
  firstSentAt?: Time;
  /** What it asks, with the votes so far. Confab's own. */
  poll?: Poll<Time>;
  /** When it was last edited. */
  editedAt?: Time;
  /** Who edited it. */
  editedBy?: UserRef;
  /** By emoji (`:smile:`), who reacted with it. */
  reactions?: Record<string, Reaction>;
  /** Who starred it; in answers the caller alone. */
  starred?: Starred[];
  /** Pinned to the room; false: no more. */
  pinned?: boolean;
  /** When it was pinned. */
  pinnedAt?: Time;
  /** Who pinned it. */
  pinnedBy?: UserRef;
  /** The first message of the thread that it is a reply in. */
  tmid?: string;
  /** A reply that shows in the room as well. */
  tshow?: boolean;
  /** How many replies its thread has. */
  tcount?: number;
  /** When the last reply was sent. */
  tlm?: Time;
  /** Who follows its thread. */
  replies?: string[];
  /** The discussion that it announces. */
  drid?: string;
  /** How many messages the discussion has. */
  dcount?: number;
  /** When the last of them was sent. */
  dlm?: Time;
  /** With read receipts: somebody has not read it; absent: all have. */
  unread?: boolean;
  /** True: only for the receiver, not stored. */
  private?: boolean;
  /** When it last changed. */
  _updatedAt: Time;
}

export interface Mention {
  /** A user's id, or all / here. */
  _id: string;
  /** The name that was written. */
  username: string;
  /** Display name. */
  name?: string;
  /** user or team. */
  type?: string;
}

export interface ChannelMention {
  /** The room's id. */
  _id: string;
  /** Its name. */
  name: string;
  /** Its display name. */
  fname?: string;
}

export interface Poll<Time = string> {
  /** In the order in which they were given. */
  options: PollOption[];
  /** One may vote for several. */
  multiple: boolean;
  /** Nobody is told who voted for what. */
  anonymous: boolean;
  /** How many people voted. */
  voters: number;
  /** When it is closed. */
  endsAt?: Time;
  /** When it was closed; left out: one may vote. */
  closedAt?: Time;
}

export interface PollOption {
  /** What one votes for. */
  text: string;
  /** By how many people. */
  votes: number;
}

export interface Reaction {
  /** Who reacted, in the order in which they did. */
  usernames: string[];
  /** Their display names, where the workspace shows them. */
  names?: string[];
}

export interface Starred {
  /** The user. */
  _id: string;
}

export interface Setting {
  /** The setting's id. */
  _id: string;
  /** The value in force. */
  value: unknown;
  /** boolean, int, string, code, color, select, multiSelect or asset. */
  type?: string;
  /** Page of the administration. */
  group?: string;
  /** Part of the page. */
  section?: string;
  /** Choices. */
  values?: string[];
  /** The default. */
  packageValue?: unknown;
  /** Everybody may see it. */
  public?: boolean;
  /** Always false: nothing is sold. */
  enterprise: boolean;
  /** The environment fixes it. */
  blocked?: boolean;
  /** Nobody may change it. */
  readonly?: boolean;
  /** A password or key: clients hide it. */
  secret?: boolean;
  /** What it does. */
  i18nDescription?: string;
  /** JSON: {_id, value} of another setting, with a value or {$in: [...]}, or a list of such; while not all of it is so, this setting has no effect. */
  enableQuery?: string;
}

export interface Permission<Time = string> {
  /** The permission. */
  _id: string;
  /** Roles that have it. */
  roles: string[];
  /** When it last changed. */
  _updatedAt: Time;
}

export interface Role<Time = string> {
  /** The key that permissions use. */
  _id: string;
  /** Name. */
  name: string;
  /** Users or Subscriptions. */
  scope: string;
  /** What it is for. */
  description: string;
  /** Built in. */
  protected: boolean;
  /** Its holders must use two factors. */
  mandatory2fa?: boolean;
  /** When it last changed. */
  _updatedAt: Time;
}

export interface CustomStatus<Time = string> {
  /** Its id. */
  _id: string;
  /** The text. */
  name: string;
  /** What it counts as: online, away, busy or offline. */
  statusType: string;
  /** When it was changed last. */
  _updatedAt: Time;
}

export interface Room<Time = string> {
  /** The room's id. */
  _id: string;
  /** c public channel, p private group, d direct messages. */
  t: string;
  /** Unique name; none on direct messages. */
  name?: string;
  /** Name as typed. */
  fname?: string;
  /** Who created it. */
  u?: UserRef;
  /** How many messages it holds. */
  msgs: number;
  /** How many members it has. */
  usersCount: number;
  /** Position of its newest message. */
  seq: number;
  /** Topic. */
  topic?: string;
  /** Description. */
  description?: string;
  /** Announcement. */
  announcement?: string;
  /** Changes with the picture. */
  avatarETag?: string;
  /** Read only. */
  ro?: boolean;
  /** Archived. */
  archived?: boolean;
  /** New users join it. */
  default?: boolean;
  /** Shown first in the directory. */
  featured?: boolean;
  /** Favourite of new members. */
  favorite?: boolean;
  /** Only some may write. */
  broadcast?: boolean;
  /** Reactions although read only. */
  reactWhenReadOnly?: boolean;
  /** Its people's clients encrypt what they write. */
  encrypted?: boolean;
  /** Which key they use. */
  e2eKeyId?: string;
  /** Members who wait for that key, 50 at most. */
  usersWaitingForE2EKeys?: WaitingForKey<Time>[];
  /** Usernames that may not write. */
  muted?: string[];
  /** Usernames that may write although it is read only. */
  unmuted?: string[];
  /** A code is asked for on joining. */
  joinCodeRequired?: boolean;
  /** The team that it belongs to. */
  teamId?: string;
  /** The team's main room: its members are the team's. */
  teamMain?: boolean;
  /** Whoever joins the team joins it. */
  teamDefault?: boolean;
  /** Of a discussion: the room that it belongs to. */
  prid?: string;
  /** How long its messages are kept, where it says so itself. */
  retention?: Retention;
  /** Of a team: what of it clients list below it. */
  sidepanel?: unknown;
  /** System messages that are hidden here. */
  sysMes?: unknown;
  /** Free-form fields. */
  customFields?: unknown;
  /** Members of direct messages. */
  uids?: string[];
  /** Members of direct messages, by display name. */
  usernames?: string[];
  /** When it was created. */
  ts?: Time;
  /** When the last message was sent. */
  lm?: Time;
  /** The last message, when Store_Last_Message is on. */
  lastMessage?: Message<Time>;
  /** When it last changed. */
  _updatedAt: Time;
}

export interface WaitingForKey<Time = string> {
  /** Who. */
  userId: string;
  /** Since when. */
  ts: Time;
}

export interface Retention {
  /** Whether old messages are removed; absent: as the workspace says. */
  enabled?: boolean;
  /** The room has an age and exceptions of its own. */
  overrideGlobal: boolean;
  /** How many days messages are kept. */
  maxAge?: number;
  /** Only files go, their messages stay. */
  filesOnly: boolean;
  /** Pinned messages stay. */
  excludePinned: boolean;
  /** Threads stay. */
  ignoreThreads: boolean;
}

export interface Member {
  /** The user's id. */
  _id: string;
  /** Username. */
  username: string;
  /** Display name. */
  name?: string;
  /** Extra label. */
  nickname?: string;
  /** online, away, busy or offline. */
  status: string;
  /** Text beside the status. */
  statusText: string;
  /** Changes with the avatar. */
  avatarETag?: string;
  /** Hours. */
  utcOffset?: number;
  /** Roles in the room. */
  roles?: string[];
}

export interface Subscription<Time = string> {
  /** The subscription's id. */
  _id: string;
  /** The room. */
  rid: string;
  /** The room's type. */
  t: string;
  /** The room's name; in direct messages the other person's username. */
  name: string;
  /** Display name. */
  fname?: string;
  /** Whose it is. */
  u: UserRef;
  /** Shown in the sidebar. */
  open: boolean;
  /** Something is unread. */
  alert: boolean;
  /** How many messages count as unread (settings Unread_Count, Unread_Count_DM). */
  unread: number;
  /** Unread messages that name the user. */
  userMentions: number;
  /** Unread messages that name @all or @here. */
  groupMentions: number;
  /** Threads with unread replies, of those that the user follows. */
  tunread: string[];
  /** Those of them in which an unread reply names the user. */
  tunreadUser: string[];
  /** Those in which one names @all or @here. */
  tunreadGroup: string[];
  /** Read up to then. */
  ls?: Time;
  /** Own last message. */
  lr?: Time;
  /** Favourite. */
  f: boolean;
  /** Roles in the room. */
  roles?: string[];
  /** The room is archived. */
  archived?: boolean;
  /** Of a discussion: the room that it belongs to. */
  prid?: string;
  /** all, mentions or nothing. */
  desktopNotifications?: string;
  /** all, mentions or nothing. */
  mobilePushNotifications?: string;
  /** all, mentions or nothing. */
  emailNotifications?: string;
  /** default, all, mentions or nothing. */
  unreadAlert?: string;
  /** Sound. */
  audioNotificationValue?: string;
  /** No notifications. */
  disableNotifications?: boolean;
  /** @all and @here do not notify. */
  muteGroupMentions?: boolean;
  /** Not bold when unread. */
  hideUnreadStatus?: boolean;
  /** No badge for mentions. */
  hideMentionStatus?: boolean;
  /** The other person has blocked this one. */
  blocked?: boolean;
  /** This one has blocked the other person. */
  blocker?: boolean;
  /** The room's key, encrypted for the user. */
  E2EKey?: string;
  /** The same by another member, to be accepted or rejected. */
  E2ESuggestedKey?: string;
  /** Keys that the room had before, 10 at most. */
  oldRoomKeys?: OldRoomKey<Time>[];
  /** The same by another member. */
  suggestedOldRoomKeys?: OldRoomKey<Time>[];
  /** Users whose messages in the room are not shown. */
  ignored?: string[];
  /** Joined. */
  ts: Time;
  /** When it last changed. */
  _updatedAt: Time;
}

export interface OldRoomKey<Time = string> {
  /** Which key it is. */
  e2eKeyId: string;
  /** Until when the room had it. */
  ts: Time;
  /** The key, encrypted for the member. */
  E2EKey?: string;
}

export interface ReadReceipt<Time = string> {
  /** Of this message and this reader. */
  _id: string;
  /** The message. */
  messageId: string;
  /** Its room. */
  roomId: string;
  /** The reader. */
  userId: string;
  /** The reader. */
  user: UserRef;
  /** When they read last, or when it was sent, if that is later. */
  ts: Time;
}

export interface ModerationReport<Time = string> {
  /** The report. */
  _id: string;
  /** What was said to be wrong. */
  description: string;
  /** When it was reported. */
  ts: Time;
  /** Who reported it. */
  reportedBy: UserRef;
  /** Whom it is about, if not a message. */
  reportedUser?: UserRef;
  /** The message that it is about. */
  message?: Message<Time>;
  /** The message's room. */
  room?: {
    /** The room. */
    _id: string;
    /** Its name. */
    name?: string;
    /** Its display name. */
    fname?: string;
    /** The letter of its kind. */
    t: string;
  };
  /** How it was closed. */
  moderationInfo?: {
    /** The moderator. */
    moderatedBy?: string;
    /** When. */
    hiddenAt: Time;
    /** What was done. */
    action: string;
    /** Why. */
    reason: string;
  };
  /** True: it is closed. */
  _hidden?: boolean;
}

export interface TextRange {
  /** The first character, in UTF-16 units as JavaScript counts. */
  begin: number;
  /** The one behind the last. */
  end: number;
}

export interface Team<Time = string> {
  /** The team's id. */
  _id: string;
  /** Its name, and that of its main room. */
  name: string;
  /** 0 public, 1 private. */
  type: number;
  /** Its main room, whose members are the team's. */
  roomId: string;
  /** Who made it. */
  createdBy?: UserRef;
  /** When it was made. */
  createdAt: Time;
  /** When it last changed. */
  _updatedAt: Time;
  /** How many rooms it hosts. */
  rooms?: number;
  /** How many members it has. */
  numberOfUsers?: number;
  /** Whether the user whose teams these are owns it. */
  isOwner?: boolean;
}

export interface TeamMember<Time = string> {
  /** Who. */
  user: {
    /** The user's id. */
    _id: string;
    /** Username. */
    username: string;
    /** Display name. */
    name?: string;
    /** online, away, busy or offline. */
    status: string;
  };
  /** Roles in the team. */
  roles: string[];
  /** Who brought them in. */
  createdBy: UserRef;
  /** Since when. */
  createdAt: Time;
}

export interface TeamRoomOfUser<Time = string> {
  /** The room's id. */
  _id: string;
  /** c public channel, p private group, d direct messages. */
  t: string;
  /** Unique name; none on direct messages. */
  name?: string;
  /** Name as typed. */
  fname?: string;
  /** Who created it. */
  u?: UserRef;
  /** How many messages it holds. */
  msgs: number;
  /** How many members it has. */
  usersCount: number;
  /** Position of its newest message. */
  seq: number;
  /** Topic. */
  topic?: string;
  /** Description. */
  description?: string;
  /** Announcement. */
  announcement?: string;
  /** Changes with the picture. */
  avatarETag?: string;
  /** Read only. */
  ro?: boolean;
  /** Archived. */
  archived?: boolean;
  /** New users join it. */
  default?: boolean;
  /** Shown first in the directory. */
  featured?: boolean;
  /** Favourite of new members. */
  favorite?: boolean;
  /** Only some may write. */
  broadcast?: boolean;
  /** Reactions although read only. */
  reactWhenReadOnly?: boolean;
  /** Its people's clients encrypt what they write. */
  encrypted?: boolean;
  /** Which key they use. */
  e2eKeyId?: string;
  /** Members who wait for that key, 50 at most. */
  usersWaitingForE2EKeys?: WaitingForKey<Time>[];
  /** Usernames that may not write. */
  muted?: string[];
  /** Usernames that may write although it is read only. */
  unmuted?: string[];
  /** A code is asked for on joining. */
  joinCodeRequired?: boolean;
  /** The team that it belongs to. */
  teamId?: string;
  /** The team's main room: its members are the team's. */
  teamMain?: boolean;
  /** Whoever joins the team joins it. */
  teamDefault?: boolean;
  /** Of a discussion: the room that it belongs to. */
  prid?: string;
  /** How long its messages are kept, where it says so itself. */
  retention?: Retention;
  /** Of a team: what of it clients list below it. */
  sidepanel?: unknown;
  /** System messages that are hidden here. */
  sysMes?: unknown;
  /** Free-form fields. */
  customFields?: unknown;
  /** Members of direct messages. */
  uids?: string[];
  /** Members of direct messages, by display name. */
  usernames?: string[];
  /** When it was created. */
  ts?: Time;
  /** When the last message was sent. */
  lm?: Time;
  /** The last message, when Store_Last_Message is on. */
  lastMessage?: Message<Time>;
  /** When it last changed. */
  _updatedAt: Time;
  /** The user is its only owner. */
  isLastOwner: boolean;
}

export interface ScheduledMessage<Time = string> {
  /** Its id, and that of the message once it is sent. */
  _id: string;
  /** The room. */
  rid: string;
  /** The text. */
  msg: string;
  /** The thread that it is a reply in. */
  tmid?: string;
  /** The reply shows in the room as well. */
  tshow: boolean;
  /** When it is sent. */
  sendAt: Time;
  /** The time zone in which that was chosen, for who edits it. */
  zone?: string;
  /** scheduled; or failed: it was refused when its time came, and waits to be edited. */
  status: string;
  /** Why it failed, as a code. */
  error?: string;
  /** The same in words. */
  reason?: string;
  /** When it was written. */
  createdAt: Time;
  /** When it was changed last. */
  _updatedAt: Time;
}

export interface Reminder<Time = string> {
  /** Its id. */
  _id: string;
  /** What to remember; empty: the message says it. */
  text: string;
  /** The message's room. */
  rid?: string;
  /** The message that it is about. */
  messageId?: string;
  /** When. */
  dueAt: Time;
  /** The time zone in which that was chosen, for who edits it. */
  zone?: string;
  /** waiting; due: it was told of; complete. */
  status: string;
  /** When it was made. */
  createdAt: Time;
  /** When it was done. */
  completedAt?: Time;
  /** When it was changed last. */
  _updatedAt: Time;
}

export interface Draft<Time = string> {
  /** The room. */
  rid: string;
  /** The thread; left out: the room itself. */
  tmid?: string;
  /** The text; empty where the draft is gone. */
  msg: string;
  /** When it was written: the latest wins. */
  writtenAt: Time;
  /** When the server heard of it. */
  _updatedAt: Time;
}

export interface SidebarSection<Time = string> {
  /** Its id. */
  _id: string;
  /** What it is called. */
  name: string;
  /** Shortcode of the sign before the name. */
  emoji?: string;
  /** Its place among the sections: the lowest comes first. */
  position: number;
  /** Its rooms in order, those that were left among them. */
  roomIds: string[];
  /** When it was changed last. */
  _updatedAt: Time;
}

export interface CalendarEvent<Time = string> {
  /** Its id. */
  _id: string;
  /** Whose. */
  uid: string;
  /** When it begins. */
  startTime: Time;
  /** What it is. */
  subject: string;
  /** More about it. */
  description: string;
  /** Where people meet. */
  meetingUrl?: string;
  /** Its id in the calendar that it was imported from. */
  externalId?: string;
  /** How long before it begins its owner is told. */
  reminderMinutesBeforeStart?: number;
  /** When that is. */
  reminderTime?: Time;
  /** The owner was told. */
  notificationSent: boolean;
  /** When it was changed last. */
  _updatedAt: Time;
}

export interface SlashCommand {
  /** Its name. */
  command: string;
  /** What is behind the name, as a hint. */
  params: string;
  /** What it does. */
  description: string;
  /** One of these is needed; empty: none. */
  permission: string[];
  /** Clients do it by themselves. */
  clientOnly: boolean;
  /** Whether it shows what it would do. */
  providesPreview: boolean;
}

export interface CustomEmoji<Time = string> {
  /** Its id. */
  _id: string;
  /** Without colons. */
  name: string;
  /** Other names of it. */
  aliases: string[];
  /** Of its address: png, jpeg, gif, webp. */
  extension: string;
  /** Changes with the picture; none as long as there is none. */
  etag?: string;
  /** When it was changed last. */
  _updatedAt: Time;
}

export interface DeletedEmoji<Time = string> {
  /** The id it had. */
  _id: string;
  /** The name it had. */
  name: string;
  /** Of its address. */
  extension: string;
  /** When it was deleted. */
  _deletedAt: Time;
}

export interface CustomSound<Time = string> {
  /** Its id. */
  _id: string;
  /** What it is called. */
  name: string;
  /** Of its address: mp3, wav, ogg. */
  extension: string;
  /** When it was changed last. */
  _updatedAt: Time;
}

export interface Upload<Time = string> {
  /** The file's id. */
  _id: string;
  /** Its name. */
  name: string;
  /** Its media type. */
  type: string;
  /** What stands in front of the slash; thumb: made of another. */
  typeGroup: string;
  /** Bytes. */
  size: number;
  /** The room that it was sent in. */
  rid: string;
  /** Who sent it. */
  userId: string;
  /** Where its bytes are. */
  store: string;
  /** Where it is fetched, on this server. */
  path: string;
  /** The same with the server. */
  url: string;
  /** The end of its name. */
  extension: string;
  /** Changes never. */
  etag: string;
  /** True. */
  complete: boolean;
  /** False. */
  uploading: boolean;
  /** 1. */
  progress: number;
  /** When it came. */
  uploadedAt: Time;
  /** When it last changed. */
  _updatedAt: Time;
  /** Until when it waits for its message; absent: it was sent. */
  expiresAt?: Time;
  /** What it shows. */
  description?: string;
  /** Of a picture: {format, size: {width, height}}. */
  identify?: unknown;
  /** What an encrypting client says of it. */
  content?: unknown;
  /** The picture that it was made of. */
  originalFileId?: string;
  /** Who sent it. */
  user?: UserRef;
}

export interface Integration<Time = string> {
  /** Its id. */
  _id: string;
  /** webhook-incoming or webhook-outgoing. */
  type: string;
  /** What it is called. */
  name: string;
  /** Whether it works. */
  enabled: boolean;
  /** In whose name it posts. */
  username: string;
  /** In whose name it posts. */
  userId: string;
  /** #room, @user; of outgoing ones also all_public_channels and the like. */
  channel: string[];
  /** The secret of its address; of outgoing ones what it says to be known by. */
  token?: string;
  /** Shown in place of the name. */
  alias?: string;
  /** Shown in place of the picture. */
  avatar?: string;
  /** Shown in place of the picture. */
  emoji?: string;
  /** Whether its script runs. */
  scriptEnabled: boolean;
  /** Its script. */
  script?: string;
  /** As the client wrote it: vm2 or isolated-vm. There is one engine. */
  scriptEngine?: string;
  /** What runs: the script, where it can be compiled. */
  scriptCompiled?: string;
  /** Why it cannot: {name, message, stack}. */
  scriptError?: unknown;
  /** Whether a call may say where to post. */
  overrideDestinationChannelEnabled?: boolean;
  /** What it is told of. */
  event?: string;
  /** Whom it tells. */
  urls: string[];
  /** Only messages that begin with one of these; empty: all. */
  triggerWords: string[];
  /** Words count wherever they stand. */
  triggerWordAnywhere?: boolean;
  /** Where answers are posted. */
  targetRoom?: string;
  /** Told of edits, too. */
  runOnEdits?: boolean;
  /** Calls that fail are made again. */
  retryFailedCalls?: boolean;
  /** How often at the most. */
  retryCount?: number;
  /** powers-of-ten, powers-of-two or increments-of-two. */
  retryDelay?: string;
  /** Answers are posted in the name of whoever set it off. */
  impersonateUser?: boolean;
  /** When it was made. */
  _createdAt: Time;
  /** By whom. */
  _createdBy: {
    /** Their id. */
    _id: string;
    /** Their username. */
    username: string;
  };
  /** When it was changed last. */
  _updatedAt: Time;
}

export interface IntegrationRun<Time = string> {
  /** Its id. */
  _id: string;
  /** webhook-outgoing. */
  type: string;
  /** Whose call. */
  integration: {
    /** Its id. */
    _id: string;
  };
  /** What set it off. */
  event: string;
  /** Whom it called. */
  url: string;
  /** How far it came. */
  step: string;
  /** The word that set it off. */
  triggerWord?: string;
  /** What it tells. */
  data?: unknown;
  /** The script has had its say about the call. */
  ranPrepareScript: boolean;
  /** What the script posted before the call. */
  prepareSentMessage?: unknown;
  /** What was sent. */
  httpCallData?: unknown;
  /** The answer's text, as JSON. */
  httpResult?: string;
  /** Why there was no answer. */
  httpError?: unknown;
  /** What the script posted after the call. */
  processSentMessage?: unknown;
  /** What the answer posted. */
  resultMessage?: unknown;
  /** That it failed, or why. */
  error?: unknown;
  /** Where the script failed. */
  errorStack?: string;
  /** It ended as it should. */
  finished: boolean;
  /** When it began. */
  _createdAt: Time;
  /** When it went on. */
  _updatedAt: Time;
}

export interface Job<Time = string> {
  /** The job. */
  _id: string;
  /** What is to be done. */
  kind: string;
  /** waiting, running, done, failed (for good), cancelled. */
  state: string;
  /** At most one job of a kind and key waits or runs. */
  key?: string;
  /** When it is due, or was. */
  runAt: Time;
  /** How often it was begun. */
  attempts: number;
  /** Why the last attempt failed. */
  lastError?: string;
  /** The process that runs it, or ran it last. */
  node?: string;
  /** When it was stored. */
  createdAt: Time;
  /** When the last attempt began. */
  startedAt?: Time;
  /** When it was done, failed or cancelled. */
  finishedAt?: Time;
}

export interface ReachedLimit<Time = string> {
  /** Names it, for as long as it is there. */
  _id: string;
  /** Whose calls count together: user, token, address, connection. */
  kind: string;
  /** Which limit: endpoint, endpoint-of-person, methods-of-user, methods-of-connection, methods-of-address, method-of-user, method-of-connection, registration, login, failed-logins. */
  limit: string;
  /** The user, or the token's. */
  userId?: string;
  /** The name of the user; of failed log-ins only when it is somebody's. */
  username?: string;
  /** The address, or the network of one of IPv6. */
  address?: string;
  /** The id of the realtime connection. */
  connection?: string;
  /** The endpoint or method, where it is about one. */
  call?: string;
  /** How many there may be. */
  allowed: number;
  /** Calls that were refused since. */
  refused?: number;
  /** When it ends by itself. */
  until: Time;
}

export interface Statistics<Time = string> {
  /** The document. */
  _id: string;
  /** When it was counted. */
  createdAt: Time;
  /** Names the workspace. */
  uniqueId: string;
  /** The release it is compatible with. */
  version: string;
  /** What the setup wizard asked. */
  wizard: {
    /** Kind of organisation. */
    organizationType: string;
    /** Industry. */
    industry: string;
    /** Size. */
    size: string;
    /** Country. */
    country: string;
    /** Private team or public community. */
    serverType: string;
  };
  /** The last log-in. */
  lastLogin?: Time;
  /** The last message that people wrote. */
  lastMessageSentAt?: Time;
  /** When somebody last read a room. */
  lastSeenSubscription?: Time;
  /** Accounts. */
  totalUsers: number;
  /** Those that may log in, without guests. */
  activeUsers: number;
  /** Guests that may log in. */
  activeGuests: number;
  /** Deactivated accounts. */
  nonActiveUsers: number;
  /** Accounts of apps. */
  appUsers: number;
  /** Shown as online. */
  onlineUsers: number;
  /** Shown as away. */
  awayUsers: number;
  /** Shown as busy. */
  busyUsers: number;
  /** Shown as online, away or busy. */
  totalConnectedUsers: number;
  /** All others. */
  offlineUsers: number;
  /** Accounts by language. */
  userLanguages: Record<string, number>;
  /** Rooms. */
  totalRooms: number;
  /** Public channels. */
  totalChannels: number;
  /** Private groups. */
  totalPrivateGroups: number;
  /** Direct messages. */
  totalDirect: number;
  /** Messages that are there. */
  totalMessages: number;
  /** In public channels. */
  totalChannelMessages: number;
  /** In private groups. */
  totalPrivateGroupMessages: number;
  /** In direct messages. */
  totalDirectMessages: number;
  /** The database and its version. */
  database: string;
  /** The newest migration. */
  migration: number;
  /** The machine. */
  os: {
    /** Kernel. */
    type: string;
    /** linux. */
    platform: string;
    /** Processor architecture. */
    arch: string;
    /** The kernel's release. */
    release: string;
    /** Seconds since the machine started. */
    uptime: number;
    /** Load of the last 1, 5 and 15 minutes. */
    loadavg: number[];
    /** Bytes of memory. */
    totalmem: number;
    /** Bytes of memory that are free. */
    freemem: number;
    /** Processors that the server may use. */
    processors: number;
  };
  /** This process. */
  process: {
    /** Process id. */
    pid: number;
    /** Seconds since the server started. */
    uptime: number;
  };
}

export interface SettingDifference {
  /** The setting. */
  _id: string;
  /** Its value at the earlier time; of a secret one nothing is said. */
  before?: unknown;
  /** Its value at the later time. */
  after?: unknown;
  /** A password or key, which was changed in between. */
  secret?: boolean;
}

export interface AuditEntry<Time = string> {
  /** Its number in the audit log. */
  _id: string;
  /** When. */
  ts: Time;
  /** Who did it, as they were called then. */
  u: UserRef;
  /** Where they called from. */
  address?: string;
  /** What was done: user.created, setting.changed ... */
  action: string;
  /** The id of what it was done to. */
  target: string;
  /** What else there is to say, by kind of action. */
  details: Record<string, unknown>;
}

export interface Attachment<Time = string> {
  id?: string;
  title?: string;
  title_link?: string;
  title_link_download?: boolean;
  ts?: Time;
  collapsed?: boolean;
  description?: string;
  text?: string;
  size?: number;
  format?: string;
  type?: string;
  image_url?: string;
  image_type?: string;
  image_size?: number;
  image_dimensions?: {
    width?: number;
    height?: number;
  };
  image_preview?: string;
  audio_url?: string;
  audio_type?: string;
  audio_size?: number;
  video_url?: string;
  video_type?: string;
  video_size?: number;
  message_link?: string;
  author_name?: string;
  author_link?: string;
  author_icon?: string;
  color?: string;
  pretext?: string;
  mrkdwn_in?: string[];
  fields?: {
    short?: boolean;
    title?: string;
    value?: string;
  }[];
  thumb_url?: string;
  fallback?: string;
  actions?: {
    type?: string;
    text?: string;
    url?: string;
    msg?: string;
    image_url?: string;
    is_webview?: boolean;
    webview_height_ratio?: string;
    msg_in_chat_window?: boolean;
    msg_processing_type?: string;
  }[];
  button_alignment?: string;
  attachments?: Attachment<Time>[];
  md?: MarkupBlock[];
}

export interface MarkupText {
  type: "PLAIN_TEXT";
  value: string;
}

export interface MarkupEmoji {
  type: "EMOJI";
  value?: MarkupText;
  shortCode?: string;
  unicode?: string;
}

export type MarkupInline = MarkupText | MarkupEmoji | ({
  type: "BOLD" | "ITALIC" | "STRIKE" | "SPOILER";
  value: MarkupInline[];
}) | ({
  type: "INLINE_CODE" | "MENTION_USER" | "MENTION_CHANNEL";
  value: MarkupText;
}) | ({
  type: "LINK" | "IMAGE";
  value: {
    src: MarkupText;
    label: MarkupInline | MarkupInline[];
  };
}) | {
  type: "COLOR";
  value: {
    r: number;
    g: number;
    b: number;
    a: number;
  };
} | {
  type: "INLINE_KATEX";
  value: string;
} | {
  type: "TIMESTAMP";
  value: {
    timestamp: string;
    format: string;
  };
  fallback?: [number, number];
};

export interface MarkupParagraph {
  type: "PARAGRAPH";
  value: MarkupInline[];
}

export interface MarkupListItem {
  type: "LIST_ITEM";
  value: MarkupInline[];
  number?: number;
}

export interface MarkupTask {
  type: "TASK";
  value: MarkupInline[];
  status: boolean;
}

export interface MarkupTableCell {
  type: "TABLE_CELL";
  value: MarkupInline[];
  align?: "left" | "center" | "right";
}

export type MarkupBlock = MarkupParagraph | ({
  type: "HEADING";
  value: MarkupInline[];
  level: 1 | 2 | 3 | 4;
}) | {
  type: "QUOTE";
  value: MarkupParagraph[];
} | {
  type: "CODE";
  value: {
    type: "CODE_LINE";
    value: MarkupText;
  }[];
  language?: string;
} | ({
  type: "UNORDERED_LIST" | "ORDERED_LIST";
  value: MarkupListItem[];
}) | {
  type: "TASKS";
  value: MarkupTask[];
} | {
  type: "BIG_EMOJI";
  value: MarkupEmoji[];
} | {
  type: "SPOILER_BLOCK";
  value: MarkupBlock[];
} | {
  type: "TABLE";
  value: {
    header: MarkupTableCell[];
    rows: {
      type: "TABLE_ROW";
      value: MarkupTableCell[];
    }[];
  };
  fallback?: [number, number];
} | {
  type: "HORIZONTAL_RULE";
  fallback?: [number, number];
} | {
  type: "KATEX";
  value: string;
} | {
  type: "LINE_BREAK";
};

export interface Settings {
  /** Visitors may read public channels. */
  Accounts_AllowAnonymousRead: boolean;
  /** Visitors who may read may choose a name and write as well, without an address or a password. */
  Accounts_AllowAnonymousWrite: boolean;
  /** People may delete their own account. */
  Accounts_AllowDeleteOwnAccount: boolean;
  /** People may change their own e-mail address. */
  Accounts_AllowEmailChange: boolean;
  /** People may be connected and look offline. */
  Accounts_AllowInvisibleStatusOption: boolean;
  /** People may change their own password. */
  Accounts_AllowPasswordChange: boolean;
  /** People may change their own name. */
  Accounts_AllowRealNameChange: boolean;
  /** Administrators may act as somebody else; the audit log names both. */
  Accounts_AllowUserImpersonation: boolean;
  /** People may change their own username. */
  Accounts_AllowUsernameChange: boolean;
  /** People may change their own profile at all. */
  Accounts_AllowUserProfileChange: boolean;
  /** People may write a status text. */
  Accounts_AllowUserStatusMessageChange: boolean;
  /** Placeholder of the field that asks for a password again. */
  Accounts_ConfirmPasswordPlaceholder: string;
  /** What the directory shows first. */
  Accounts_Directory_DefaultView: "channels" | "users" | "teams";
  /** Placeholder of the log-in form. */
  Accounts_EmailOrUsernamePlaceholder: string;
  /** Days until a log-in ends. */
  Accounts_LoginExpiration: number;
  /** Placeholder of the log-in form. */
  Accounts_PasswordPlaceholder: string;
  /** What people are found by: username, name, nickname and bio, separated by commas. */
  Accounts_SearchFields: string;
  /** The second factor may be a code from an authenticator app. */
  Accounts_TwoFactorAuthentication_By_TOTP_Enabled: boolean;
  /** A second factor is asked for, of who has one. */
  Accounts_TwoFactorAuthentication_Enabled: boolean;
  /** Calls that ask for a second factor ask for the password, of who has none. */
  Accounts_TwoFactorAuthentication_Enforce_Password_Fallback: boolean;
  /** How many steps of 30 seconds the clock of an app may be wrong, either way. */
  Accounts_TwoFactorAuthentication_MaxDelta: number;
  /** Seconds for which a session is not asked again, once a second factor came with one of its calls; 0: each call asks. */
  Accounts_TwoFactorAuthentication_RememberFor: number;
  /** People may change their own picture. */
  Accounts_AllowUserAvatarChange: boolean;
  /** Pictures are shown to who is logged in; others see the letter. */
  Accounts_AvatarBlockUnauthenticatedAccess: boolean;
  /** How many seconds browsers keep a picture without asking again. */
  Accounts_AvatarCacheTime: number;
  /** Another server that has people's pictures; {username} stands for who it is. */
  Accounts_AvatarExternalProviderUrl: string;
  /** Pictures are cut to a square of Accounts_AvatarSize. */
  Accounts_AvatarResize: boolean;
  /** Width and height of pictures, in pixels. */
  Accounts_AvatarSize: number;
  /** Another server that has pictures of rooms; {roomId} stands for the room. */
  Accounts_RoomAvatarExternalProviderUrl: string;
  /** The letter in place of a picture is that of the display name. */
  UI_Use_Name_Avatar: boolean;
  /** E-mail domains that may register, separated by commas; empty: all. */
  Accounts_AllowedDomainsList: string;
  /** E-mail domains that may not register, separated by commas. */
  Accounts_BlockedDomainsList: string;
  /** Usernames nobody can take, separated by commas. */
  Accounts_BlockedUsernameList: string;
  /** Free-form fields of people as JSON: name to type, required, minLength, maxLength, options, public. */
  Accounts_CustomFields: string;
  /** The username that is suggested where nothing can be made of the name. */
  Accounts_DefaultUsernamePrefixSuggestion: string;
  /** New accounts wait for an administrator. */
  Accounts_ManuallyApproveNewUsers: boolean;
  /** Roles of new accounts, separated by commas. */
  Accounts_Registration_Users_Default_Roles: string;
  /** Who may register. */
  Accounts_RegistrationForm: "Public" | "Disabled" | "Secret URL";
  /** Shown when registration is disabled. */
  Accounts_RegistrationForm_LinkReplacementText: string;
  /** The secret of the registration address. */
  Accounts_RegistrationForm_SecretURL: string;
  /** The registration form asks for a name. */
  Accounts_RequireNameForSignUp: boolean;
  /** The registration form asks for the password twice. */
  Accounts_RequirePasswordConfirmation: boolean;
  /** Usernames that would collide with addresses or mentions. */
  Accounts_SystemBlockedUsernameList: string;
  /** Failed log-ins of an address until it is blocked. */
  Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip: number;
  /** Failed log-ins of a user until it is blocked. */
  Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User: number;
  /** Blocks by address. */
  Block_Multiple_Failed_Logins_By_Ip: boolean;
  /** Blocks by user. */
  Block_Multiple_Failed_Logins_By_User: boolean;
  /** Failed log-ins are counted and blocked. */
  Block_Multiple_Failed_Logins_Enabled: boolean;
  /** Addresses that are never blocked, separated by commas. */
  Block_Multiple_Failed_Logins_Ip_Whitelist: string;
  /** Minutes that a blocked address waits. */
  Block_Multiple_Failed_Logins_Time_To_Unblock_By_Ip_In_Minutes: number;
  /** Minutes that a blocked user waits. */
  Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes: number;
  /** Also the address. */
  Login_Logs_ClientIp: boolean;
  /** Log-ins stand in the log. */
  Login_Logs_Enabled: boolean;
  /** Also what the client says it is. */
  Login_Logs_UserAgent: boolean;
  /** Also the username, of failed ones that of an account that there is. */
  Login_Logs_Username: boolean;
  /** How many former passwords of a person are remembered. */
  Accounts_Password_History_Amount: number;
  /** Nobody can go back to a password that is remembered. */
  Accounts_Password_History_Enabled: boolean;
  /** Needs a lower-case letter. */
  Accounts_Password_Policy_AtLeastOneLowercase: boolean;
  /** Needs a digit. */
  Accounts_Password_Policy_AtLeastOneNumber: boolean;
  /** Needs a character that is neither letter nor digit. */
  Accounts_Password_Policy_AtLeastOneSpecialCharacter: boolean;
  /** Needs an upper-case letter. */
  Accounts_Password_Policy_AtLeastOneUppercase: boolean;
  /** Passwords must follow the policy below. */
  Accounts_Password_Policy_Enabled: boolean;
  /** Refuses runs of the same character. */
  Accounts_Password_Policy_ForbidRepeatingCharacters: boolean;
  /** Longest run of the same character. */
  Accounts_Password_Policy_ForbidRepeatingCharactersCount: number;
  /** Longest password; -1: any. */
  Accounts_Password_Policy_MaxLength: number;
  /** Shortest password; -1: any. */
  Accounts_Password_Policy_MinLength: number;
  /** Default of the preference desktopNotifications. */
  Accounts_Default_User_Preferences_desktopNotifications: "all" | "mentions" | "nothing";
  /** Default of the preference pushNotifications. */
  Accounts_Default_User_Preferences_pushNotifications: "all" | "mentions" | "nothing";
  /** Default of the preference emailNotificationMode. */
  Accounts_Default_User_Preferences_emailNotificationMode: "nothing" | "mentions";
  /** Default of the preference enableAutoAway. */
  Accounts_Default_User_Preferences_enableAutoAway: boolean;
  /** Default of the preference idleTimeLimit. */
  Accounts_Default_User_Preferences_idleTimeLimit: number;
  /** Default of the preference muteFocusedConversations. */
  Accounts_Default_User_Preferences_muteFocusedConversations: boolean;
  /** Default of the preference newMessageNotification. */
  Accounts_Default_User_Preferences_newMessageNotification: "none" | "chime";
  /** Default of the preference notificationsSoundVolume. */
  Accounts_Default_User_Preferences_notificationsSoundVolume: number;
  /** Default of the preference unreadAlert. */
  Accounts_Default_User_Preferences_unreadAlert: boolean;
  /** Default of the preference sendOnEnter. */
  Accounts_Default_User_Preferences_sendOnEnter: "normal" | "alternative" | "desktop";
  /** Default of the preference sidebarSortby. */
  Accounts_Default_User_Preferences_sidebarSortby: "activity" | "alphabetical";
  /** Default of the preference sidebarShowFavorites. */
  Accounts_Default_User_Preferences_sidebarShowFavorites: boolean;
  /** Default of the preference sidebarShowUnread. */
  Accounts_Default_User_Preferences_sidebarShowUnread: boolean;
  /** Default of the preference themeAppearence. */
  Accounts_Default_User_Preferences_themeAppearence: "auto" | "light" | "dark" | "high-contrast";
  /** Default of the preference displayAvatars. */
  Accounts_Default_User_Preferences_displayAvatars: boolean;
  /** Default of the preference hideUsernames. */
  Accounts_Default_User_Preferences_hideUsernames: boolean;
  /** Default of the preference convertAsciiEmoji. */
  Accounts_Default_User_Preferences_convertAsciiEmoji: boolean;
  /** Default of the preference alsoSendThreadToChannel. */
  Accounts_Default_User_Preferences_alsoSendThreadToChannel: "default" | "always" | "never";
  /** Default of the preference autoImageLoad. */
  Accounts_Default_User_Preferences_autoImageLoad: boolean;
  /** Default of the preference collapseMediaByDefault. */
  Accounts_Default_User_Preferences_collapseMediaByDefault: boolean;
  /** Default of the preference desktopNotificationRequireInteraction. */
  Accounts_Default_User_Preferences_desktopNotificationRequireInteraction: boolean;
  /** Default of the preference enableMobileRinging. */
  Accounts_Default_User_Preferences_enableMobileRinging: boolean;
  /** Default of the preference hideFlexTab. */
  Accounts_Default_User_Preferences_hideFlexTab: boolean;
  /** Default of the preference hideRoles. */
  Accounts_Default_User_Preferences_hideRoles: boolean;
  /** Default of the preference newRoomNotification. */
  Accounts_Default_User_Preferences_newRoomNotification: "none" | "door";
  /** Default of the preference notifyCalendarEvents. */
  Accounts_Default_User_Preferences_notifyCalendarEvents: boolean;
  /** Default of the preference omnichannelTranscriptEmail. */
  Accounts_Default_User_Preferences_omnichannelTranscriptEmail: boolean;
  /** Default of the preference saveMobileBandwidth. */
  Accounts_Default_User_Preferences_saveMobileBandwidth: boolean;
  /** Default of the preference showThreadsInMainChannel. */
  Accounts_Default_User_Preferences_showThreadsInMainChannel: boolean;
  /** Default of the preference sidebarDisplayAvatar. */
  Accounts_Default_User_Preferences_sidebarDisplayAvatar: boolean;
  /** Default of the preference sidebarGroupByType. */
  Accounts_Default_User_Preferences_sidebarGroupByType: boolean;
  /** Default of the preference sidebarSectionsOrder. */
  Accounts_Default_User_Preferences_sidebarSectionsOrder: string[];
  /** Default of the preference sidebarViewMode. */
  Accounts_Default_User_Preferences_sidebarViewMode: "extended" | "medium" | "condensed";
  /** Default of the preference useEmojis. */
  Accounts_Default_User_Preferences_useEmojis: boolean;
  /** count=0 asks for everything. */
  API_Allow_Infinite_Count: boolean;
  /** Lists of people need the permission view-outside-room. */
  'API_Apply_permission_view-outside-room_on_users-list': boolean;
  /** Sites that may, separated by commas; * is every site. */
  API_CORS_Origin: string;
  /** Length of a list when the caller says nothing. */
  API_Default_Count: number;
  /** Administrators may read direct messages of others (im.messages.others). */
  API_Enable_Direct_Message_History_EndPoint: boolean;
  /** Pages of other sites may call the API. */
  API_Enable_CORS: boolean;
  /** Pictures for other sites say how many are online, and the like (shield.svg). */
  API_Enable_Shields: boolean;
  /** Which of them, separated by commas: online, channel, user; * is every one. */
  API_Shield_Types: string;
  /** The picture of a person is for people who are logged in. */
  API_Shield_user_require_auth: boolean;
  /** Longest list a caller may ask for. */
  API_Upper_Count_Limit: number;
  /** Clients call methods over REST. */
  API_Use_REST_For_DDP_Calls: boolean;
  /** Most people added to a room in one call. */
  API_User_Limit: number;
  /** REST calls are limited. */
  API_Enable_Rate_Limiter: boolean;
  /** Calls per endpoint in the time below. */
  API_Enable_Rate_Limiter_Limit_Calls_Default: number;
  /** The time in milliseconds. */
  API_Enable_Rate_Limiter_Limit_Time_Default: number;
  /** Methods are limited per connection and method. */
  DDP_Rate_Limit_Connection_By_Method_Enabled: boolean;
  /** The time in milliseconds. */
  DDP_Rate_Limit_Connection_By_Method_Interval_Time: number;
  /** Calls per connection and method in the time below. */
  DDP_Rate_Limit_Connection_By_Method_Requests_Allowed: number;
  /** Methods are limited per connection. */
  DDP_Rate_Limit_Connection_Enabled: boolean;
  /** The time in milliseconds. */
  DDP_Rate_Limit_Connection_Interval_Time: number;
  /** Calls per connection in the time below. */
  DDP_Rate_Limit_Connection_Requests_Allowed: number;
  /** Methods are limited per address. */
  DDP_Rate_Limit_IP_Enabled: boolean;
  /** The time in milliseconds. */
  DDP_Rate_Limit_IP_Interval_Time: number;
  /** Calls per address in the time below. */
  DDP_Rate_Limit_IP_Requests_Allowed: number;
  /** Methods are limited per user and method. */
  DDP_Rate_Limit_User_By_Method_Enabled: boolean;
  /** The time in milliseconds. */
  DDP_Rate_Limit_User_By_Method_Interval_Time: number;
  /** Calls per user and method in the time below. */
  DDP_Rate_Limit_User_By_Method_Requests_Allowed: number;
  /** Methods are limited per user. */
  DDP_Rate_Limit_User_Enabled: boolean;
  /** The time in milliseconds. */
  DDP_Rate_Limit_User_Interval_Time: number;
  /** Calls per user in the time below. */
  DDP_Rate_Limit_User_Requests_Allowed: number;
  /** Accounts made from one address in API_Enable_Rate_Limiter_Limit_Time_Default. */
  Rate_Limiter_Limit_RegisterUser: number;
  /** What links lead to is looked at, and shown below the message. */
  API_Embed: boolean;
  /** Days until a link is looked at again. */
  API_EmbedCacheExpirationDays: number;
  /** Names of hosts, addresses and ranges that are never looked at, with commas between them. */
  API_EmbedIgnoredHosts: string;
  /** Ports that may be called for it, with commas between them; none: no link is looked at. */
  API_EmbedSafePorts: string;
  /** As which browser links are looked at. */
  API_Embed_UserAgent: string;
  /** color:#ff0000 in a message is shown as that colour. */
  HexColorPreview_Enabled: boolean;
  /** System messages that clients do not show. */
  Hide_System_Messages: string[];
  /** Formulas are also written between dollar signs: $x$, $$x$$. */
  Katex_Dollar_Syntax: boolean;
  /** Formulas are marked as such in messages. */
  Katex_Enabled: boolean;
  /** Formulas are written as \(x\) and \[x\]. */
  Katex_Parenthesis_Syntax: boolean;
  /** Listed words are shown as asterisks. */
  Message_AllowBadWordsFilter: boolean;
  /** What begins like a command but is none is sent as a message, without a question. */
  Message_AllowUnrecognizedSlashCommand: boolean;
  /** Words that become asterisks, with commas between them. */
  Message_BadWordsFilterList: string;
  /** Words that stay, although they are listed, with commas between them. */
  Message_BadWordsWhitelist: string;
  /** Hosts that become links although they end in no public domain, separated by commas. */
  Message_CustomDomain_AutoLink: string;
  /** JSON schema of the free-form fields that messages may have. */
  Message_CustomFields: string;
  /** Messages may have free-form fields. */
  Message_CustomFields_Enabled: boolean;
  /** Seconds in which messages of one sender are shown together. */
  Message_GroupingPeriod: number;
  /** Most people in a room for @all; 0: any number. */
  Message_MaxAll: number;
  /** Longest message, in characters. */
  Message_MaxAllowedSize: number;
  /** How many quotes are shown within each other. */
  Message_QuoteChainLimit: number;
  /** Messages may be answered in threads. */
  Threads_enabled: boolean;
  /** People may delete their messages. */
  Message_AllowDeleting: boolean;
  /** Minutes until a message cannot be deleted any more; 0: always. */
  Message_AllowDeleting_BlockDeleteInMinutes: number;
  /** People may edit their messages. */
  Message_AllowEditing: boolean;
  /** Minutes until a message cannot be edited any more; 0: always. */
  Message_AllowEditing_BlockEditInMinutes: number;
  /** Messages may be pinned to their room. */
  Message_AllowPinning: boolean;
  /** People may star messages. */
  Message_AllowStarring: boolean;
  /** What becomes of the messages of an account that is deleted: they are deleted, become the built-in bot's, or stay. */
  Message_ErasureType: "Delete" | "Unlink" | "Keep";
  /** What messages were before they are edited or deleted is kept, for moderators. */
  Message_KeepHistory: boolean;
  /** Messages say whether everybody has read them. */
  Message_Read_Receipt_Enabled: boolean;
  /** And who has, to everybody who reads them. */
  Message_Read_Receipt_Store_Users: boolean;
  /** A deleted message leaves a mark. */
  Message_ShowDeletedStatus: boolean;
  /** Old messages go from direct messages of three or more people, too; or there as in those of two. */
  Confab_RetentionPolicy_AppliesToGroupDMs: "as-dms" | "yes" | "no";
  /** Milliseconds for which direct messages of three or more people are kept, where these have a rule of their own. */
  Confab_RetentionPolicy_TTL_GroupDMs: number;
  /** Old messages are looked for as the cron rule says. */
  RetentionPolicy_Advanced_Precision: boolean;
  /** When old messages are looked for, on the clock of UTC: minute, hour, day, month, day of the week. */
  RetentionPolicy_Advanced_Precision_Cron: string;
  /** Old messages go from public channels. */
  RetentionPolicy_AppliesToChannels: boolean;
  /** Old messages go from direct messages. */
  RetentionPolicy_AppliesToDMs: boolean;
  /** Old messages go from private groups. */
  RetentionPolicy_AppliesToGroups: boolean;
  /** What announces a discussion stays. */
  RetentionPolicy_DoNotPruneDiscussion: boolean;
  /** Pinned messages stay. */
  RetentionPolicy_DoNotPrunePinned: boolean;
  /** Messages that were answered in threads stay, and so do the replies. */
  RetentionPolicy_DoNotPruneThreads: boolean;
  /** Old messages are deleted. */
  RetentionPolicy_Enabled: boolean;
  /** Only files of old messages go, the messages stay. */
  RetentionPolicy_FilesOnly: boolean;
  /** Days for which messages of public channels are kept, unless RetentionPolicy_TTL_Channels says otherwise. */
  RetentionPolicy_MaxAge_Channels: number;
  /** Days for which messages of direct messages are kept, unless RetentionPolicy_TTL_DMs says otherwise. */
  RetentionPolicy_MaxAge_DMs: number;
  /** Days for which messages of private groups are kept, unless RetentionPolicy_TTL_Groups says otherwise. */
  RetentionPolicy_MaxAge_Groups: number;
  /** How often old messages are looked for: 0 every half hour, 1 every hour, 2 every six hours, 3 every day. */
  RetentionPolicy_Precision: "0" | "1" | "2" | "3";
  /** Milliseconds for which messages of public channels are kept. */
  RetentionPolicy_TTL_Channels: number;
  /** Milliseconds for which messages of direct messages are kept. */
  RetentionPolicy_TTL_DMs: number;
  /** Milliseconds for which messages of private groups are kept. */
  RetentionPolicy_TTL_Groups: number;
  /** Most people in one direct message room. */
  DirectMesssage_maxUsers: number;
  /** Discussions can be made. */
  Discussion_enabled: boolean;
  /** People may write to themselves. */
  Message_AllowDirectMessagesToYourself: boolean;
  /** In rooms of more members people are told only of what names them, unless they ask for all; 0: there is no such number. */
  Notifications_Max_Room_Members: number;
  /** How many people and rooms are suggested for what somebody types. */
  Number_of_users_autocomplete_suggestions: number;
  /** Room lists carry the last message. */
  Store_Last_Message: boolean;
  /** Room names may hold any character; the address is made from them. */
  UI_Allow_room_names_with_special_chars: boolean;
  /** Usernames are suggested in Latin letters. */
  UTF8_Names_Slugify: boolean;
  /** What counts as unread in channels and groups. */
  Unread_Count: "all_messages" | "user_mentions_only" | "group_mentions_only" | "user_and_group_mentions_only";
  /** What counts as unread in direct messages. */
  Unread_Count_DM: "all_messages" | "mentions_only";
  /** Pattern of room names. */
  UTF8_Channel_Names_Validation: string;
  /** Pattern of usernames. */
  UTF8_User_Names_Validation: string;
  /** The log-in form is shown. */
  Accounts_ShowFormLogin: boolean;
  /** Display name of the built-in bot rocket.cat; empty: Confab. */
  Confab_Bot_Name: string;
  /** The Rocket.Chat release that clients are told this server is compatible with. */
  Confab_Compatibility_Version: string;
  /** Pages that show the client in a frame may tell it what to do. */
  Iframe_Integration_receive_enable: boolean;
  /** Whose pages may, separated by commas; *: all that may show it. */
  Iframe_Integration_receive_origin: string;
  /** The page that shows the client in a frame is told what happens in it. */
  Iframe_Integration_send_enable: boolean;
  /** Whose page is; *: whichever shows it. */
  Iframe_Integration_send_target_origin: string;
  /** Only pages that Iframe_X_Frame_Options allows may show the client in a frame. */
  Iframe_Restrict_Access: boolean;
  /** sameorigin, deny, or the sites that may, separated by commas. */
  Iframe_X_Frame_Options: string;
  /** Language of people who chose none. */
  Language: string;
  /** What /robots.txt says. */
  Robot_Instructions_File_Content: string;
  /** Whether the setup wizard has been finished. */
  Show_Setup_Wizard: "pending" | "in_progress" | "completed";
  /** A room's head is shown in the client within a frame (?layout=embedded) too. */
  UI_Show_top_navbar_embedded_layout: boolean;
  /** People are shown by name, not by username. */
  UI_Use_Real_Name: boolean;
  /** The workspace's name. */
  Site_Name: string;
  /** The address people use; links and mails carry it. */
  Site_Url: string;
  /** Names this workspace; made on the first start. */
  uniqueID: string;
  /** Custom scripts run in the browsers of everybody, and may do all that these people may. */
  Confab_Custom_Scripts_Enabled: boolean;
  /** Buttons, links and what is chosen, in the dark look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Dark_Accent: string;
  /** The ground of messages and cards, in the dark look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Dark_Background: string;
  /** The ground of the sidebar and of pages, in the dark look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Dark_Background_Secondary: string;
  /** What failed or is lost, who is busy, in the dark look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Dark_Danger: string;
  /** What went well, who is online, in the dark look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Dark_Success: string;
  /** Text, in the dark look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Dark_Text: string;
  /** Hints, times and other small text, in the dark look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Dark_Text_Secondary: string;
  /** What one should look at, who is away, in the dark look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Dark_Warning: string;
  /** Buttons, links and what is chosen, in the light look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Light_Accent: string;
  /** The ground of messages and cards, in the light look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Light_Background: string;
  /** The ground of the sidebar and of pages, in the light look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Light_Background_Secondary: string;
  /** What failed or is lost, who is busy, in the light look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Light_Danger: string;
  /** What went well, who is online, in the light look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Light_Success: string;
  /** Text, in the light look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Light_Text: string;
  /** Hints, times and other small text, in the light look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Light_Text_Secondary: string;
  /** What one should look at, who is away, in the light look: #rrggbb; empty: Confab's own. */
  Confab_Theme_Light_Warning: string;
  /** JavaScript that runs when somebody has logged in, where custom scripts are allowed. */
  Custom_Script_Logged_In: string;
  /** JavaScript that runs where nobody is logged in, where custom scripts are allowed. */
  Custom_Script_Logged_Out: string;
  /** JavaScript that runs when somebody logs out, where custom scripts are allowed. */
  Custom_Script_On_Logout: string;
  /** What the page tells other sites of where one comes from. */
  Default_Referrer_Policy: "no-referrer" | "no-referrer-when-downgrade" | "origin" | "origin-when-cross-origin" | "same-origin" | "strict-origin" | "strict-origin-when-cross-origin" | "unsafe-url";
  /** HTML for the head of the page. */
  Meta_custom: string;
  /** Id of the application at Facebook. */
  Meta_fb_app_id: string;
  /** What Google looks for to know whose site this is. */
  'Meta_google-site-verification': string;
  /** Language of the page, as search engines are told. */
  Meta_language: string;
  /** What Bing looks for to know whose site this is. */
  Meta_msvalidate01: string;
  /** What search engines may do with the page. */
  Meta_robots: string;
  /** Styles of the workspace, after all of Confab's own. */
  'theme-custom-css': string;
  /** The channel that people see first; empty: the start page. */
  First_Channel_After_Login: string;
  /** The start page shows nothing but the workspace's own HTML. */
  Layout_Custom_Body_Only: boolean;
  /** HTML that the start page shows. */
  Layout_Home_Body: string;
  /** The start page shows the workspace's own HTML. */
  Layout_Home_Custom_Block_Visible: boolean;
  /** Title of the start page. */
  Layout_Home_Title: string;
  /** HTML of the legal notice; empty: there is no such page. */
  Layout_Legal_Notice: string;
  /** The log-in shows no logo. */
  Layout_Login_Hide_Logo: boolean;
  /** The log-in does not name Confab. */
  Layout_Login_Hide_Powered_By: boolean;
  /** The log-in shows no title. */
  Layout_Login_Hide_Title: boolean;
  /** Where the form of the log-in stands on wide screens. */
  Layout_Login_Template: "vertical-template" | "horizontal-template";
  /** HTML below the log-in. */
  Layout_Login_Terms: string;
  /** HTML of the privacy policy; empty: there is no such page. */
  Layout_Privacy_Policy: string;
  /** The sidebar leads to the start page. */
  Layout_Show_Home_Button: boolean;
  /** HTML at the foot of the sidebar. */
  Layout_Sidenav_Footer: string;
  /** HTML at the foot of the sidebar in the dark look; empty: as in the light one. */
  Layout_Sidenav_Footer_Dark: string;
  /** HTML of the terms of service; empty: there is no such page. */
  Layout_Terms_of_Service: string;
  /** The page has its icon as a drawing, too. */
  Assets_SvgFavicon_Enable: boolean;
  /** Behind the log-in. */
  Assets_background: Record<string, unknown>;
  /** Behind the log-in in the dark look; none: the other one. */
  Assets_background_dark: Record<string, unknown>;
  /** The icon of the page as a drawing. */
  Assets_favicon: Record<string, unknown>;
  /** The icon of 16 by 16 pixels. */
  Assets_favicon_16: Record<string, unknown>;
  /** The icon of 192 by 192 pixels. */
  Assets_favicon_192: Record<string, unknown>;
  /** The icon of 32 by 32 pixels. */
  Assets_favicon_32: Record<string, unknown>;
  /** The workspace's icon, as apps show it. */
  Assets_favicon_512: Record<string, unknown>;
  /** The icon of 96 by 96 pixels. */
  Assets_favicon_96: Record<string, unknown>;
  /** The icon of the page, for old browsers. */
  Assets_favicon_ico: Record<string, unknown>;
  /** The workspace's logo. */
  Assets_logo: Record<string, unknown>;
  /** The logo in the dark look; none: the other one. */
  Assets_logo_dark: Record<string, unknown>;
  /** The logo of the log-in; none: the workspace's. */
  Assets_logo_login: Record<string, unknown>;
  /** The logo of the log-in in the dark look; none: the other ones. */
  Assets_logo_login_dark: Record<string, unknown>;
  /** The icon of a pinned page in Safari. */
  Assets_safari_pinned: Record<string, unknown>;
  /** The icon of 144 by 144 pixels. */
  Assets_tile_144: Record<string, unknown>;
  /** The icon of 150 by 150 pixels. */
  Assets_tile_150: Record<string, unknown>;
  /** The icon of 310 by 310 pixels. */
  Assets_tile_310_square: Record<string, unknown>;
  /** The icon of 310 by 150 pixels. */
  Assets_tile_310_wide: Record<string, unknown>;
  /** The icon of 70 by 70 pixels. */
  Assets_tile_70: Record<string, unknown>;
  /** The icon of 180 by 180 pixels. */
  Assets_touchicon_180: Record<string, unknown>;
  /** The icon of 180 by 180 pixels. */
  Assets_touchicon_180_pre: Record<string, unknown>;
  /** Country. */
  Country: string;
  /** Industry. */
  Industry: "aerospaceDefense" | "consulting" | "consumerGoods" | "contactCenter" | "education" | "entertainment" | "financialServices" | "gaming" | "healthcare" | "hospitalityBusinness" | "insurance" | "itSecurity" | "logistics" | "manufacturing" | "media" | "pharmaceutical" | "realEstate" | "religious" | "retail" | "socialNetwork" | "technologyProvider" | "technologyServices" | "telecom" | "utilities" | "other";
  /** The organisation's name. */
  Organization_Name: string;
  /** Kind of organisation. */
  Organization_Type: "community" | "enterprise" | "government" | "nonprofit";
  /** Private team or public community. */
  Server_Type: "privateTeam" | "publicCommunity";
  /** Size. */
  Size: "0" | "1" | "2" | "3" | "4" | "5" | "6" | "7";
  /** Website. */
  Website: string;
  /** 0 errors, 1 information, 2 debug. */
  Log_Level: "0" | "1" | "2";
  /** Calls of methods stand in the log. */
  Log_Trace_Methods: boolean;
  /** Only those whose name matches; empty: all. */
  Log_Trace_Methods_Filter: string;
  /** Subscriptions to streams stand in the log. */
  Log_Trace_Subscriptions: boolean;
  /** Only those whose name matches; empty: all. */
  Log_Trace_Subscriptions_Filter: string;
  /** Lines of the log that administrators see. */
  Log_View_Limit: number;
  /** Presence is not shown. */
  Presence_broadcast_disabled: boolean;
  /** Nobody is told of new messages on their screens. */
  Troubleshoot_Disable_Notifications: boolean;
  /** Changes of presence are not sent. */
  Troubleshoot_Disable_Presence_Broadcast: boolean;
  /** @name means people alone, and no teams. */
  Troubleshoot_Disable_Teams_Mention: boolean;
  /** What is looked for is a regular expression, and only the newest messages are looked through. */
  Message_AlwaysSearchRegExp: boolean;
  /** Rocket.Chat's clients offer to look through all rooms that somebody is in. */
  'Search.defaultProvider.GlobalSearchEnabled': boolean;
  /** How many messages Rocket.Chat's clients are shown where they do not ask for a number. */
  'Search.defaultProvider.PageSize': number;
  /** Other servers are called whatever certificate they show. */
  Allow_Invalid_SelfSigned_Certs: boolean;
  /** Addresses and ranges inside the network that may be called, with commas between them. All others must be public. */
  Confab_Outgoing_Allowed_Addresses: string;
  /** Certificates, in PEM, of authorities that are trusted besides the system's. */
  Confab_Outgoing_Certificates: string;
  /** New files are enciphered where they are kept, with the key that CONFAB_FILE_KEY or CONFAB_FILE_KEY_FILE gives. Without that key nobody can read them. */
  Confab_Files_Encrypted: boolean;
  /** Folder for files, as an absolute path; empty: `files` in the data folder. Files that are in the data folder already stay readable. */
  FileUpload_FileSystemPath: string;
  /** Access id of an HMAC key (interoperability). */
  FileUpload_GoogleStorage_AccessId: string;
  /** The bucket. */
  FileUpload_GoogleStorage_Bucket: string;
  /** Clients get files from Confab instead of following a link to the bucket. */
  FileUpload_GoogleStorage_Proxy_Uploads: boolean;
  /** Secret of the HMAC key. */
  FileUpload_GoogleStorage_Secret: string;
  /** Id of the access key. */
  FileUpload_S3_AWSAccessKeyId: string;
  /** The access key's secret. */
  FileUpload_S3_AWSSecretAccessKey: string;
  /** Canned access list of new objects, such as `private`; empty: the bucket's own. */
  FileUpload_S3_Acl: string;
  /** The bucket, which must exist. */
  FileUpload_S3_Bucket: string;
  /** Address of the server, without the bucket; empty: Amazon's in the region. */
  FileUpload_S3_BucketURL: string;
  /** Address that stands for the bucket in links that clients follow. Such links carry no signature: who knows one can read the file. */
  FileUpload_S3_CDN: string;
  /** The bucket stands in the path instead of the host's name, as MinIO has it. */
  FileUpload_S3_ForcePathStyle: boolean;
  /** Clients get files from Confab instead of following a link to the bucket. */
  FileUpload_S3_Proxy_Uploads: boolean;
  /** The region; empty: us-east-1. */
  FileUpload_S3_Region: string;
  /** Seconds for which a link to a file in S3 or Google's storage is valid. */
  FileUpload_S3_URLExpiryTimeSpan: number;
  /** Where new files are kept: in a folder, the database, or on another server. Those that were kept elsewhere stay there, and readable. */
  FileUpload_Storage_Type: "FileSystem" | "GridFS" | "AmazonS3" | "GoogleCloudStorage" | "Webdav";
  /** The password. */
  FileUpload_Webdav_Password: string;
  /** Address of the server, as far as folders begin. */
  FileUpload_Webdav_Server_URL: string;
  /** Folder on the server, made when it is missing. */
  FileUpload_Webdav_Upload_Folder_Path: string;
  /** The name; empty: the server asks for none. */
  FileUpload_Webdav_Username: string;
  /** A signed token in a file's address lets whoever has it read that file for an hour; off while there is no secret. */
  FileUpload_Enable_json_web_token_for_files: boolean;
  /** Files may be sent. */
  FileUpload_Enabled: boolean;
  /** Also in direct messages. */
  FileUpload_Enabled_Direct: boolean;
  /** Most bytes of a file; -1: no limit, 0: none passes. */
  FileUpload_MaxFileSize: number;
  /** Types that are refused, with commas between them: text/html, image/*. */
  FileUpload_MediaTypeBlackList: string;
  /** The only types that are let in, in the same form; empty: all. */
  FileUpload_MediaTypeWhiteList: string;
  /** Files are read by those who are logged in; off: by everybody who has the address. */
  FileUpload_ProtectFiles: boolean;
  /** Protected files are read by the members of their room. */
  FileUpload_Restrict_to_room_members: boolean;
  /** Protected files are read by those who may read their room, members or not, and by visitors where they may. With both restrictions on, by nobody. */
  FileUpload_Restrict_to_users_who_can_access_room: boolean;
  /** Pictures are turned upright as their camera says. */
  FileUpload_RotateImages: boolean;
  /** Signs tokens in the addresses of files. */
  FileUpload_json_web_token_secret_for_files: string;
  /** What cameras write into pictures, the place among it, is taken out. */
  Message_Attachments_Strip_Exif: boolean;
  /** Large pictures show as smaller ones. */
  Message_Attachments_Thumbnails_Enabled: boolean;
  /** Most pixels of such a picture from top to bottom. */
  Message_Attachments_Thumbnails_Height: number;
  /** Most pixels of such a picture from side to side. */
  Message_Attachments_Thumbnails_Width: number;
  /** Mobile apps may put pictures and films into the gallery of the phone. */
  Allow_Save_Media_to_Gallery: boolean;
  /** Mobile apps lock themselves. */
  Force_Screen_Lock: boolean;
  /** After that many seconds. */
  Force_Screen_Lock_After: number;
  /** Clients offer to record sound. */
  Message_AudioRecorderEnabled: boolean;
  /** How clients that go by it write a time and its day, in the form of moment.js. */
  Message_TimeAndDateFormat: string;
  /** How clients that go by it write a time, in the form of moment.js. */
  Message_TimeFormat: string;
  /** Clients offer to record films. */
  Message_VideoRecorderEnabled: boolean;
  /** Phones are told of messages, by the gateway or by Google. */
  Push_enable: boolean;
  /** By a gateway; otherwise by Google, for phones with Android and an app of one's own. */
  Push_enable_gateway: boolean;
  /** The gateway's address; of several lines the first counts. Nothing is sent to Rocket.Chat's own, which serves no workspace but those of its cloud. */
  Push_gateway: string;
  /** The service account of one's own app at Google (FCM), as JSON. */
  Push_google_api_credentials: string;
  /** What goes to the gateway or to Google is only that there is a message: the app gets its text from the workspace. */
  Push_request_content_from_server: boolean;
  /** What phones show has the message's text. */
  Push_show_message: boolean;
  /** What phones show says who wrote, or in which room. */
  Push_show_username_room: boolean;
  /** No archives are made; what is asked for waits until this is off again. */
  Troubleshoot_Disable_Data_Exporter_Processor: boolean;
  /** People may ask for an archive of all that is kept about them, and fetch archives that they have asked for. */
  UserData_EnableDownload: boolean;
  /** Encrypted rooms take messages that are not encrypted as well. */
  E2E_Allow_Unencrypted_Messages: boolean;
  /** Clients may encrypt what is written in private rooms and direct messages, so that the server cannot read it. It finds nothing of it either. */
  E2E_Enable: boolean;
  /** Files that clients have encrypted are taken. */
  E2E_Enable_Encrypt_Files: boolean;
  /** New direct messages are encrypted. */
  E2E_Enabled_Default_DirectRooms: boolean;
  /** New private rooms are encrypted, unless their maker says otherwise. */
  E2E_Enabled_Default_PrivateRooms: boolean;
  /** Clients tell the server whom an encrypted message names, so that these are told of it. */
  E2E_Enabled_Mentions: boolean;
}

/** Those that everybody is told. */
export type PublicSettingId = "Accounts_AllowAnonymousRead" | "Accounts_AllowAnonymousWrite" | "Accounts_AllowDeleteOwnAccount" | "Accounts_AllowEmailChange" | "Accounts_AllowInvisibleStatusOption" | "Accounts_AllowPasswordChange" | "Accounts_AllowRealNameChange" | "Accounts_AllowUserImpersonation" | "Accounts_AllowUsernameChange" | "Accounts_AllowUserProfileChange" | "Accounts_AllowUserStatusMessageChange" | "Accounts_ConfirmPasswordPlaceholder" | "Accounts_Directory_DefaultView" | "Accounts_EmailOrUsernamePlaceholder" | "Accounts_LoginExpiration" | "Accounts_PasswordPlaceholder" | "Accounts_TwoFactorAuthentication_By_TOTP_Enabled" | "Accounts_TwoFactorAuthentication_Enabled" | "Accounts_TwoFactorAuthentication_Enforce_Password_Fallback" | "Accounts_AllowUserAvatarChange" | "Accounts_AvatarBlockUnauthenticatedAccess" | "Accounts_AvatarExternalProviderUrl" | "Accounts_RoomAvatarExternalProviderUrl" | "UI_Use_Name_Avatar" | "Accounts_AllowedDomainsList" | "Accounts_CustomFields" | "Accounts_ManuallyApproveNewUsers" | "Accounts_Registration_Users_Default_Roles" | "Accounts_RegistrationForm" | "Accounts_RegistrationForm_LinkReplacementText" | "Accounts_RequireNameForSignUp" | "Accounts_RequirePasswordConfirmation" | "Accounts_Password_Policy_AtLeastOneLowercase" | "Accounts_Password_Policy_AtLeastOneNumber" | "Accounts_Password_Policy_AtLeastOneSpecialCharacter" | "Accounts_Password_Policy_AtLeastOneUppercase" | "Accounts_Password_Policy_Enabled" | "Accounts_Password_Policy_ForbidRepeatingCharacters" | "Accounts_Password_Policy_ForbidRepeatingCharactersCount" | "Accounts_Password_Policy_MaxLength" | "Accounts_Password_Policy_MinLength" | "Accounts_Default_User_Preferences_desktopNotifications" | "Accounts_Default_User_Preferences_pushNotifications" | "Accounts_Default_User_Preferences_emailNotificationMode" | "Accounts_Default_User_Preferences_enableAutoAway" | "Accounts_Default_User_Preferences_idleTimeLimit" | "Accounts_Default_User_Preferences_muteFocusedConversations" | "Accounts_Default_User_Preferences_newMessageNotification" | "Accounts_Default_User_Preferences_notificationsSoundVolume" | "Accounts_Default_User_Preferences_unreadAlert" | "Accounts_Default_User_Preferences_sendOnEnter" | "Accounts_Default_User_Preferences_sidebarSortby" | "Accounts_Default_User_Preferences_sidebarShowFavorites" | "Accounts_Default_User_Preferences_sidebarShowUnread" | "Accounts_Default_User_Preferences_themeAppearence" | "Accounts_Default_User_Preferences_displayAvatars" | "Accounts_Default_User_Preferences_hideUsernames" | "Accounts_Default_User_Preferences_convertAsciiEmoji" | "Accounts_Default_User_Preferences_alsoSendThreadToChannel" | "Accounts_Default_User_Preferences_autoImageLoad" | "Accounts_Default_User_Preferences_collapseMediaByDefault" | "Accounts_Default_User_Preferences_desktopNotificationRequireInteraction" | "Accounts_Default_User_Preferences_enableMobileRinging" | "Accounts_Default_User_Preferences_hideFlexTab" | "Accounts_Default_User_Preferences_hideRoles" | "Accounts_Default_User_Preferences_newRoomNotification" | "Accounts_Default_User_Preferences_notifyCalendarEvents" | "Accounts_Default_User_Preferences_omnichannelTranscriptEmail" | "Accounts_Default_User_Preferences_saveMobileBandwidth" | "Accounts_Default_User_Preferences_showThreadsInMainChannel" | "Accounts_Default_User_Preferences_sidebarDisplayAvatar" | "Accounts_Default_User_Preferences_sidebarGroupByType" | "Accounts_Default_User_Preferences_sidebarSectionsOrder" | "Accounts_Default_User_Preferences_sidebarViewMode" | "Accounts_Default_User_Preferences_useEmojis" | "API_Use_REST_For_DDP_Calls" | "API_User_Limit" | "API_Embed" | "API_Embed_UserAgent" | "HexColorPreview_Enabled" | "Hide_System_Messages" | "Katex_Dollar_Syntax" | "Katex_Enabled" | "Katex_Parenthesis_Syntax" | "Message_AllowBadWordsFilter" | "Message_AllowUnrecognizedSlashCommand" | "Message_BadWordsFilterList" | "Message_BadWordsWhitelist" | "Message_CustomDomain_AutoLink" | "Message_GroupingPeriod" | "Message_MaxAll" | "Message_MaxAllowedSize" | "Message_QuoteChainLimit" | "Threads_enabled" | "Message_AllowDeleting" | "Message_AllowDeleting_BlockDeleteInMinutes" | "Message_AllowEditing" | "Message_AllowEditing_BlockEditInMinutes" | "Message_AllowPinning" | "Message_AllowStarring" | "Message_ErasureType" | "Message_KeepHistory" | "Message_Read_Receipt_Enabled" | "Message_Read_Receipt_Store_Users" | "Message_ShowDeletedStatus" | "Confab_RetentionPolicy_AppliesToGroupDMs" | "Confab_RetentionPolicy_TTL_GroupDMs" | "RetentionPolicy_Advanced_Precision" | "RetentionPolicy_Advanced_Precision_Cron" | "RetentionPolicy_AppliesToChannels" | "RetentionPolicy_AppliesToDMs" | "RetentionPolicy_AppliesToGroups" | "RetentionPolicy_DoNotPruneDiscussion" | "RetentionPolicy_DoNotPrunePinned" | "RetentionPolicy_DoNotPruneThreads" | "RetentionPolicy_Enabled" | "RetentionPolicy_FilesOnly" | "RetentionPolicy_MaxAge_Channels" | "RetentionPolicy_MaxAge_DMs" | "RetentionPolicy_MaxAge_Groups" | "RetentionPolicy_Precision" | "RetentionPolicy_TTL_Channels" | "RetentionPolicy_TTL_DMs" | "RetentionPolicy_TTL_Groups" | "DirectMesssage_maxUsers" | "Discussion_enabled" | "Message_AllowDirectMessagesToYourself" | "Notifications_Max_Room_Members" | "Number_of_users_autocomplete_suggestions" | "Store_Last_Message" | "UI_Allow_room_names_with_special_chars" | "UTF8_Names_Slugify" | "Unread_Count" | "Unread_Count_DM" | "UTF8_Channel_Names_Validation" | "UTF8_User_Names_Validation" | "Accounts_ShowFormLogin" | "Confab_Bot_Name" | "Confab_Compatibility_Version" | "Iframe_Integration_receive_enable" | "Iframe_Integration_receive_origin" | "Iframe_Integration_send_enable" | "Iframe_Integration_send_target_origin" | "Language" | "Robot_Instructions_File_Content" | "Show_Setup_Wizard" | "UI_Show_top_navbar_embedded_layout" | "UI_Use_Real_Name" | "Site_Name" | "Site_Url" | "uniqueID" | "Confab_Theme_Dark_Accent" | "Confab_Theme_Dark_Background" | "Confab_Theme_Dark_Background_Secondary" | "Confab_Theme_Dark_Danger" | "Confab_Theme_Dark_Success" | "Confab_Theme_Dark_Text" | "Confab_Theme_Dark_Text_Secondary" | "Confab_Theme_Dark_Warning" | "Confab_Theme_Light_Accent" | "Confab_Theme_Light_Background" | "Confab_Theme_Light_Background_Secondary" | "Confab_Theme_Light_Danger" | "Confab_Theme_Light_Success" | "Confab_Theme_Light_Text" | "Confab_Theme_Light_Text_Secondary" | "Confab_Theme_Light_Warning" | "Custom_Script_Logged_In" | "Custom_Script_Logged_Out" | "Custom_Script_On_Logout" | "Default_Referrer_Policy" | "theme-custom-css" | "First_Channel_After_Login" | "Layout_Custom_Body_Only" | "Layout_Home_Body" | "Layout_Home_Custom_Block_Visible" | "Layout_Home_Title" | "Layout_Legal_Notice" | "Layout_Login_Hide_Logo" | "Layout_Login_Hide_Powered_By" | "Layout_Login_Hide_Title" | "Layout_Login_Template" | "Layout_Login_Terms" | "Layout_Privacy_Policy" | "Layout_Show_Home_Button" | "Layout_Sidenav_Footer" | "Layout_Sidenav_Footer_Dark" | "Layout_Terms_of_Service" | "Assets_background" | "Assets_background_dark" | "Assets_favicon" | "Assets_favicon_16" | "Assets_favicon_192" | "Assets_favicon_32" | "Assets_favicon_512" | "Assets_favicon_96" | "Assets_favicon_ico" | "Assets_logo" | "Assets_logo_dark" | "Assets_logo_login" | "Assets_logo_login_dark" | "Assets_safari_pinned" | "Assets_tile_144" | "Assets_tile_150" | "Assets_tile_310_square" | "Assets_tile_310_wide" | "Assets_tile_70" | "Assets_touchicon_180" | "Assets_touchicon_180_pre" | "Organization_Name" | "Log_Level" | "Presence_broadcast_disabled" | "FileUpload_Storage_Type" | "FileUpload_Enabled" | "FileUpload_Enabled_Direct" | "FileUpload_MaxFileSize" | "FileUpload_MediaTypeBlackList" | "FileUpload_MediaTypeWhiteList" | "FileUpload_ProtectFiles" | "FileUpload_RotateImages" | "Message_Attachments_Strip_Exif" | "Message_Attachments_Thumbnails_Enabled" | "Message_Attachments_Thumbnails_Height" | "Message_Attachments_Thumbnails_Width" | "Allow_Save_Media_to_Gallery" | "Force_Screen_Lock" | "Force_Screen_Lock_After" | "Message_AudioRecorderEnabled" | "Message_TimeAndDateFormat" | "Message_TimeFormat" | "Message_VideoRecorderEnabled" | "Push_enable" | "Push_show_message" | "Push_show_username_room" | "UserData_EnableDownload" | "E2E_Allow_Unencrypted_Messages" | "E2E_Enable" | "E2E_Enable_Encrypt_Files" | "E2E_Enabled_Default_DirectRooms" | "E2E_Enabled_Default_PrivateRooms" | "E2E_Enabled_Mentions";

export type PermissionId = "archive-room" | "create-c" | "create-d" | "create-p" | "delete-c" | "delete-d" | "delete-p" | "edit-room" | "edit-room-avatar" | "edit-room-retention-policy" | "set-react-when-readonly" | "set-readonly" | "start-discussion" | "start-discussion-other-user" | "toggle-room-e2e-encryption" | "unarchive-room" | "add-all-to-room" | "add-user-to-any-c-room" | "add-user-to-any-p-room" | "add-user-to-joined-room" | "ban-user" | "kick-user-from-any-c-room" | "kick-user-from-any-p-room" | "mute-user" | "remove-user" | "set-leader" | "set-moderator" | "set-owner" | "view-broadcast-member-list" | "view-members-list-all-rooms" | "create-invite-links" | "join-without-join-code" | "leave-c" | "leave-p" | "view-join-code" | "preview-c-room" | "view-c-room" | "view-d-room" | "view-history" | "view-joined-room" | "view-other-user-channels" | "view-p-room" | "view-full-other-user-info" | "view-outside-room" | "auto-translate" | "bypass-time-limit-edit-and-delete" | "clean-channel-history" | "delete-message" | "delete-own-message" | "edit-message" | "export-messages-as-pdf" | "force-delete-message" | "mail-messages" | "mention-all" | "mention-here" | "message-impersonate" | "mobile-upload-file" | "move-messages" | "pin-message" | "post-readonly" | "send-many-messages" | "videoconf-ring-users" | "view-message-history" | "bulk-register-user" | "create-user" | "delete-user" | "edit-other-user-active-status" | "edit-other-user-avatar" | "edit-other-user-info" | "edit-other-user-password" | "edit-other-user-totp" | "manage-user-status" | "view-user-administration" | "block-ip-device-management" | "create-personal-access-tokens" | "edit-other-user-e2ee" | "impersonate-user" | "logout-device-management" | "logout-other-user" | "user-generate-access-token" | "view-device-management" | "manage-moderation-actions" | "view-moderation-console" | "add-team-channel" | "add-team-member" | "convert-team" | "create-team" | "create-team-channel" | "create-team-group" | "delete-team" | "delete-team-channel" | "delete-team-group" | "edit-team" | "edit-team-channel" | "edit-team-member" | "move-room-to-team" | "remove-team-channel" | "view-all-team-channels" | "view-all-teams" | "access-setting-permissions" | "edit-privileged-setting" | "manage-selected-settings" | "view-privileged-setting" | "access-permissions" | "assign-admin-role" | "assign-roles" | "access-federation" | "access-marketplace" | "add-oauth-service" | "api-bypass-rate-limit" | "manage-apps" | "manage-email-inbox" | "manage-incoming-integrations" | "manage-oauth-apps" | "manage-outgoing-integrations" | "manage-own-incoming-integrations" | "manage-own-outgoing-integrations" | "remove-slackbridge-links" | "sync-auth-services-users" | "test-push-notifications" | "view-federation-data" | "access-mailer" | "clear-oembed-cache" | "get-server-info" | "manage-jobs" | "manage-limits" | "restart-server" | "run-import" | "run-migration" | "send-mail" | "test-admin-options" | "view-engagement-dashboard" | "view-import-operations" | "view-logs" | "view-statistics" | "can-audit" | "can-audit-log" | "manage-cloud" | "register-on-cloud" | "manage-assets" | "manage-emoji" | "manage-sounds" | "view-room-administration" | "allow-external-voice-calls" | "allow-internal-voice-calls" | "call-management" | "inbound-voip-calls" | "manage-agent-extension-association" | "manage-voip-call-settings" | "manage-voip-contact-center-settings" | "manage-voip-extensions" | "outbound-voip-calls" | "spy-voip-calls" | "view-agent-extension-association" | "view-user-voip-extension" | "view-voip-extension-details" | "add-livechat-department-agents" | "change-livechat-room-visitor" | "close-livechat-room" | "close-others-livechat-room" | "create-livechat-contact" | "delete-livechat-contact" | "edit-livechat-room-customfields" | "edit-omnichannel-contact" | "manage-livechat-agents" | "manage-livechat-canned-responses" | "manage-livechat-departments" | "manage-livechat-managers" | "manage-livechat-monitors" | "manage-livechat-priorities" | "manage-livechat-sla" | "manage-livechat-tags" | "manage-livechat-units" | "on-hold-livechat-room" | "on-hold-others-livechat-room" | "remove-canned-responses" | "remove-closed-livechat-room" | "remove-closed-livechat-rooms" | "remove-livechat-department" | "request-pdf-transcript" | "save-all-canned-responses" | "save-canned-responses" | "save-department-canned-responses" | "save-others-livechat-room-info" | "send-omnichannel-chat-transcript" | "transfer-livechat-guest" | "update-livechat-contact" | "view-agent-canned-responses" | "view-all-canned-responses" | "view-canned-responses" | "view-l-room" | "view-livechat-analytics" | "view-livechat-appearance" | "view-livechat-business-hours" | "view-livechat-contact" | "view-livechat-contact-history" | "view-livechat-current-chats" | "view-livechat-customfields" | "view-livechat-departments" | "view-livechat-installation" | "view-livechat-manager" | "view-livechat-queue" | "view-livechat-real-time-monitoring" | "view-livechat-reports" | "view-livechat-room-closed-by-another-agent" | "view-livechat-room-closed-same-department" | "view-livechat-room-customfields" | "view-livechat-rooms" | "view-livechat-triggers" | "view-livechat-webhooks" | "view-omnichannel-contact-center";

export interface StreamEvents {
  'stream-apps': Record<string, never>;
  'stream-importers': Record<string, never>;
  'stream-integrationHistory': {
    /** An outgoing webhook is called. */
    '<integrationId>': [{
      /** inserted. */
      type: string;
      /** The call. */
      data: IntegrationRun<Date>;
    }] | [{
      /** updated. */
      type: string;
      /** Which call. */
      id: string;
      /** The call as it is now. */
      diff: IntegrationRun<Date>;
    }] | [{
      /** removed. */
      type: string;
      /** The webhook whose calls are forgotten. */
      id: string;
    }];
  };
  'stream-notify-all': {
    /** A setting that everybody may see. */
    'public-settings-changed': ["updated", {
      /** The setting. */
      _id: string;
      /** Its value; empty where it is secret. */
      value: unknown;
    }];
    /** The same, with its name, for older clients. */
    'public-info': [[string, ["updated", {
      /** The setting. */
      _id: string;
      /** Its value; empty where it is secret. */
      value: unknown;
    }]]] | [[string, [{
      /** The sound, as it is or was. */
      soundData: CustomSound<Date>;
    }]]];
    /** A sound of the workspace's own is made or changed. */
    updateCustomSound: [{
      /** The sound, as it is or was. */
      soundData: CustomSound<Date>;
    }];
    /** It is removed. */
    deleteCustomSound: [{
      /** The sound, as it is or was. */
      soundData: CustomSound<Date>;
    }];
  };
  'stream-notify-logged': {
    /** Somebody is renamed. */
    'Users:NameChanged': [{
      /** The user. */
      _id: string;
      /** Display name. */
      name: string;
      /** Without @. */
      username: string;
    }];
    /** Id, username, number of the status, text, display name. */
    'user-status': [[string, string, number, string, string]];
    /** Any setting. */
    'private-settings-changed': ["updated", {
      /** The setting. */
      _id: string;
      /** Its value; empty where it is secret. */
      value: unknown;
    }];
    /** Which roles have a permission. */
    'permissions-changed': ["updated", {
      /** The permission. */
      _id: string;
      /** Roles that have it. */
      roles: string[];
    }];
    /** Somebody has a role, or has it no more. */
    'roles-change': [{
      /** added or removed. */
      type: string;
      /** The role. */
      _id: string;
      /** Who has it, or had. */
      u: UserRef;
      /** The room, where it is a role in a room. */
      scope?: string;
    }];
    /** An account is gone. */
    'Users:Deleted': [{
      /** Who is gone. */
      userId: string;
      /** What becomes of the messages. */
      messageErasureType: string;
      /** Whose they are now. */
      replaceByUser?: UserRef;
    }];
    /** Somebody's picture, or a room's, is another one. */
    updateAvatar: [{
      /** Whose picture it is. */
      username?: string;
      /** Or of which room. */
      rid?: string;
      /** Changes with it; left out: there is none any more. */
      etag?: string;
    }];
    /** A status of the workspace's own is made or changed. */
    updateCustomUserStatus: [{
      /** The status, as it is or was. */
      userStatusData: CustomStatus<Date>;
    }];
    /** It is removed. */
    deleteCustomUserStatus: [{
      /** The status, as it is or was. */
      userStatusData: CustomStatus<Date>;
    }];
    /** An emoji of the workspace's own is made or changed. */
    updateEmojiCustom: [{
      /** The emoji, as it is or was. */
      emojiData: CustomEmoji<Date>;
    }];
    /** It is removed. */
    deleteEmojiCustom: [{
      /** The emoji, as it is or was. */
      emojiData: CustomEmoji<Date>;
    }];
  };
  'stream-notify-room': {
    /** Deleted. */
    '<rid>/deleteMessage': [{
      /** The message. */
      _id: string;
    }];
    /** Some of many that are deleted together. */
    '<rid>/deleteMessageBulk': [{
      /** The room. */
      rid: string;
      /** Pinned ones stay. */
      excludePinned: boolean;
      /** What announces a discussion stays. */
      ignoreDiscussion: boolean;
      /** When they were sent. */
      ts: {
        /** After then. */
        $gt?: Date;
        /** Then or later. */
        $gte?: Date;
        /** Before then. */
        $lt?: Date;
        /** Then or before. */
        $lte?: Date;
      };
      /** Whose, by username; empty: anybody's. */
      users: string[];
      /** Those that are gone. */
      ids: string[];
    }];
    /** With read receipts: everybody has read on. */
    '<rid>/messagesRead': [{
      /** Everybody has read what was sent until then. */
      until: Date;
      /** Left out: in the room; else in this thread. */
      tmid?: string;
    }];
    /** What somebody is doing, by name: user-typing; nothing: no more. */
    '<rid>/user-activity': [string, string[]];
    /** Somebody in an encrypted room needs its key: which one. */
    '<rid>/e2e.keyRequest': [string];
  };
  'stream-notify-room-users': Record<string, never>;
  'stream-notify-user': {
    /** To be shown on the desktop. */
    '<uid>/notification': [{
      /** Where it was written, or by whom. */
      title: string;
      /** The beginning of it, as plain text. */
      text: string;
      /** What it is about. */
      payload: {
        /** The message. */
        _id: string;
        /** Its room. */
        rid: string;
        /** The thread that it is a reply in. */
        tmid?: string;
        /** Who wrote it. */
        sender: UserRef;
        /** The letter of the room's kind. */
        type: string;
        /** How addresses call the room. */
        name: string;
        /** Its text. */
        message: {
          /** As it was written. */
          msg: string;
          /** e2e: it is encrypted. */
          t?: string;
          /** What is encrypted, then. */
          content?: unknown;
        };
      };
    }];
    /** A room that one is in. */
    '<uid>/rooms-changed': (["inserted" | "updated", Room<Date>]) | ["removed", {
      /** The room. */
      _id: string;
    }];
    /** One's place in a room. */
    '<uid>/subscriptions-changed': (["inserted" | "updated", Subscription<Date>]) | ["removed", {
      /** The id it had. */
      _id: string;
      /** Whose it was. */
      u: {
        /** The user. */
        _id: string;
      };
      /** The room. */
      rid: string;
      /** The room's type. */
      t: string;
    }];
    /** One's own account changed. */
    '<uid>/userData': [{
      /** inserted, updated, removed. */
      type: string;
      /** The user. */
      id: string;
      /** The members that changed. */
      diff?: unknown;
      /** The members that are gone, each with 1. */
      unset?: Record<string, unknown>;
    }];
    /** All sessions have ended. */
    '<uid>/force_logout': [];
    /** What the server says to one person alone; nobody keeps it. */
    '<uid>/message': [{
      /** Of this message alone. */
      _id: string;
      /** Where it is shown. */
      rid: string;
      /** The text. */
      msg: string;
      /** When. */
      ts: Date;
      /** When. */
      _updatedAt: Date;
      /** The built-in bot. */
      u: UserRef;
      /** True: nobody else sees it. */
      private: boolean;
    }];
    /** A message of one's own that is sent later; removed: it was sent, or taken back. */
    '<uid>/confab-scheduled-messages-changed': (["inserted" | "updated" | "removed", ScheduledMessage<Date>]);
    /** A reminder. */
    '<uid>/confab-reminders-changed': (["inserted" | "updated" | "removed", Reminder<Date>]);
    /** What one has begun to write. */
    '<uid>/confab-drafts-changed': (["inserted" | "updated" | "removed", Draft<Date>]);
    /** A section of one's sidebar. */
    '<uid>/confab-sidebar-changed': (["inserted" | "updated" | "removed", SidebarSection<Date>]);
    /** An appointment begins soon. */
    '<uid>/calendar': [{
      /** What it is. */
      title: string;
      /** When it begins. */
      text: string;
      /** Which it is. */
      payload: {
        /** The appointment. */
        _id: string;
      };
    }];
    /** The same, of a room that one is in: the room, and which key. */
    '<uid>/e2ekeyRequest': [string, string];
  };
  'stream-roles': {
    /** A role is made, changed or removed. */
    roles: [{
      /** changed or removed. */
      type: string;
      /** The key that permissions use. */
      _id: string;
      /** Name. */
      name: string;
      /** Users or Subscriptions. */
      scope: string;
      /** What it is for. */
      description: string;
      /** Built in. */
      protected: boolean;
      /** Its holders must use two factors. */
      mandatory2fa?: boolean;
      /** When it last changed. */
      _updatedAt: Date;
    }];
  };
  'stream-room-data': {
    /** The room, whenever it changes. */
    '<rid>': [Room<Date>];
  };
  'stream-room-messages': {
    /** New, or changed. */
    '<rid>': [Message<Date>];
    /** The same, of every room that one can read. */
    __my_messages__: [Message<Date>, {
      /** Whether the bot's user is a member. */
      roomParticipant: boolean;
      /** The letter of its kind. */
      roomType: string;
      /** Empty on direct messages. */
      roomName: string;
    }];
  };
  'stream-user-presence': {
    /** Username, number of the status, text. */
    '<uid>': [[string, number, string]];
  };
}

export interface Methods {
  /** How many backup codes one has left. */
  '2fa:checkCodesRemaining': {
    params: [];
    result: {
      /** Backup codes that were not used. */
      remaining: number;
    };
  };
  /** Turn one's second factor off. False: the code was wrong, or there was none. */
  '2fa:disable': {
    params: [code: string];
    result: boolean;
  };
  /** Begin to set up an app as one's second factor. */
  '2fa:enable': {
    params: [];
    result: {
      /** For the app, in base32. */
      secret: string;
      /** The same as an otpauth: address. */
      url: string;
    };
  };
  /** Replace one's backup codes. */
  '2fa:regenerateCodes': {
    params: [code: string];
    result: {
      /** Each takes the place of one code of the app, once. */
      codes: string[];
    };
  };
  /** Turn the second factor on; one's other log-ins end. */
  '2fa:validateTempToken': {
    params: [code: string];
    result: {
      /** Each takes the place of one code of the app, once. */
      codes: string[];
    };
  };
  /** Forget what was found behind links. */
  OEmbedCacheCleanup: {
    params: [];
    result: {
      /** cache_cleared. */
      message: string;
    };
  };
  /** The person has gone away from this client. */
  'UserPresence:away': {
    params: [];
    result: boolean;
  };
  /** The person is at this client. */
  'UserPresence:online': {
    params: [];
    result: boolean;
  };
  /** Choose how one is seen. */
  'UserPresence:setDefaultStatus': {
    params: [status: string];
    result: boolean;
  };
  /** Add everybody. */
  addAllUserToRoom: {
    params: [rid: string, activeUsersOnly?: boolean];
    result: boolean;
  };
  /** A new incoming webhook. */
  addIncomingIntegration: {
    params: [integration: {
      /** What it is called. */
      name: string;
      /** Whether it works. */
      enabled: boolean;
      /** In whose name it posts. */
      username?: string;
      /** #room or @user, several with commas between them; of outgoing ones also all_public_channels, all_private_groups and all_direct_messages. */
      channel: string;
      /** Shown in place of the name. */
      alias?: string;
      /** Shown in place of the picture. */
      avatar?: string;
      /** Shown in place of the picture. */
      emoji?: string;
      /** Whether its script runs. */
      scriptEnabled: boolean;
      /** Its script: a class Script. */
      script?: string;
      /** There is one engine, whatever it says. */
      scriptEngine?: "vm2" | "isolated-vm";
      /** Of incoming ones: whether a call may say where. */
      overrideDestinationChannelEnabled?: boolean;
      /** Of outgoing ones: what it is told of. */
      event?: string;
      /** Whom it tells. */
      urls?: string[];
      /** Only messages that begin with one of these; none: all. */
      triggerWords?: string[];
      /** Words count wherever they stand. */
      triggerWordAnywhere?: boolean;
      /** Where answers are posted. */
      targetRoom?: string;
      /** What it says to be known by. */
      token?: string;
      /** Told of edits, too. */
      runOnEdits?: boolean;
      /** Calls that fail are made again. */
      retryFailedCalls?: boolean;
      /** How often at the most; above 20 is 20. */
      retryCount?: number;
      /** powers-of-ten, powers-of-two or increments-of-two. */
      retryDelay?: string;
      /** Answers are posted in the name of whoever set it off. */
      impersonateUser?: boolean;
    }];
    result: Integration<Date>;
  };
  /** A new outgoing webhook. */
  addOutgoingIntegration: {
    params: [integration: {
      /** What it is called. */
      name: string;
      /** Whether it works. */
      enabled: boolean;
      /** In whose name it posts. */
      username?: string;
      /** #room or @user, several with commas between them; of outgoing ones also all_public_channels, all_private_groups and all_direct_messages. */
      channel: string;
      /** Shown in place of the name. */
      alias?: string;
      /** Shown in place of the picture. */
      avatar?: string;
      /** Shown in place of the picture. */
      emoji?: string;
      /** Whether its script runs. */
      scriptEnabled: boolean;
      /** Its script: a class Script. */
      script?: string;
      /** There is one engine, whatever it says. */
      scriptEngine?: "vm2" | "isolated-vm";
      /** Of incoming ones: whether a call may say where. */
      overrideDestinationChannelEnabled?: boolean;
      /** Of outgoing ones: what it is told of. */
      event?: string;
      /** Whom it tells. */
      urls?: string[];
      /** Only messages that begin with one of these; none: all. */
      triggerWords?: string[];
      /** Words count wherever they stand. */
      triggerWordAnywhere?: boolean;
      /** Where answers are posted. */
      targetRoom?: string;
      /** What it says to be known by. */
      token?: string;
      /** Told of edits, too. */
      runOnEdits?: boolean;
      /** Calls that fail are made again. */
      retryFailedCalls?: boolean;
      /** How often at the most; above 20 is 20. */
      retryCount?: number;
      /** powers-of-ten, powers-of-two or increments-of-two. */
      retryDelay?: string;
      /** Answers are posted in the name of whoever set it off. */
      impersonateUser?: boolean;
    }];
    result: Integration<Date>;
  };
  /** Make somebody leader. */
  addRoomLeader: {
    params: [rid: string, userId: string];
    result: boolean;
  };
  /** Make somebody moderator. */
  addRoomModerator: {
    params: [rid: string, userId: string];
    result: boolean;
  };
  /** Make somebody owner. */
  addRoomOwner: {
    params: [rid: string, userId: string];
    result: boolean;
  };
  /** Add somebody. */
  addUserToRoom: {
    params: [data: {
      /** The room. */
      rid: string;
      /** The person. */
      username: string;
    }];
    result: Record<string, unknown>;
  };
  /** Add several people. */
  addUsersToRoom: {
    params: [data: {
      /** The room. */
      rid: string;
      /** Usernames. */
      users: string[];
    }];
    result: boolean;
  };
  /** Nobody can write any more. */
  archiveRoom: {
    params: [rid: string];
    result: Record<string, unknown>;
  };
  /** Who has looked at messages that way. */
  auditGetAuditions: {
    params: [params: {
      /** From then. */
      startDate: Date;
      /** Until then. */
      endDate: Date;
    }];
    result: {
      /** Its number in the audit log. */
      _id: string;
      /** When. */
      ts: Date;
      /** Who looked. */
      u: UserRef;
      /** How many messages were found. */
      results: number;
      /** What was asked for. */
      fields: Record<string, unknown>;
    }[];
  };
  /** Messages of any room, for those who audit; the audit log says that they looked. */
  auditGetMessages: {
    params: [params: {
      /** The room. */
      rid?: string;
      /** With type d: the conversation of these people. */
      users?: string[];
      /** From then. */
      startDate: Date;
      /** Until then. */
      endDate: Date;
      /** Part of the text. */
      msg?: string;
      /** d: a conversation; empty: the room. Others are refused. */
      type?: string;
    }];
    result: Message<Date>[];
  };
  /** Give a permission to a role. */
  'authorization:addPermissionToRole': {
    params: [permissionId: string, role: string];
    result: Record<string, unknown>;
  };
  /** Give a role of the workspace. */
  'authorization:addUserToRole': {
    params: [roleId: string, username: string];
    result: boolean;
  };
  /** Delete a role that nobody has. */
  'authorization:deleteRole': {
    params: [roleId: string];
    result: boolean;
  };
  /** Take a permission from a role. */
  'authorization:removeRoleFromPermission': {
    params: [permissionId: string, role: string];
    result: Record<string, unknown>;
  };
  /** Take a role of the workspace. */
  'authorization:removeUserFromRole': {
    params: [roleId: string, username: string];
    result: boolean;
  };
  /** One has seen an announcement of the server's makers: there is none. */
  'banner/dismiss': {
    params: [data: {
      /** The banner. */
      id: string;
    }];
    result: Record<string, unknown>;
  };
  /** The two write to each other no more. */
  blockUser: {
    params: [data: {
      /** The conversation of two. */
      rid: string;
      /** The other person. */
      blocked: string;
    }];
    result: boolean;
  };
  /** The directory of public channels, of teams, or of people. */
  browseChannels: {
    params: [params?: {
      /** Part of a name. */
      text?: string;
      /** channels, teams or users. */
      type?: "channels" | "teams" | "users";
      /** There is only this one: local, or all. */
      workspace?: "local" | "all";
      /** Channels: name, createdAt, lastMessage, usersCount; users: name, username. */
      sortBy?: string;
      /** asc or desc. */
      sortDirection?: "asc" | "desc";
      /** Which page, from 0. */
      page?: number;
      /** How many to skip, in place of a page. */
      offset?: number;
      /** How many. */
      limit?: number;
    }];
    result: {
      /** Rows in all. */
      total: number;
      /** Channels, main rooms of teams, or users. */
      results: {
        /** The room's id. */
        _id: string;
        /** Its type. */
        t: string;
        /** Name. */
        name?: string;
        /** Name as typed. */
        fname?: string;
        /** Topic. */
        topic?: string;
        /** Description. */
        description?: string;
        /** Members. */
        usersCount: number;
        /** When it was made. */
        ts?: Date;
        /** When the last message was sent. */
        lm?: Date;
        /** New users join it. */
        default?: boolean;
        /** Shown first in the directory. */
        featured?: boolean;
        /** The room's team. */
        teamId?: string;
        /** The team's main room. */
        teamMain?: boolean;
        /** The name of the team that hosts the channel. */
        belongsTo?: string;
        /** How many rooms the team hosts. */
        roomsCount?: number;
      }[] | {
        /** The user's id. */
        _id: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** Extra label. */
        nickname?: string;
        /** About text. */
        bio?: string;
        /** For those who may see them. */
        emails?: Email[];
        /** Changes with the avatar. */
        avatarETag?: string;
        /** When the account was made. */
        createdAt: Date;
      }[];
    };
  };
  /** The room, when one may see it. */
  canAccessRoom: {
    params: [rid: string, userId?: string];
    result: Room<Date>;
  };
  /** Public channels, and one's private groups. */
  channelsList: {
    params: [filter?: string, channelType?: string, limit?: number, sort?: string];
    result: {
      /** Rooms. */
      channels: Room<Date>[];
    };
  };
  /** Whether that is the secret of the registration address. */
  checkRegistrationSecretURL: {
    params: [hash: string];
    result: boolean;
  };
  /** Whether a username is free. */
  checkUsernameAvailability: {
    params: [username: string];
    result: boolean;
  };
  /** Delete messages of a time for good, the oldest first. How many there were. */
  cleanRoomHistory: {
    params: [data: {
      /** The room. */
      roomId: string;
      /** Sent before then. */
      latest: Date;
      /** Sent after then. */
      oldest: Date;
      /** Or just then. */
      inclusive?: boolean;
      /** The oldest ones; 0, or more: 20000. */
      limit?: number;
      /** Pinned messages stay. */
      excludePinned?: boolean;
      /** What announces a discussion stays, and so does the discussion. */
      ignoreDiscussion?: boolean;
      /** Only files go, their messages stay. */
      filesOnly?: boolean;
      /** Messages that were answered in threads stay, and so do the replies. */
      ignoreThreads?: boolean;
      /** Only messages of these people, by username. */
      fromUsers?: string[];
    }];
    result: number;
  };
  /** Its calls are forgotten. */
  clearIntegrationHistory: {
    params: [integrationId: string];
    result: boolean;
  };
  /** Whether Rocket.Chat's cloud knows the workspace. */
  'cloud:checkRegisterStatus': {
    params: [];
    result: {
      /** False: Confab registers nowhere. */
      workspaceRegistered: boolean;
      /** Empty. */
      workspaceId: string;
      /** The workspace's own id. */
      uniqueId: string;
      /** Empty. */
      token: string;
      /** Empty. */
      email: string;
    };
  };
  /** Make a public channel. */
  createChannel: {
    params: [name: string, members?: string[], readOnly?: boolean, customFields?: Record<string, unknown>, extraData?: {
      /** Only some may write. */
      broadcast?: boolean;
      /** Its people's clients encrypt what they write; of a private group. */
      encrypted?: boolean;
      /** Topic. */
      topic?: string;
      /** Description. */
      description?: string;
      /** Announcement. */
      announcement?: string;
    }];
    result: {
      /** The room's id. */
      _id: string;
      /** c public channel, p private group, d direct messages. */
      t: string;
      /** Unique name; none on direct messages. */
      name?: string;
      /** Name as typed. */
      fname?: string;
      /** Who created it. */
      u?: UserRef;
      /** How many messages it holds. */
      msgs: number;
      /** How many members it has. */
      usersCount: number;
      /** Position of its newest message. */
      seq: number;
      /** Topic. */
      topic?: string;
      /** Description. */
      description?: string;
      /** Announcement. */
      announcement?: string;
      /** Changes with the picture. */
      avatarETag?: string;
      /** Read only. */
      ro?: boolean;
      /** Archived. */
      archived?: boolean;
      /** New users join it. */
      default?: boolean;
      /** Shown first in the directory. */
      featured?: boolean;
      /** Favourite of new members. */
      favorite?: boolean;
      /** Only some may write. */
      broadcast?: boolean;
      /** Reactions although read only. */
      reactWhenReadOnly?: boolean;
      /** Its people's clients encrypt what they write. */
      encrypted?: boolean;
      /** Which key they use. */
      e2eKeyId?: string;
      /** Members who wait for that key, 50 at most. */
      usersWaitingForE2EKeys?: WaitingForKey<Date>[];
      /** Usernames that may not write. */
      muted?: string[];
      /** Usernames that may write although it is read only. */
      unmuted?: string[];
      /** A code is asked for on joining. */
      joinCodeRequired?: boolean;
      /** The team that it belongs to. */
      teamId?: string;
      /** The team's main room: its members are the team's. */
      teamMain?: boolean;
      /** Whoever joins the team joins it. */
      teamDefault?: boolean;
      /** Of a discussion: the room that it belongs to. */
      prid?: string;
      /** How long its messages are kept, where it says so itself. */
      retention?: Retention;
      /** Of a team: what of it clients list below it. */
      sidepanel?: unknown;
      /** System messages that are hidden here. */
      sysMes?: unknown;
      /** Free-form fields. */
      customFields?: unknown;
      /** Members of direct messages. */
      uids?: string[];
      /** Members of direct messages, by display name. */
      usernames?: string[];
      /** When it was created. */
      ts?: Date;
      /** When the last message was sent. */
      lm?: Date;
      /** The last message, when Store_Last_Message is on. */
      lastMessage?: Message<Date>;
      /** When it last changed. */
      _updatedAt: Date;
      /** Its id once more. */
      rid: string;
    };
  };
  /** The room of these people and oneself, made when there is none. */
  createDirectMessage: {
    params: [usernames: string[]];
    result: {
      /** The room's id. */
      _id: string;
      /** c public channel, p private group, d direct messages. */
      t: string;
      /** Unique name; none on direct messages. */
      name?: string;
      /** Name as typed. */
      fname?: string;
      /** Who created it. */
      u?: UserRef;
      /** How many messages it holds. */
      msgs: number;
      /** How many members it has. */
      usersCount: number;
      /** Position of its newest message. */
      seq: number;
      /** Topic. */
      topic?: string;
      /** Description. */
      description?: string;
      /** Announcement. */
      announcement?: string;
      /** Changes with the picture. */
      avatarETag?: string;
      /** Read only. */
      ro?: boolean;
      /** Archived. */
      archived?: boolean;
      /** New users join it. */
      default?: boolean;
      /** Shown first in the directory. */
      featured?: boolean;
      /** Favourite of new members. */
      favorite?: boolean;
      /** Only some may write. */
      broadcast?: boolean;
      /** Reactions although read only. */
      reactWhenReadOnly?: boolean;
      /** Its people's clients encrypt what they write. */
      encrypted?: boolean;
      /** Which key they use. */
      e2eKeyId?: string;
      /** Members who wait for that key, 50 at most. */
      usersWaitingForE2EKeys?: WaitingForKey<Date>[];
      /** Usernames that may not write. */
      muted?: string[];
      /** Usernames that may write although it is read only. */
      unmuted?: string[];
      /** A code is asked for on joining. */
      joinCodeRequired?: boolean;
      /** The team that it belongs to. */
      teamId?: string;
      /** The team's main room: its members are the team's. */
      teamMain?: boolean;
      /** Whoever joins the team joins it. */
      teamDefault?: boolean;
      /** Of a discussion: the room that it belongs to. */
      prid?: string;
      /** How long its messages are kept, where it says so itself. */
      retention?: Retention;
      /** Of a team: what of it clients list below it. */
      sidepanel?: unknown;
      /** System messages that are hidden here. */
      sysMes?: unknown;
      /** Free-form fields. */
      customFields?: unknown;
      /** Members of direct messages. */
      uids?: string[];
      /** Members of direct messages, by display name. */
      usernames?: string[];
      /** When it was created. */
      ts?: Date;
      /** When the last message was sent. */
      lm?: Date;
      /** The last message, when Store_Last_Message is on. */
      lastMessage?: Message<Date>;
      /** When it last changed. */
      _updatedAt: Date;
      /** Its id once more. */
      rid: string;
    };
  };
  /** Make a discussion of a room. */
  createDiscussion: {
    params: [data: {
      /** The room that it belongs to. */
      prid?: string;
      /** What it is called. */
      t_name: string;
      /** The message that it is about. */
      pmid?: string;
      /** Usernames of the first members. */
      users?: string[];
      /** Its people's clients encrypt what they write; a public one is refused then. */
      encrypted?: boolean;
      /** The first message in it. */
      reply?: string;
      /** Topic. */
      topic?: string;
    }];
    result: {
      /** The room's id. */
      _id: string;
      /** c public channel, p private group, d direct messages. */
      t: string;
      /** Unique name; none on direct messages. */
      name?: string;
      /** Name as typed. */
      fname?: string;
      /** Who created it. */
      u?: UserRef;
      /** How many messages it holds. */
      msgs: number;
      /** How many members it has. */
      usersCount: number;
      /** Position of its newest message. */
      seq: number;
      /** Topic. */
      topic?: string;
      /** Description. */
      description?: string;
      /** Announcement. */
      announcement?: string;
      /** Changes with the picture. */
      avatarETag?: string;
      /** Read only. */
      ro?: boolean;
      /** Archived. */
      archived?: boolean;
      /** New users join it. */
      default?: boolean;
      /** Shown first in the directory. */
      featured?: boolean;
      /** Favourite of new members. */
      favorite?: boolean;
      /** Only some may write. */
      broadcast?: boolean;
      /** Reactions although read only. */
      reactWhenReadOnly?: boolean;
      /** Its people's clients encrypt what they write. */
      encrypted?: boolean;
      /** Which key they use. */
      e2eKeyId?: string;
      /** Members who wait for that key, 50 at most. */
      usersWaitingForE2EKeys?: WaitingForKey<Date>[];
      /** Usernames that may not write. */
      muted?: string[];
      /** Usernames that may write although it is read only. */
      unmuted?: string[];
      /** A code is asked for on joining. */
      joinCodeRequired?: boolean;
      /** The team that it belongs to. */
      teamId?: string;
      /** The team's main room: its members are the team's. */
      teamMain?: boolean;
      /** Whoever joins the team joins it. */
      teamDefault?: boolean;
      /** Of a discussion: the room that it belongs to. */
      prid?: string;
      /** How long its messages are kept, where it says so itself. */
      retention?: Retention;
      /** Of a team: what of it clients list below it. */
      sidepanel?: unknown;
      /** System messages that are hidden here. */
      sysMes?: unknown;
      /** Free-form fields. */
      customFields?: unknown;
      /** Members of direct messages. */
      uids?: string[];
      /** Members of direct messages, by display name. */
      usernames?: string[];
      /** When it was created. */
      ts?: Date;
      /** When the last message was sent. */
      lm?: Date;
      /** The last message, when Store_Last_Message is on. */
      lastMessage?: Message<Date>;
      /** When it last changed. */
      _updatedAt: Date;
      /** Its id once more. */
      rid: string;
    };
  };
  /** Make a private group. */
  createPrivateGroup: {
    params: [name: string, members?: string[], readOnly?: boolean, customFields?: Record<string, unknown>, extraData?: {
      /** Only some may write. */
      broadcast?: boolean;
      /** Its people's clients encrypt what they write; of a private group. */
      encrypted?: boolean;
      /** Topic. */
      topic?: string;
      /** Description. */
      description?: string;
      /** Announcement. */
      announcement?: string;
    }];
    result: {
      /** The room's id. */
      _id: string;
      /** c public channel, p private group, d direct messages. */
      t: string;
      /** Unique name; none on direct messages. */
      name?: string;
      /** Name as typed. */
      fname?: string;
      /** Who created it. */
      u?: UserRef;
      /** How many messages it holds. */
      msgs: number;
      /** How many members it has. */
      usersCount: number;
      /** Position of its newest message. */
      seq: number;
      /** Topic. */
      topic?: string;
      /** Description. */
      description?: string;
      /** Announcement. */
      announcement?: string;
      /** Changes with the picture. */
      avatarETag?: string;
      /** Read only. */
      ro?: boolean;
      /** Archived. */
      archived?: boolean;
      /** New users join it. */
      default?: boolean;
      /** Shown first in the directory. */
      featured?: boolean;
      /** Favourite of new members. */
      favorite?: boolean;
      /** Only some may write. */
      broadcast?: boolean;
      /** Reactions although read only. */
      reactWhenReadOnly?: boolean;
      /** Its people's clients encrypt what they write. */
      encrypted?: boolean;
      /** Which key they use. */
      e2eKeyId?: string;
      /** Members who wait for that key, 50 at most. */
      usersWaitingForE2EKeys?: WaitingForKey<Date>[];
      /** Usernames that may not write. */
      muted?: string[];
      /** Usernames that may write although it is read only. */
      unmuted?: string[];
      /** A code is asked for on joining. */
      joinCodeRequired?: boolean;
      /** The team that it belongs to. */
      teamId?: string;
      /** The team's main room: its members are the team's. */
      teamMain?: boolean;
      /** Whoever joins the team joins it. */
      teamDefault?: boolean;
      /** Of a discussion: the room that it belongs to. */
      prid?: string;
      /** How long its messages are kept, where it says so itself. */
      retention?: Retention;
      /** Of a team: what of it clients list below it. */
      sidepanel?: unknown;
      /** System messages that are hidden here. */
      sysMes?: unknown;
      /** Free-form fields. */
      customFields?: unknown;
      /** Members of direct messages. */
      uids?: string[];
      /** Members of direct messages, by display name. */
      usernames?: string[];
      /** When it was created. */
      ts?: Date;
      /** When the last message was sent. */
      lm?: Date;
      /** The last message, when Store_Last_Message is on. */
      lastMessage?: Message<Date>;
      /** When it last changed. */
      _updatedAt: Date;
      /** Its id once more. */
      rid: string;
    };
  };
  /** A log-in token for oneself, or (CREATE_TOKENS_FOR_USERS) for somebody else. */
  createToken: {
    params: [userId: string];
    result: {
      /** Whose. */
      userId: string;
      /** To log in with. */
      authToken: string;
    };
  };
  /** Delete a sound. */
  deleteCustomSound: {
    params: [_id: string];
    result: boolean;
  };
  /** Delete such a status. */
  deleteCustomUserStatus: {
    params: [userStatusID: string];
    result: boolean;
  };
  /** Delete an emoji. */
  deleteEmojiCustom: {
    params: [emojiID: string];
    result: boolean;
  };
  /** Delete the message that a file was sent with, and the file; or one that was not sent yet. */
  deleteFileMessage: {
    params: [fileId: string];
    result: Record<string, unknown>;
  };
  /** The incoming webhook is gone. */
  deleteIncomingIntegration: {
    params: [integrationId: string];
    result: boolean;
  };
  /** Delete a message. */
  deleteMessage: {
    params: [message: {
      /** The message. */
      _id: string;
    }];
    result: Record<string, unknown>;
  };
  /** The outgoing webhook is gone. */
  deleteOutgoingIntegration: {
    params: [integrationId: string];
    result: boolean;
  };
  /** Delete an account for good. */
  deleteUser: {
    params: [userId: string, confirmRelinquish?: boolean];
    result: boolean;
  };
  /** Delete one's own account for good, where Accounts_AllowDeleteOwnAccount is on. */
  deleteUserOwnAccount: {
    params: [password: string, confirmRelinquish?: boolean];
    result: boolean;
  };
  /** One's own pair of keys for encrypted rooms. */
  'e2e.fetchMyKeys': {
    params: [];
    result: {
      /** The public key, a JWK as text; left out: there is none. */
      public_key?: string;
      /** The private one, encrypted by its owner's passphrase. */
      private_key?: string;
    };
  };
  /** Members of an encrypted room who have no key to it. */
  'e2e.getUsersOfRoomWithoutKey': {
    params: [rid: string];
    result: {
      /** Members with a pair of keys who have none to the room; 500 at most. */
      users: {
        /** Who. */
        _id: string;
        /** Their public key. */
        e2e: {
          /** The public key, a JWK as text. */
          public_key: string;
        };
      }[];
    };
  };
  /** Ask for the keys of rooms that one is in and has none to. */
  'e2e.requestSubscriptionKeys': {
    params: [];
    result: boolean;
  };
  /** Take one's own pair of keys away, with all that was encrypted with it; sessions end. */
  'e2e.resetOwnE2EKey': {
    params: [];
    result: boolean;
  };
  /** Say which key a room has, once. */
  'e2e.setRoomKeyID': {
    params: [rid: string, keyID: string];
    result: Record<string, unknown>;
  };
  /** Keep one's own pair of keys. */
  'e2e.setUserPublicAndPrivateKeys': {
    params: [data: {
      /** The public key, a JWK as text. */
      public_key: string;
      /** The private one, encrypted by its owner's passphrase. */
      private_key: string;
      /** In place of a pair that is there. */
      force?: boolean;
    }];
    result: Record<string, unknown>;
  };
  /** Give a room's key to a member, or keep one's own. */
  'e2e.updateGroupKey': {
    params: [rid: string, uid: string, key: string];
    result: Record<string, unknown>;
  };
  /** Delete the room with all its messages. */
  eraseRoom: {
    params: [rid: string];
    result: boolean;
  };
  /** Run a command as one of its previews shows; none has any. */
  executeSlashCommandPreview: {
    params: [command: {
      /** Its name. */
      cmd: string;
      /** What is behind the name. */
      params?: string;
      /** The message that it was written as. */
      msg?: {
        /** Where. */
        rid?: string;
        /** The thread it was written in. */
        tmid?: string;
      };
      /** Of the client; not used. */
      triggerId?: string;
    }, preview?: Record<string, unknown>];
    result: Record<string, unknown>;
  };
  /** Hear of replies in a message's thread. */
  followMessage: {
    params: [message: {
      /** The thread's first message, or a reply in it. */
      mid: string;
    }];
    result: Record<string, unknown>;
  };
  /** Pictures that other services have of one. */
  getAvatarSuggestion: {
    params: [];
    result: Record<string, unknown>;
  };
  /** Messages of a room, newest first. */
  getChannelHistory: {
    params: [params: {
      /** The room. */
      rid: string;
      /** Before then. */
      latest?: Date;
      /** After then. */
      oldest?: Date;
      /** Both ends belong to it. */
      inclusive?: boolean;
      /** How many to skip. */
      offset?: number;
      /** How many. */
      count?: number;
      /** Asks for the first unread message too. */
      unreads?: boolean;
    }];
    result: {
      /** Newest first. */
      messages: Message<Date>[];
      /** The first unread message that is not in this answer. */
      firstUnread?: Message<Date>;
      /** Unread messages that are not in this answer. */
      unreadNotLoaded?: number;
    };
  };
  /** Those of the messages that one may read. */
  getMessages: {
    params: [messages: string[]];
    result: Message<Date>[];
  };
  /** What passwords must be like. */
  getPasswordPolicy: {
    params: [params?: {
      /** Of a mail to reset a password: there are none. */
      token?: string;
    }];
    result: {
      /** Whether there are rules. */
      enabled: boolean;
      /** Each rule: a list of its name and, where it has one, its number. */
      policy: unknown[];
    };
  };
  /** Who has read a message, where read receipts are on. */
  getReadReceipts: {
    params: [options: {
      /** The message. */
      messageId: string;
    }];
    result: ReadReceipt<Date>[];
  };
  /** One room. */
  getRoomById: {
    params: [rid: string];
    result: Room<Date>;
  };
  /** The room of an address. */
  getRoomByTypeAndName: {
    params: [type: "c" | "p" | "d", name: string];
    result: Room<Date>;
  };
  /** A room's id. */
  getRoomIdByNameOrId: {
    params: [rid: string];
    result: string;
  };
  /** The code that joining asks for; false: there is none. */
  getRoomJoinCode: {
    params: [rid: string];
    result: string | boolean;
  };
  /** A room's name; null in direct messages. */
  getRoomNameById: {
    params: [rid: string];
    result: string;
  };
  /** Members with roles. */
  getRoomRoles: {
    params: [rid: string];
    result: {
      /** The subscription. */
      _id: string;
      /** The room. */
      rid: string;
      /** Who. */
      u: UserRef;
      /** owner, moderator, leader. */
      roles: string[];
    }[];
  };
  /** Where the bytes of a file are fetched. */
  getS3FileUrl: {
    params: [fileId: string];
    result: string;
  };
  /** What the setup wizard asks. */
  getSetupWizardParameters: {
    params: [];
    result: {
      /** What the setup wizard asks. */
      settings: {
        /** The setting. */
        _id: string;
        /** Its value. */
        value: unknown;
      }[];
      /** False: Confab registers nowhere. */
      serverAlreadyRegistered: boolean;
    };
  };
  /** One message. */
  getSingleMessage: {
    params: [mid: string];
    result: Message<Date>;
  };
  /** What a command would do; none has a preview. */
  getSlashCommandPreviews: {
    params: [params: {
      /** Its name. */
      cmd: string;
      /** What is behind the name. */
      params?: string;
      /** The message that it was written as. */
      msg?: {
        /** Where. */
        rid?: string;
        /** The thread it was written in. */
        tmid?: string;
      };
      /** Of the client; not used. */
      triggerId?: string;
    }];
    result: Record<string, unknown>;
  };
  /** What the workspace holds and what it runs on, as last counted. */
  getStatistics: {
    params: [refresh?: boolean];
    result: Statistics<Date>;
  };
  /** A thread's first message and its replies, newest first; they are read by it. */
  getThreadMessages: {
    params: [params: {
      /** How many, 100 at most. */
      limit?: number;
      /** How many to leave out. */
      skip?: number;
      /** The thread's first message. */
      tmid: string;
    }];
    result: Message<Date>[];
  };
  /** Threads of a room, those with the newest replies first. */
  getThreadsList: {
    params: [params: {
      /** How many, 100 at most. */
      limit?: number;
      /** How many to leave out. */
      skip?: number;
      /** The room. */
      rid: string;
    }];
    result: Message<Date>[];
  };
  /** How many public channels one can see. */
  getTotalChannels: {
    params: [];
    result: number;
  };
  /** Messages of a room that name one. */
  getUserMentionsByChannel: {
    params: [params: {
      /** The room. */
      roomId: string;
      /** How many. */
      options?: {
        /** How many. */
        limit?: number;
      };
    }];
    result: Message<Date>[];
  };
  /** Users with roles that are shown beside their names. */
  getUserRoles: {
    params: [];
    result: {
      /** The user. */
      _id: string;
      /** Username. */
      username: string;
      /** Roles that are shown beside the name. */
      roles: string[];
    }[];
  };
  /** The text beside somebody's status. */
  getUserStatusText: {
    params: [userId: string];
    result: string;
  };
  /** A free username made from the own name. */
  getUsernameSuggestion: {
    params: [];
    result: string;
  };
  /** Members; without showAll those who are not offline. */
  getUsersOfRoom: {
    params: [rid: string, showAll?: boolean, options?: {
      /** How many. */
      limit?: number;
      /** How many to skip. */
      skip?: number;
    }, filter?: string];
    result: {
      /** Members in all. */
      total: number;
      /** Members. */
      records: {
        /** The user's id. */
        _id: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** Extra label. */
        nickname?: string;
        /** online, away, busy or offline. */
        status: string;
        /** Text beside the status. */
        statusText: string;
        /** Changes with the avatar. */
        avatarETag?: string;
        /** Hours. */
        utcOffset?: number;
      }[];
    };
  };
  /** Hide it until the next message. */
  hideRoom: {
    params: [rid: string];
    result: number;
  };
  /** Do not show what somebody writes in a room, or show it again. */
  ignoreUser: {
    params: [params: {
      /** The room. */
      rid: string;
      /** Whose messages. */
      userId: string;
      /** False: they are shown again. */
      ignore?: boolean;
    }];
    result: boolean;
  };
  /** Make up an emoji, or give it other names; the picture follows by uploadEmojiCustom. */
  insertOrUpdateEmoji: {
    params: [emojiData: {
      /** Left out: a new one. */
      _id?: string;
      /** Without colons. */
      name: string;
      /** Other names, behind blanks or commas. */
      aliases?: string;
    }];
    result: boolean | string;
  };
  /** Name a sound, or give it another name; its bytes follow by uploadCustomSound. */
  insertOrUpdateSound: {
    params: [soundData: {
      /** Left out: a new one. */
      _id?: string;
      /** What it is called. */
      name: string;
      /** mp3, wav, ogg, m4a, aac or flac. */
      extension: string;
    }];
    result: string;
  };
  /** Make an account for somebody else, or change it. */
  insertOrUpdateUser: {
    params: [userData: {
      /** The account; left out: a new one. */
      _id?: string;
      /** Without @. */
      username?: string;
      /** Display name. */
      name?: string;
      /** E-mail address. */
      email?: string;
      /** Of a new account it must be there. */
      password?: string;
      /** About text. */
      bio?: string;
      /** Extra label. */
      nickname?: string;
      /** Text beside the status. */
      statusText?: string;
      /** The address counts as confirmed. */
      verified?: boolean;
      /** A new password is asked for. */
      requirePasswordChange?: boolean;
      /** Of a new account; left out: true. */
      joinDefaultChannels?: boolean;
      /** Of a new account: nobody knows the password. */
      setRandomPassword?: boolean;
      /** False: cannot log in. */
      active?: boolean;
      /** All of them. */
      roles?: string[];
    }];
    result: boolean | string;
  };
  /** Make up a status, or change it. */
  insertOrUpdateUserStatus: {
    params: [userStatusData: {
      /** Left out: a new one. */
      _id?: string;
      /** The text. */
      name: string;
      /** online, away, busy or offline. */
      statusType?: string;
    }];
    result: boolean | string;
  };
  /** Enter the channels that new people enter. */
  joinDefaultChannels: {
    params: [silenced?: boolean];
    result: Record<string, unknown>;
  };
  /** Become a member of a public channel. */
  joinRoom: {
    params: [rid: string, code?: string];
    result: boolean;
  };
  /** Leave. */
  leaveRoom: {
    params: [rid: string];
    result: Record<string, unknown>;
  };
  /** Features by the names of Rocket.Chat's modules. */
  'license:getModules': {
    params: [];
    result: string[];
  };
  /** What a licence is called: there is none. */
  'license:getTags': {
    params: [];
    result: unknown[];
  };
  /** Whether a feature is there, by the name of Rocket.Chat's module. */
  'license:hasLicense': {
    params: [feature: string];
    result: boolean;
  };
  /** Whether everything may be used: yes. */
  'license:isEnterprise': {
    params: [];
    result: boolean;
  };
  /** Sounds that the workspace has uploaded. */
  listCustomSounds: {
    params: [];
    result: CustomSound<Date>[];
  };
  /** Statuses that the workspace has made up. */
  listCustomUserStatus: {
    params: [];
    result: CustomStatus<Date>[];
  };
  /** Emoji that the workspace has made up. */
  listEmojiCustom: {
    params: [options?: Record<string, unknown>];
    result: CustomEmoji<Date>[];
  };
  /** Messages of a room, newest first. */
  loadHistory: {
    params: [rid: string, ts?: Date, limit?: number, ls?: Date, showThreadMessages?: boolean];
    result: {
      /** Newest first. */
      messages: Message<Date>[];
      /** The first unread message that is not in this answer. */
      firstUnread?: Message<Date>;
      /** Unread messages that are not in this answer. */
      unreadNotLoaded?: number;
    };
  };
  /** What was sent after a time, newest first, at most the newest 1000; false: the room is out of reach. */
  loadMissedMessages: {
    params: [rid: string, ts: Date];
    result: boolean | Message<Date>[];
  };
  /** What was sent after a time, oldest first. */
  loadNextMessages: {
    params: [rid: string, end?: Date, limit?: number, showThreadMessages?: boolean];
    result: {
      /** Oldest first. */
      messages: Message<Date>[];
    };
  };
  /** The messages around one. */
  loadSurroundingMessages: {
    params: [message: {
      /** The message. */
      _id: string;
    }, limit?: number, showThreadMessages?: boolean];
    result: {
      /** Oldest first. */
      messages: Message<Date>[];
      /** There are older ones. */
      moreBefore: boolean;
      /** There are newer ones. */
      moreAfter: boolean;
    };
  };
  /** Log in, or continue a session; the connection acts for the user from then on. */
  login: {
    params: [options: Record<string, unknown>];
    result: {
      /** The user's id. */
      id: string;
      /** For resuming, and for REST. */
      token: string;
      /** When it ends. */
      tokenExpires?: Date;
      /** password or resume. */
      type: string;
    };
  };
  /** End the session; the connection's streams stop. */
  logout: {
    params: [];
    result: Record<string, unknown>;
  };
  /** Clients say that they have logged out; the log-out itself has ended everything. */
  logoutCleanUp: {
    params: [user?: Record<string, unknown>];
    result: Record<string, unknown>;
  };
  /** End all sessions and begin a new one. */
  logoutOtherClients: {
    params: [];
    result: {
      /** To log in with from now on. */
      token: string;
      /** Until when. */
      tokenExpires?: Date;
    };
  };
  /** Find messages. */
  messageSearch: {
    params: [text: string, rid?: string, limit?: number, offset?: number];
    result: {
      /** The messages. */
      message: {
        /** The newest first. */
        docs: Message<Date>[];
      };
    } | boolean;
  };
  /** What changed since a time, or a history. */
  'messages/get': {
    params: [rid: string, options?: {
      /** Everything that changed then or later; without it, a history. */
      lastUpdate?: Date;
      /** Before then. */
      latestDate?: Date;
      /** After then. */
      oldestDate?: Date;
      /** Both ends belong to it. */
      inclusive?: boolean;
      /** How many. */
      count?: number;
      /** Asks for the first unread message too. */
      unreads?: boolean;
    }];
    result: {
      /** Messages sent or changed. */
      updated: Message<Date>[];
      /** Messages deleted. */
      deleted: {
        /** The message. */
        _id: string;
        /** When it was deleted. */
        _deletedAt: Date;
      }[];
    } | {
      /** Newest first. */
      messages: Message<Date>[];
      /** The first unread message that is not in this answer. */
      firstUnread?: Message<Date>;
      /** Unread messages that are not in this answer. */
      unreadNotLoaded?: number;
    };
  };
  /** Somebody cannot write in the room any more. */
  muteUserInRoom: {
    params: [data: {
      /** The room. */
      rid: string;
      /** The person. */
      username: string;
    }];
    result: boolean;
  };
  /** Show it in the sidebar. */
  openRoom: {
    params: [rid: string];
    result: number;
  };
  /** The permission matrix, or what changed of it. */
  'permissions/get': {
    params: [updatedAt?: Date];
    result: Permission<Date>[] | {
      /** What changed. */
      update: Permission<Date>[];
      /** Always empty: they are built in. */
      remove: unknown[];
    };
  };
  /** Make a personal access token. */
  'personalAccessTokens:generateToken': {
    params: [options: {
      /** Name, one's own. */
      tokenName: string;
      /** Asked for no second factor. */
      bypassTwoFactor?: boolean;
    }];
    result: string;
  };
  /** Replace a personal access token. */
  'personalAccessTokens:regenerateToken': {
    params: [options: {
      /** Name, one's own. */
      tokenName: string;
      /** Asked for no second factor. */
      bypassTwoFactor?: boolean;
    }];
    result: string;
  };
  /** Remove a personal access token. */
  'personalAccessTokens:removeToken': {
    params: [options: {
      /** Name, one's own. */
      tokenName: string;
      /** Asked for no second factor. */
      bypassTwoFactor?: boolean;
    }];
    result: Record<string, unknown>;
  };
  /** Pin a message to its room; the system message that tells of it. */
  pinMessage: {
    params: [message: {
      /** The message. */
      _id: string;
    }, pinnedAt?: Date];
    result: Message<Date>;
  };
  /** All settings. */
  'private-settings/get': {
    params: [updatedAt?: Date];
    result: {
      /** The setting. */
      _id: string;
      /** Its value. */
      value: unknown;
    }[] | {
      /** What changed. */
      update: {
        /** The setting. */
        _id: string;
        /** Its value. */
        value: unknown;
      }[];
      /** Always empty: they are built in. */
      remove: unknown[];
    };
  };
  /** Settings that everybody may see. */
  'public-settings/get': {
    params: [updatedAt?: Date];
    result: {
      /** The setting. */
      _id: string;
      /** Its value. */
      value: unknown;
    }[] | {
      /** What changed. */
      update: {
        /** The setting. */
        _id: string;
        /** Its value. */
        value: unknown;
      }[];
      /** Always empty: they are built in. */
      remove: unknown[];
    };
  };
  /** Tell one's own devices something, to see whether it comes. */
  push_test: {
    params: [];
    result: {
      /** Your_push_was_sent_to_s_devices. */
      message: string;
      /** How many. */
      params: number[];
    };
  };
  /** A device of one's own is told for as long as this log-in lasts. False: there is none. */
  'raix:push-setuser': {
    params: [id: unknown];
    result: boolean;
  };
  /** Name the device that one is told of messages on. */
  'raix:push-update': {
    params: [options: {
      /** As the device calls itself; left out: a name is made. */
      id?: string;
      /** What Apple's or Google's service knows the app on the device by. */
      token: {
        /** Of an Apple device. */
        apn?: string;
        /** Of an Android device. */
        gcm?: string;
      };
      /** The log-in's token, before the connection has logged in. */
      authToken?: string;
      /** Which app. */
      appName: string;
      /** Whose that log-in is. */
      userId?: string;
      /** Accepted, and not kept. */
      metadata?: Record<string, unknown>;
    }];
    result: {
      /** What it is known by. */
      _id: string;
      /** What Apple's or Google's service knows the app on the device by. */
      token: {
        /** Of an Apple device. */
        apn?: string;
        /** Of an Android device. */
        gcm?: string;
      };
      /** Which app. */
      appName: string;
      /** Whose. */
      userId: string;
      /** Whether it is told: always. */
      enabled: boolean;
      /** When it was first named. */
      createdAt: Date;
      /** When it was last named. */
      updatedAt: Date;
    };
  };
  /** Everything in the room is read. */
  readMessages: {
    params: [rid: string, readThreads?: boolean];
    result: Record<string, unknown>;
  };
  /** All replies in a thread are read. */
  readThreads: {
    params: [tmid: string];
    result: Record<string, unknown>;
  };
  /** Pictures of the workspace are seen by clients when they are opened next. */
  refreshClients: {
    params: [];
    result: boolean;
  };
  /** Make an account for oneself: its id; or one of a visitor: a token. */
  registerUser: {
    params: [formData: {
      /** E-mail address; left out: a visitor, where those may write. */
      email?: string;
      /** Password; of visitors none. */
      pass?: string;
      /** Display name. */
      name?: string;
      /** Left out: made from the name. */
      username?: string;
      /** Of the registration address. */
      secretURL?: string;
      /** Why, where an administrator approves. */
      reason?: string;
    }];
    result: unknown;
  };
  /** End one's other sessions. */
  removeOtherTokens: {
    params: [];
    result: Record<string, unknown>;
  };
  /** Take the role of leader. */
  removeRoomLeader: {
    params: [rid: string, userId: string];
    result: boolean;
  };
  /** Take the role of moderator. */
  removeRoomModerator: {
    params: [rid: string, userId: string];
    result: boolean;
  };
  /** Take the role of owner. */
  removeRoomOwner: {
    params: [rid: string, userId: string];
    result: boolean;
  };
  /** Take somebody out. */
  removeUserFromRoom: {
    params: [data: {
      /** The room. */
      rid: string;
      /** The person. */
      username: string;
    }];
    result: boolean;
  };
  /** The same call again, of what is there now. */
  replayOutgoingIntegration: {
    params: [params: {
      /** The outgoing webhook. */
      integrationId: string;
      /** Which call. */
      historyId: string;
    }];
    result: boolean;
  };
  /** Tell the moderators of a message. */
  reportMessage: {
    params: [messageId: string, description: string];
    result: boolean;
  };
  /** Asks for an archive of all that is kept about oneself. */
  requestDataDownload: {
    params: [options: {
      /** JSON for programs; otherwise HTML to read. */
      fullExport?: boolean;
    }];
    result: {
      /** False: it was asked for within the last 24 hours; that one is answered. */
      requested: boolean;
      /** How far it is. */
      exportOperation: {
        /** Its id. */
        _id: string;
        /** Whose. */
        userId: string;
        /** Who that is. */
        userData: UserRef;
        /** JSON for programs; false: HTML to read. */
        fullExport: boolean;
        /** pending, completed or failed. */
        status: string;
        /** When it was asked for. */
        createdAt: Date;
        /** When it changed last. */
        _updatedAt: Date;
        /** Of the archive, once it is there. */
        fileId?: string;
      };
      /** Where it can be fetched, once it is there. */
      url: string | null;
    };
  };
  /** Take an account's picture down. */
  resetAvatar: {
    params: [userId?: string];
    result: Record<string, unknown>;
  };
  /** Who looks for messages. */
  'rocketchatSearch.getProvider': {
    params: [];
    result: {
      /** Its name: there is one. */
      key: string;
      /** A text that clients have. */
      description: string;
      /** A picture that clients have. */
      icon: string;
      /** How older clients show what was found. */
      resultTemplate: string;
      /** The same for suggestions: none. */
      suggestionItemTemplate: string;
      /** Whether it suggests texts. */
      supportsSuggestions: boolean;
      /** What administrators have set. */
      settings: {
        /** All rooms may be searched at once. */
        GlobalSearchEnabled: boolean;
        /** How many messages are shown at first. */
        PageSize: number;
      };
    };
  };
  /** Find messages in a room, or in all of one's own. */
  'rocketchatSearch.search': {
    params: [text: string, context?: {
      /** The caller; anybody else is not looked for. */
      uid?: string;
      /** The room that is open. */
      rid?: string;
    }, payload?: {
      /** In all rooms that one is in, where Search.defaultProvider.GlobalSearchEnabled is on. */
      searchAll?: boolean;
      /** How many. */
      limit?: number;
    }];
    result: {
      /** The messages. */
      message: {
        /** The newest first. */
        docs: Message<Date>[];
      };
    };
  };
  /** Texts to look for: none are suggested. */
  'rocketchatSearch.suggest': {
    params: [text: string, context?: {
      /** The caller; anybody else is not looked for. */
      uid?: string;
      /** The room that is open. */
      rid?: string;
    }, payload?: {
      /** In all rooms that one is in, where Search.defaultProvider.GlobalSearchEnabled is on. */
      searchAll?: boolean;
      /** How many. */
      limit?: number;
    }];
    result: unknown[];
  };
  /** Whether a room has the name. */
  roomNameExists: {
    params: [roomName: string];
    result: boolean;
  };
  /** The rooms one is in: a list, or with a time what changed. */
  'rooms/get': {
    params: [updatedAt?: Date];
    result: Room<Date>[] | {
      /** Rooms that one is in. */
      update: Room<Date>[];
      /** Rooms left or deleted since then. */
      remove: {
        /** The room. */
        _id: string;
        /** When it was left or deleted. */
        _deletedAt: Date;
      }[];
    };
  };
  /** With which sound the room notifies one. */
  saveAudioNotificationValue: {
    params: [rid: string, value: string];
    result: boolean;
  };
  /** Change one's own free-form fields. */
  saveCustomFields: {
    params: [fields: Record<string, unknown>];
    result: Record<string, unknown>;
  };
  /** How the room notifies one. */
  saveNotificationSettings: {
    params: [roomId: string, field: string, value: string];
    result: boolean;
  };
  /** Change a room, all or nothing. */
  saveRoomSettings: {
    params: [rid: string, settings: {
      /** The picture, as data URI; empty: taken away. */
      roomAvatar?: string;
      /** Name. */
      roomName?: string;
      /** Topic. */
      roomTopic?: string;
      /** Announcement. */
      roomAnnouncement?: string;
      /** Description. */
      roomDescription?: string;
      /** c or p. */
      roomType?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** Reactions although read only. */
      reactWhenReadOnly?: boolean;
      /** New users join it. */
      default?: boolean;
      /** Shown first in the directory. */
      featured?: boolean;
      /** Its people's clients encrypt what they write, where E2E_Enable is on. */
      encrypted?: boolean;
      /** For new members. */
      favorite?: {
        /** Favourite of new members. */
        favorite?: boolean;
        /** New users join it. */
        defaultValue?: boolean;
      };
      /** Free-form fields. */
      roomCustomFields?: Record<string, unknown>;
      /** Of a team: {items: [...]}, channels and discussions, or one of them. */
      sidepanel?: Record<string, unknown>;
      /** Types of system messages that are hidden. */
      systemMessages?: unknown[];
      /** Old messages are removed, or not; as long as nobody has said it, as the workspace does. */
      retentionEnabled?: boolean;
      /** The room has an age of its own. */
      retentionOverrideGlobal?: boolean;
      /** How many days messages are kept. */
      retentionMaxAge?: number;
      /** Pinned messages stay. */
      retentionExcludePinned?: boolean;
      /** Only files go, their messages stay. */
      retentionFilesOnly?: boolean;
      /** Threads stay. */
      retentionIgnoreThreads?: boolean;
    }];
    result: {
      /** True. */
      result: boolean;
      /** The room. */
      rid: string;
    };
  };
  /** Change a setting. */
  saveSetting: {
    params: [_id: string, value: unknown];
    result: boolean;
  };
  /** Change several settings, all or none. */
  saveSettings: {
    params: [settings: {
      /** The setting. */
      _id: string;
      /** Its value. */
      value: unknown;
    }[]];
    result: boolean;
  };
  /** Change one's own preferences. */
  saveUserPreferences: {
    params: [preferences: Record<string, unknown>];
    result: boolean;
  };
  /** Change one's own account. */
  saveUserProfile: {
    params: [settings: {
      /** Needs a code, or the current password. */
      email?: string;
      /** Username. */
      username?: string;
      /** Display name. */
      realname?: string;
      /** Needs a code, or the current password. */
      newPassword?: string;
      /** Text beside the status. */
      statusText?: string;
      /** online, away, busy or offline. */
      statusType?: string;
      /** About text. */
      bio?: string;
      /** Extra label. */
      nickname?: string;
      /** The current password: SHA-256 in hex, or plain text. */
      typedPassword?: string;
    }, customFields?: Record<string, unknown>];
    result: boolean;
  };
  /** Send a file that the caller has brought into the room. The message; false: no such room. */
  sendFileMessage: {
    params: [roomId: string, store: unknown | undefined, file: {
      /** The file, as rooms.media named it. */
      _id?: string;
      /** Its name; must be there. */
      name?: string;
      /** Its media type; must be there. */
      type?: string;
      /** Its bytes; must be there. */
      size?: number;
      /** What it shows. */
      description?: string;
    }, msgData?: {
      /** A text beside the file. */
      msg?: string;
      /** What the file shows. */
      description?: string;
      /** Shown in place of one's name; needs message-impersonate. */
      alias?: string;
      /** Shown in place of one's avatar; needs message-impersonate. */
      avatar?: string;
      /** Shown in place of one's avatar. */
      emoji?: string;
      /** The message that it answers. */
      tmid?: string;
      /** False, as it is anyway: never joined with the message before. */
      groupable?: boolean;
      /** JSON: free-form fields. */
      customFields?: string;
      /** e2e: the client has encrypted it. Types of system messages are refused. */
      t?: string;
      /** Of t e2e: {algorithm, ciphertext, ...}. */
      content?: Record<string, unknown>;
    }];
    result: unknown;
  };
  /** Send a message. */
  sendMessage: {
    params: [message: {
      /** Made by the client; the same id again sends nothing twice. */
      _id?: string;
      /** The room. */
      rid?: string;
      /** The text. */
      msg?: string;
      /** The message that it answers, in the same room; a reply's is its thread's. */
      tmid?: string;
      /** Shown in place of one's name; needs message-impersonate. */
      alias?: string;
      /** Shown in place of one's avatar; needs message-impersonate. */
      avatar?: string;
      /** Shown in place of one's avatar. */
      emoji?: string;
      /** Attachments. */
      attachments?: unknown[];
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
      /** False: never joined with the message before. */
      groupable?: boolean;
      /** False: no link previews. */
      parseUrls?: boolean;
      /** A reply shows in the room as well; only together with tmid. */
      tshow?: boolean;
      /** e2e: the client has encrypted it. Types of system messages are refused. */
      t?: string;
      /** Of t e2e: {algorithm, ciphertext, ...}. */
      content?: Record<string, unknown>;
      /** Of t e2e: pending or done. */
      e2e?: "pending" | "done";
      /** Of t e2e: {e2eUserMentions, e2eChannelMentions}, used where E2E_Enabled_Mentions is on. */
      e2eMentions?: Record<string, unknown>;
      /** The client's clock; must not be far from the server's. */
      ts?: Date;
    }, previewUrls?: string[]];
    result: Message<Date>;
  };
  /** Make somebody an administrator, or no longer one. */
  setAdminStatus: {
    params: [userId: string, admin?: boolean];
    result: Record<string, unknown>;
  };
  /** Puts up a picture of the workspace: a logo, an icon, a background. */
  setAsset: {
    params: [binaryContent: {
      /** In base64. */
      $binary: string;
    }, contentType: string, asset: string];
    result: Record<string, unknown>;
  };
  /** Put up a picture for an account. */
  setAvatarFromService: {
    params: [dataURI: string, contentType?: string, service?: string, userId?: string];
    result: Record<string, unknown>;
  };
  /** Choose another address. */
  setEmail: {
    params: [email: string];
    result: string;
  };
  /** React to a message with an emoji, or take it back. */
  setReaction: {
    params: [reaction: string, messageId: string, shouldReact?: boolean];
    result: Record<string, unknown>;
  };
  /** Choose another display name. */
  setRealName: {
    params: [name: string];
    result: string;
  };
  /** Deactivate or reactivate an account. */
  setUserActiveStatus: {
    params: [userId: string, active: boolean, confirmRelinquish?: boolean];
    result: boolean;
  };
  /** Choose the new password that is demanded. */
  setUserPassword: {
    params: [password: string];
    result: boolean;
  };
  /** Choose status and text. */
  setUserStatus: {
    params: [statusType?: string, statusText?: string];
    result: boolean;
  };
  /** Choose another username. */
  setUsername: {
    params: [username: string];
    result: string;
  };
  /** Run a slash command. */
  slashCommand: {
    params: [params: {
      /** Its name. */
      cmd: string;
      /** What is behind the name. */
      params?: string;
      /** The message that it was written as. */
      msg?: {
        /** Where. */
        rid?: string;
        /** The thread it was written in. */
        tmid?: string;
      };
      /** Of the client; not used. */
      triggerId?: string;
    }];
    result: Record<string, unknown>;
  };
  /** Quick search over people and rooms. */
  spotlight: {
    params: [text: string, usernames?: string[], type?: {
      /** People. */
      users?: boolean;
      /** Rooms. */
      rooms?: boolean;
    }, rid?: string];
    result: {
      /** People. */
      users: {
        /** The user's id. */
        _id: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** Extra label. */
        nickname?: string;
        /** online, away, busy or offline. */
        status: string;
        /** Text beside the status. */
        statusText: string;
        /** Changes with the avatar. */
        avatarETag?: string;
        /** Not a member of the room asked for. */
        outside: boolean;
      }[];
      /** Rooms. */
      rooms: {
        /** The room's id. */
        _id: string;
        /** c or p. */
        t: string;
        /** Name. */
        name?: string;
        /** Name as typed. */
        fname?: string;
      }[];
    };
  };
  /** Star a message for oneself, or take the star back. */
  starMessage: {
    params: [message: {
      /** The message. */
      _id: string;
      /** With one's star or without. */
      starred: boolean;
    }];
    result: boolean;
  };
  /** One's memberships: a list, or with a time what changed. */
  'subscriptions/get': {
    params: [updatedAt?: Date];
    result: Subscription<Date>[] | {
      /** Subscriptions. */
      update: Subscription<Date>[];
      /** What ended since then. */
      remove: {
        /** The subscription. */
        _id: string;
        /** When it ended. */
        _deletedAt: Date;
      }[];
    };
  };
  /** Favourite or not. */
  toggleFavorite: {
    params: [rid: string, f?: boolean];
    result: number;
  };
  /** People can write again. */
  unarchiveRoom: {
    params: [rid: string];
    result: Record<string, unknown>;
  };
  /** What one has blocked is free again. */
  unblockUser: {
    params: [data: {
      /** The conversation of two. */
      rid: string;
      /** The other person. */
      blocked: string;
    }];
    result: boolean;
  };
  /** Hear no more of them. */
  unfollowMessage: {
    params: [message: {
      /** The thread's first message, or a reply in it. */
      mid: string;
    }];
    result: Record<string, unknown>;
  };
  /** Somebody may write again. */
  unmuteUserInRoom: {
    params: [data: {
      /** The room. */
      rid: string;
      /** The person. */
      username: string;
    }];
    result: boolean;
  };
  /** Pin a message no more. */
  unpinMessage: {
    params: [message: {
      /** The message. */
      _id: string;
    }];
    result: boolean;
  };
  /** Unread from a message on. */
  unreadMessages: {
    params: [firstUnreadMessage?: {
      /** The message. */
      _id: string;
    }, room?: string];
    result: Record<string, unknown>;
  };
  /** Takes a picture of the workspace back: Confab's own counts. */
  unsetAsset: {
    params: [key: string];
    result: boolean;
  };
  /** An incoming webhook is as the call says. */
  updateIncomingIntegration: {
    params: [integrationId: string, integration: {
      /** What it is called. */
      name: string;
      /** Whether it works. */
      enabled: boolean;
      /** In whose name it posts. */
      username?: string;
      /** #room or @user, several with commas between them; of outgoing ones also all_public_channels, all_private_groups and all_direct_messages. */
      channel: string;
      /** Shown in place of the name. */
      alias?: string;
      /** Shown in place of the picture. */
      avatar?: string;
      /** Shown in place of the picture. */
      emoji?: string;
      /** Whether its script runs. */
      scriptEnabled: boolean;
      /** Its script: a class Script. */
      script?: string;
      /** There is one engine, whatever it says. */
      scriptEngine?: "vm2" | "isolated-vm";
      /** Of incoming ones: whether a call may say where. */
      overrideDestinationChannelEnabled?: boolean;
      /** Of outgoing ones: what it is told of. */
      event?: string;
      /** Whom it tells. */
      urls?: string[];
      /** Only messages that begin with one of these; none: all. */
      triggerWords?: string[];
      /** Words count wherever they stand. */
      triggerWordAnywhere?: boolean;
      /** Where answers are posted. */
      targetRoom?: string;
      /** What it says to be known by. */
      token?: string;
      /** Told of edits, too. */
      runOnEdits?: boolean;
      /** Calls that fail are made again. */
      retryFailedCalls?: boolean;
      /** How often at the most; above 20 is 20. */
      retryCount?: number;
      /** powers-of-ten, powers-of-two or increments-of-two. */
      retryDelay?: string;
      /** Answers are posted in the name of whoever set it off. */
      impersonateUser?: boolean;
    }];
    result: Integration<Date>;
  };
  /** Change a message. */
  updateMessage: {
    params: [message: {
      /** The message. */
      _id: string;
      /** Its room. */
      rid?: string;
      /** The new text. */
      msg?: string;
      /** New attachments. */
      attachments?: unknown[];
      /** New free-form fields. */
      customFields?: Record<string, unknown>;
      /** Of an encrypted message: what it is now. */
      content?: Record<string, unknown>;
      /** Whom it names now. */
      e2eMentions?: Record<string, unknown>;
      /** Its thread, which stays. */
      tmid?: string;
      /** Whether a reply shows in the room, which stays. */
      tshow?: boolean;
    }, previewUrls?: string[]];
    result: Record<string, unknown>;
  };
  /** An outgoing webhook is as the call says. */
  updateOutgoingIntegration: {
    params: [integrationId: string, integration: {
      /** What it is called. */
      name: string;
      /** Whether it works. */
      enabled: boolean;
      /** In whose name it posts. */
      username?: string;
      /** #room or @user, several with commas between them; of outgoing ones also all_public_channels, all_private_groups and all_direct_messages. */
      channel: string;
      /** Shown in place of the name. */
      alias?: string;
      /** Shown in place of the picture. */
      avatar?: string;
      /** Shown in place of the picture. */
      emoji?: string;
      /** Whether its script runs. */
      scriptEnabled: boolean;
      /** Its script: a class Script. */
      script?: string;
      /** There is one engine, whatever it says. */
      scriptEngine?: "vm2" | "isolated-vm";
      /** Of incoming ones: whether a call may say where. */
      overrideDestinationChannelEnabled?: boolean;
      /** Of outgoing ones: what it is told of. */
      event?: string;
      /** Whom it tells. */
      urls?: string[];
      /** Only messages that begin with one of these; none: all. */
      triggerWords?: string[];
      /** Words count wherever they stand. */
      triggerWordAnywhere?: boolean;
      /** Where answers are posted. */
      targetRoom?: string;
      /** What it says to be known by. */
      token?: string;
      /** Told of edits, too. */
      runOnEdits?: boolean;
      /** Calls that fail are made again. */
      retryFailedCalls?: boolean;
      /** How often at the most; above 20 is 20. */
      retryCount?: number;
      /** powers-of-ten, powers-of-two or increments-of-two. */
      retryDelay?: string;
      /** Answers are posted in the name of whoever set it off. */
      impersonateUser?: boolean;
    }];
    result: Integration<Date>;
  };
  /** The bytes of a sound. */
  uploadCustomSound: {
    params: [binaryContent: string, contentType: string | undefined, soundData: {
      /** Which one. */
      _id: string;
    }];
    result: Record<string, unknown>;
  };
  /** The picture of an emoji. */
  uploadEmojiCustom: {
    params: [binaryContent: string, contentType: string | undefined, emojiData: {
      /** Which one. */
      name: string;
    }];
    result: Record<string, unknown>;
  };
  /** Where one is, by the clock. */
  userSetUtcOffset: {
    params: [utcOffset: number];
    result: Record<string, unknown>;
  };
}

export interface Paths {
  /** The release this server is compatible with. */
  'GET /api/info': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Major and minor of the Rocket.Chat release this is compatible with. */
      version: string;
      /** Clients older than these ask to be updated. */
      minimumClientVersions: {
        /** Of the desktop application. */
        desktop: string;
        /** Of the mobile application. */
        mobile: string;
      };
      /** For those with get-server-info. */
      info?: {
        /** The whole version that clients are told. */
        version: string;
        /** What it runs on. */
        build: {
          /** Of the source that it was built of. */
          date: string;
          /** Empty: this is no script. */
          nodeVersion: string;
          /** The processor's kind. */
          arch: string;
          /** The operating system. */
          platform: string;
          /** Its version. */
          osRelease: string;
          /** Of the machine, in bytes. */
          totalMemory: number;
          /** Of it unused, in bytes. */
          freeMemory: number;
          /** Processors. */
          cpus: number;
        };
        /** Empty: there is no marketplace. */
        marketplaceApiVersion: string;
        /** What it was built of. */
        commit: {
          /** The source that the program was built of. */
          hash: string;
          /** When that was made. */
          date: string;
          /** Empty: not told. */
          author: string;
          /** Empty: not told. */
          subject: string;
        };
      };
    } & {
      success: true;
    };
  };
  /** The release this server is compatible with. */
  'GET /api/v1/info': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Major and minor of the Rocket.Chat release this is compatible with. */
      version: string;
      /** Clients older than these ask to be updated. */
      minimumClientVersions: {
        /** Of the desktop application. */
        desktop: string;
        /** Of the mobile application. */
        mobile: string;
      };
      /** For those with get-server-info. */
      info?: {
        /** The whole version that clients are told. */
        version: string;
        /** What it runs on. */
        build: {
          /** Of the source that it was built of. */
          date: string;
          /** Empty: this is no script. */
          nodeVersion: string;
          /** The processor's kind. */
          arch: string;
          /** The operating system. */
          platform: string;
          /** Its version. */
          osRelease: string;
          /** Of the machine, in bytes. */
          totalMemory: number;
          /** Of it unused, in bytes. */
          freeMemory: number;
          /** Processors. */
          cpus: number;
        };
        /** Empty: there is no marketplace. */
        marketplaceApiVersion: string;
        /** What it was built of. */
        commit: {
          /** The source that the program was built of. */
          hash: string;
          /** When that was made. */
          date: string;
          /** Empty: not told. */
          author: string;
          /** Empty: not told. */
          subject: string;
        };
      };
    } & {
      success: true;
    };
  };
  /** Log in by password, or continue a session. */
  'POST /api/v1/login': {
    params: None;
    query: None;
    body: {
      /** Username or e-mail address, or {username}, {email}, {id}. */
      user?: unknown;
      /** The same. */
      username?: string;
      /** The same. */
      email?: string;
      /** Plain text, or {digest, algorithm: sha-256}. */
      password?: unknown;
      /** Of the second factor. */
      code?: string;
      /** {code, login}: a code, and one of the forms above. */
      totp?: unknown;
      /** A token of an earlier log-in, in place of all else. */
      resume?: unknown;
    };
    response: {
      /** success. */
      status: string;
      /** The session. */
      data: {
        /** For the header X-User-Id. */
        userId: string;
        /** For the header X-Auth-Token. */
        authToken: string;
        /** The own account. */
        me: OwnUser;
      };
    };
  };
  /** End this session. */
  'GET /api/v1/logout': {
    params: None;
    query: None;
    body: never;
    response: {
      /** success. */
      status: string;
      /** What happened. */
      data: {
        /** For people. */
        message: string;
      };
    };
  };
  /** End this session. */
  'POST /api/v1/logout': {
    params: None;
    query: None;
    body: None;
    response: {
      /** success. */
      status: string;
      /** What happened. */
      data: {
        /** For people. */
        message: string;
      };
    };
  };
  /** Make an account for oneself. */
  'POST /api/v1/users.register': {
    params: None;
    query: None;
    body: {
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The name to be mentioned by. */
      username: string;
      /** E-mail address. */
      email: string;
      /** Password, plain text. */
      pass: string;
      /** Display name. */
      name?: string;
      /** Of the registration address, where one is needed. */
      secret?: string;
      /** Why, where an administrator approves. */
      reason?: string;
      /** As Accounts_CustomFields wants them. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The account. */
      user: User;
    } & {
      success: true;
    };
  };
  /** The own account. */
  'GET /api/v1/me': {
    params: None;
    query: None;
    body: never;
    response: OwnUser & {
      success: true;
    };
  };
  /** Change one's own account. */
  'POST /api/v1/users.updateOwnBasicInfo': {
    params: None;
    query: None;
    body: {
      /** What to change. */
      data: {
        /** Display name. */
        name?: string;
        /** Username. */
        username?: string;
        /** Needs a code, or the current password. */
        email?: string;
        /** About text. */
        bio?: string;
        /** Extra label. */
        nickname?: string;
        /** Text beside the status. */
        statusText?: string;
        /** Status. */
        statusType?: "online" | "away" | "busy" | "offline";
        /** Needs a code, or the current password, unless a change is demanded. */
        newPassword?: string;
        /** SHA-256 in hex, or plain text. */
        currentPassword?: unknown;
      };
      /** As Accounts_CustomFields wants them. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The account. */
      user: User;
    } & {
      success: true;
    };
  };
  /** What passwords must be like. */
  'GET /api/v1/pw.getPolicy': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Whether there are rules. */
      enabled: boolean;
      /** Each rule: a list of its name and, where it has one, its number. */
      policy: unknown[];
    } & {
      success: true;
    };
  };
  /** The preferences that one has chosen. */
  'GET /api/v1/users.getPreferences': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Own choices; the defaults of all others are in `me`. */
      preferences: Record<string, unknown>;
    } & {
      success: true;
    };
  };
  /** Change preferences. */
  'POST /api/v1/users.setPreferences': {
    params: None;
    query: None;
    body: {
      /** Left out: oneself. */
      userId?: string;
      /** Preferences to change. */
      data: Record<string, unknown>;
    };
    response: {
      /** The account. */
      user: {
        /** The user. */
        _id: string;
        /** preferences. */
        settings: Record<string, unknown>;
      };
    } & {
      success: true;
    };
  };
  /** Whether a username is free. */
  'GET /api/v1/users.checkUsernameAvailability': {
    params: None;
    query: {
      /** A username. */
      username: string;
    };
    body: never;
    response: {
      /** Whether it is free. */
      result: boolean;
    } & {
      success: true;
    };
  };
  /** A free username made from the own name. */
  'GET /api/v1/users.getUsernameSuggestion': {
    params: None;
    query: None;
    body: never;
    response: {
      /** A free username. */
      result: string;
    } & {
      success: true;
    };
  };
  /** A session in which one acts as somebody else; the audit log names both. `me` says so. */
  'POST /api/v1/confab.impersonation.start': {
    params: None;
    query: None;
    body: {
      /** As whom. */
      userId: string;
    };
    response: {
      /** As whom one acts with the token. */
      userId: string;
      /** For X-Auth-Token, and for resuming a session. */
      authToken: string;
      /** When it ends at the latest. */
      tokenExpires?: string;
    } & {
      success: true;
    };
  };
  /** Ends the session in which one acts as somebody else. */
  'POST /api/v1/confab.impersonation.stop': {
    params: None;
    query: None;
    body: None;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Make an account for somebody else. */
  'POST /api/v1/users.create': {
    params: None;
    query: None;
    body: {
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** E-mail address. */
      email: string;
      /** Display name. */
      name: string;
      /** The name to be mentioned by. */
      username: string;
      /** Password; of no account with setRandomPassword. */
      password: string;
      /** Left out: true. */
      active?: boolean;
      /** Left out: the setting's default. */
      roles?: string[];
      /** Left out: true. */
      joinDefaultChannels?: boolean;
      /** A new password is asked for at the first log-in. */
      requirePasswordChange?: boolean;
      /** Nobody knows the password. */
      setRandomPassword?: boolean;
      /** The address counts as confirmed. */
      verified?: boolean;
      /** About text. */
      bio?: string;
      /** Extra label. */
      nickname?: string;
      /** Text beside the status; what is longer than 120 characters is cut. */
      statusText?: string;
      /** Refused: there is no mail to send. */
      sendWelcomeEmail?: boolean;
      /** As Accounts_CustomFields wants them. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The account. */
      user: User;
    } & {
      success: true;
    };
  };
  /** Change an account: another's with edit-other-user-info; of one's own what the settings let one. */
  'POST /api/v1/users.update': {
    params: None;
    query: None;
    body: {
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The account. */
      userId: string;
      /** What to change. */
      data: {
        /** Display name. */
        name?: string;
        /** Username. */
        username?: string;
        /** E-mail address. */
        email?: string;
        /** About text. */
        bio?: string;
        /** Extra label. */
        nickname?: string;
        /** Text beside the status. */
        statusText?: string;
        /** Needs edit-other-user-password. */
        password?: string;
        /** The address counts as confirmed. */
        verified?: boolean;
        /** A new password is asked for. */
        requirePasswordChange?: boolean;
        /** False: deactivated. */
        active?: boolean;
        /** All roles of the user. */
        roles?: string[];
        /** As Accounts_CustomFields wants them. */
        customFields?: Record<string, unknown>;
        /** Of new accounts only. */
        joinDefaultChannels?: boolean;
        /** Of new accounts only. */
        sendWelcomeEmail?: boolean;
        /** Refused: it could not be mailed. */
        setRandomPassword?: boolean;
      };
      /** Rooms of which the account is the last owner change their owner, or go; otherwise they are a reason to refuse. */
      confirmRelinquish?: boolean;
    };
    response: {
      /** The account. */
      user: User;
    } & {
      success: true;
    };
  };
  /** Deactivate or reactivate an account. */
  'POST /api/v1/users.setActiveStatus': {
    params: None;
    query: None;
    body: {
      /** The account. */
      userId: string;
      /** False: cannot log in any more. */
      activeStatus: boolean;
      /** Rooms of which the account is the last owner change their owner, or go; otherwise they are a reason to refuse. */
      confirmRelinquish?: boolean;
    };
    response: {
      /** The account. */
      user: {
        /** The user's id. */
        _id: string;
        /** False: deactivated. */
        active: boolean;
      };
    } & {
      success: true;
    };
  };
  /** Deactivate the people who have not logged in for long and are not connected. */
  'POST /api/v1/users.deactivateIdle': {
    params: None;
    query: None;
    body: {
      /** Days since the last log-in. */
      daysIdle: number;
      /** Only people with this role. */
      role?: string;
    };
    response: {
      /** How many were deactivated; of more than 500, 500. */
      count: number;
    } & {
      success: true;
    };
  };
  /** Delete an account for good; Message_ErasureType says what becomes of its messages. */
  'POST /api/v1/users.delete': {
    params: None;
    query: None;
    body: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
      /** Rooms of which the account is the last owner change their owner, or go; otherwise they are a reason to refuse. */
      confirmRelinquish?: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Delete one's own account for good, where Accounts_AllowDeleteOwnAccount is on. */
  'POST /api/v1/users.deleteOwnAccount': {
    params: None;
    query: None;
    body: {
      /** SHA-256 in hex, or plain text. */
      password: string;
      /** Rooms of which the account is the last owner change their owner, or go; otherwise they are a reason to refuse. */
      confirmRelinquish?: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** One account, as the caller may see it. */
  'GET /api/v1/users.info': {
    params: None;
    query: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The id that it was imported with; there are none. */
      importId?: string;
      /** {"userRooms": 1} asks for the user's rooms. */
      fields?: Record<string, unknown>;
      /** Asks for the user's rooms. */
      includeUserRooms?: boolean;
    };
    body: never;
    response: {
      /** The account. */
      user: User;
    } & {
      success: true;
    };
  };
  /** Accounts. */
  'GET /api/v1/users.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        type?: 1 | -1;
        _updatedAt?: 1 | -1;
        name?: 1 | -1;
        createdAt?: 1 | -1;
        lastLogin?: 1 | -1;
        active?: 1 | -1;
        _id?: 1 | -1;
        status?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** active or deactivated. */
      status?: "active" | "deactivated";
      /** Part of a name or address. */
      searchTerm?: string;
      /** user or bot. */
      type?: string;
      /** Whether they have ever logged in. */
      hasLoggedIn?: boolean;
      /** Any of these roles. */
      roles?: string[];
    };
    body: never;
    response: {
      /** Accounts. */
      users: User[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Accounts by status, role and name. */
  'GET /api/v1/users.listByStatus': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        type?: 1 | -1;
        _updatedAt?: 1 | -1;
        name?: 1 | -1;
        createdAt?: 1 | -1;
        lastLogin?: 1 | -1;
        active?: 1 | -1;
        _id?: 1 | -1;
        status?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** active or deactivated. */
      status?: "active" | "deactivated";
      /** Part of a name or address. */
      searchTerm?: string;
      /** user or bot. */
      type?: string;
      /** Whether they have ever logged in. */
      hasLoggedIn?: boolean;
      /** Any of these roles. */
      roles?: string[];
    };
    body: never;
    response: {
      /** Accounts. */
      users: User[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Users whose name holds a text. */
  'GET /api/v1/users.autocomplete': {
    params: None;
    query: {
      /** JSON: term, exceptions. */
      selector: Record<string, unknown>;
    };
    body: never;
    response: {
      /** Users. */
      items: {
        /** The user's id. */
        _id: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** Extra label. */
        nickname?: string;
        /** online, away, busy or offline. */
        status: string;
        /** Changes with the avatar. */
        avatarETag?: string;
      }[];
    } & {
      success: true;
    };
  };
  /** Make a personal access token. */
  'POST /api/v1/users.generatePersonalAccessToken': {
    params: None;
    query: None;
    body: {
      /** Name, one's own. */
      tokenName: string;
      /** Calls with it are asked for no second factor. */
      bypassTwoFactor?: boolean;
    };
    response: {
      /** Told here and nowhere again. */
      token: string;
    } & {
      success: true;
    };
  };
  /** Replace a personal access token; the old one ends. */
  'POST /api/v1/users.regeneratePersonalAccessToken': {
    params: None;
    query: None;
    body: {
      /** Name, one's own. */
      tokenName: string;
      /** Calls with it are asked for no second factor. */
      bypassTwoFactor?: boolean;
    };
    response: {
      /** Told here and nowhere again. */
      token: string;
    } & {
      success: true;
    };
  };
  /** Remove a personal access token. */
  'POST /api/v1/users.removePersonalAccessToken': {
    params: None;
    query: None;
    body: {
      /** Name, one's own. */
      tokenName: string;
      /** Calls with it are asked for no second factor. */
      bypassTwoFactor?: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** One's own personal access tokens. */
  'GET /api/v1/users.getPersonalAccessTokens': {
    params: None;
    query: None;
    body: never;
    response: {
      /** One's own tokens. */
      tokens: {
        /** Its name. */
        name: string;
        /** When it was made. */
        createdAt: string;
        /** Its last characters. */
        lastTokenPart: string;
        /** Asked for no second factor. */
        bypassTwoFactor: boolean;
      }[];
    } & {
      success: true;
    };
  };
  /** A log-in token for oneself, or (CREATE_TOKENS_FOR_USERS) for somebody else. */
  'POST /api/v1/users.createToken': {
    params: None;
    query: None;
    body: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
      /** Accepted for newer clients; not needed here. */
      secret?: string;
    };
    response: {
      /** The token. */
      data: {
        /** The user. */
        userId: string;
        /** A log-in token of that user. */
        authToken: string;
      };
    } & {
      success: true;
    };
  };
  /** End all sessions of a user. */
  'POST /api/v1/users.logout': {
    params: None;
    query: None;
    body: {
      /** Left out: oneself. */
      userId?: string;
    };
    response: {
      /** For people. */
      message: string;
    } & {
      success: true;
    };
  };
  /** End one's other sessions. */
  'POST /api/v1/users.logoutOtherClients': {
    params: None;
    query: None;
    body: None;
    response: {
      /** The token that goes on. */
      token: string;
      /** When it ends. */
      tokenExpires: string;
    } & {
      success: true;
    };
  };
  /** End one's other sessions. */
  'POST /api/v1/users.removeOtherTokens': {
    params: None;
    query: None;
    body: None;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Begin to set up an authenticator app as one's second factor. */
  'POST /api/v1/users.enableTotp': {
    params: None;
    query: None;
    body: None;
    response: {
      /** For the app, in base32. Told here and nowhere again. */
      secret: string;
      /** The same as an otpauth: address, to be shown as a QR code. */
      url: string;
    } & {
      success: true;
    };
  };
  /** Turn the second factor on; one's other log-ins end. The backup codes are told here and nowhere again. */
  'POST /api/v1/users.validateTotp': {
    params: None;
    query: None;
    body: {
      /** The first one of the app. */
      code: string;
    };
    response: {
      /** Each takes the place of one code of the app, once. */
      codes: string[];
    } & {
      success: true;
    };
  };
  /** Turn one's second factor off. */
  'POST /api/v1/users.disableTotp': {
    params: None;
    query: None;
    body: {
      /** Of the app, or a backup code. */
      code: string;
    };
    response: {
      /** False: the code was wrong, or there was no factor. */
      disabled: boolean;
    } & {
      success: true;
    };
  };
  /** Replace one's backup codes. */
  'POST /api/v1/users.regenerateTotpCodes': {
    params: None;
    query: None;
    body: {
      /** Of the app, or a backup code. */
      code: string;
    };
    response: {
      /** Each takes the place of one code of the app, once. */
      codes: string[];
    } & {
      success: true;
    };
  };
  /** How many backup codes one has left. */
  'GET /api/v1/users.totpCodesRemaining': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Backup codes that were not used. */
      remaining: number;
    } & {
      success: true;
    };
  };
  /** Take somebody else's second factor away; all their sessions and tokens end. */
  'POST /api/v1/users.resetTOTP': {
    params: None;
    query: None;
    body: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Whether phones are told of messages. */
  'GET /api/v1/push.info': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Whether phones are told of messages (Push_enable). */
      pushGatewayEnabled: boolean;
      /** Whether it would be by Rocket.Chat's own gateway, to which nothing is sent. */
      defaultPushGateway: boolean;
    } & {
      success: true;
    };
  };
  /** Tell one's own devices something, to see whether it comes. */
  'POST /api/v1/push.test': {
    params: None;
    query: None;
    body: None;
    response: {
      /** Devices of one's own that are told something. */
      tokensCount: number;
    } & {
      success: true;
    };
  };
  /** What a phone shows of a message that it was told the id of. */
  'GET /api/v1/push.get': {
    params: None;
    query: {
      /** The message. */
      id: string;
    };
    body: never;
    response: {
      /** What the phone was told of. */
      data: {
        /** The message. */
        message: Message;
        /** What a phone shows of it, in full. */
        notification: Record<string, unknown>;
      };
    } & {
      success: true;
    };
  };
  /** Name the device that one is told of messages on, for as long as this log-in lasts; 50 at most. */
  'POST /api/v1/push.token': {
    params: None;
    query: None;
    body: {
      /** As the device calls itself; left out: a name is made. */
      id?: string;
      /** apn or gcm. */
      type?: string;
      /** What Apple's or Google's service knows the app on the device by. */
      value?: string;
      /** Which app. */
      appName?: string;
      /** Accepted for newer apps; Confab rings no phones. */
      voipToken?: string;
    };
    response: {
      /** The device. */
      result: {
        /** What it is known by. */
        _id: string;
        /** What Apple's or Google's service knows the app on the device by. */
        token: {
          /** Of an Apple device. */
          apn?: string;
          /** Of an Android device. */
          gcm?: string;
        };
        /** Which app. */
        appName: string;
        /** Whose. */
        userId: string;
        /** Whether it is told: always. */
        enabled: boolean;
        /** When it was first named. */
        createdAt: string;
        /** When it was last named. */
        updatedAt: string;
      };
    } & {
      success: true;
    };
  };
  /** A device of one's own is not told any more. */
  'DELETE /api/v1/push.token': {
    params: None;
    query: None;
    body: {
      /** The token. */
      token?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Where one is logged in. */
  'GET /api/v1/sessions/list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        loginAt?: 1 | -1;
        'device.name'?: 1 | -1;
        'device.os.name'?: 1 | -1;
        'device.os.version'?: 1 | -1;
        '_user.name'?: 1 | -1;
        '_user.username'?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of the device, the address or a name; a whole id. */
      filter?: string;
    };
    body: never;
    response: {
      /** Log-ins, the newest first. */
      sessions: {
        /** What it is known by. */
        _id: string;
        /** The same. */
        sessionId: string;
        /** Who is logged in. */
        userId: string;
        /** The address that the log-in came from. */
        ip: string;
        /** The server's name. */
        host: string;
        /** With what. */
        device: {
          /** browser, mobile-app, desktop-app or other. */
          type: string;
          /** The program; empty: unknown. */
          name: string;
          /** Its version. */
          longVersion: string;
          /** The first number of it. */
          version: string;
          /** The system that it runs on. */
          os: {
            /** The operating system; empty: unknown. */
            name: string;
            /** Its version. */
            version: string;
          };
        };
        /** When it began. */
        loginAt: string;
        /** When it was last used, to some minutes. */
        lastActivityAt: string;
        /** True: the one that asks. */
        current?: boolean;
        /** True: an administrator acts as the user. */
        impersonation?: boolean;
        /** Who is logged in, where that is somebody else's business. */
        _user?: {
          /** The user. */
          _id: string;
          /** Username. */
          username: string;
          /** Display name. */
          name?: string;
          /** Changes with the avatar. */
          avatarETag?: string;
        };
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** One of one's own log-ins. */
  'GET /api/v1/sessions/info': {
    params: None;
    query: {
      /** The log-in. */
      sessionId: string;
    };
    body: never;
    response: {
      /** What it is known by. */
      _id: string;
      /** The same. */
      sessionId: string;
      /** Who is logged in. */
      userId: string;
      /** The address that the log-in came from. */
      ip: string;
      /** The server's name. */
      host: string;
      /** With what. */
      device: {
        /** browser, mobile-app, desktop-app or other. */
        type: string;
        /** The program; empty: unknown. */
        name: string;
        /** Its version. */
        longVersion: string;
        /** The first number of it. */
        version: string;
        /** The system that it runs on. */
        os: {
          /** The operating system; empty: unknown. */
          name: string;
          /** Its version. */
          version: string;
        };
      };
      /** When it began. */
      loginAt: string;
      /** When it was last used, to some minutes. */
      lastActivityAt: string;
      /** True: the one that asks. */
      current?: boolean;
      /** True: an administrator acts as the user. */
      impersonation?: boolean;
      /** Who is logged in, where that is somebody else's business. */
      _user?: {
        /** The user. */
        _id: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** Changes with the avatar. */
        avatarETag?: string;
      };
    } & {
      success: true;
    };
  };
  /** End one of one's own log-ins. */
  'POST /api/v1/sessions/logout.me': {
    params: None;
    query: None;
    body: {
      /** The log-in. */
      sessionId: string;
    };
    response: {
      /** The log-in that has ended. */
      sessionId: string;
    } & {
      success: true;
    };
  };
  /** Where everybody is logged in. */
  'GET /api/v1/sessions/list.all': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        loginAt?: 1 | -1;
        'device.name'?: 1 | -1;
        'device.os.name'?: 1 | -1;
        'device.os.version'?: 1 | -1;
        '_user.name'?: 1 | -1;
        '_user.username'?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of the device, the address or a name; a whole id. */
      filter?: string;
    };
    body: never;
    response: {
      /** Log-ins, the newest first. */
      sessions: {
        /** What it is known by. */
        _id: string;
        /** The same. */
        sessionId: string;
        /** Who is logged in. */
        userId: string;
        /** The address that the log-in came from. */
        ip: string;
        /** The server's name. */
        host: string;
        /** With what. */
        device: {
          /** browser, mobile-app, desktop-app or other. */
          type: string;
          /** The program; empty: unknown. */
          name: string;
          /** Its version. */
          longVersion: string;
          /** The first number of it. */
          version: string;
          /** The system that it runs on. */
          os: {
            /** The operating system; empty: unknown. */
            name: string;
            /** Its version. */
            version: string;
          };
        };
        /** When it began. */
        loginAt: string;
        /** When it was last used, to some minutes. */
        lastActivityAt: string;
        /** True: the one that asks. */
        current?: boolean;
        /** True: an administrator acts as the user. */
        impersonation?: boolean;
        /** Who is logged in, where that is somebody else's business. */
        _user?: {
          /** The user. */
          _id: string;
          /** Username. */
          username: string;
          /** Display name. */
          name?: string;
          /** Changes with the avatar. */
          avatarETag?: string;
        };
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Anybody's log-in. */
  'GET /api/v1/sessions/info.admin': {
    params: None;
    query: {
      /** The log-in. */
      sessionId: string;
    };
    body: never;
    response: {
      /** What it is known by. */
      _id: string;
      /** The same. */
      sessionId: string;
      /** Who is logged in. */
      userId: string;
      /** The address that the log-in came from. */
      ip: string;
      /** The server's name. */
      host: string;
      /** With what. */
      device: {
        /** browser, mobile-app, desktop-app or other. */
        type: string;
        /** The program; empty: unknown. */
        name: string;
        /** Its version. */
        longVersion: string;
        /** The first number of it. */
        version: string;
        /** The system that it runs on. */
        os: {
          /** The operating system; empty: unknown. */
          name: string;
          /** Its version. */
          version: string;
        };
      };
      /** When it began. */
      loginAt: string;
      /** When it was last used, to some minutes. */
      lastActivityAt: string;
      /** True: the one that asks. */
      current?: boolean;
      /** True: an administrator acts as the user. */
      impersonation?: boolean;
      /** Who is logged in, where that is somebody else's business. */
      _user?: {
        /** The user. */
        _id: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** Changes with the avatar. */
        avatarETag?: string;
      };
    } & {
      success: true;
    };
  };
  /** End anybody's log-in. */
  'POST /api/v1/sessions/logout': {
    params: None;
    query: None;
    body: {
      /** The log-in. */
      sessionId: string;
    };
    response: {
      /** The log-in that has ended. */
      sessionId: string;
    } & {
      success: true;
    };
  };
  /** Settings that everybody may see. */
  'GET /api/v1/settings.public': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: _id to 1 or -1. */
      sort?: {
        _id?: 1 | -1;
      };
      /** JSON: _id to a text or {$in: [...]}. */
      query?: {
        _id?: unknown;
      };
      /** JSON: members to show beside _id, value and enterprise, each to 1. */
      fields?: Record<string, unknown>;
      /** Ids, separated by commas. */
      _id?: string[];
    };
    body: never;
    response: {
      /** Settings. */
      settings: Setting[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** All settings. */
  'GET /api/v1/settings': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: _id to 1 or -1. */
      sort?: {
        _id?: 1 | -1;
      };
      /** JSON: _id to a text or {$in: [...]}. */
      query?: {
        _id?: unknown;
      };
      /** JSON: members to show beside _id, value and enterprise, each to 1. */
      fields?: Record<string, unknown>;
      /** Ids, separated by commas. */
      _id?: string[];
    };
    body: never;
    response: {
      /** Settings. */
      settings: Setting[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Change several settings, all or none. */
  'POST /api/v1/settings': {
    params: None;
    query: None;
    body: {
      /** All of them are changed, or none. */
      settings: {
        /** The setting. */
        _id: string;
        /** Its value. */
        value: unknown;
      }[];
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** One setting. */
  'GET /api/v1/settings/{_id}': {
    params: {
      /** The setting. */
      _id: string;
    };
    query: None;
    body: never;
    response: {
      /** The setting. */
      _id: string;
      /** Its value. */
      value: unknown;
    } & {
      success: true;
    };
  };
  /** Change a setting; counts from the next request on. */
  'POST /api/v1/settings/{_id}': {
    params: {
      /** The setting. */
      _id: string;
    };
    query: None;
    body: {
      /** Its value. */
      value: unknown;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Log-in services besides passwords. */
  'GET /api/v1/settings.oauth': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Log-in services. */
      services: unknown[];
    } & {
      success: true;
    };
  };
  /** The permission matrix. */
  'GET /api/v1/permissions.listAll': {
    params: None;
    query: {
      /** Only what changed then or later. */
      updatedSince?: string;
    };
    body: never;
    response: {
      /** Permissions with the roles that have them. */
      update: Permission[];
      /** Always empty: permissions are built in. */
      remove: Permission[];
    } & {
      success: true;
    };
  };
  /** Change which roles have permissions; counts from the next request on. */
  'POST /api/v1/permissions.update': {
    params: None;
    query: None;
    body: {
      /** Changes, all or none: a list of _id with roles, all that have it. */
      permissions?: unknown;
    };
    response: {
      /** All permissions. */
      permissions: Permission[];
    } & {
      success: true;
    };
  };
  /** All roles. */
  'GET /api/v1/roles.list': {
    params: None;
    query: None;
    body: never;
    response: {
      /** All roles. */
      roles: Role[];
    } & {
      success: true;
    };
  };
  /** What changed about roles. */
  'GET /api/v1/roles.sync': {
    params: None;
    query: {
      /** What changed then or later. */
      updatedSince: string;
    };
    body: never;
    response: {
      /** What changed. */
      roles: {
        /** Roles made or changed. */
        update: Role[];
        /** Roles deleted. */
        remove: {
          /** The role. */
          _id: string;
          /** When it was deleted. */
          _deletedAt: string;
        }[];
      };
    } & {
      success: true;
    };
  };
  /** Make a role. */
  'POST /api/v1/roles.create': {
    params: None;
    query: None;
    body: {
      /** Name. */
      name: string;
      /** What it is for. */
      description?: string;
      /** Users or Subscriptions. */
      scope?: string;
      /** Its holders must use two factors. */
      mandatory2fa?: boolean;
    };
    response: {
      /** The role. */
      role: Role;
    } & {
      success: true;
    };
  };
  /** Change a role. */
  'POST /api/v1/roles.update': {
    params: None;
    query: None;
    body: {
      /** Name. */
      name: string;
      /** What it is for. */
      description?: string;
      /** Users or Subscriptions. */
      scope?: string;
      /** Its holders must use two factors. */
      mandatory2fa?: boolean;
      /** The role. */
      roleId: string;
    };
    response: {
      /** The role. */
      role: Role;
    } & {
      success: true;
    };
  };
  /** Delete a role that nobody has. */
  'POST /api/v1/roles.delete': {
    params: None;
    query: None;
    body: {
      /** The role. */
      roleId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Give a role, in the workspace or in a room. */
  'POST /api/v1/roles.addUserToRole': {
    params: None;
    query: None;
    body: {
      /** Who. */
      username: string;
      /** The role. */
      roleId?: string;
      /** The role, for older clients. */
      roleName?: string;
      /** For a role in one room. */
      roomId?: string;
      /** The room, for older clients. */
      scope?: string;
    };
    response: {
      /** The role. */
      role: Role;
    } & {
      success: true;
    };
  };
  /** Take a role. */
  'POST /api/v1/roles.removeUserFromRole': {
    params: None;
    query: None;
    body: {
      /** Who. */
      username: string;
      /** The role. */
      roleId?: string;
      /** The role, for older clients. */
      roleName?: string;
      /** For a role in one room. */
      roomId?: string;
      /** The room, for older clients. */
      scope?: string;
    };
    response: {
      /** The role. */
      role: Role;
    } & {
      success: true;
    };
  };
  /** Who has a role. */
  'GET /api/v1/roles.getUsersInRole': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        name?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The role. */
      role: string;
      /** For a role in one room. */
      roomId?: string;
    };
    body: never;
    response: {
      /** Who has it. */
      users: User[];
      /** Rows in all. */
      total: number;
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
    } & {
      success: true;
    };
  };
  /** Users with roles that are shown beside their names. */
  'GET /api/v1/roles.getUsersInPublicRoles': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Users with roles that are shown. */
      users: {
        /** The user. */
        _id: string;
        /** Username. */
        username: string;
        /** Roles that are shown beside the name. */
        roles: string[];
      }[];
    } & {
      success: true;
    };
  };
  /** How users are seen. */
  'GET /api/v1/users.presence': {
    params: None;
    query: {
      /** Users to ask for; left out: everybody who is not offline. */
      ids?: string[];
      /** Less than ten minutes ago: whose account or status changed since, the caller aside. */
      from?: string;
    };
    body: never;
    response: {
      /** How they are seen. */
      users: {
        /** The user's id. */
        _id: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** online, away, busy or offline. */
        status: string;
        /** Text beside the status. */
        statusText?: string;
        /** Hours. */
        utcOffset?: number;
        /** Changes with the avatar. */
        avatarETag?: string;
      }[];
      /** Whether these are all that were asked for. */
      full: boolean;
    } & {
      success: true;
    };
  };
  /** How one user is seen. */
  'GET /api/v1/users.getPresence': {
    params: None;
    query: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    body: never;
    response: {
      /** online, away, busy or offline. */
      presence: string;
      /** Of the connections alone; oneself only. */
      connectionStatus?: string;
      /** Oneself only. */
      lastLogin?: string;
    } & {
      success: true;
    };
  };
  /** Status and text of a user. */
  'GET /api/v1/users.getStatus': {
    params: None;
    query: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    body: never;
    response: {
      /** The user's id. */
      _id: string;
      /** online, away, busy or offline. */
      status: string;
      /** Text beside the status. */
      message: string;
      /** Of the connections alone; oneself only. */
      connectionStatus?: string;
      /** When both end. */
      expiresAt?: string;
    } & {
      success: true;
    };
  };
  /** Choose status and text. */
  'POST /api/v1/users.setStatus': {
    params: None;
    query: None;
    body: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
      /** Text beside the status; what is longer than 120 characters is cut. */
      message?: string;
      /** online, away, busy or offline. */
      status?: string;
      /** When both end, a year ahead at most. Left out: never, also where an end was set. */
      expiresAt?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Put up a picture for an account: a form with it, or JSON with its address. */
  'POST /api/v1/users.setAvatar': {
    params: None;
    query: None;
    body: {
      /** Whose, by id; left out: one's own. */
      userId?: string;
      /** Whose, by username. */
      username?: string;
      /** Where the picture is, of calls without a form. */
      avatarUrl?: string;
    } | FormData;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take an account's picture down. */
  'POST /api/v1/users.resetAvatar': {
    params: None;
    query: None;
    body: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Pictures that other services have of one. */
  'GET /api/v1/users.getAvatarSuggestion': {
    params: None;
    query: None;
    body: never;
    response: {
      /** By service: blob (the picture as data URI), contentType, service, url. */
      suggestions: Record<string, unknown>;
    } & {
      success: true;
    };
  };
  /** Statuses that the workspace has made up. */
  'GET /api/v1/custom-user-status.list': {
    params: None;
    query: {
      /** How many rows. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** Only the one that is called so. */
      name?: string;
      /** Only this one. */
      _id?: string;
      /** JSON: name to 1 or -1. */
      sort?: {
        name?: 1 | -1;
      };
      /** JSON: {"_id"} or {"name"}. */
      query?: {
        _id?: unknown;
        name?: unknown;
      };
    };
    body: never;
    response: {
      /** By name. */
      statuses: CustomStatus[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Make up a status. */
  'POST /api/v1/custom-user-status.create': {
    params: None;
    query: None;
    body: {
      /** The text. */
      name: string;
      /** online, away, busy or offline. */
      statusType?: string;
    };
    response: {
      /** As it is now. */
      customUserStatus: CustomStatus;
    } & {
      success: true;
    };
  };
  /** Change such a status. */
  'POST /api/v1/custom-user-status.update': {
    params: None;
    query: None;
    body: {
      /** Which one. */
      _id: string;
      /** The text. */
      name: string;
      /** online, away, busy or offline. */
      statusType?: string;
    };
    response: {
      /** As it is now. */
      customUserStatus: CustomStatus;
    } & {
      success: true;
    };
  };
  /** Delete such a status; who has chosen it keeps the text. */
  'POST /api/v1/custom-user-status.delete': {
    params: None;
    query: None;
    body: {
      /** Which one. */
      customUserStatusId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** HTML of the workspace, made harmless: what the start page, the log-in and the legal pages say. */
  'GET /api/v1/confab.layoutText': {
    params: None;
    query: {
      /** A setting of the group Layout that is HTML. */
      _id: string;
    };
    body: never;
    response: {
      /** What it says; nothing in it runs. */
      html: string;
    } & {
      success: true;
    };
  };
  /** Asks for an archive of all that is kept about oneself; the built-in bot tells when it is there. */
  'GET /api/v1/users.requestDataDownload': {
    params: None;
    query: {
      /** true: JSON for programs; otherwise HTML to read. */
      fullExport?: "true" | "false";
    };
    body: never;
    response: {
      /** False: it was asked for within the last 24 hours; that one is answered. */
      requested: boolean;
      /** How far it is. */
      exportOperation: {
        /** Its id. */
        _id: string;
        /** Whose. */
        userId: string;
        /** Who that is. */
        userData: UserRef;
        /** JSON for programs; false: HTML to read. */
        fullExport: boolean;
        /** pending, completed or failed. */
        status: string;
        /** When it was asked for. */
        createdAt: string;
        /** When it changed last. */
        _updatedAt: string;
        /** Of the archive, once it is there. */
        fileId?: string;
      };
    } & {
      success: true;
    };
  };
  /** Asks for an archive of a room's messages, with mail-messages; the built-in bot tells when it is there. */
  'POST /api/v1/rooms.export': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** file. */
      type: "file";
      /** html or json. */
      format: "html" | "json";
      /** The first day: YYYY-MM-DD, in UTC. Left out: from the beginning. */
      dateFrom?: string;
      /** The last day. Left out: until now. */
      dateTo?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Archives that one has asked for, and where they can be fetched. */
  'GET /api/v1/confab.exports.list': {
    params: None;
    query: None;
    body: never;
    response: {
      /** The newest first. */
      exports: {
        /** Its id. */
        _id: string;
        /** own: what concerns oneself; room: the messages of a room. */
        kind: string;
        /** html or json. */
        format: string;
        /** pending, completed or failed. */
        status: string;
        /** The room. */
        rid?: string;
        /** What the room is called. */
        roomName?: string;
        /** When it was asked for. */
        createdAt: string;
        /** When it goes. */
        expiresAt?: string;
        /** Of the archive, once it is there, as the next three. */
        name?: string;
        /** In bytes. */
        size?: number;
        /** How many are in it. */
        messages?: number;
        /** Where it can be fetched. */
        url?: string;
      }[];
    } & {
      success: true;
    };
  };
  /** Puts up a picture of the workspace: a logo, an icon, a background. */
  'POST /api/v1/assets.setAsset': {
    params: None;
    query: None;
    body: FormData;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Takes a picture of the workspace back: Confab's own counts. */
  'POST /api/v1/assets.unsetAsset': {
    params: None;
    query: None;
    body: {
      /** Which one. */
      assetName: string;
      /** Clients see it when they are opened next. */
      refreshAllClients?: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Make a room; the creator owns it. */
  'POST /api/v1/channels.create': {
    params: None;
    query: None;
    body: {
      /** Unique name. */
      name: string;
      /** Usernames of the first members. */
      members?: string[];
      /** Only some may write. */
      readOnly?: boolean;
      /** The creator does not become a member. */
      excludeSelf?: boolean;
      /** broadcast, topic, description, announcement, teamId, encrypted. */
      extraData?: Record<string, unknown>;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Delete the room with all its messages. */
  'POST /api/v1/channels.delete': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Nobody can write any more. */
  'POST /api/v1/channels.archive': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** People can write again. */
  'POST /api/v1/channels.unarchive': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Make a room; the creator owns it. */
  'POST /api/v1/groups.create': {
    params: None;
    query: None;
    body: {
      /** Unique name. */
      name: string;
      /** Usernames of the first members. */
      members?: string[];
      /** Only some may write. */
      readOnly?: boolean;
      /** The creator does not become a member. */
      excludeSelf?: boolean;
      /** broadcast, topic, description, announcement, teamId, encrypted. */
      extraData?: Record<string, unknown>;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Delete the room with all its messages. */
  'POST /api/v1/groups.delete': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Nobody can write any more. */
  'POST /api/v1/groups.archive': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** People can write again. */
  'POST /api/v1/groups.unarchive': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Add people. */
  'POST /api/v1/channels.invite': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
      /** Several accounts, by id. */
      userIds?: string[];
      /** Several accounts, by username. */
      usernames?: string[];
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Add everybody. */
  'POST /api/v1/channels.addAll': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** True: without deactivated ones. */
      activeUsersOnly?: unknown;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Take somebody out. */
  'POST /api/v1/channels.kick': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account. */
      userId: string;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Leave. */
  'POST /api/v1/channels.leave': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Members. */
  'GET /api/v1/channels.members': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        name?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a username or name. */
      filter?: string;
      /** Only these: online, away, busy, offline. */
      status?: string[];
    };
    body: never;
    response: {
      /** Members. */
      members: Member[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Members who are not offline. */
  'GET /api/v1/channels.online': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The room, by id. */
      _id?: string;
      /** JSON: the room as {"_id"} or {"name"}. */
      query?: {
        _id?: unknown;
        name?: unknown;
      };
    };
    body: never;
    response: {
      /** Members who are not offline. */
      online: Member[];
    } & {
      success: true;
    };
  };
  /** Add people. */
  'POST /api/v1/groups.invite': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
      /** Several accounts, by id. */
      userIds?: string[];
      /** Several accounts, by username. */
      usernames?: string[];
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Add everybody. */
  'POST /api/v1/groups.addAll': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** True: without deactivated ones. */
      activeUsersOnly?: unknown;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Take somebody out. */
  'POST /api/v1/groups.kick': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Leave. */
  'POST /api/v1/groups.leave': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Members. */
  'GET /api/v1/groups.members': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        name?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a username or name. */
      filter?: string;
      /** Only these: online, away, busy, offline. */
      status?: string[];
    };
    body: never;
    response: {
      /** Members. */
      members: Member[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Members who are not offline. */
  'GET /api/v1/groups.online': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The room, by id. */
      _id?: string;
      /** JSON: the room as {"_id"} or {"name"}. */
      query?: {
        _id?: unknown;
        name?: unknown;
      };
    };
    body: never;
    response: {
      /** Members who are not offline. */
      online: Member[];
    } & {
      success: true;
    };
  };
  /** One room. */
  'GET /api/v1/channels.info': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    body: never;
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Messages, newest first. */
  'GET /api/v1/channels.history': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many; left out: 20. */
      count?: number;
      /** How many to skip. */
      offset?: number;
      /** Before then. */
      latest?: string;
      /** After then. */
      oldest?: string;
      /** Both ends belong to it. */
      inclusive?: boolean;
      /** Asks for the first unread message too. */
      unreads?: boolean;
      /** Replies in threads as well, not only those that show in the room. */
      showThreadMessages?: boolean;
    };
    body: never;
    response: {
      /** Newest first. */
      messages: Message[];
      /** The first unread message that is not in this answer. */
      firstUnread?: Message;
      /** Unread messages that are not in this answer. */
      unreadNotLoaded?: number;
    } & {
      success: true;
    };
  };
  /** Messages, page by page. */
  'GET /api/v1/channels.messages': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** A user's id: only messages that name them. */
      mentionIds?: string;
      /** One's own id: only starred messages. */
      starredIds?: string;
      /** Only pinned messages. */
      pinned?: boolean;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Counters of a room, from a user's membership. */
  'GET /api/v1/channels.counters': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Whose; left out: one's own. */
      userId?: string;
    };
    body: never;
    response: ({
      /** Whether the user is a member. */
      joined: boolean;
      /** How many members. */
      members: number | null;
      /** Unread messages. */
      unreads: number | null;
      /** Since when. */
      unreadsFrom: string | null;
      /** Messages in all. */
      msgs: number | null;
      /** The last message. */
      latest: string | null;
      /** Unread messages that name the user. */
      userMentions: number | null;
    }) & {
      success: true;
    };
  };
  /** Show it in the sidebar. */
  'POST /api/v1/channels.open': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Hide it until the next message. */
  'POST /api/v1/channels.close': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Messages of a room that name the caller. */
  'GET /api/v1/channels.getAllUserMentionsByChannel': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** Messages, the newest first. */
      mentions: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** One room. */
  'GET /api/v1/groups.info': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    body: never;
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Messages, newest first. */
  'GET /api/v1/groups.history': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many; left out: 20. */
      count?: number;
      /** How many to skip. */
      offset?: number;
      /** Before then. */
      latest?: string;
      /** After then. */
      oldest?: string;
      /** Both ends belong to it. */
      inclusive?: boolean;
      /** Asks for the first unread message too. */
      unreads?: boolean;
      /** Replies in threads as well, not only those that show in the room. */
      showThreadMessages?: boolean;
    };
    body: never;
    response: {
      /** Newest first. */
      messages: Message[];
      /** The first unread message that is not in this answer. */
      firstUnread?: Message;
      /** Unread messages that are not in this answer. */
      unreadNotLoaded?: number;
    } & {
      success: true;
    };
  };
  /** Messages, page by page. */
  'GET /api/v1/groups.messages': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** A user's id: only messages that name them. */
      mentionIds?: string;
      /** One's own id: only starred messages. */
      starredIds?: string;
      /** Only pinned messages. */
      pinned?: boolean;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Counters of a room, from a user's membership. */
  'GET /api/v1/groups.counters': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Whose; left out: one's own. */
      userId?: string;
    };
    body: never;
    response: ({
      /** Whether the user is a member. */
      joined: boolean;
      /** How many members. */
      members: number | null;
      /** Unread messages. */
      unreads: number | null;
      /** Since when. */
      unreadsFrom: string | null;
      /** Messages in all. */
      msgs: number | null;
      /** The last message. */
      latest: string | null;
      /** Unread messages that name the user. */
      userMentions: number | null;
    }) & {
      success: true;
    };
  };
  /** Show it in the sidebar. */
  'POST /api/v1/groups.open': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Hide it until the next message. */
  'POST /api/v1/groups.close': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Public channels. */
  'GET /api/v1/channels.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Rooms. */
      channels: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Public channels that one is in. */
  'GET /api/v1/channels.list.joined': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Rooms. */
      channels: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Private groups that one is in. */
  'GET /api/v1/groups.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Rooms. */
      groups: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** All private groups. */
  'GET /api/v1/groups.listAll': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Rooms. */
      groups: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Become a member of a public channel. */
  'POST /api/v1/channels.join': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Where one is asked for. */
      joinCode?: string;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Messages of a public channel for visitors, where the setting allows it. */
  'GET /api/v1/channels.anonymousread': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Change the topic. */
  'POST /api/v1/channels.setTopic': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The new topic. */
      topic: string;
    } & {
      success: true;
    };
  };
  /** Change the description. */
  'POST /api/v1/channels.setDescription': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The new description. */
      description: string;
    } & {
      success: true;
    };
  };
  /** Change the description. */
  'POST /api/v1/channels.setPurpose': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The new description. */
      purpose: string;
    } & {
      success: true;
    };
  };
  /** Change the announcement. */
  'POST /api/v1/channels.setAnnouncement': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New announcement. */
      announcement: string;
    };
    response: {
      /** The new announcement. */
      announcement: string;
    } & {
      success: true;
    };
  };
  /** Change the name. */
  'POST /api/v1/channels.rename': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Public or private. */
  'POST /api/v1/channels.setType': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Only some may write. */
  'POST /api/v1/channels.setReadOnly': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Only some may write. */
      readOnly: boolean;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Replace the free-form fields. */
  'POST /api/v1/channels.setCustomFields': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Change the topic. */
  'POST /api/v1/groups.setTopic': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The new topic. */
      topic: string;
    } & {
      success: true;
    };
  };
  /** Change the description. */
  'POST /api/v1/groups.setDescription': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The new description. */
      description: string;
    } & {
      success: true;
    };
  };
  /** Change the description. */
  'POST /api/v1/groups.setPurpose': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The new description. */
      purpose: string;
    } & {
      success: true;
    };
  };
  /** Change the announcement. */
  'POST /api/v1/groups.setAnnouncement': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New announcement. */
      announcement: string;
    };
    response: {
      /** The new announcement. */
      announcement: string;
    } & {
      success: true;
    };
  };
  /** Change the name. */
  'POST /api/v1/groups.rename': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Public or private. */
  'POST /api/v1/groups.setType': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Only some may write. */
  'POST /api/v1/groups.setReadOnly': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Only some may write. */
      readOnly: boolean;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Replace the free-form fields. */
  'POST /api/v1/groups.setCustomFields': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** New accounts join it, or not. */
  'POST /api/v1/channels.setDefault': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Its people's clients encrypt what they write, or no more. */
  'POST /api/v1/groups.setEncrypted': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Its people's clients encrypt what they write. */
      encrypted?: boolean;
    };
    response: {
      /** The room. */
      group: Room;
    } & {
      success: true;
    };
  };
  /** Ask for a code on joining. */
  'POST /api/v1/channels.setJoinCode': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** New topic; empty takes it away. */
      topic?: string;
      /** New description. */
      description?: string;
      /** New description. */
      purpose?: string;
      /** New announcement. */
      announcement?: string;
      /** New name. */
      name?: string;
      /** c or p. */
      type?: "c" | "p";
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Only some may write. */
      readOnly?: boolean;
      /** New accounts join it. */
      default?: boolean;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
    };
    response: {
      /** The room. */
      channel: Room;
    } & {
      success: true;
    };
  };
  /** Make somebody owner. */
  'POST /api/v1/channels.addOwner': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take the role of owner. */
  'POST /api/v1/channels.removeOwner': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Make somebody moderator. */
  'POST /api/v1/channels.addModerator': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take the role of moderator. */
  'POST /api/v1/channels.removeModerator': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Make somebody leader. */
  'POST /api/v1/channels.addLeader': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take the role of leader. */
  'POST /api/v1/channels.removeLeader': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Members with roles. */
  'GET /api/v1/channels.roles': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    body: never;
    response: {
      /** Members with roles. */
      roles: {
        /** The subscription. */
        _id: string;
        /** The room. */
        rid: string;
        /** Who. */
        u: UserRef;
        /** owner, moderator, leader. */
        roles: string[];
      }[];
    } & {
      success: true;
    };
  };
  /** Moderators. */
  'GET /api/v1/channels.moderators': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    body: never;
    response: {
      /** Moderators. */
      moderators: UserRef[];
    } & {
      success: true;
    };
  };
  /** Make somebody owner. */
  'POST /api/v1/groups.addOwner': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take the role of owner. */
  'POST /api/v1/groups.removeOwner': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Make somebody moderator. */
  'POST /api/v1/groups.addModerator': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take the role of moderator. */
  'POST /api/v1/groups.removeModerator': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Make somebody leader. */
  'POST /api/v1/groups.addLeader': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take the role of leader. */
  'POST /api/v1/groups.removeLeader': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Members with roles. */
  'GET /api/v1/groups.roles': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    body: never;
    response: {
      /** Members with roles. */
      roles: {
        /** The subscription. */
        _id: string;
        /** The room. */
        rid: string;
        /** Who. */
        u: UserRef;
        /** owner, moderator, leader. */
        roles: string[];
      }[];
    } & {
      success: true;
    };
  };
  /** Moderators. */
  'GET /api/v1/groups.moderators': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    body: never;
    response: {
      /** Moderators. */
      moderators: UserRef[];
    } & {
      success: true;
    };
  };
  /** The room of these people, made when there is none. */
  'POST /api/v1/im.create': {
    params: None;
    query: None;
    body: {
      /** Several, separated by commas. */
      usernames?: string;
      /** The other person. */
      username?: string;
      /** The others among themselves. */
      excludeSelf?: boolean;
    };
    response: {
      /** The room. */
      room: {
        /** The room's id. */
        _id: string;
        /** c public channel, p private group, d direct messages. */
        t: string;
        /** Unique name; none on direct messages. */
        name?: string;
        /** Name as typed. */
        fname?: string;
        /** Who created it. */
        u?: UserRef;
        /** How many messages it holds. */
        msgs: number;
        /** How many members it has. */
        usersCount: number;
        /** Position of its newest message. */
        seq: number;
        /** Topic. */
        topic?: string;
        /** Description. */
        description?: string;
        /** Announcement. */
        announcement?: string;
        /** Changes with the picture. */
        avatarETag?: string;
        /** Read only. */
        ro?: boolean;
        /** Archived. */
        archived?: boolean;
        /** New users join it. */
        default?: boolean;
        /** Shown first in the directory. */
        featured?: boolean;
        /** Favourite of new members. */
        favorite?: boolean;
        /** Only some may write. */
        broadcast?: boolean;
        /** Reactions although read only. */
        reactWhenReadOnly?: boolean;
        /** Its people's clients encrypt what they write. */
        encrypted?: boolean;
        /** Which key they use. */
        e2eKeyId?: string;
        /** Members who wait for that key, 50 at most. */
        usersWaitingForE2EKeys?: WaitingForKey[];
        /** Usernames that may not write. */
        muted?: string[];
        /** Usernames that may write although it is read only. */
        unmuted?: string[];
        /** A code is asked for on joining. */
        joinCodeRequired?: boolean;
        /** The team that it belongs to. */
        teamId?: string;
        /** The team's main room: its members are the team's. */
        teamMain?: boolean;
        /** Whoever joins the team joins it. */
        teamDefault?: boolean;
        /** Of a discussion: the room that it belongs to. */
        prid?: string;
        /** How long its messages are kept, where it says so itself. */
        retention?: Retention;
        /** Of a team: what of it clients list below it. */
        sidepanel?: unknown;
        /** System messages that are hidden here. */
        sysMes?: unknown;
        /** Free-form fields. */
        customFields?: unknown;
        /** Members of direct messages. */
        uids?: string[];
        /** Members of direct messages, by display name. */
        usernames?: string[];
        /** When it was created. */
        ts?: string;
        /** When the last message was sent. */
        lm?: string;
        /** The last message, when Store_Last_Message is on. */
        lastMessage?: Message;
        /** When it last changed. */
        _updatedAt: string;
        /** Its id once more. */
        rid: string;
      };
    } & {
      success: true;
    };
  };
  /** One's own direct messages. */
  'GET /api/v1/im.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Rooms. */
      ims: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Everybody's direct messages, without their content. */
  'GET /api/v1/im.list.everyone': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Rooms. */
      ims: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Show it in the sidebar. */
  'POST /api/v1/im.open': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Hide it until the next message. */
  'POST /api/v1/im.close': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Messages, newest first. */
  'GET /api/v1/im.history': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
      /** How many; left out: 20. */
      count?: number;
      /** How many to skip. */
      offset?: number;
      /** Before then. */
      latest?: string;
      /** After then. */
      oldest?: string;
      /** Both ends belong to it. */
      inclusive?: boolean;
      /** Asks for the first unread message too. */
      unreads?: boolean;
      /** Replies in threads as well, not only those that show in the room. */
      showThreadMessages?: boolean;
    };
    body: never;
    response: {
      /** Newest first. */
      messages: Message[];
      /** The first unread message that is not in this answer. */
      firstUnread?: Message;
      /** Unread messages that are not in this answer. */
      unreadNotLoaded?: number;
    } & {
      success: true;
    };
  };
  /** Messages, page by page. */
  'GET /api/v1/im.messages': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** A user's id: only messages that name them. */
      mentionIds?: string;
      /** One's own id: only starred messages. */
      starredIds?: string;
      /** Only pinned messages. */
      pinned?: boolean;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Members. */
  'GET /api/v1/im.members': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        name?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a username or name. */
      filter?: string;
      /** Only these: online, away, busy, offline. */
      status?: string[];
    };
    body: never;
    response: {
      /** Members. */
      members: Member[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Counters of a room, from a user's membership. */
  'GET /api/v1/im.counters': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** Whose; left out: one's own. */
      userId?: string;
    };
    body: never;
    response: ({
      /** Whether the user is a member. */
      joined: boolean;
      /** How many members. */
      members: number | null;
      /** Unread messages. */
      unreads: number | null;
      /** Since when. */
      unreadsFrom: string | null;
      /** Messages in all. */
      msgs: number | null;
      /** The last message. */
      latest: string | null;
      /** Unread messages that name the user. */
      userMentions: number | null;
    }) & {
      success: true;
    };
  };
  /** Change the topic. */
  'POST /api/v1/im.setTopic': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** New topic. */
      topic?: string;
    };
    response: {
      /** The new topic. */
      topic: string;
    } & {
      success: true;
    };
  };
  /** Messages of others among themselves, where API_Enable_Direct_Message_History_EndPoint is on. */
  'GET /api/v1/im.messages.others': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** A user's id: only messages that name them. */
      mentionIds?: string;
      /** One's own id: only starred messages. */
      starredIds?: string;
      /** Only pinned messages. */
      pinned?: boolean;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** In a conversation of two: neither writes to the other any more, or both may again. */
  'POST /api/v1/im.blockUser': {
    params: None;
    query: None;
    body: {
      /** The conversation. */
      roomId: string;
      /** False: what one has blocked is free again. */
      block: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Delete the room with all its messages. */
  'POST /api/v1/im.delete': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The room of these people, made when there is none. */
  'POST /api/v1/dm.create': {
    params: None;
    query: None;
    body: {
      /** Several, separated by commas. */
      usernames?: string;
      /** The other person. */
      username?: string;
      /** The others among themselves. */
      excludeSelf?: boolean;
    };
    response: {
      /** The room. */
      room: {
        /** The room's id. */
        _id: string;
        /** c public channel, p private group, d direct messages. */
        t: string;
        /** Unique name; none on direct messages. */
        name?: string;
        /** Name as typed. */
        fname?: string;
        /** Who created it. */
        u?: UserRef;
        /** How many messages it holds. */
        msgs: number;
        /** How many members it has. */
        usersCount: number;
        /** Position of its newest message. */
        seq: number;
        /** Topic. */
        topic?: string;
        /** Description. */
        description?: string;
        /** Announcement. */
        announcement?: string;
        /** Changes with the picture. */
        avatarETag?: string;
        /** Read only. */
        ro?: boolean;
        /** Archived. */
        archived?: boolean;
        /** New users join it. */
        default?: boolean;
        /** Shown first in the directory. */
        featured?: boolean;
        /** Favourite of new members. */
        favorite?: boolean;
        /** Only some may write. */
        broadcast?: boolean;
        /** Reactions although read only. */
        reactWhenReadOnly?: boolean;
        /** Its people's clients encrypt what they write. */
        encrypted?: boolean;
        /** Which key they use. */
        e2eKeyId?: string;
        /** Members who wait for that key, 50 at most. */
        usersWaitingForE2EKeys?: WaitingForKey[];
        /** Usernames that may not write. */
        muted?: string[];
        /** Usernames that may write although it is read only. */
        unmuted?: string[];
        /** A code is asked for on joining. */
        joinCodeRequired?: boolean;
        /** The team that it belongs to. */
        teamId?: string;
        /** The team's main room: its members are the team's. */
        teamMain?: boolean;
        /** Whoever joins the team joins it. */
        teamDefault?: boolean;
        /** Of a discussion: the room that it belongs to. */
        prid?: string;
        /** How long its messages are kept, where it says so itself. */
        retention?: Retention;
        /** Of a team: what of it clients list below it. */
        sidepanel?: unknown;
        /** System messages that are hidden here. */
        sysMes?: unknown;
        /** Free-form fields. */
        customFields?: unknown;
        /** Members of direct messages. */
        uids?: string[];
        /** Members of direct messages, by display name. */
        usernames?: string[];
        /** When it was created. */
        ts?: string;
        /** When the last message was sent. */
        lm?: string;
        /** The last message, when Store_Last_Message is on. */
        lastMessage?: Message;
        /** When it last changed. */
        _updatedAt: string;
        /** Its id once more. */
        rid: string;
      };
    } & {
      success: true;
    };
  };
  /** One's own direct messages. */
  'GET /api/v1/dm.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Rooms. */
      ims: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Everybody's direct messages, without their content. */
  'GET /api/v1/dm.list.everyone': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Rooms. */
      ims: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Show it in the sidebar. */
  'POST /api/v1/dm.open': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Hide it until the next message. */
  'POST /api/v1/dm.close': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Messages, newest first. */
  'GET /api/v1/dm.history': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
      /** How many; left out: 20. */
      count?: number;
      /** How many to skip. */
      offset?: number;
      /** Before then. */
      latest?: string;
      /** After then. */
      oldest?: string;
      /** Both ends belong to it. */
      inclusive?: boolean;
      /** Asks for the first unread message too. */
      unreads?: boolean;
      /** Replies in threads as well, not only those that show in the room. */
      showThreadMessages?: boolean;
    };
    body: never;
    response: {
      /** Newest first. */
      messages: Message[];
      /** The first unread message that is not in this answer. */
      firstUnread?: Message;
      /** Unread messages that are not in this answer. */
      unreadNotLoaded?: number;
    } & {
      success: true;
    };
  };
  /** Messages, page by page. */
  'GET /api/v1/dm.messages': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** A user's id: only messages that name them. */
      mentionIds?: string;
      /** One's own id: only starred messages. */
      starredIds?: string;
      /** Only pinned messages. */
      pinned?: boolean;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Members. */
  'GET /api/v1/dm.members': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        name?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a username or name. */
      filter?: string;
      /** Only these: online, away, busy, offline. */
      status?: string[];
    };
    body: never;
    response: {
      /** Members. */
      members: Member[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Counters of a room, from a user's membership. */
  'GET /api/v1/dm.counters': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** Whose; left out: one's own. */
      userId?: string;
    };
    body: never;
    response: ({
      /** Whether the user is a member. */
      joined: boolean;
      /** How many members. */
      members: number | null;
      /** Unread messages. */
      unreads: number | null;
      /** Since when. */
      unreadsFrom: string | null;
      /** Messages in all. */
      msgs: number | null;
      /** The last message. */
      latest: string | null;
      /** Unread messages that name the user. */
      userMentions: number | null;
    }) & {
      success: true;
    };
  };
  /** Change the topic. */
  'POST /api/v1/dm.setTopic': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** New topic. */
      topic?: string;
    };
    response: {
      /** The new topic. */
      topic: string;
    } & {
      success: true;
    };
  };
  /** Messages of others among themselves, where API_Enable_Direct_Message_History_EndPoint is on. */
  'GET /api/v1/dm.messages.others': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** A user's id: only messages that name them. */
      mentionIds?: string;
      /** One's own id: only starred messages. */
      starredIds?: string;
      /** Only pinned messages. */
      pinned?: boolean;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** In a conversation of two: neither writes to the other any more, or both may again. */
  'POST /api/v1/dm.blockUser': {
    params: None;
    query: None;
    body: {
      /** The conversation. */
      roomId: string;
      /** False: what one has blocked is free again. */
      block: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Delete the room with all its messages. */
  'POST /api/v1/dm.delete': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Delete the room with all its messages. */
  'POST /api/v1/rooms.delete': {
    params: None;
    query: None;
    body: {
      /** The room. */
      roomId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Leave. */
  'POST /api/v1/rooms.leave': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Become a member of a public channel. */
  'POST /api/v1/rooms.join': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Where one is asked for. */
      joinCode?: string;
    };
    response: {
      /** The room. */
      room: Room;
    } & {
      success: true;
    };
  };
  /** Change a room, all or nothing. */
  'POST /api/v1/rooms.saveRoomSettings': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** The picture, as data URI; empty: taken away. */
      roomAvatar?: string;
      /** Name. */
      roomName?: string;
      /** Topic. */
      roomTopic?: string;
      /** Announcement. */
      roomAnnouncement?: string;
      /** Description. */
      roomDescription?: string;
      /** c or p. */
      roomType?: "c" | "p";
      /** Only some may write. */
      readOnly?: boolean;
      /** Reactions although read only. */
      reactWhenReadOnly?: boolean;
      /** New users join it. */
      default?: boolean;
      /** Shown first in the directory. */
      featured?: boolean;
      /** Its people's clients encrypt what they write, where E2E_Enable is on. */
      encrypted?: boolean;
      /** {favorite: bool}: favourite of new members. */
      favorite?: Record<string, unknown>;
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Free-form fields. */
      roomCustomFields?: Record<string, unknown>;
      /** Of a team: {items: [...]}, channels and discussions, or one of them. */
      sidepanel?: Record<string, unknown>;
      /** Types of system messages that are hidden. */
      systemMessages?: unknown[];
      /** Old messages are removed, or not; as long as nobody has said it, as the workspace does. */
      retentionEnabled?: boolean;
      /** The room has an age of its own. */
      retentionOverrideGlobal?: boolean;
      /** How many days messages are kept. */
      retentionMaxAge?: number;
      /** Pinned messages stay. */
      retentionExcludePinned?: boolean;
      /** Only files go, their messages stay. */
      retentionFilesOnly?: boolean;
      /** Threads stay. */
      retentionIgnoreThreads?: boolean;
    };
    response: {
      /** The room. */
      rid: string;
    } & {
      success: true;
    };
  };
  /** Archive or unarchive. */
  'POST /api/v1/rooms.changeArchivationState': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** archive or unarchive; left out: archive. */
      action?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The user cannot write here any more. */
  'POST /api/v1/rooms.muteUser': {
    params: None;
    query: None;
    body: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The room. */
      roomId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The user can write here again. */
  'POST /api/v1/rooms.unmuteUser': {
    params: None;
    query: None;
    body: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The room. */
      roomId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Make a discussion of a room. */
  'POST /api/v1/rooms.createDiscussion': {
    params: None;
    query: None;
    body: {
      /** The room that it belongs to. */
      prid: string;
      /** What it is called. */
      t_name: string;
      /** The message that it is about. */
      pmid?: string;
      /** Usernames of the first members. */
      users?: string[];
      /** Its people's clients encrypt what they write; a public one is refused then. */
      encrypted?: boolean;
      /** The first message in it. */
      reply?: string;
      /** Topic. */
      topic?: string;
    };
    response: {
      /** The discussion. */
      discussion: {
        /** The room's id. */
        _id: string;
        /** c public channel, p private group, d direct messages. */
        t: string;
        /** Unique name; none on direct messages. */
        name?: string;
        /** Name as typed. */
        fname?: string;
        /** Who created it. */
        u?: UserRef;
        /** How many messages it holds. */
        msgs: number;
        /** How many members it has. */
        usersCount: number;
        /** Position of its newest message. */
        seq: number;
        /** Topic. */
        topic?: string;
        /** Description. */
        description?: string;
        /** Announcement. */
        announcement?: string;
        /** Changes with the picture. */
        avatarETag?: string;
        /** Read only. */
        ro?: boolean;
        /** Archived. */
        archived?: boolean;
        /** New users join it. */
        default?: boolean;
        /** Shown first in the directory. */
        featured?: boolean;
        /** Favourite of new members. */
        favorite?: boolean;
        /** Only some may write. */
        broadcast?: boolean;
        /** Reactions although read only. */
        reactWhenReadOnly?: boolean;
        /** Its people's clients encrypt what they write. */
        encrypted?: boolean;
        /** Which key they use. */
        e2eKeyId?: string;
        /** Members who wait for that key, 50 at most. */
        usersWaitingForE2EKeys?: WaitingForKey[];
        /** Usernames that may not write. */
        muted?: string[];
        /** Usernames that may write although it is read only. */
        unmuted?: string[];
        /** A code is asked for on joining. */
        joinCodeRequired?: boolean;
        /** The team that it belongs to. */
        teamId?: string;
        /** The team's main room: its members are the team's. */
        teamMain?: boolean;
        /** Whoever joins the team joins it. */
        teamDefault?: boolean;
        /** Of a discussion: the room that it belongs to. */
        prid?: string;
        /** How long its messages are kept, where it says so itself. */
        retention?: Retention;
        /** Of a team: what of it clients list below it. */
        sidepanel?: unknown;
        /** System messages that are hidden here. */
        sysMes?: unknown;
        /** Free-form fields. */
        customFields?: unknown;
        /** Members of direct messages. */
        uids?: string[];
        /** Members of direct messages, by display name. */
        usernames?: string[];
        /** When it was created. */
        ts?: string;
        /** When the last message was sent. */
        lm?: string;
        /** The last message, when Store_Last_Message is on. */
        lastMessage?: Message;
        /** When it last changed. */
        _updatedAt: string;
        /** Its id once more. */
        rid: string;
      };
    } & {
      success: true;
    };
  };
  /** The discussions of a room. */
  'GET /api/v1/rooms.getDiscussions': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only these, separated by commas. */
      _id?: string;
      /** Part of a name. */
      filter?: string;
    };
    body: never;
    response: {
      /** Discussions. */
      discussions: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** The messages that announce discussions in a room, the newest first. */
  'GET /api/v1/chat.getDiscussions': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room. */
      roomId: string;
      /** Part of what they are called. */
      text?: string;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Make it a favourite, or not. */
  'POST /api/v1/rooms.favorite': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Favourite or not. */
      favorite: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Hide it until the next message. */
  'POST /api/v1/rooms.hide': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Show it in the sidebar. */
  'POST /api/v1/rooms.open': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Do not show what somebody writes in a room, or show it again. */
  'GET /api/v1/chat.ignoreUser': {
    params: None;
    query: {
      /** The room. */
      rid: string;
      /** Whose messages. */
      userId: string;
      /** False: they are shown again. */
      ignore?: boolean;
    };
    body: never;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** How the room notifies one. */
  'POST /api/v1/rooms.saveNotification': {
    params: None;
    query: None;
    body: {
      /** The room. */
      roomId: string;
      /** Names and values of preferences. */
      notifications: Record<string, unknown>;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The rooms one is in, or what changed about them. */
  'GET /api/v1/rooms.get': {
    params: None;
    query: {
      /** Only what changed then or later. */
      updatedSince?: string;
    };
    body: never;
    response: {
      /** Rooms that one is in. */
      update: Room[];
      /** Rooms left or deleted since then. */
      remove: {
        /** The room. */
        _id: string;
        /** When it was left or deleted. */
        _deletedAt: string;
      }[];
    } & {
      success: true;
    };
  };
  /** One room, with its team and the room above it. */
  'GET /api/v1/rooms.info': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** The room. */
      room: Room;
      /** The team that it belongs to, to those who may know of that. */
      team?: {
        /** The team's id. */
        _id: string;
        /** Its name. */
        name: string;
        /** Its main room. */
        roomId: string;
        /** 0 public, 1 private. */
        type: number;
      };
      /** The room that it is a discussion of, or the main room of the team that hosts it. */
      parent?: {
        /** The room's id. */
        _id: string;
        /** Unique name. */
        name?: string;
        /** Name as typed. */
        fname?: string;
        /** Type of room. */
        t: string;
        /** Who created it. */
        u?: UserRef;
      };
    } & {
      success: true;
    };
  };
  /** Whether a channel or group has the name. */
  'GET /api/v1/rooms.nameExists': {
    params: None;
    query: {
      /** A name. */
      roomName: string;
    };
    body: never;
    response: {
      /** Whether a room has it. */
      exists: boolean;
    } & {
      success: true;
    };
  };
  /** Whether a user is a member. */
  'GET /api/v1/rooms.isMember': {
    params: None;
    query: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The room. */
      roomId: string;
    };
    body: never;
    response: {
      /** Whether they are. */
      isMember: boolean;
    } & {
      success: true;
    };
  };
  /** Members, those with roles first. */
  'GET /api/v1/rooms.membersOrderedByRole': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        name?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a username or name. */
      filter?: string;
      /** Only these: online, away, busy, offline. */
      status?: string[];
    };
    body: never;
    response: {
      /** Members. */
      members: Member[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** All rooms. */
  'GET /api/v1/rooms.adminRooms': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        t?: 1 | -1;
        default?: 1 | -1;
        featured?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        msgs?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a name. */
      filter?: string;
      /** c, p, d, teams (their main rooms) and discussions; the last two are left out else. */
      types?: string[];
    };
    body: never;
    response: {
      /** Rooms. */
      rooms: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Any room. */
  'GET /api/v1/rooms.adminRooms.getRoom': {
    params: None;
    query: {
      /** The room. */
      rid: string;
    };
    body: never;
    response: Room & {
      success: true;
    };
  };
  /** One's own rooms whose name begins with a text. */
  'GET /api/v1/rooms.autocomplete.channelAndPrivate': {
    params: None;
    query: {
      /** JSON: name. */
      selector: Record<string, unknown>;
    };
    body: never;
    response: {
      /** Rooms. */
      items: {
        /** The room's id. */
        _id: string;
        /** Name as typed. */
        fname?: string;
        /** Unique name. */
        name?: string;
        /** Type of room. */
        t: string;
      }[];
    } & {
      success: true;
    };
  };
  /** The same, page by page. */
  'GET /api/v1/rooms.autocomplete.channelAndPrivate.withPagination': {
    params: None;
    query: {
      /** JSON: name. */
      selector: Record<string, unknown>;
      /** How many rows. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: name to 1. */
      sort?: {
        name?: 1;
      };
    };
    body: never;
    response: {
      /** Rooms. */
      items: {
        /** The room's id. */
        _id: string;
        /** Name as typed. */
        fname?: string;
        /** Unique name. */
        name?: string;
        /** Type of room. */
        t: string;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Anybody's rooms whose name begins with a text. */
  'GET /api/v1/rooms.autocomplete.adminRooms': {
    params: None;
    query: {
      /** JSON: name. */
      selector: Record<string, unknown>;
    };
    body: never;
    response: {
      /** Rooms. */
      items: {
        /** The room's id. */
        _id: string;
        /** Name as typed. */
        fname?: string;
        /** Unique name. */
        name?: string;
        /** Type of room. */
        t: string;
      }[];
    } & {
      success: true;
    };
  };
  /** One's own subscriptions, or what changed about them. */
  'GET /api/v1/subscriptions.get': {
    params: None;
    query: {
      /** Only what changed then or later. */
      updatedSince?: string;
    };
    body: never;
    response: {
      /** Subscriptions. */
      update: Subscription[];
      /** What ended since then. */
      remove: {
        /** The subscription. */
        _id: string;
        /** When it ended. */
        _deletedAt: string;
      }[];
    } & {
      success: true;
    };
  };
  /** One's membership in a room. */
  'GET /api/v1/subscriptions.getOne': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
    };
    body: never;
    response: {
      /** A Subscription, or null. */
      subscription: unknown;
    } & {
      success: true;
    };
  };
  /** Everything in the room is read. */
  'POST /api/v1/subscriptions.read': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid?: string;
      /** The room. */
      roomId?: string;
      /** Threads as well. */
      readThreads?: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** A message and all later ones are unread again. */
  'POST /api/v1/subscriptions.unread': {
    params: None;
    query: None;
    body: {
      /** Unread from its newest message on. */
      roomId?: string;
      /** Or unread from this message ({_id}) on. */
      firstUnreadMessage?: Record<string, unknown>;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Send a message. */
  'POST /api/v1/chat.sendMessage': {
    params: None;
    query: None;
    body: {
      /** The message. */
      message: {
        /** Made by the client; the same id again sends nothing twice. */
        _id?: string;
        /** The room. */
        rid?: string;
        /** The text. */
        msg?: string;
        /** The message that it answers, in the same room; a reply's is its thread's. */
        tmid?: string;
        /** Shown in place of one's name; needs message-impersonate. */
        alias?: string;
        /** Shown in place of one's avatar; needs message-impersonate. */
        avatar?: string;
        /** Shown in place of one's avatar. */
        emoji?: string;
        /** Attachments. */
        attachments?: unknown[];
        /** Free-form fields. */
        customFields?: Record<string, unknown>;
        /** False: never joined with the message before. */
        groupable?: boolean;
        /** False: no link previews. */
        parseUrls?: boolean;
        /** A reply shows in the room as well; only together with tmid. */
        tshow?: boolean;
        /** e2e: the client has encrypted it. Types of system messages are refused. */
        t?: string;
        /** Of t e2e: {algorithm, ciphertext, ...}. */
        content?: Record<string, unknown>;
        /** Of t e2e: pending or done. */
        e2e?: "pending" | "done";
        /** Of t e2e: {e2eUserMentions, e2eChannelMentions}, used where E2E_Enabled_Mentions is on. */
        e2eMentions?: Record<string, unknown>;
        /** The client's clock; must not be far from the server's. */
        ts?: string;
      };
      /** Links to show previews of; left out: all. */
      previewUrls?: string[];
    };
    response: {
      /** The message. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** Send a message to rooms named in words; bots do. */
  'POST /api/v1/chat.postMessage': {
    params: None;
    query: None;
    body: {
      /** A room's id, or a list. */
      roomId?: unknown;
      /** #channel, @user, a name or an id, or a list. */
      channel?: unknown;
      /** The text. */
      text?: string;
      /** Shown in place of one's name; needs message-impersonate. */
      alias?: string;
      /** Shown in place of one's avatar; needs message-impersonate. */
      avatar?: string;
      /** Shown in place of one's avatar. */
      emoji?: string;
      /** A list of attachments; anything else is ignored. */
      attachments?: unknown;
      /** Free-form fields. */
      customFields?: Record<string, unknown>;
      /** The message that it answers. */
      tmid?: string;
      /** False: no link previews. */
      parseUrls?: boolean;
    };
    response: {
      /** When, in milliseconds. */
      ts: number;
      /** Where to. */
      channel: string;
      /** The message; of several, the last. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** Change a message's text. */
  'POST /api/v1/chat.update': {
    params: None;
    query: None;
    body: {
      /** The room. */
      roomId: string;
      /** The message. */
      msgId: string;
      /** The new text. */
      text?: string;
      /** New free-form fields. */
      customFields?: Record<string, unknown>;
      /** Links to show previews of; left out: all. */
      previewUrls?: string[];
      /** Of an encrypted message: what it is now. */
      content?: Record<string, unknown>;
      /** Whom it names now. */
      e2eMentions?: Record<string, unknown>;
    };
    response: {
      /** The message. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** Delete a message. */
  'POST /api/v1/chat.delete': {
    params: None;
    query: None;
    body: {
      /** The message. */
      msgId: string;
      /** The room. */
      roomId: string;
      /** In the author's name; needs force-delete-message. */
      asUser?: boolean;
    };
    response: {
      /** The message. */
      _id: string;
      /** When, in milliseconds; a text, as clients know it. */
      ts: string;
      /** As it was. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** One message. */
  'GET /api/v1/chat.getMessage': {
    params: None;
    query: {
      /** The message. */
      msgId: string;
    };
    body: never;
    response: {
      /** The message. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** Hear of replies in a message's thread. */
  'POST /api/v1/chat.followMessage': {
    params: None;
    query: None;
    body: {
      /** The thread's first message, or a reply in it. */
      mid: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Hear no more of them. */
  'POST /api/v1/chat.unfollowMessage': {
    params: None;
    query: None;
    body: {
      /** The thread's first message, or a reply in it. */
      mid: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Threads of a room. */
  'GET /api/v1/chat.getThreadsList': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        tlm?: -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room. */
      rid: string;
      /** Which: all, those one follows, or of these the unread ones. */
      type?: "all" | "following" | "unread";
      /** Part of the first message. */
      text?: string;
    };
    body: never;
    response: {
      /** First messages, those with the newest replies first. */
      threads: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Replies in a thread, oldest first. */
  'GET /api/v1/chat.getThreadMessages': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The thread's first message. */
      tmid: string;
    };
    body: never;
    response: {
      /** Replies. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Threads of a room that changed since a time. */
  'GET /api/v1/chat.syncThreadsList': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: Record<string, never>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** What changed then or later. */
      updatedSince: string;
      /** The room. */
      rid: string;
    };
    body: never;
    response: {
      /** What changed. */
      threads: {
        /** Sent or changed, newest change first. */
        update: Message[];
        /** Deleted. */
        remove: {
          /** The message. */
          _id: string;
          /** When it was deleted. */
          _deletedAt: string;
        }[];
      };
    } & {
      success: true;
    };
  };
  /** Replies in a thread that changed since a time. */
  'GET /api/v1/chat.syncThreadMessages': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: Record<string, never>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** What changed then or later. */
      updatedSince: string;
      /** The thread's first message. */
      tmid: string;
    };
    body: never;
    response: {
      /** What changed. */
      messages: {
        /** Sent or changed, newest change first. */
        update: Message[];
        /** Deleted. */
        remove: {
          /** The message. */
          _id: string;
          /** When it was deleted. */
          _deletedAt: string;
        }[];
      };
    } & {
      success: true;
    };
  };
  /** Who has read a message, where read receipts are on. */
  'GET /api/v1/chat.getMessageReadReceipts': {
    params: None;
    query: {
      /** The message. */
      messageId: string;
    };
    body: never;
    response: {
      /** Who has read it. */
      receipts: ReadReceipt[];
    } & {
      success: true;
    };
  };
  /** What changed in a room: since a time, or page by page. */
  'GET /api/v1/chat.syncMessages': {
    params: None;
    query: {
      /** The room. */
      roomId?: string;
      /** Everything that changed then or later. */
      lastUpdate?: string;
      /** Or page by page: changes after this cursor. */
      next?: string;
      /** Changes before this cursor. */
      previous?: string;
      /** Accepted for newer clients. */
      fromTs?: string;
      /** Length of a page. */
      count?: number;
      /** UPDATED or DELETED, with a cursor. */
      type?: "UPDATED" | "DELETED";
    };
    body: never;
    response: {
      /** What changed. */
      result: {
        /** Messages sent or changed. */
        updated?: Message[];
        /** Messages deleted. */
        deleted?: {
          /** The message. */
          _id: string;
          /** When it was deleted. */
          _deletedAt: string;
        }[];
        /** Where to go on, with a cursor. */
        cursor?: {
          /** Null: nothing further. */
          next: unknown;
          /** Null: nothing before. */
          previous: unknown;
        };
      };
    } & {
      success: true;
    };
  };
  /** Messages deleted since a time. */
  'GET /api/v1/chat.getDeletedMessages': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        _deletedAt?: 1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room. */
      roomId: string;
      /** Deleted then or later. */
      since: string;
    };
    body: never;
    response: {
      /** Deleted messages. */
      messages: {
        /** The message. */
        _id: string;
        /** When it was deleted. */
        _deletedAt: string;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Messages of a room that name one. */
  'GET /api/v1/chat.getMentionedMessages': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room. */
      roomId: string;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** React to a message with an emoji, or take it back. */
  'POST /api/v1/chat.react': {
    params: None;
    query: None;
    body: {
      /** The message. */
      messageId: string;
      /** Its name, `:smile:`. */
      emoji: string;
      /** Left out: the other way round than it is. */
      shouldReact?: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Star a message, for oneself. */
  'POST /api/v1/chat.starMessage': {
    params: None;
    query: None;
    body: {
      /** The message. */
      messageId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take one's star from a message. */
  'POST /api/v1/chat.unStarMessage': {
    params: None;
    query: None;
    body: {
      /** The message. */
      messageId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Pin a message to its room. */
  'POST /api/v1/chat.pinMessage': {
    params: None;
    query: None;
    body: {
      /** The message. */
      messageId: string;
    };
    response: {
      /** The system message that tells of it. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** Pin a message no more. */
  'POST /api/v1/chat.unPinMessage': {
    params: None;
    query: None;
    body: {
      /** The message. */
      messageId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Messages of a room that one has starred, the newest first. */
  'GET /api/v1/chat.getStarredMessages': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room. */
      roomId: string;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Messages that are pinned to a room, the newest first. */
  'GET /api/v1/chat.getPinnedMessages': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room. */
      roomId: string;
    };
    body: never;
    response: {
      /** Messages. */
      messages: Message[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** What a link leads to, as it will be shown below the message. */
  'GET /api/v1/chat.getURLPreview': {
    params: None;
    query: {
      /** The room that it is to be sent to. */
      roomId: string;
      /** The link. */
      url: string;
    };
    body: never;
    response: {
      /** As a row of a message's `urls`. */
      urlPreview: Record<string, unknown>;
    } & {
      success: true;
    };
  };
  /** Tell the moderators of a message. */
  'POST /api/v1/chat.reportMessage': {
    params: None;
    query: None;
    body: {
      /** The message. */
      messageId: string;
      /** What is wrong with it. */
      description: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Tell the moderators of somebody. */
  'POST /api/v1/moderation.reportUser': {
    params: None;
    query: None;
    body: {
      /** The user. */
      userId: string;
      /** What is wrong. */
      description: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** People whose messages are reported. */
  'GET /api/v1/moderation.reportsByUsers': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
        'reports.ts'?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Reported until then. */
      latest?: string;
      /** Reported since then. */
      oldest?: string;
      /** Part of a name. */
      selector?: string;
    };
    body: never;
    response: {
      /** The latest first. */
      reports: {
        /** The user. */
        userId: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** The text that was reported last. */
        message?: string;
        /** That message. */
        msgId?: string;
        /** When that was. */
        ts: string;
        /** Where reported messages are. */
        rooms: {
          /** The room. */
          _id: string;
          /** Its name. */
          name?: string;
          /** Its display name. */
          fname?: string;
          /** The letter of its kind. */
          t: string;
        }[];
        /** The same, by id. */
        roomIds: string[];
        /** Open reports. */
        count: number;
        /** Reports go with the account, so never. */
        isUserDeleted: boolean;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** People who are reported. */
  'GET /api/v1/moderation.userReports': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
        'reports.ts'?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Reported until then. */
      latest?: string;
      /** Reported since then. */
      oldest?: string;
      /** Part of a name. */
      selector?: string;
    };
    body: never;
    response: {
      /** The latest first. */
      reports: {
        /** The newest report. */
        _id: string;
        /** The user. */
        reportedUser: UserRef;
        /** When that was. */
        ts: string;
        /** Open reports. */
        count: number;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** The reported messages of a person. */
  'GET /api/v1/moderation.user.reportedMessages': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
        'reports.ts'?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The user. */
      userId: string;
      /** Part of the message, or of the description. */
      selector?: string;
    };
    body: never;
    response: {
      /** Whom it is about. */
      user: User;
      /** The latest first. */
      messages: {
        /** The newest report. */
        _id: string;
        /** The message. */
        message?: Message;
        /** Its room. */
        room?: {
          /** The room. */
          _id: string;
          /** Its name. */
          name?: string;
          /** Its display name. */
          fname?: string;
          /** The letter of its kind. */
          t: string;
        };
        /** When it was reported last. */
        ts: string;
        /** Open reports. */
        count: number;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** The reports about a person. */
  'GET /api/v1/moderation.user.reportsByUserId': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
        'reports.ts'?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The user. */
      userId: string;
      /** Part of the message, or of the description. */
      selector?: string;
    };
    body: never;
    response: {
      /** Whom it is about. */
      user: User;
      /** The latest first. */
      reports: ModerationReport[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** The reports of a message. */
  'GET /api/v1/moderation.reports': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: 1 | -1;
        'reports.ts'?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The message. */
      msgId: string;
      /** Part of the description. */
      selector?: string;
    };
    body: never;
    response: {
      /** The latest first. */
      reports: ModerationReport[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** One report. */
  'GET /api/v1/moderation.reportInfo': {
    params: None;
    query: {
      /** The report. */
      reportId: string;
    };
    body: never;
    response: {
      /** The report. */
      report: ModerationReport;
    } & {
      success: true;
    };
  };
  /** Close the reports of a person's messages, or of one message. */
  'POST /api/v1/moderation.dismissReports': {
    params: None;
    query: None;
    body: {
      /** Reports of this user's messages. */
      userId?: string;
      /** Or of this message. */
      msgId?: string;
      /** What was done. */
      action?: string;
      /** Why. */
      reason?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Close the reports about a person. */
  'POST /api/v1/moderation.dismissUserReports': {
    params: None;
    query: None;
    body: {
      /** Reports about this user. */
      userId: string;
      /** Accepted from clients that send it. */
      msgId?: string;
      /** What was done. */
      action?: string;
      /** Why. */
      reason?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Delete the reported messages of a person, in whatever room. */
  'POST /api/v1/moderation.user.deleteReportedMessages': {
    params: None;
    query: None;
    body: {
      /** Whose reported messages. */
      userId: string;
      /** Why. */
      reason?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Delete messages of a time for good, the oldest first. */
  'POST /api/v1/rooms.cleanHistory': {
    params: None;
    query: None;
    body: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** Sent before then. */
      latest: string;
      /** Sent after then. */
      oldest: string;
      /** Or just then. */
      inclusive?: boolean;
      /** The oldest ones; 0, or more: 20000. */
      limit?: number;
      /** Pinned messages stay. */
      excludePinned?: boolean;
      /** What announces a discussion stays, and so does the discussion. */
      ignoreDiscussion?: boolean;
      /** Only files go, their messages stay. */
      filesOnly?: boolean;
      /** Messages that were answered in threads stay, and so do the replies. */
      ignoreThreads?: boolean;
      /** Only messages of these people, by username. */
      users?: string[];
      /** Confab's own: counts, and removes nothing. */
      confabDryRun?: boolean;
    };
    response: {
      /** The room. */
      _id: string;
      /** How many messages are gone; of a dry run, would go. */
      count: number;
      /** Of a dry run: all that the order is about, whatever its limit. */
      confabDryRun?: {
        /** How many. */
        messages: number;
        /** Of these pinned. */
        pinned: number;
        /** Of these answered in threads, or answers there. */
        inThreads: number;
      };
    } & {
      success: true;
    };
  };
  /** What a message was before it was edited or deleted, where Message_KeepHistory is on. */
  'GET /api/v1/confab.messageHistory': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** The message, also one that is deleted. */
      msgId: string;
    };
    body: never;
    response: {
      /** Oldest first. */
      versions: {
        /** The message. */
        msgId: string;
        /** Its text until then. */
        msg: string;
        /** Its attachments until then. */
        attachments?: unknown;
        /** Its free-form fields until then. */
        customFields?: unknown;
        /** Who wrote it. */
        u: UserRef;
        /** When it was sent. */
        ts: string;
        /** When it was changed or deleted. */
        replacedAt: string;
        /** By whom. */
        replacedBy?: UserRef;
        /** It was deleted, not changed. */
        deleted: boolean;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Quick search over people and rooms. */
  'GET /api/v1/spotlight': {
    params: None;
    query: {
      /** Part of a name; @ for users only, # for rooms only. */
      query: string;
      /** Not these, separated by commas. */
      usernames?: string;
      /** JSON: {users: bool, rooms: bool}. */
      type?: Record<string, unknown>;
      /** Its members come first. */
      rid?: string;
    };
    body: never;
    response: {
      /** People. */
      users: {
        /** The user's id. */
        _id: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** Extra label. */
        nickname?: string;
        /** online, away, busy or offline. */
        status: string;
        /** Text beside the status. */
        statusText: string;
        /** Changes with the avatar. */
        avatarETag?: string;
        /** Not a member of the room asked for. */
        outside: boolean;
      }[];
      /** Rooms. */
      rooms: {
        /** The room's id. */
        _id: string;
        /** c or p. */
        t: string;
        /** Name. */
        name?: string;
        /** Name as typed. */
        fname?: string;
      }[];
    } & {
      success: true;
    };
  };
  /** Public channels, teams or people, page by page. */
  'GET /api/v1/directory': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        createdAt?: 1 | -1;
        usersCount?: 1 | -1;
        lastMessage?: 1 | -1;
        ts?: 1 | -1;
        username?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: {
        text?: unknown;
        type?: unknown;
        workspace?: unknown;
      };
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a name. */
      text?: string;
      /** channels, users or teams. */
      type?: string;
      /** Accepted for newer clients. */
      workspace?: string;
    };
    body: never;
    response: {
      /** Rooms or users. */
      result: {
        /** The room's or user's id. */
        _id: string;
        /** Type of room. */
        t?: string;
        /** Name. */
        name?: string;
        /** Name as typed. */
        fname?: string;
        /** Username. */
        username?: string;
        /** Extra label. */
        nickname?: string;
        /** About text. */
        bio?: string;
        /** Topic. */
        topic?: string;
        /** Description. */
        description?: string;
        /** Members. */
        usersCount?: number;
        /** When the room was made. */
        ts?: string;
        /** The last message, when Store_Last_Message is on. */
        lastMessage?: Message;
        /** When the account was made. */
        createdAt?: string;
        /** New users join it. */
        default?: boolean;
        /** Archived. */
        archived?: boolean;
        /** For those who may see them. */
        emails?: Email[];
        /** Changes with the avatar. */
        avatarETag?: string;
        /** The room's team. */
        teamId?: string;
        /** The team's main room. */
        teamMain?: boolean;
        /** The name of the team that hosts the channel. */
        belongsTo?: string;
        /** How many rooms the team hosts. */
        roomsCount?: number;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Find messages in a room. */
  'GET /api/v1/chat.search': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
      /** What to look for, as in confab.search. */
      searchText: string;
      /** How many rows. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** The newest first. */
      messages: Message[];
    } & {
      success: true;
    };
  };
  /** Find messages in a room, or in all that one is in. */
  'GET /api/v1/confab.search': {
    params: None;
    query: {
      /** Words and parts of words, "whole words", -without, from:@name, in:#room, mentions:@name, has:link, is:pinned, before:2026-03, after:, on:, or /an expression/i. */
      text: string;
      /** Only there; left out: all rooms that one is in. */
      roomId?: string;
      /** newest or best first. */
      order?: "newest" | "best";
      /** How many. */
      count?: number;
      /** How many to skip. */
      offset?: number;
      /** `next` of the page before; the newest first only. */
      cursor?: string;
      /** Whose days are meant, in minutes ahead of UTC; left out: the account's. */
      utcOffset?: number;
    };
    body: never;
    response: {
      /** What was found. */
      hits: {
        /** The message. */
        message: Message;
        /** Where it is. */
        room: {
          /** The room's id. */
          _id: string;
          /** Its type. */
          t: string;
          /** Its name; a conversation of people has none. */
          name?: string;
          /** Its name as typed. */
          fname?: string;
        };
        /** Which parts of `msg` were looked for, in order. */
        highlights: TextRange[];
      }[];
      /** How many were counted; behind a cursor those from there on. */
      total: number;
      /** False: there are that many at least. */
      totalIsExact: boolean;
      /** The cursor of the page behind this one. */
      next?: string;
    } & {
      success: true;
    };
  };
  /** Make a team with its main room, or of a room. */
  'POST /api/v1/teams.create': {
    params: None;
    query: None;
    body: {
      /** Unique among teams and rooms. */
      name: string;
      /** 0 public, 1 private. */
      type: number;
      /** Ids or usernames of the first members. */
      members?: string[];
      /** Its main room. */
      room?: {
        /** A room that is there and becomes the main room. */
        id?: string;
        /** It is called as the team. */
        name?: string;
        /** More first members. */
        members?: string[];
        /** Only some may write. */
        readOnly?: boolean;
        /** broadcast, topic, description, announcement. */
        extraData?: Record<string, unknown>;
        /** Accepted for older clients. */
        options?: Record<string, unknown>;
      };
      /** Who owns it; left out: the caller. */
      owner?: string;
    };
    response: {
      /** The team. */
      team: Team;
    } & {
      success: true;
    };
  };
  /** Make a team of a room: it becomes the main room, and its members are the team's. */
  'POST /api/v1/channels.convertToTeam': {
    params: None;
    query: None;
    body: {
      /** The channel, by id. */
      channelId?: string;
      /** The channel, by name. */
      channelName?: string;
    };
    response: {
      /** The team. */
      team: Team;
    } & {
      success: true;
    };
  };
  /** Make a team of a room: it becomes the main room, and its members are the team's. */
  'POST /api/v1/groups.convertToTeam': {
    params: None;
    query: None;
    body: {
      /** The group, by id. */
      roomId?: string;
      /** The group, by name. */
      roomName?: string;
    };
    response: {
      /** The team. */
      team: Team;
    } & {
      success: true;
    };
  };
  /** The teams that one belongs to. */
  'GET /api/v1/teams.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** Teams. */
      teams: Team[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** All teams, or those of a name or a kind. */
  'GET /api/v1/teams.listAll': {
    params: None;
    query: {
      /** Part of a name. */
      filter?: string;
      /** Only public (0) or private (1) ones. */
      type?: number;
      /** JSON: name, type, createdAt, _updatedAt, numberOfUsers or rooms, to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        type?: 1 | -1;
        createdAt?: 1 | -1;
        _updatedAt?: 1 | -1;
        numberOfUsers?: 1 | -1;
        rooms?: 1 | -1;
      };
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** Teams. */
      teams: Team[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** The teams of a user that one may know of. */
  'GET /api/v1/users.listTeams': {
    params: None;
    query: {
      /** Whose. */
      userId: string;
    };
    body: never;
    response: {
      /** Teams. */
      teams: Team[];
    } & {
      success: true;
    };
  };
  /** One team. */
  'GET /api/v1/teams.info': {
    params: None;
    query: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
    };
    body: never;
    response: {
      /** The team. */
      teamInfo: Team;
    } & {
      success: true;
    };
  };
  /** Rename a team with its main room, or make it public or private. */
  'POST /api/v1/teams.update': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** What changes. */
      data: {
        /** The new name. */
        name?: string;
        /** 0 public, 1 private. */
        type?: number;
      };
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Delete a team with its main room, and those of its rooms that are named; the others stay. */
  'POST /api/v1/teams.delete': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Rooms of the team that are deleted; the others stay. */
      roomsToRemove?: string[];
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** End a team: its main room is a room like others, and so are its rooms that are not to be deleted. */
  'POST /api/v1/teams.convertToChannel': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Rooms of the team that are deleted; the others stay. */
      roomsToRemove?: string[];
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Who belongs to a team; nobody, to those who do not and may not see all teams. */
  'GET /api/v1/teams.members': {
    params: None;
    query: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Part of a username. */
      username?: string;
      /** Part of a name. */
      name?: string;
      /** Only these: online, away, busy, offline. */
      status?: string[];
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** Members. */
      members: TeamMember[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Bring people into a team, and into the rooms that its members join by themselves. */
  'POST /api/v1/teams.addMembers': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Who comes in. */
      members: {
        /** Who. */
        userId: string;
        /** owner, moderator, leader. */
        roles?: string[];
      }[];
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Set the roles of somebody in a team. */
  'POST /api/v1/teams.updateMember': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Who, and with which roles from now on. */
      member: {
        /** Who. */
        userId: string;
        /** owner, moderator, leader. */
        roles?: string[];
      };
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take somebody out of a team, and out of rooms of it. */
  'POST /api/v1/teams.removeMember': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Who. */
      userId: string;
      /** Rooms of the team that are left as well. */
      rooms?: string[];
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Leave a team, and rooms of it. */
  'POST /api/v1/teams.leave': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Rooms of the team that are left as well. */
      rooms?: string[];
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Bring rooms that one owns into a team. */
  'POST /api/v1/teams.addRooms': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Rooms that one owns. */
      rooms: string[];
    };
    response: {
      /** Rooms. */
      rooms: Room[];
    } & {
      success: true;
    };
  };
  /** Take a room out of a team. */
  'POST /api/v1/teams.removeRoom': {
    params: None;
    query: None;
    body: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** The room. */
      roomId: string;
    };
    response: {
      /** The room. */
      room: Room;
    } & {
      success: true;
    };
  };
  /** Whether whoever joins the team joins the room, as those do who are in it now. */
  'POST /api/v1/teams.updateRoom': {
    params: None;
    query: None;
    body: {
      /** The room. */
      roomId: string;
      /** Whoever joins the team joins it. */
      isDefault: boolean;
    };
    response: {
      /** The room. */
      room: Room;
    } & {
      success: true;
    };
  };
  /** The rooms of a team that one may see, without its main room. */
  'GET /api/v1/teams.listRooms': {
    params: None;
    query: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Part of a name. */
      filter?: string;
      /** autoJoin: those that members join by themselves; else: all. */
      type?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** Rooms. */
      rooms: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** The rooms of a team that a user is in. */
  'GET /api/v1/teams.listRoomsOfUser': {
    params: None;
    query: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** Whose. */
      userId: string;
      /** Only those that this user may delete. */
      canUserDelete?: boolean;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** Rooms. */
      rooms: TeamRoomOfUser[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** The rooms of a team that one is in, with its main room and that one's discussions. */
  'GET /api/v1/teams.listChildren': {
    params: None;
    query: {
      /** The team, by id. */
      teamId?: string;
      /** The team, by name. */
      teamName?: string;
      /** The team, by its main room. */
      roomId?: string;
      /** Part of a name. */
      filter?: string;
      /** channels or discussions; left out: both. */
      type?: "channels" | "discussions";
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        fname?: 1 | -1;
        ts?: 1 | -1;
        lm?: 1 | -1;
        usersCount?: 1 | -1;
        _updatedAt?: 1 | -1;
      };
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** Rooms. */
      data: Room[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Teams that one may know of whose name begins with a text. */
  'GET /api/v1/teams.autocomplete': {
    params: None;
    query: {
      /** How the name begins. */
      name: string;
    };
    body: never;
    response: {
      /** Main rooms of teams. */
      teams: {
        /** The main room's id. */
        _id: string;
        /** Unique name. */
        name?: string;
        /** Name as typed. */
        fname?: string;
        /** The team. */
        teamId?: string;
        /** c public, p private. */
        t: string;
      }[];
    } & {
      success: true;
    };
  };
  /** Rooms that one owns and could bring into a team whose name begins with a text. */
  'GET /api/v1/rooms.autocomplete.availableForTeams': {
    params: None;
    query: {
      /** How the name begins. */
      name?: string;
    };
    body: never;
    response: {
      /** Rooms that one owns and that no team has. */
      items: Room[];
    } & {
      success: true;
    };
  };
  /** A link that lets people into a room. */
  'POST /api/v1/findOrCreateInvite': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** 1, 7, 15, 30, or 0: for ever. */
      days?: number;
      /** 1, 5, 10, 25, 50, 100, or 0: any number. */
      maxUses?: number;
    };
    response: {
      /** The token. */
      _id: string;
      /** For how long it was made; 0: for ever. */
      days: number;
      /** How often it may be used; 0: any number. */
      maxUses: number;
      /** How often it was used. */
      uses: number;
      /** The room. */
      rid: string;
      /** Who made it. */
      userId: string;
      /** When. */
      createdAt: string;
      /** Until when it holds; left out: for ever. */
      expires?: string;
      /** The link. */
      url: string;
      /** When it was changed last. */
      _updatedAt: string;
    } & {
      success: true;
    };
  };
  /** The newest invites of the workspace. */
  'GET /api/v1/listInvites': {
    params: None;
    query: None;
    body: never;
    response: {
      /** The token. */
      _id: string;
      /** For how long it was made; 0: for ever. */
      days: number;
      /** How often it may be used; 0: any number. */
      maxUses: number;
      /** How often it was used. */
      uses: number;
      /** The room. */
      rid: string;
      /** Who made it. */
      userId: string;
      /** When. */
      createdAt: string;
      /** Until when it holds; left out: for ever. */
      expires?: string;
      /** The link. */
      url: string;
      /** When it was changed last. */
      _updatedAt: string;
    }[];
  };
  /** The link leads nowhere any more. */
  'DELETE /api/v1/removeInvite/{_id}': {
    params: {
      /** The invite. */
      _id: string;
    };
    query: None;
    body: None;
    response: boolean;
  };
  /** Become a member of the room that the link leads to. */
  'POST /api/v1/useInviteToken': {
    params: None;
    query: None;
    body: {
      /** The invite. */
      token: string;
    };
    response: {
      /** Where it led. */
      room: {
        /** The room. */
        rid: string;
        /** Its name as typed. */
        fname?: string;
        /** Its name. */
        name?: string;
        /** c or p. */
        t: string;
      };
    } & {
      success: true;
    };
  };
  /** Whether the link lets somebody in. */
  'POST /api/v1/validateInviteToken': {
    params: None;
    query: None;
    body: {
      /** The invite. */
      token: string;
    };
    response: {
      /** Whether it lets somebody in. */
      valid: boolean;
    } & {
      success: true;
    };
  };
  /** Take somebody out of a room for good. */
  'POST /api/v1/rooms.banUser': {
    params: None;
    query: None;
    body: {
      /** The room. */
      roomId: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Let somebody come back. */
  'POST /api/v1/rooms.unbanUser': {
    params: None;
    query: None;
    body: {
      /** The room. */
      roomId: string;
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Who must not come back to a room. */
  'GET /api/v1/rooms.bannedUsers': {
    params: None;
    query: {
      /** The room. */
      roomId: string;
      /** How many rows. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** Those banned first first. */
      bannedUsers: UserRef[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** A message that is sent later. Whether one may write there is asked again when its time comes. */
  'POST /api/v1/confab.scheduledMessages.create': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** The text. */
      msg: string;
      /** The thread that it is a reply in. */
      tmid?: string;
      /** The reply shows in the room as well. */
      tshow?: boolean;
      /** When it is sent: 120 days ahead at most. */
      sendAt: string;
      /** The IANA time zone in which that was chosen, for who edits it. */
      zone?: string;
    };
    response: {
      /** As it is now. */
      scheduledMessage: ScheduledMessage;
    } & {
      success: true;
    };
  };
  /** Another text or another time; one that had failed is sent again at that time. */
  'POST /api/v1/confab.scheduledMessages.update': {
    params: None;
    query: None;
    body: {
      /** The scheduled message. */
      _id: string;
      /** Another text. */
      msg?: string;
      /** Another time. */
      sendAt?: string;
      /** Another time zone. */
      zone?: string;
    };
    response: {
      /** As it is now. */
      scheduledMessage: ScheduledMessage;
    } & {
      success: true;
    };
  };
  /** It is not sent. */
  'POST /api/v1/confab.scheduledMessages.delete': {
    params: None;
    query: None;
    body: {
      /** The scheduled message. */
      _id: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** One's messages that are sent later, and those that could not be sent: 100 at most. */
  'GET /api/v1/confab.scheduledMessages.list': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Those that are sent first first. */
      scheduledMessages: ScheduledMessage[];
    } & {
      success: true;
    };
  };
  /** It is sent at once. */
  'POST /api/v1/confab.scheduledMessages.sendNow': {
    params: None;
    query: None;
    body: {
      /** The scheduled message. */
      _id: string;
    };
    response: {
      /** The message. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** The built-in bot writes to the caller directly when the time comes. */
  'POST /api/v1/confab.reminders.create': {
    params: None;
    query: None;
    body: {
      /** What to remember; may be left out where there is a message. */
      text?: string;
      /** The message that it is about. */
      messageId?: string;
      /** When: two years ahead at most. */
      dueAt: string;
      /** The IANA time zone in which that was chosen, for who edits it. */
      zone?: string;
    };
    response: {
      /** As it is now. */
      reminder: Reminder;
    } & {
      success: true;
    };
  };
  /** Another text or another time. */
  'POST /api/v1/confab.reminders.update': {
    params: None;
    query: None;
    body: {
      /** The reminder. */
      _id: string;
      /** Another text. */
      text?: string;
      /** Another time: it waits again. */
      dueAt?: string;
      /** Another time zone. */
      zone?: string;
    };
    response: {
      /** As it is now. */
      reminder: Reminder;
    } & {
      success: true;
    };
  };
  /** It is told again at another time. */
  'POST /api/v1/confab.reminders.snooze': {
    params: None;
    query: None;
    body: {
      /** The reminder. */
      _id: string;
      /** When it is told again. */
      dueAt: string;
    };
    response: {
      /** As it is now. */
      reminder: Reminder;
    } & {
      success: true;
    };
  };
  /** One's reminders: 300 at most. */
  'GET /api/v1/confab.reminders.list': {
    params: None;
    query: {
      /** Only these. */
      status?: "waiting" | "due" | "complete";
    };
    body: never;
    response: {
      /** Due ones, waiting ones, complete ones; the earliest first. */
      reminders: Reminder[];
    } & {
      success: true;
    };
  };
  /** It is done; the newest 100 of those are kept. */
  'POST /api/v1/confab.reminders.complete': {
    params: None;
    query: None;
    body: {
      /** The reminder. */
      _id: string;
    };
    response: {
      /** As it is now. */
      reminder: Reminder;
    } & {
      success: true;
    };
  };
  /** Nobody is reminded, and it leaves the list. */
  'POST /api/v1/confab.reminders.delete': {
    params: None;
    query: None;
    body: {
      /** The reminder. */
      _id: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Moves messages, with the replies of threads that they begin, to another room or into a thread; with move-messages in both rooms. */
  'POST /api/v1/confab.messages.move': {
    params: None;
    query: None;
    body: {
      /** Messages of one room, which people wrote. */
      messageIds: string[];
      /** Where to; it may be the same room. */
      roomId: string;
      /** A message of that room, to whose replies they go. */
      threadId?: string;
    };
    response: {
      /** As they are now, with new ids. */
      messages: Message[];
    } & {
      success: true;
    };
  };
  /** Asks the people in a room: a message, which shows the votes. */
  'POST /api/v1/confab.polls.create': {
    params: None;
    query: None;
    body: {
      /** The room. */
      roomId: string;
      /** The thread in which it is asked. */
      tmid?: string;
      /** What is asked. */
      question: string;
      /** 2 to 10 answers. */
      options: string[];
      /** One may vote for several. */
      multiple?: boolean;
      /** Nobody is told who voted for what. */
      anonymous?: boolean;
      /** When it is closed: 366 days ahead at most. Left out: when somebody closes it. */
      endsAt?: string;
    };
    response: {
      /** As it is now. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** Votes, for one option or where the poll allows it for several. */
  'POST /api/v1/confab.polls.vote': {
    params: None;
    query: None;
    body: {
      /** The poll's message. */
      messageId: string;
      /** The places of options, from 0, in place of what one voted for before; none: no vote. */
      choices: unknown[];
    };
    response: {
      /** As it is now. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** What one has voted for oneself. */
  'GET /api/v1/confab.polls.choices': {
    params: None;
    query: {
      /** The poll's message. */
      messageId: string;
    };
    body: never;
    response: {
      /** The places of the options that one voted for. */
      choices: number[];
    } & {
      success: true;
    };
  };
  /** Nobody votes any more: by who asked, or with edit-message. */
  'POST /api/v1/confab.polls.close': {
    params: None;
    query: None;
    body: {
      /** The poll's message. */
      messageId: string;
    };
    response: {
      /** As it is now. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** Who voted for an option, unless the poll is anonymous. */
  'GET /api/v1/confab.polls.voters': {
    params: None;
    query: {
      /** The poll's message. */
      messageId: string;
      /** The place of the option, from 0. */
      choice: number;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** By username. */
      users: UserRef[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** What one has begun to write in a room or a thread, for one's other devices: 200 at most. */
  'POST /api/v1/confab.drafts.save': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** The thread; left out: the room itself. */
      tmid?: string;
      /** When, by the writer's clock: the latest wins. Left out: now. */
      writtenAt?: string;
      /** The text; empty: the draft is gone. */
      msg: string;
    };
    response: {
      /** What is stored now: perhaps what another device wrote later. */
      draft: Draft;
    } & {
      success: true;
    };
  };
  /** The draft is gone: it was sent, or given up. */
  'POST /api/v1/confab.drafts.delete': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** The thread; left out: the room itself. */
      tmid?: string;
      /** When, by the writer's clock: the latest wins. Left out: now. */
      writtenAt?: string;
    };
    response: {
      /** What is stored now: perhaps what another device wrote later. */
      draft: Draft;
    } & {
      success: true;
    };
  };
  /** One's drafts, or what has changed of them since a time. */
  'GET /api/v1/confab.drafts.list': {
    params: None;
    query: {
      /** Only what changed then or later. */
      updatedSince?: string;
    };
    body: never;
    response: {
      /** The latest change first. */
      update: Draft[];
      /** Those that are gone, for 30 days; who has been away longer fetches all. */
      remove: Draft[];
    } & {
      success: true;
    };
  };
  /** The sections of one's sidebar with their rooms, those included that one has left: 50 at most. */
  'GET /api/v1/confab.sidebar.list': {
    params: None;
    query: None;
    body: never;
    response: {
      /** In order. */
      sections: SidebarSection[];
    } & {
      success: true;
    };
  };
  /** A new section, the last one. */
  'POST /api/v1/confab.sidebar.create': {
    params: None;
    query: None;
    body: {
      /** What it is called. */
      name: string;
      /** Shortcode of the sign before the name. */
      emoji?: string;
    };
    response: {
      /** As it is now. */
      section: SidebarSection;
    } & {
      success: true;
    };
  };
  /** Another name, sign or place. */
  'POST /api/v1/confab.sidebar.update': {
    params: None;
    query: None;
    body: {
      /** The section. */
      _id: string;
      /** Another name. */
      name?: string;
      /** Another sign; empty: none. */
      emoji?: string;
      /** Its place among the sections, from 0. */
      position?: number;
    };
    response: {
      /** As it is now. */
      section: SidebarSection;
    } & {
      success: true;
    };
  };
  /** The section is gone; its rooms stand in none then. */
  'POST /api/v1/confab.sidebar.delete': {
    params: None;
    query: None;
    body: {
      /** The section. */
      _id: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** A room stands in a section, in one at most, or in none. Answers with the sections that changed. */
  'POST /api/v1/confab.sidebar.placeRoom': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** Where it is to stand; left out: in no section. */
      sectionId?: string;
      /** Its place among the section's rooms, from 0; left out: the last. */
      index?: number;
    };
    response: {
      /** In order. */
      sections: SidebarSection[];
    } & {
      success: true;
    };
  };
  /** The threads that one follows, or all, over all rooms that one may read, page by page. */
  'GET /api/v1/confab.threads': {
    params: None;
    query: {
      /** newest: by the newest reply; unreadFirst: the same, unread ones before the others; unread: only those; all: by the newest reply, and of all rooms that one belongs to, whether one follows or not. */
      order?: "newest" | "unreadFirst" | "unread" | "all";
      /** How many threads. */
      count?: number;
      /** How many of the last replies of each. */
      replies?: number;
      /** That of the page before. */
      cursor?: string;
    };
    body: never;
    response: {
      /** Those with the newest replies first. */
      threads: {
        /** The thread's first message. */
        message: Message;
        /** The last replies, oldest first. */
        replies: Message[];
        /** Replies of others that one has not read; 100 means that there may be more. 0 where one does not follow. */
        unread: number;
      }[];
      /** For the next page; left out: this is the last one. */
      cursor?: string;
    } & {
      success: true;
    };
  };
  /** A new appointment of one's own. */
  'POST /api/v1/calendar-events.create': {
    params: None;
    query: None;
    body: {
      /** When it begins. */
      startTime: string;
      /** What it is. */
      subject: string;
      /** More about it. */
      description: string;
      /** Where people meet. */
      meetingUrl?: string;
      /** How long before it begins its owner is told; left out: not at all. */
      reminderMinutesBeforeStart?: number;
      /** Its id in another calendar. */
      externalId?: string;
    };
    response: {
      /** Its id. */
      id: string;
    } & {
      success: true;
    };
  };
  /** An appointment of another calendar: made, or changed where it was imported before. */
  'POST /api/v1/calendar-events.import': {
    params: None;
    query: None;
    body: {
      /** When it begins. */
      startTime: string;
      /** What it is. */
      subject: string;
      /** More about it. */
      description: string;
      /** Where people meet. */
      meetingUrl?: string;
      /** How long before it begins its owner is told; left out: not at all. */
      reminderMinutesBeforeStart?: number;
      /** Its id in the calendar that it comes from. */
      externalId: string;
    };
    response: {
      /** Its id. */
      id: string;
    } & {
      success: true;
    };
  };
  /** An appointment is as the call says. */
  'POST /api/v1/calendar-events.update': {
    params: None;
    query: None;
    body: {
      /** The appointment. */
      eventId: string;
      /** When it begins. */
      startTime: string;
      /** What it is. */
      subject: string;
      /** More about it. */
      description: string;
      /** Where people meet. */
      meetingUrl?: string;
      /** How long before it begins its owner is told; left out: not at all. */
      reminderMinutesBeforeStart?: number;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The appointment is gone. */
  'POST /api/v1/calendar-events.delete': {
    params: None;
    query: None;
    body: {
      /** The appointment. */
      eventId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** One of one's appointments. */
  'GET /api/v1/calendar-events.info': {
    params: None;
    query: {
      /** The appointment. */
      id: string;
    };
    body: never;
    response: {
      /** The appointment. */
      event: CalendarEvent;
    } & {
      success: true;
    };
  };
  /** One's appointments of a day, by one's own clock. */
  'GET /api/v1/calendar-events.list': {
    params: None;
    query: {
      /** A moment of the day. */
      date: string;
    };
    body: never;
    response: {
      /** In order. */
      data: CalendarEvent[];
    } & {
      success: true;
    };
  };
  /** Slash commands. */
  'GET /api/v1/commands.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        command?: 1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** By name. */
      commands: SlashCommand[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** One slash command. */
  'GET /api/v1/commands.get': {
    params: None;
    query: {
      /** Its name. */
      command: string;
    };
    body: never;
    response: {
      /** The command. */
      command: SlashCommand;
    } & {
      success: true;
    };
  };
  /** Run a slash command. */
  'POST /api/v1/commands.run': {
    params: None;
    query: None;
    body: {
      /** Its name. */
      command: string;
      /** Where. */
      roomId: string;
      /** What is behind the name. */
      params?: string;
      /** The thread it was written in. */
      tmid?: string;
      /** Of the client; not used: commands open nothing. */
      triggerId?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** What a command would do; none has a preview. */
  'GET /api/v1/commands.preview': {
    params: None;
    query: {
      /** Its name. */
      command: string;
      /** Where. */
      roomId: string;
      /** What is behind the name. */
      params?: string;
    };
    body: never;
    response: {
      /** What it would do. */
      preview: Record<string, unknown>;
    } & {
      success: true;
    };
  };
  /** Do what was chosen of a preview; no command has one. */
  'POST /api/v1/commands.preview': {
    params: None;
    query: None;
    body: {
      /** Its name. */
      command: string;
      /** Where. */
      roomId: string;
      /** What is behind the name. */
      params?: string;
      /** What was chosen. */
      previewItem: {
        /** Which. */
        id: string;
        /** image, video, audio, text or other. */
        type: string;
        /** What it is. */
        value: string;
      };
      /** Of the client. */
      triggerId?: string;
      /** The thread it was written in. */
      tmid?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Custom emoji; with updatedSince, what changed. */
  'GET /api/v1/emoji-custom.list': {
    params: None;
    query: {
      /** JSON: {"_id"}. */
      query?: {
        _id?: unknown;
      };
      /** Only this one. */
      _id?: string;
      /** Only what changed then or later. */
      updatedSince?: string;
    };
    body: never;
    response: {
      /** Custom emoji. */
      emojis: {
        /** Custom emoji. */
        update: CustomEmoji[];
        /** Removed ones. */
        remove: DeletedEmoji[];
      };
    } & {
      success: true;
    };
  };
  /** Custom emoji, page by page. */
  'GET /api/v1/emoji-custom.all': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: {
        name?: unknown;
      };
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only those whose name holds it. */
      name?: string;
    };
    body: never;
    response: {
      /** Custom emoji, by name. */
      emojis: CustomEmoji[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Make up an emoji. */
  'POST /api/v1/emoji-custom.create': {
    params: None;
    query: None;
    body: FormData;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Give an emoji other names, or another picture. */
  'POST /api/v1/emoji-custom.update': {
    params: None;
    query: None;
    body: {
      /** Which one. */
      _id: string;
      /** Without colons. */
      name: string;
      /** Other names, behind blanks or commas; left out: none. */
      aliases?: string;
      /** Older clients say so that there is another picture. */
      newFile?: string;
    } | FormData;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Delete an emoji. */
  'POST /api/v1/emoji-custom.delete': {
    params: None;
    query: None;
    body: {
      /** Which one. */
      emojiId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Sounds that the workspace has uploaded. */
  'GET /api/v1/custom-sounds.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: {
        name?: unknown;
      };
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Only those whose name holds it. */
      name?: string;
    };
    body: never;
    response: {
      /** Sounds that the workspace has uploaded, by name. */
      sounds: CustomSound[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Files that were sent in it. */
  'GET /api/v1/channels.files': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        uploadedAt?: 1 | -1;
        size?: 1 | -1;
        type?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of the name. */
      name?: string;
      /** image, audio, video, text, application ... */
      typeGroup?: string;
      /** Only those that were sent with a message. */
      onlyConfirmed?: boolean;
    };
    body: never;
    response: {
      /** Files. */
      files: Upload[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Files that were sent in it. */
  'GET /api/v1/groups.files': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        uploadedAt?: 1 | -1;
        size?: 1 | -1;
        type?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of the name. */
      name?: string;
      /** image, audio, video, text, application ... */
      typeGroup?: string;
      /** Only those that were sent with a message. */
      onlyConfirmed?: boolean;
    };
    body: never;
    response: {
      /** Files. */
      files: Upload[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Files that were sent in it. */
  'GET /api/v1/im.files': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        uploadedAt?: 1 | -1;
        size?: 1 | -1;
        type?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of the name. */
      name?: string;
      /** image, audio, video, text, application ... */
      typeGroup?: string;
      /** Only those that were sent with a message. */
      onlyConfirmed?: boolean;
    };
    body: never;
    response: {
      /** Files. */
      files: Upload[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Files that were sent in it. */
  'GET /api/v1/dm.files': {
    params: None;
    query: {
      /** The room, by id. */
      roomId?: string;
      /** The other person. */
      username?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        uploadedAt?: 1 | -1;
        size?: 1 | -1;
        type?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of the name. */
      name?: string;
      /** image, audio, video, text, application ... */
      typeGroup?: string;
      /** Only those that were sent with a message. */
      onlyConfirmed?: boolean;
    };
    body: never;
    response: {
      /** Files. */
      files: Upload[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Pictures that were sent in a room, newest first. */
  'GET /api/v1/rooms.images': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        uploadedAt?: -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room. */
      roomId: string;
      /** This picture and older ones. */
      startingFromId?: string;
    };
    body: never;
    response: {
      /** Files. */
      files: Upload[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Pictures that were sent in a room, newest first. */
  'GET /api/v1/channels.images': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        uploadedAt?: -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room. */
      roomId: string;
      /** This picture and older ones. */
      startingFromId?: string;
    };
    body: never;
    response: {
      /** Files. */
      files: Upload[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Bring a file into a room; mediaConfirm sends it. */
  'POST /api/v1/rooms.media/{rid}': {
    params: {
      /** The room. */
      rid: string;
    };
    query: None;
    body: FormData;
    response: {
      /** It waits for a day. */
      file: {
        /** The file, for mediaConfirm. */
        _id: string;
        /** Where it is fetched, on this server. */
        url: string;
      };
    } & {
      success: true;
    };
  };
  /** Send a file that the caller has brought into the room. */
  'POST /api/v1/rooms.mediaConfirm/{rid}/{fileId}': {
    params: {
      /** The file, as rooms.media named it. */
      fileId: string;
      /** The room. */
      rid: string;
    };
    query: None;
    body: {
      /** Of t e2e: {algorithm, ciphertext, ...}. */
      content?: Record<string, unknown>;
      /** e2e: the client has encrypted it. Types of system messages are refused. */
      t?: string;
      /** A text beside the file. */
      msg?: string;
      /** What the file shows. */
      description?: string;
      /** Shown in place of one's name; needs message-impersonate. */
      alias?: string;
      /** Shown in place of one's avatar; needs message-impersonate. */
      avatar?: string;
      /** Shown in place of one's avatar. */
      emoji?: string;
      /** The message that it answers. */
      tmid?: string;
      /** False, as it is anyway: never joined with the message before. */
      groupable?: boolean;
      /** JSON: free-form fields. */
      customFields?: string;
    };
    response: {
      /** The message. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** Both in one call, for older clients. */
  'POST /api/v1/rooms.upload/{rid}': {
    params: {
      /** The room. */
      rid: string;
    };
    query: None;
    body: FormData;
    response: {
      /** The message. */
      message: Message;
    } & {
      success: true;
    };
  };
  /** A new webhook. */
  'POST /api/v1/integrations.create': {
    params: None;
    query: None;
    body: {
      /** webhook-incoming or webhook-outgoing. */
      type: "webhook-incoming" | "webhook-outgoing";
      /** What it is called. */
      name: string;
      /** Whether it works. */
      enabled: boolean;
      /** In whose name it posts. */
      username?: string;
      /** #room or @user, several with commas between them; of outgoing ones also all_public_channels, all_private_groups and all_direct_messages. */
      channel: string;
      /** Shown in place of the name. */
      alias?: string;
      /** Shown in place of the picture. */
      avatar?: string;
      /** Shown in place of the picture. */
      emoji?: string;
      /** Whether its script runs. */
      scriptEnabled: boolean;
      /** Its script: a class Script. */
      script?: string;
      /** There is one engine, whatever it says. */
      scriptEngine?: "vm2" | "isolated-vm";
      /** Of incoming ones: whether a call may say where. */
      overrideDestinationChannelEnabled?: boolean;
      /** Of outgoing ones: what it is told of. */
      event?: string;
      /** Whom it tells. */
      urls?: string[];
      /** Only messages that begin with one of these; none: all. */
      triggerWords?: string[];
      /** Words count wherever they stand. */
      triggerWordAnywhere?: boolean;
      /** Where answers are posted. */
      targetRoom?: string;
      /** What it says to be known by. */
      token?: string;
      /** Told of edits, too. */
      runOnEdits?: boolean;
      /** Calls that fail are made again. */
      retryFailedCalls?: boolean;
      /** How often at the most; above 20 is 20. */
      retryCount?: number;
      /** powers-of-ten, powers-of-two or increments-of-two. */
      retryDelay?: string;
      /** Answers are posted in the name of whoever set it off. */
      impersonateUser?: boolean;
    };
    response: {
      /** The webhook. */
      integration: Integration;
    } & {
      success: true;
    };
  };
  /** A webhook is as the call says. */
  'PUT /api/v1/integrations.update': {
    params: None;
    query: None;
    body: {
      /** webhook-incoming or webhook-outgoing. */
      type: "webhook-incoming" | "webhook-outgoing";
      /** Which one. */
      integrationId?: string;
      /** The outgoing one that tells this address. */
      target_url?: string;
      /** What it is called. */
      name: string;
      /** Whether it works. */
      enabled: boolean;
      /** In whose name it posts. */
      username?: string;
      /** #room or @user, several with commas between them; of outgoing ones also all_public_channels, all_private_groups and all_direct_messages. */
      channel: string;
      /** Shown in place of the name. */
      alias?: string;
      /** Shown in place of the picture. */
      avatar?: string;
      /** Shown in place of the picture. */
      emoji?: string;
      /** Whether its script runs. */
      scriptEnabled: boolean;
      /** Its script: a class Script. */
      script?: string;
      /** There is one engine, whatever it says. */
      scriptEngine?: "vm2" | "isolated-vm";
      /** Of incoming ones: whether a call may say where. */
      overrideDestinationChannelEnabled?: boolean;
      /** Of outgoing ones: what it is told of. */
      event?: string;
      /** Whom it tells. */
      urls?: string[];
      /** Only messages that begin with one of these; none: all. */
      triggerWords?: string[];
      /** Words count wherever they stand. */
      triggerWordAnywhere?: boolean;
      /** Where answers are posted. */
      targetRoom?: string;
      /** What it says to be known by. */
      token?: string;
      /** Told of edits, too. */
      runOnEdits?: boolean;
      /** Calls that fail are made again. */
      retryFailedCalls?: boolean;
      /** How often at the most; above 20 is 20. */
      retryCount?: number;
      /** powers-of-ten, powers-of-two or increments-of-two. */
      retryDelay?: string;
      /** Answers are posted in the name of whoever set it off. */
      impersonateUser?: boolean;
    };
    response: {
      /** The webhook. */
      integration: Integration;
    } & {
      success: true;
    };
  };
  /** The webhook is gone, and what is known of its calls. */
  'POST /api/v1/integrations.remove': {
    params: None;
    query: None;
    body: {
      /** webhook-incoming or webhook-outgoing. */
      type: "webhook-incoming" | "webhook-outgoing";
      /** Which one. */
      integrationId?: string;
      /** The outgoing one that tells this address. */
      target_url?: string;
    };
    response: {
      /** The webhook. */
      integration: Integration;
    } & {
      success: true;
    };
  };
  /** Webhooks that one manages. */
  'GET /api/v1/integrations.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        type?: 1 | -1;
        channel?: 1 | -1;
        username?: 1 | -1;
        _createdBy?: 1 | -1;
        '_createdBy.username'?: 1 | -1;
        _createdAt?: 1 | -1;
        _updatedAt?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of its name. */
      name?: string;
      /** webhook-incoming or webhook-outgoing. */
      type?: "webhook-incoming" | "webhook-outgoing";
    };
    body: never;
    response: {
      /** Webhooks. */
      integrations: Integration[];
      /** As total: older clients read it. */
      items: number;
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** One webhook. */
  'GET /api/v1/integrations.get': {
    params: None;
    query: {
      /** Which one. */
      integrationId: string;
      /** Only if this account has made it. */
      createdBy?: string;
    };
    body: never;
    response: {
      /** The webhook. */
      integration: Integration;
    } & {
      success: true;
    };
  };
  /** Calls of an outgoing webhook, and what came of them. */
  'GET /api/v1/integrations.history': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        _updatedAt?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The outgoing webhook. */
      id: string;
    };
    body: never;
    response: {
      /** Calls. */
      history: IntegrationRun[];
      /** As total: older clients read it. */
      items: number;
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Its calls are forgotten. */
  'POST /api/v1/integrations.clearHistory': {
    params: None;
    query: None;
    body: {
      /** The outgoing webhook. */
      integrationId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The same call again, of what is there now. */
  'POST /api/v1/integrations.replayOutgoing': {
    params: None;
    query: None;
    body: {
      /** The outgoing webhook. */
      integrationId: string;
      /** Which call. */
      historyId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Webhooks of a room. */
  'GET /api/v1/channels.getIntegrations': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        type?: 1 | -1;
        channel?: 1 | -1;
        username?: 1 | -1;
        _createdBy?: 1 | -1;
        '_createdBy.username'?: 1 | -1;
        _createdAt?: 1 | -1;
        _updatedAt?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** False: not those that name all public channels. */
      includeAllPublicChannels?: boolean;
    };
    body: never;
    response: {
      /** Webhooks. */
      integrations: Integration[];
      /** As total: older clients read it. */
      items: number;
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Webhooks of a room. */
  'GET /api/v1/groups.getIntegrations': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        name?: 1 | -1;
        type?: 1 | -1;
        channel?: 1 | -1;
        username?: 1 | -1;
        _createdBy?: 1 | -1;
        '_createdBy.username'?: 1 | -1;
        _createdAt?: 1 | -1;
        _updatedAt?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** The room, by id. */
      roomId?: string;
      /** The room, by name. */
      roomName?: string;
      /** False: not those that name all private groups. */
      includeAllPrivateGroups?: boolean;
    };
    body: never;
    response: {
      /** Webhooks. */
      integrations: Integration[];
      /** As total: older clients read it. */
      items: number;
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** One's own pair of keys for encrypted rooms. */
  'GET /api/v1/e2e.fetchMyKeys': {
    params: None;
    query: None;
    body: never;
    response: {
      /** The public key, a JWK as text; left out: there is none. */
      public_key?: string;
      /** The private one, encrypted by its owner's passphrase. */
      private_key?: string;
    } & {
      success: true;
    };
  };
  /** Keep one's own pair of keys. */
  'POST /api/v1/e2e.setUserPublicAndPrivateKeys': {
    params: None;
    query: None;
    body: {
      /** The public key, a JWK as text. */
      public_key: string;
      /** The private one, encrypted by its owner's passphrase. */
      private_key: string;
      /** In place of a pair that is there. */
      force?: boolean;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Ask for the keys of rooms that one is in and has none to. */
  'POST /api/v1/e2e.requestSubscriptionKeys': {
    params: None;
    query: None;
    body: None;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Take somebody's pair of keys away, or one's own, with all that was encrypted with it; their sessions end. */
  'POST /api/v1/users.resetE2EKey': {
    params: None;
    query: None;
    body: {
      /** The account, by id. */
      userId?: string;
      /** The account, by username. */
      username?: string;
      /** The same. */
      user?: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Members of an encrypted room who have no key to it. */
  'GET /api/v1/e2e.getUsersOfRoomWithoutKey': {
    params: None;
    query: {
      /** The room. */
      rid: string;
    };
    body: never;
    response: {
      /** Members with a pair of keys who have none to the room; 500 at most. */
      users: {
        /** Who. */
        _id: string;
        /** Their public key. */
        e2e: {
          /** The public key, a JWK as text. */
          public_key: string;
        };
      }[];
    } & {
      success: true;
    };
  };
  /** Say which key a room has, once. */
  'POST /api/v1/e2e.setRoomKeyID': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** Which key it has. */
      keyID: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Give a room's key to a member, or keep one's own. */
  'POST /api/v1/e2e.updateGroupKey': {
    params: None;
    query: None;
    body: {
      /** Whose key it is. */
      uid: string;
      /** The room. */
      rid: string;
      /** The room's key, encrypted for them. */
      key: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The key that one was given becomes one's own. */
  'POST /api/v1/e2e.acceptSuggestedGroupKey': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The key that one was given is of no use. */
  'POST /api/v1/e2e.rejectSuggestedGroupKey': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Give keys of rooms to members who wait for them. */
  'POST /api/v1/e2e.provideUsersSuggestedGroupKeys': {
    params: None;
    query: None;
    body: {
      /** By rooms, 100 at most: a list of {_id, key, oldKeys}, who is given which key. */
      usersSuggestedGroupKeys: Record<string, unknown>;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Who waits for the keys of rooms. */
  'GET /api/v1/e2e.fetchUsersWaitingForGroupKey': {
    params: None;
    query: {
      /** The rooms' ids, separated by commas; 100 at most. */
      roomIds: string[];
    };
    body: never;
    response: {
      /** By rooms: who waits, 50 at most in each. */
      usersWaitingForE2EKeys: Record<string, {
        /** Who. */
        _id: string;
        /** Their public key, a JWK as text. */
        public_key: string;
      }[]>;
    } & {
      success: true;
    };
  };
  /** Another key for a room, for which all others wait. */
  'POST /api/v1/e2e.resetRoomKey': {
    params: None;
    query: None;
    body: {
      /** The room. */
      rid: string;
      /** The new key, encrypted for the caller. */
      e2eKey: string;
      /** Which key it is. */
      e2eKeyId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Buttons of apps: there are no apps. */
  'GET /api/apps/actionButtons': {
    params: None;
    query: None;
    body: never;
    response: unknown[];
  };
  /** Announcements of the server's makers. */
  'GET /api/v1/banners': {
    params: None;
    query: {
      /** web or mobile. */
      platform: "web" | "mobile";
    };
    body: never;
    response: {
      /** Announcements of the server's makers: Confab makes none. */
      banners: unknown[];
    } & {
      success: true;
    };
  };
  /** Announcements of the server's makers that are new to one. */
  'GET /api/v1/banners.getNew': {
    params: None;
    query: {
      /** web or mobile. */
      platform: "web" | "mobile";
      /** Only this one. */
      bid?: string;
    };
    body: never;
    response: {
      /** Announcements of the server's makers: Confab makes none. */
      banners: unknown[];
    } & {
      success: true;
    };
  };
  /** One of these announcements. */
  'GET /api/v1/banners/{id}': {
    params: {
      /** The banner. */
      id: string;
    };
    query: {
      /** web or mobile. */
      platform: "web" | "mobile";
    };
    body: never;
    response: {
      /** Announcements of the server's makers: Confab makes none. */
      banners: unknown[];
    } & {
      success: true;
    };
  };
  /** One has seen an announcement: there is none. */
  'POST /api/v1/banners.dismiss': {
    params: None;
    query: None;
    body: {
      /** The banner. */
      bannerId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Services to log in by, passwords aside. */
  'GET /api/v1/service.configurations': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Services to log in by, passwords aside. */
      configurations: unknown[];
    } & {
      success: true;
    };
  };
  /** The other nodes of the workspace. */
  'GET /api/v1/instances.get': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Other nodes of the workspace: there is one node. */
      instances: unknown[];
    } & {
      success: true;
    };
  };
  /** Work that outlives a request: what waits, runs, was done or has failed for good. */
  'GET /api/v1/confab.jobs': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** Only jobs in this state. */
      state?: "waiting" | "running" | "done" | "failed" | "cancelled";
      /** Only jobs of this kind. */
      kind?: string;
    };
    body: never;
    response: {
      /** The newest first. */
      jobs: Job[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** The kinds of jobs, with how many there are in which state. */
  'GET /api/v1/confab.jobs.kinds': {
    params: None;
    query: None;
    body: never;
    response: {
      /** By name. */
      kinds: {
        /** The kind. */
        kind: string;
        /** What it does; empty when this server does not know it. */
        summary: string;
        /** Jobs that wait, those for later included. */
        waiting: number;
        /** Jobs that run, on all nodes. */
        running: number;
        /** Done ones that are kept. */
        done: number;
        /** Failed for good and kept. */
        failed: number;
        /** Cancelled ones that are kept. */
        cancelled: number;
        /** When the first waiting one is due, or was. */
        nextAt?: string;
      }[];
    } & {
      success: true;
    };
  };
  /** A job that failed for good or was cancelled is tried again, at once. */
  'POST /api/v1/confab.jobs.retry': {
    params: None;
    query: None;
    body: {
      /** The job. */
      jobId: string;
    };
    response: {
      /** As it is now. */
      job: Job;
    } & {
      success: true;
    };
  };
  /** A job that waits will not run. */
  'POST /api/v1/confab.jobs.cancel': {
    params: None;
    query: None;
    body: {
      /** The job. */
      jobId: string;
    };
    response: {
      /** As it is now. */
      job: Job;
    } & {
      success: true;
    };
  };
  /** Whose calls and log-ins are refused for now because there were too many. */
  'GET /api/v1/confab.limits': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** Only those of a kind. */
      kind?: "user" | "token" | "address" | "connection";
    };
    body: never;
    response: {
      /** Those that last longest first. */
      limits: ReachedLimit[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Whoever a limit refuses begins anew, at once. */
  'POST /api/v1/confab.limits.lift': {
    params: None;
    query: None;
    body: {
      /** The limit. */
      limitId: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** What the workspace holds and what it runs on, as last counted. */
  'GET /api/v1/statistics': {
    params: None;
    query: {
      /** Counts anew; otherwise the last document is shown. */
      refresh?: boolean;
    };
    body: never;
    response: Statistics & {
      success: true;
    };
  };
  /** The documents of days past. */
  'GET /api/v1/statistics.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        createdAt?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** The newest first, unless sorted otherwise. */
      statistics: Statistics[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Licences that are in force. */
  'GET /api/v1/licenses.get': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Always empty: no licence is needed, or kept. */
      licenses: unknown[];
    } & {
      success: true;
    };
  };
  /** What may be used, and how much of it. */
  'GET /api/v1/licenses.info': {
    params: None;
    query: {
      /** Accepted: where nothing is limited nothing is counted. */
      loadValues?: boolean;
    };
    body: never;
    response: {
      /** What may be used. */
      license: {
        /** Features by the names of Rocket.Chat's modules. */
        activeModules: string[];
        /** Always empty. */
        externalModules: unknown[];
        /** What a limit stops: nothing. */
        preventedActions: Record<string, boolean>;
        /** There are none. */
        limits: Record<string, {
          /** -1: there is none. */
          max: number;
        }>;
        /** True: nothing needs one. */
        hasValidLicense: boolean;
        /** Always empty. */
        tags: unknown[];
        /** False. */
        trial: boolean;
      };
    } & {
      success: true;
    };
  };
  /** Whether everything may be used; for visitors, too, where they may read. */
  'GET /api/v1/licenses.isEnterprise': {
    params: None;
    query: None;
    body: never;
    response: {
      /** True: everything may be used. */
      isEnterprise: boolean;
    } & {
      success: true;
    };
  };
  /** How many accounts there may be and are. */
  'GET /api/v1/licenses.maxActiveUsers': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Left out: there is no limit. */
      maxActiveUsers?: number;
      /** Accounts that can be used. */
      activeUsers: number;
    } & {
      success: true;
    };
  };
  /** Refused: a licence would change nothing. */
  'POST /api/v1/licenses.add': {
    params: None;
    query: None;
    body: {
      /** A licence of Rocket.Chat. */
      license: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Refused: there is nothing that a licence would be good for. */
  'POST /api/v1/licenses.validate': {
    params: None;
    query: None;
    body: {
      /** A licence of Rocket.Chat. */
      license: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** How many are connected. */
  'GET /api/v1/presence.getConnections': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Realtime connections of people who are logged in. */
      current: number;
      /** How many are shown with their status: as good as any. */
      max: number;
    } & {
      success: true;
    };
  };
  /** Changes of presence are sent again. */
  'POST /api/v1/presence.enableBroadcast': {
    params: None;
    query: None;
    body: None;
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Say whether this is another workspace than the one that it was copied from. */
  'POST /api/v1/fingerprint': {
    params: None;
    query: None;
    body: {
      /** new-workspace: it gets a new uniqueID; updated-configuration: it keeps it. */
      setDeploymentAs: "new-workspace" | "updated-configuration";
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** The newest lines of the server's log. */
  'GET /api/v1/stdout.queue': {
    params: None;
    query: None;
    body: never;
    response: {
      /** The newest, oldest first. */
      queue: {
        /** Its number since the start. */
        id: string;
        /** The line. */
        string: string;
        /** When it was written. */
        ts: string;
      }[];
    } & {
      success: true;
    };
  };
  /** Whether Rocket.Chat's cloud knows the workspace. */
  'GET /api/v1/cloud.registrationStatus': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Whether Rocket.Chat's cloud knows it. */
      registrationStatus: {
        /** False: Confab registers nowhere. */
        workspaceRegistered: boolean;
        /** Empty. */
        workspaceId: string;
        /** The workspace's own id. */
        uniqueId: string;
        /** Empty. */
        token: string;
        /** Empty. */
        email: string;
      };
    } & {
      success: true;
    };
  };
  /** Clients report what they have counted; nobody keeps it. */
  'POST /api/v1/statistics.telemetry': {
    params: None;
    query: None;
    body: {
      /** What the client has counted. It is neither kept nor passed on. */
      params?: unknown[];
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** Who has changed which setting: the newest 1,000 changes of a time. */
  'GET /api/v1/audit.settings': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        ts?: -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Changed since then. */
      start?: string;
      /** Changed until then. */
      end?: string;
      /** Only this setting. */
      settingId?: string;
      /** JSON: only by {"_id"}. */
      actor?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** The newest first. */
      events: {
        /** Its number in the audit log. */
        _id: string;
        /** settings.changed. */
        t: string;
        /** When it was changed. */
        ts: string;
        /** Who has changed it. */
        actor: {
          /** user. */
          type: string;
          /** Who it was. */
          _id: string;
          /** What they were called then. */
          username: string;
          /** The address that they came from. */
          ip: string;
        };
        /** What was changed. */
        data: {
          /** id, previous or current. */
          key: string;
          /** The setting, what it was, what it became. */
          value: unknown;
        }[];
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Which settings had other values at one time than at another, or now. */
  'GET /api/v1/confab.settings.differences': {
    params: None;
    query: {
      /** The earlier time. */
      from: string;
      /** The later time; left out: now. */
      until?: string;
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
    };
    body: never;
    response: {
      /** Those that differ, by name. */
      settings: SettingDifference[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Members of any room; the audit log says who has looked. */
  'GET /api/v1/audit/rooms.members': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: {
        username?: 1 | -1;
        name?: 1 | -1;
        _id?: 1 | -1;
      };
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a username or name. */
      filter?: string;
      /** Only these: online, away, busy, offline. */
      status?: string[];
      /** The room, whosever it is. */
      roomId: string;
    };
    body: never;
    response: {
      /** Members. */
      members: Member[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Messages that people wrote, by day. */
  'GET /api/v1/engagement-dashboard/messages/messages-sent': {
    params: None;
    query: {
      /** From this day. */
      start: string;
      /** To this one; 366 days at most. */
      end: string;
    };
    body: never;
    response: {
      /** Each day. */
      days: {
        /** Its beginning. */
        day: string;
        /** Messages that people wrote. */
        messages: number;
      }[];
      /** Of all these days. */
      period: {
        /** How many. */
        count: number;
        /** How many more than in as many days before. */
        variation: number;
      };
      /** Of yesterday. */
      yesterday: {
        /** How many. */
        count: number;
        /** How many more than in as many days before. */
        variation: number;
      };
    } & {
      success: true;
    };
  };
  /** Messages that people wrote, by type of room. */
  'GET /api/v1/engagement-dashboard/messages/origin': {
    params: None;
    query: {
      /** From this day. */
      start: string;
      /** To this one; 366 days at most. */
      end: string;
    };
    body: never;
    response: {
      /** By type of room. */
      origins: {
        /** The type of room. */
        t: string;
        /** Messages that people wrote there. */
        messages: number;
      }[];
    } & {
      success: true;
    };
  };
  /** Where most was written. */
  'GET /api/v1/engagement-dashboard/messages/top-five-popular-channels': {
    params: None;
    query: {
      /** From this day. */
      start: string;
      /** To this one; 366 days at most. */
      end: string;
    };
    body: never;
    response: {
      /** The five with most messages. */
      channels: {
        /** The type of room. */
        t: string;
        /** Its name. */
        name: string;
        /** Messages that people wrote there. */
        messages: number;
      }[];
    } & {
      success: true;
    };
  };
  /** Channels and groups by what was written there. */
  'GET /api/v1/engagement-dashboard/channels/list': {
    params: None;
    query: {
      /** From this day. */
      start: string;
      /** To this one; 366 days at most. */
      end: string;
      /** How many rows. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** Without rooms that were quiet in these days. */
      hideRoomsWithNoActivity?: boolean;
    };
    body: never;
    response: {
      /** Channels and groups, those with most messages first. */
      channels: {
        /** The room. */
        room: {
          /** The room's id. */
          _id: string;
          /** Its type. */
          t: string;
          /** Name. */
          name?: string;
          /** Name as typed. */
          fname?: string;
          /** When it was made. */
          ts: string;
          /** When it last changed. */
          _updatedAt: string;
        };
        /** Messages that people wrote in these days. */
        messages: number;
        /** In as many days before. */
        lastWeekMessages: number;
        /** How many more. */
        diffFromLastWeek: number;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** Accounts that were made, by day. */
  'GET /api/v1/engagement-dashboard/users/new-users': {
    params: None;
    query: {
      /** From this day. */
      start: string;
      /** To this one; 366 days at most. */
      end: string;
    };
    body: never;
    response: {
      /** Each day. */
      days: {
        /** Its beginning. */
        day: string;
        /** Accounts that were made. */
        users: number;
      }[];
      /** Of all these days. */
      period: {
        /** How many. */
        count: number;
        /** How many more than in as many days before. */
        variation: number;
      };
      /** Of yesterday. */
      yesterday: {
        /** How many. */
        count: number;
        /** How many more than in as many days before. */
        variation: number;
      };
    } & {
      success: true;
    };
  };
  /** Who wrote, by day; 100,000 ids at most. */
  'GET /api/v1/engagement-dashboard/users/active-users': {
    params: None;
    query: {
      /** From this day. */
      start: string;
      /** To this one; 366 days at most. */
      end: string;
    };
    body: never;
    response: {
      /** Each day. */
      month: {
        /** Of the month. */
        day: number;
        /** 1 to 12. */
        month: number;
        /** The year. */
        year: number;
        /** Who wrote on that day. */
        usersList: string[];
      }[];
    } & {
      success: true;
    };
  };
  /** How many wrote in each hour of a day. */
  'GET /api/v1/engagement-dashboard/users/chat-busier/hourly-data': {
    params: None;
    query: {
      /** The day; of a week its last. */
      start: string;
    };
    body: never;
    response: {
      /** Each hour of the day. */
      hours: {
        /** 0 to 23. */
        hour: number;
        /** How many wrote. */
        users: number;
      }[];
    } & {
      success: true;
    };
  };
  /** How many wrote on each of seven days. */
  'GET /api/v1/engagement-dashboard/users/chat-busier/weekly-data': {
    params: None;
    query: {
      /** The day; of a week its last. */
      start: string;
    };
    body: never;
    response: {
      /** Seven days. */
      month: {
        /** Of the month. */
        day: number;
        /** 1 to 12. */
        month: number;
        /** The year. */
        year: number;
        /** How many wrote. */
        users: number;
      }[];
    } & {
      success: true;
    };
  };
  /** How many wrote in each hour of some days. */
  'GET /api/v1/engagement-dashboard/users/users-by-time-of-the-day-in-a-week': {
    params: None;
    query: {
      /** From this day. */
      start: string;
      /** To this one; 366 days at most. */
      end: string;
    };
    body: never;
    response: {
      /** Each hour of each day. */
      week: {
        /** Of the month. */
        day: number;
        /** 1 to 12. */
        month: number;
        /** The year. */
        year: number;
        /** 0 to 23. */
        hour: number;
        /** How many wrote. */
        users: number;
      }[];
    } & {
      success: true;
    };
  };
  /** Tries the storage for files with the settings in force. */
  'POST /api/v1/confab.testStorage': {
    params: None;
    query: None;
    body: None;
    response: {
      /** The storage that the settings describe. */
      storage: string;
      /** Whether something could be written, read and removed. */
      works: boolean;
      /** Where it failed: setup, write, look, read, remove. */
      step?: string;
      /** Why, in words. */
      problem?: string;
    } & {
      success: true;
    };
  };
  /** Where files are kept, and how many. */
  'GET /api/v1/confab.storage': {
    params: None;
    query: None;
    body: never;
    response: {
      /** Where new files go. */
      current: string;
      /** What is kept where. */
      storages: {
        /** Its name. */
        storage: string;
        /** How many different contents are kept there. */
        files: number;
        /** How large they are together. */
        bytes: number;
      }[];
    } & {
      success: true;
    };
  };
  /** Everything is moved into the storage in force, by the job files.migrate. */
  'POST /api/v1/confab.migrateStorage': {
    params: None;
    query: None;
    body: {
      /** The storage in force, where everything is to be. */
      to: string;
    };
    response: Record<string, unknown> & {
      success: true;
    };
  };
  /** How much the files of each room take. */
  'GET /api/v1/confab.storage.rooms': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: Record<string, never>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** Rooms with files, those with the most first. */
      rooms: {
        /** The room. */
        rid: string;
        /** Its type. */
        t: string;
        /** Name. */
        name?: string;
        /** Name as typed. */
        fname?: string;
        /** Of a direct conversation, who is in it. */
        usernames?: string[];
        /** How many files were brought there. */
        files: number;
        /** How large they are together; what is the same is kept once. */
        bytes: number;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** How much the files of each person take. */
  'GET /api/v1/confab.storage.people': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: Record<string, never>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, never>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** Who has brought files, those with the most first. */
      people: {
        /** Who has brought them. */
        userId: string;
        /** Username. */
        username: string;
        /** Display name. */
        name?: string;
        /** How many files. */
        files: number;
        /** How large they are together; what is the same is kept once. */
        bytes: number;
      }[];
      /** Rows in this answer. */
      count: number;
      /** Rows skipped. */
      offset: number;
      /** Rows in all. */
      total: number;
    } & {
      success: true;
    };
  };
  /** What administrators and moderators did, the newest first. */
  'GET /api/v1/confab.auditLog': {
    params: None;
    query: {
      /** How many entries; 0: as many as allowed. */
      count?: number;
      /** Only acts of this kind: setting.changed ... */
      action?: string;
      /** Only what this person did. */
      userId?: string;
      /** Only what was done to this: an id. */
      target?: string;
      /** From then on. */
      oldest?: string;
      /** Until then. */
      latest?: string;
      /** `next` of the page before. */
      after?: string;
    };
    body: never;
    response: {
      /** The newest first. */
      entries: AuditEntry[];
      /** Accounts that the entries name and that are still there. */
      users: UserRef[];
      /** Rooms that the entries name and that are still there. */
      rooms: {
        /** The room. */
        _id: string;
        /** Its name; a conversation of two has none. */
        name?: string;
        /** c, p or d. */
        t: string;
      }[];
      /** For the next page; left out: nothing follows. */
      next?: string;
    } & {
      success: true;
    };
  };
  /** Call a DDP method. */
  'POST /api/v1/method.call/{method}': {
    params: {
      /** For logs; `message` says which method is called. */
      method: string;
    };
    query: None;
    body: {
      /** EJSON text: {"msg":"method","id","method","params"}. */
      message: string;
    };
    response: {
      /** EJSON text: {"msg":"result","id", "result" or "error"}. */
      message: string;
    } & {
      success: true;
    };
  };
  /** Call a DDP method without being logged in. */
  'POST /api/v1/method.callAnon/{method}': {
    params: {
      /** For logs; `message` says which method is called. */
      method: string;
    };
    query: None;
    body: {
      /** EJSON text: {"msg":"method","id","method","params"}. */
      message: string;
    };
    response: {
      /** EJSON text: {"msg":"result","id", "result" or "error"}. */
      message: string;
    } & {
      success: true;
    };
  };
}
