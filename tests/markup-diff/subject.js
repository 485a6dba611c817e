import { spawnSync } from 'node:child_process';

/** The trees that Confab's parser gives, one line of JSON for each of [{message, options}]. */
export function subject(program, cases) {
  const parts = [];
  for (const { message, options } of cases) {
    const bytes = Buffer.from(message, 'utf8');
    parts.push(Buffer.from(`${options} ${bytes.length}\n`), bytes);
  }
  const run = spawnSync(program, { input: Buffer.concat(parts), maxBuffer: 1 << 30 });
  if (run.status !== 0) throw new Error(`${program} failed: ${run.error ?? run.stderr}`);
  const lines = run.stdout.toString('utf8').split('\n');
  lines.pop();
  if (lines.length !== cases.length) throw new Error(`${lines.length} answers to ${cases.length} messages`);
  return lines;
}
