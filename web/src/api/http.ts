import type { Paths } from './schema';
import { session } from './session';

type Get = { [K in keyof Paths]: K extends `GET /api/v1/${infer P}` ? P : never }[keyof Paths];
type Post = { [K in keyof Paths]: K extends `POST /api/v1/${infer P}` ? P : never }[keyof Paths];
type Of<M extends string, P extends string> = `${M} /api/v1/${P}` extends infer K extends keyof Paths
  ? Paths[K]
  : never;
type Query = Record<string, unknown>;

/** A refusal by the server (`status` from HTTP), or no answer at all (`status` 0: no network, or the server is down). */
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
  signal?: AbortSignal;
  /** For calls that answer 401 for another reason than a dead session (a login). */
  keepSession?: boolean;
}

/** Lists go with commas; conditions and orders of lists are JSON inside the query. */
function inQuery(value: unknown): string {
  if (Array.isArray(value)) return value.join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function url(path: string, query: Query | undefined, params: Record<string, string> | undefined): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined) search.set(name, inQuery(value));
  }
  const text = search.toString();
  return `/api/v1/${filled}${text ? `?${text}` : ''}`;
}

interface Failure {
  error?: string | number;
  errorType?: string;
  message?: string;
  details?: unknown;
}

async function call(method: 'GET' | 'POST', target: string, body: unknown, options: Options): Promise<unknown> {
  const who = session.current;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (who) {
    headers['X-User-Id'] = who.userId;
    headers['X-Auth-Token'] = who.authToken;
  }
  if (body !== undefined) headers['Content-Type'] = 'application/json';

  let response: Response;
  try {
    response = await fetch(target, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      signal: options.signal,
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError(0, 'error-offline', 'The server could not be reached.');
  }

  const answer = (await response.json().catch(() => ({}))) as Failure & { success?: boolean };
  if (response.ok && answer.success !== false) return answer;

  // The token that was sent is dead; one that has come in the meantime is not.
  if (response.status === 401 && who && !options.keepSession && session.current?.authToken === who.authToken) {
    session.end('expired');
  }
  const { error, message } = answer; // a login answers with the code as `error` and the words as `message`
  const errorType = String(answer.errorType ?? error ?? response.status);
  throw new ApiError(
    response.status,
    errorType,
    message ?? (error === undefined ? response.statusText : String(error)),
    answer.details,
  );
}

/** The server's REST endpoints, typed by their declarations. Paths are those below `/api/v1/`. Throws ApiError. */
export const api = {
  get<P extends Get>(path: P, query?: Of<'GET', P>['query'], options: Options = {}): Promise<Of<'GET', P>['response']> {
    return call('GET', url(path, query as Query, options.params), undefined, options) as Promise<
      Of<'GET', P>['response']
    >;
  },
  post<P extends Post>(
    path: P,
    body: Of<'POST', P>['body'],
    options: Options = {},
  ): Promise<Of<'POST', P>['response']> {
    return call('POST', url(path, undefined, options.params), body, options) as Promise<Of<'POST', P>['response']>;
  },
};
