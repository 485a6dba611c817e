import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { drawings } from './scripts/vite/drawings.ts';
import { emoji } from './scripts/vite/emoji.ts';
import { licenses } from './scripts/vite/licenses.ts';
import { type Modules, neededBy } from './scripts/vite/needed-by.ts';
import { precompress } from './scripts/vite/precompress.ts';
import { preloadStart } from './scripts/vite/preload-start.ts';
import { serviceWorker } from './scripts/vite/service-worker.ts';

const server = process.env.CONFAB_SERVER ?? 'http://localhost:3000';

const scripts = /\.(?:[mc]?js|tsx?)$|\.svg\?drawing$/;
/** Shared by many, and by none of those that people begin with. */
const late = new RegExp(
  [
    'src/lib/(?:clipboard|list-view|load|media|paged|password|settled|use-fetched|validate)\\.ts',
    'src/features/account/(?:PasswordRules|policy)\\.tsx?$',
    'src/features/(?:admin|daily|invites|members|moderation|statuses|teams|users)/',
    'src/features/rooms/Panel',
    'src/features/sidebar/(?:UserPicker|use-spotlight)',
    'src/ui/(?:Avatar|Combobox|DateTimeField|Drawer|Facts|FormDialog|Menu|Modal|Options|Pagination|Popover|PresenceDot|SectionPage|Table|Tabs|Tag|choices)\\.tsx?$',
    'node_modules/(?:@internationalized|clsx|react-aria|react-aria-components|react-stately)/',
  ].join('|'),
);
const features = /src\/features\/(?:messages|composer|rooms|sidebar)\//;
/** Whether a module is a list of drawings (`src/ui/icons/<list>.ts`), or is named there. */
function drawnIn(list: string): (id: string) => boolean {
  const text = readFileSync(new URL(`./src/ui/icons/${list}.ts`, import.meta.url), 'utf8');
  const named = new Set([...text.matchAll(/svg\/([\w-]+\.svg)/g)].map(([, file]) => file));
  const itself = new RegExp(`ui/icons/(?:add-)?${list}\\.ts$`);
  return (id) => itself.test(id) || named.has(id.replace(/.*\//, '').replace('?drawing', ''));
}
const [isLater, isOfFiles] = [drawnIn('later'), drawnIn('files')];
const ofStart = neededBy('src/start.tsx');
const ofLogin = neededBy('src/features/login/LoginPage.tsx');
const ofWorkspace = neededBy('src/features/rooms/Workspace.tsx');
const ofRoom = (id: string, modules: Modules): boolean =>
  ofWorkspace(id, modules) && !ofStart(id, modules) && !ofLogin(id, modules);
const shared = [
  // What starts the model stands by itself, and does not wait for what draws.
  { name: 'model', tags: ['$initial' as const], test: scripts, priority: 3 },
  // Whatever is taken together brings what it imports: what the log-in shares with the first room stands before that.
  {
    name: 'tools',
    test: /src\/(?:stores\/selectors|lib\/(?:deferred|ids|paths|shortcuts)|ui\/ErrorBoundary)\.tsx?$/,
    priority: 3,
  },
  {
    name: 'base',
    test: (id: string) => scripts.test(id) && !late.test(id) && !isLater(id) && !isOfFiles(id) && !features.test(id),
    minShareCount: 5,
    priority: 2,
  },
  {
    // What the first room needs in any case comes whole, whoever else needs a part of it.
    name: (id: string, modules: Modules) => (scripts.test(id) && ofRoom(id, modules) ? 'room' : null),
    priority: 1,
  },
  { name: 'later', test: isLater, priority: 1 },
  { name: 'files', test: isOfFiles, priority: 1 },
];

/** `--mode kit` builds the page that shows all controls, instead of the client. */
export default defineConfig(({ mode }) => ({
  plugins: [
    react(),
    drawings(),
    emoji(),
    mode === 'kit' ? [] : [preloadStart(), licenses(), serviceWorker(), precompress()],
  ],
  resolve: {
    // The little that is used of them (src/i18n/small/); the packages give the types.
    alias: ['i18next', 'react-i18next'].map((name) => ({
      find: new RegExp(`^${name}$`),
      replacement: fileURLToPath(new URL(`./src/i18n/small/${name}.ts`, import.meta.url)),
    })),
  },
  build: {
    target: 'es2022',
    // Those that know `:dir()`: for others it would become a list of languages, and what runs against the page would not be found.
    cssTarget: ['chrome120', 'firefox121', 'safari17.2'],
    sourcemap: false,
    assetsInlineLimit: 0, // the content security policy allows no data: fonts
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      // What many parts have in common comes in one piece: twenty small ones compress worse, and each is a request.
      output: { codeSplitting: { groups: shared } },
      ...(mode === 'kit' && { input: 'kit.html' }),
    },
    ...(mode === 'kit' && { outDir: 'dist-kit' }),
  },
  server: {
    proxy: {
      '/api': server,
      '/avatar': server,
      '/websocket': { target: server, ws: true },
    },
  },
  test: {
    environment: 'happy-dom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    css: false,
    reporters: ['default', './scripts/unsteady.ts'],
    restoreMocks: true,
    testTimeout: 60_000, // a machine that does other things besides must not fail a test
    isolate: false, // src/testing/setup.ts keeps files apart
    maxWorkers: 1,
  },
}));
