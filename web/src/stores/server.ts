import { ApiError, api } from '../api/http';
import type { SlashCommand } from '../api/schema';
import { toOwn, type WireMe } from '../api/entities';
import { callMethod } from '../api/methods';
import type { RoomAddress } from '../routes/room-address';
import {
  toMessage,
  toRoom,
  toRoomType,
  toStatus,
  toSubscription,
  toTime,
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
} from './entities';
import type { FetchedDaily } from './daily';
import { fetchSettings } from './settings';

export interface Person {
  _id: string;
  username: string;
  name?: string;
  status: Status;
  statusText?: string;
}

/** Somebody in a room, with the roles that they have there. */
export interface Member extends Person {
  roles: readonly string[];
}

export interface Profile extends Person {
  roles: readonly string[];
  active: boolean;
  nickname?: string;
  bio?: string;
  customFields?: Record<string, unknown>;
  /** In hours. */
  utcOffset?: number;
  /** When status and text end. */
  statusExpiresAt?: number;
}

export type ThreadFilter = 'all' | 'following' | 'unread';

/** A message as it is sent; in a thread, and whether in the room as well. */
export interface Sending {
  id: string;
  rid: string;
  msg: string;
  tmid?: string;
  tshow?: boolean;
}

export interface Changes<D> {
  update: D[];
  remove: Removal[];
}

export interface Listed {
  room: Room;
  usersCount: number;
  /** Of a team: how many rooms it hosts. */
  roomsCount?: number;
  /** The name of the team that hosts it. */
  team?: string;
}

const iso = (time: number | undefined): string | undefined =>
  time === undefined ? undefined : new Date(time).toISOString();

function toMe({ statusExpiresAt: end, ...wire }: WireMe & { statusExpiresAt?: string }): Me {
  const { status, statusDefault, ...own } = toOwn(wire);
  return {
    ...own,
    username: own.username ?? '',
    roles: own.roles ?? [],
    ...(status && { status: toStatus(status) }),
    ...(statusDefault && { statusDefault: toStatus(statusDefault) }),
    ...(end !== undefined && { statusExpiresAt: toTime(end) }),
  };
}

const family = (type: RoomType): 'channels' | 'groups' | 'im' =>
  type === 'p' ? 'groups' : type === 'd' ? 'im' : 'channels';

/** Channel or group: what a direct message does not have. */
const namedFamily = (type: RoomType): 'channels' | 'groups' => (type === 'p' ? 'groups' : 'channels');

/** A part of a list, and how long the whole is. */
export interface Counted {
  messages: Message[];
  total: number;
}

const counted = ({ messages, total }: { messages: WireMessage[]; total: number }): Counted => ({
  messages: messages.map(toMessage),
  total,
});

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
    return toMe(await api.get('me', undefined, { signal }));
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
    return { update: update.map(toRoom), remove };
  },
  async subscriptions(since?: number, signal?: AbortSignal): Promise<Changes<Subscription>> {
    const query = { updatedSince: iso(since) };
    const { update, remove } = await api.get('subscriptions.get', query, { signal });
    return { update: update.map(toSubscription), remove };
  },
  /** What is left to the server for later; of drafts those too that are gone, for as long as it knows. */
  async daily(signal?: AbortSignal): Promise<FetchedDaily> {
    const [sidebar, messages, all, drafts] = await Promise.all([
      api.get('confab.sidebar.list', undefined, { signal }),
      api.get('confab.scheduledMessages.list', undefined, { signal }),
      api.get('confab.reminders.list', {}, { signal }),
      api.get('confab.drafts.list', { updatedSince: iso(0) }, { signal }),
    ]);
    return {
      sections: sidebar.sections,
      scheduled: messages.scheduledMessages,
      reminders: all.reminders,
      drafts: [...drafts.update, ...drafts.remove],
    };
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
    return messages.map(toMessage);
  },
  /** The newest messages of the room that an address names. */
  async historyAt({ kind, name }: RoomAddress, count: number): Promise<Message[]> {
    const { messages } =
      kind === 'direct'
        ? await api.get('im.history', { roomId: name, count })
        : await api.get(kind === 'group' ? 'groups.history' : 'channels.history', { roomName: name, count });
    return messages.map(toMessage);
  },
  /** Up to `count` messages after `after`, the oldest of them. */
  async newer(rid: string, after: number, count: number): Promise<Message[]> {
    const answer = await callMethod('loadNextMessages', [rid, new Date(after), count]);
    return answer.messages.map(toMessage);
  },
  /** Messages of a room that name whoever asks, the newest first. */
  async mentions(rid: string, offset: number, count: number, signal?: AbortSignal): Promise<Counted> {
    const query = { roomId: rid, offset, count };
    return counted(await api.get('chat.getMentionedMessages', query, { signal }));
  },
  /** About `count` messages around one, in whatever room it is. */
  async surrounding(
    id: string,
    count: number,
  ): Promise<{ messages: Message[]; moreBefore: boolean; moreAfter: boolean }> {
    const answer = await callMethod('loadSurroundingMessages', [{ _id: id }, count]);
    const { messages, moreBefore, moreAfter } = answer;
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
      updated: (result.updated ?? []).map(toMessage),
      deleted: (result.deleted ?? []).map(({ _id }) => _id),
    };
  },
  async send({ id, rid, msg, tmid, tshow }: Sending): Promise<Message> {
    const reply = tmid === undefined ? {} : { tmid, ...(tshow && { tshow }) };
    const { message } = await api.post('chat.sendMessage', { message: { _id: id, rid, msg, ...reply } });
    return toMessage(message);
  },
  async edit({ _id, rid }: Pick<Message, '_id' | 'rid'>, text: string): Promise<Message> {
    return toMessage((await api.post('chat.update', { roomId: rid, msgId: _id, text })).message);
  },
  /** One that is gone already is gone: the answer to the first attempt may have been lost. */
  async erase({ _id, rid }: Pick<Message, '_id' | 'rid'>): Promise<void> {
    try {
      await api.post('chat.delete', { roomId: rid, msgId: _id });
    } catch (error) {
      if (!(error instanceof ApiError) || error.errorType !== 'error-message-not-found') throw error;
    }
  },
  async react(messageId: string, emoji: string, shouldReact: boolean): Promise<void> {
    await api.post('chat.react', { messageId, emoji, shouldReact });
  },
  async star(messageId: string, on: boolean): Promise<void> {
    await api.post(on ? 'chat.starMessage' : 'chat.unStarMessage', { messageId });
  },
  async pin(messageId: string, on: boolean): Promise<void> {
    if (on) await api.post('chat.pinMessage', { messageId });
    else await api.post('chat.unPinMessage', { messageId });
  },
  async message(msgId: string, signal?: AbortSignal): Promise<Message> {
    return toMessage((await api.get('chat.getMessage', { msgId }, { signal })).message);
  },
  /** Replies in a thread, the newest first. */
  async replies(tmid: string, offset: number, count: number, signal?: AbortSignal): Promise<Counted> {
    const query = { tmid, offset, count, sort: { ts: -1 as const } };
    return counted(await api.get('chat.getThreadMessages', query, { signal }));
  },
  /** First messages of a room's threads, those with the newest replies first. */
  async threads(rid: string, type: ThreadFilter, offset: number, count: number): Promise<Counted> {
    const { threads, total } = await api.get('chat.getThreadsList', { rid, type, offset, count });
    return counted({ messages: threads, total });
  },
  async follow(mid: string, on: boolean): Promise<void> {
    await api.post(on ? 'chat.followMessage' : 'chat.unfollowMessage', { mid });
  },
  async readThread(tmid: string): Promise<void> {
    await callMethod('readThreads', [tmid]);
  },
  async pinned(rid: string, offset: number, count: number, signal?: AbortSignal): Promise<Counted> {
    const query = { roomId: rid, offset, count };
    return counted(await api.get('chat.getPinnedMessages', query, { signal }));
  },
  /** Those that whoever asks has starred. */
  async starred(rid: string, offset: number, count: number, signal?: AbortSignal): Promise<Counted> {
    const query = { roomId: rid, offset, count };
    return counted(await api.get('chat.getStarredMessages', query, { signal }));
  },
  async reportMessage(messageId: string, description: string): Promise<void> {
    await api.post('chat.reportMessage', { messageId, description });
  },
  /** Whether what somebody writes in a room is folded away for whoever asks. */
  async ignore(rid: string, userId: string, ignore: boolean): Promise<void> {
    await api.get('chat.ignoreUser', { rid, userId, ignore });
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
  ): Promise<{ members: Member[]; total: number }> {
    const query = { roomId: room._id, offset, count, ...(filter && { filter }) };
    const { members, total } = await api.get(room.t === 'd' ? 'im.members' : 'rooms.membersOrderedByRole', query);
    return { members: members.map((member) => ({ ...toPerson(member), roles: member.roles ?? [] })), total };
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
      ...(user.customFields && { customFields: user.customFields }),
      ...(typeof user.utcOffset === 'number' && { utcOffset: user.utcOffset }),
      ...(user.statusExpiresAt !== undefined && { statusExpiresAt: toTime(user.statusExpiresAt) }),
    };
  },
  async createRoom(
    type: 'c' | 'p',
    name: string,
    members: string[],
    extraData?: Record<string, unknown>,
  ): Promise<Room> {
    const body = { name, members, extraData };
    const room =
      type === 'c' ? (await api.post('channels.create', body)).channel : (await api.post('groups.create', body)).group;
    return toRoom(room);
  },
  /** The conversation with one or several others; it is made when it does not exist. */
  async openDirect(usernames: readonly string[]): Promise<Room> {
    const { room } = await api.post('im.create', { usernames: usernames.join(',') });
    return toRoom(room);
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
  async favorite(rid: string, favorite: boolean): Promise<void> {
    await api.post('rooms.favorite', { roomId: rid, favorite });
  },
  async channelByName(name: string): Promise<Room> {
    return toRoom((await api.get('channels.info', { roomName: name })).channel);
  },
  async directory(
    type: 'channels' | 'teams',
    text: string,
    offset: number,
    count: number,
    sort: Record<string, 1 | -1>,
  ): Promise<{ channels: Listed[]; total: number }> {
    const { result, total } = await api.get('directory', { type, text, offset, count, sort });
    return {
      channels: result.flatMap(({ t, ...room }) =>
        t === undefined
          ? []
          : [
              {
                room: toRoom({ ...room, t }),
                usersCount: room.usersCount ?? 0,
                roomsCount: room.roomsCount,
                team: room.belongsTo,
              },
            ],
      ),
      total,
    };
  },
  async commands(): Promise<SlashCommand[]> {
    return (await api.get('commands.list', { count: 100 })).commands;
  },
  /** Runs a slash command in a room, or in one of its threads. */
  async runCommand(command: string, roomId: string, params: string, tmid?: string): Promise<void> {
    await api.post('commands.run', { command, roomId, params, ...(tmid !== undefined && { tmid }) });
  },
  /** Until `end`, or until it is changed. */
  async setStatus(status: Status, message?: string, end?: number): Promise<void> {
    const expiresAt = iso(end);
    const until = expiresAt !== undefined && { expiresAt };
    await api.post('users.setStatus', { status, ...(message !== undefined && { message }), ...until });
  },
  /** People and rooms whose name begins like or contains `text`; `rid` puts the members of that room first. */
  async spotlight(
    text: string,
    type: { users?: boolean; rooms?: boolean },
    rid?: string,
  ): Promise<{ users: Person[]; rooms: Pick<Room, '_id' | 't' | 'name' | 'fname'>[] }> {
    const query = { query: text, type, ...(rid !== undefined && { rid }) };
    const found = await api.get('spotlight', query);
    return { users: found.users.map(toPerson), rooms: found.rooms.map((room) => ({ ...room, t: toRoomType(room.t) })) };
  },
};

export type Server = typeof server;
