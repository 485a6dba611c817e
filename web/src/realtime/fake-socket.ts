import type { SocketLike } from './ddp';
import { parse, stringify } from './ejson';

export interface SentFrame {
  msg: string;
  id?: string;
  method?: string;
  name?: string;
  params?: unknown[];
}

/** A socket for tests whose other end is the test. */
export class FakeSocket implements SocketLike {
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason?: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  readonly sent: SentFrame[] = [];
  closed = false;
  readyState = 1;

  send(data: string): void {
    this.sent.push(parse(data));
  }

  close(): void {
    this.closed = true;
  }

  /** The server says something. */
  say(frame: Record<string, unknown>): void {
    this.onmessage?.({ data: stringify(frame) });
  }

  /** The server or the network ends the connection. */
  drop(code = 1006): void {
    this.onclose?.({ code });
  }

  /** Opens, greets and accepts the login, as a healthy server does. */
  async welcome(): Promise<void> {
    this.onopen?.();
    this.say({ server_id: '0' });
    this.say({ msg: 'connected', session: 'x' });
    this.answer('login', { id: 'me', token: 't' });
    await Promise.resolve();
    await Promise.resolve();
  }

  /** Answers the newest call of `method`. */
  answer(method: string, result: unknown): void {
    const call = [...this.sent].reverse().find((frame) => frame.method === method);
    if (!call) throw new Error(`nobody called ${method}`);
    this.say({ msg: 'result', id: call.id, result });
  }

  refuse(method: string, error: Record<string, unknown>): void {
    const call = [...this.sent].reverse().find((frame) => frame.method === method);
    if (!call) throw new Error(`nobody called ${method}`);
    this.say({ msg: 'result', id: call.id, error });
  }

  subs(): SentFrame[] {
    return this.sent.filter((frame) => frame.msg === 'sub');
  }
}
