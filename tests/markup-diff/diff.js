// Holds Confab's markup parser against the package: the corpus, the cases of earlier differences, and generated messages.
//
//   node diff.js [--program FILE] [--cases N] [--seed S] [--seconds S] [--keep]
//
// --keep appends each new difference, minimised, to cases.jsonl. The last line says how many passed.

import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { deviation } from './deviations.js';
import { corpus as messages } from './corpus.js';
import { generate, randomFrom } from './generate.js';
import { minimise } from './minimise.js';
import { reference } from './reference.js';
import { subject } from './subject.js';

const { values: args } = parseArgs({
  options: {
    program: { type: 'string', default: 'build/debug/tests/markup-diff/markup_json' },
    cases: { type: 'string', default: '20000' },
    seed: { type: 'string', default: String(Date.now() % 1e9) },
    seconds: { type: 'string', default: '3600' },
    show: { type: 'string', default: '20' },
    keep: { type: 'boolean', default: false },
  },
});

const here = new URL('.', import.meta.url).pathname;
const read = (file) =>
  existsSync(here + file)
    ? readFileSync(here + file, 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line))
    : [];

const totals = { compared: 0, equal: 0, deviating: 0, different: 0 };
const reasons = new Map();
const seen = new Set();

async function compare(cases, mayMinimise) {
  const ours = subject(args.program, cases);
  for (const [i, { message, options }] of cases.entries()) {
    const theirs = await reference(message, options);
    ++totals.compared;
    if (ours[i] === theirs) {
      ++totals.equal;
      continue;
    }
    const reason = deviation(message, ours[i], theirs);
    if (reason) {
      ++totals.deviating;
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      continue;
    }
    ++totals.different;
    if (seen.size >= Number(args.show)) continue;
    const differs = async (text) => {
      const [mine] = subject(args.program, [{ message: text, options }]);
      const other = await reference(text, options);
      return mine !== other && !deviation(text, mine, other);
    };
    const shortest = mayMinimise ? await minimise(message, differs) : message;
    if (seen.has(shortest)) continue;
    seen.add(shortest);
    const [mine] = subject(args.program, [{ message: shortest, options }]);
    console.log(`difference (${options}): ${JSON.stringify(shortest)}\n  ours   ${mine}\n  theirs ${await reference(shortest, options)}`);
    if (args.keep) appendFileSync(`${here}cases.jsonl`, `${JSON.stringify({ message: shortest, options })}\n`);
  }
}

const corpus = messages();
await compare(corpus.map((message) => ({ message, options: 'e' })), true);
await compare(corpus.map((message) => ({ message, options: 'cedpi' })), true);
await compare(read('cases.jsonl'), false);
const fixed = { ...totals };

console.log(`seed ${args.seed}`);
const random = randomFrom(Number(args.seed));
const until = performance.now() + Number(args.seconds) * 1000;
for (let left = Number(args.cases); left > 0 && performance.now() < until; left -= 2000) {
  await compare(Array.from({ length: Math.min(left, 2000) }, () => generate(random, corpus)), true);
}

const share = (n, of) => `${((100 * n) / Math.max(of, 1)).toFixed(4)} %`;
const generated = totals.compared - fixed.compared;
const generatedEqual = totals.equal - fixed.equal;
const generatedDeviating = totals.deviating - fixed.deviating;
console.log(`corpus and cases: ${fixed.compared} compared, ${fixed.equal} equal, ${fixed.deviating} deliberate deviations`);
console.log(
  `generated: ${generated} compared, ${share(generatedEqual, generated)} equal, ` +
    `${share(generatedEqual + generatedDeviating, generated)} with deliberate deviations`,
);
for (const [reason, count] of reasons) console.log(`  deviation ${reason}: ${count}`);
console.log(`${totals.compared - totals.different} passed, ${totals.different} failed`);
process.exitCode = totals.different === 0 ? 0 : 1;
