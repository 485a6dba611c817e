// Says how much JavaScript a first visit fetches, compressed, and fails where that is too much: npm run build && npm run size
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const limit = 300; // kB, gzip
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const assets = readdirSync(`${dist}assets`).filter((name) => name.endsWith('.js'));
const code = new Map(assets.map((name) => [name, readFileSync(`${dist}assets/${name}`, 'utf8')]));
const entry = readFileSync(`${dist}index.html`, 'utf8').match(/src="\/assets\/([^"]+\.js)"/)[1];
const chunk = (start) => assets.find((name) => name.startsWith(`${start}-`));

/** A chunk with all that it cannot start without. */
function needed(name, found = new Set()) {
  if (!name || found.has(name)) return found;
  found.add(name);
  for (const [, other] of code.get(name).matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) needed(other, found);
  return found;
}

/** The English and the German catalogue share their name; either is as large as the other. */
const visits = {
  login: [entry, chunk('LoginPage'), chunk('common'), chunk('login')],
  chat: [entry, chunk('Workspace'), chunk('common'), chunk('chat')],
};
let worst = 0;
for (const [visit, parts] of Object.entries(visits)) {
  const files = new Set(parts.flatMap((part) => [...needed(part)]));
  const size = [...files].reduce((sum, name) => sum + gzipSync(code.get(name), { level: 9 }).length, 0) / 1000;
  worst = Math.max(worst, size);
  console.log(`${visit}: ${size.toFixed(1)} kB of compressed JavaScript in ${files.size} files`);
}
if (worst > limit) {
  console.error(`That is more than ${limit} kB.`);
  process.exit(1);
}
