import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TypingNotifier } from './typing';
import { fromWire } from '../../testing/from-wire';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const calls: unknown[][] = [];
  const call = async <T>(...args: unknown[]): Promise<T> => {
    calls.push(args);
    return fromWire(true);
  };
  const notifier = new TypingNotifier({ call }, 'r1', 'ann');
  return { notifier, told: () => calls.map((args) => args[3]) };
}

test('tells once for many keys, again while it goes on, and when it stops', async () => {
  const { notifier, told } = setUp();
  for (let i = 0; i < 20; i += 1) {
    notifier.typed();
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(told()).toEqual([['user-typing'], ['user-typing']]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(told()).toEqual([['user-typing'], ['user-typing'], []]);
});

test('says nothing about stopping when it never began', () => {
  const { notifier, told } = setUp();
  notifier.stopped();
  expect(told()).toEqual([]);
});

test("speaks on the room's stream in its own name", () => {
  const calls: unknown[][] = [];
  const call = async <T>(...args: unknown[]): Promise<T> => {
    calls.push(args);
    throw new Error('offline');
  };
  new TypingNotifier({ call }, 'r1', 'ann').typed();
  expect(calls).toEqual([['stream-notify-room', 'r1/user-activity', 'ann', ['user-typing'], {}]]);
});
