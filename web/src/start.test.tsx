import { act, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { App } from './App';
import { session } from './api/session';
import { currentModel, loadChats, stopModel } from './stores/current';
import { fakeServer } from './testing/fake-server';
import { renderAt } from './testing/render';
import { areas } from './routes/areas';

const at = '2026-01-05T10:00:00.000Z';
const rows = (values: Record<string, unknown>) => Object.entries(values).map(([_id, value]) => ({ _id, value }));

/** A server whose answers wait: `release` lets those to all that was asked so far come at once, which is one round trip. */
function distantServer() {
  const server = fakeServer({
    'GET settings.public': () => ({ settings: rows({ Show_Setup_Wizard: 'completed', Site_Name: 'Heron' }) }),
    'GET me': () => ({ _id: 'annsId', username: 'ann', roles: ['user'] }),
    'GET permissions.listAll': () => ({ update: [], remove: [] }),
    'GET roles.list': () => ({ roles: [] }),
    'GET rooms.get': () => ({ update: [{ _id: 'r1', t: 'c', name: 'general', _updatedAt: at }], remove: [] }),
    'GET subscriptions.get': () => ({
      update: [
        {
          _id: 's1',
          rid: 'r1',
          t: 'c',
          name: 'general',
          open: true,
          alert: true,
          unread: 3,
          userMentions: 0,
          groupMentions: 0,
          ts: at,
          _updatedAt: at,
        },
      ],
      remove: [],
    }),
    'GET channels.history': () => ({
      messages: [{ _id: 'm1', rid: 'r1', msg: 'hello', u: { _id: 'u2', username: 'ben' }, ts: at, _updatedAt: at }],
    }),
  });
  const answer = globalThis.fetch;
  let waiting: (() => void)[] = [];
  const asked: string[] = [];
  vi.stubGlobal('fetch', async (...request: Parameters<typeof fetch>) => {
    // Faces are asked for when all else is there.
    if (String(request[0]).startsWith('/avatar/')) return new Response('', { status: 404 });
    asked.push(String(request[0]).replace(/\?.*/, ''));
    await new Promise<void>((resolve) => waiting.push(resolve));
    return answer(...request);
  });
  const release = () => {
    const asked = waiting;
    waiting = [];
    for (const go of asked) go();
  };
  return { ...server, release, asked };
}

beforeEach(async () => {
  vi.stubGlobal(
    'WebSocket',
    class {
      close(): void {}
    },
  );
  session.start({ userId: 'annsId', authToken: 'annsToken' });
  // The code is on its way at the same time; here it is there.
  await Promise.all([loadChats(), areas.chat.load(), areas.account.load()]);
});
afterEach(() => {
  act(() => session.end('signed-out'));
  stopModel();
  window.history.replaceState(null, '', '/');
});

async function startAt(path: string) {
  window.history.replaceState(null, '', path);
  const server = distantServer();
  currentModel();
  await renderAt(path, <App />);
  return server;
}

test('one round trip to the server brings the first message on screen, and nothing is asked for twice', async () => {
  const server = await startAt('/channel/general');
  // Nothing is answered yet: what is asked for by now, however slowly, does not wait for anything.
  await vi.waitFor(() => expect(server.asked).toHaveLength(7), { timeout: 30_000 });
  await act(async () => server.release());
  expect(await screen.findByText('hello')).toBeVisible();
  // What a shown room asks for later waits still; by then nothing may have been asked for twice.
  expect(server.asked.filter((path, index) => server.asked.indexOf(path) !== index)).toEqual([]);
});

test('what waits is said on every page, in the title of the browser, and so is a lost connection', async () => {
  const server = await startAt('/account/profile');
  await vi.waitFor(() => expect(server.asked).toContain('/api/v1/subscriptions.get'));
  await act(async () => server.release());
  expect(await screen.findByRole('heading', { name: 'Profile' })).toBeVisible();
  await vi.waitFor(() => expect(document.title).toBe('(3) Profile - Heron'));
  expect(await screen.findByText(/No connection to the server/, undefined, { timeout: 10_000 })).toBeVisible();
});
