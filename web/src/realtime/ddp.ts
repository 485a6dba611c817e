import { Backoff } from './backoff';
import { parse, stringify, type Decoded } from './ejson';
import { fieldsOf } from '../lib/narrow';

/** What the client needs of a WebSocket; tests hand in their own. */
export interface SocketLike {
  send(data: string): void;
  close(code?: number, reason?: string): void;
  /** 2 and 3: on its way out, or gone. */
  readonly readyState?: number;
  onopen: (() => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason?: string }) => void) | null;
  onerror: (() => void) | null;
}

export class DdpError extends Error {
  readonly code: string;
  readonly details: unknown;

  constructor(code: string, message: string, details?: unknown) {
    super(message);
    this.name = 'DdpError';
    this.code = code;
    this.details = details;
  }
}

/** `code` of the errors that the client itself makes: the call may or may not have reached the server. */
export const kConnectionLost = 'connection-lost';
/** ... and this one: the connection holds, but there was no answer. */
export const kNoAnswer = 'no-answer-in-time';

export type ConnectionStatus =
  { phase: 'stopped' } | { phase: 'connecting' } | { phase: 'online' } | { phase: 'waiting'; retryAt: number };

export interface DdpOptions {
  url: string;
  /** The login token at the moment of connecting. Left out for visitors, who do not log in. */
  token?: () => string | undefined;
  /** The server no longer accepts the token; the client stops by itself. */
  onRefused?: (error: DdpError) => void;
  createSocket?: (url: string) => SocketLike;
  random?: () => number;
  now?: () => number;
}

export interface StreamEvent {
  collection: string;
  id: string;
  fields: { eventName?: unknown; uid?: unknown; args?: Decoded };
}

export interface StreamSubscription {
  stop(): void;
}

interface PendingCall {
  resolve(value: Decoded): void;
  reject(error: DdpError): void;
  timer: ReturnType<typeof setTimeout>;
}

interface HeldSubscription {
  name: string;
  params: unknown[];
  onReady?: () => void;
  onRefused?: (error: DdpError) => void;
}

interface Frame {
  msg?: string;
  id?: string;
  error?: unknown;
  result?: Decoded;
  subs?: string[];
  collection?: string;
  fields?: StreamEvent['fields'];
}

/** A socket's state while one may speak. */
const kOpen = 1;
const kPingEvery = 20_000;
/** Without any frame for this long the connection is dead, whatever the socket says. */
const kSilenceLimit = 2 * kPingEvery;
/** How long an answer to the ping after waking up may take. */
const kProbeLimit = 5_000;
const kConnectLimit = 15_000;
/** How long the answer to a method may take. */
const kAnswerWithin = 20_000;
/** A connection that held this long was a good one: the next loss starts with a short wait again. */
const kStableAfter = 10_000;

function browserSocket(url: string): SocketLike {
  const socket = new WebSocket(url);
  const like: SocketLike = {
    send: (data) => socket.send(data),
    close: () => socket.close(),
    get readyState() {
      return socket.readyState;
    },
    onopen: null,
    onmessage: null,
    onclose: null,
    onerror: null,
  };
  socket.onopen = () => like.onopen?.();
  socket.onmessage = ({ data }) => like.onmessage?.({ data });
  socket.onclose = ({ code, reason }) => like.onclose?.({ code, reason });
  socket.onerror = () => like.onerror?.();
  return like;
}

function toError(value: unknown): DdpError {
  const error = fieldsOf(value);
  const code = String(error.error ?? 'unknown');
  return new DdpError(code, String(error.reason ?? error.message ?? code), error.details);
}

/**
 * One DDP connection that is always on its way back: it logs in with the token, renews every subscription it
 * holds after each reconnect, and reports `online` only when the subscriptions have been sent again.
 * Methods are not repeated after a loss: only the caller knows whether that would be right.
 */
export class DdpClient {
  private readonly options: DdpOptions;
  private readonly backoff: Backoff;
  private socket: SocketLike | null = null;
  private connectionStatus: ConnectionStatus = { phase: 'stopped' };
  private readonly statusListeners = new Set<(status: ConnectionStatus) => void>();
  private readonly eventListeners = new Set<(event: StreamEvent) => void>();
  private readonly calls = new Map<string, PendingCall>();
  private readonly subscriptions = new Map<string, HeldSubscription>();
  private lastId = 0;
  private lastHeard = 0;
  private onlineSince = 0;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private pingTimer: ReturnType<typeof setInterval> | undefined;
  private limitTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: DdpOptions) {
    this.options = options;
    this.backoff = new Backoff({ base: 1_000, limit: 30_000, ...(options.random && { random: options.random }) });
  }

  get status(): ConnectionStatus {
    return this.connectionStatus;
  }

  onStatus(listener: (status: ConnectionStatus) => void): () => void {
    this.statusListeners.add(listener);
    return () => this.statusListeners.delete(listener);
  }

  onEvent(listener: (event: StreamEvent) => void): () => void {
    this.eventListeners.add(listener);
    return () => this.eventListeners.delete(listener);
  }

  start(): void {
    if (this.connectionStatus.phase === 'stopped') this.connect();
  }

  stop(): void {
    this.release();
    this.setStatus({ phase: 'stopped' });
  }

  /** The network is back or somebody looks again: do not sit out a wait, and do not trust an old socket. */
  wake(): void {
    if (this.connectionStatus.phase === 'waiting') {
      this.backoff.reset();
      this.connect();
    } else if (this.connectionStatus.phase === 'online') {
      this.send({ msg: 'ping' });
      const asked = this.now();
      clearTimeout(this.limitTimer);
      this.limitTimer = setTimeout(() => {
        if (this.lastHeard < asked) this.lost();
      }, kProbeLimit);
    }
  }

  /** Calls a method. Rejects with `DdpError`: `kConnectionLost` when there is no connection or it went away, `kNoAnswer` when nothing came. */
  call<T = unknown>(method: string, ...params: unknown[]): Promise<T> {
    if (this.connectionStatus.phase !== 'online') {
      return Promise.reject(new DdpError(kConnectionLost, 'Not connected.'));
    }
    return this.invoke<T>(method, params);
  }

  /** Holds a subscription until `stop`, across reconnects. */
  subscribe(
    name: string,
    params: unknown[],
    handlers: { onReady?: () => void; onRefused?: (error: DdpError) => void } = {},
  ): StreamSubscription {
    const id = this.nextId('s');
    this.subscriptions.set(id, { name, params, ...handlers });
    if (this.connectionStatus.phase === 'online') this.send({ msg: 'sub', id, name, params });
    return {
      stop: () => {
        if (!this.subscriptions.delete(id)) return;
        if (this.connectionStatus.phase === 'online') this.send({ msg: 'unsub', id });
      },
    };
  }

  /** Sends a subscription that is forgotten at once: presence uses such frames to edit its watch list. */
  announce(name: string, params: unknown[]): void {
    if (this.connectionStatus.phase === 'online') this.send({ msg: 'sub', id: this.nextId('a'), name, params });
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }

  private nextId(prefix: string): string {
    this.lastId += 1;
    return `${prefix}${this.lastId}`;
  }

  private setStatus(status: ConnectionStatus): void {
    this.connectionStatus = status;
    for (const listener of [...this.statusListeners]) listener(status);
  }

  private connect(): void {
    this.release();
    this.setStatus({ phase: 'connecting' });
    const create = this.options.createSocket ?? browserSocket;
    let socket: SocketLike;
    try {
      socket = create(this.options.url);
    } catch {
      this.lost();
      return;
    }
    this.socket = socket;
    this.limitTimer = setTimeout(() => this.lost(), kConnectLimit);
    socket.onopen = () => this.send({ msg: 'connect', version: '1', support: ['1'] });
    socket.onmessage = (event) => this.receive(event.data);
    socket.onclose = () => this.lost();
    // A close event follows each error; this only keeps browsers from reporting it as unhandled.
    socket.onerror = () => undefined;
  }

  /** Lets go of socket, timers and running calls, without a word about what comes next. */
  private release(): void {
    clearTimeout(this.retryTimer);
    clearTimeout(this.limitTimer);
    clearInterval(this.pingTimer);
    const { socket } = this;
    this.socket = null;
    if (socket) {
      socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
      socket.close();
    }
    const calls = [...this.calls.values()];
    this.calls.clear();
    for (const { reject, timer } of calls) {
      clearTimeout(timer);
      reject(new DdpError(kConnectionLost, 'The connection was lost.'));
    }
  }

  private lost(): void {
    if (this.connectionStatus.phase === 'online' && this.now() - this.onlineSince >= kStableAfter) {
      this.backoff.reset();
    }
    this.release();
    const wait = this.backoff.next();
    this.retryTimer = setTimeout(() => this.connect(), wait);
    this.setStatus({ phase: 'waiting', retryAt: this.now() + wait });
  }

  private send(frame: Record<string, unknown>): void {
    // What is said to one that is on its way out reaches nobody, and browsers complain; what waits is settled when it is gone.
    if ((this.socket?.readyState ?? kOpen) <= kOpen) this.socket?.send(stringify(frame));
  }

  private invoke<T>(method: string, params: unknown[]): Promise<T> {
    const id = this.nextId('m');
    return new Promise<T>((resolve, reject) => {
      const giveUp = () => this.settle({ id, error: { error: kNoAnswer, reason: `No answer to ${method} in time.` } });
      const timer = setTimeout(giveUp, kAnswerWithin);
      this.calls.set(id, { resolve, reject, timer });
      this.send({ msg: 'method', id, method, params });
    });
  }

  private receive(data: unknown): void {
    this.lastHeard = this.now();
    let frame: Frame;
    try {
      frame = parse(String(data));
    } catch {
      return;
    }
    switch (frame.msg) {
      case 'connected':
        this.logIn();
        break;
      case 'failed':
        this.lost();
        break;
      case 'ping':
        this.send(frame.id === undefined ? { msg: 'pong' } : { msg: 'pong', id: frame.id });
        break;
      case 'result':
        this.settle(frame);
        break;
      case 'ready':
        for (const id of frame.subs ?? []) this.subscriptions.get(id)?.onReady?.();
        break;
      case 'nosub':
        this.refused(frame);
        break;
      case 'changed':
        this.deliver(frame);
        break;
      default:
        break;
    }
  }

  private logIn(): void {
    if (!this.options.token) return this.entered();
    const token = this.options.token();
    if (token === undefined) {
      this.stop();
      return;
    }
    this.invoke('login', [{ resume: token }]).then(
      () => this.entered(),
      (error: DdpError) => {
        if (error.code === kConnectionLost) return;
        if (error.code === '403') {
          this.stop();
          this.options.onRefused?.(error);
        } else {
          this.lost();
        }
      },
    );
  }

  private entered(): void {
    clearTimeout(this.limitTimer);
    this.onlineSince = this.now();
    this.pingTimer = setInterval(() => {
      if (this.now() - this.lastHeard > kSilenceLimit) this.lost();
      else this.send({ msg: 'ping' });
    }, kPingEvery);
    for (const [id, { name, params }] of this.subscriptions) this.send({ msg: 'sub', id, name, params });
    this.setStatus({ phase: 'online' });
  }

  private settle(frame: Frame): void {
    const call = frame.id === undefined ? undefined : this.calls.get(frame.id);
    if (!call || frame.id === undefined) return;
    this.calls.delete(frame.id);
    clearTimeout(call.timer);
    if (frame.error === undefined) call.resolve(frame.result);
    else call.reject(toError(frame.error));
  }

  private refused(frame: Frame): void {
    if (frame.id === undefined) return;
    const held = this.subscriptions.get(frame.id);
    if (!held) return;
    this.subscriptions.delete(frame.id);
    held.onRefused?.(toError(frame.error));
  }

  private deliver(frame: Frame): void {
    const { collection, id, fields } = frame;
    if (collection === undefined || fields === undefined) return;
    for (const listener of [...this.eventListeners]) listener({ collection, id: id ?? '', fields });
  }
}
