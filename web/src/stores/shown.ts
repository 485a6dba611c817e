import type { Message } from './entities';
import { shownRun, type Run } from './history';
import type { MessageState, MessageTable } from './message-table';
import { keyOf, type Source } from './sources';

const kNothing: readonly Message[] = [];
const found = new WeakMap<Run, { table: MessageTable; messages: readonly Message[] }>();

/** The messages of a run: the same list as long as none of them has changed. */
export function messagesOf(run: Run, table: MessageTable): readonly Message[] {
  const known = found.get(run);
  if (known?.table === table) return known.messages;
  const fresh = run.ids.flatMap((id) => table.get(id) ?? []);
  const same = known?.messages.length === fresh.length && fresh.every((message, i) => message === known.messages[i]);
  const messages = same ? known.messages : fresh;
  found.set(run, { table, messages });
  return messages;
}

const runOf = (state: MessageState, source: Source): Run | undefined => {
  const history = state.histories.get(keyOf(source));
  return history && shownRun(history);
};

/** What a source shows now: a part of its history without holes, ascending by time. */
export function shownMessages(state: MessageState, source: Source): readonly Message[] {
  const run = runOf(state, source);
  return run ? messagesOf(run, state.messages) : kNothing;
}

/** The page of what is looked at has arrived. */
export const isLoaded = (state: MessageState, source: Source): boolean => runOf(state, source) !== undefined;

/** What is shown begins with the first message of all. */
export const isComplete = (state: MessageState, source: Source): boolean => runOf(state, source)?.from === -Infinity;

/** What is shown ends with the newest message; true as well while nothing is shown. */
export const isLive = (state: MessageState, source: Source): boolean =>
  (runOf(state, source)?.to ?? Infinity) === Infinity;
