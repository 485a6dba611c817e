// node report.mjs <results folder> <project folder> <output folder> <command>
// Makes report.json and report.md out of what the load generator has measured.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { basename, join } from 'node:path';
import { render } from './render.mjs';
import { webSize } from './web_size.mjs';

const [resultsFolder, project, output, command] = process.argv.slice(2);

const results = Object.fromEntries(
  readdirSync(resultsFolder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [basename(name, '.json'), JSON.parse(readFileSync(join(resultsFolder, name), 'utf8'))]),
);
if (existsSync(join(project, 'web/dist/index.html'))) {
  results.web = [['Workspace', 'start-chat'], ['LoginPage']].map((parts) => webSize(join(project, 'web/dist'), ...parts));
}

const git = (...args) => execFileSync('git', ['-C', project, ...args], { encoding: 'utf8' }).trim();

function yardstick(name) {
  const steady = results[`bare-${name}-steady`];
  const saturated = results[`bare-${name}-saturated`]?.best;
  if (!steady || !saturated) return undefined;
  const ours = results['deliver-saturated'].best;
  return {
    name,
    steady_per_cpu: results['deliver-steady'].deliveries_per_cpu_second / steady.deliveries_per_cpu_second,
    saturated_rate: ours.deliveries_per_second / saturated.deliveries_per_second,
    saturated_per_cpu: ours.deliveries_per_cpu_second / saturated.deliveries_per_cpu_second,
  };
}

const report = {
  date: new Date().toISOString(),
  commit:
    git('rev-parse', '--short=12', 'HEAD') +
    (git('status', '--porcelain', 'src', 'bench', 'web/src') ? ' with changes' : ''),
  command: command.trim(),
  machine: {
    processor: cpus()[0].model,
    cores: cpus().length,
    memory_gib: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
  },
  ratios: ['single', 'gather', 'gather-fdatasync'].map(yardstick).filter(Boolean),
  results,
};
writeFileSync(join(output, 'report.json'), `${JSON.stringify(report, null, 2)}\n`);
writeFileSync(join(output, 'report.md'), render(report));
console.log(`${output}/report.md`);
