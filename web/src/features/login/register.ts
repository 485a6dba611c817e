import type { TFunction } from 'i18next';
import { api } from '../../api/http';
import { explain, fieldOf } from '../../lib/errors';
import { FieldProblem } from '../../lib/form';
import type { NewAccount } from './NewAccountFields';

/** Makes the account. Throws FieldProblem where the server blames a field. */
export async function register(
  account: NewAccount,
  t: TFunction<'common'>,
  more: { secret?: string; reason?: string } = {},
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
    const field = fieldOf(error, account);
    if (field) throw new FieldProblem<NewAccount>({ [field]: explain(t, error) });
    throw error;
  }
}
