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

/** What went wrong, to be kept and shown. */
export interface Failure {
  type: string;
  message: string;
  /** From HTTP. */
  status?: number;
}

export function failureOf(error: unknown): Failure {
  return error instanceof ApiError
    ? { type: error.errorType, message: error.message, status: error.status }
    : { type: 'unknown', message: String(error) };
}
