import i18next from 'i18next';
import type { TFunction } from 'i18next';
import { phrase } from '../i18n';
import { format } from '../i18n/format';
import type { Failure } from '../outbox/failure';
import { ApiError, kNoAnswer, kUnreadable } from '../api/http';
import { fieldsOf, keysOf } from './narrow';

/** Seconds until one may try again, where the server says so. */
function secondsToWait(details: unknown): number {
  const { timeToReset, seconds } = fieldsOf(details);
  return Math.max(1, Math.ceil(Number(seconds ?? Number(timeToReset ?? 1000) / 1000)));
}

const fieldOfCode: Record<string, string> = {
  'error-invalid-username': 'username',
  'error-blocked-username': 'username',
  'error-could-not-save-identity': 'username',
  'error-invalid-email': 'email',
  'error-invalid-domain': 'email',
  'error-password-policy-not-met': 'password',
  'error-password-same-as-current': 'password',
  'error-invalid-password': 'currentPassword',
};

/**
 * The field of the form with these `values` that an error is about: by its code, by the name that the server gives, or
 * by the value that it quotes (of what is taken it names the value, not the field).
 */
export function fieldOf<V extends object>(error: unknown, values: V): keyof V | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const names = keysOf(values);
  const byCode = fieldOfCode[error.errorType];
  const { field } = fieldsOf(error.details);
  const same = (a: unknown, b: unknown) =>
    typeof a === 'string' && typeof b === 'string' && a !== '' && a.trim().toLowerCase() === b.toLowerCase();
  return (
    names.find((name) => name === byCode) ??
    names.find((name) => same(name, field === 'pass' ? 'password' : field)) ??
    names.find((name) => (name === 'username' || name === 'email') && same(values[name], field))
  );
}

/** An error in the reader's words. */
export function explain(t: TFunction<'common'>, error: unknown): string {
  if (!(error instanceof ApiError))
    return t('error.fallback', { message: error instanceof Error ? error.message : String(error) });
  if (error.errorType === kNoAnswer) return t('error.no-answer');
  if (error.errorType === kUnreadable) return t('error.unreadable');
  if (error.status === 0) return t('error.offline');
  if (error.status === 429)
    return t('error.too-many-requests', { time: format(i18next.language).duration(secondsToWait(error.details)) });
  const key = `errors:${error.errorType}`;
  const words = phrase(key);
  if (words !== undefined) return words;
  if (error.status >= 500) return t('error.server');
  return error.status === 403 ? i18next.t('errors:unauthorized') : t('error.fallback', { message: error.message });
}

/** The same for an error that was kept. */
export function explainFailure(t: TFunction<'common'>, { status, type, message }: Failure): string {
  return explain(t, status === undefined ? new Error(message) : new ApiError(status, type, message));
}
