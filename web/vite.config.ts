import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { precompress } from './scripts/vite/precompress.ts';

const server = process.env.CONFAB_SERVER ?? 'http://localhost:3000';

/** `--mode kit` builds the page that shows all controls, instead of the client. */
export default defineConfig(({ mode }) => ({
  plugins: [react(), mode === 'kit' ? [] : precompress()],
  build: {
    target: 'es2022',
    sourcemap: false,
    assetsInlineLimit: 0, // the content security policy allows no data: fonts
    chunkSizeWarningLimit: 700,
    ...(mode === 'kit' && { outDir: 'dist-kit', rolldownOptions: { input: 'kit.html' } }),
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
