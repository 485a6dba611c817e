// The page that shows all controls of the web client in all their states (web/src/ui/kit/), looked at in each theme and
// width. What only a browser knows is measured; how it looks is in build/kit-shots/ for whoever wants to see it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { kRoot } from '../harness/paths.ts';
import { accessibilityProblems } from './accessibility.ts';
import { launch } from './chromium.ts';

const kTypes: Record<string, string> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2' };
const kPhone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
const kShots = join(kRoot, 'build/kit-shots');

let browser: Browser;
let server: Server;

before(async () => {
  const web = join(kRoot, 'web');
  execFileSync(join(web, 'node_modules/.bin/vite'), ['build', '--mode', 'kit', '--logLevel', 'error'], { cwd: web, stdio: 'inherit' });
  mkdirSync(kShots, { recursive: true });
  server = createServer((request, response) => {
    const path = new URL(request.url!, 'http://kit').pathname;
    try {
      const body = readFileSync(join(web, 'dist-kit', path));
      response.writeHead(200, { 'content-type': kTypes[extname(path)] ?? 'application/octet-stream' }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  browser = await launch();
});

after(async () => {
  await browser?.close();
  server?.close();
});

async function kit(query: string, options: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }): Promise<Page> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/kit.html?${query}`);
  await page.getByRole('heading', { name: 'Controls' }).waitFor();
  return page;
}

describe('every control is readable and can be worked', () => {
  const looks = ['light', 'dark', 'high-contrast'].flatMap((theme) => [1440, 768, 390].map((width) => ({ theme, width, dir: 'ltr' })));
  const dense = ['extended', 'condensed'].map((density) => ({ theme: 'light', width: 1440, dir: 'ltr', density }));
  for (const { theme, width, dir, density = 'medium' } of [...looks.map((look) => ({ ...look, density: 'medium' })), ...dense, { theme: 'light', width: 768, dir: 'rtl' }]) {
    test(`${theme}, ${width} pixels, ${dir}, ${density}`, async () => {
      const page = await kit(`theme=${theme}&dir=${dir}&density=${density}`, { viewport: { width, height: 900 } });
      assert.equal(await page.evaluate(() => getComputedStyle(document.body).direction), dir);
      await page.screenshot({ path: join(kShots, `${theme}-${width}-${dir}-${density}.png`), fullPage: true });
      assert.deepEqual(await accessibilityProblems(page), []);
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), 'nothing is wider than the page');
      await page.context().close();
    });
  }
});

describe('layers', () => {
  for (const theme of ['light', 'dark', 'high-contrast']) {
    test(`nothing shows through a menu, a dialog, a toast (${theme})`, async () => {
      const page = await kit(`theme=${theme}&open=toasts`);
      await page.getByRole('button', { name: 'A question' }).click();
      await page.getByRole('button', { name: 'Others' }).click();
      await page.getByRole('menuitem').waitFor();
      await page.screenshot({ path: join(kShots, `layers-${theme}.png`) });
      const grounds = await page.evaluate(() =>
        ['.confab-popover', '.confab-modal', '.confab-toast'].map((selector) => {
          const { backgroundColor, opacity } = getComputedStyle(document.querySelector(selector)!);
          return `${opacity} ${backgroundColor}`;
        }),
      );
      for (const ground of grounds) assert.match(ground, /^1 rgb\(/); // rgba() and transparent let something through
      await page.context().close();
    });
  }

  test('a menu of a dialog lies above it, and Escape closes one after the other', async () => {
    const page = await kit('open=dialog');
    await page.getByRole('button', { name: 'Others' }).click();
    const item = page.getByRole('menuitem', { name: 'Lies above the dialog' });
    const box = (await item.boundingBox())!;
    const hit = await page.evaluate(({ x, y }) => document.elementFromPoint(x, y)?.closest('[role=menuitem]') !== null, { x: box.x + 5, y: box.y + 5 });
    assert.ok(hit, 'the menu is what the pointer finds');
    await page.keyboard.press('Escape');
    await item.waitFor({ state: 'detached' });
    assert.ok(await page.getByRole('dialog').isVisible());
    assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('aria-label')), 'Others');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.context().close();
  });
});

test('on a phone what can be hit is large enough, and no field makes the page zoom', async () => {
  const page = await kit('', kPhone);
  const small = await page.evaluate(() => {
    const found: string[] = [];
    for (const button of document.querySelectorAll<HTMLElement>('button')) {
      if (button.getClientRects().length === 0) continue; // not drawn on narrow screens
      const [ground, grown] = [button.getBoundingClientRect(), getComputedStyle(button, '::before')];
      const more = grown.content === 'none' ? 0 : -2 * parseFloat(grown.top);
      if (Math.min(ground.width, ground.height) + more < 44) found.push(`${button.className}: ${ground.width} x ${ground.height}`);
    }
    for (const field of document.querySelectorAll<HTMLElement>('input:not([type=checkbox], [type=radio]), textarea, select'))
      if (parseFloat(getComputedStyle(field).fontSize) < 16) found.push(`${field.className}: ${getComputedStyle(field).fontSize}`);
    return found;
  });
  assert.deepEqual(small, []);
  await page.context().close();
});
