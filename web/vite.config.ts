import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { drawings } from './scripts/vite/drawings.ts';
import { precompress } from './scripts/vite/precompress.ts';
import { preloadStart } from './scripts/vite/preload-start.ts';
import { serviceWorker } from './scripts/vite/service-worker.ts';

const server = process.env.CONFAB_SERVER ?? 'http://localhost:3000';

const scripts = /\.(?:[mc]?js|tsx?)$|\.svg\?drawing$/;
/** Shared by many, and by none of those that people begin with. */
const late =
  /src\/(?:lib\/password|features\/account\/(?:PasswordRules|policy)|ui\/(?:Combobox|Options|choices))\.tsx?$/;
const shared = [
  // What starts the model stands by itself, and does not wait for what draws.
  { name: 'model', tags: ['$initial' as const], test: scripts, priority: 2 },
  { name: 'tools', test: /src\/(?:stores\/selectors|lib\/(?:ids|paths))\.ts$/, priority: 2 },
  { name: 'base', test: (id: string) => scripts.test(id) && !late.test(id), minShareCount: 5, priority: 1 },
];

/** `--mode kit` builds the page that shows all controls, instead of the client. */
export default defineConfig(({ mode }) => ({
  plugins: [react(), drawings(), mode === 'kit' ? [] : [preloadStart(), serviceWorker(), precompress()]],
  build: {
    target: 'es2022',
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
    restoreMocks: true,
    testTimeout: 60_000, // a machine that does other things besides must not fail a test
    maxWorkers: 1,
  },
}));
