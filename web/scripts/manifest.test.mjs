import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path) => readFileSync(join(import.meta.dirname, '..', path));
const html = read('index.html').toString();
const manifest = JSON.parse(read('public/confab.webmanifest'));

/** Width and height as a PNG's first chunk says them. */
const sizes = (png) => `${png.readUInt32BE(16)}x${png.readUInt32BE(20)}`;

test('the client can be installed: what a browser asks of a manifest is there', () => {
  expect(html).toContain('<link rel="manifest" href="/confab.webmanifest" />');
  expect(manifest).toMatchObject({ name: 'Confab', start_url: '/home', scope: '/', display: 'standalone' });
  expect(html).toContain(manifest.theme_color);
  const pngs = manifest.icons.filter(({ type }) => type === 'image/png');
  expect(pngs.map((icon) => [icon.sizes, icon.purpose])).toEqual([
    ['192x192', undefined],
    ['512x512', undefined],
    ['512x512', 'maskable'],
  ]);
});

test('its icons are what they are said to be', () => {
  for (const { src, sizes: said, type } of manifest.icons) {
    const icon = read(`public${src}`);
    if (type === 'image/png') expect(sizes(icon), src).toBe(said);
    else expect(icon.toString(), src).toContain('<svg');
  }
  expect(sizes(read('public/apple-touch-icon.png'))).toBe('180x180');
});
