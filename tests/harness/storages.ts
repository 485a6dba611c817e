// Servers that files are kept on: S3, and a WebDAV server that knows as much as Confab asks for.

import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface StorageServer {
  url: string;
  /** As often as one likes. */
  close: () => Promise<void>;
}

interface S3rver {
  run: () => Promise<AddressInfo>;
  close: () => Promise<void>;
}
type S3rverClass = new (options: object) => S3rver;

/** One bucket, `files`, for the key S3RVER. It does not look at signatures of version 4. */
export async function startS3(): Promise<StorageServer> {
  const folder = mkdtempSync(join(tmpdir(), 'confab-s3-'));
  const S3 = createRequire(import.meta.url)('s3rver') as S3rverClass;
  const s3 = new S3({ address: '127.0.0.1', port: 0, silent: true, directory: folder, configureBuckets: [{ name: 'files' }] });
  const { port } = await s3.run();
  let open = true;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      if (!open) return;
      open = false;
      await s3.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const kS3 = (url: string) => ({
  FileUpload_S3_BucketURL: url,
  FileUpload_S3_Bucket: 'files',
  FileUpload_S3_ForcePathStyle: true,
  FileUpload_S3_AWSAccessKeyId: 'S3RVER',
  FileUpload_S3_AWSSecretAccessKey: 'S3RVER',
  FileUpload_Storage_Type: 'AmazonS3',
});

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

/** Under /dav/. `authorization`: what callers have to send. Folders must be made before something is put into them. */
export class WebdavServer implements StorageServer {
  readonly files = new Map<string, Buffer>();
  private readonly folders = new Set(['/dav']);
  private readonly server: HttpServer;
  private readonly authorization: string | undefined;
  url = '';

  private constructor(authorization: string | undefined) {
    this.authorization = authorization;
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(authorization?: string): Promise<WebdavServer> {
    const webdav = new WebdavServer(authorization);
    webdav.server.listen(0, '127.0.0.1');
    await once(webdav.server, 'listening');
    webdav.url = `http://127.0.0.1:${(webdav.server.address() as AddressInfo).port}/dav`;
    return webdav;
  }

  close = async (): Promise<void> => {
    if (!this.server.listening) return;
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  };

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bytesOf(request);
    const path = (request.url ?? '').replace(/\/$/, '');
    const status = (code: number) => response.writeHead(code).end();
    if (this.authorization && request.headers.authorization !== this.authorization) return void status(401);
    const parent = path.slice(0, path.lastIndexOf('/'));
    if (request.method === 'MKCOL') {
      if (this.folders.has(path)) return void status(405);
      if (!this.folders.has(parent)) return void status(409);
      this.folders.add(path);
      return void status(201);
    }
    if (request.method === 'PUT') {
      if (!this.folders.has(parent)) return void status(409);
      this.files.set(path, body);
      return void status(201);
    }
    const file = this.files.get(path);
    if (!file) return void status(404);
    if (request.method === 'DELETE') {
      this.files.delete(path);
      return void status(204);
    }
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    if (from === undefined || to === undefined) return void response.writeHead(200, { 'Content-Length': file.length }).end(request.method === 'HEAD' ? undefined : file);
    if (Number(from) >= file.length) return void status(416);
    response.writeHead(206).end(file.subarray(Number(from), Number(to) + 1));
  }
}
