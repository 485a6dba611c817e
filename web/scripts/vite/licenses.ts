import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

/** Lays the licence of the typeface beside it, as that asks. */
export function licenses(): Plugin {
  return {
    name: 'confab:licenses',
    apply: 'build',
    generateBundle() {
      const source = readFileSync(new URL('../../node_modules/@fontsource-variable/inter/LICENSE', import.meta.url));
      this.emitFile({ type: 'asset', fileName: 'licenses/inter.txt', source });
    },
  };
}
