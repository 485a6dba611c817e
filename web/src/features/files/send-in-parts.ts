// Large files, by the server's protocol for them (docs/resumable-uploads.md): after a lost connection, what is missing goes.

import { ApiError, kUnreadable } from '../../api/http';
import { requireSuccess, transfer } from './send-file';

/** From this size on files go in parts, for a connection may be lost meanwhile. */
export const kInParts = 8 * 1024 * 1024;

const kUploads = '/api/v1/confab.uploads';
const kProtocol = { 'Tus-Resumable': '1.0.0' };
/** Another part may have come meanwhile: one of a connection that only the server took for alive. */
const kTries = 3;

interface Options {
  onProgress: (share: number) => void;
  /** It is there from now on, under this address. */
  onBegun: (address: string) => void;
  signal: AbortSignal;
  /** Where an earlier attempt has begun. */
  address: string | undefined;
}

const encode = (text: string): string => btoa(String.fromCharCode(...new TextEncoder().encode(text)));

/** A short request: whatever is the matter with it, it tells nothing of how far the file is. */
async function ask(method: string, path: string, headers: Record<string, string>, signal: AbortSignal) {
  const call = { method, path, headers: { ...kProtocol, ...headers } };
  return transfer(call, { onProgress: () => undefined, signal });
}

async function begin(rid: string, file: Blob, name: string, signal: AbortSignal): Promise<string> {
  const metadata = { rid, filename: name, ...(file.type !== '' && { filetype: file.type }) };
  const answer = await ask(
    'POST',
    kUploads,
    {
      'Upload-Length': String(file.size),
      'Upload-Metadata': Object.entries(metadata)
        .map(([key, value]) => `${key} ${encode(value)}`)
        .join(','),
    },
    signal,
  );
  requireSuccess(answer);
  const address = answer.getResponseHeader('Location');
  if (address?.startsWith(`${kUploads}/`)) return address;
  throw new ApiError(answer.status, kUnreadable, "The answer is not the server's.");
}

/** How much of it the server has; undefined: it has forgotten it. */
async function offsetOf(address: string, signal: AbortSignal): Promise<number | undefined> {
  const answer = await ask('HEAD', address, {}, signal);
  if (answer.status === 404) return undefined;
  requireSuccess(answer);
  return Number(answer.getResponseHeader('Upload-Offset'));
}

/** Sends a file, or the rest of it, to a room, and resolves with its id there. Throws as sendFile. */
export async function sendInParts(
  rid: string,
  file: Blob,
  name: string,
  { onProgress, onBegun, signal, ...options }: Options,
): Promise<string> {
  let { address } = options;
  let offset = address === undefined ? undefined : await offsetOf(address, signal);
  if (address === undefined || offset === undefined) {
    address = await begin(rid, file, name, signal);
    offset = 0;
    onBegun(address);
  }
  for (let tries = kTries; ; --tries) {
    const from = offset;
    const share = (part: number) => onProgress((from + part * (file.size - from)) / file.size);
    share(0);
    const headers = { ...kProtocol, 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': String(from) };
    const call = { method: 'PATCH', path: address, headers, body: file.slice(from) };
    const answer = await transfer(call, { onProgress: share, signal });
    if (answer.status !== 409 || tries === 1) {
      requireSuccess(answer);
      return address.slice(kUploads.length + 1);
    }
    offset = (await offsetOf(address, signal)) ?? 0;
  }
}

/** What has come of one is not needed any more. */
export function forgetParts(address: string): void {
  // If nobody hears that, it is forgotten in a day.
  ask('DELETE', address, {}, new AbortController().signal).catch(() => undefined);
}
