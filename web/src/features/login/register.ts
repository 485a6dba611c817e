import type { TFunction } from 'i18next';
import { api, ApiError } from '../../api/http';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem } from '../../lib/form';
import type { NewAccount } from './NewAccountFields';

/** The code 403 is that of a refused login everywhere else; of a form that makes an account it is an address that is taken. */
function inWordsOfForms(error: unknown): unknown {
  if (!(error instanceof ApiError) || error.errorType !== '403') return error;
  return new ApiError(error.status, 'error-field-unavailable', error.message, error.details);
}

/** Makes the account. Throws FieldProblem where the server blames a field. */
export async function register(
  account: NewAccount,
  t: TFunction<'common'>,
  more: { secret?: string; reason?: string; customFields?: Record<string, string> } = {},
): Promise<void> {
  const { name, username, email, password } = account;
  try {
    await api.post('users.register', {
      name: name.trim() || username.trim(),
      username: username.trim(),
      email: email.trim(),
      pass: password,
      ...more,
    });
  } catch (error) {
    const problem = inWordsOfForms(error);
    const field = fieldOf(problem, account);
    if (field) throw new FieldProblem<NewAccount>({ [field]: explain(t, problem) });
    throw problem;
  }
}
