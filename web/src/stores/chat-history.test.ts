import { roomStreams } from '../realtime/streams';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError } from '../api/http';
import { kMaxMessages } from './history';
import { isComplete, isLive, shownMessages } from './shown';
import type { Source } from './sources';
import { kSource, kStart, message, online } from './testing/live';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
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
  expect(socket().sent.filter(({ msg }) => msg === 'unsub')).toHaveLength(2 * roomStreams('r').length);
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
  server.mentions.mockImplementation(asked);
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
    for (const { id } of socket().subs().slice(-roomStreams('r1').length)) {
      socket().say({ msg: 'nosub', id, error: { error: 'not-allowed' } });
    }
    return vi.advanceTimersByTimeAsync(0);
  };
  await refuse();
  expect(chat.store.getState().histories.get('r1')?.failure?.type).toBe('error-not-allowed');
  const before = socket().subs().length;
  chat.rooms.open('r1', 'c'); // joined
  expect(socket().subs()).toHaveLength(before + roomStreams('r1').length);
  await confirm();
  expect(texts()).toEqual(['text 1', 'text 2']);
  expect(chat.store.getState().histories.get('r1')?.failure).toBeUndefined();
  hear(message(3));
  expect(texts()).toHaveLength(3);
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
