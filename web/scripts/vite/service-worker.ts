import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Plugin } from 'vite';

/** The script of the worker that keeps `files` (path to content), by their paths. */
export function workerOf(source: string, files: ReadonlyMap<string, string | Uint8Array>): string {
  const paths = [...files.keys()].sort();
  const release = createHash('sha256');
  for (const path of paths) release.update(path).update(files.get(path) ?? '');
  const { outputText } = ts.transpileModule(source, {
    compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, removeComments: true },
  });
  const names = `const kFiles = ${JSON.stringify(paths)};\nconst kRelease = ${JSON.stringify(release.digest('hex').slice(0, 16))};\n`;
  return names + outputText.replace(/^export \{\};\n/m, ''); // a module for the compiler alone
}

/** Offline, letters of other scripts are drawn by the system's typeface; licences are for whoever looks for them. */
const left = /-(?:ext|cyrillic|greek)-.*\.woff2$|^licenses\//;

/** Writes `sw.js`, which keeps the files of the build that the client cannot do without. */
export function serviceWorker(): Plugin {
  let root = '';
  let shared = '';
  return {
    name: 'confab:service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      root = config.root;
      shared = config.publicDir;
    },
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = new Map<string, string | Uint8Array>();
        for (const [name, file] of Object.entries(bundle)) {
          if (left.test(name)) continue;
          files.set(name === 'index.html' ? '/' : `/${name}`, file.type === 'chunk' ? file.code : file.source);
        }
        for (const name of readdirSync(shared)) files.set(`/${name}`, readFileSync(join(shared, name)));
        if (!files.has('/')) throw new Error('There is no page in this build.');
        const source = readFileSync(join(root, 'src/offline/worker.ts'), 'utf8');
        this.emitFile({ type: 'asset', fileName: 'sw.js', source: workerOf(source, files) });
      },
    },
  };
}
