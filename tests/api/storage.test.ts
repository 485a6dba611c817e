// Where files are kept: each place is tried with the settings in force, and says in words what is wrong.

import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import type { Chat } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { fetchFile, kText, sendFile } from '../harness/files.ts';
import { kS3, startS3, type StorageServer, WebdavServer } from '../harness/storages.ts';
import { testsOn } from '../harness/test.ts';
import { eventually } from '../harness/wait.ts';

const servers: StorageServer[] = [];
const folder = mkdtempSync(join(tmpdir(), 'confab-storage-'));
after(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});
const started = <T extends StorageServer>(server: T): T => {
  servers.push(server);
  return server;
};

// Each on a server of its own: the settings are the whole workspace's.
const test = (name: string, body: (chat: Chat, data: string) => Promise<void>) => testsOn()(name, async ({ chat, server }) => body(chat, server.data));

async function choose(chat: Chat, settings: Record<string, boolean | string>): Promise<void> {
  const admin = await chat.admin;
  for (const [id, value] of Object.entries(settings)) await admin.post(`settings/${id}` as 'settings/{_id}', { value } as Loose);
}
async function tried(chat: Chat): Promise<Loose> {
  return (await chat.admin).post('confab.testStorage', {});
}
async function works(chat: Chat, storage: string): Promise<void> {
  const answer = await tried(chat);
  assert.deepEqual([answer.storage, answer.works, answer.problem], [storage, true, undefined], JSON.stringify(answer));
}
async function fails(chat: Chat, step: string, problem: RegExp): Promise<void> {
  const answer = await tried(chat);
  assert.deepEqual([answer.works, answer.step], [false, step], JSON.stringify(answer));
  assert.match(answer.problem, problem);
}

test('by default a folder of the data folder', async (chat, data) => {
  await works(chat, 'FileSystem');
  assert.ok(existsSync(join(data, 'files')));
  const state: Loose = await (await chat.admin).get('confab.storage');
  assert.deepEqual([state.current, state.storages], ['FileSystem', []]);
});

test('what lies in a folder that was named before is read and removed there', async (chat, data) => {
  const ann = await chat.user('ann');
  const room = await chat.channel({ members: [ann] });
  const lying = (where: string) => (existsSync(where) ? readdirSync(where, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).length : 0);
  const [first, second] = [join(folder, 'first'), join(folder, 'second')];
  await choose(chat, { FileUpload_FileSystemPath: first });
  const sent = [await sendFile(ann, room), await sendFile(ann, room, { ...kText, content: 'another' })];
  const read = async (one?: Loose) => (await fetchFile(ann, one?.attachments[0].title_link)).status;
  assert.equal(lying(first), 2);
  await choose(chat, { FileUpload_FileSystemPath: second });
  assert.equal(await read(sent[0]), 200);
  await ann.post('chat.delete', { roomId: room._id, msgId: sent[0]?._id });
  await eventually(() => assert.equal(lying(first), 1));
  await choose(chat, { FileUpload_FileSystemPath: '' });
  assert.equal(await read(sent[1]), 200);
  // While the folder is not there, what lies in it is not taken for removed.
  renameSync(first, `${first}-away`);
  await ann.post('chat.delete', { roomId: room._id, msgId: sent[1]?._id });
  await eventually(async () => {
    const { jobs }: Loose = await (await chat.admin).get('confab.jobs', { kind: 'files.collect' } as Loose);
    assert.ok(jobs.some((one: Loose) => /is not there/.test(one.lastError ?? '')), JSON.stringify(jobs));
  });
  assert.equal(lying(`${first}-away`), 1);
  assert.equal(lying(join(data, 'files')), 0);
});

test('another folder, where its parent is there and it may be written', async (chat) => {
  const chosen = join(folder, 'chosen');
  await choose(chat, { FileUpload_FileSystemPath: chosen });
  await works(chat, 'FileSystem');
  assert.ok(readdirSync(chosen).length > 0);
  await choose(chat, { FileUpload_FileSystemPath: join(folder, 'missing', 'disk') });
  await fails(chat, 'write', /missing\/disk/);
  assert.equal(existsSync(join(folder, 'missing')), false);
  writeFileSync(join(folder, 'a-file'), 'no folder');
  await choose(chat, { FileUpload_FileSystemPath: join(folder, 'a-file') });
  await fails(chat, 'write', /a-file/);
  await choose(chat, { FileUpload_FileSystemPath: 'not/absolute' });
  await fails(chat, 'setup', /absolute/);
});

test('the database', async (chat) => {
  await choose(chat, { FileUpload_Storage_Type: 'GridFS' });
  await works(chat, 'GridFS');
});

test('S3, at once after its settings are saved', async (chat) => {
  const s3 = started(await startS3());
  await choose(chat, { FileUpload_Storage_Type: 'AmazonS3' });
  await fails(chat, 'setup', /bucket is not set/);
  await choose(chat, kS3(s3.url));
  await works(chat, 'AmazonS3');
  await choose(chat, { FileUpload_S3_Acl: 'private' });
  await works(chat, 'AmazonS3');
});

test('S3 with a key that it does not know, another bucket, or nobody there', async (chat) => {
  const s3 = started(await startS3());
  await choose(chat, { ...kS3(s3.url), FileUpload_S3_AWSAccessKeyId: 'SOMEBODY', FileUpload_S3_AWSSecretAccessKey: 'a-secret-of-ours' });
  await fails(chat, 'write', /refused.*InvalidAccessKeyId/);
  assert.doesNotMatch(JSON.stringify(await tried(chat)), /a-secret-of-ours/);
  await choose(chat, { FileUpload_S3_AWSAccessKeyId: 'S3RVER', FileUpload_S3_Bucket: 'others' });
  await fails(chat, 'write', /missing.*bucket others.*NoSuchBucket/);
  await s3.close();
  await fails(chat, 'write', /away/);
});

test('WebDAV, with a password and without', async (chat) => {
  const open = started(await WebdavServer.start());
  await choose(chat, { FileUpload_Storage_Type: 'Webdav', FileUpload_Webdav_Server_URL: open.url, FileUpload_Webdav_Upload_Folder_Path: 'chat/our files' });
  await works(chat, 'Webdav');
  assert.equal(open.files.size, 0);
  const closed = started(await WebdavServer.start(`Basic ${Buffer.from('ann:secret').toString('base64')}`));
  await choose(chat, { FileUpload_Webdav_Server_URL: closed.url });
  await fails(chat, 'write', /refused.*401/);
  await choose(chat, { FileUpload_Webdav_Username: 'ann', FileUpload_Webdav_Password: 'secret' });
  await works(chat, 'Webdav');
});

test('Google Cloud Storage says what it lacks', async (chat) => {
  await choose(chat, { FileUpload_Storage_Type: 'GoogleCloudStorage' });
  await fails(chat, 'setup', /GoogleCloudStorage: the bucket is not set/);
});

test('administrators alone may try and move, and only to where new files go', async (chat) => {
  const admin = await chat.admin;
  await admin.refused(400, 'invalid-params', 'POST', 'confab.migrateStorage', { to: 'GridFS' });
  const ann = await chat.user('ann');
  await ann.refused(403, undefined, 'POST', 'confab.testStorage', {});
  await ann.refused(403, undefined, 'POST', 'confab.migrateStorage', { to: 'FileSystem' });
  await ann.refused(403, undefined, 'GET', 'confab.storage', {});
});

test('what the files of rooms and of people take is listed, those with the most first, for administrators', async (chat) => {
  const admin = await chat.admin;
  const [ann, ben] = [await chat.user('ann'), await chat.user('ben')];
  const [small, large] = [await chat.channel({ members: [ann, ben] }), await chat.group({ members: [ann, ben] })];
  const direct = await ann.direct(ben);
  const text = (size: number) => ({ ...kText, content: 'x'.repeat(size) });
  await sendFile(ann, small, text(10));
  await sendFile(ann, direct, text(200));
  await sendFile(ben, large, text(3000));
  const { _id } = await sendFile(ben, large, text(3000)); // kept once, and two files for that
  const { rooms, total }: Loose = await admin.get('confab.storage.rooms');
  assert.deepEqual(
    rooms.map(({ rid, t, name, usernames, files, bytes }: Loose) => [rid, t, name ?? usernames, files, bytes]),
    [[large._id, 'p', large.name, 2, 6000], [direct._id, 'd', [ann.username, ben.username], 1, 200], [small._id, 'c', small.name, 1, 10]],
  );
  assert.equal(total, 3);
  const second: Loose = await admin.get('confab.storage.rooms', { offset: 1, count: 1 });
  assert.deepEqual([second.rooms.map((one: Loose) => one.rid), second.total], [[direct._id], 3]);
  const people = async () => ((await admin.get('confab.storage.people')) as Loose).people.map(({ userId, username, files, bytes }: Loose) => [userId, username, files, bytes]);
  assert.deepEqual(await people(), [[ben.id, ben.username, 2, 6000], [ann.id, ann.username, 2, 210]]);
  await ben.post('chat.delete', { roomId: large._id, msgId: _id });
  await eventually(async () => assert.deepEqual((await people())[0], [ben.id, ben.username, 1, 3000]));
  for (const list of ['rooms', 'people']) await ann.refused(403, undefined, 'GET', `confab.storage.${list}`, {});
});
