import { api } from '../../api/http';
import { toMessage, type UserRef, type WireMessage } from '../../stores/entities';
import type { Chat } from '../../stores/chat';

/** As the server bounds them. */
export const kMostQuestion = 500;
export const kMostOption = 200;
export const kFewestOptions = 2;
export const kMostOptions = 10;
export const kMostDays = 366;

export interface NewPoll {
  roomId: string;
  tmid?: string | undefined;
  question: string;
  options: string[];
  multiple: boolean;
  anonymous: boolean;
  /** When it is closed; left out: when somebody closes it. */
  endsAt?: number | undefined;
}

/** What the room's stream would say, at once. */
const take = (chat: Chat, message: WireMessage): void =>
  chat.store.dispatch({ type: 'message', data: toMessage(message) });

/** Polls. Each throws what the server refuses. */
export const pollCalls = {
  async create(chat: Chat, { endsAt, ...poll }: NewPoll): Promise<void> {
    const end = endsAt !== undefined && { endsAt: new Date(endsAt).toISOString() };
    take(chat, (await api.post('confab.polls.create', { ...poll, ...end })).message);
  },
  async vote(chat: Chat, messageId: string, choices: number[]): Promise<void> {
    take(chat, (await api.post('confab.polls.vote', { messageId, choices })).message);
  },
  async close(chat: Chat, messageId: string): Promise<void> {
    take(chat, (await api.post('confab.polls.close', { messageId })).message);
  },
  async choices(messageId: string, signal: AbortSignal): Promise<number[]> {
    return (await api.get('confab.polls.choices', { messageId }, { signal })).choices;
  },
  /** Up to 100 who voted for an answer, and how many there are. */
  async voters(messageId: string, choice: number, signal: AbortSignal): Promise<{ users: UserRef[]; total: number }> {
    return api.get('confab.polls.voters', { messageId, choice, count: 100 }, { signal });
  },
};
