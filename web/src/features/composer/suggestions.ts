import { useEffect, useState } from 'react';
import { useChat } from '../../stores/hooks';
import { loadEmoji } from '../messages/emoji/load';
import type { Chat } from '../../stores/chat';
import type { Status } from '../../stores/entities';
import type { Person } from '../../stores/server';
import type { Trigger } from './editing';

export interface Suggestion {
  key: string;
  /** What goes into the text. */
  value: string;
  label: string;
  hint?: string;
  picture?: string;
  username?: string;
  status?: Status;
}

const kMost = 8;
const kPause = 120;
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

async function emoji(query: string): Promise<Suggestion[]> {
  const { entries } = await loadEmoji();
  const text = query.toLowerCase();
  const ranked = entries.flatMap(({ picture, names }) => {
    const name =
      names.find((candidate) => candidate.startsWith(text)) ?? names.find((candidate) => candidate.includes(text));
    return name === undefined ? [] : [{ name, picture, rank: name.startsWith(text) ? 0 : 1 }];
  });
  return ranked
    .sort((a, b) => a.rank - b.rank || a.name.length - b.name.length)
    .slice(0, kMost)
    .map(({ name, picture }) => ({ key: name, value: `:${name}:`, label: `:${name}:`, picture }));
}

function lookUp(chat: Chat, rid: string, { sign, query }: Trigger): Promise<Suggestion[]> {
  if (sign === '@') return people(chat, rid, query);
  return sign === '#' ? channels(chat, query) : emoji(query);
}

const kNone: readonly Suggestion[] = [];

/** What the word at the cursor may become. */
export function useSuggestions(rid: string, trigger: Trigger | undefined): readonly Suggestion[] {
  const chat = useChat();
  const [found, setFound] = useState<{ sign: string; list: readonly Suggestion[] }>({ sign: '', list: kNone });
  const sign = trigger?.sign;
  const query = trigger?.query;

  useEffect(() => {
    if (sign === undefined || query === undefined) return;
    let current = true;
    const timer = setTimeout(() => {
      lookUp(chat, rid, { sign, query, at: 0 })
        .then((list) => {
          if (current) setFound({ sign, list });
        })
        .catch(() => {
          if (current) setFound({ sign, list: kNone }); // then one types the name oneself
        });
    }, kPause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [chat, rid, sign, query]);

  return sign !== undefined && found.sign === sign ? found.list : kNone;
}
