// Calls of REST v1. A 5xx answer always fails the test, whatever was expected: the server never has an excuse for one.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import type { Loose } from './ejson.ts';
import { fromEjson, toEjson } from './ejson.ts';
import type { BodyOf, GetPath, PostPath, QueryOf, ResultOf } from './typed.ts';

export interface Credentials {
  userId: string;
  authToken: string;
}

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; undefined when it is not JSON. */
  body: Loose;
}

export interface RequestParts {
  query?: Record<string, Loose>;
  body?: Loose;
  headers?: Record<string, string>;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD' | 'OPTIONS' | 'PATCH';

export class ApiFailure extends Error {
  readonly answer: Answer;
  constructor(call: string, answer: Answer) {
    super(`${call} answered ${answer.status}: ${answer.text.slice(0, 1000)}`);
    this.answer = answer;
  }
}

function queryText(query: Record<string, Loose>): string {
  const pairs = Object.entries(query).filter(([, value]) => value !== undefined);
  if (pairs.length === 0) return '';
  const text = (value: Loose) => (Array.isArray(value) ? value.join(',') : typeof value === 'object' ? JSON.stringify(value) : String(value));
  return `?${pairs.map(([key, value]) => `${encodeURIComponent(key)}=${encodeURIComponent(text(value))}`).join('&')}`;
}

/** Whoever calls: nobody in particular, or somebody when `credentials` are given. */
export class Caller {
  readonly url: string;
  credentials: Credentials | undefined;

  constructor(url: string, credentials?: Credentials) {
    this.url = url;
    this.credentials = credentials;
  }

  /** Any call, any outcome but 5xx. `path` is below /api/v1/ unless it starts with a slash. */
  async request(method: Method, path: string, parts: RequestParts = {}): Promise<Answer> {
    const headers: Record<string, string> = {};
    if (this.credentials) {
      headers['X-User-Id'] = this.credentials.userId;
      headers['X-Auth-Token'] = this.credentials.authToken;
    }
    const form = parts.body instanceof FormData; // says itself where its parts end
    if (parts.body !== undefined && !form) headers['Content-Type'] = 'application/json';
    Object.assign(headers, parts.headers);
    const where = `${path.startsWith('/') ? path : `/api/v1/${path}`}${queryText(parts.query ?? {})}`;
    const raw = form || typeof parts.body === 'string' || parts.body instanceof Uint8Array;
    const response = await fetch(`${this.url}${where}`, {
      method,
      headers,
      body: parts.body === undefined ? undefined : raw ? parts.body : JSON.stringify(parts.body),
      redirect: 'manual',
      signal: AbortSignal.timeout(20_000),
    });
    const text = await response.text();
    const answer: Answer = { status: response.status, headers: response.headers, text, body: parsed(text) };
    if (answer.status >= 500 && !where.startsWith('/readyz')) throw new ApiFailure(`${method} ${where}`, answer);
    return answer;
  }

  async get<P extends GetPath>(path: P, query: QueryOf<'GET', P> = {} as QueryOf<'GET', P>): Promise<ResultOf<'GET', P>> {
    return this.succeed('GET', path, { query: query as Record<string, Loose> });
  }

  async post<P extends PostPath>(path: P, body: BodyOf<P> = {} as BodyOf<P>): Promise<ResultOf<'POST', P>> {
    return this.succeed('POST', path, { body });
  }

  /** The call must be refused with this status, and with this `errorType`, code in the header or `error` text. */
  async refused(status: number, error: string | RegExp | undefined, method: Method, path: string, params: Loose = {}): Promise<Loose> {
    const answer = await this.request(method, path, method === 'GET' ? { query: params } : { body: params });
    const call = `${method} ${path} ${JSON.stringify(params)}`;
    assert.equal(answer.status, status, `${call}: ${answer.text.slice(0, 500)}`);
    assert.ok(answer.body !== undefined, `${call}: not JSON: ${answer.text.slice(0, 200)}`);
    assert.notEqual(answer.body.success, true, call);
    const told = [answer.body.errorType, answer.headers.get('X-Error-Type'), answer.body.error, answer.body.message].map(String);
    if (error instanceof RegExp) assert.ok(told.some((one) => error.test(one)), answer.text);
    else if (error !== undefined) assert.ok(told.includes(error), `${error}: ${answer.text}`);
    return answer.body;
  }

  /** A DDP method by way of REST; returns its result, or throws `MethodRefusal`. */
  async callMethod(name: string, ...params: Loose[]): Promise<Loose> {
    const door = this.credentials ? 'method.call' : 'method.callAnon';
    const frame = JSON.stringify(toEjson({ msg: 'method', id: randomUUID(), method: name, params }));
    const answer = await this.request('POST', `${door}/${encodeURIComponent(name.replaceAll('/', ':'))}`, { body: { message: frame } });
    if (answer.status !== 200) throw new ApiFailure(`${door}/${name}`, answer);
    const result = JSON.parse(answer.body.message);
    if (result.error) throw new MethodRefusal(name, result.error);
    return fromEjson(result.result);
  }

  private async succeed(method: Method, path: string, parts: RequestParts): Promise<Loose> {
    const answer = await this.request(method, path, parts);
    if (answer.status !== 200 || !(answer.body?.success === true || answer.body?.status === 'success')) {
      throw new ApiFailure(`${method} ${path} ${JSON.stringify(parts.query ?? parts.body)}`, answer);
    }
    return answer.body;
  }
}

/** A method's refusal, from DDP or from method.call. */
export class MethodRefusal extends Error {
  readonly error: string | number;
  readonly reason: string | undefined;
  readonly details: Loose;
  constructor(method: string, error: Loose) {
    super(`${method}: ${JSON.stringify(error)}`);
    this.error = error.error;
    this.reason = error.reason;
    this.details = error.details;
  }
}

function parsed(text: string): Loose {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
