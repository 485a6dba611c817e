import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/http';
import type { Room } from './entities';
import { kSignal, kStart, message, online, setUp } from './testing/live';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
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

test('one request that never answers stops nothing else, and is given up with its connection', async () => {
  const { chat, server, socket, confirm } = await online();
  const hang = (...args: unknown[]) =>
    new Promise<never>((_, reject) => {
      const signal = args.at(-1);
      if (signal instanceof AbortSignal) signal.addEventListener('abort', () => reject(new Error('given up')));
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
