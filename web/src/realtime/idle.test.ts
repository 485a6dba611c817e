import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createChatStore } from '../stores/chat-store';
import type { ConnectionStatus } from './ddp';
import { watchIdle } from './idle';
import { fromWire } from '../testing/from-wire';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp(preferences: Record<string, unknown> = {}) {
  const store = createChatStore({
    me: { _id: 'me', username: 'ann', roles: [], settings: { preferences } },
  });
  const calls: string[] = [];
  const listeners: ((status: ConnectionStatus) => void)[] = [];
  const client = {
    call: async <T>(method: string): Promise<T> => {
      calls.push(method);
      return fromWire(true);
    },
    onStatus: (listener: (status: ConnectionStatus) => void) => {
      listeners.push(listener);
      return () => undefined;
    },
  };
  const target = new EventTarget();
  const stop = watchIdle({ client, store }, target);
  return { calls, target, stop, reconnect: () => listeners.forEach((listener) => listener({ phase: 'online' })) };
}

test('away after a while without a hand on it, online with the first touch', async () => {
  const { calls, target, stop } = setUp({ idleTimeLimit: 60 });
  await vi.advanceTimersByTimeAsync(50_000);
  target.dispatchEvent(new Event('keydown'));
  await vi.advanceTimersByTimeAsync(50_000);
  expect(calls).toEqual([]);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(calls).toEqual(['UserPresence:away']);
  target.dispatchEvent(new Event('pointermove'));
  target.dispatchEvent(new Event('pointermove'));
  expect(calls).toEqual(['UserPresence:away', 'UserPresence:online']);
  stop();
});

test('who is away stays away through a reconnect', async () => {
  const { calls, reconnect, stop } = setUp({ idleTimeLimit: 60 });
  await vi.advanceTimersByTimeAsync(70_000);
  reconnect();
  expect(calls).toEqual(['UserPresence:away', 'UserPresence:away']);
  stop();
});

test('never away for those who do not want it', async () => {
  const { calls, stop } = setUp({ enableAutoAway: false });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(calls).toEqual([]);
  stop();
});
