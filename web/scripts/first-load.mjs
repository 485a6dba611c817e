// Says how much a first visit fetches, compressed as the server sends it, and fails where that is too much:
// npm run build && npm run size
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';

const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const assets = readdirSync(`${dist}assets`).filter((name) => name.endsWith('.js'));
const code = new Map(assets.map((name) => [name, readFileSync(`${dist}assets/${name}`, 'utf8')]));
const html = readFileSync(`${dist}index.html`, 'utf8');
const entry = html.match(/src="\/assets\/([^"]+\.js)"/)[1];
const chunk = (start) => {
  const found = assets.find((name) => name.slice(0, -'-12345678.js'.length) === start);
  if (!found) throw new Error(`There is no chunk ${start}.`);
  return found;
};

/** A chunk with all that it cannot start without. */
function needed(name, found = new Set()) {
  if (found.has(name)) return found;
  found.add(name);
  for (const [, other] of code.get(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) needed(other, found);
  return found;
}

for (const name of readdirSync(`${dist}assets`).filter((sheet) => sheet.endsWith('.css')))
  if (/:lang\(ckb\)/.test(readFileSync(`${dist}assets/${name}`, 'utf8'))) {
    console.error(`${name} goes by languages where it was written for directions (build.cssTarget).`);
    process.exitCode = 1;
  }

const compressed = (text) => brotliCompressSync(text).length;

/** The stylesheet of the page, and those that its parts bring. */
function styles(parts) {
  const sheets = readdirSync(`${dist}assets`).filter((name) => name.endsWith('.css'));
  const linked = sheets.filter(
    (name) => html.includes(name) || parts.some((part) => part?.split('-')[0] === name.split('-')[0]),
  );
  return linked.reduce((sum, name) => sum + compressed(readFileSync(`${dist}assets/${name}`, 'utf8')), 0);
}

/** What a visit needs, and how many kB of scripts it may be. The English and the German catalogue share their name; either is as large as the other. */
const visits = {
  login: { limit: 100, parts: [entry, chunk('start'), chunk('LoginPage'), chunk('common'), chunk('login')] },
  chat: {
    limit: 150,
    parts: [entry, chunk('start'), chunk('start-chat'), chunk('Workspace'), chunk('common'), chunk('chat')],
  },
};
for (const [visit, { limit, parts }] of Object.entries(visits)) {
  const files = new Set(parts.flatMap((part) => [...needed(part)]));
  const scripts = [...files].reduce((sum, name) => sum + compressed(code.get(name)), 0) / 1000;
  console.log(
    `${visit}: ${scripts.toFixed(1)} kB of scripts in ${files.size} files, ${(styles(parts) / 1000).toFixed(1)} kB of styles`,
  );
  if (scripts > limit) {
    console.error(`That is more than ${limit} kB.`);
    process.exitCode = 1;
  }
}
