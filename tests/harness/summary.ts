// What a run says: failures in full, then one line with the counts. The counts and the files that failed are also left
// where CONFAB_TEST_OUTCOME says, for who decides what becomes of them.

import { writeFileSync } from 'node:fs';
import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

type Events = AsyncIterable<TestEvent>;

export interface Outcome {
  passed: number;
  failed: number;
  skipped: number;
  /** The files with a failure in them, each once. */
  failedFiles: string[];
}

/** The line that `./dev test` looks for. */
export function countsLine({ passed, failed, skipped }: Outcome, unsteady = 0): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}${unsteady ? `, ${unsteady} unsteady` : ''}`;
}

export default async function* summary(source: Events): AsyncGenerator<string> {
  const outcome: Outcome = { passed: 0, failed: 0, skipped: 0, failedFiles: [] };
  const failedFiles = new Set<string>();
  const slow: { name: string; ms: number }[] = [];
  for await (const event of source) {
    if (event.type === 'test:stderr') yield event.data.message;
    // Of a file; a test itself says where it was defined, which is here where a function of the harness did that.
    if (event.type === 'test:summary' && event.data.file && !event.data.success) failedFiles.add(event.data.file);
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    // A file is reported like a test around its tests; only what failed outside of any test counts there.
    const isFile = event.data.nesting === 0 && event.data.name.endsWith('.test.ts');
    if (event.type === 'test:pass') {
      if (isFile) continue;
      if (event.data.skip !== undefined) outcome.skipped++;
      else outcome.passed++;
      slow.push({ name: event.data.name, ms: event.data.details.duration_ms });
    } else {
      const cause = event.data.details.error.cause ?? event.data.details.error;
      if (isFile && !(cause instanceof Error)) continue;
      outcome.failed++;
      if (isFile && event.data.file) failedFiles.add(event.data.file); // it ended before it could say so
      yield `\nFAILED ${event.data.name}\n  ${event.data.file ?? ''}:${event.data.line ?? ''}\n${indented(said(cause))}\n`;
    }
  }
  slow.sort((a, b) => b.ms - a.ms);
  yield `slowest: ${slow.slice(0, 3).map(({ name, ms }) => `${name} (${(ms / 1000).toFixed(1)} s)`).join(', ')}\n`;
  yield `${countsLine(outcome)}\n`;
  outcome.failedFiles = [...failedFiles];
  const place = process.env.CONFAB_TEST_OUTCOME;
  if (place) writeFileSync(place, JSON.stringify(outcome));
}

function said(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause, { depth: 5 });
}

function indented(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}
