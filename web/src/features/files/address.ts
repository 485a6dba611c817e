/** Where this server keeps files, and what it says of its own. */
const kKept = /^\/(?:file-upload|ufs|emoji-custom|avatar|custom-sounds)\//;

/** The path of what this server keeps. Nothing for what lies elsewhere: to draw that would tell others who reads what. */
export function ownFile(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  try {
    const { origin, pathname, search } = new URL(address, location.origin);
    return origin === location.origin && kKept.test(pathname) ? pathname + search : undefined;
  } catch {
    return undefined;
  }
}

/** The address at which a file is looked at, not kept. */
export const inline = (address: string): string =>
  `${address}${address.includes('?') ? '&' : '?'}contentDisposition=inline`;

/** The address of a stored file; `shown` where it is to be looked at, not kept. */
export function fileAddress({ _id, name = '' }: { _id: string; name?: string }, shown = false): string {
  const path = `/file-upload/${encodeURIComponent(_id)}/${encodeURIComponent(name)}`;
  return shown ? inline(path) : path;
}

/** The id of the file at a path of `fileAddress`. */
export const fileIdAt = (path: string | undefined): string | undefined =>
  path === undefined ? undefined : /^\/file-upload\/([^/?]+)/.exec(path)?.[1];

/** A picture among messages is at most so large, in pixels. */
const kWidest = 480;
const kHighest = 360;

interface Dimensions {
  width?: number;
  height?: number;
}

/** The room that a picture takes among messages, kept for it until it has come. Of an unknown size, some. */
export function pictureBox({ width = 0, height = 0 }: Dimensions = {}): { width: number; ratio: string } {
  if (!(width > 0 && height > 0)) return { width: 320, ratio: '4 / 3' };
  const scale = Math.min(1, kWidest / width, kHighest / height);
  // What is very narrow or flat is given room to be pointed at.
  return { width: Math.max(Math.round(width * scale), 48), ratio: `${width} / ${height}` };
}

/** The room that the first page of a document takes among messages, as its stylesheet has it. */
export const pageHeight = ({ width = 4, height = 3 }: Dimensions = {}): number =>
  width > 0 ? Math.min(240, Math.round((400 * height) / width)) : 240;
