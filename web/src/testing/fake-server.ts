import { vi } from 'vitest';

export interface Call {
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
  headers: Record<string, string>;
}

type Answer = (call: Call) => { status?: number; body: unknown } | Record<string, unknown>;

/** Stands in for `fetch`: answers by `METHOD path-below-/api/v1/`, keeps what was asked, and refuses what nobody foresaw. */
export function fakeServer(answers: Record<string, Answer>) {
  const calls: Call[] = [];
  const fetch = vi.fn(async (target: string, init: RequestInit = {}) => {
    const url = new URL(target, 'http://localhost');
    const call: Call = {
      method: init.method ?? 'GET',
      path: url.pathname.replace('/api/v1/', ''),
      // A list comes as its name again and again.
      query: Object.fromEntries(
        [...url.searchParams.keys()].map((name) => [name, url.searchParams.getAll(name).join(',')]),
      ),
      body:
        init.body instanceof FormData
          ? Object.fromEntries(init.body)
          : init.body
            ? (JSON.parse(init.body as string) as unknown)
            : undefined,
      headers: init.headers as Record<string, string>,
    };
    calls.push(call);
    const answer = answers[`${call.method} ${call.path}`];
    if (!answer) throw new Error(`unforeseen call: ${call.method} ${call.path}`);
    const said = answer(call);
    const status = 'body' in said && typeof said.status === 'number' ? said.status : 200;
    const body = 'body' in said ? said.body : { success: true, ...said };
    return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
  });
  vi.stubGlobal('fetch', fetch);
  return {
    calls,
    /** The bodies that came to one address, in order. */
    bodies: (key: string) => calls.filter((call) => `${call.method} ${call.path}` === key).map((call) => call.body),
  };
}

export function refuse(status: number, errorType: string, error = errorType, details?: unknown) {
  return { status, body: { success: false, errorType, error, details } };
}
