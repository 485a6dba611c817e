// What the server's endpoints take and answer.
import type {
  Me,
  Message,
  Permission,
  PersonalToken,
  PublicSetting,
  Role,
  Room,
  Subscription,
  User,
} from './entities';

type None = Record<string, never>;
interface Ok {
  success: boolean;
}
interface Page extends Ok {
  count: number;
  offset: number;
  total: number;
}
interface Paging {
  count?: number;
  offset?: number;
  sort?: Record<string, unknown>;
  query?: Record<string, unknown>;
  fields?: Record<string, unknown>;
}
interface Delta<T> extends Ok {
  update: T[];
  remove: { _id: string; _deletedAt?: string }[];
}
interface History {
  roomId: string;
  count?: number;
  latest?: string;
  oldest?: string;
  inclusive?: boolean;
  unreads?: boolean;
}

export interface Paths {
  'POST /api/v1/login': {
    query: None;
    body: { user: string; password: string; code?: string } | { resume: string };
    response: { status: string; data: { userId: string; authToken: string; me: Me } };
  };
  'POST /api/v1/logout': { query: None; body: None; response: { status: string } };
  'GET /api/v1/me': { query: None; body: never; response: Me & Ok };
  'GET /api/v1/settings.public': { query: Paging & { _id?: string }; body: never; response: Page & { settings: PublicSetting[] } };
  'GET /api/v1/permissions.listAll': { query: { updatedSince?: string }; body: never; response: Delta<Permission> };
  'GET /api/v1/roles.list': { query: None; body: never; response: Ok & { roles: Role[] } };
  'POST /api/v1/method.call/{method}': { query: None; body: { message: string }; response: Ok & { message: string } };
  'POST /api/v1/users.register': {
    query: None;
    body: { username: string; name?: string; email: string; pass: string; reason?: string; secret?: string };
    response: Ok & { user: User };
  };
  'POST /api/v1/users.updateOwnBasicInfo': {
    query: None;
    body: {
      data: {
        name?: string;
        username?: string;
        email?: string;
        nickname?: string;
        bio?: string;
        statusText?: string;
        statusType?: string;
        currentPassword?: string;
        newPassword?: string;
      };
    };
    response: Ok & { user: User };
  };
  'POST /api/v1/users.setPreferences': {
    query: None;
    body: { userId?: string; data: Record<string, unknown> };
    response: Ok & { user: { _id: string; settings: { preferences: Record<string, unknown> } } };
  };
  'POST /api/v1/users.setStatus': { query: None; body: { message?: string; status?: string }; response: Ok };
  'GET /api/v1/users.getPersonalAccessTokens': { query: None; body: never; response: Ok & { tokens: PersonalToken[] } };
  'POST /api/v1/users.generatePersonalAccessToken': {
    query: None;
    body: { tokenName: string; bypassTwoFactor?: boolean };
    response: Ok & { token: string };
  };
  'POST /api/v1/users.regeneratePersonalAccessToken': { query: None; body: { tokenName: string }; response: Ok & { token: string } };
  'POST /api/v1/users.removePersonalAccessToken': { query: None; body: { tokenName: string }; response: Ok };
  'GET /api/v1/users.listByStatus': { query: Paging & { searchTerm?: string }; body: never; response: Page & { users: User[] } };
  'GET /api/v1/users.info': { query: { userId?: string; username?: string }; body: never; response: Ok & { user: User } };
  'POST /api/v1/users.create': {
    query: None;
    body: {
      name: string;
      username: string;
      email: string;
      password: string;
      active?: boolean;
      roles?: string[];
      joinDefaultChannels?: boolean;
      requirePasswordChange?: boolean;
      verified?: boolean;
    };
    response: Ok & { user: User };
  };
  'POST /api/v1/users.update': {
    query: None;
    body: { userId: string; data: Record<string, unknown> };
    response: Ok & { user: User };
  };
  'POST /api/v1/users.logoutOtherClients': { query: None; body: None; response: Ok & { token?: string; tokenExpires?: string } };
  'POST /api/v1/users.setActiveStatus': {
    query: None;
    body: { userId: string; activeStatus: boolean; confirmRelinquish?: boolean };
    response: Ok & { user: User };
  };
  'GET /api/v1/rooms.get': { query: { updatedSince?: string }; body: never; response: Delta<Room> };
  'GET /api/v1/subscriptions.get': { query: { updatedSince?: string }; body: never; response: Delta<Subscription> };
  'POST /api/v1/subscriptions.read': { query: None; body: { rid: string }; response: Ok };
  'POST /api/v1/subscriptions.unread': {
    query: None;
    body: { roomId: string } | { firstUnreadMessage: { _id: string } };
    response: Ok;
  };
  'GET /api/v1/chat.syncMessages': {
    query: { roomId: string; lastUpdate?: string; next?: string; previous?: string; count?: number; type?: string };
    body: never;
    response: Ok & { result: { updated: Message[]; deleted: { _id: string; _deletedAt?: string }[] } };
  };
  'POST /api/v1/chat.sendMessage': {
    query: None;
    body: { message: { _id?: string; rid: string; msg: string } };
    response: Ok & { message: Message };
  };
  'POST /api/v1/chat.update': { query: None; body: { roomId: string; msgId: string; text: string }; response: Ok & { message: Message } };
  'POST /api/v1/chat.delete': { query: None; body: { roomId: string; msgId: string }; response: Ok & { _id: string; ts: number } };
  'GET /api/v1/channels.history': { query: History; body: never; response: Ok & { messages: Message[] } };
  'GET /api/v1/groups.history': { query: History; body: never; response: Ok & { messages: Message[] } };
  'GET /api/v1/im.history': { query: History; body: never; response: Ok & { messages: Message[] } };
}
