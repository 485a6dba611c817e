import type { RoomType } from './entities';
import { pageAfter, pageBefore, type Page, type Run } from './history';
import type { MessageTable } from './message-table';
import type { Server } from './server';
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

const pages: { [K in SourceKind]: Pages<Extract<Source, { kind: K }>> } = {
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
  mentions: {
    async newest({ rid }, { server, signal }) {
      const { messages, total } = await server.mentions(rid, 0, kPage, signal);
      return pageBefore(messages, messages.length < total);
    },
    async older({ rid }, run, _table, { server, signal }) {
      const offset = Math.max(0, run.ids.length - kOverlap);
      const { messages, total } = await server.mentions(rid, offset, kPage, signal);
      return pageBefore(messages, offset + messages.length < total, run.from);
    },
  },
};

const pagesOf = (source: Source): Pages<Source> => pages[source.kind] as Pages<Source>;

export const newestPage = (source: Source, asking: Asking): Promise<Page> => pagesOf(source).newest(source, asking);

export const olderPage = (source: Source, run: Run, table: MessageTable, asking: Asking): Promise<Page> =>
  pagesOf(source).older(source, run, table, asking);

/** Rooms alone are read forwards: of all else the newest is shown first. */
export async function newerPage(source: Source, run: Run, table: MessageTable, { server }: Asking): Promise<Page> {
  const count = kPage + sharing(run, run.to, table);
  const messages = await server.newer(source.rid, run.to - 1, count);
  return pageAfter(messages, messages.length >= count, run.to);
}
