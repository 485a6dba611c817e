import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { online } from './testing/live';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('presence is watched for whom the screen shows, and asked for again after a reconnect', async () => {
  const { chat, server, socket } = await online();
  const presences = vi.fn(async (_ids: readonly string[]) => [{ _id: 'u2', username: 'ben', status: 'away' as const }]);
  server.presences.mockImplementation(presences);
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
  server.presences.mockImplementation(
    () =>
      new Promise((resolve) => {
        answer = () => resolve([{ _id: 'u2', username: 'ben', status: 'offline' }]);
      }),
  );
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

test('presence of those who have left the screen is forgotten', async () => {
  const { chat, server, socket } = await online();
  const presences = vi.fn(async () => [{ _id: 'u2', username: 'ben', status: 'away' as const }]);
  server.presences.mockImplementation(presences);
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
  server.presences.mockImplementation(presences);
  const stop = chat.presence.watch(['u2']);
  await vi.advanceTimersByTimeAsync(100);
  socket().drop();
  stop();
  await vi.advanceTimersByTimeAsync(100);
  expect(chat.store.getState().presence.size).toBe(0);
  chat.stop();
});
