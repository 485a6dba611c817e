import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { after, test } from 'node:test';
import { Chat } from '../harness/chat.ts';
import { binary } from '../harness/paths.ts';
import { Caller } from '../harness/rest.ts';
import { run, Server } from '../harness/server.ts';
import { eventually } from '../harness/wait.ts';

const folder = mkdtempSync(join(tmpdir(), 'confab-cli-'));
after(() => rmSync(folder, { recursive: true, force: true }));

/** The program must end by itself, not with success, and say a sentence that helps. */
async function refuses(args: string[], sentence: RegExp, env: Record<string, string> = {}): Promise<string> {
  const { code, output } = await run(args, env);
  assert.ok(code !== 0 && code !== null, `exit code ${code}: ${output}`);
  assert.match(output, sentence);
  assert.doesNotMatch(output, /terminate called|AddressSanitizer|core dumped|std::|boost::/);
  return output;
}

test('the version, and help that names the commands', async () => {
  const version = await run(['--version']);
  assert.equal(version.code, 0);
  assert.match(version.output, /confab \d+\.\d+/i);
  const help = await run(['--help']);
  assert.equal(help.code, 0);
  for (const word of ['serve', 'openapi', '--data', '--port']) assert.ok(help.output.includes(word), `${word} is missing in:\n${help.output}`);
});

test('unknown commands and flags are named, with what exists', async () => {
  await refuses(['dance'], /dance/);
  await refuses(['serve', '--no-such-flag'], /no-such-flag/);
  await refuses(['serve', '--port', 'many'], /port/i);
  await refuses(['serve', '--port', '70000'], /port/i);
  await refuses(['serve', '--port'], /port/i);
});

test('an address for people that is none, and a data folder without a name', async () => {
  await refuses(['serve', '--root-url', 'nonsense', '--data', join(folder, 'root')], /--root-url: 'nonsense' is not an address/);
  await refuses(['serve', '--data', join(folder, 'root')], /ROOT_URL: 'https:\/\/' is not an address/, { ROOT_URL: 'https://' });
  await refuses(['serve', '--data', ''], /--data names no folder/);
});

test('what a password costs is as the environment says, within bounds', async () => {
  for (const bad of ['3', '15', 'ten']) {
    await refuses(['serve', '--data', join(folder, 'cost')], /CONFAB_PASSWORD_COST: '.*' is not a number from 4 to 14/, { CONFAB_PASSWORD_COST: bad });
  }
  const hashes = (cost: string) => `SELECT count(*) FROM users WHERE password_hash LIKE '$2b$${cost}$%'`;
  const server = await Server.start({ env: { CONFAB_PASSWORD_COST: '' } });
  try {
    assert.equal(server.count(hashes('10')), 1, 'as shipped');
    assert.doesNotMatch(server.log, /cheap to guess/);
    server.options.env = { CONFAB_PASSWORD_COST: '11' };
    await server.down();
    await server.up();
    const ann = await new Chat(server).user('ann');
    assert.equal(server.count(hashes('11')), 1);
    server.options.env = {};
    await server.down();
    await server.up();
    assert.match(server.log, /cheap to guess/);
    await new Caller(server.url).post('login', { user: ann.username, password: ann.password });
    assert.equal(server.count(hashes('11')), 1, 'a stored one carries its own');
  } finally {
    await server.close();
  }
});

test('a data folder that cannot be made or written', async () => {
  const file = join(folder, 'a-file');
  writeFileSync(file, 'not a folder');
  await refuses(['serve', '--data', file, '--port', '0'], /a-file/);
  await refuses(['serve', '--data', join(file, 'below'), '--port', '0'], /a-file/);
  await refuses(['serve', '--data', '/proc/confab-data', '--port', '0'], /\/proc\/confab-data/);
});

test('a database file that is none', async () => {
  const server = await Server.start();
  try {
    if (server.engine !== 'sqlite') return;
    await server.down();
    const { readdirSync } = await import('node:fs');
    const file = readdirSync(server.data).find((name) => /\.(db|sqlite3?)$/.test(name));
    assert.ok(file, `no database among ${readdirSync(server.data).join(', ')}`);
    for (const name of readdirSync(server.data)) if (name.startsWith(file)) rmSync(join(server.data, name));
    writeFileSync(join(server.data, file), 'this is certainly not a database file '.repeat(100));
    await refuses(['serve', '--data', server.data, '--port', '0'], /not an SQLite database/);
    assert.match(readFileSync(join(server.data, file), 'utf8'), /^this is certainly/, 'the file was left as it was');
  } finally {
    await server.close();
  }
});

test('audit verify: whole, also beside the running server; a changed row and a cut tail are named', async () => {
  const server = await Server.start();
  try {
    const chat = new Chat(server);
    await chat.users('ann', 'ben');
    const verify = () => run(['audit', 'verify', '--data', server.data], server.engine === 'postgres' ? { DATABASE_URL: server.environment().DATABASE_URL ?? '' } : {});
    const whole = await verify();
    assert.equal(whole.code, 0, whole.output);
    assert.match(whole.output, /^The audit log is whole: \d+ rows\.$/m);
    assert.equal(await server.down(), 0);
    assert.match(server.log, /end of the audit log head=\d+ hash=[0-9a-f]{64}/);
    assert.equal((await verify()).code, 0);
    if (server.engine !== 'sqlite') return;

    const file = new DatabaseSync(join(server.data, 'confab.db'));
    file.exec('DELETE FROM audit_log WHERE pk = (SELECT max(pk) FROM audit_log)');
    const cut = await verify();
    assert.equal(cut.code, 1, cut.output);
    assert.match(cut.output, /the end was cut off/);
    file.exec("UPDATE audit_log SET target = 'x' WHERE pk = (SELECT min(pk) FROM audit_log)");
    file.close();
    const changed = await verify();
    assert.equal(changed.code, 1, changed.output);
    assert.match(changed.output, /row \d+ was changed/);
    await server.up();
    await eventually(() => assert.match(server.log, /error the audit log is not whole/));
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    assert.match(metrics, /^confab_audit_log_intact 0$/m);
  } finally {
    await server.close();
  }
  await refuses(['audit', 'verify', '--data', join(folder, 'nothing')], /There is no database/);
  await refuses(['audit'], /unknown command 'audit'/);
});

test('one database through two data folders: the second one refuses', { timeout: 120_000 }, async () => {
  const server = await Server.start();
  try {
    const [database, sentence] =
      server.engine === 'sqlite'
        ? [`sqlite:${server.data}/./confab.db`, /Another Confab uses the database file/]
        : [server.environment().DATABASE_URL ?? '', /Another Confab uses the PostgreSQL database \S+; stop it first/];
    await refuses(['serve', '--data', join(folder, 'second'), '--port', '0', '--database', database], sentence);
  } finally {
    await server.close();
  }
});

test('a port in use', async () => {
  const server = await Server.start();
  try {
    const output = await refuses(['serve', '--data', join(folder, 'other'), '--port', String(server.port)], /already uses port/);
    assert.ok(output.includes(String(server.port)), output);
  } finally {
    await server.close();
  }
});

test('two servers on one data folder: the second one refuses', async () => {
  const server = await Server.start();
  try {
    if (server.engine !== 'sqlite') return;
    await refuses(['serve', '--data', server.data, '--port', '0'], /already|in use|another/i);
  } finally {
    await server.close();
  }
});

test('a database that is newer than the program is not touched', async () => {
  const server = await Server.start();
  try {
    await server.down();
    await pretendNewer(server);
    const output = await refuses(['serve', '--data', server.data, '--port', '0'], /newer/i, server.environment());
    assert.match(output, /9001/);
  } finally {
    await server.close();
  }
});

/** Writes a migration into the database that no program of today knows, and that only later ones can use. */
async function pretendNewer(server: Server): Promise<void> {
  const sql = "insert into schema_migrations (number, name, applied_at, oldest_program) values (9001, 'from_the_future', 0, 9001)";
  if (server.engine === 'postgres') {
    const { execFileSync } = await import('node:child_process');
    execFileSync('psql', ['-X', '-q', '-d', server.environment().DATABASE_URL ?? '', '-c', sql]);
    return;
  }
  const { readdirSync } = await import('node:fs');
  const { DatabaseSync } = await import('node:sqlite');
  const file = readdirSync(server.data).find((name) => /\.(db|sqlite3?)$/.test(name));
  assert.ok(file);
  const database = new DatabaseSync(join(server.data, file));
  database.exec(sql);
  database.close();
}

test('a database address that leads nowhere', async () => {
  await refuses(['serve', '--data', join(folder, 'nowhere'), '--port', '0'], /database|connect|PostgreSQL/i, {
    DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none',
  });
  await refuses(['serve', '--data', join(folder, 'nowhere'), '--port', '0'], /sqlite: or postgres:/, { DATABASE_URL: 'oracle://x' });
});

test('a setting that is forced to nonsense', async () => {
  await refuses(['serve', '--data', join(folder, 'nonsense'), '--port', '0'], /Message_MaxAllowedSize/, {
    OVERWRITE_SETTING_Message_MaxAllowedSize: 'many',
  });
});

test('a setting that is forced and does not exist is warned of, with the name that was meant', async () => {
  const server = await Server.start({
    env: { OVERWRITE_SETTING_Site_Nmae: 'x', OVERWRITE_SETTING_LDAP_Enable: 'true' },
  });
  try {
    assert.match(server.log, /setting=Site_Nmae nearest=Site_Name/);
    assert.match(server.log, /setting=LDAP_Enable nearest=none/);
  } finally {
    await server.close();
  }
});

test('SIGTERM ends the server cleanly, after telling its clients to come back', async () => {
  const server = await Server.start();
  try {
    const { DdpClient } = await import('../harness/ddp.ts');
    const client = await DdpClient.connect(server.url);
    const code = server.down('SIGTERM');
    const closed = await client.closed;
    assert.ok([1001, 1012].includes(closed.code), String(closed.code));
    assert.equal(await code, 0);
  } finally {
    await server.close();
  }
});

// What looks into the program needs more addresses than that by itself.
const kWatched = readFileSync(binary()).includes('__asan_init') || readFileSync(binary()).includes('__tsan_init');
test('too few addresses to start are said in a sentence', { skip: kWatched ? 'a sanitized program' : false }, async () => {
  const { spawnSync } = await import('node:child_process');
  // From where the program cannot even load its libraries to where it would begin, and die of a thread without room.
  for (const limit of ['-v 200000', '-v 402000', '-v 462000', '-v 480000', '-d 300000']) {
    const { status, signal, stderr } = spawnSync('bash', ['-c', `ulimit -c 0 ${limit}; exec "$0" "$@"`, binary(), 'serve', '--port', '0', '--data', join(folder, 'small')], { encoding: 'utf8', timeout: 20_000 });
    assert.deepEqual([status, signal], [1, null], `${limit}: ${stderr}`);
    assert.match(stderr, /^confab: The process may have \d+ MiB of addresses, and needs \d+ MiB to start: raise ulimit/);
  }
});

test('with as many addresses as it asks for, it starts', { skip: kWatched ? 'a sanitized program' : false }, async () => {
  const { spawnSync } = await import('node:child_process');
  const start = (kilobytes: number) => spawnSync('bash', ['-c', `ulimit -c 0 -v ${kilobytes}; exec timeout --preserve-status -s TERM 2 "$0" "$@"`, binary(), 'serve', '--port', '0', '--data', join(folder, 'enough')], { encoding: 'utf8', timeout: 20_000 });
  const needed = Number(/needs (\d+) MiB/.exec(start(100_000).stderr)?.[1]);
  const { status, signal, stderr } = start(needed * 1024);
  assert.deepEqual([status, signal], [0, null], stderr);
});

test('root is warned of', { skip: process.getuid?.() !== 0 ? 'needs root' : false }, async () => {
  const server = await Server.start();
  try {
    assert.match(server.log, /running as root/);
  } finally {
    await server.close();
  }
});

test('once a damaged page was met, the database is not called ready', async (t) => {
  const server = await Server.start();
  t.after(() => server.close());
  if (server.engine !== 'sqlite') return;
  const chat = new Chat(server);
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  for (let i = 0; i < 60; i++) await ann.send(room, 'x'.repeat(500)); // several on a page, so that none reaches beyond it
  const ready = () => fetch(`${server.url}/readyz`);
  assert.equal((await ready()).status, 200);
  await server.down();
  const file = join(server.data, 'confab.db');
  const bytes = readFileSync(file);
  const [page, at] = [bytes.readUInt16BE(16), bytes.lastIndexOf('x'.repeat(500))];
  assert.ok(at > page);
  bytes.fill(0xa5, at - (at % page), at - (at % page) + page);
  writeFileSync(file, bytes);
  await server.up();
  const headers = { 'X-User-Id': ann.id, 'X-Auth-Token': ann.authToken };
  const history = await fetch(`${server.url}/api/v1/channels.history?roomId=${room._id}&count=100`, { headers });
  assert.equal(history.status, 500);
  assert.equal((await ready()).status, 503);
});

test('a full disk refuses the write with a clear error and damages nothing', { skip: process.getuid?.() !== 0 ? 'needs root for a small file system' : false }, async (t) => {
  const { spawnSync } = await import('node:child_process');
  const small = mkdtempSync(join(tmpdir(), 'confab-full-'));
  if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', small]).status !== 0) {
    rmSync(small, { recursive: true });
    t.skip('cannot mount a small file system here');
    return;
  }
  t.after(() => {
    spawnSync('umount', ['-l', small]);
    rmSync(small, { recursive: true, force: true });
  });
  assert.ok(existsSync(binary()));
  chmodSync(small, 0o700);
  const { Chat } = await import('../harness/chat.ts');
  const server = await Server.start({ args: ['--data', small] });
  t.after(() => server.close());
  if (server.engine !== 'sqlite') return;
  const chat = new Chat(server);
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const acknowledged: string[] = [];
  let refusal: { status: number; text: string } | undefined;
  for (let i = 0; i < 3000 && !refusal; i++) {
    const response = await fetch(`${server.url}/api/v1/chat.sendMessage`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-User-Id': ann.id, 'X-Auth-Token': ann.authToken },
      body: JSON.stringify({ message: { rid: room._id, msg: `${i} ${'x'.repeat(4900)}` } }),
    });
    const text = await response.text();
    if (response.status === 200) acknowledged.push(JSON.parse(text).message._id);
    else refusal = { status: response.status, text };
  }
  assert.ok(refusal, 'the disk was never full');
  assert.ok([503, 507].includes(refusal.status), `${refusal.status} ${refusal.text}`);
  assert.match(refusal.text, /full|space/i);
  assert.equal((await fetch(`${server.url}/readyz`)).status, 503);
  spawnSync('mount', ['-o', 'remount,size=64m', small]);
  await ann.send(room, 'there is room again');
  await server.crash();
  const seen = new Set<string>();
  for (let offset = 0; ; offset += 100) {
    const page = await ann.request('GET', 'channels.messages', { query: { roomId: room._id, count: 100, offset } });
    assert.equal(page.status, 200, page.text);
    for (const one of page.body.messages) seen.add(one._id);
    if (page.body.messages.length < 100) break;
  }
  for (const id of acknowledged) assert.ok(seen.has(id), `${id} was acknowledged and is gone`);
});
