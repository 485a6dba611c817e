/**
 * The service worker: the application's own files, kept for when there is no network. It is no module: the build
 * (scripts/vite/service-worker.ts) puts the two names before it and writes it to `/sw.js`. Answers of the server's API are
 * never touched.
 *
 * Pages come from the network where there is one, so that a new release is seen at once; files of a release are never mixed
 * with those of another, since each has its hash in its name. A worker of a new release takes over when the last tab of the
 * old one is closed: until then the old tabs find all their parts.
 */
export {};

declare const kFiles: readonly string[];
/** Another one for each release. */
declare const kRelease: string;

interface Step extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Asked extends Step {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const kPrefix = 'confab-files-';
const kCache = kPrefix + kRelease;
/** The one page of the application. */
const kPage = '/';
/** Addresses that are no pages of the application. */
const kServers =
  /^\/(?:api|avatar|file-upload|emoji-custom|custom-sounds|hooks|sockjs|websocket|metrics|health|livez|readyz|_|\.)/;
/** A page that takes longer is taken from here. */
const kPageWithin = 4_000;

interface Events {
  install: Step;
  activate: Step;
  fetch: Asked;
}

/** What a worker hears, which the page's own types do not know. */
declare function addEventListener<K extends keyof Events>(name: K, listener: (event: Events[K]) => void): void;

const kept = async (path: string): Promise<Response | undefined> =>
  (await caches.open(kCache)).match(path, { ignoreVary: true });

async function fileAt(path: string, request: Request): Promise<Response> {
  return (await kept(path)) ?? fetch(request);
}

async function page(request: Request): Promise<Response> {
  const asked = fetch(request);
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), kPageWithin));
  const answer = await Promise.race([asked.catch(() => undefined), late]);
  // A proxy without a server behind it is no server either.
  if (answer && answer.status < 500) return answer;
  return (await kept(kPage)) ?? answer ?? asked;
}

addEventListener('install', (event) => {
  // All or none: what fails is tried again when the page is next opened.
  const fill = async () => (await caches.open(kCache)).addAll(kFiles.map((path) => new Request(path)));
  event.waitUntil(fill());
});

addEventListener('activate', (event) => {
  const tidy = async () => {
    const old = (await caches.keys()).filter((name) => name.startsWith(kPrefix) && name !== kCache);
    await Promise.all(old.map((name) => caches.delete(name)));
  };
  event.waitUntil(tidy());
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate') {
    if (!kServers.test(pathname)) event.respondWith(page(request));
  } else if (pathname !== kPage && kFiles.includes(pathname)) {
    event.respondWith(fileAt(pathname, request));
  }
});
