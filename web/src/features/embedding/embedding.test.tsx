import { act } from '@testing-library/react';
import { afterEach, expect, test, vi } from 'vitest';
import { session } from '../../api/session';
import { fakeServer } from '../../testing/fake-server';
import { aSubscription, stage } from '../../stores/testing/stage';
import { isAllowed } from './commands';
import Embedding from './Embedding';
import { tellOf } from './events';

afterEach(() => act(() => session.end('signed-out')));

test('a page may give commands when its address is named, or every one may', () => {
  const origin = 'https://example.org';
  expect(isAllowed(origin, '*')).toBe(true);
  expect(isAllowed(origin, 'https://a.test, https://example.org/ ')).toBe(true);
  expect(
    ['', 'https://example', 'http://example.org', 'https://example.org.test'].map((one) => isAllowed(origin, one)),
  ).toEqual([false, false, false, false]);
});

/** A client that takes commands of pages of `https://example.org`. */
async function commanded(enabled = true) {
  const setStatus = vi.fn(async () => undefined);
  const { show, dispatch } = stage({ setStatus });
  const settings = {
    Iframe_Integration_receive_enable: enabled,
    Iframe_Integration_receive_origin: 'https://example.org',
  };
  for (const [id, value] of Object.entries(settings)) dispatch({ type: 'setting.changed', data: { id, value } });
  const { location } = await show(<Embedding />);
  const command = (data: unknown, origin = 'https://example.org') =>
    act(async () => void window.dispatchEvent(new MessageEvent('message', { data, origin })));
  return { setStatus, location, command };
}

test('a page around the client goes to an address of it, and to none elsewhere', async () => {
  const { location, command } = await commanded();
  await command({ externalCommand: 'go', path: '/channel/random' });
  for (const path of ['//evil.test', '/\\evil.test', 'https://evil.test', 5, undefined])
    await command({ externalCommand: 'go', path });
  await command({ externalCommand: 'go', path: '/home' }, 'https://evil.test');
  for (const nonsense of [null, 'go', 7, {}, { externalCommand: 'explode' }]) await command(nonsense);
  expect(location.history).toEqual(['/channel/general', '/channel/random']);
});

test('nobody gives commands where the workspace lets nobody', async () => {
  const { location, setStatus, command } = await commanded(false);
  await command({ externalCommand: 'go', path: '/channel/random' });
  await command({ externalCommand: 'set-user-status', status: 'busy' });
  expect([location.history, setStatus.mock.calls]).toEqual([['/channel/general'], []]);
});

test('a page around the client sets the status, signs in by a token and signs out', async () => {
  const server = fakeServer({
    'POST login': () => ({
      status: 'success',
      data: { userId: 'bensId', authToken: 'new', me: { _id: 'bensId', username: 'ben', roles: [] } },
    }),
    'POST logout': () => ({ status: 'success', data: { message: '' } }),
  });
  const { setStatus, command } = await commanded();
  await command({ externalCommand: 'set-user-status', status: 'busy' });
  await command({ externalCommand: 'set-user-status', status: 'asleep' });
  expect(setStatus.mock.calls).toEqual([['busy']]);
  await command({ externalCommand: 'login-with-token', token: 'made elsewhere' });
  await vi.waitFor(() => expect(session.current).toMatchObject({ userId: 'bensId', authToken: 'new' }));
  expect(server.calls.find(({ path }) => path === 'login')?.body).toEqual({ resume: 'made elsewhere' });
  await command({ externalCommand: 'logout' });
  await vi.waitFor(() => expect(session.current).toBeNull());
});

test('what is told: what waits, of which room, and the own status', () => {
  const { chat, dispatch } = stage();
  const tell = vi.fn();
  const silence = tellOf(chat, tell);
  const unread = aSubscription({ unread: 2, alert: true, updatedAt: 9 });
  dispatch({ type: 'subscription.changed', data: unread });
  expect(tell.mock.calls).toEqual([
    ['unread-changed', ''],
    ['unread-changed', 2],
    ['unread-changed-by-subscription', expect.objectContaining({ rid: 'r1', unread: 2 })],
  ]);
  silence();
  dispatch({ type: 'subscription.changed', data: { ...unread, unread: 3, updatedAt: 10 } });
  expect(tell).toHaveBeenCalledTimes(3);
});
