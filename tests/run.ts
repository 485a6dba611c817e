// Runs one suite against a built confab: node run.ts api|clients|fault|browser [--engine sqlite|postgres] [--only text]
// For PostgreSQL it uses the server that CONFAB_TEST_POSTGRES names, or starts a private one for the run.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { binary, kRoot } from './harness/paths.ts';
import { neverSeen } from './harness/refusals.ts';

const kSuites = ['api', 'clients', 'fault', 'browser'] as const;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: process.env.CONFAB_TEST_ENGINE ?? 'sqlite' },
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    reporter: { type: 'string', default: 'dot' },
  },
});

const suite = positionals[0] ?? '';
if (!(kSuites as readonly string[]).includes(suite) || !['sqlite', 'postgres'].includes(values.engine)) {
  console.error(`usage: node run.ts ${kSuites.join('|')} [--engine sqlite|postgres] [--only TEXT] [--jobs N] [--reporter dot|spec|tap]`);
  process.exit(2);
}

const files = readdirSync(join(kRoot, 'tests', suite))
  .filter((name) => name.endsWith('.test.ts') && (!values.only || name.includes(values.only)))
  .sort()
  .map((name) => join(kRoot, 'tests', suite, name));
if (files.length === 0) {
  console.error(`no test file of ${suite} matches ${values.only}`);
  process.exit(2);
}

const script = join(kRoot, 'tools/test-postgres.sh');
let folder: string | undefined;
const env: NodeJS.ProcessEnv = { ...process.env, CONFAB_TEST_ENGINE: values.engine };
if (values.engine === 'postgres' && !env.CONFAB_TEST_POSTGRES) {
  folder = mkdtempSync(join(tmpdir(), 'confab-pg-'));
  execFileSync(script, ['start', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  env.CONFAB_TEST_POSTGRES = execFileSync(script, ['url', folder], { encoding: 'utf8' }).trim();
}

console.log(`${suite} on ${values.engine}, ${binary().replace(`${kRoot}/`, '')}: ${files.length} files`);
const refusals = mkdtempSync(join(tmpdir(), 'confab-refusals-'));
env.CONFAB_TEST_REFUSALS = refusals;
const started = Date.now();
const child = spawn(
  process.execPath,
  [
    '--test',
    `--test-concurrency=${values.jobs}`,
    '--test-timeout=600000',
    '--disable-warning=ExperimentalWarning',
    `--test-reporter=${join(kRoot, 'tests/harness/summary.ts')}`,
    '--test-reporter-destination=stdout',
    ...(values.reporter === 'dot' ? [] : [`--test-reporter=${values.reporter}`, '--test-reporter-destination=stdout']),
    ...files,
  ],
  { stdio: 'inherit', env },
);
child.on('exit', (code) => {
  if (folder) {
    execFileSync(script, ['stop', folder], { stdio: 'ignore' });
    rmSync(folder, { recursive: true, force: true });
  }
  if (suite === 'api' && !values.only) {
    const unseen = neverSeen(refusals);
    const list = join(kRoot, 'build/errors-never-seen.txt');
    writeFileSync(list, unseen.map((line) => `${line}\n`).join(''));
    console.log(`${unseen.length} calls declare errors that no test has seen: ${list.replace(`${kRoot}/`, '')}`);
  }
  rmSync(refusals, { recursive: true, force: true });
  console.log(`${suite} on ${values.engine}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  process.exit(code ?? 1);
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
