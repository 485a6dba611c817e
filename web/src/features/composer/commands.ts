import type { SlashCommand } from '../../api/schema';
import { phrase } from '../../i18n';
import { roomPath } from '../../stores/selectors';
import type { Chat } from '../../stores/chat';
import type { State } from '../../stores/state';

const lists = new WeakMap<Chat, Promise<readonly SlashCommand[]>>();

/** What the server does for who writes `/name parameters`: asked for once. */
export function commandsOf(chat: Chat): Promise<readonly SlashCommand[]> {
  const asked = lists.get(chat) ?? chat.server.commands();
  lists.set(chat, asked);
  asked.catch(() => lists.delete(chat)); // the next one tries again
  return asked;
}

const holds = ({ me, permissions, subscriptions }: State, id: string, rid: string): boolean =>
  permissions
    .get(id)
    ?.some((role) => me?.roles.includes(role) || (subscriptions.get(rid)?.roles?.includes(role) ?? false)) ?? false;

/** Whether a command is of use to somebody in a room: they have one of the permissions that it asks for. */
export const isOffered = (state: State, { permission }: SlashCommand, rid: string): boolean =>
  permission.length === 0 || permission.some((id) => holds(state, id, rid));

/** Of the catalogue, where it has such a key; what a server of tomorrow has is called as that calls it. */
function words(key: string): string | undefined {
  return phrase(`writing:${key}`);
}

/** What a command does, in the reader's language where this client knows it. */
export const summaryOf = ({ command, description }: SlashCommand): string =>
  words(`commands.${command}`) ?? description;

/** What stands behind its name, in the reader's language. */
export const paramsOf = ({ command, params }: SlashCommand): string =>
  params === '' ? '' : (words(`params.${command}`) ?? params);

/** Signs that a command puts beside a text, as everybody sees them: what would be markup is escaped. */
const kSigns: Record<string, (text: string) => string> = {
  gimme: (text) => `༼ つ ◕\\_◕ ༽つ ${text}`,
  lennyface: (text) => `${text} ( ͡° ͜ʖ ͡°)`,
  shrug: (text) => `${text} ¯\\\\_(ツ)\\_/¯`,
  tableflip: (text) => `${text} (╯°□°）╯︵ ┻━┻`,
  unflip: (text) => `${text} ┬─┬ ノ( ゜-゜ノ)`,
};

export type Outcome =
  | { kind: 'done' }
  /** There is no command of this name. */
  | { kind: 'unknown' }
  /** What is to be sent instead. */
  | { kind: 'send'; text: string }
  | { kind: 'go'; path: string }
  /** It is asked for in a dialog: what, so far. */
  | { kind: 'poll'; words: string }
  /** There is no room of this name. */
  | { kind: 'no-room'; name: string };

/** One's own rooms go by their name, a direct message by the other's; public ones that are known do as well. */
function open({ store }: Chat, params: string): Outcome {
  const { subscriptions, rooms } = store.getState();
  const wanted = params.replace(/^[#@]/, '').toLowerCase();
  const named = ({ name, fname }: { name?: string; fname?: string }) =>
    name?.toLowerCase() === wanted || fname?.toLowerCase() === wanted;
  const own = [...subscriptions.values()].find(named);
  if (own) return { kind: 'go', path: roomPath({ ...own, name: rooms.get(own.rid)?.name ?? own.name }) };
  const shown = [...rooms.values()].find((room) => room.t === 'c' && named(room));
  if (shown) return { kind: 'go', path: roomPath({ t: 'c', rid: shown._id, name: shown.name }) };
  return { kind: 'no-room', name: params };
}

/** Does what a line that begins with a command says, in a room or thread. Throws what the server refuses. */
export async function runCommand(chat: Chat, rid: string, text: string, tmid?: string): Promise<Outcome> {
  const [, name = '', params = ''] = /^\s*\/([\w-]+)\s*([\s\S]*)$/.exec(text) ?? [];
  const list = await commandsOf(chat);
  const command = list.find((one) => one.command.toLowerCase() === name.toLowerCase());
  if (!command) return { kind: 'unknown' };
  const rest = params.trim();
  // Who knows how to write one in a line puts its parts between quotation marks.
  if (command.command === 'poll' && !/["“”„]/.test(rest)) return { kind: 'poll', words: rest };
  if (!command.clientOnly) {
    await chat.server.runCommand(command.command, rid, rest, tmid);
    return { kind: 'done' };
  }
  if (command.command === 'open') return open(chat, rest);
  const sign = kSigns[command.command];
  return sign ? { kind: 'send', text: sign(rest).trim() } : { kind: 'unknown' };
}
