// `confab files migrate`: the running server moves what is kept, and the command tells how it went.

import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chat } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { run, type Server } from '../harness/server.ts';
import { startS3, kS3 } from '../harness/storages.ts';
import { testsOn } from '../harness/test.ts';

/** A file as if it had been uploaded. Where it lies. */
function putFile(server: Server, bytes: Buffer, written = bytes): string {
  const hash = createHash('sha256').update(bytes).digest('hex');
  const key = `${hash}-${randomBytes(6).toString('hex')}`;
  const folder = join(server.data, 'files', key.slice(0, 2), key.slice(2, 4));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, key), written);
  server.sql(`INSERT INTO blobs (sha256, size, store, key, state, refs) VALUES ('${hash}', ${bytes.length}, 'FileSystem', '${key}', 'kept', 1)`);
  return join(folder, key);
}
const migrate = (server: Server, to: string) => run(['files', 'migrate', '--to', to, '--data', server.data], server.environment(), 60_000);
async function choose(chat: Chat, settings: Record<string, boolean | string>): Promise<void> {
  const admin = await chat.admin;
  for (const [id, value] of Object.entries(settings)) await admin.post(`settings/${id}` as 'settings/{_id}', { value } as Loose);
}
async function counts(chat: Chat): Promise<Record<string, number>> {
  const { storages }: Loose = await (await chat.admin).get('confab.storage');
  return Object.fromEntries(storages.map((one: Loose) => [one.storage, one.files]));
}

testsOn({}, 150_000)('into the database, and from there to S3', async ({ chat, server }) => {
  const files = [randomBytes(10), randomBytes(700_000), Buffer.alloc(0)];
  const places = files.map((bytes) => putFile(server, bytes));
  await choose(chat, { FileUpload_Storage_Type: 'GridFS' });
  const first = await migrate(server, 'database');
  assert.equal(first.code, 0, first.output);
  assert.match(first.output, /3 of 3 files are in GridFS/);
  assert.deepEqual(await counts(chat), { GridFS: 3 });
  assert.ok(places.every(existsSync), 'who reads there may end');

  const s3 = await startS3();
  try {
    await choose(chat, kS3(s3.url));
    const second = await migrate(server, 's3');
    assert.equal(second.code, 0, second.output);
    assert.deepEqual(await counts(chat), { AmazonS3: 3 });
  } finally {
    await s3.close();
  }
});

testsOn({}, 150_000)('what is lost or changed is told, and the rest is moved', async ({ chat, server }) => {
  putFile(server, Buffer.from('fine'));
  putFile(server, Buffer.from('changed'), Buffer.from('CHANGED'));
  await choose(chat, { FileUpload_Storage_Type: 'GridFS' });
  const moved = await migrate(server, 'database');
  assert.equal(moved.code, 1, moved.output);
  assert.match(moved.output, /1 files could not be moved/);
  assert.deepEqual(await counts(chat), { FileSystem: 1, GridFS: 1 });
  assert.match(server.log, /a file cannot be moved/);
});

testsOn({}, 150_000)('not where new files do not go, nor to nowhere', async ({ server }) => {
  const other = await migrate(server, 'database');
  assert.equal(other.code, 1, other.output);
  assert.match(other.output, /set FileUpload_Storage_Type to GridFS first/);
  const nowhere = await migrate(server, 'the-moon');
  assert.equal(nowhere.code, 2, nowhere.output);
  assert.match(nowhere.output, /--to s3, google, webdav, folder or database/);
});
