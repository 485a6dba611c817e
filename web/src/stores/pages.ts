import type { RoomType } from './entities';
import { pageAfter, pageBefore, type Page, type Run } from './history';
import type { MessageTable } from './message-table';
import type { Counted, Server } from './server';
import type { Source, SourceKind } from './sources';

/** How many messages are fetched at a time. */
export const kPage = 50;
/** Lists that go by numbers may have lost some unheard: their pages overlap by so many. */
const kOverlap = 10;

interface Asking {
  server: Server;
  t: RoomType;
  signal?: AbortSignal;
}

/** How the pages of one kind of source are asked for. */
interface Pages<S> {
  newest(source: S, asking: Asking): Promise<Page>;
  /** The page that ends where `run` begins. */
  older(source: S, run: Run, table: MessageTable, asking: Asking): Promise<Page>;
}

/** How many share the moment where a run ends: those come again with the page that joins it. */
const sharing = (run: Run, ts: number, table: MessageTable): number =>
  run.ids.filter((id) => table.get(id)?.ts === ts).length;

/** A list that the server gives by numbers, the newest first. */
const byNumber = <S>(ask: (source: S, asking: Asking, offset: number) => Promise<Counted>): Pages<S> => ({
  async newest(source, asking) {
    const { messages, total } = await ask(source, asking, 0);
    return pageBefore(messages, messages.length < total);
  },
  async older(source, run, _table, asking) {
    const offset = Math.max(0, run.ids.length - kOverlap);
    const { messages, total } = await ask(source, asking, offset);
    return pageBefore(messages, offset + messages.length < total, run.from);
  },
});

const pages: { [K in SourceKind]: Pages<Source<K>> } = {
  room: {
    async newest({ rid }, { server, t, signal }) {
      const messages = await server.history({ _id: rid, t }, kPage, undefined, signal);
      return pageBefore(messages, messages.length >= kPage);
    },
    async older({ rid }, run, table, { server, t, signal }) {
      const count = kPage + sharing(run, run.from, table);
      const messages = await server.history({ _id: rid, t }, count, run.from, signal);
      return pageBefore(messages, messages.length >= count, run.from);
    },
  },
  mentions: byNumber(({ rid }, { server, signal }, offset) => server.mentions(rid, offset, kPage, signal)),
  pinned: byNumber(({ rid }, { server, signal }, offset) => server.pinned(rid, offset, kPage, signal)),
  thread: byNumber(async ({ tmid }, { server, signal }, offset) => {
    // The first message stands above its replies, however many of them are fetched.
    const [replies, first] = await Promise.all([
      server.replies(tmid, offset, kPage, signal),
      ...(offset === 0 ? [server.message(tmid, signal)] : []),
    ]);
    return { messages: [...(first ? [first] : []), ...replies.messages], total: replies.total + (first ? 1 : 0) };
  }),
  starred: byNumber(({ rid }, { server, signal }, offset) => server.starred(rid, offset, kPage, signal)),
};

export const newestPage = <K extends SourceKind>(source: Source<K>, asking: Asking): Promise<Page> =>
  pages[source.kind].newest(source, asking);

export const olderPage = <K extends SourceKind>(
  source: Source<K>,
  run: Run,
  table: MessageTable,
  asking: Asking,
): Promise<Page> => pages[source.kind].older(source, run, table, asking);

/** Rooms alone are read forwards: of all else the newest is shown first. */
export async function newerPage(source: Source, run: Run, table: MessageTable, { server }: Asking): Promise<Page> {
  const count = kPage + sharing(run, run.to, table);
  const messages = await server.newer(source.rid, run.to - 1, count);
  return pageAfter(messages, messages.length >= count, run.to);
}
