// Runs one suite against a built confab: node run.ts api|clients|fault|browser [--engine sqlite|postgres] [--only text]
// For PostgreSQL it uses the server that CONFAB_TEST_POSTGRES names, or starts a private one for the run.
// With --again, files with a failure are run once more by themselves; those that then pass are called unsteady and do not
// fail the suite (docs/decisions/0025-unsteady-tests.md).

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { binary, kRoot } from './harness/paths.ts';
import { neverSeen } from './harness/refusals.ts';
import { countsLine, type Outcome } from './harness/summary.ts';

const kSuites = ['api', 'clients', 'fault', 'browser'] as const;
/** More files than these with a failure are no accident. */
const kMaxUnsteadyFiles = 3;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engine: { type: 'string', default: process.env.CONFAB_TEST_ENGINE ?? 'sqlite' },
    only: { type: 'string' },
    jobs: { type: 'string', default: '2' },
    reporter: { type: 'string', default: 'dot' },
    again: { type: 'boolean', default: false },
  },
});

const suite = positionals[0] ?? '';
if (!(kSuites as readonly string[]).includes(suite) || !['sqlite', 'postgres'].includes(values.engine)) {
  console.error(`usage: node run.ts ${kSuites.join('|')} [--engine sqlite|postgres] [--only TEXT] [--jobs N] [--reporter dot|spec|tap] [--again]`);
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
// Each file is a process of its own that compiles the same harness.
const compiled = { NODE_COMPILE_CACHE: join(kRoot, 'build/tools/compiled-tests') };
const env: NodeJS.ProcessEnv = { ...compiled, ...process.env, CONFAB_TEST_ENGINE: values.engine };
if (values.engine === 'postgres' && !env.CONFAB_TEST_POSTGRES) {
  folder = mkdtempSync(join(tmpdir(), 'confab-pg-'));
  execFileSync(script, ['start', folder], { stdio: ['ignore', 'ignore', 'inherit'] });
  env.CONFAB_TEST_POSTGRES = execFileSync(script, ['url', folder], { encoding: 'utf8' }).trim();
}

console.log(`${suite} on ${values.engine}, ${binary().replace(`${kRoot}/`, '')}: ${files.length} files`);
const refusals = mkdtempSync(join(tmpdir(), 'confab-refusals-'));
env.CONFAB_TEST_REFUSALS = refusals;
const outcomes = mkdtempSync(join(tmpdir(), 'confab-outcome-'));
const started = Date.now();
let running: ChildProcess | undefined;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => running?.kill(signal));

/** Runs test files; what they came to, or nothing when the runner itself did not get to its end. */
async function run(tests: string[], jobs: string): Promise<{ code: number; outcome?: Outcome }> {
  const place = join(outcomes, `${Date.now()}.json`);
  const child = spawn(
    process.execPath,
    [
      '--test',
      `--test-concurrency=${jobs}`,
      '--test-timeout=600000',
      '--disable-warning=ExperimentalWarning',
      `--test-reporter=${join(kRoot, 'tests/harness/summary.ts')}`,
      '--test-reporter-destination=stdout',
      ...(values.reporter === 'dot' ? [] : [`--test-reporter=${values.reporter}`, '--test-reporter-destination=stdout']),
      ...tests,
    ],
    { stdio: 'inherit', env: { ...env, CONFAB_TEST_OUTCOME: place } },
  );
  running = child;
  const code = await new Promise<number>((done) => child.on('exit', (status) => done(status ?? 1)));
  return { code, outcome: existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Outcome) : undefined };
}

let { code, outcome } = await run(files, values.jobs);
const failedFiles = outcome?.failedFiles ?? [];
if (values.again && code === 1 && outcome && failedFiles.length > 0 && failedFiles.length <= kMaxUnsteadyFiles) {
  console.log(`once more: ${failedFiles.map((file) => file.replace(`${kRoot}/`, '')).join(', ')}`);
  const second = await run(failedFiles, '1');
  // Nothing run is nothing mended.
  code = second.outcome && second.outcome.passed > 0 ? second.code : 1;
  if (code === 0) console.log(countsLine({ ...outcome, passed: outcome.passed + outcome.failed, failed: 0 }, outcome.failed));
  else console.log(countsLine(outcome));
}

if (folder) {
  execFileSync(script, ['remove', folder], { stdio: 'ignore' });
  rmSync(folder, { recursive: true, force: true });
}
if (suite === 'api' && !values.only) {
  const unseen = neverSeen(refusals);
  const list = join(kRoot, 'build/errors-never-seen.txt');
  writeFileSync(list, unseen.map((line) => `${line}\n`).join(''));
  console.log(`${unseen.length} calls declare errors that no test has seen: ${list.replace(`${kRoot}/`, '')}`);
}
rmSync(refusals, { recursive: true, force: true });
rmSync(outcomes, { recursive: true, force: true });
console.log(`${suite} on ${values.engine}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
process.exit(code);
