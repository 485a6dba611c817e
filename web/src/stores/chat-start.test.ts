import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/http';
import { kPage } from './pages';
import { kCheckAfter } from './session-sync';
import { message, online, setUp, subscription } from './testing/live';

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
