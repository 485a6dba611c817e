import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/http';
import { memoryStorage } from '../outbox/storage';
import { DdpClient } from '../realtime/ddp';
import { FakeSocket } from '../realtime/fake-socket';
import type { RoomAddress } from '../routes/room-address';
import type { Remembered } from '../memory/recall';
import { Chat, type Memory } from './chat';
import { EarlyPage } from './early-page';
import { kPage } from './pages';
import { kCheckAfter } from './session-sync';
import type { Message, Room, Subscription } from './entities';
import type { Server } from './server';
import { kMaxMessages } from './history';
import { isComplete, isLive, shownMessages } from './shown';
import { roomSource, type Source } from './sources';

const kStart = 1_700_000_000_000;
const kSource = roomSource('r1');
const kSignal: unknown = expect.any(AbortSignal);
const message = (n: number, changes: Partial<Message> = {}): Message => ({
  _id: `m${n}`,
  rid: 'r1',
  msg: `text ${n}`,
  u: { _id: 'u2', username: 'ben' },
  ts: kStart + n * 1_000,
  updatedAt: kStart + n * 1_000,
  ...changes,
});
const onWire = ({ ts, updatedAt, ...rest }: Message) => ({
  ...rest,
  ts: new Date(ts),
  _updatedAt: new Date(updatedAt),
});
const room: Room = { _id: 'r1', t: 'c', name: 'one', updatedAt: kStart };
const subscription: Subscription = {
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

function setUp(address?: RoomAddress, refusal?: ApiError, gather?: (run: () => void) => void, memory?: Memory) {
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
    me: vi.fn(async () => ({ _id: 'me', username: 'ann', roles: ['user'] })),
    permissions: vi.fn(async () => []),
    roles: vi.fn(async () => []),
    settings: vi.fn(async () => []),
    rooms: vi.fn(async (_since?: number) => ({ update: [room], remove: [] })),
    subscriptions: vi.fn(async (_since?: number) => ({ update: [subscription], remove: [] as { _id: string }[] })),
    historyAt: vi.fn(async () => {
      if (refusal) throw refusal;
      return [message(8), message(9)];
    }),
    history: vi.fn(async (_room: unknown, _count: number, _latest?: number) => [message(1), message(2)]),
    changedMessages: vi.fn(async (_rid: string, _since: number) => ({
      updated: [] as Message[],
      deleted: [] as string[],
    })),
    newer: vi.fn(async (_rid: string, _after: number, _count: number): Promise<Message[]> => []),
    surrounding: vi.fn(async (_id: string, _count: number) => ({
      messages: [] as Message[],
      moreBefore: false,
      moreAfter: false,
    })),
    send: vi.fn(async ({ id, rid, msg }: { id: string; rid: string; msg: string }) =>
      message(900, { _id: id, rid, msg }),
    ),
  };
  const chat = new Chat({
    uid: 'me',
    server: server as unknown as Server,
    client,
    storage: memoryStorage(),
    onForcedLogout: vi.fn(),
    ...(gather && { gather }),
    ...(memory && { memory }),
    ...(address && { early: new EarlyPage(server, address, kPage) }),
  });
  const socket = () => sockets.at(-1) as FakeSocket;
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

async function online() {
  const all = setUp();
  all.chat.start();
  await all.socket().welcome();
  await all.confirm();
  return all;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('starting loads everything; a room opened on a live connection needs one fetch', async () => {
  const { chat, server, confirm, texts } = await online();
  expect(chat.store.getState()).toMatchObject({ ready: true, me: { username: 'ann' } });
  chat.rooms.open('r1', 'c');
  expect(server.history).not.toHaveBeenCalled();
  await confirm();
  expect(texts()).toEqual(['text 1', 'text 2']);
  expect(server.history).toHaveBeenCalledTimes(1);
  expect(server.changedMessages).not.toHaveBeenCalled();
  chat.stop();
});

test('each part is asked for once at the start; a change before the streams were confirmed is seen soon after', async () => {
  const { chat, server } = await online();
  const parts = ['me', 'permissions', 'roles', 'settings'] as const;
  for (const part of parts) expect(server[part]).toHaveBeenCalledTimes(1);
  const { settings } = chat.store.getState();
  server.me.mockResolvedValueOnce({ _id: 'me', username: 'ann', roles: ['user', 'admin'] });
  await vi.advanceTimersByTimeAsync(kCheckAfter);
  for (const part of parts) expect(server[part]).toHaveBeenCalledTimes(2);
  expect(chat.store.getState().me?.roles).toEqual(['user', 'admin']);
  // What has not changed is the same object: nobody has anything to draw again.
  expect(chat.store.getState().settings).toBe(settings);
  chat.stop();
});

test('the first page of the room at the address is on its way before the rooms are known, and used once', async () => {
  const { chat, server, socket, confirm, texts } = setUp({ kind: 'channel', name: 'one' });
  expect(server.historyAt).toHaveBeenCalledWith({ kind: 'channel', name: 'one' }, kPage);
  chat.start();
  await vi.advanceTimersByTimeAsync(0);
  chat.rooms.open('r1', 'c');
  await vi.advanceTimersByTimeAsync(0);
  expect(texts()).toEqual(['text 8', 'text 9']);
  expect(server.history).not.toHaveBeenCalled();
  // It says nothing of what came while the streams were being confirmed.
  server.changedMessages.mockResolvedValueOnce({ updated: [message(10)], deleted: ['m8'] });
  await socket().welcome();
  await confirm();
  expect(texts()).toEqual(['text 9', 'text 10']);
  chat.stop();
});

test('a first page that is refused at the address is asked for by its room', async () => {
  const { chat, server, texts } = setUp(
    { kind: 'channel', name: 'one' },
    new ApiError(400, 'error-room-not-found', 'No'),
  );
  chat.start();
  await vi.advanceTimersByTimeAsync(0);
  chat.rooms.open('r1', 'c');
  await vi.advanceTimersByTimeAsync(0);
  expect(server.history).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual(['text 1', 'text 2']);
  chat.stop();
});

test('without a socket a room can still be read', async () => {
  const { chat, texts } = setUp();
  chat.start();
  chat.rooms.open('r1', 'c');
  await vi.advanceTimersByTimeAsync(0);
  expect(texts()).toEqual(['text 1', 'text 2']);
  chat.stop();
});

test('a reconnect brings what was missed, deletions included', async () => {
  const { chat, server, socket, confirm, texts, hear } = await online();
  chat.rooms.open('r1', 'c');
  await confirm();
  hear(message(50));
  socket().drop();
  server.changedMessages.mockResolvedValueOnce({
    updated: [message(50), message(60), message(2, { msg: 'edited', updatedAt: kStart + 61_000 })],
    deleted: ['m1'],
  });
  server.subscriptions.mockResolvedValueOnce({ update: [], remove: [] });
  await vi.advanceTimersByTimeAsync(1_000);
  await socket().welcome();
  await confirm();
  expect(texts()).toEqual(['edited', 'text 50', 'text 60']);
  // A little before the newest event of the lost connection.
  expect(server.changedMessages).toHaveBeenCalledWith('r1', kStart + 50_000 - 10_000, kSignal);
  expect(server.subscriptions).toHaveBeenLastCalledWith(kStart + 50_000 - 10_000, kSignal);
  chat.stop();
});

test('neither our own answers nor early events of the next connection hide what was missed', async () => {
  const { chat, server, socket, confirm, hear } = await online();
  chat.rooms.open('r1', 'c');
  await confirm();
  hear(message(50));
  chat.outbox.add('r1', { kind: 'send', msg: 'mine' }); // acknowledged over REST while the socket is already dead
  await vi.advanceTimersByTimeAsync(0);
  expect(server.send).toHaveBeenCalledTimes(1);
  socket().drop();
  await vi.advanceTimersByTimeAsync(1_000);
  await socket().welcome();
  hear(message(950)); // before all streams are confirmed
  await confirm();
  expect(server.changedMessages).toHaveBeenCalledWith('r1', kStart + 50_000 - 10_000, kSignal);
  chat.stop();
});

test('a sync that failed is repeated from the same moment', async () => {
  const { chat, server, socket, confirm, hear, texts } = await online();
  chat.rooms.open('r1', 'c');
  await confirm();
  hear(message(50));
  socket().drop();
  server.changedMessages.mockRejectedValueOnce(new ApiError(503, '503', 'busy'));
  server.changedMessages.mockResolvedValueOnce({ updated: [message(60)], deleted: [] });
  await vi.advanceTimersByTimeAsync(1_000);
  await socket().welcome();
  await confirm();
  hear(message(70));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.changedMessages.mock.calls).toEqual([
    ['r1', kStart + 40_000, kSignal],
    ['r1', kStart + 40_000, kSignal],
  ]);
  expect(texts()).toEqual(['text 1', 'text 2', 'text 50', 'text 60', 'text 70']);
  chat.stop();
});

test('a room that may not be read says so and is not asked for again', async () => {
  const { chat, server, confirm } = await online();
  server.history.mockRejectedValue(new ApiError(400, 'error-room-not-found', 'No room'));
  chat.rooms.open('r1', 'c');
  await confirm();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(chat.store.getState().histories.get('r1')?.failure?.type).toBe('error-room-not-found');
  expect(server.history).toHaveBeenCalledTimes(1);
  chat.stop();
});

test('older pages are fetched inclusively and joined without doubles', async () => {
  const { chat, server, confirm, texts } = await online();
  const many = Array.from({ length: 50 }, (_, i) => message(100 + i));
  server.history.mockResolvedValueOnce(many);
  chat.rooms.open('r1', 'c');
  await confirm();
  server.history.mockResolvedValueOnce([message(98), message(99), message(100)]);
  await chat.rooms.loadOlder(kSource);
  expect(server.history).toHaveBeenLastCalledWith({ _id: 'r1', t: 'c' }, 51, kStart + 100_000, undefined);
  expect(texts()).toHaveLength(52);
  expect(isComplete(chat.store.getState(), kSource)).toBe(true);
  chat.stop();
});

test('only the rooms opened last stay live', async () => {
  const { chat, socket } = await online();
  for (let i = 0; i < 12; i += 1) chat.rooms.open(`r${i}`, 'c');
  expect([...chat.store.getState().histories.keys()]).toEqual(Array.from({ length: 10 }, (_, i) => `r${i + 2}`));
  expect(socket().sent.filter(({ msg }) => msg === 'unsub')).toHaveLength(8);
  chat.stop();
});

test('presence is watched for whom the screen shows, and asked for again after a reconnect', async () => {
  const { chat, server, socket } = await online();
  const presences = vi.fn(async (_ids: readonly string[]) => [{ _id: 'u2', username: 'ben', status: 'away' as const }]);
  (server as unknown as { presences: typeof presences }).presences = presences;
  const stop = chat.presence.watch(['u2', 'u3']);
  await vi.advanceTimersByTimeAsync(100);
  const lists = () =>
    socket()
      .subs()
      .filter(({ name }) => name === 'stream-user-presence')
      .map(({ params }) => params?.[1]);
  expect(lists()).toEqual([{ added: ['u2', 'u3'], removed: [] }]);
  expect(chat.store.getState().presence.get('u2')).toEqual({ status: 'away' });
  socket().drop();
  await vi.advanceTimersByTimeAsync(1_000);
  await socket().welcome();
  expect(lists()).toEqual([{ added: ['u2', 'u3'], removed: [] }]);
  stop();
  await vi.advanceTimersByTimeAsync(100);
  expect(lists().at(-1)).toEqual({ added: [], removed: ['u2', 'u3'] });
  chat.stop();
});

test('presence that changed while it was being asked for is the newer one', async () => {
  const { chat, server, socket } = await online();
  let answer = (): void => undefined;
  const presences = vi.fn(
    () =>
      new Promise((resolve) => {
        answer = () => resolve([{ _id: 'u2', username: 'ben', status: 'offline' }]);
      }),
  );
  (server as unknown as { presences: typeof presences }).presences = presences;
  chat.presence.watch(['u2']);
  await vi.advanceTimersByTimeAsync(100);
  socket().say({
    msg: 'changed',
    collection: 'stream-user-presence',
    id: 'u2',
    fields: { uid: 'u2', eventName: 'u2', args: [['ben', 1, '']] },
  });
  answer();
  await vi.advanceTimersByTimeAsync(0);
  expect(chat.store.getState().presence.get('u2')).toEqual({ status: 'online' });
  chat.stop();
});

test('a link into the past loads the messages around it in one request, and pages lead back to the present', async () => {
  const { chat, server, confirm, texts, hear } = await online();
  const pages = (from: number, count: number) => Array.from({ length: count }, (_, i) => message(from + i));
  server.history.mockResolvedValueOnce(pages(1_000, 50));
  chat.rooms.open('r1', 'c');
  await confirm();
  server.surrounding.mockResolvedValueOnce({ messages: pages(650, 100), moreBefore: true, moreAfter: true });
  await expect(chat.rooms.toMessage('r1', 'm700')).resolves.toBe(true);
  expect(texts()).toHaveLength(100);
  expect(server.history).toHaveBeenCalledTimes(1);

  hear(message(2_000));
  hear(message(700, { msg: 'edited', updatedAt: kStart + 3_000_000 }));
  expect(texts().at(-1)).toBe('text 749');
  expect(texts()).toContain('edited');

  server.newer.mockResolvedValueOnce(pages(749, 51));
  await chat.rooms.loadNewer(kSource);
  expect(server.newer).toHaveBeenLastCalledWith('r1', kStart + 749_000 - 1, 51);
  server.newer.mockImplementationOnce(async () => {
    hear(message(2_001)); // after the server has put its answer together
    return [message(799), message(2_000)];
  });
  await chat.rooms.loadNewer(kSource);
  expect(texts()).toContain('text 799');
  expect(texts().slice(-3)).toEqual(['text 1049', 'text 2000', 'text 2001']);
  expect(isLive(chat.store.getState(), kSource)).toBe(true);
  expect(chat.store.getState().histories.get('r1')).toMatchObject({ asked: 0, meanwhile: [] });

  server.surrounding.mockResolvedValueOnce({
    messages: [message(5, { rid: 'r2' })],
    moreBefore: false,
    moreAfter: false,
  });
  await expect(chat.rooms.toMessage('r1', 'm5')).resolves.toBe(false);
  chat.stop();
});

test('the way back to the present is at once where it is known, and takes nothing from the past', async () => {
  const { chat, server, confirm, texts, hear } = await online();
  server.history.mockResolvedValueOnce(Array.from({ length: 50 }, (_, i) => message(100 + i)));
  chat.rooms.open('r1', 'c');
  await confirm();
  server.surrounding.mockResolvedValueOnce({ messages: [message(-900)], moreBefore: true, moreAfter: true });
  await chat.rooms.toMessage('r1', 'm-900');
  hear(message(200));
  expect(texts()).toEqual(['text -900']);
  await chat.rooms.toLatest(kSource);
  expect(texts()).toHaveLength(51);
  expect([texts()[0], texts().at(-1)]).toEqual(['text 100', 'text 200']);
  expect(server.history).toHaveBeenCalledTimes(1);
  // And so is the way to what was seen before.
  await expect(chat.rooms.toMessage('r1', 'm-900')).resolves.toBe(true);
  expect(texts()).toEqual(['text -900']);
  expect(server.surrounding).toHaveBeenCalledTimes(1);
  chat.stop();
});

test('a list of mentions is fetched page by page, lives with its room, and goes when nobody looks', async () => {
  const { chat, server, confirm, hear } = await online();
  const mentions: Source = { kind: 'mentions', rid: 'r1', uid: 'me' };
  const named = (n: number) => message(n, { mentions: [{ _id: 'me', username: 'ann' }] });
  const asked = vi.fn(async (_rid: string, offset: number, _count: number) => ({
    messages: Array.from({ length: Math.min(50, 70 - offset) }, (_, i) => named(100 - offset - i)),
    total: 70,
  }));
  (server as unknown as { mentions: typeof asked }).mentions = asked;
  chat.rooms.open('r1', 'c');
  await confirm();
  const close = chat.rooms.list(mentions);
  await chat.rooms.toLatest(mentions);
  await chat.rooms.loadOlder(mentions);
  expect(asked.mock.calls.map(([, offset]) => offset)).toEqual([0, 40]);
  const listed = () => shownMessages(chat.store.getState(), mentions).map(({ _id }) => _id);
  expect(listed()).toEqual(Array.from({ length: 70 }, (_, i) => `m${31 + i}`));
  expect(isComplete(chat.store.getState(), mentions)).toBe(true);
  hear(named(300));
  hear(message(301));
  expect(listed().at(-1)).toBe('m300');
  close();
  expect(listed()).toEqual([]);
  expect(chat.store.getState().messages.get('m50')).toBeUndefined();
  chat.stop();
});

test('a page that was made before a change does not bring back what the change has undone', async () => {
  const { chat, server, socket, confirm, texts, hear } = await online();
  const many = Array.from({ length: 50 }, (_, i) => message(100 + i));
  server.history.mockResolvedValueOnce(many);
  chat.rooms.open('r1', 'c');
  await confirm();
  server.history.mockImplementationOnce(async () => {
    hear(message(98, { msg: 'edited', updatedAt: kStart + 900_000 }));
    socket().say({
      msg: 'changed',
      collection: 'stream-notify-room',
      id: 'id',
      fields: { eventName: 'r1/deleteMessageBulk', args: [{ rid: 'r1', users: ['eve'], ts: { $gt: 0 } }] },
    });
    return [message(97, { u: { _id: 'u3', username: 'eve' } }), message(98), message(100)];
  });
  await chat.rooms.loadOlder(kSource);
  expect(texts().slice(0, 2)).toEqual(['edited', 'text 100']);
  chat.stop();
});

test('one request that never answers stops nothing else, and is given up with its connection', async () => {
  const { chat, server, socket, confirm } = await online();
  const hang = (...args: unknown[]) =>
    new Promise<never>((_, reject) => {
      (args.at(-1) as AbortSignal).addEventListener('abort', () => reject(new Error('given up')));
    });
  socket().drop();
  server.roles.mockImplementation(hang);
  server.rooms.mockImplementationOnce(hang);
  await vi.advanceTimersByTimeAsync(1_000);
  await socket().welcome();
  await confirm();
  expect(server.settings).toHaveBeenCalledTimes(2);
  socket().drop();
  const other: Room = { _id: 'r9', t: 'p', name: 'nine', updatedAt: kStart + 5 };
  server.rooms.mockResolvedValueOnce({ update: [other], remove: [] });
  await vi.advanceTimersByTimeAsync(2_000);
  await socket().welcome();
  await confirm();
  expect(chat.store.getState().rooms.has('r9')).toBe(true);
  chat.stop();
});

test('a history that hangs does not block its room', async () => {
  const { chat, server, socket, confirm, texts } = await online();
  server.history.mockImplementationOnce(() => new Promise<never>(() => undefined));
  chat.rooms.open('r1', 'c');
  await confirm();
  expect(texts()).toEqual([]);
  socket().drop();
  await vi.advanceTimersByTimeAsync(1_000);
  await socket().welcome();
  await confirm();
  expect(texts()).toEqual(['text 1', 'text 2']);
  chat.stop();
});

test('what was refused for a look from outside is asked for again by a member', async () => {
  const { chat, server, socket, confirm, texts, hear } = await online();
  server.history.mockRejectedValueOnce(new ApiError(400, 'error-not-allowed', 'Not allowed'));
  chat.rooms.open('r1', 'c');
  const refuse = () => {
    for (const { id } of socket().subs().slice(-4)) {
      socket().say({ msg: 'nosub', id, error: { error: 'not-allowed' } });
    }
    return vi.advanceTimersByTimeAsync(0);
  };
  await refuse();
  expect(chat.store.getState().histories.get('r1')?.failure?.type).toBe('error-not-allowed');
  const before = socket().subs().length;
  chat.rooms.open('r1', 'c'); // joined
  expect(socket().subs()).toHaveLength(before + 4);
  await confirm();
  expect(texts()).toEqual(['text 1', 'text 2']);
  expect(chat.store.getState().histories.get('r1')?.failure).toBeUndefined();
  hear(message(3));
  expect(texts()).toHaveLength(3);
  chat.stop();
});

test('a refused sync is shown and left alone until somebody asks', async () => {
  const { chat, server } = setUp();
  server.permissions.mockRejectedValueOnce(new ApiError(400, 'error-not-allowed', 'Not allowed'));
  chat.start();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(chat.store.getState().troubles.get('permissions')).toMatchObject({ type: 'error-not-allowed' });
  expect(chat.store.getState().ready).toBe(true);
  expect(server.permissions).toHaveBeenCalledTimes(1);
  chat.wake();
  await vi.advanceTimersByTimeAsync(0);
  expect(chat.store.getState().troubles.size).toBe(0);
  chat.stop();
});

test('a sync that fails for long is shown, and not repeated for ever', async () => {
  const { chat, server } = setUp();
  server.rooms.mockRejectedValue(new ApiError(503, '503', 'busy'));
  chat.start();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(chat.store.getState().troubles.get('lists')).toMatchObject({ status: 503 });
  expect(server.rooms).toHaveBeenCalledTimes(8);
  chat.stop();
});

test('a room that is open for long stays short where nobody looks', async () => {
  const { chat, confirm, texts, hear } = await online();
  chat.rooms.open('r1', 'c');
  await confirm();
  for (let n = 3; n < 2_000; n += 1) hear(message(n));
  expect(texts().length).toBeLessThanOrEqual(kMaxMessages);
  expect(texts().at(-1)).toBe('text 1999');

  const stop = chat.rooms.holdPlace(kSource, () => 'm1500');
  for (let n = 2_000; n < 3_000; n += 1) hear(message(n));
  expect(texts()).toContain('text 1500');
  expect(texts().length).toBeLessThanOrEqual(kMaxMessages);
  expect(isLive(chat.store.getState(), kSource)).toBe(false);
  stop();
  chat.stop();
});

test('presence of those who have left the screen is forgotten', async () => {
  const { chat, server, socket } = await online();
  const presences = vi.fn(async () => [{ _id: 'u2', username: 'ben', status: 'away' as const }]);
  (server as unknown as { presences: typeof presences }).presences = presences;
  const stop = chat.presence.watch(['u2']);
  await vi.advanceTimersByTimeAsync(100);
  expect(chat.store.getState().presence.size).toBe(1);
  stop();
  await vi.advanceTimersByTimeAsync(100);
  socket().say({
    msg: 'changed',
    collection: 'stream-user-presence',
    id: 'u2',
    fields: { uid: 'u2', eventName: 'u2', args: [['ben', 1, '']] },
  });
  expect(chat.store.getState().presence.size).toBe(0);
  chat.stop();
});

test('presence of those who left the screen while there was no connection is forgotten too', async () => {
  const { chat, server, socket } = await online();
  const presences = vi.fn(async () => [{ _id: 'u2', username: 'ben', status: 'away' as const }]);
  (server as unknown as { presences: typeof presences }).presences = presences;
  const stop = chat.presence.watch(['u2']);
  await vi.advanceTimersByTimeAsync(100);
  socket().drop();
  stop();
  await vi.advanceTimersByTimeAsync(100);
  expect(chat.store.getState().presence.size).toBe(0);
  chat.stop();
});

test('what comes in several frames is one change of the state', async () => {
  const runs: (() => void)[] = [];
  const { chat, socket, confirm, hear, texts } = setUp(undefined, undefined, (run) => runs.push(run));
  chat.start();
  await socket().welcome();
  await confirm();
  chat.rooms.open('r1', 'c');
  await confirm();
  const changes = vi.fn();
  chat.store.subscribe(changes);
  const say = (eventName: string, args: unknown[]) =>
    socket().say({ msg: 'changed', collection: 'stream-notify-user', id: 'id', fields: { eventName, args } });
  hear(message(60));
  say('me/rooms-changed', ['updated', { _id: 'r1', t: 'c', name: 'one', lm: new Date(), _updatedAt: new Date() }]);
  say('me/subscriptions-changed', ['updated', { ...subscription, unread: 1, _updatedAt: new Date() }]);
  expect(changes).not.toHaveBeenCalled();
  expect(runs).toHaveLength(1);
  runs.shift()?.();
  expect(changes).toHaveBeenCalledTimes(1);
  expect(texts()).toEqual(['text 1', 'text 2', 'text 60']);
  expect(chat.store.getState().subscriptions.get('r1')?.unread).toBe(1);
  hear(message(61));
  expect(runs).toHaveLength(1);
  chat.stop();
});

const kRemembered: Remembered = {
  until: kStart + 60_000,
  me: { _id: 'me', username: 'ann', roles: ['user'] },
  settings: new Map(),
  permissions: new Map(),
  roles: new Map(),
  rooms: [room],
  subscriptions: [subscription],
  histories: [{ rid: 'r1', from: message(1).ts, at: 0, messages: [message(1), message(2)] }],
};

test('what was known when the client was last open is shown at once, and put right by what has changed since', async () => {
  const keep = vi.fn(() => () => undefined);
  const memory = { recall: async () => kRemembered, keep };
  const { chat, server, socket, confirm, texts } = setUp(undefined, undefined, undefined, memory);
  server.rooms.mockResolvedValueOnce({ update: [{ ...room, topic: 'new', updatedAt: kStart + 90_000 }], remove: [] });
  server.history.mockResolvedValueOnce([message(2), message(3)]);
  chat.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(chat.store.getState().ready).toBe(true);
  expect(texts()).toEqual(['text 1', 'text 2']);
  expect(server.rooms).toHaveBeenCalledWith(kStart + 50_000, kSignal);
  expect(chat.store.getState().rooms.get('r1')?.topic).toBe('new');
  expect(keep).toHaveBeenCalledWith(chat, kRemembered);
  chat.rooms.open('r1', 'c');
  await socket().welcome();
  await confirm();
  expect(texts()).toEqual(['text 2', 'text 3']);
  chat.stop();
});

test('a memory that does not answer is not waited for', async () => {
  const memory = { recall: () => new Promise<null>(() => undefined), keep: () => () => undefined };
  const { chat, server } = setUp(undefined, undefined, undefined, memory);
  chat.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(server.me).toHaveBeenCalledTimes(1);
  expect(server.rooms).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(server.rooms).toHaveBeenCalledWith(undefined, kSignal);
  expect(chat.store.getState().ready).toBe(true);
  chat.stop();
});

test('a room that is not ours any more is forgotten, though nobody has opened it', async () => {
  const group: Room = { ...room, t: 'p' };
  const memory = { recall: async () => ({ ...kRemembered, rooms: [group] }), keep: () => () => undefined };
  const { chat, server, texts } = setUp(undefined, undefined, undefined, memory);
  server.rooms.mockResolvedValueOnce({ update: [], remove: [] });
  server.subscriptions.mockResolvedValueOnce({ update: [], remove: [{ _id: 's1' }] });
  chat.start();
  await vi.advanceTimersByTimeAsync(0);
  expect(texts()).toEqual([]);
  expect(chat.store.getState().messages.get('m1')).toBeUndefined();
  chat.stop();
});
