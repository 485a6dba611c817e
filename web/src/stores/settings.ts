import { api } from '../api/http';
import type { PublicSettingId } from '../api/schema';

/** The public settings that the client goes by; no other is asked for. */
export const kSettingIds = [
  'Accounts_AllowEmailChange',
  'Accounts_AllowPasswordChange',
  'Accounts_AllowRealNameChange',
  'Accounts_AllowUserProfileChange',
  'Accounts_AllowUserStatusMessageChange',
  'Accounts_AllowUsernameChange',
  'Accounts_EmailOrUsernamePlaceholder',
  'Accounts_ManuallyApproveNewUsers',
  'Accounts_PasswordPlaceholder',
  'Accounts_Password_Policy_AtLeastOneLowercase',
  'Accounts_Password_Policy_AtLeastOneNumber',
  'Accounts_Password_Policy_AtLeastOneSpecialCharacter',
  'Accounts_Password_Policy_AtLeastOneUppercase',
  'Accounts_Password_Policy_Enabled',
  'Accounts_Password_Policy_ForbidRepeatingCharacters',
  'Accounts_Password_Policy_ForbidRepeatingCharactersCount',
  'Accounts_Password_Policy_MaxLength',
  'Accounts_Password_Policy_MinLength',
  'Accounts_RegistrationForm',
  'Accounts_RequirePasswordConfirmation',
  'Hide_System_Messages',
  'Language',
  'Message_AllowDeleting',
  'Message_AllowDeleting_BlockDeleteInMinutes',
  'Message_AllowEditing',
  'Message_AllowEditing_BlockEditInMinutes',
  'Message_GroupingPeriod',
  'Message_MaxAllowedSize',
  'Message_ShowDeletedStatus',
  'Presence_broadcast_disabled',
  'Show_Setup_Wizard',
  'Site_Name',
  'Site_Url',
  'UI_Use_Real_Name',
  'UTF8_Channel_Names_Validation',
  'UTF8_User_Names_Validation',
] as const satisfies readonly PublicSettingId[];

export type SettingId = (typeof kSettingIds)[number];

interface SettingRow {
  _id: string;
  value: unknown;
}

export async function fetchSettings(signal?: AbortSignal): Promise<SettingRow[]> {
  const query = { _id: [...kSettingIds], count: kSettingIds.length };
  return (await api.get('settings.public', query, { signal })).settings;
}

export const settingsById = (settings: readonly SettingRow[]): Map<string, unknown> =>
  new Map(settings.map(({ _id, value }) => [_id, value]));
