// Endpoints that the chat calls and that the schema does not list yet.
import type { Room, User, Message } from '../api/entities';

type None = Record<string, never>;
interface Ok {
  success: boolean;
}
interface MemberQuery {
  roomId: string;
  count?: number;
  offset?: number;
  filter?: string;
}
interface Members extends Ok {
  count: number;
  offset: number;
  total: number;
  members: User[];
}
interface OfRoom {
  query: None;
  body: { roomId: string };
  response: Ok;
}
interface Create {
  query: None;
  body: { name: string; members?: string[]; readOnly?: boolean };
}
interface Invite {
  query: None;
  body: { roomId: string; userId: string };
  response: Ok;
}
interface SetTopic {
  query: None;
  body: { roomId: string; topic: string };
  response: Ok & { topic: string };
}

declare module '../api/schema' {
  interface Paths {
    'GET /api/v1/users.presence': {
      query: { ids?: string };
      body: never;
      response: Ok & { users: User[]; full: boolean };
    };
    'GET /api/v1/channels.members': { query: MemberQuery; body: never; response: Members };
    'GET /api/v1/groups.members': { query: MemberQuery; body: never; response: Members };
    'GET /api/v1/im.members': { query: MemberQuery; body: never; response: Members };
    'POST /api/v1/channels.create': Create & { response: Ok & { channel: Room } };
    'POST /api/v1/groups.create': Create & { response: Ok & { group: Room } };
    'POST /api/v1/im.create': {
      query: None;
      body: { username: string };
      response: Ok & { room: { _id?: string; rid?: string } };
    };
    'POST /api/v1/channels.invite': Invite;
    'POST /api/v1/groups.invite': Invite;
    'POST /api/v1/channels.join': {
      query: None;
      body: { roomId: string; joinCode?: string };
      response: Ok & { channel: Room };
    };
    'POST /api/v1/channels.leave': OfRoom;
    'POST /api/v1/groups.leave': OfRoom;
    'POST /api/v1/channels.close': OfRoom;
    'POST /api/v1/groups.close': OfRoom;
    'POST /api/v1/im.close': OfRoom;
    'POST /api/v1/channels.open': OfRoom;
    'POST /api/v1/groups.open': OfRoom;
    'POST /api/v1/im.open': OfRoom;
    'POST /api/v1/channels.setTopic': SetTopic;
    'POST /api/v1/groups.setTopic': SetTopic;
    'POST /api/v1/rooms.favorite': { query: None; body: { roomId: string; favorite: boolean }; response: Ok };
    'GET /api/v1/channels.info': {
      query: { roomName?: string; roomId?: string };
      body: never;
      response: Ok & { channel: Room };
    };
    'GET /api/v1/chat.getMessage': { query: { msgId: string }; body: never; response: Ok & { message: Message } };
    'GET /api/v1/spotlight': {
      query: { query: string; type?: string; rid?: string };
      body: never;
      response: Ok & { users: User[]; rooms: Pick<Room, '_id' | 't' | 'name' | 'fname'>[] };
    };
    'GET /api/v1/directory': {
      query: { text?: string; type: string; count?: number; offset?: number; sort?: string };
      body: never;
      response: Ok & { result: (Room & { usersCount: number })[]; count: number; offset: number; total: number };
    };
  }
}
