// Measures the web client in Chromium, on a processor that is slowed down, in a workspace with many rooms:
//   node bench/web/client.mts [--rooms 5000] [--slow 4] [--stream 30] [--messages 5000] [--web web/dist] [--only first,switch,load,work,heap]
//     [--scripts] [--trace FILE]
// It starts the built program (CONFAB_BINARY) on data of its own, and prints a table. With --web the client is the one that
// was built there, not the one that the program carries. --scripts names what is fetched before the first message, --trace
// keeps a trace of switches and of the stream, for Chromium's own tools.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { loadavg } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { parseArgs } from 'node:util';
import { Chat, type Room, type User } from '../../tests/harness/chat.ts';
import { kRoot } from '../../tests/harness/paths.ts';
import { Server } from '../../tests/harness/server.ts';
import type { BrowserContext, CDPSession, Page } from '../../tests/node_modules/playwright-core/types/types.d.ts';

const { chromium } = createRequire(join(kRoot, 'tests/package.json'))('playwright-core') as typeof import('../../tests/node_modules/playwright-core/types/types.d.ts');

const { values } = parseArgs({
  options: {
    rooms: { type: 'string', default: '5000' },
    slow: { type: 'string', default: '4' },
    stream: { type: 'string', default: '30' },
    messages: { type: 'string', default: '5000' },
    web: { type: 'string' },
    scripts: { type: 'boolean', default: false },
    only: { type: 'string', default: 'first,switch,load,work,heap' },
    trace: { type: 'string' },
  },
});
const rooms = Number(values.rooms);
const slow = Number(values.slow);
const streamSeconds = Number(values.stream);
const messages = Number(values.messages);
const kPerSecond = 20;
const kSwitches = 20;
const kTraced = ['devtools.timeline', 'disabled-by-default-devtools.timeline', 'disabled-by-default-v8.cpu_profiler', 'v8.execute'];
const kWorkSeconds = 10;
/** So many are on their way at once where it only matters how many there were. */
const kAtOnce = 8;

const rows: [what: string, value: string][] = [];
const say = (what: string, value: string): void => void rows.push([what, value]);
const ms = (value: number): string => `${Math.round(value)} ms`;
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

/** What the page notes about itself from its first moment on; in the page, so it stands by itself. */
function watchPage(): void {
  const seen = { first: undefined as number | undefined, sidebar: undefined as number | undefined, long: [] as number[], touched: 0 };
  Object.assign(window, { seen });
  new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => seen.long.push(duration))).observe({ type: 'longtask', buffered: true });
  const kRows = '[data-message], .rcx-sidebar-item';
  /** The rows that a changed node belongs to, or brings. */
  const rowsOf = (node: Node): Element[] => {
    const element = node instanceof Element ? node : node.parentElement;
    const around = element?.closest(kRows);
    return around ? [around] : [...(element?.querySelectorAll(kRows) ?? [])];
  };
  new MutationObserver((changes) => {
    seen.first ??= document.querySelector('[data-message]') ? performance.now() : undefined;
    seen.sidebar ??= document.querySelector('.rcx-sidebar-item') ? performance.now() : undefined;
    const touched = new Set<Element>();
    for (const { target, addedNodes } of changes) {
      if (target instanceof Element && !target.closest(kRows) && addedNodes.length === 0) continue; // around the rows
      for (const node of addedNodes.length > 0 ? addedNodes : [target]) for (const row of rowsOf(node)) touched.add(row);
    }
    seen.touched += touched.size;
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}

type Seen = { first: number; sidebar: number; long: number[]; touched: number };
const seenBy = (page: Page): Promise<Seen> => page.evaluate(() => (window as unknown as { seen: Seen }).seen);

/** Many rooms that the reader is in, and two with messages, which are on top. */
async function workspace(chat: Chat): Promise<{ reader: User; writer: User; busy: Room; other: Room }> {
  const [admin, reader, writer] = await Promise.all([chat.admin, chat.user('reader'), chat.user('writer')]);
  const make = async (name: string): Promise<Room> => ((await admin.post('channels.create', { name, members: [reader.username, writer.username] })) as { channel: Room }).channel;
  const numbers = Array.from({ length: rooms - 2 }, (_, index) => index);
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let number = numbers.pop(); number !== undefined; number = numbers.pop()) await make(`room-${String(number).padStart(5, '0')}`);
    }),
  );
  const [busy, other] = [await make('busy'), await make('other')];
  for (const room of [other, busy]) for (let i = 0; i < 60; i++) await writer.send(room, `Message ${i} of *${room.name}*, with \`code\` and a [link](https://example.org).`);
  return { reader, writer, busy, other };
}

async function firstVisit(page: Page): Promise<void> {
  await page.locator('[data-message]').first().waitFor({ timeout: 120_000 });
  await page.locator('.rcx-sidebar-item').first().waitFor({ timeout: 120_000 });
  const { first, sidebar } = await seenBy(page);
  const begun = await page.evaluate(
    (until) =>
      performance
        .getEntriesByType('resource')
        .filter((entry) => entry instanceof PerformanceResourceTiming && entry.startTime < until && entry.name.endsWith('.js'))
        .map((entry) => ({ path: new URL(entry.name).pathname, bytes: entry instanceof PerformanceResourceTiming ? entry.encodedBodySize : 0 })),
    first,
  );
  // What came from a folder came as it lies there; the server sends it compressed.
  const sizes = begun.map(({ path, bytes }) => ({ path, bytes: values.web ? brotliCompressSync(readFileSync(join(values.web, path))).length : bytes }));
  say('scripts asked for before the first message, as sent', `${(sizes.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(1)} kB in ${sizes.length} files`);
  if (values.scripts) for (const { path, bytes } of sizes.sort((a, b) => b.bytes - a.bytes)) console.log(`${bytes}\t${path}`);
  say('first message', ms(first));
  say('first row of the sidebar', ms(sidebar));
}

/** In the page: goes to a room, and says how long it was until the frame after its messages are there. */
async function switchTo(to: string): Promise<number> {
  const link = document.querySelector<HTMLElement>(`a[href="/channel/${to}"]`);
  if (!link) throw new Error(`no link to ${to}`);
  const shown = () =>
    [...document.querySelectorAll('[data-message]')].some((row) => row.textContent?.includes(`of ${to}`) && row.checkVisibility({ contentVisibilityAuto: true }));
  const from = performance.now();
  link.click();
  while (!shown()) await new Promise((frame) => requestAnimationFrame(frame));
  await new Promise((frame) => requestAnimationFrame(frame));
  return performance.now() - from;
}

/** From the press to the frame after the room's messages are there; both rooms have been open before. */
async function switches(page: Page): Promise<void> {
  const times: number[] = [];
  for (let i = 0; i < kSwitches + 2; i++) {
    const name = i % 2 === 0 ? 'other' : 'busy';
    const time = await page.evaluate(switchTo, name);
    if (i >= 2) times.push(time); // the first visit of each asks the server
    await page.waitForTimeout(300);
  }
  say('channel switch from memory, median', ms(median(times)));
  say('channel switch from memory, worst', ms(Math.max(...times)));
}

/** Sends evenly, whatever the answers take; resolves when all are stored. */
async function stream(writer: User, room: Room, count: number, perSecond: number): Promise<void> {
  const waiting: Promise<unknown>[] = [];
  const from = performance.now();
  for (let i = 0; i < count; i++) {
    waiting.push(writer.send(room, `Streamed ${i}: something that somebody says in passing.`));
    const next = from + ((i + 1) * 1000) / perSecond - performance.now();
    if (next > 0) await new Promise((resolve) => setTimeout(resolve, next));
  }
  await Promise.all(waiting);
}

/** Sends as fast as the server takes them; one that it has no time for is sent again. */
async function flood(writer: User, room: Room, count: number): Promise<void> {
  let next = 0;
  const sendRest = async () => {
    for (let i = next++; i < count; i = next++) {
      const send = () => writer.send(room, `Streamed ${i}: something that somebody says in passing.`);
      while (!(await send().then(() => true, () => false))) await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  };
  await Promise.all(Array.from({ length: kAtOnce }, sendRest));
}

async function underLoad(page: Page, writer: User, busy: Room): Promise<void> {
  await page.waitForTimeout(3_000);
  await page.evaluate(() => Object.assign((window as unknown as { seen: Seen }).seen, { long: [], touched: 0 }));
  const count = streamSeconds * kPerSecond;
  await stream(writer, busy, count, kPerSecond);
  await page.getByText(`Streamed ${count - 1}:`).first().waitFor({ timeout: 60_000 });
  const { long, touched } = await seenBy(page);
  say(`tasks above 50 ms in ${streamSeconds} s of ${kPerSecond} messages a second`, `${long.length}, longest ${ms(Math.max(0, ...long))}`);
  say('rows changed per message', (touched / count).toFixed(1));
}

/** What the page's thread works for a message, at full speed: time of the processor, whatever else the machine does. */
async function work(page: Page, cdp: CDPSession, writer: User, busy: Room): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const used = async (): Promise<Record<string, number>> =>
    Object.fromEntries((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]));
  const before = await used();
  const count = kWorkSeconds * kPerSecond;
  await stream(writer, busy, count, kPerSecond);
  await page.getByText(`Streamed ${count - 1}:`).last().waitFor({ timeout: 60_000 });
  const after = await used();
  const each = (name: string): string => (((after[name] ?? NaN) - (before[name] ?? NaN)) / count).toFixed(1);
  say('processor time of the page for a message', `${each('TaskDuration')} ms, of which scripts ${each('ScriptDuration')}, styles ${each('RecalcStyleDuration')}, layout ${each('LayoutDuration')}`);
}

/** What the page's thread works for a switch, at full speed, up to the frame that shows the room and after it. */
async function switchWork(page: Page, cdp: CDPSession): Promise<void> {
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const parts = ['TaskDuration', 'ScriptDuration', 'RecalcStyleDuration', 'LayoutDuration'] as const;
  const used = async (): Promise<number[]> => {
    const metrics = new Map((await cdp.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value * 1000]));
    return parts.map((part) => metrics.get(part) ?? NaN);
  };
  const shown: number[][] = [];
  const after: number[] = [];
  for (let i = 0; i < kSwitches + 2; i++) {
    const before = await used();
    await page.evaluate(switchTo, i % 2 === 0 ? 'other' : 'busy');
    const there = await used();
    await page.waitForTimeout(500);
    const later = await used();
    if (i < 2) continue;
    shown.push(there.map((value, part) => value - (before[part] ?? NaN)));
    after.push((later[0] ?? NaN) - (there[0] ?? NaN));
  }
  const [all, scripts, styles, layout] = parts.map((_, part) => median(shown.map((values) => values[part] ?? NaN)).toFixed(1));
  say('processor time of the page for a switch', `${all} ms, of which scripts ${scripts}, styles ${styles}, layout ${layout}; afterwards ${median(after).toFixed(1)} ms`);
}

async function heap(page: Page, cdp: CDPSession, writer: User, busy: Room): Promise<void> {
  const used = async (): Promise<string> => {
    await cdp.send('HeapProfiler.collectGarbage');
    return `${((await cdp.send('Runtime.getHeapUsage')).usedSize / 1e6).toFixed(1)} MB`;
  };
  say('heap before', await used());
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  await flood(writer, busy, messages);
  await page.getByRole('log', { name: 'Messages' }).locator('[data-message]').last().filter({ hasText: 'Streamed' }).waitFor({ timeout: 300_000 });
  await page.waitForTimeout(5_000);
  say(`heap after ${messages} messages more`, await used());
}

/** A page that did not come from the server talks to it all the same. */
const kTalksToServer = '--disable-features=LocalNetworkAccessChecks,LocalNetworkAccessChecksWebSockets';
const kTypes: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };

/** Has pages and their files come from `folder`; all else comes from the server. */
async function serveFrom(folder: string, context: BrowserContext): Promise<void> {
  await context.route(
    ({ pathname }) => /^\/(?:assets|channel)\//.test(pathname),
    (route) => {
      const { pathname } = new URL(route.request().url());
      const file = pathname.startsWith('/assets/') ? pathname : '/index.html';
      return route.fulfill({ body: readFileSync(join(folder, file)), contentType: kTypes[extname(file)] ?? 'application/octet-stream' });
    },
  );
}

/** Times say little where others use the machine. */
const loadBefore = loadavg()[0] ?? NaN;
const server = await Server.start({ settings: { UI_Use_Real_Name: true } });
const browser = await chromium.launch({ executablePath: process.env.CONFAB_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu', ...(values.web ? [kTalksToServer] : [])] });
try {
  const { reader, writer, busy } = await workspace(new Chat(server));
  const context = await browser.newContext({ baseURL: server.url, viewport: { width: 1440, height: 900 }, locale: 'en-GB', serviceWorkers: 'block' });
  if (values.web) await serveFrom(values.web, context);
  await context.addInitScript((session) => localStorage.setItem('confab.session', JSON.stringify(session)), { userId: reader.id, authToken: reader.authToken });
  await context.addInitScript(watchPage);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: slow });
  await page.goto('/channel/busy', { waitUntil: 'commit' });
  const does = (part: string): boolean => values.only.split(',').includes(part);
  await firstVisit(page);
  await page.waitForTimeout(5_000);
  if (values.trace) await browser.startTracing(page, { path: values.trace, categories: kTraced });
  if (does('switch')) await switches(page);
  if (does('load')) await underLoad(page, writer, busy);
  if (values.trace) await browser.stopTracing();
  if (does('switch')) await switchWork(page, cdp);
  if (does('work')) await work(page, cdp, writer, busy);
  if (does('heap')) await heap(page, cdp, writer, busy);
  console.log(`web client, ${rooms} rooms, processor slowed ${slow} times; load of the machine before: ${loadBefore.toFixed(1)}\n`);
  console.log('| what | measured |\n|---|---|');
  for (const [what, value] of rows) console.log(`| ${what} | ${value} |`);
} finally {
  await browser.close();
  await server.close();
}
process.exit(0);
