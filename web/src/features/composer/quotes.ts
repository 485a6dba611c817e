import { create } from 'zustand';
import type { Chat } from '../../stores/chat';
import type { Message } from '../../stores/entities';

/** More than anybody answers at once. */
export const kMostQuotes = 10;

const kNone: readonly Message[] = [];

/** What is to be quoted with the next message, by account and place (the key of a source). As long as the page. */
const useAll = create<Record<string, readonly Message[]>>(() => ({}));

const keyIn = ({ uid }: Pick<Chat, 'uid'>, place: string): string => `${uid} ${place}`;

export const useQuotes = (chat: Chat, place: string): readonly Message[] =>
  useAll((all) => all[keyIn(chat, place)] ?? kNone);

export function setQuotes(
  chat: Chat,
  place: string,
  change: (present: readonly Message[]) => readonly Message[],
): void {
  const key = keyIn(chat, place);
  useAll.setState((all) => ({ [key]: change(all[key] ?? kNone).slice(-kMostQuotes) }));
}

/** Quotes a message with what is written next, once. */
export function quote(chat: Chat, place: string, message: Message): void {
  setQuotes(chat, place, (present) => [...present.filter(({ _id }) => _id !== message._id), message]);
}
