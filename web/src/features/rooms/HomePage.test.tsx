import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { stage } from '../../stores/testing/stage';
import { HomePage } from './HomePage';

test('home offers what one may do, and leads there', async () => {
  const { show } = stage();
  const { location } = await show(<HomePage />, '/home');
  await userEvent.click(screen.getByRole('button', { name: /^Create a channel/ }));
  expect(await screen.findByRole('dialog', { name: 'Create channel' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /^Add people/ })).toBeNull();
  await userEvent.click(screen.getByRole('button', { name: /^Find a channel/ }));
  expect(location.history.at(-1)).toBe('/directory');
});

test('notifications are offered until they were decided on', async () => {
  class Asked {
    static permission = 'default';
    static requestPermission = vi.fn(async () => (Asked.permission = 'granted'));
  }
  vi.stubGlobal('Notification', Asked);
  const { show } = stage();
  await show(<HomePage />, '/home');
  await userEvent.click(screen.getByRole('button', { name: /^Turn on notifications/ }));
  expect(Asked.requestPermission).toHaveBeenCalledTimes(1);
  await vi.waitFor(() => expect(screen.queryByRole('button', { name: /^Turn on notifications/ })).toBeNull());
  vi.unstubAllGlobals();
});
