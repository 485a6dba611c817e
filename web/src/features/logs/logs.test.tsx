import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { fakeServer } from '../../testing/fake-server';
import AdminPages from '../admin/AdminPages';
import { isAtLeast, levelOf, plainLine } from './lines';

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => void vi.useRealTimers());

test('a line says its level, as text and as JSON', () => {
  expect(levelOf('2026-12-01T02:36:07.233Z warning running as root: what follows')).toBe('warning');
  expect(levelOf('{"time":"x","level":"error","message":"no disk"}')).toBe('error');
  expect(levelOf('|  SERVER RUNNING')).toBeUndefined();
  expect(plainLine('\u001b[31mred\u001b[0m \n')).toBe('red');
  expect(isAtLeast('error', 'warning')).toBe(true);
  expect(isAtLeast('info', 'warning')).toBe(false);
  expect(isAtLeast(undefined, 'debug')).toBe(false);
});

test('lines come by themselves, until they are paused, and are narrowed by level and text', async () => {
  const lines = ['T info started', 'T warning low on disk', 'T error no disk'];
  const { calls } = fakeServer({
    'GET stdout.queue': () => ({ queue: lines.map((string, id) => ({ id: String(id), string, ts: '' })) }),
  });
  const { dispatch, show } = stage();
  dispatch({ type: 'loaded', data: { permissions: [{ _id: 'view-logs', roles: ['user'] }] } });
  await show(<AdminPages page="logs" />, '/admin/logs');
  const user = userEvent.setup({ advanceTimers: (ms) => void vi.advanceTimersByTime(ms) });
  expect(await screen.findByText('T info started')).toBeVisible();
  lines.push('T info later');
  await vi.advanceTimersByTimeAsync(2_100);
  expect(await screen.findByText('T info later')).toBeVisible();

  await user.click(screen.getByRole('button', { name: 'Pause' }));
  const asked = calls.length;
  await vi.advanceTimersByTimeAsync(10_000);
  expect(calls).toHaveLength(asked);

  await user.selectOptions(screen.getByRole('combobox', { name: 'Level' }), 'Warnings and above');
  await waitFor(() => expect(screen.queryByText('T info started')).toBeNull());
  await user.type(screen.getByRole('searchbox', { name: 'Filter' }), 'NO DISK');
  await waitFor(() => expect(screen.queryByText('T warning low on disk')).toBeNull());
  expect(screen.getByText('T error no disk')).toBeVisible();
});
