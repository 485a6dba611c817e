import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { withoutUnused } from './fuselage-styles.ts';

const used: Record<string, string> = {
  'react-aria': fileURLToPath(new URL('./react-aria-used.mjs', import.meta.url)),
  'react-stately': fileURLToPath(new URL('./react-stately-used.mjs', import.meta.url)),
  // For OptionsPaginated alone, which is not used.
  'react-virtuoso': fileURLToPath(new URL('./nothing.mjs', import.meta.url)),
};

/**
 * Keeps Fuselage small. It is one CommonJS file and asks for react-aria and react-stately as a whole, which no bundler can
 * shake: half of the first load would be calendars and colour pickers. So its requires get modules with only what is used.
 */
export function leanFuselage(): Plugin {
  return {
    name: 'confab:lean-fuselage',
    enforce: 'pre',
    resolveId(source, importer) {
      const replacement = used[source];
      if (replacement && importer !== replacement && importer?.includes('/@rocket.chat/fuselage/')) return replacement;
      return null;
    },
    transform(code, id) {
      // Its stylesheet brings a 350 kB font; Confab uses the fonts of the reader's own system.
      if (id.includes('/@rocket.chat/fuselage/') && id.endsWith('.css'))
        return withoutUnused(code.replace(/@font-face\s*\{[^}]*\}/g, ''));
      return null;
    },
  };
}
