import { ApiError, api } from '../api/http';
import { callMethod } from '../api/methods';
import type { RoomAddress } from '../routes/room-address';
import {
  toMessage,
  toRoom,
  toStatus,
  toSubscription,
  type Me,
  type Message,
  type Permission,
  type Presence,
  type Removal,
  type Role,
  type Room,
  type RoomType,
  type Status,
  type Subscription,
  type WireMessage,
  type WireRoom,
  type WireSubscription,
} from './entities';
import { fetchSettings } from './settings';

export interface Person {
  _id: string;
  username: string;
  name?: string;
  status: Status;
  statusText?: string;
}

export interface Profile extends Person {
  roles: readonly string[];
  active: boolean;
  nickname?: string;
  bio?: string;
  /** In hours. */
  utcOffset?: number;
}

export interface Changes<D> {
  update: D[];
  remove: Removal[];
}

export type RoomDetails = Record<'name' | 'topic' | 'announcement' | 'description', string>;

export interface Listed {
  room: Room;
  usersCount: number;
}

const iso = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();

const family = (type: RoomType): 'channels' | 'groups' | 'im' =>
  type === 'p' ? 'groups' : type === 'd' ? 'im' : 'channels';

/** Channel or group: what a direct message does not have. */
const namedFamily = (type: RoomType): 'channels' | 'groups' => (type === 'p' ? 'groups' : 'channels');

function toPerson(user: {
  _id: string;
  username?: string;
  name?: string;
  status?: string;
  statusText?: string;
}): Person {
  return {
    _id: user._id,
    username: user.username ?? '',
    ...(user.name !== undefined && { name: user.name }),
    status: toStatus(user.status),
    ...(user.statusText && { statusText: user.statusText }),
  };
}

/** What the chat asks of the server, in the client's own terms. Every call throws `ApiError`. */
export const server = {
  async me(signal?: AbortSignal): Promise<Me> {
    const me = await api.get('me', undefined, { signal });
    return { ...me, username: me.username ?? '', roles: me.roles ?? [] } as Me;
  },
  async permissions(signal?: AbortSignal): Promise<Permission[]> {
    return (await api.get('permissions.listAll', undefined, { signal })).update;
  },
  async roles(signal?: AbortSignal): Promise<Role[]> {
    return (await api.get('roles.list', undefined, { signal })).roles;
  },
  settings: fetchSettings,
  async rooms(since?: number, signal?: AbortSignal): Promise<Changes<Room>> {
    const { update, remove } = await api.get('rooms.get', { updatedSince: iso(since) }, { signal });
    return { update: update.map((room) => toRoom(room as WireRoom)), remove };
  },
  async subscriptions(since?: number, signal?: AbortSignal): Promise<Changes<Subscription>> {
    const query = { updatedSince: iso(since) };
    const { update, remove } = await api.get('subscriptions.get', query, { signal });
    return { update: update.map((subscription) => toSubscription(subscription as WireSubscription)), remove };
  },
  async presences(ids: readonly string[]): Promise<({ _id: string; username: string } & Presence)[]> {
    return (await api.get('users.presence', { ids: [...ids] })).users.map(toPerson);
  },

  /** Up to `count` messages before and at `latest` (or the newest). */
  async history(
    room: { _id: string; t: RoomType },
    count: number,
    latest?: number,
    signal?: AbortSignal,
  ): Promise<Message[]> {
    const query = { roomId: room._id, count, ...(latest !== undefined && { latest: iso(latest), inclusive: true }) };
    const { messages } = await api.get(`${family(room.t)}.history`, query, { signal });
    return messages.map((message) => toMessage(message as WireMessage));
  },
  /** The newest messages of the room that an address names. */
  async historyAt({ kind, name }: RoomAddress, count: number): Promise<Message[]> {
    const { messages } =
      kind === 'direct'
        ? await api.get('im.history', { roomId: name, count })
        : await api.get(kind === 'group' ? 'groups.history' : 'channels.history', { roomName: name, count });
    return messages.map((message) => toMessage(message as WireMessage));
  },
  /** Up to `count` messages after `after`, the oldest of them. */
  async newer(rid: string, after: number, count: number): Promise<Message[]> {
    const answer = await callMethod('loadNextMessages', [rid, new Date(after), count]);
    return (answer as { messages: WireMessage[] }).messages.map(toMessage);
  },
  /** Messages of a room that name whoever asks, the newest first. */
  async mentions(
    rid: string,
    offset: number,
    count: number,
    signal?: AbortSignal,
  ): Promise<{ messages: Message[]; total: number }> {
    const query = { roomId: rid, offset, count };
    const { messages, total } = await api.get('chat.getMentionedMessages', query, { signal });
    return { messages: messages.map((message) => toMessage(message as WireMessage)), total };
  },
  /** About `count` messages around one, in whatever room it is. */
  async surrounding(
    id: string,
    count: number,
  ): Promise<{ messages: Message[]; moreBefore: boolean; moreAfter: boolean }> {
    const answer = await callMethod('loadSurroundingMessages', [{ _id: id }, count]);
    const { messages, moreBefore, moreAfter } = answer as {
      messages: WireMessage[];
      moreBefore: boolean;
      moreAfter: boolean;
    };
    return { messages: messages.map(toMessage), moreBefore, moreAfter };
  },
  async changedMessages(
    rid: string,
    since: number,
    signal?: AbortSignal,
  ): Promise<{ updated: Message[]; deleted: string[] }> {
    const query = { roomId: rid, lastUpdate: iso(since) };
    const { result } = await api.get('chat.syncMessages', query, { signal });
    return {
      updated: (result.updated ?? []).map((message) => toMessage(message as WireMessage)),
      deleted: (result.deleted ?? []).map(({ _id }) => _id),
    };
  },
  async send({ id, rid, msg }: { id: string; rid: string; msg: string }): Promise<Message> {
    const { message } = await api.post('chat.sendMessage', { message: { _id: id, rid, msg } });
    return toMessage(message as WireMessage);
  },
  async edit({ _id, rid }: Pick<Message, '_id' | 'rid'>, text: string): Promise<Message> {
    return toMessage((await api.post('chat.update', { roomId: rid, msgId: _id, text })).message as WireMessage);
  },
  /** One that is gone already is gone: the answer to the first attempt may have been lost. */
  async erase({ _id, rid }: Pick<Message, '_id' | 'rid'>): Promise<void> {
    try {
      await api.post('chat.delete', { roomId: rid, msgId: _id });
    } catch (error) {
      if (!(error instanceof ApiError) || error.errorType !== 'error-message-not-found') throw error;
    }
  },
  async markRead(rid: string): Promise<void> {
    await api.post('subscriptions.read', { rid });
  },
  async markUnreadFrom(id: string): Promise<void> {
    await api.post('subscriptions.unread', { firstUnreadMessage: { _id: id } });
  },

  async members(
    room: Pick<Room, '_id' | 't'>,
    offset: number,
    count: number,
    filter: string,
  ): Promise<{ members: Person[]; total: number }> {
    const query = { roomId: room._id, offset, count, ...(filter && { filter }) };
    const { members, total } = await api.get(`${family(room.t)}.members`, query);
    return { members: members.map(toPerson), total };
  },
  /** What everybody may know of a person. */
  async person(username: string): Promise<Profile> {
    const { user } = await api.get('users.info', { username });
    return {
      ...toPerson(user),
      roles: user.roles ?? [],
      active: user.active ?? true,
      ...(user.nickname && { nickname: user.nickname }),
      ...(user.bio && { bio: user.bio }),
      ...(typeof user.utcOffset === 'number' && { utcOffset: user.utcOffset }),
    };
  },
  async createRoom(type: 'c' | 'p', name: string, members: string[]): Promise<Room> {
    const room =
      type === 'c'
        ? (await api.post('channels.create', { name, members })).channel
        : (await api.post('groups.create', { name, members })).group;
    return toRoom(room as WireRoom);
  },
  /** The id of the room; it is made when it does not exist. */
  async openDirect(username: string): Promise<string> {
    const { room } = await api.post('im.create', { username });
    return room._id;
  },
  async invite(room: Room, userId: string): Promise<void> {
    await api.post(`${namedFamily(room.t)}.invite`, { roomId: room._id, userId });
  },
  async join(rid: string): Promise<void> {
    await api.post('channels.join', { roomId: rid });
  },
  async leave(room: Room): Promise<void> {
    await api.post(`${namedFamily(room.t)}.leave`, { roomId: room._id });
  },
  async hide(room: { _id: string; t: RoomType }): Promise<void> {
    await api.post(`${family(room.t)}.close`, { roomId: room._id });
  },
  async show(room: { _id: string; t: RoomType }): Promise<void> {
    await api.post(`${family(room.t)}.open`, { roomId: room._id });
  },
  async saveDetails(rid: string, { name, topic, announcement, description }: Partial<RoomDetails>): Promise<void> {
    await api.post('rooms.saveRoomSettings', {
      rid,
      ...(name !== undefined && { roomName: name }),
      ...(topic !== undefined && { roomTopic: topic }),
      ...(announcement !== undefined && { roomAnnouncement: announcement }),
      ...(description !== undefined && { roomDescription: description }),
    });
  },
  async favorite(rid: string, favorite: boolean): Promise<void> {
    await api.post('rooms.favorite', { roomId: rid, favorite });
  },
  async channelByName(name: string): Promise<Room> {
    return toRoom((await api.get('channels.info', { roomName: name })).channel as WireRoom);
  },
  async directory(text: string, offset: number, count: number): Promise<{ channels: Listed[]; total: number }> {
    const sort = { usersCount: -1 };
    const { result, total } = await api.get('directory', { type: 'channels', text, offset, count, sort });
    return {
      channels: result.map((room) => ({ room: toRoom(room as WireRoom), usersCount: room.usersCount ?? 0 })),
      total,
    };
  },
  async setStatus(status: Status, message?: string): Promise<void> {
    await api.post('users.setStatus', { status, ...(message !== undefined && { message }) });
  },
  /** People and rooms whose name begins like or contains `text`; `rid` puts the members of that room first. */
  async spotlight(
    text: string,
    type: { users?: boolean; rooms?: boolean },
    rid?: string,
  ): Promise<{ users: Person[]; rooms: Pick<Room, '_id' | 't' | 'name' | 'fname'>[] }> {
    const query = { query: text, type, ...(rid !== undefined && { rid }) };
    const found = await api.get('spotlight', query);
    return { users: found.users.map(toPerson), rooms: found.rooms as Pick<Room, '_id' | 't' | 'name' | 'fname'>[] };
  },
};

export type Server = typeof server;
