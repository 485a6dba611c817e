// A PostgreSQL server that goes away and comes back while Confab runs.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { Chat } from '../harness/chat.ts';
import { kRoot } from '../harness/paths.ts';
import { engineUnderTest, Server } from '../harness/server.ts';
import { eventually } from '../harness/wait.ts';

const skip = engineUnderTest() === 'postgres' ? false : 'PostgreSQL only';

test('while PostgreSQL is away calls are told to try again, and all is well when it is back', { skip, timeout: 120_000 }, async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'confab-outage-'));
  const postgres = (command: string) => execFileSync(join(kRoot, 'tools/test-postgres.sh'), [command, folder], { encoding: 'utf8' }).trim();
  const url = postgres('start');
  t.after(() => {
    postgres('remove');
    rmSync(folder, { recursive: true, force: true });
  });
  const server = await Server.start({ env: { DATABASE_URL: url } });
  t.after(() => server.close());
  const chat = new Chat(server);
  t.after(() => chat.close());
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  await ann.send(room, 'before');
  const client = await ann.ddp();

  const headers = { 'Content-Type': 'application/json', 'X-User-Id': ann.id, 'X-Auth-Token': ann.authToken };
  const send = async (msg: string) => {
    const answer = await fetch(`${server.url}/api/v1/chat.sendMessage`, { method: 'POST', headers, body: JSON.stringify({ message: { rid: room._id, msg } }) });
    return { status: answer.status, body: await answer.json() };
  };

  postgres('stop');
  for (let i = 0; i < 3; i++) {
    const refused = await send(`during ${i}`);
    assert.equal(refused.status, 503, JSON.stringify(refused.body));
    assert.equal(refused.body.errorType, 'error-service-unavailable');
    assert.match(refused.body.error, /database does not answer/);
  }
  await client.refused('error-service-unavailable', 'sendMessage', { rid: room._id, msg: 'during, by DDP' });
  assert.equal((await fetch(`${server.url}/livez`)).status, 200);
  assert.equal((await fetch(`${server.url}/readyz`)).status, 503);

  postgres('start');
  await eventually(async () => assert.equal((await send('after')).status, 200));
  await client.call('sendMessage', { rid: room._id, msg: 'after, by DDP' });
  assert.deepEqual((await ann.history(room)).map((one) => one.msg), ['after, by DDP', 'after', 'before']);
});

test('the program stops in time although PostgreSQL hangs', { skip, timeout: 120_000 }, async (t) => {
  const server = await Server.start();
  t.after(() => server.close());
  const chat = new Chat(server);
  t.after(() => chat.close());
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const backends = execFileSync('pgrep', ['-f', `postgres: .* ${/\/([^/?]*)(\?|$)/.exec(server.environment().DATABASE_URL ?? '')?.[1]} `], { encoding: 'utf8' }).trim().split('\n');
  const signal = (name: NodeJS.Signals) => backends.forEach((pid) => process.kill(Number(pid), name));
  signal('SIGSTOP');
  try {
    const hanging = Array.from({ length: 5 }, () => ann.send(room, 'nobody answers').catch(() => undefined));
    const asked = Date.now();
    const code = await server.down();
    assert.ok(Date.now() - asked < 11_000, `${Date.now() - asked} ms`);
    assert.equal(code, 3);
    assert.match(server.log, /something did not end in time/);
    await Promise.all(hanging);
  } finally {
    signal('SIGCONT');
  }
});

test('a program that was away ends when another one has taken the database', { skip, timeout: 120_000 }, async (t) => {
  const server = await Server.start();
  t.after(() => server.close());
  const database = server.environment().DATABASE_URL ?? '';
  process.kill(server.pid, 'SIGSTOP');
  execFileSync('psql', ['-X', '-q', '-d', database, '-c', 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()']);
  const second = await Server.start({ env: { DATABASE_URL: database } });
  t.after(() => second.close());
  process.kill(server.pid, 'SIGCONT');
  await eventually(() => assert.match(server.log, /another Confab has taken the database .*: this one ends/));
  assert.equal(await server.down(), 4);
  assert.equal((await fetch(`${second.url}/readyz`)).status, 200);
});
