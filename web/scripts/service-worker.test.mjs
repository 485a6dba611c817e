import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { workerOf } from './vite/service-worker.ts';

const source = readFileSync(join(import.meta.dirname, '../src/offline/worker.ts'), 'utf8');
const kFiles = new Map([
  ['/', '<html>'],
  ['/assets/a-1.js', 'a'],
]);

/** A browser's side of a worker: what it keeps, and what the network says. */
function browser(script, caches = new Map()) {
  const listeners = new Map();
  const network = vi.fn(async (request) => new Response(`network ${new URL(request.url).pathname}`));
  const open = async (name) => {
    if (!caches.has(name)) caches.set(name, new Map());
    const kept = caches.get(name);
    return {
      match: async (path) => kept.get(path)?.clone(),
      addAll: async (requests) => {
        const answers = await Promise.all(requests.map((request) => network(request)));
        requests.forEach((request, i) => kept.set(new URL(request.url).pathname, answers[i]));
      },
    };
  };
  const here = { origin: 'https://chat.example' };
  const asRequest = (path) => ({ url: new URL(path, here.origin).href, method: 'GET', mode: 'cors' });
  new Function('addEventListener', 'caches', 'fetch', 'location', 'Request', script)(
    (name, listener) => listeners.set(name, listener),
    { open, keys: async () => [...caches.keys()], delete: async (name) => caches.delete(name) },
    network,
    here,
    function (path) {
      return asRequest(path);
    },
  );
  const step = async (name) => {
    let work;
    listeners.get(name)({ waitUntil: (promise) => (work = promise) });
    await work;
  };
  /** What the page gets; undefined where the worker leaves it to the browser. */
  const ask = async (path, more = {}) => {
    let answer;
    listeners.get('fetch')({ request: { ...asRequest(path), ...more }, respondWith: (given) => (answer = given) });
    return (await answer)?.text();
  };
  const visit = (path) => ask(path, { mode: 'navigate' });
  return { network, caches, step, ask, visit };
}

let one;
beforeEach(async () => {
  one = browser(workerOf(source, kFiles));
  await one.step('install');
});

test('files come from what is kept, pages from the network', async () => {
  expect(await one.ask('/assets/a-1.js')).toBe('network /assets/a-1.js');
  expect(one.network).toHaveBeenCalledTimes(2); // when it was installed
  expect(await one.visit('/channel/general')).toBe('network /channel/general');
});

test('without a network, or without a server behind a proxy, pages are the one that is kept', async () => {
  one.network.mockRejectedValueOnce(new TypeError('offline'));
  expect(await one.visit('/channel/general')).toBe('network /');
  one.network.mockResolvedValueOnce(new Response('bad gateway', { status: 502 }));
  expect(await one.visit('/home')).toBe('network /');
});

test('a network that does not answer is not waited for', async () => {
  vi.useFakeTimers();
  one.network.mockReturnValueOnce(new Promise(() => undefined));
  const answer = one.visit('/home');
  await vi.advanceTimersByTimeAsync(4_000);
  vi.useRealTimers();
  expect(await answer).toBe('network /');
});

test.each([
  ['/api/v1/me', {}],
  ['/api/v1/docs', { mode: 'navigate' }],
  ['/avatar/ann', {}],
  ['/assets/a-1.js', { method: 'POST' }],
  ['/assets/of-another-release.js', {}],
  ['https://elsewhere.example/assets/a-1.js', {}],
])('%s %j is left to the browser', async (path, more) => {
  expect(await one.ask(path, more)).toBeUndefined();
});

test('each release keeps its own files, and drops those of the one before when that has ended', async () => {
  const next = browser(workerOf(source, new Map([...kFiles, ['/assets/b-2.js', 'b']])), one.caches);
  await next.step('install');
  expect(next.caches.size).toBe(2);
  expect(await one.ask('/assets/a-1.js')).toBe('network /assets/a-1.js');
  next.caches.set('of-somebody-else', new Map());
  await next.step('activate');
  expect(next.caches.size).toBe(2);
  expect(next.caches.has('of-somebody-else')).toBe(true);
  expect(await next.ask('/assets/b-2.js')).toBe('network /assets/b-2.js');
});

test('the same files are the same release', () => {
  expect(workerOf(source, kFiles)).toBe(workerOf(source, new Map([...kFiles].reverse())));
  expect(workerOf(source, kFiles)).not.toBe(workerOf(source, new Map([...kFiles, ['/', 'other']])));
});
