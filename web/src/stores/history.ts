import type { Failure } from '../outbox/failure';
import type { Message } from './entities';
import type { MessageState, MessageTable } from './message-table';
import type { Source } from './sources';

/** A history that has grown longer than this is cut to `kKeptMessages`: a page that was open for a week stays fast. */
export const kMaxMessages = 800;
export const kKeptMessages = 400;
/** Of the present this much stays when one looks at the past: the way back is instant. */
export const kKeptNewest = 50;
/** So many parts of a history are kept, with holes between them. */
export const kMaxRuns = 4;

/**
 * A part of a history without holes: all its messages from one moment to another, both included. It may be known to be
 * empty in between.
 */
export interface Run {
  /** -Infinity: the first message of all is here. */
  from: number;
  /** Infinity: the newest is here, and those to come will be. */
  to: number;
  /** Ascending by time; what they are is in the table. */
  ids: readonly string[];
  /** It is what was here when the client was last open: the newest page takes its place. */
  remembered?: true;
}

/** What the server has answered: all that there is from one moment to another. */
export interface Page {
  from: number;
  to: number;
  messages: readonly Message[];
}

/**
 * What is known of a source's messages: runs in ascending order, with holes between them. Everything that arrives, in
 * whatever order and however often, must end in the same lists that fresh fetches of the runs would give.
 */
export interface History {
  source: Source;
  runs: readonly Run[];
  /** The moment that is looked at, which tells which run is shown; undefined: the present. */
  at?: number;
  /** How many requests for parts of it are on their way. */
  asked: number;
  /** What has happened since the first of them was sent: their answers may have been made before it. */
  meanwhile: readonly ((state: MessageState) => MessageState)[];
  /** The server does not let us read it, or cannot be asked for what is new. */
  failure?: Failure;
}

export const emptyHistory = (source: Source): History => ({ source, runs: [], asked: 0, meanwhile: [] });

export function compare(a: Message, b: Message): number {
  if (a.seq !== undefined && b.seq !== undefined && a.ts === b.ts) return a.seq - b.seq;
  return a.ts - b.ts || (a._id < b._id ? -1 : a._id > b._id ? 1 : 0);
}

const covers = ({ from, to }: Run, ts: number): boolean => from <= ts && ts <= to;

/** The run that is looked at; undefined before its page has come. */
export function shownRun({ runs, at }: History): Run | undefined {
  if (at !== undefined) return runs.find((run) => covers(run, at));
  const last = runs.at(-1);
  return last?.to === Infinity ? last : undefined;
}

/** A page of the newest messages, or of those up to `to`. `full`: it held as many as were asked for. */
export function pageBefore(messages: readonly Message[], full: boolean, to = Infinity): Page {
  const oldest = messages.reduce((time, { ts }) => Math.min(time, ts), to);
  return { from: full ? oldest : -Infinity, to, messages };
}

/** A page of the messages from `from` on. */
export function pageAfter(messages: readonly Message[], full: boolean, from: number): Page {
  const newest = messages.reduce((time, { ts }) => Math.max(time, ts), from);
  return { from, to: full ? newest : Infinity, messages };
}

/** The messages around one. */
export function pageAround(messages: readonly Message[], moreBefore: boolean, moreAfter: boolean): Page {
  const times = messages.map(({ ts }) => ts);
  return {
    from: moreBefore ? Math.min(...times) : -Infinity,
    to: moreAfter ? Math.max(...times) : Infinity,
    messages,
  };
}

function indexOf(ids: readonly string[], id: string): number {
  return ids.lastIndexOf(id); // nearly every change is to a recent message
}

/** Where `message` belongs among ascending ids. */
function position(ids: readonly string[], message: Message, table: MessageTable): number {
  let low = 0;
  let high = ids.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = table.get(ids[middle]!);
    if (other && compare(other, message) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

const withRun = (history: History, index: number, run: Run): History => ({
  ...history,
  runs: history.runs.with(index, run),
});

/** The history with this message where it belongs; one that lies in a hole comes with its page. */
export function place(history: History, message: Message, table: MessageTable): History {
  const index = history.runs.findIndex((run) => covers(run, message.ts));
  const run = history.runs[index];
  if (!run || indexOf(run.ids, message._id) >= 0) return history;
  return withRun(history, index, { ...run, ids: run.ids.toSpliced(position(run.ids, message, table), 0, message._id) });
}

export function has({ runs }: History, id: string): boolean {
  return runs.some(({ ids }) => indexOf(ids, id) >= 0);
}

export function remove(history: History, gone: ReadonlySet<string>): History {
  let runs = history.runs;
  runs.forEach((run, index) => {
    const ids = run.ids.filter((id) => !gone.has(id));
    if (ids.length !== run.ids.length) runs = runs.with(index, { ...run, ids });
  });
  return runs === history.runs ? history : { ...history, runs };
}

/**
 * The history with a page in it: what it joins becomes one run. `table` has its messages already; `ids` are those of them
 * that belong to it.
 */
export function join(
  { failure: _failure, ...history }: History,
  page: Page,
  ids: readonly string[],
  table: MessageTable,
): History {
  const fresh = page.to === Infinity ? history.runs.filter(({ remembered }) => !remembered) : history.runs;
  const joined = fresh.filter(({ from, to }) => from <= page.to && page.from <= to);
  const others = fresh.filter((run) => !joined.includes(run));
  const all = [...new Set([...joined.flatMap((run) => run.ids), ...ids])];
  const known = all.flatMap((id) => table.get(id) ?? []);
  const run: Run = {
    from: Math.min(page.from, ...joined.map(({ from }) => from)),
    to: Math.max(page.to, ...joined.map(({ to }) => to)),
    ids: known.sort(compare).map(({ _id }) => _id),
  };
  const runs = [...others, run].sort((a, b) => a.from - b.from);
  // Of those in the past the oldest goes: nobody has said which one was looked at last.
  const spare = runs.find((candidate) => candidate !== run && candidate.to !== Infinity);
  return { ...history, runs: runs.length > kMaxRuns ? runs.filter((candidate) => candidate !== spare) : runs };
}

function cut(run: Run, start: number, count: number, table: MessageTable): Run {
  const ids = run.ids.slice(start, start + count);
  const time = (id: string | undefined): number => (id === undefined ? NaN : (table.get(id)?.ts ?? NaN));
  return {
    ...run,
    ids,
    from: start === 0 ? run.from : time(ids[0]),
    to: start + count >= run.ids.length ? run.to : time(ids.at(-1)),
  };
}

/** A thread keeps the message that it is about above whatever else of it is cut. */
function withFirst({ source }: History, whole: Run, run: Run): Run {
  if (source.kind !== 'thread' || whole.ids[0] !== source.tmid || run.ids[0] === source.tmid) return run;
  return { ...run, ids: [source.tmid, ...run.ids] };
}

export const lengthOf = ({ runs }: History): number => runs.reduce((sum, { ids }) => sum + ids.length, 0);

/** The same with only so many messages as are kept: around one of what is shown, or at its end; and some of the newest. */
export function trim(history: History, table: MessageTable, around?: string): History {
  const shown = shownRun(history);
  if (!shown || lengthOf(history) <= kKeptMessages + 1) return history;
  const last = Math.max(0, shown.ids.length - kKeptMessages);
  const middle = around === undefined ? -1 : indexOf(shown.ids, around);
  const start = middle < 0 ? last : Math.min(Math.max(0, middle - kKeptMessages / 2), last);
  const kept = withFirst(history, shown, cut(shown, start, kKeptMessages, table));
  const at = table.get(around ?? '')?.ts ?? (kept.to === Infinity ? undefined : kept.from);
  const newest = history.runs.at(-1);
  if (newest?.to !== Infinity || kept.to === Infinity) return { ...history, at, runs: [kept] };
  const present = cut(newest, Math.max(0, newest.ids.length - kKeptNewest), kKeptNewest, table);
  if (kept.to < present.from) return { ...history, at, runs: [kept, present] };
  return { ...history, at, runs: [cut(shown, start, shown.ids.length, table)] };
}
