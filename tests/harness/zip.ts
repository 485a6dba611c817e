// Reads archives: as many entries as a test puts there, of the two kinds that Confab writes.

import assert from 'node:assert/strict';
import { crc32, inflateRawSync } from 'node:zlib';

const kEnd = 0x06054b50;
const kEntry = 0x02014b50;
const kStored = 0;

/** What is in an archive, by name. Fails where it is not one. */
export function unzip(bytes: Buffer): Map<string, Buffer> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  assert.ok(end >= 0 && bytes.readUInt32LE(end) === kEnd, 'this is no archive');
  const entries = new Map<string, Buffer>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; --left) {
    assert.equal(bytes.readUInt32LE(at), kEntry);
    const [packed, size] = [bytes.readUInt32LE(at + 20), bytes.readUInt32LE(at + 24)];
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [number, number, number];
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength);
    const local = bytes.readUInt32LE(at + 42);
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const raw = bytes.subarray(begin, begin + packed);
    const content = bytes.readUInt16LE(at + 10) === kStored ? raw : inflateRawSync(raw);
    assert.equal(content.length, size, name);
    assert.equal(crc32(content), bytes.readUInt32LE(at + 16), name);
    assert.ok(!entries.has(name), `two entries are called ${name}`);
    entries.set(name, content);
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}
