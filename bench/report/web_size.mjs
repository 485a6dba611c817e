// What a browser loads until it shows something, as compressed by the build. Knows nothing of the sources: it reads what
// was built, as a browser would.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const staticImport = /(?:import|from)\s*["']\.\/([^"']+\.js)["']/g;

/** The scripts that a chunk needs before it can run: its static imports, all the way down. */
function withImports(assets, names) {
  const all = new Set(names);
  for (const name of all) {
    for (const [, imported] of readFileSync(join(assets, name), 'utf8').matchAll(staticImport)) all.add(imported);
  }
  return all;
}

function compressedSize(file, ending) {
  const compressed = `${file}.${ending}`;
  return statSync(existsSync(compressed) ? compressed : file).size; // tiny files are served as they are
}

function sum(assets, names, ending) {
  return [...names].reduce((total, name) => total + compressedSize(join(assets, name), ending), 0);
}

/**
 * @param dist the built web client
 * @param page the start of the lazy page's file name: `Workspace`, `LoginPage`
 * @param more the same of what else is fetched for it: `start-chat`, the model of those who have signed in
 */
export function webSize(dist, page, ...more) {
  const assets = join(dist, 'assets');
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/assets\/([^"]+)"/g)].map(([, name]) => name);
  const chunks = [page, ...more].map((start) => {
    const chunk = readdirSync(assets).find((name) => name.startsWith(`${start}-`) && name.endsWith('.js'));
    if (!chunk) throw new Error(`the web client has no part ${start}`);
    return chunk;
  });
  const scripts = withImports(assets, [...named.filter((name) => name.endsWith('.js')), ...chunks]);
  const stems = new Set([...scripts].map((name) => basename(name).replace(/-.{8}\.js$/, '')));
  const styles = new Set(named.filter((name) => name.endsWith('.css')));
  for (const name of readdirSync(assets)) {
    if (name.endsWith('.css') && stems.has(name.replace(/-.{8}\.css$/, ''))) styles.add(name);
  }
  return {
    page,
    scripts: scripts.size,
    js_gzip: sum(assets, scripts, 'gz'),
    js_brotli: sum(assets, scripts, 'br'),
    css_gzip: sum(assets, styles, 'gz'),
    css_brotli: sum(assets, styles, 'br'),
  };
}
