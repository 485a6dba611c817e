import { vi } from 'vitest';
import type { Paths } from '../api/schema';
import { isRecord } from '../lib/narrow';

type Filled<P extends string> = P extends `${infer Before}{${string}}${infer After}`
  ? `${Before}${string}${Filled<After>}`
  : P;
type Declared = {
  [K in keyof Paths as K extends `${infer M} /api/v1/${infer P}` ? `${M} ${Filled<P>}` : never]: Paths[K];
};
/** `METHOD path-below-/api/v1/`, as declared; what is `{named}` in a path may be anything. */
export type Route = keyof Declared;

/** A form comes as its fields. */
type Sent<B> = B extends FormData ? Record<string, FormDataEntryValue> : B;
type BodyOf<R extends Route> = [Declared[R]['body']] extends [never] ? undefined : Sent<Declared[R]['body']>;

/** As much of an answer as a test needs, with nothing that the declaration does not know. */
type Some<T> = T extends (infer Row)[] ? Some<Row>[] : T extends object ? { [K in keyof T]?: Some<T[K]> } : T;
type Refusal = ReturnType<typeof refuse>;

export interface Call<Body = unknown> {
  method: string;
  path: string;
  query: Record<string, string>;
  body: Body;
  headers: Record<string, string>;
}

export type Answers = {
  [R in Route]?: (call: Call<BodyOf<R>>) => Some<Declared[R]['response']> | Refusal | { body: unknown };
};

function bodyOf(init: RequestInit): unknown {
  if (init.body instanceof FormData) return Object.fromEntries(init.body);
  return typeof init.body === 'string' ? JSON.parse(init.body) : undefined;
}

const isReply = (said: unknown): said is { status?: number; body: unknown } => isRecord(said) && 'body' in said;

/** Stands in for `fetch`: answers by route, keeps what was asked, and refuses what nobody foresaw. */
export function fakeServer(answers: Answers) {
  const calls: Call<ReturnType<typeof JSON.parse>>[] = [];
  const known = new Map(Object.entries<((call: (typeof calls)[number]) => unknown) | undefined>(answers));
  const fetch = vi.fn(async (target: string, init: RequestInit = {}) => {
    const url = new URL(target, 'http://localhost');
    const call = {
      method: init.method ?? 'GET',
      path: url.pathname.replace('/api/v1/', ''),
      // A list comes as its name again and again.
      query: Object.fromEntries(
        [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name).join(',')]),
      ),
      body: bodyOf(init),
      headers: Object.fromEntries(new Headers(init.headers)),
    };
    calls.push(call);
    const answer = known.get(`${call.method} ${call.path}`);
    if (!answer) throw new Error(`unforeseen call: ${call.method} ${call.path}`);
    const said = answer(call);
    const { status, body = isRecord(said) ? { success: true, ...said } : said } = isReply(said) ? said : {};
    return new Response(JSON.stringify(body), {
      status: status ?? 200,
      headers: { 'Content-Type': 'application/json' },
    });
  });
  vi.stubGlobal('fetch', fetch);
  return {
    calls,
    /** The bodies that came to one address, in order. */
    bodies: <R extends Route>(route: R): BodyOf<R>[] =>
      calls.filter((call) => `${call.method} ${call.path}` === route).map((call) => call.body),
  };
}

export function refuse(status: number, errorType: string, error = errorType, details?: unknown) {
  return { status, body: { success: false, errorType, error, details } };
}
