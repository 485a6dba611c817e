/** What a WebM file begins with, and in it the part that says how the rest is to be read (EBML ids). */
const kStart = [0x1a, 0x45, 0xdf, 0xa3];
const kInfo = [0x15, 0x49, 0xa9, 0x66];
const kDuration = [0x44, 0x89];
/** Id, size and a number of 8 bytes. */
const kAdded = 11;
/** The part stands at the very beginning. */
const kLookedAt = 1024;

const isAt = (bytes: Uint8Array, at: number, id: readonly number[]): boolean =>
  id.every((byte, index) => bytes[at + index] === byte);

function find(bytes: Uint8Array, id: readonly number[], from: number, to: number): number {
  for (let at = from; at + id.length <= to; at++) if (isAt(bytes, at, id)) return at;
  return -1;
}

/**
 * A browser writes a recording while it goes on, so the file does not say how long it is, and players show no length. This
 * puts it in (in milliseconds, which is what such files count in). What is no WebM file of that kind stays as it is.
 */
export async function withLength(file: Blob, milliseconds: number): Promise<Blob> {
  const head = new Uint8Array(await file.slice(0, kLookedAt).arrayBuffer());
  const info = isAt(head, 0, kStart) ? find(head, kInfo, 4, head.length) : -1;
  if (info < 0) return file;
  // A size of one byte, whose first bit says that it is one.
  const sizeAt = info + kInfo.length;
  const size = (head[sizeAt] ?? 0) - 0x80;
  const content = sizeAt + 1;
  if (size < 0 || size + kAdded >= 0x7f || content + size > head.length) return file;
  if (find(head, kDuration, content, content + size) >= 0) return file;
  const added = new DataView(new ArrayBuffer(kAdded));
  kDuration.forEach((byte, index) => added.setUint8(index, byte));
  added.setUint8(2, 0x88);
  added.setFloat64(3, milliseconds);
  return new Blob([head.slice(0, sizeAt), Uint8Array.of(0x80 + size + kAdded), added.buffer, file.slice(content)], {
    type: file.type,
  });
}
