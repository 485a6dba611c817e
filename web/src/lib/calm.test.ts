import { beforeEach, expect, test, vi } from 'vitest';

async function fresh() {
  vi.resetModules();
  const { calm, isShown } = await import('./calm');
  let over = false;
  void calm.then(() => (over = true));
  return { isShown, over: () => over };
}

beforeEach(() => {
  vi.useFakeTimers();
  return () => void vi.useRealTimers();
});

test('the rest waits until what the page is for has been drawn', async () => {
  const { isShown, over } = await fresh();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(over()).toBe(false);
  isShown();
  await vi.advanceTimersByTimeAsync(100);
  expect(over()).toBe(true);
});

test('whoever does something is not kept waiting, nor is anybody for ever', async () => {
  const acted = await fresh();
  window.dispatchEvent(new Event('pointerdown'));
  await vi.advanceTimersByTimeAsync(0);
  expect(acted.over()).toBe(true);
  const failed = await fresh();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(failed.over()).toBe(true);
});
