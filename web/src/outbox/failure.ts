import { ApiError, kUnreadable } from '../api/http';

/** `later`: try again; `never`: the server has understood and refuses; `session`: sign in first. */
export type Verdict = 'later' | 'never' | 'session';

const kTransient = new Set([0, 408, 425, 429]);

export function verdict(error: unknown): Verdict {
  if (!(error instanceof ApiError)) return 'later'; // a timeout or a lost connection
  if (error.status === 401) return 'session';
  if (error.errorType === kUnreadable) return 'later'; // whoever answered, it was not the server
  return kTransient.has(error.status) || error.status >= 500 ? 'later' : 'never';
}

/** What to show when it is `never`. */
export function failureOf(error: unknown): { type: string; message: string } {
  return error instanceof ApiError
    ? { type: error.errorType, message: error.message }
    : { type: 'unknown', message: String(error) };
}
