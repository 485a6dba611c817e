import { api } from '../../api/http';
import { toMessage, toRoom, type Message, type Room } from '../../stores/entities';

export interface NewDiscussion {
  /** The room that it belongs to. */
  prid: string;
  name: string;
  /** What it is about. */
  pmid?: string;
  /** Its first message. */
  reply: string;
  /** Usernames. */
  members: string[];
}

/** What is asked of the server about discussions, in the client's own terms. Every call throws `ApiError`. */
export const discussionCalls = {
  async create({ prid, name, pmid, reply, members }: NewDiscussion): Promise<Room> {
    const body = {
      prid,
      t_name: name,
      users: members,
      ...(pmid !== undefined && { pmid }),
      ...(reply !== '' && { reply }),
    };
    return toRoom((await api.post('rooms.createDiscussion', body)).discussion);
  },
  async room(roomId: string): Promise<Room> {
    return toRoom((await api.get('rooms.info', { roomId })).room);
  },
  /** The messages that announce those of a room, the newest first. */
  async announced(roomId: string, offset: number, count: number): Promise<{ rows: Message[]; total: number }> {
    const { messages, total } = await api.get('chat.getDiscussions', { roomId, offset, count });
    return { rows: messages.map(toMessage), total };
  },
};
