import { act, render, screen } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { ErrorBoundary } from '../ui';
import { deferred } from './deferred';

afterEach(() => void vi.useRealTimers());

const Part = () => <p>here</p>;

test('code that does not come while the server is away is asked for again, and nothing else is lost', async () => {
  vi.useFakeTimers();
  const load = vi.fn<() => Promise<typeof Part>>().mockRejectedValueOnce(new TypeError('away')).mockResolvedValue(Part);
  const Later = deferred(load);
  render(
    <ErrorBoundary>
      <p>beside</p>
      <Later />
    </ErrorBoundary>,
  );
  await act(() => vi.advanceTimersByTimeAsync(500));
  expect(screen.getByText('beside')).toBeVisible();
  expect(screen.queryByText('here')).toBeNull();
  await act(() => vi.advanceTimersByTimeAsync(1_000));
  expect(screen.getByText('here')).toBeVisible();
  expect(load).toHaveBeenCalledTimes(2);
});

test('what never comes is asked for during a minute, and then given up', async () => {
  vi.useFakeTimers();
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const load = vi.fn<() => Promise<typeof Part>>().mockRejectedValue(new TypeError('gone'));
  const Later = deferred(load);
  render(
    <ErrorBoundary>
      <Later />
    </ErrorBoundary>,
  );
  await act(() => vi.advanceTimersByTimeAsync(60_000));
  expect(load).toHaveBeenCalledTimes(6);
  await act(() => vi.advanceTimersByTimeAsync(600_000));
  expect(load).toHaveBeenCalledTimes(7);
});
