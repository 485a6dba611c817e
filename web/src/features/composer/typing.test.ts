import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { TypingNotifier } from './typing';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setUp() {
  const call = vi.fn((..._args: unknown[]) => Promise.resolve());
  const notifier = new TypingNotifier({ call } as never, 'r1', 'ann');
  return { notifier, told: () => call.mock.calls.map((args) => args[3]) };
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
  const call = vi.fn((..._args: unknown[]) => Promise.reject(new Error('offline')));
  new TypingNotifier({ call } as never, 'r1', 'ann').typed();
  expect(call).toHaveBeenCalledWith('stream-notify-room', 'r1/user-activity', 'ann', ['user-typing'], {});
});
