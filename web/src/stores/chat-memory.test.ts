import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { kNoDaily } from './daily';
import type { Remembered } from '../memory/recall';
import type { Room } from './entities';
import { kSignal, kStart, message, room, setUp, subscription } from './testing/live';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const kRemembered: Remembered = {
  until: kStart + 60_000,
  me: { _id: 'me', username: 'ann', roles: ['user'] },
  settings: new Map(),
  permissions: new Map(),
  roles: new Map(),
  daily: kNoDaily,
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
