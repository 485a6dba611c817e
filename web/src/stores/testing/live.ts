import { expect, vi } from 'vitest';
import type { ApiError } from '../../api/http';
import { memoryStorage } from '../../outbox/storage';
import { DdpClient } from '../../realtime/ddp';
import { FakeSocket } from '../../realtime/fake-socket';
import type { RoomAddress } from '../../routes/room-address';
import { standIn } from '../../testing/stand-in';
import { Chat, type Memory } from '../chat';
import type { FetchedDaily } from '../daily';
import { EarlyPage } from '../early-page';
import type { Message, Room, Subscription } from '../entities';
import { kPage } from '../pages';
import type { Changes, Counted, Server } from '../server';
import { shownMessages } from '../shown';
import { roomSource } from '../sources';

type PresenceRow = Awaited<ReturnType<Server['presences']>>[number];

export const kStart = 1_700_000_000_000;
export const kSource = roomSource('r1');
export const kSignal: unknown = expect.any(AbortSignal);
export const message = (n: number, changes: Partial<Message> = {}): Message => ({
  _id: `m${n}`,
  rid: 'r1',
  msg: `text ${n}`,
  u: { _id: 'u2', username: 'ben' },
  ts: kStart + n * 1_000,
  updatedAt: kStart + n * 1_000,
  ...changes,
});
export const onWire = ({ ts, updatedAt, ...rest }: Message) => ({
  ...rest,
  ts: new Date(ts),
  _updatedAt: new Date(updatedAt),
});
export const room: Room = { _id: 'r1', t: 'c', name: 'one', updatedAt: kStart };
export const subscription: Subscription = {
  _id: 's1',
  rid: 'r1',
  t: 'c',
  name: 'one',
  open: true,
  unread: 0,
  userMentions: 0,
  groupMentions: 0,
  ts: kStart,
  updatedAt: kStart,
};

/** A chat of `ann` (id `me`) on sockets that a test speaks through, with one room of two messages. */
export function setUp(address?: RoomAddress, refusal?: ApiError, gather?: (run: () => void) => void, memory?: Memory) {
  const sockets: FakeSocket[] = [];
  const client = new DdpClient({
    url: 'ws://test',
    token: () => 'token',
    random: () => 0,
    createSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
  });
  const server = {
    presences: vi.fn(async (_ids: readonly string[]): Promise<PresenceRow[]> => []),
    mentions: vi.fn(async (_rid: string, _offset: number, _count: number): Promise<Counted> => ({
      messages: [],
      total: 0,
    })),
    me: vi.fn(async () => ({ _id: 'me', username: 'ann', roles: ['user'] })),
    permissions: vi.fn(async () => []),
    roles: vi.fn(async () => []),
    settings: vi.fn(async () => []),
    daily: vi.fn(async (): Promise<FetchedDaily> => ({ sections: [], scheduled: [], reminders: [], drafts: [] })),
    rooms: vi.fn(async (_since?: number) => ({ update: [room], remove: [] })),
    subscriptions: vi.fn(async (_since?: number): Promise<Changes<Subscription>> => ({
      update: [subscription],
      remove: [],
    })),
    historyAt: vi.fn(async () => {
      if (refusal) throw refusal;
      return [message(8), message(9)];
    }),
    history: vi.fn(async (_room: unknown, _count: number, _latest?: number) => [message(1), message(2)]),
    changedMessages: vi.fn(async (_rid: string, _since: number): ReturnType<Server['changedMessages']> => ({
      updated: [],
      deleted: [],
    })),
    newer: vi.fn(async (_rid: string, _after: number, _count: number): Promise<Message[]> => []),
    surrounding: vi.fn(async (_id: string, _count: number): ReturnType<Server['surrounding']> => ({
      messages: [],
      moreBefore: false,
      moreAfter: false,
    })),
    send: vi.fn(async ({ id, rid, msg }: { id: string; rid: string; msg: string }) =>
      message(900, { _id: id, rid, msg }),
    ),
  };
  const chat = new Chat({
    uid: 'me',
    server: standIn<Server>(server),
    client,
    storage: memoryStorage(),
    onForcedLogout: vi.fn(),
    ...(gather && { gather }),
    ...(memory && { memory }),
    ...(address && { early: new EarlyPage(server, address, kPage) }),
  });
  const socket = () => sockets.at(-1)!;
  const confirm = () => {
    const subs = socket()
      .subs()
      .map(({ id }) => id);
    socket().say({ msg: 'ready', subs });
    return vi.advanceTimersByTimeAsync(0);
  };
  const texts = (rid = 'r1') => shownMessages(chat.store.getState(), roomSource(rid)).map(({ msg }) => msg);
  const hear = (news: Message) =>
    socket().say({
      msg: 'changed',
      collection: 'stream-room-messages',
      id: 'id',
      fields: { eventName: news.rid, args: [onWire(news)] },
    });
  return { chat, client, server, socket, confirm, texts, hear };
}

/** The same, connected and up to date. */
export async function online() {
  const all = setUp();
  all.chat.start();
  await all.socket().welcome();
  await all.confirm();
  return all;
}
