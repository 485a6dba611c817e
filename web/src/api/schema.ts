// Made by scripts/generate-api.mjs from the server's declarations (docs/openapi.json). Not to be edited by hand.

type None = Record<string, never>;

export interface OwnUser {
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
  createdAt: string;
  /** When it last changed. */
  _updatedAt: string;
}

export interface Email {
  /** The address. */
  address: string;
  /** Whether its owner has confirmed it. */
  verified: boolean;
}

export interface User {
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
  statusText: string;
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
  createdAt?: string;
  /** The last log-in. */
  lastLogin?: string;
  /** When it last changed. */
  _updatedAt?: string;
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

export interface Setting {
  /** The setting's id. */
  _id: string;
  /** The value in force. */
  value: unknown;
  /** boolean, int, string, select, multiSelect or asset. */
  type: string;
  /** Page of the administration. */
  group: string;
  /** Part of the page. */
  section?: string;
  /** Choices. */
  values?: string[];
  /** The default. */
  packageValue: unknown;
  /** Everybody may see it. */
  public: boolean;
  /** Always false: nothing is sold. */
  enterprise: boolean;
  /** The environment fixes it. */
  blocked?: boolean;
  /** Nobody may change it. */
  readonly?: boolean;
  /** What it does. */
  i18nDescription: string;
}

export interface Permission {
  /** The permission. */
  _id: string;
  /** Roles that have it. */
  roles: string[];
  /** When it last changed. */
  _updatedAt: string;
}

export interface Role {
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
  _updatedAt: string;
}

export interface Room {
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
  /** Usernames that may not write. */
  muted?: string[];
  /** Usernames that may write although it is read only. */
  unmuted?: string[];
  /** A code is asked for on joining. */
  joinCodeRequired?: boolean;
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
}

export interface UserRef {
  /** The user's id. */
  _id: string;
  /** Without @. */
  username: string;
  /** Display name. */
  name?: string;
}

export interface Message {
  /** The message's id; may have been made by the client. */
  _id: string;
  /** The room. */
  rid: string;
  /** Position in the room, without gaps. */
  seq: number;
  /** When it was sent. */
  ts: string;
  /** Who sent it. */
  u: UserRef;
  /** The text as typed. */
  msg: string;
  /** Code of a system message. */
  t?: string;
  /** The text as a tree of markup. */
  md?: unknown;
  /** Users that the text names. */
  mentions?: Mention[];
  /** Rooms that the text names. */
  channels?: ChannelMention[];
  /** Links in the text. */
  urls?: unknown;
  /** Attachments. */
  attachments?: unknown;
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
  /** When it was last edited. */
  editedAt?: string;
  /** Who edited it. */
  editedBy?: UserRef;
  /** True: only for the receiver, not stored. */
  private?: boolean;
  /** When it last changed. */
  _updatedAt: string;
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

export interface Subscription {
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
  /** Read up to then. */
  ls?: string;
  /** Own last message. */
  lr?: string;
  /** Favourite. */
  f: boolean;
  /** Roles in the room. */
  roles?: string[];
  /** The room is archived. */
  archived?: boolean;
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
  /** Joined. */
  ts: string;
  /** When it last changed. */
  _updatedAt: string;
}

export interface Job {
  /** The job. */
  _id: string;
  /** What is to be done. */
  kind: string;
  /** waiting, running, done, failed (for good), cancelled. */
  state: string;
  /** At most one job of a kind and key waits or runs. */
  key?: string;
  /** When it is due, or was. */
  runAt: string;
  /** How often it was begun. */
  attempts: number;
  /** Why the last attempt failed. */
  lastError?: string;
  /** The process that runs it, or ran it last. */
  node?: string;
  /** When it was stored. */
  createdAt: string;
  /** When the last attempt began. */
  startedAt?: string;
  /** When it was done, failed or cancelled. */
  finishedAt?: string;
}

export interface ReachedLimit {
  /** Names it, for as long as it is there. */
  _id: string;
  /** Whose calls count together: user, token, address, connection. */
  kind: string;
  /** Which limit: endpoint, methods-of-user, methods-of-connection, methods-of-address, method-of-user, method-of-connection, registration, login, failed-logins. */
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
  until: string;
}

export interface Statistics {
  /** The document. */
  _id: string;
  /** When it was counted. */
  createdAt: string;
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
  lastLogin?: string;
  /** The last message that people wrote. */
  lastMessageSentAt?: string;
  /** When somebody last read a room. */
  lastSeenSubscription?: string;
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

export interface Settings {
  /** Visitors may read public channels. */
  Accounts_AllowAnonymousRead: boolean;
  /** People may change their own e-mail address. */
  Accounts_AllowEmailChange: boolean;
  /** People may be connected and look offline. */
  Accounts_AllowInvisibleStatusOption: boolean;
  /** People may change their own password. */
  Accounts_AllowPasswordChange: boolean;
  /** People may change their own name. */
  Accounts_AllowRealNameChange: boolean;
  /** People may change their own username. */
  Accounts_AllowUsernameChange: boolean;
  /** People may change their own profile at all. */
  Accounts_AllowUserProfileChange: boolean;
  /** People may write a status text. */
  Accounts_AllowUserStatusMessageChange: boolean;
  /** Placeholder of the log-in form. */
  Accounts_EmailOrUsernamePlaceholder: string;
  /** Days until a log-in ends. */
  Accounts_LoginExpiration: number;
  /** Placeholder of the log-in form. */
  Accounts_PasswordPlaceholder: string;
  /** E-mail domains that may register, separated by commas; empty: all. */
  Accounts_AllowedDomainsList: string;
  /** Usernames nobody can take, separated by commas. */
  Accounts_BlockedUsernameList: string;
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
  /** count=0 asks for everything. */
  API_Allow_Infinite_Count: boolean;
  /** Lists of people need the permission view-outside-room. */
  'API_Apply_permission_view-outside-room_on_users-list': boolean;
  /** Sites that may, separated by commas; * is every site. */
  API_CORS_Origin: string;
  /** Length of a list when the caller says nothing. */
  API_Default_Count: number;
  /** Pages of other sites may call the API. */
  API_Enable_CORS: boolean;
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
  /** Most people in one direct message room. */
  DirectMesssage_maxUsers: number;
  /** System messages that clients do not show. */
  Hide_System_Messages: string[];
  /** People may delete their messages. */
  Message_AllowDeleting: boolean;
  /** Minutes until a message cannot be deleted any more; 0: always. */
  Message_AllowDeleting_BlockDeleteInMinutes: number;
  /** People may write to themselves. */
  Message_AllowDirectMessagesToYourself: boolean;
  /** People may edit their messages. */
  Message_AllowEditing: boolean;
  /** Minutes until a message cannot be edited any more; 0: always. */
  Message_AllowEditing_BlockEditInMinutes: number;
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
  /** A deleted message leaves a mark. */
  Message_ShowDeletedStatus: boolean;
  /** In rooms of more members people are told only of what names them, unless they ask for all; 0: there is no such number. */
  Notifications_Max_Room_Members: number;
  /** Room lists carry the last message. */
  Store_Last_Message: boolean;
  /** Room names may hold any character; the address is made from them. */
  UI_Allow_room_names_with_special_chars: boolean;
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
  /** The workspace's icon, as apps show it. */
  Assets_favicon_512: Record<string, unknown>;
  /** The Rocket.Chat release that clients are told this server is compatible with. */
  Confab_Compatibility_Version: string;
  /** Language of people who chose none. */
  Language: string;
  /** Whether the setup wizard has been finished. */
  Show_Setup_Wizard: "pending" | "in_progress" | "completed";
  /** The workspace's name. */
  Site_Name: string;
  /** The address people use; links and mails carry it. */
  Site_Url: string;
  /** People are shown by name, not by username. */
  UI_Use_Real_Name: boolean;
  /** Names this workspace; made on the first start. */
  uniqueID: string;
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
  /** Presence is not shown. */
  Presence_broadcast_disabled: boolean;
}

/** Those that everybody is told. */
export type PublicSettingId = "Accounts_AllowAnonymousRead" | "Accounts_AllowEmailChange" | "Accounts_AllowInvisibleStatusOption" | "Accounts_AllowPasswordChange" | "Accounts_AllowRealNameChange" | "Accounts_AllowUsernameChange" | "Accounts_AllowUserProfileChange" | "Accounts_AllowUserStatusMessageChange" | "Accounts_EmailOrUsernamePlaceholder" | "Accounts_LoginExpiration" | "Accounts_PasswordPlaceholder" | "Accounts_AllowedDomainsList" | "Accounts_ManuallyApproveNewUsers" | "Accounts_Registration_Users_Default_Roles" | "Accounts_RegistrationForm" | "Accounts_RegistrationForm_LinkReplacementText" | "Accounts_RequirePasswordConfirmation" | "Accounts_Password_Policy_AtLeastOneLowercase" | "Accounts_Password_Policy_AtLeastOneNumber" | "Accounts_Password_Policy_AtLeastOneSpecialCharacter" | "Accounts_Password_Policy_AtLeastOneUppercase" | "Accounts_Password_Policy_Enabled" | "Accounts_Password_Policy_ForbidRepeatingCharacters" | "Accounts_Password_Policy_ForbidRepeatingCharactersCount" | "Accounts_Password_Policy_MaxLength" | "Accounts_Password_Policy_MinLength" | "Accounts_Default_User_Preferences_desktopNotifications" | "Accounts_Default_User_Preferences_pushNotifications" | "Accounts_Default_User_Preferences_emailNotificationMode" | "Accounts_Default_User_Preferences_enableAutoAway" | "Accounts_Default_User_Preferences_idleTimeLimit" | "Accounts_Default_User_Preferences_muteFocusedConversations" | "Accounts_Default_User_Preferences_newMessageNotification" | "Accounts_Default_User_Preferences_notificationsSoundVolume" | "Accounts_Default_User_Preferences_unreadAlert" | "Accounts_Default_User_Preferences_sendOnEnter" | "Accounts_Default_User_Preferences_sidebarSortby" | "Accounts_Default_User_Preferences_sidebarShowFavorites" | "Accounts_Default_User_Preferences_sidebarShowUnread" | "Accounts_Default_User_Preferences_themeAppearence" | "Accounts_Default_User_Preferences_displayAvatars" | "Accounts_Default_User_Preferences_hideUsernames" | "Accounts_Default_User_Preferences_convertAsciiEmoji" | "API_Use_REST_For_DDP_Calls" | "API_User_Limit" | "DirectMesssage_maxUsers" | "Hide_System_Messages" | "Message_AllowDeleting" | "Message_AllowDeleting_BlockDeleteInMinutes" | "Message_AllowDirectMessagesToYourself" | "Message_AllowEditing" | "Message_AllowEditing_BlockEditInMinutes" | "Message_GroupingPeriod" | "Message_MaxAll" | "Message_MaxAllowedSize" | "Message_QuoteChainLimit" | "Message_ShowDeletedStatus" | "Notifications_Max_Room_Members" | "Store_Last_Message" | "UI_Allow_room_names_with_special_chars" | "Unread_Count" | "Unread_Count_DM" | "UTF8_Channel_Names_Validation" | "UTF8_User_Names_Validation" | "Accounts_ShowFormLogin" | "Assets_favicon_512" | "Confab_Compatibility_Version" | "Language" | "Show_Setup_Wizard" | "Site_Name" | "Site_Url" | "UI_Use_Real_Name" | "uniqueID" | "Organization_Name" | "Log_Level" | "Presence_broadcast_disabled";

export type PermissionId = "archive-room" | "create-c" | "create-d" | "create-p" | "delete-c" | "delete-d" | "delete-p" | "edit-room" | "edit-room-avatar" | "edit-room-retention-policy" | "set-react-when-readonly" | "set-readonly" | "start-discussion" | "start-discussion-other-user" | "toggle-room-e2e-encryption" | "unarchive-room" | "add-all-to-room" | "add-user-to-any-c-room" | "add-user-to-any-p-room" | "add-user-to-joined-room" | "ban-user" | "create-invite-links" | "join-without-join-code" | "kick-user-from-any-c-room" | "kick-user-from-any-p-room" | "leave-c" | "leave-p" | "mute-user" | "remove-user" | "set-leader" | "set-moderator" | "set-owner" | "view-broadcast-member-list" | "view-join-code" | "view-members-list-all-rooms" | "preview-c-room" | "view-c-room" | "view-d-room" | "view-full-other-user-info" | "view-history" | "view-joined-room" | "view-other-user-channels" | "view-outside-room" | "view-p-room" | "auto-translate" | "bypass-time-limit-edit-and-delete" | "clean-channel-history" | "delete-message" | "delete-own-message" | "edit-message" | "export-messages-as-pdf" | "force-delete-message" | "mail-messages" | "mention-all" | "mention-here" | "message-impersonate" | "mobile-upload-file" | "pin-message" | "post-readonly" | "send-many-messages" | "videoconf-ring-users" | "block-ip-device-management" | "bulk-register-user" | "create-personal-access-tokens" | "create-user" | "delete-user" | "edit-other-user-active-status" | "edit-other-user-avatar" | "edit-other-user-e2ee" | "edit-other-user-info" | "edit-other-user-password" | "edit-other-user-totp" | "logout-device-management" | "logout-other-user" | "manage-moderation-actions" | "manage-user-status" | "user-generate-access-token" | "view-device-management" | "view-moderation-console" | "view-user-administration" | "add-team-channel" | "add-team-member" | "convert-team" | "create-team" | "create-team-channel" | "create-team-group" | "delete-team" | "delete-team-channel" | "delete-team-group" | "edit-team" | "edit-team-channel" | "edit-team-member" | "move-room-to-team" | "remove-team-channel" | "view-all-team-channels" | "view-all-teams" | "access-permissions" | "access-setting-permissions" | "assign-admin-role" | "assign-roles" | "edit-privileged-setting" | "manage-selected-settings" | "view-privileged-setting" | "access-federation" | "access-marketplace" | "add-oauth-service" | "api-bypass-rate-limit" | "manage-apps" | "manage-email-inbox" | "manage-incoming-integrations" | "manage-oauth-apps" | "manage-outgoing-integrations" | "manage-own-incoming-integrations" | "manage-own-outgoing-integrations" | "remove-slackbridge-links" | "sync-auth-services-users" | "test-push-notifications" | "view-federation-data" | "access-mailer" | "can-audit" | "can-audit-log" | "clear-oembed-cache" | "get-server-info" | "manage-assets" | "manage-cloud" | "manage-emoji" | "manage-jobs" | "manage-limits" | "manage-sounds" | "register-on-cloud" | "restart-server" | "run-import" | "run-migration" | "send-mail" | "test-admin-options" | "view-engagement-dashboard" | "view-import-operations" | "view-logs" | "view-room-administration" | "view-statistics" | "allow-external-voice-calls" | "allow-internal-voice-calls" | "call-management" | "inbound-voip-calls" | "manage-agent-extension-association" | "manage-voip-call-settings" | "manage-voip-contact-center-settings" | "manage-voip-extensions" | "outbound-voip-calls" | "spy-voip-calls" | "view-agent-extension-association" | "view-user-voip-extension" | "view-voip-extension-details" | "add-livechat-department-agents" | "change-livechat-room-visitor" | "close-livechat-room" | "close-others-livechat-room" | "create-livechat-contact" | "delete-livechat-contact" | "edit-livechat-room-customfields" | "edit-omnichannel-contact" | "manage-livechat-agents" | "manage-livechat-canned-responses" | "manage-livechat-departments" | "manage-livechat-managers" | "manage-livechat-monitors" | "manage-livechat-priorities" | "manage-livechat-sla" | "manage-livechat-tags" | "manage-livechat-units" | "on-hold-livechat-room" | "on-hold-others-livechat-room" | "remove-canned-responses" | "remove-closed-livechat-room" | "remove-closed-livechat-rooms" | "remove-livechat-department" | "request-pdf-transcript" | "save-all-canned-responses" | "save-canned-responses" | "save-department-canned-responses" | "save-others-livechat-room-info" | "send-omnichannel-chat-transcript" | "transfer-livechat-guest" | "update-livechat-contact" | "view-agent-canned-responses" | "view-all-canned-responses" | "view-canned-responses" | "view-l-room" | "view-livechat-analytics" | "view-livechat-appearance" | "view-livechat-business-hours" | "view-livechat-contact" | "view-livechat-contact-history" | "view-livechat-current-chats" | "view-livechat-customfields" | "view-livechat-departments" | "view-livechat-installation" | "view-livechat-manager" | "view-livechat-queue" | "view-livechat-real-time-monitoring" | "view-livechat-reports" | "view-livechat-room-closed-by-another-agent" | "view-livechat-room-closed-same-department" | "view-livechat-room-customfields" | "view-livechat-rooms" | "view-livechat-triggers" | "view-livechat-webhooks" | "view-omnichannel-contact-center";

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
        /** Needs the current password. */
        email?: string;
        /** About text. */
        bio?: string;
        /** Extra label. */
        nickname?: string;
        /** Text beside the status. */
        statusText?: string;
        /** Status. */
        statusType?: "online" | "away" | "busy" | "offline";
        /** Needs the current password, unless a change is demanded. */
        newPassword?: string;
        /** SHA-256 in hex, or plain text. */
        currentPassword?: unknown;
      };
    };
    response: {
      /** The account. */
      user: User;
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
  /** Make an account for somebody else. */
  'POST /api/v1/users.create': {
    params: None;
    query: None;
    body: {
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
    };
    response: {
      /** The account. */
      user: User;
    } & {
      success: true;
    };
  };
  /** Change somebody else's account. */
  'POST /api/v1/users.update': {
    params: None;
    query: None;
    body: {
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
        /** Of new accounts only. */
        joinDefaultChannels?: boolean;
        /** Of new accounts only. */
        sendWelcomeEmail?: boolean;
        /** Refused: it could not be mailed. */
        setRandomPassword?: boolean;
        /** Refused unless empty. */
        customFields?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
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
  /** Settings that everybody may see. */
  'GET /api/v1/settings.public': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
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
      /** JSON: field to 1 or -1. */
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
      /** broadcast, topic, description, announcement. */
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
      /** broadcast, topic, description, announcement. */
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
      query?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
      query?: Record<string, unknown>;
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
      /** Replies in threads as well. */
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
      sort?: Record<string, unknown>;
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
    response: {
      /** Whether the user is a member. */
      joined: boolean;
      /** How many members. */
      members?: number;
      /** Unread messages. */
      unreads?: number;
      /** Since when. */
      unreadsFrom?: string;
      /** Messages in all. */
      msgs?: number;
      /** The last message. */
      latest?: string;
      /** Unread messages that name the user. */
      userMentions?: number;
    } & {
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
      /** Replies in threads as well. */
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
      sort?: Record<string, unknown>;
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
    response: {
      /** Whether the user is a member. */
      joined: boolean;
      /** How many members. */
      members?: number;
      /** Unread messages. */
      unreads?: number;
      /** Since when. */
      unreadsFrom?: string;
      /** Messages in all. */
      msgs?: number;
      /** The last message. */
      latest?: string;
      /** Unread messages that name the user. */
      userMentions?: number;
    } & {
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
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
        /** Usernames that may not write. */
        muted?: string[];
        /** Usernames that may write although it is read only. */
        unmuted?: string[];
        /** A code is asked for on joining. */
        joinCodeRequired?: boolean;
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
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
      /** Replies in threads as well. */
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
    response: {
      /** Whether the user is a member. */
      joined: boolean;
      /** How many members. */
      members?: number;
      /** Unread messages. */
      unreads?: number;
      /** Since when. */
      unreadsFrom?: string;
      /** Messages in all. */
      msgs?: number;
      /** The last message. */
      latest?: string;
      /** Unread messages that name the user. */
      userMentions?: number;
    } & {
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
        /** Usernames that may not write. */
        muted?: string[];
        /** Usernames that may write although it is read only. */
        unmuted?: string[];
        /** A code is asked for on joining. */
        joinCodeRequired?: boolean;
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
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
      /** Replies in threads as well. */
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
      sort?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
    response: {
      /** Whether the user is a member. */
      joined: boolean;
      /** How many members. */
      members?: number;
      /** Unread messages. */
      unreads?: number;
      /** Since when. */
      unreadsFrom?: string;
      /** Messages in all. */
      msgs?: number;
      /** The last message. */
      latest?: string;
      /** Unread messages that name the user. */
      userMentions?: number;
    } & {
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
      /** {favorite: bool}: favourite of new members. */
      favorite?: Record<string, unknown>;
      /** Asked for on joining; empty takes it away. */
      joinCode?: string;
      /** Free-form fields. */
      roomCustomFields?: Record<string, unknown>;
      /** Types of system messages that are hidden. */
      systemMessages?: unknown[];
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
      }[];
    } & {
      success: true;
    };
  };
  /** One room. */
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a name. */
      filter?: string;
      /** c, p, d. */
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
        /** Threads are not there yet: refused. */
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
        /** Only the server sends system messages: refused. */
        t?: string;
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
      /** Threads are not there yet: refused. */
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
  /** Public channels or people, page by page. */
  'GET /api/v1/directory': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
      /** Part of a name. */
      text?: string;
      /** channels, users or teams; there are no teams. */
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
  /** Slash commands. */
  'GET /api/v1/commands.list': {
    params: None;
    query: {
      /** How many rows; 0: all, where allowed. */
      count?: number;
      /** How many rows to skip. */
      offset?: number;
      /** JSON: field to 1 or -1. */
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
      /** JSON: members to show (1) or to leave out (0). */
      fields?: Record<string, unknown>;
    };
    body: never;
    response: {
      /** Slash commands. */
      commands: unknown[];
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
  /** Custom emoji. */
  'GET /api/v1/emoji-custom.list': {
    params: None;
    query: {
      /** Accepted for older clients. */
      query?: Record<string, unknown>;
      /** Only what changed then or later. */
      updatedSince?: string;
    };
    body: never;
    response: {
      /** Custom emoji. */
      emojis: {
        /** Custom emoji. */
        update: unknown[];
        /** Removed ones. */
        remove: unknown[];
      };
    } & {
      success: true;
    };
  };
  /** One's own keys for encrypted rooms; nobody has any yet. */
  'GET /api/v1/e2e.fetchMyKeys': {
    params: None;
    query: None;
    body: never;
    response: Record<string, unknown> & {
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
      sort?: Record<string, unknown>;
      /** JSON: conditions on the documents (api/query.h). */
      query?: Record<string, unknown>;
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
