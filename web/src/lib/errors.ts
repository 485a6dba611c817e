import type { TFunction } from 'i18next';
import { ApiError } from '../api/http';

/** Seconds until one may try again, where the server says so. */
function secondsToWait(details: unknown): number {
  const { timeToReset, seconds } = (details ?? {}) as { timeToReset?: number; seconds?: number };
  return Math.max(1, Math.ceil(seconds ?? (timeToReset ?? 1000) / 1000));
}

/** Which field of a form an error is about: what the server says, or what its code implies. */
export function fieldOf(error: unknown): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  const { field } = (error.details ?? {}) as { field?: string };
  switch (error.errorType) {
    case 'error-invalid-username':
    case 'username-invalid':
    case 'error-blocked-username':
      return 'username';
    case 'error-invalid-email':
    case 'error-invalid-domain':
    case 'error-email-domain-blacklisted':
      return 'email';
    case 'error-password-policy-not-met':
    case 'error-password-same-as-current':
      return 'password';
    case 'error-invalid-password':
      return 'currentPassword';
    default:
      return field === 'pass' ? 'password' : field;
  }
}

/** An error in the reader's words. */
export function explain(t: TFunction<'common'>, error: unknown): string {
  if (!(error instanceof ApiError)) return t('error.fallback', { message: error instanceof Error ? error.message : String(error) });
  if (error.status === 0) return t('error.offline');
  if (error.status === 429) return t('error.too-many-requests', { count: secondsToWait(error.details) });
  if (error.status >= 500) return t('error.server');
  switch (error.errorType) {
    case 'error-field-unavailable':
      return t('error.field-unavailable');
    case 'error-invalid-username':
    case 'username-invalid':
      return t('error.invalid-username');
    case 'error-invalid-email':
      return t('error.invalid-email');
    case 'error-password-policy-not-met':
      return t('error.password-policy');
    case 'error-invalid-password':
      return t('error.password-wrong');
    case 'too-many-requests':
      return t('error.too-many-requests', { count: secondsToWait(error.details) });
    case 'totp-required':
      return t('error.totp-required');
    default:
      return error.status === 403 ? t('error.forbidden') : t('error.fallback', { message: error.message });
  }
}
