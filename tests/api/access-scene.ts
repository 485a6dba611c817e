// The people of the access matrix, and the rooms and messages they are tried on.

import type { Chat, Message, Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { unique } from '../harness/ids.ts';

export const kCallers = ['anonymous', 'guest', 'member', 'stranger', 'moderator', 'owner', 'admin'] as const;
export type CallerName = (typeof kCallers)[number];

/** The people of the matrix, and fresh things for each call. */
export class Scene {
  readonly chat: Chat;
  readonly people: Record<Exclude<CallerName, 'anonymous'> | 'other', User>;

  private constructor(chat: Chat, people: Scene['people']) {
    this.chat = chat;
    this.people = people;
  }

  static async make(chat: Chat): Promise<Scene> {
    const [admin, guest, member, stranger, moderator, owner, other] = await Promise.all([
      chat.admin,
      chat.user('guest', { roles: ['guest'] }),
      chat.user('member'),
      chat.user('stranger'),
      chat.user('moderator'),
      chat.user('owner'),
      chat.user('other'),
    ]);
    return new Scene(chat, { admin, guest, member, stranger, moderator, owner, other });
  }

  /** A private group with owner, moderator and member. */
  async group(): Promise<Room> {
    const { owner, member, moderator } = this.people;
    const room = await this.chat.group({ members: [owner, member, moderator] });
    await owner.post('groups.addModerator', { roomId: room._id, userId: moderator.id });
    return room;
  }

  /** The same, public. */
  async channel(): Promise<Room> {
    const { owner, member, moderator } = this.people;
    const room = await this.chat.channel({ members: [owner, member, moderator] });
    await owner.post('channels.addModerator', { roomId: room._id, userId: moderator.id });
    return room;
  }

  /** A private team of the same people, with a channel of the owner's in it. */
  async team(): Promise<{ teamId: string; room: Room }> {
    const { owner, member, moderator } = this.people;
    const { team }: Loose = await owner.post('teams.create', { name: unique('team'), type: 1, members: [member.id, moderator.id] });
    await owner.post('groups.addModerator', { roomId: team.roomId, userId: moderator.id });
    return { teamId: team._id, room: await this.chat.channel({ members: [owner], extraData: { teamId: team._id } }) };
  }

  /** A message by the room's owner. */
  async message(room: Room): Promise<Message> {
    return this.people.owner.send(room, 'said by the owner');
  }

  /** A direct message between the owner and the member. */
  async direct(): Promise<Room> {
    return this.people.owner.direct(this.people.member);
  }

  /** Somebody new, for calls that change or end an account. */
  async fresh(): Promise<User> {
    return this.chat.user('fresh');
  }
}
