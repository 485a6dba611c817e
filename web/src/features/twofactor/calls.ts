import { api, ApiError } from '../../api/http';
import type { Paths } from '../../api/schema';

export type Offer = Omit<Paths['POST /api/v1/users.enableTotp']['response'], 'success'>;

/** A secret for an app, which counts from when a first code of it has been confirmed. All of these throw ApiError. */
export const offer = (): Promise<Offer> => api.post('users.enableTotp', {});

/** Answers undefined where the code is wrong. */
async function orWrong(codes: Promise<{ codes: string[] }>): Promise<string[] | undefined> {
  try {
    return (await codes).codes;
  } catch (error) {
    if (error instanceof ApiError && error.errorType === 'invalid-totp') return undefined;
    throw error;
  }
}

/** Turns it on; the backup codes, which are told only now. Undefined: the code was wrong. */
export const confirm = (code: string) => orWrong(api.post('users.validateTotp', { code }));

/** New backup codes, in place of all others. Undefined: the code was wrong. */
export const renew = (code: string) => orWrong(api.post('users.regenerateTotpCodes', { code }));

/** False: the code was wrong, or nothing was on. */
export const turnOff = async (code: string): Promise<boolean> =>
  (await api.post('users.disableTotp', { code })).disabled;

export const codesLeft = async (signal: AbortSignal): Promise<number> =>
  (await api.get('users.totpCodesRemaining', undefined, { signal })).remaining;
