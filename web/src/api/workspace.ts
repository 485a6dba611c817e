import { create } from 'zustand';
import { ApiError, api } from './http';
import type { SettingValue } from './entities';

// What the pages around the chat ask of the workspace before anybody has signed in.
const wanted = [
  'Show_Setup_Wizard',
  'Site_Name',
  'Language',
  'Accounts_RegistrationForm',
  'Accounts_RequirePasswordConfirmation',
  'Accounts_RequireNameForSignUp',
  'Accounts_ManuallyApproveNewUsers',
  'Accounts_AllowPasswordChange',
  'Accounts_AllowUserProfileChange',
  'Accounts_AllowRealNameChange',
  'Accounts_AllowUsernameChange',
  'Accounts_AllowEmailChange',
  'Accounts_AllowUserStatusMessageChange',
  'Accounts_Password_Policy_Enabled',
  'Accounts_Password_Policy_MinLength',
  'Accounts_Password_Policy_MaxLength',
  'Accounts_Password_Policy_ForbidRepeatingCharacters',
  'Accounts_Password_Policy_ForbidRepeatingCharactersCount',
  'Accounts_Password_Policy_AtLeastOneLowercase',
  'Accounts_Password_Policy_AtLeastOneUppercase',
  'Accounts_Password_Policy_AtLeastOneNumber',
  'Accounts_Password_Policy_AtLeastOneSpecialCharacter',
  'UTF8_User_Names_Validation',
] as const;

export type SettingId = (typeof wanted)[number];
export type Settings = Partial<Record<SettingId, SettingValue>>;

interface Workspace {
  /** Nothing until the first answer has come. */
  settings: Settings | null;
  /** Why the last attempt to load them failed. */
  error: ApiError | null;
}

/** The workspace's public settings, as far as these pages need them. */
export const useWorkspace = create<Workspace>(() => ({ settings: null, error: null }));

export async function loadWorkspace(): Promise<void> {
  try {
    const answer = await api.get('settings.public', { _id: [...wanted], count: wanted.length });
    const settings = Object.fromEntries(answer.settings.map((row) => [row._id, row.value])) as Settings;
    useWorkspace.setState({ settings, error: null });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    useWorkspace.setState({ error });
  }
}

/** One public setting; `fallback` where the server does not name it. */
export function useSetting<T extends SettingValue>(id: SettingId, fallback: T): T {
  return useWorkspace(({ settings }) => (settings?.[id] ?? fallback) as T);
}
