// Debian's Chromium. The shell without windows is the same engine with less to compute for each page.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const kPlaces = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const kFlags = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

/** `CONFAB_CHROMIUM`, else what Debian has installed. */
export function launch(flags: string[] = []): Promise<Browser> {
  const found = [process.env.CONFAB_CHROMIUM, ...kPlaces].find((place) => place && existsSync(place));
  assert.ok(found, `${kPlaces[0]} is missing: install Debian's chromium-headless-shell or set CONFAB_CHROMIUM`);
  return chromium.launch({ executablePath: found, args: [...kFlags, ...flags] });
}
