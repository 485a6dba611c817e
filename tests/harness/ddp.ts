// An own DDP client for tests: every frame is kept, every wait has a deadline, nothing reconnects behind one's back.

import assert from 'node:assert/strict';
import { fromEjson, type Loose, toEjson } from './ejson.ts';
import { MethodRefusal } from './rest.ts';
import { Inbox, within } from './wait.ts';

export type Frame = Record<string, Loose>;

/** Events of one subscription, each as its list of arguments. */
export class Watch extends Inbox<Loose[]> {
  readonly id: string;
  private readonly client: DdpClient;

  constructor(id: string, client: DdpClient) {
    super();
    this.id = id;
    this.client = client;
  }

  /** The first arguments of the next `count` events: for streams that carry one thing, as most do. */
  async values(count: number): Promise<Loose[]> {
    return (await this.take(count)).map((args) => args[0]);
  }

  async stop(): Promise<void> {
    await this.client.unsub(this.id);
  }
}

export interface DdpOptions {
  path?: string;
  headers?: Record<string, string>;
  /** false: the WebSocket only; the test says `connect` itself. */
  connect?: boolean;
}

export class DdpClient {
  readonly frames = new Inbox<Frame>();
  readonly closed: Promise<{ code: number; reason: string }>;
  session = '';
  private readonly socket: WebSocket;
  private readonly results = new Map<string, (frame: Frame) => void>();
  private readonly subscriptions = new Map<string, (frame: Frame) => void>();
  private readonly watches = new Map<string, Set<Watch>>();
  private readonly open: Promise<void>;
  private next = 1;
  private over: Error | undefined;

  private constructor(url: string) {
    this.socket = new WebSocket(url);
    this.open = new Promise((resolve, reject) => {
      this.socket.addEventListener('open', () => resolve());
      this.socket.addEventListener('error', () => reject(new Error(`no WebSocket at ${url}`)));
    });
    this.closed = new Promise((resolve) =>
      this.socket.addEventListener('close', (event) => {
        this.finish(new Error(`the connection was closed (${event.code} ${event.reason})`));
        resolve({ code: event.code, reason: event.reason });
      }),
    );
    this.socket.addEventListener('message', (event) => this.receive(String(event.data)));
  }

  static async connect(url: string, options: DdpOptions = {}): Promise<DdpClient> {
    const client = new DdpClient(`${url.replace(/^http/, 'ws')}${options.path ?? '/websocket'}`);
    await within(client.open, 'an open WebSocket');
    if (options.connect !== false) {
      client.sendFrame({ msg: 'connect', version: '1', support: ['1', 'pre2', 'pre1'] });
      client.session = (await client.frames.next((frame) => frame.msg === 'connected')).session;
    }
    return client;
  }

  sendFrame(frame: Frame): void {
    this.sendText(JSON.stringify(toEjson(frame)));
  }

  sendText(text: string): void {
    this.socket.send(text);
  }

  /** Calls a method; its refusal is thrown as MethodRefusal. */
  async call(method: string, ...params: Loose[]): Promise<Loose> {
    const frame = await this.callForFrame(method, params);
    if (frame.error) throw new MethodRefusal(method, frame.error);
    return frame.result;
  }

  async callForFrame(method: string, params: Loose[]): Promise<Frame> {
    const id = String(this.next++);
    const answer = new Promise<Frame>((resolve) => this.results.set(id, resolve));
    this.sendFrame({ msg: 'method', id, method, params });
    return within(this.untilOver(answer), `the result of ${method}`);
  }

  /** The method must be refused with this error code. */
  async refused(error: string | number, method: string, ...params: Loose[]): Promise<Loose> {
    const frame = await this.callForFrame(method, params);
    assert.ok(frame.error, `${method} was not refused: ${JSON.stringify(frame.result)}`);
    assert.equal(frame.error.error, error, JSON.stringify(frame.error));
    return frame.error;
  }

  async login(authToken: string): Promise<Loose> {
    return this.call('login', { resume: authToken });
  }

  /** `ready` or `nosub`, whichever the server answers. */
  async subForFrame(name: string, params: Loose[]): Promise<Frame> {
    const id = `s${this.next++}`;
    const answer = new Promise<Frame>((resolve) => this.subscriptions.set(id, resolve));
    this.sendFrame({ msg: 'sub', id, name, params });
    const frame = await within(this.untilOver(answer), `an answer to sub ${name} ${JSON.stringify(params)}`);
    return { ...frame, id };
  }

  /** Subscribes to one event of a stream; returns when the server is ready to send it. */
  async watch(stream: string, event: string, options: Loose = { useCollection: false, args: [] }): Promise<Watch> {
    const id = `s${this.next++}`;
    const watch = new Watch(id, this);
    const key = `${stream} ${event}`;
    // Known before `ready` comes, so that no event can slip in between.
    this.watches.set(key, (this.watches.get(key) ?? new Set()).add(watch));
    const answer = new Promise<Frame>((resolve) => this.subscriptions.set(id, resolve));
    this.sendFrame({ msg: 'sub', id, name: stream, params: [event, options] });
    const frame = await within(this.untilOver(answer), `an answer to sub ${key}`);
    if (frame.msg !== 'ready') {
      this.watches.get(key)?.delete(watch);
      throw new MethodRefusal(`sub ${key}`, frame.error ?? {});
    }
    return watch;
  }

  /** A stream that must be refused with this error code. */
  async watchRefused(error: string | number, stream: string, event: string, options: Loose = false): Promise<void> {
    const frame = await this.subForFrame(stream, [event, options]);
    assert.equal(frame.msg, 'nosub', `${stream} ${event} was accepted`);
    assert.equal(frame.error?.error, error, JSON.stringify(frame));
  }

  async unsub(id: string): Promise<void> {
    const answer = new Promise<Frame>((resolve) => this.subscriptions.set(id, resolve));
    this.sendFrame({ msg: 'unsub', id });
    const frame = await within(this.untilOver(answer), `nosub for ${id}`);
    assert.equal(frame.msg, 'nosub');
    for (const set of this.watches.values()) for (const watch of set) if (watch.id === id) set.delete(watch);
  }

  /**
   * Returns when the server has run everything that was sent before on this connection; what it published by then has come.
   * A call, not a ping: pings overtake the methods that wait.
   */
  async fence(): Promise<void> {
    await this.callForFrame('no such method, a fence', []);
  }

  close(): void {
    this.socket.close();
  }

  private receive(text: string): void {
    const frame = fromEjson(JSON.parse(text)) as Frame;
    this.frames.push(frame);
    switch (frame.msg) {
      case 'ping':
        this.sendFrame(frame.id === undefined ? { msg: 'pong' } : { msg: 'pong', id: frame.id });
        break;
      case 'pong':
      case 'result':
        this.results.get(frame.id)?.(frame);
        this.results.delete(frame.id);
        break;
      case 'ready':
        for (const id of frame.subs) this.answerSubscription(id, frame);
        break;
      case 'nosub':
        this.answerSubscription(frame.id, frame);
        break;
      case 'changed':
        this.deliver(frame);
        break;
    }
  }

  private answerSubscription(id: string, frame: Frame): void {
    this.subscriptions.get(id)?.(frame);
    this.subscriptions.delete(id);
  }

  private deliver(frame: Frame): void {
    const eventName = frame.fields?.eventName;
    const wide = frame.collection === 'stream-user-presence' ? '' : eventName;
    for (const watch of this.watches.get(`${frame.collection} ${wide}`) ?? []) {
      watch.push(frame.collection === 'stream-user-presence' ? [frame.fields.uid, ...frame.fields.args] : frame.fields.args);
    }
  }

  private async untilOver<T>(promise: Promise<T>): Promise<T> {
    return Promise.race([promise, this.closed.then(() => Promise.reject(this.over ?? new Error('closed')))]);
  }

  private finish(failure: Error): void {
    this.over = failure;
    this.frames.end(failure);
    for (const set of this.watches.values()) for (const watch of set) watch.end(failure);
  }
}
