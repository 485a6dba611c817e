// Confab's markup parser and @rocket.chat/message-parser on the same messages in the same run.
//
//   node bench/markup/compare.js PROGRAM      (PROGRAM: bench_markup of a release build)
//
// Needs tests/markup-diff's packages (npm ci there).

import { spawnSync } from 'node:child_process';
import { corpus } from '../../tests/markup-diff/corpus.js';
import { optionsFrom } from '../../tests/markup-diff/reference.js';
import { parse } from '../../tests/markup-diff/node_modules/@rocket.chat/message-parser/dist/messageParser.js';

// 200 characters as they are usual: a mention, a link, some emphasis, an emoji.
const usual =
  '@alice the *release* notes are at https://docs.example.com/releases/2.4 - please have a look at section 3 ' +
  'before we _announce_ it in #general tomorrow, there are two `breaking` changes in there, thank you so much :tada:';
const message = usual.slice(0, 193) + ' :tada:';
if (message.length !== 200) throw new Error(`${message.length} characters`);

const messages = [message, ...corpus()];
const bytes = messages.reduce((sum, text) => sum + Buffer.byteLength(text), 0);

const cpuSeconds = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** Processor seconds for one call, the best of several stretches, as bench_markup takes them. */
function secondsOf(work) {
  let best = Infinity;
  for (let stretch = 0; stretch < 15; ++stretch) {
    const begin = cpuSeconds();
    let calls = 0;
    let passed = 0;
    do {
      work();
      ++calls;
      passed = cpuSeconds() - begin;
    } while (passed < 0.03);
    best = Math.min(best, passed / calls);
  }
  return best;
}

const options = optionsFrom('e');
for (const text of messages) parse(text, options); // warm
const theirs = {
  megabytes_per_second: bytes / secondsOf(() => messages.forEach((text) => parse(text, options))) / 1e6,
  with_json: bytes / secondsOf(() => messages.forEach((text) => JSON.stringify(parse(text, options)))) / 1e6,
  message_microseconds: 1e6 * secondsOf(() => parse(message, options)),
  message_with_json: 1e6 * secondsOf(() => JSON.stringify(parse(message, options))),
};

const input = Buffer.concat(messages.flatMap((text) => [Buffer.from(`${Buffer.byteLength(text)}\n`), Buffer.from(text)]));
const run = spawnSync(process.argv[2], { input });
if (run.status !== 0) throw new Error(`${process.argv[2]}: ${run.error ?? run.stderr}`);
const ours = JSON.parse(run.stdout);

const row = (name, key, unit, slower) =>
  console.log(
    `${name.padEnd(34)} ${ours[key].toFixed(2).padStart(10)} ${theirs[key].toFixed(2).padStart(10)} ${unit.padEnd(5)}` +
      ` ${(slower ? theirs[key] / ours[key] : ours[key] / theirs[key]).toFixed(0).padStart(6)} times`,
  );
console.log(`${messages.length} messages, ${(bytes / messages.length).toFixed(0)} bytes on average`.padEnd(34));
console.log(`${''.padEnd(34)} ${'Confab'.padStart(10)} ${'package'.padStart(10)}`);
row('corpus, text to tree', 'megabytes_per_second', 'MB/s', false);
row('corpus, text to JSON', 'with_json', 'MB/s', false);
row('200 characters, text to tree', 'message_microseconds', 'us', true);
row('200 characters, text to JSON', 'message_with_json', 'us', true);
