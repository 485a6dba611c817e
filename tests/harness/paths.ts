import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const kRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** The program under test: `CONFAB_BINARY`, else the release build, else the debug build. */
export function binary(): string {
  const candidates = [process.env.CONFAB_BINARY, join(kRoot, 'build/release/confab'), join(kRoot, 'build/debug/confab')];
  for (const candidate of candidates) if (candidate && existsSync(candidate)) return candidate;
  throw new Error('no confab program found: run ./dev build, or set CONFAB_BINARY');
}
