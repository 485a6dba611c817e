// Measures files beside nginx on the same machine, over loopback:
//   node bench/files/files.mts [--runs 5] [--only up,down,crowd,pictures,avatars]
// Wants nginx, curl, wrk and vips (Debian: nginx-light curl wrk libvips-tools). It starts the built program
// (CONFAB_BINARY) and nginx on data of their own, turn about, and prints a table. nginx writes without fsync and knows
// no rights: what it does is what the disk and the network cost.

import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { Chat, type User } from '../../tests/harness/chat.ts';
import { formOf } from '../../tests/harness/files.ts';
import { Server } from '../../tests/harness/server.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, only: { type: 'string', default: 'up,down,crowd,pictures,avatars' } } });
const runs = Number(values.runs);
const kLarge = 100_000_000;
const kCrowd = 50;
const kEach = 20_000_000;
const kPhotos = 20;
const kNginxPort = 4821;

const run = promisify(execFile);
const work = mkdtempSync(join(tmpdir(), 'confab-bench-files-'));
const rows: [what: string, value: string][] = [];
const say = (what: string, value: string): void => void rows.push([what, value]);
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? NaN;

/** A file of bytes that nothing makes shorter. */
function fileOf(name: string, size: number): string {
  const path = join(work, name);
  writeFileSync(path, randomBytes(size));
  return path;
}

function startNginx(): void {
  mkdirSync(join(work, 'www'), { recursive: true });
  const conf = join(work, 'nginx.conf');
  writeFileSync(
    conf,
    `user root; worker_processes 2; daemon off; pid ${work}/nginx.pid; error_log ${work}/error.log;
    events { worker_connections 1024; }
    http { access_log off; sendfile on; client_max_body_size 0; client_body_temp_path ${work}/body;
      keepalive_requests 1000000;
      types { image/png png; }
      server { listen 127.0.0.1:${kNginxPort}; root ${work}/www; location / { dav_methods PUT; create_full_put_path on; } } }`,
  );
  const nginx = spawn('nginx', ['-c', conf, '-p', work, '-e', join(work, 'error.log')], { stdio: 'inherit' });
  process.on('exit', () => nginx.kill('SIGTERM'));
}

/** Seconds that one transfer took, as curl has it. */
async function seconds(args: readonly string[]): Promise<number> {
  const { stdout } = await run('curl', ['-sS', '-o', '/dev/null', '-w', '%{time_total} %{http_code}', ...args]);
  const [time = NaN, status = 0] = stdout.split(' ').map(Number);
  if (status >= 300) throw new Error(`${args.at(-1)}: ${status}`);
  return time;
}

const headersOf = (who: User): string[] => ['-H', `X-User-Id: ${who.id}`, '-H', `X-Auth-Token: ${who.authToken}`];
const rate = (bytes: number, time: number): string => `${Math.round(bytes / time / 1e6)} MB/s`;

/** Both, turn about, so that what else the machine does meets both. */
async function beside(what: string, bytes: number, confab: () => Promise<number>, nginx: () => Promise<number>): Promise<void> {
  const [ours, theirs]: [number[], number[]] = [[], []];
  for (let i = 0; i < runs; i++) {
    ours.push(await confab());
    theirs.push(await nginx());
  }
  const [own, other] = [median(ours), median(theirs)];
  say(what, `${rate(bytes, own)}, nginx ${rate(bytes, other)}: ${(other / own).toFixed(2)}`);
}

const kHertz = 100;
/** Seconds of processor time of the server and of its children that have ended. */
function processorTime(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0) / kHertz;
}

const memory = (pid: number, of: string): number => Number(new RegExp(`${of}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1000;

async function bring(who: User, rid: string, path: string, type: string): Promise<string> {
  const { stdout } = await run('curl', ['-sS', ...headersOf(who), '-F', `file=@${path};type=${type}`, `${who.url}/api/v1/rooms.media/${rid}`]);
  const answer = JSON.parse(stdout);
  if (!answer.success) throw new Error(stdout);
  return answer.file._id;
}

/** Requests a second of one address that stays in the cache. */
async function asked(url: string): Promise<number> {
  const { stdout } = await run('wrk', ['-t1', '-c32', '-d5s', url]);
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(stdout);
  if (failed) throw new Error(`${url}: ${failed[0]}`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1]);
}

const server = await Server.start({ settings: { FileUpload_MaxFileSize: 200_000_000, Accounts_AvatarBlockUnauthenticatedAccess: false } });
try {
  startNginx();
  const chat = new Chat(server);
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const parts: Record<string, () => Promise<void>> = {
    async up() {
      const large = fileOf('large.bin', kLarge);
      const own = () => seconds([...headersOf(ann), '-H', 'Expect:', '-F', `file=@${large}`, `${server.url}/api/v1/rooms.media/${room._id}`]);
      await beside('100 MB up', kLarge, own, () => seconds(['-H', 'Expect:', '-T', large, `http://127.0.0.1:${kNginxPort}/up.bin`]));
    },
    async down() {
      const large = fileOf('www/down.bin', kLarge);
      const id = await bring(ann, room._id, large, 'application/octet-stream');
      await beside('100 MB down', kLarge, () => seconds([...headersOf(ann), `${server.url}/file-upload/${id}/down.bin`]), () => seconds([`http://127.0.0.1:${kNginxPort}/down.bin`]));
    },
    async crowd() {
      const people = await chat.users(...Array.from({ length: kCrowd }, (_, i) => `crowd${i}`));
      const rooms = await Promise.all(people.map((one) => chat.channel({ members: [one] })));
      const files = people.map((_, i) => fileOf(`crowd-${i}.bin`, kEach));
      const before = memory(server.pid, 'VmRSS');
      writeFileSync(`/proc/${server.pid}/clear_refs`, '5');
      const from = performance.now();
      await Promise.all(people.map((one, i) => bring(one, rooms[i]?._id ?? '', files[i] ?? '', 'application/octet-stream')));
      const took = (performance.now() - from) / 1000;
      say(`${kCrowd} people at once, ${kEach / 1e6} MB each`, `${before.toFixed(0)} MB before, ${memory(server.pid, 'VmHWM').toFixed(0)} MB at most; ${rate(kCrowd * kEach, took)}`);
    },
    async pictures() {
      const photo = join(work, 'photo.jpg');
      execFileSync('vips', ['perlin', join(work, 'noise.v'), '4000', '3000', '--cell-size', '64', '--uchar']);
      const from = processorTime(server.pid);
      execFileSync('vips', ['jpegsave', join(work, 'noise.v'), photo]);
      for (let i = 0; i < kPhotos; i++) await bring(ann, room._id, photo, 'image/jpeg');
      const took = processorTime(server.pid) - from;
      say(`photos of 12 megapixels (${(readFileSync(photo).length / 1e6).toFixed(1)} MB)`, `${(kPhotos / took).toFixed(1)} a CPU-second, each looked into, written anew without its notes, made smaller, and blurred`);
    },
    async avatars() {
      const picture = join(work, 'www/face.png');
      execFileSync('vips', ['perlin', picture, '200', '200']);
      const form = formOf({ name: 'face.png', type: 'image/png', content: Uint8Array.from(readFileSync(picture)) }, {}, 'image');
      const answer = await ann.request('POST', 'users.setAvatar', { body: form });
      if (answer.status !== 200) throw new Error(answer.text);
      const ours = `${server.url}/avatar/${ann.username}`;
      writeFileSync(picture, Buffer.from(await (await fetch(ours)).arrayBuffer()));
      const [own, letters, theirs]: number[][] = [[], [], []];
      for (let i = 0; i < runs; i++) {
        own?.push(await asked(ours));
        letters?.push(await asked(`${server.url}/avatar/somebody`));
        theirs?.push(await asked(`http://127.0.0.1:${kNginxPort}/face.png`));
      }
      const [a = NaN, b = NaN, c = NaN] = [own, letters, theirs].map((list) => median(list ?? []));
      say('avatars a second (32 connections)', `${Math.round(a)}, letters ${Math.round(b)}, the same file by nginx ${Math.round(c)}: ${(a / c).toFixed(2)}`);
    },
  };
  for (const part of values.only.split(',')) await parts[part]?.();
} finally {
  await server.close();
  if (existsSync(work)) rmSync(work, { recursive: true });
}
const width = Math.max(...rows.map(([what]) => what.length));
for (const [what, value] of rows) console.log(`${what.padEnd(width)}  ${value}`);
process.exit(0);
