import type { Paths } from './schema';
import { proofWanted, proved, type Proof } from './proof';
import { session, type Session } from './session';
import { fieldsOf, textOf } from '../lib/narrow';

type Get = { [K in keyof Paths]: K extends `GET /api/v1/${infer P}` ? P : never }[keyof Paths];
type Post = { [K in keyof Paths]: K extends `POST /api/v1/${infer P}` ? P : never }[keyof Paths];
type Put = { [K in keyof Paths]: K extends `PUT /api/v1/${infer P}` ? P : never }[keyof Paths];
type Delete = { [K in keyof Paths]: K extends `DELETE /api/v1/${infer P}` ? P : never }[keyof Paths];
type Of<M extends string, P extends string> = `${M} /api/v1/${P}` extends infer K extends keyof Paths
  ? Paths[K]
  : never;

/** `errorType` of the errors that are made here, not by the server. */
export const kNoAnswer = 'error-no-answer-in-time';
export const kUnreadable = 'error-unreadable-answer';

/** A request that has no whole answer after this many milliseconds is given up. */
export const kAnswerWithin = 20_000;

/** How often a call is made at most while the server is too busy to begin with it, and the longest wait between, in ms. */
export const kAttempts = 4;
const kLongestPause = 5_000;

/**
 * A refusal by the server (`status` from HTTP), no answer at all (`status` 0: no network, the server is down, or too slow),
 * or an answer that is none of ours (`kUnreadable`: a proxy's page, a cut body).
 */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly errorType: string,
    message: string,
    readonly details?: unknown,
  ) {
    // The server puts the code behind the words, for logs; people are shown the words alone.
    super(message.replace(/\s*\[[\w.-]+\]$/, ''));
    this.name = 'ApiError';
  }
}

interface Options {
  /** Values for the `{name}` parts of the path. */
  params?: Record<string, string>;
  /** Gives the call up; it rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Acts as somebody else than who is signed in here. */
  by?: Pick<Session, 'userId' | 'authToken'> | undefined;
  /** For calls that answer 401 for another reason than a dead session (a login). */
  keepSession?: boolean;
  /** The answer is the thing itself (a list, a yes), and does not say besides that it worked. */
  bare?: boolean;
}

/** Conditions and orders of lists are JSON inside the query. */
function inQuery(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function url(path: string, query: object | undefined, params: Record<string, string> | undefined): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value === undefined) continue;
    // A list is its name again and again, which every list of the API is read by; commas are only by some.
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, inQuery(one));
  }
  const text = search.toString();
  return `/api/v1/${filled}${text ? `?${text}` : ''}`;
}

interface Answer {
  status: number;
  statusText: string;
  ok: boolean;
  /** The code of a refusal whose body does not say it. */
  code: string | undefined;
  /** Milliseconds after which the server, which has not begun with the call, wants to be asked again. */
  again: number | undefined;
  /** Undefined: what came is not JSON. */
  value: Json;
}

/** As it is declared, which tests of the server hold it to: believed here, and nowhere else. */
type Json = ReturnType<typeof JSON.parse>;

function parsed(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A busy server turns calls away before it begins with them (503), and says when to come back. */
function askAgainIn(response: Response): number | undefined {
  const seconds = response.status === 503 ? Number(response.headers.get('Retry-After') ?? NaN) : NaN;
  return Number.isFinite(seconds) && seconds >= 0 ? Math.min(seconds * 1000, kLongestPause) : undefined;
}

function pause(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Asks until the server begins with the call; the waits differ, so that those who were turned away do not come at once. */
async function askPatiently(target: string, request: RequestInit, signal: AbortSignal | undefined): Promise<Answer> {
  for (let attempt = 1; ; attempt++) {
    const answer = await ask(target, request, signal);
    if (answer.again === undefined || attempt === kAttempts) return answer;
    await pause(answer.again * (0.5 + Math.random()), signal);
  }
}

/** Asks once and reads the whole answer, within the deadline: a connection that hangs holds up nobody for longer. */
async function ask(target: string, request: RequestInit, signal: AbortSignal | undefined): Promise<Answer> {
  signal?.throwIfAborted();
  const deadline = new AbortController();
  const giveUp = () => deadline.abort();
  const timer = setTimeout(giveUp, kAnswerWithin);
  signal?.addEventListener('abort', giveUp);
  try {
    const response = await fetch(target, { ...request, signal: deadline.signal });
    const { status, statusText, ok } = response;
    const code = response.headers.get('X-Error-Type') ?? undefined;
    return { status, statusText, ok, code, again: askAgainIn(response), value: parsed(await response.text()) };
  } catch {
    signal?.throwIfAborted();
    throw deadline.signal.aborted
      ? new ApiError(0, kNoAnswer, 'The server did not answer in time.')
      : new ApiError(0, 'error-offline', 'The server could not be reached.');
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', giveUp);
  }
}

type Verb = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** A log-in asks for its codes itself. */
const call = <Declared>(method: Verb, target: string, body: unknown, options: Options): Promise<Declared> =>
  proved({
    attempt: (proof) => callOnce<Declared>(method, target, body, options, proof),
    wanted: (error) => (error instanceof ApiError && !options.keepSession ? proofWanted(error) : undefined),
  });

async function callOnce<Declared>(
  method: Verb,
  target: string,
  body: unknown,
  options: Options,
  proof: Proof | undefined,
): Promise<Declared> {
  const who = options.by ?? session.current;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (who) {
    headers['X-User-Id'] = who.userId;
    headers['X-Auth-Token'] = who.authToken;
  }
  if (proof) {
    headers['X-2fa-Code'] = proof.code;
    headers['X-2fa-Method'] = proof.method;
  }
  const isForm = body instanceof FormData; // says itself where its parts end
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json';

  const request = { method, headers, body: isForm ? body : body === undefined ? undefined : JSON.stringify(body) };
  const response = await askPatiently(target, request, options.signal);
  const answer = fieldsOf(response.value);
  if (response.ok && options.bare && response.value !== undefined) return response.value;
  if (response.ok && answer.success !== false) {
    // The server says that it worked (`status` in a login's answer); whoever does not say so is not the server.
    if (answer.success === true || answer.status === 'success') return response.value;
    throw new ApiError(response.status, kUnreadable, "The answer is not the server's.");
  }

  // The token that was sent is dead; one that has come in the meantime is not.
  if (response.status === 401 && who && !options.keepSession && session.current?.authToken === who.authToken) {
    session.end('expired');
  }
  const { error } = answer; // a login answers with the code as `error` and the words as `message`
  const code = answer.errorType ?? (answer.status === 'error' ? undefined : response.code);
  const errorType = String(code ?? error ?? response.status);
  throw new ApiError(
    response.status,
    errorType,
    textOf(answer.message) ?? (error === undefined ? response.statusText : String(error)),
    answer.details,
  );
}

/** The server's REST endpoints, typed by their declarations. Paths are those below `/api/v1/`. Throws ApiError. */
export const api = {
  get<P extends Get>(path: P, query?: Of<'GET', P>['query'], options: Options = {}): Promise<Of<'GET', P>['response']> {
    return call('GET', url(path, query, options.params), undefined, options);
  },
  post<P extends Post>(
    path: P,
    body: Of<'POST', P>['body'],
    options: Options = {},
  ): Promise<Of<'POST', P>['response']> {
    return call('POST', url(path, undefined, options.params), body, options);
  },
  put<P extends Put>(path: P, body: Of<'PUT', P>['body'], options: Options = {}): Promise<Of<'PUT', P>['response']> {
    return call('PUT', url(path, undefined, options.params), body, options);
  },
  delete<P extends Delete>(path: P, options: Options = {}): Promise<Of<'DELETE', P>['response']> {
    return call('DELETE', url(path, undefined, options.params), undefined, options);
  },
};
