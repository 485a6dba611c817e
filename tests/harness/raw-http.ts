// HTTP by hand on a socket: for everything that a well-behaved client never sends.

import { connect, type Socket } from 'node:net';
import { Inbox, within } from './wait.ts';

export interface RawAnswer {
  status: number;
  headers: Map<string, string>;
  body: string;
}

export class RawConnection {
  readonly closed: Promise<void>;
  private readonly socket: Socket;
  private readonly answers = new Inbox<RawAnswer>();
  private bytes = Buffer.alloc(0);
  private methods: string[] = [];

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      this.bytes = Buffer.concat([this.bytes, chunk]);
      this.parse();
    });
    this.closed = new Promise((resolve) =>
      socket.on('close', () => {
        this.answers.end(new Error(`the connection was closed; unread: ${this.bytes.toString('latin1').slice(0, 300)}`));
        resolve();
      }),
    );
  }

  static async open(port: number, host = '127.0.0.1'): Promise<RawConnection> {
    const socket = connect({ port, host, noDelay: true });
    const connection = new RawConnection(socket);
    await within(new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject)), 'a connection');
    return connection;
  }

  /** Sends a request line, headers (Host is added) and a body with its length, unless the headers say otherwise. */
  request(method: string, target: string, headers: Record<string, string> = {}, body: string | Buffer = ''): void {
    const bytes = typeof body === 'string' ? Buffer.from(body) : body;
    const all: Record<string, string> = { Host: 'chat.example.test', ...headers };
    const framed = Object.keys(all).some((name) => /^(content-length|transfer-encoding)$/i.test(name));
    if (!framed && (bytes.length > 0 || method === 'POST')) all['Content-Length'] = String(bytes.length);
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    this.methods.push(method);
    this.write(Buffer.concat([Buffer.from(`${method} ${target} HTTP/1.1\r\n${head}\r\n`, 'latin1'), bytes]));
  }

  write(bytes: string | Buffer): void {
    this.socket.write(bytes);
  }

  answer(ms?: number): Promise<RawAnswer> {
    return this.answers.next(() => true, ms);
  }

  /** How many answers have come and were not read. */
  get waiting(): number {
    return this.answers.pending().length;
  }

  close(): void {
    this.socket.destroy();
  }

  private parse(): void {
    for (;;) {
      const end = this.bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      const [first = '', ...lines] = this.bytes.subarray(0, end).toString('latin1').split('\r\n');
      const status = Number(first.split(' ')[1]);
      const headers = new Map<string, string>();
      for (const line of lines) {
        const colon = line.indexOf(':');
        headers.set(line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim());
      }
      const rest = this.bytes.subarray(end + 4);
      const interim = status >= 100 && status < 200 && status !== 101;
      const bodyless = interim || status === 101 || status === 204 || status === 304 || this.methods[0] === 'HEAD';
      const body = bodyless ? { text: '', used: 0 } : framed(rest, headers);
      if (!body) return;
      if (!interim) this.methods.shift();
      this.bytes = Buffer.from(rest.subarray(body.used));
      this.answers.push({ status, headers, body: body.text });
    }
  }
}

/** The body at the start of `bytes`, or undefined while it is not complete. */
function framed(bytes: Buffer, headers: Map<string, string>): { text: string; used: number } | undefined {
  if (headers.get('transfer-encoding') === 'chunked') {
    let at = 0;
    let text = '';
    for (;;) {
      const line = bytes.indexOf('\r\n', at);
      if (line < 0) return undefined;
      const size = parseInt(bytes.subarray(at, line).toString('latin1'), 16);
      const start = line + 2;
      if (bytes.length < start + size + 2) return undefined;
      text += bytes.subarray(start, start + size).toString();
      at = start + size + 2;
      if (size === 0) return { text, used: at };
    }
  }
  const size = Number(headers.get('content-length') ?? 0);
  if (bytes.length < size) return undefined;
  return { text: bytes.subarray(0, size).toString(), used: size };
}
