// Files while the disk is full, or the storage that they are kept on is away: they are refused, and chat goes on.

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Room, User } from '../harness/chat.ts';
import type { Loose } from '../harness/ejson.ts';
import { fetchFile, formOf, kText, type Sample, sendFile } from '../harness/files.ts';
import { engineUnderTest } from '../harness/server.ts';
import { kS3, startS3 } from '../harness/storages.ts';
import { testsOn } from '../harness/test.ts';

const kMegabyte = 1024 * 1024;
const kSpared = 256 * kMegabyte; // what the disk keeps for everything else

/** A call whose 5xx is what is asked for. */
async function call(who: User, path: string, body: FormData | Record<string, Loose>): Promise<{ status: number; body: Loose }> {
  const form = body instanceof FormData;
  const headers: Record<string, string> = { 'X-User-Id': who.id, 'X-Auth-Token': who.authToken, ...(form ? {} : { 'Content-Type': 'application/json' }) };
  const answer = await fetch(new URL(`/api/v1/${path}`, who.url), { method: 'POST', headers, body: form ? body : JSON.stringify(body) });
  return { status: answer.status, body: await answer.json() };
}

const bring = (who: User, room: Room, file: Sample = kText) => call(who, `rooms.media/${room._id}`, formOf(file));

async function announce(who: User, room: Room, size: number): Promise<number> {
  const metadata = `rid ${Buffer.from(room._id).toString('base64')},filename ${Buffer.from('a.bin').toString('base64')}`;
  const headers = { 'X-User-Id': who.id, 'X-Auth-Token': who.authToken, 'Tus-Resumable': '1.0.0', 'Upload-Length': String(size), 'Upload-Metadata': metadata };
  return (await fetch(new URL('/api/v1/confab.uploads', who.url), { method: 'POST', headers })).status;
}

// A disk of its own for the data folder, which needs no rights where people may have name spaces of their own.
const kOnSmallDisk = (data: string) => [
  'unshare', '--user', '--map-root-user', '--mount',
  'sh', '-c', 'mount -t tmpfs -o size=320m none "$0" && exec "$@"', data,
];
const [unshare = '', ...words] = kOnSmallDisk('/mnt');
const small = testsOn({ within: kOnSmallDisk });
const kFull = 'when the disk fills up, files are refused first, and chat goes on';

if (engineUnderTest() === 'postgres') {
  small.skip(kFull, 'the database is not on that disk, and who has a name space of their own may not reach it');
} else if (spawnSync(unshare, [...words, 'true']).status !== 0) {
  small.skip(kFull, 'nobody may mount a disk of their own here');
} else {
  small(kFull, async ({ chat, server }) => {
    const ann = await chat.user('ann');
    const room = await chat.channel({ members: [ann] });
    const sent = await sendFile(ann, room);
    // As the program sees it.
    const data = join('/proc', String(server.pid), 'root', server.data);
    const left = () => {
      const disk = statfsSync(data);
      return disk.bavail * disk.bsize;
    };
    assert.ok(left() > kSpared, `${left()} bytes are left on a disk of 320 MB`);
    writeFileSync(`${data}/filler`, Buffer.alloc(left() - kSpared + kMegabyte));

    for (const path of [`rooms.media/${room._id}`, `rooms.upload/${room._id}`]) {
      const refused = await call(ann, path, formOf(kText));
      assert.equal(refused.status, 507, JSON.stringify(refused.body));
      assert.equal(refused.body.errorType, 'error-storage-full');
    }
    assert.equal(await announce(ann, room, 10), 507);
    assert.match(server.log, /files are refused: the disk is full.*incoming/);
    const said = await ann.send(room, 'and on it goes');
    assert.equal((await ann.history(room))[0]._id, said._id);
    assert.equal(await (await fetchFile(ann, sent.attachments[0].title_link)).text(), kText.content);

    rmSync(`${data}/filler`);
    assert.equal((await bring(ann, room)).status, 200);
    // What would not fit is not begun, although there is room.
    assert.equal(await announce(ann, room, 90 * kMegabyte), 507);
    assert.equal(await announce(ann, room, 10 * kMegabyte), 201);
  });
}

testsOn()('while S3 is away files are refused, nothing is half sent, and the log says where it was looked for', async ({ chat, server }) => {
  const [admin, ann] = await Promise.all([chat.admin, chat.user('ann')]);
  const room = await chat.channel({ members: [ann] });
  const s3 = await startS3();
  try {
    const settings: Record<string, Loose> = { ...kS3(s3.url), FileUpload_S3_Proxy_Uploads: true };
    for (const [id, value] of Object.entries(settings)) await admin.post(`settings/${id}` as Loose, { value });
    await sendFile(ann, room);
    const waiting = (await bring(ann, room, { ...kText, content: 'waits' })).body.file;
    const before = await ann.history(room);
    await s3.close();

    for (const path of [`rooms.media/${room._id}`, `rooms.upload/${room._id}`]) {
      const refused = await call(ann, path, formOf({ ...kText, content: 'something new' }));
      assert.equal(refused.status, 503, JSON.stringify(refused.body));
      assert.equal(refused.body.errorType, 'error-service-unavailable');
    }
    assert.deepEqual(await ann.history(room), before);
    const line = server.log.split('\n').find((one) => one.includes('the storage for files fails'));
    assert.match(line ?? server.log, /kind="?away.*bucket files.*(refused|connect)/i);
    // Its bytes are there, wherever: what is sent of it is a row.
    assert.equal((await call(ann, `rooms.mediaConfirm/${room._id}/${waiting._id}`, {})).status, 200);
    await ann.send(room, 'and on it goes');
  } finally {
    await s3.close();
  }
});
