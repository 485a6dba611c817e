// Files that do not fit into memory, up and down. CONFAB_LARGE_FILE_MB=5120 makes the file larger than here.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { fetchFile } from '../harness/files.ts';
import { resident } from '../harness/memory.ts';
import { testsOn } from '../harness/test.ts';

const kMegabyte = 1024 * 1024;
const kMegabytes = Number(process.env.CONFAB_LARGE_FILE_MB ?? 1024);
const kPatience = 150_000 * Math.ceil(kMegabytes / 1024);
const kMaxGrowth = 32 * kMegabyte;

const test = testsOn({ settings: { FileUpload_MaxFileSize: -1 } }, 30_000 + kPatience);

test(`${kMegabytes} MB go up and down without being held in memory`, async ({ chat, server }) => {
  const [ann, ben] = await chat.users('ann', 'ben');
  const room = await chat.channel({ members: [ann, ben] });
  const pid = server.pid;
  let most = 0;

  /** Up and down; `most` is what the server held at most meanwhile. */
  const thereAndBack = async (who: typeof ann, megabytes: number): Promise<void> => {
    const sent = createHash('sha256');
    async function* form(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('--b\r\nContent-Disposition: form-data; name="file"; filename="large.bin"\r\n\r\n');
      for (let i = 0; i < megabytes; ++i) {
        const piece = Buffer.alloc(kMegabyte, i);
        sent.update(piece);
        most = Math.max(most, resident(pid));
        yield piece;
      }
      yield Buffer.from('\r\n--b--\r\n');
    }
    const answer = await fetch(new URL(`/api/v1/rooms.media/${room._id}`, server.url), {
      method: 'POST',
      headers: { 'X-User-Id': who.id, 'X-Auth-Token': who.authToken, 'Content-Type': 'multipart/form-data; boundary=b' },
      body: form() as unknown as BodyInit,
      duplex: 'half',
    } as RequestInit);
    assert.equal(answer.status, 200, answer.ok ? undefined : await answer.text());
    const { file } = (await answer.json()) as { file: { _id: string; url: string } };
    most = Math.max(most, resident(pid));

    const got = await fetchFile(who, file.url, {}, 'GET', kPatience);
    const received = createHash('sha256');
    let bytes = 0;
    assert.ok(got.body);
    for await (const piece of got.body as unknown as AsyncIterable<Uint8Array>) {
      received.update(piece);
      bytes += piece.byteLength;
      if (bytes % kMegabyte < piece.byteLength) most = Math.max(most, resident(pid));
    }
    assert.equal(bytes, megabytes * kMegabyte);
    assert.equal(received.digest('hex'), sent.digest('hex'));
  };

  await thereAndBack(ben, 1); // what the first file needs: the threads' own memory, the database's
  const before = resident(pid);
  most = before;
  await thereAndBack(ann, kMegabytes);
  assert.ok(most - before < kMaxGrowth, `grew by ${(most - before) / kMegabyte} MB`);
});
