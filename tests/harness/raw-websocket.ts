// WebSocket frames by hand, for frames that no library sends.

import { randomBytes } from 'node:crypto';
import { connect, type Socket } from 'node:net';
import { Inbox, within } from './wait.ts';

export interface RawFrame {
  opcode: number;
  payload: Buffer;
}

export const kText = 1;
export const kBinary = 2;
export const kClose = 8;
export const kPing = 9;
export const kPong = 10;

export class RawWebSocket {
  readonly frames = new Inbox<RawFrame>();
  readonly closed: Promise<void>;
  private readonly socket: Socket;
  private bytes: Buffer = Buffer.alloc(0);
  private upgraded = false;
  private upgrade: (status: number) => void = () => undefined;

  private constructor(socket: Socket) {
    this.socket = socket;
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      this.bytes = Buffer.concat([this.bytes, chunk]);
      this.parse();
    });
    this.closed = new Promise((resolve) =>
      socket.on('close', () => {
        this.frames.end(new Error('the connection was closed'));
        resolve();
      }),
    );
  }

  static async open(port: number, path = '/websocket', headers: Record<string, string> = {}): Promise<RawWebSocket> {
    const raw = new RawWebSocket(connect({ port, host: '127.0.0.1', noDelay: true }));
    const status = new Promise<number>((resolve) => (raw.upgrade = resolve));
    const all = { Host: 'x', Upgrade: 'websocket', Connection: 'Upgrade', 'Sec-WebSocket-Version': '13', 'Sec-WebSocket-Key': randomBytes(16).toString('base64'), ...headers };
    const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('');
    raw.socket.write(`GET ${path} HTTP/1.1\r\n${lines}\r\n`);
    const got = await within(status, 'an answer to the upgrade');
    if (got !== 101) throw new Error(`upgrade answered ${got}`);
    return raw;
  }

  /** One frame; masked as clients must, unless the test wants otherwise. */
  send(opcode: number, payload: Buffer | string, { fin = true, masked = true, reserved = 0, length = undefined as number | undefined } = {}): void {
    const body = typeof payload === 'string' ? Buffer.from(payload) : payload;
    const size = length ?? body.length;
    const head: number[] = [(fin ? 0x80 : 0) | (reserved << 4) | opcode];
    const mask = masked ? 0x80 : 0;
    if (size < 126) head.push(mask | size);
    else if (size < 65536) head.push(mask | 126, size >> 8, size & 255);
    else {
      const wide = Buffer.alloc(8);
      wide.writeBigUInt64BE(BigInt(size));
      head.push(mask | 127, ...wide);
    }
    const key = randomBytes(4);
    const data = masked ? Buffer.from(body.map((byte, i) => byte ^ (key[i % 4] as number))) : body;
    this.socket.write(Buffer.concat([Buffer.from(head), masked ? key : Buffer.alloc(0), data]));
  }

  text(value: unknown): void {
    this.send(kText, typeof value === 'string' ? value : JSON.stringify(value));
  }

  /** The next text frame, as JSON. */
  async json(): Promise<Record<string, unknown>> {
    const frame = await this.frames.next((one) => one.opcode === kText);
    return JSON.parse(frame.payload.toString());
  }

  /** The close code that the server sends next. */
  async closeCode(): Promise<number> {
    const frame = await this.frames.next((one) => one.opcode === kClose);
    return frame.payload.length >= 2 ? frame.payload.readUInt16BE(0) : 1005;
  }

  /** Stops reading, as a client that hangs. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  destroy(): void {
    this.socket.destroy();
  }

  private parse(): void {
    if (!this.upgraded) {
      const end = this.bytes.indexOf('\r\n\r\n');
      if (end < 0) return;
      const status = Number(this.bytes.toString('latin1', 9, 12));
      this.upgraded = status === 101;
      this.bytes = Buffer.from(this.bytes.subarray(end + 4));
      this.upgrade(status);
      if (!this.upgraded) return;
    }
    for (;;) {
      if (this.bytes.length < 2) return;
      const first = this.bytes[0] as number;
      let size = (this.bytes[1] as number) & 127;
      let at = 2;
      if (size === 126) {
        if (this.bytes.length < 4) return;
        size = this.bytes.readUInt16BE(2);
        at = 4;
      } else if (size === 127) {
        if (this.bytes.length < 10) return;
        size = Number(this.bytes.readBigUInt64BE(2));
        at = 10;
      }
      if (this.bytes.length < at + size) return;
      this.frames.push({ opcode: first & 15, payload: Buffer.from(this.bytes.subarray(at, at + size)) });
      this.bytes = Buffer.from(this.bytes.subarray(at + size));
    }
  }
}
