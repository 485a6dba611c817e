// Previews of links, from a web server within the test: found after the message, and only where it may be called.

import assert from 'node:assert/strict';
import { createServer, type IncomingMessage, type Server as WebServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Chat, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { MethodRefusal } from '../harness/rest.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

const html = (body: string | Buffer, headers: Record<string, string> = {}): Answer => (_, response) => {
  response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', ...headers }).end(body);
};
const titled = (text: string) => `<html><head><title>${text}</title></head><body></body></html>`;
const to = (where: string): Answer => (_, response) => void response.writeHead(302, { Location: where }).end();

/** A web server on an address of its own; `asked` counts. */
class Web {
  readonly asked: string[] = [];
  private readonly host: string;
  private readonly server: WebServer;
  private constructor(host: string, pages: Record<string, Answer>) {
    this.host = host;
    this.server = createServer((request, response) => {
      const path = request.url ?? '/';
      this.asked.push(path);
      const answer = pages[path];
      if (answer) answer(request, response);
      else response.writeHead(404).end('<title>nothing</title>');
    });
    this.server.unref();
  }
  static async start(host: string, pages: Record<string, Answer>): Promise<Web> {
    const web = new Web(host, pages);
    await new Promise<void>((resolve) => web.server.listen(0, host, resolve));
    return web;
  }
  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  url(path: string): string {
    return `http://${this.host}:${this.port}${path}`;
  }
}

// Only 127.0.0.1 is let in; 127.0.0.2 stands for everything else inside the network.
const test = testsOn({
  settings: { API_Embed: true, API_EmbedIgnoredHosts: 'ignored.example', Confab_Outgoing_Allowed_Addresses: '127.0.0.1' },
});
const allow = async (chat: Chat, ...webs: Web[]) =>
  (await chat.admin).post('settings/API_EmbedSafePorts', { value: webs.map(({ port }) => port).join(',') });
const sent = async (who: User, room: Loose, text: string): Promise<Loose> => await who.send(room, text);
const read = async (who: User, id: string): Promise<Loose> => ((await who.get('chat.getMessage', { msgId: id })) as Loose).message;
const preview = async (who: User, room: Loose, url: string): Promise<Loose> =>
  ((await who.get('chat.getURLPreview', { roomId: room._id, url })) as Loose).urlPreview;

test('a message is there at once, and its previews come as a change of it', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const web = await Web.start('127.0.0.1', {
    '/page': html(`<title>Page</title><meta property="og:description" content="About &amp; more">`),
    '/picture': (_, response) => void response.writeHead(200, { 'Content-Type': 'image/png' }).end('x'),
    '/moved': to('/page'),
  });
  await allow(chat, web);
  const seen = await ben.watch('stream-room-messages', room._id);
  const links = ['/page', '/picture', '/moved', '/none'].map((path) => web.url(path));
  const message = await sent(ann, room, links.join(' '));
  assert.deepEqual(message.urls, links.map((url) => ({ url, meta: {} })));
  const changed: Loose = await seen.next(([one]: Loose[]) => one._id === message._id && one.urls[0].meta.pageTitle).then(([one]: Loose[]) => one);
  assert.deepEqual(changed.urls[0].meta, { pageTitle: 'Page', ogDescription: 'About & more' });
  assert.equal(changed.urls[1].headers.contentType, 'image/png');
  assert.deepEqual(changed.urls[2].meta, changed.urls[0].meta);
  assert.deepEqual(changed.urls[3], { url: links[3], meta: {} });
  assert.equal(changed.editedAt, undefined);
  assert.deepEqual((await read(ben, message._id)).urls, changed.urls);
});

test('an edit has its own previews, and what was edited in between keeps none of the old ones', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  let held: ServerResponse | undefined;
  const web = await Web.start('127.0.0.1', { '/slow': (_, response) => void (held = response), '/b': html(titled('B')) });
  await allow(chat, web);
  const message = await sent(ann, room, web.url('/slow'));
  await eventually(() => assert.ok(held));
  await ann.post('chat.update', { roomId: room._id, msgId: message._id, text: web.url('/b') });
  held?.writeHead(200, { 'Content-Type': 'text/html' }).end(titled('slow'));
  await eventually(async () => assert.deepEqual((await read(ann, message._id)).urls[0].meta, { pageTitle: 'B' }));
});

test('one person with many links to a slow server makes nobody else wait', async ({ chat }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const drip: Answer = (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' });
    const timer = setInterval(() => response.write(' '), 300);
    response.on('close', () => clearInterval(timer));
  };
  const pages = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`/slow${i}`, drip]));
  const slow = await Web.start('127.0.0.1', pages);
  const web = await Web.start('127.0.0.1', { '/fast': html(titled('fast')) });
  await allow(chat, slow, web);
  for (let i = 0; i < 8; i += 1) await sent(ann, room, Array.from({ length: 5 }, (_, link) => slow.url(`/slow${5 * i + link}`)).join(' '));
  await eventually(() => assert.ok(slow.asked.length >= 2));
  const message = await sent(ben, room, web.url('/fast'));
  await eventually(async () => assert.deepEqual((await read(ann, message._id)).urls[0].meta, { pageTitle: 'fast' }));
});

test('what is inside the network is not called, by name, by redirect or by port', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const inside = await Web.start('127.0.0.2', { '/': html(titled('secret')) });
  const unlisted = await Web.start('127.0.0.1', { '/': html(titled('secret')) });
  const web = await Web.start('127.0.0.1', { '/in': to(inside.url('/')), '/port': to(unlisted.url('/')), '/ok': html(titled('ok')) });
  await allow(chat, web, inside);
  const refused = [inside.url('/'), web.url('/in'), web.url('/port'), unlisted.url('/'), `http://ignored.example:${web.port}/`, 'ftp://127.0.0.1/', 'nonsense'];
  for (const url of refused) assert.deepEqual(await preview(ann, room, url), { url, meta: {}, ignoreParse: true });
  assert.deepEqual(inside.asked, []);
  assert.deepEqual(unlisted.asked, []);
  assert.equal((await preview(ann, room, web.url('/ok'))).meta.pageTitle, 'ok');
});

test('large, packed, deep and badly encoded pages do no harm', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const head = titled('here');
  const web = await Web.start('127.0.0.1', {
    '/large': html(head + 'x'.repeat(10_000_000)),
    '/bomb': html(gzipSync(head + '0'.repeat(50_000_000)), { 'Content-Encoding': 'gzip' }),
    '/deep': html(head + '<div>'.repeat(10_000)),
    '/lies': html(Buffer.from('<title>Grüße aus München und Köln, schöne Straßen</title>', 'latin1')),
    '/nul': html('<title>a\u0000b\u0007c</title>'),
    '/round': to('/round'),
  });
  await allow(chat, web);
  for (const path of ['/large', '/bomb', '/deep']) assert.equal((await preview(ann, room, web.url(path))).meta.pageTitle, 'here', path);
  assert.match((await preview(ann, room, web.url('/lies'))).meta.pageTitle, /^Grüße aus München/);
  assert.deepEqual((await preview(ann, room, web.url('/round'))).meta, {});
  await preview(ann, room, web.url('/nul'));
});

test('a preview is for those who may read the room, and the cache is cleared by who may', async ({ chat }) => {
  const [ann, eve] = await chat.users('ann', 'eve');
  const room = await chat.group({ members: [ann] });
  const web = await Web.start('127.0.0.1', { '/': html(titled('once')) });
  await allow(chat, web);
  await eve.refused(400, 'error-not-allowed', 'GET', 'chat.getURLPreview', { roomId: room._id, url: web.url('/') });
  await ann.refused(400, 'error-not-allowed', 'GET', 'chat.getURLPreview', { roomId: 'nowhere', url: web.url('/') });
  await ann.refused(400, 'invalid-params', 'GET', 'chat.getURLPreview', { roomId: room._id });
  await preview(ann, room, web.url('/'));
  await preview(ann, room, web.url('/'));
  assert.equal(web.asked.length, 1);
  await assert.rejects(ann.call('OEmbedCacheCleanup'), MethodRefusal);
  assert.deepEqual(await (await chat.admin).call('OEmbedCacheCleanup'), { message: 'cache_cleared' });
  await preview(ann, room, web.url('/'));
  assert.equal(web.asked.length, 2);
});

testsOn({ settings: { API_Embed: false } })('without API_Embed nobody is called', async ({ chat }) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const message = await sent(ann, room, 'http://127.0.0.1:1/');
  assert.deepEqual(message.urls, [{ url: 'http://127.0.0.1:1/', meta: {} }]);
  const { jobs }: Loose = await (await chat.admin).get('confab.jobs', { kind: 'messages.fetch-previews' });
  assert.deepEqual(jobs, []);
});
