import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { DdpClient, type DdpError } from './ddp';
import { FakeSocket } from './fake-socket';

function setUp() {
  const sockets: FakeSocket[] = [];
  const refused: DdpError[] = [];
  const client = new DdpClient({
    url: 'ws://test/websocket',
    token: () => 'secret',
    onRefused: (error) => refused.push(error),
    random: () => 0.5,
    createSocket: () => {
      const socket = new FakeSocket();
      sockets.push(socket);
      return socket;
    },
  });
  const last = () => {
    const socket = sockets.at(-1);
    if (!socket) throw new Error('no socket was opened');
    return socket;
  };
  return { client, sockets, refused, last };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('connecting', () => {
  test('connects, logs in with the token and is online', async () => {
    const { client, last } = setUp();
    client.start();
    await last().welcome();
    expect(last().sent.map((frame) => frame.msg)).toEqual(['connect', 'method']);
    expect(last().sent[1]).toMatchObject({ method: 'login', params: [{ resume: 'secret' }] });
    expect(client.status).toEqual({ phase: 'online' });
  });

  test('a refused token stops the client and tells so', async () => {
    const { client, last, refused, sockets } = setUp();
    client.start();
    last().onopen?.();
    last().say({ msg: 'connected', session: 'x' });
    last().refuse('login', { error: 403, reason: 'Your session has expired. Please log in again.' });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(refused.map((error) => error.code)).toEqual(['403']);
    expect(client.status.phase).toBe('stopped');
    expect(sockets).toHaveLength(1);
  });

  test('says nothing to a socket that is on its way out', async () => {
    const { client, last } = setUp();
    client.start();
    await last().welcome();
    const room = client.subscribe('stream-room-messages', ['r1'], {});
    const said = last().sent.length;
    last().readyState = 2;
    room.stop();
    expect(last().sent).toHaveLength(said);
  });

  test('answers the ping of the server with its id', async () => {
    const { client, last } = setUp();
    client.start();
    await last().welcome();
    last().say({ msg: 'ping', id: '7' });
    expect(last().sent.at(-1)).toEqual({ msg: 'pong', id: '7' });
  });
});

describe('methods', () => {
  test('resolve with the result and reject with the error of the server', async () => {
    const { client, last } = setUp();
    client.start();
    await last().welcome();
    const good = client.call('spotlight', 'ann');
    last().answer('spotlight', { users: [] });
    await expect(good).resolves.toEqual({ users: [] });
    const bad = client.call('joinRoom', 'r1');
    last().refuse('joinRoom', { error: 'error-not-allowed', reason: 'Not allowed', details: { a: 1 } });
    await expect(bad).rejects.toMatchObject({ code: 'error-not-allowed', message: 'Not allowed', details: { a: 1 } });
  });

  test('reject when the connection goes and when there is none', async () => {
    const { client, last } = setUp();
    await expect(client.call('x')).rejects.toMatchObject({ code: 'connection-lost' });
    client.start();
    await last().welcome();
    const running = client.call('slow');
    last().drop();
    await expect(running).rejects.toMatchObject({ code: 'connection-lost' });
  });
});

test('a method without an answer is given up, and the connection goes on', async () => {
  const { client, last } = setUp();
  client.start();
  await last().welcome();
  const silent = expect(client.call('slow')).rejects.toMatchObject({ code: 'no-answer-in-time' });
  await vi.advanceTimersByTimeAsync(19_000);
  last().say({ msg: 'pong' });
  await vi.advanceTimersByTimeAsync(1_000);
  await silent;
  last().answer('slow', 'too late');
  expect(client.status.phase).toBe('online');
});

describe('subscriptions', () => {
  test('are renewed after a reconnect, without those that were stopped', async () => {
    const { client, last } = setUp();
    const ready = vi.fn();
    const kept = client.subscribe('stream-room-messages', ['r1', false], { onReady: ready });
    const stopped = client.subscribe('stream-room-messages', ['r2', false]);
    client.start();
    await last().welcome();
    expect(
      last()
        .subs()
        .map((frame) => frame.params?.[0]),
    ).toEqual(['r1', 'r2']);
    last().say({ msg: 'ready', subs: [last().subs()[0]?.id] });
    expect(ready).toHaveBeenCalledTimes(1);

    stopped.stop();
    expect(last().sent.at(-1)?.msg).toBe('unsub');
    last().drop(1012);
    await vi.advanceTimersByTimeAsync(1_000);
    await last().welcome();
    expect(
      last()
        .subs()
        .map((frame) => frame.params?.[0]),
    ).toEqual(['r1']);
    kept.stop();
  });

  test('a refused one is dropped and tells why', async () => {
    const { client, last } = setUp();
    const onRefused = vi.fn();
    client.subscribe('stream-room-messages', ['secret', false], { onRefused });
    client.start();
    await last().welcome();
    last().say({ msg: 'nosub', id: last().subs()[0]?.id, error: { error: 'not-allowed' } });
    expect(onRefused).toHaveBeenCalledWith(expect.objectContaining({ code: 'not-allowed' }));
    last().drop();
    await vi.advanceTimersByTimeAsync(1_000);
    await last().welcome();
    expect(last().subs()).toEqual([]);
  });

  test('deliver their events with dates', async () => {
    const { client, last } = setUp();
    const seen = vi.fn();
    client.onEvent(seen);
    client.start();
    await last().welcome();
    const ts = new Date(5);
    last().say({
      msg: 'changed',
      collection: 'stream-room-messages',
      id: 'id',
      fields: { eventName: 'r1', args: [{ ts }] },
    });
    expect(seen).toHaveBeenCalledWith({
      collection: 'stream-room-messages',
      id: 'id',
      fields: { eventName: 'r1', args: [{ ts }] },
    });
  });
});

describe('coming back', () => {
  test('waits longer after each failure, up to a limit', async () => {
    const { client, last } = setUp();
    client.start();
    const waits: number[] = [];
    for (let i = 0; i < 8; i += 1) {
      last().drop();
      const { status } = client;
      if (status.phase !== 'waiting') throw new Error(status.phase);
      waits.push(status.retryAt - Date.now());
      await vi.advanceTimersByTimeAsync(waits.at(-1) ?? 0);
    }
    expect(waits).toEqual([750, 1500, 3000, 6000, 12000, 22500, 22500, 22500]);
  });

  test('a connection that held starts over with a short wait, one that broke at once does not', async () => {
    const { client, last } = setUp();
    client.start();
    await last().welcome();
    last().drop();
    await vi.advanceTimersByTimeAsync(750);
    await last().welcome();
    last().drop();
    expect(client.status).toMatchObject({ phase: 'waiting', retryAt: Date.now() + 1500 });
    await vi.advanceTimersByTimeAsync(1500);
    await last().welcome();
    await vi.advanceTimersByTimeAsync(15_000);
    last().drop();
    expect(client.status).toMatchObject({ phase: 'waiting', retryAt: Date.now() + 750 });
  });

  test('tries at once when the network is back', async () => {
    const { client, last, sockets } = setUp();
    client.start();
    for (let i = 0; i < 6; i += 1) {
      last().drop();
      if (i < 5) await vi.advanceTimersByTimeAsync(30_000);
    }
    const before = sockets.length;
    client.wake();
    expect(sockets).toHaveLength(before + 1);
    await last().welcome();
    expect(client.status.phase).toBe('online');
  });

  test('a silent connection is given up', async () => {
    const { client, last, sockets } = setUp();
    client.start();
    await last().welcome();
    await vi.advanceTimersByTimeAsync(40_000);
    expect(client.status.phase).toBe('online');
    await vi.advanceTimersByTimeAsync(20_000);
    expect(sockets[0]?.closed).toBe(true);
    expect(client.status.phase).not.toBe('online');
  });

  test('after sleep an old socket must answer quickly', async () => {
    const { client, last } = setUp();
    client.start();
    await last().welcome();
    await vi.advanceTimersByTimeAsync(1_000);
    client.wake();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(client.status.phase).toBe('waiting');
  });

  test('an attempt that hangs is given up', async () => {
    const { client, sockets } = setUp();
    client.start();
    await vi.advanceTimersByTimeAsync(15_000);
    expect(client.status.phase).toBe('waiting');
    expect(sockets[0]?.closed).toBe(true);
  });
});
