// What a run says: failures in full, then one line with the counts.

import type { TestEvent } from 'node:test/reporters';
import { inspect } from 'node:util';

type Events = AsyncIterable<TestEvent>;

export default async function* summary(source: Events): AsyncGenerator<string> {
  let passed = 0;
  let failed = 0;
  let skipped = 0;
  const slow: { name: string; ms: number }[] = [];
  for await (const event of source) {
    if (event.type === 'test:stderr') yield event.data.message;
    if (event.type !== 'test:pass' && event.type !== 'test:fail') continue;
    // A file is reported like a test around its tests; only what failed outside of any test counts there.
    const isFile = event.data.nesting === 0 && event.data.name.endsWith('.test.ts');
    if (event.type === 'test:pass') {
      if (isFile) continue;
      if (event.data.skip !== undefined) skipped++;
      else passed++;
      slow.push({ name: event.data.name, ms: event.data.details.duration_ms });
    } else {
      const cause = event.data.details.error.cause ?? event.data.details.error;
      if (isFile && !(cause instanceof Error)) continue;
      failed++;
      yield `\nFAILED ${event.data.name}\n  ${event.data.file ?? ''}:${event.data.line ?? ''}\n${indented(said(cause))}\n`;
    }
  }
  slow.sort((a, b) => b.ms - a.ms);
  yield `slowest: ${slow.slice(0, 3).map(({ name, ms }) => `${name} (${(ms / 1000).toFixed(1)} s)`).join(', ')}\n`;
  yield `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}\n`;
}

function said(cause: unknown): string {
  return cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause, { depth: 5 });
}

function indented(text: string): string {
  return text.split('\n').map((line) => `  ${line}`).join('\n');
}
