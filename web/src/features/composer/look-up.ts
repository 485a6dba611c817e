import { i18n } from '../../i18n';
import { customEmojiNow } from '../messages/emoji/custom';
import { emojiHabits } from '../messages/emoji/habits';
import { loadEmoji, loadEmojiSearch } from '../messages/emoji/load';
import type { Chat } from '../../stores/chat';
import type { Person } from '../../stores/server';
import { commandsOf, isOffered, paramsOf, summaryOf } from './commands';
import type { Trigger } from './editing';
import type { Suggestion } from './suggestions';

const kMost = 8;
const kGroups = ['all', 'here'] as const;

async function people(chat: Chat, rid: string, query: string): Promise<Suggestion[]> {
  const { users } = await chat.server.spotlight(query, { users: true, rooms: false }, rid);
  // Whom the server found in the middle of a name comes after those who begin that way.
  const wanted = query.toLowerCase();
  const begins = ({ username, name = '' }: Person) =>
    [username, ...name.split(/\s+/)].some((word) => word.toLowerCase().startsWith(wanted));
  const ranked = [...users].sort((a, b) => Number(begins(b)) - Number(begins(a)));
  const found = ranked.slice(0, kMost).map(({ username, name, status }): Suggestion => ({
    key: username,
    value: `@${username}`,
    label: name ?? username,
    hint: `@${username}`,
    username,
    status,
  }));
  const groups = kGroups.filter((group) => group.startsWith(query.toLowerCase()));
  return [...found, ...groups.map((group): Suggestion => ({ key: group, value: `@${group}`, label: `@${group}` }))];
}

async function channels(chat: Chat, query: string): Promise<Suggestion[]> {
  const { rooms } = await chat.server.spotlight(query, { users: false, rooms: true });
  return rooms
    .filter(({ t }) => t !== 'd')
    .slice(0, kMost)
    .map(({ _id, name = '', fname }) => ({ key: _id, value: `#${name}`, label: fname ?? name, hint: `#${name}` }));
}

function ownEmoji(chat: Chat, query: string): Suggestion[] {
  const wanted = query.toLowerCase();
  return [...customEmojiNow(chat)]
    .filter(([name]) => name.toLowerCase().includes(wanted))
    .map(([name, address]) => ({ key: `own:${name}`, value: `:${name}:`, label: `:${name}:`, address }));
}

async function emoji(chat: Chat, query: string): Promise<Suggestion[]> {
  const [{ find }, { inTone }] = await Promise.all([loadEmojiSearch(i18n.language), loadEmoji()]);
  const { tone } = emojiHabits(chat.uid);
  const everybodys = find(query)
    .slice(0, kMost)
    .map(({ entry, name, label }): Suggestion => {
      const { picture, name: usual } = inTone(entry, tone);
      // The name that was typed, unless only the usual one says the skin tone.
      const written = usual === entry.names[0] ? name : usual;
      return { key: usual, value: `:${written}:`, label: `:${written}:`, hint: label, picture };
    });
  return [...ownEmoji(chat, query), ...everybodys].slice(0, kMost);
}

async function commands(chat: Chat, rid: string, query: string): Promise<Suggestion[]> {
  const [list] = await Promise.all([commandsOf(chat), i18n.loadNamespaces('writing')]);
  const state = chat.store.getState();
  const wanted = query.toLowerCase();
  return list
    .filter((one) => one.command.toLowerCase().startsWith(wanted) && isOffered(state, one, rid))
    .map((one) => ({
      key: one.command,
      value: `/${one.command}`,
      label: `/${one.command}`,
      params: paramsOf(one),
      hint: summaryOf(one),
    }));
}

/** What may be meant by what was typed after a sign. */
export function lookUp(chat: Chat, rid: string, { sign, query }: Trigger): Promise<Suggestion[]> {
  if (sign === '/') return commands(chat, rid, query);
  if (sign === '@') return people(chat, rid, query);
  return sign === '#' ? channels(chat, query) : emoji(chat, query);
}
