import { api } from '../api/http';
import type { PublicSettingId } from '../api/schema';

/** The public settings that the client goes by; no other is asked for. */
export const kSettingIds = [
  'API_Embed',
  'Accounts_AllowAnonymousRead',
  'Accounts_AllowAnonymousWrite',
  'Accounts_AllowEmailChange',
  'Accounts_AllowPasswordChange',
  'Accounts_AllowRealNameChange',
  'Accounts_AllowUserAvatarChange',
  'Accounts_AllowUserImpersonation',
  'Accounts_AllowUserProfileChange',
  'Accounts_AllowUserStatusMessageChange',
  'Accounts_AllowUsernameChange',
  'Accounts_ConfirmPasswordPlaceholder',
  'Accounts_CustomFields',
  'Accounts_Directory_DefaultView',
  'Accounts_Default_User_Preferences_desktopNotifications',
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
  'Accounts_RegistrationForm_LinkReplacementText',
  'Accounts_RequireNameForSignUp',
  'Accounts_RequirePasswordConfirmation',
  'Accounts_ShowFormLogin',
  'Accounts_TwoFactorAuthentication_By_TOTP_Enabled',
  'Accounts_TwoFactorAuthentication_Enabled',
  'Discussion_enabled',
  'First_Channel_After_Login',
  'Hide_System_Messages',
  'Iframe_Integration_receive_enable',
  'Iframe_Integration_receive_origin',
  'Iframe_Integration_send_enable',
  'Iframe_Integration_send_target_origin',
  'Language',
  'Layout_Custom_Body_Only',
  'Layout_Home_Custom_Block_Visible',
  'Layout_Home_Title',
  'Layout_Show_Home_Button',
  'Message_AllowDeleting',
  'Message_AllowDeleting_BlockDeleteInMinutes',
  'Message_AllowEditing',
  'Message_AllowEditing_BlockEditInMinutes',
  'Message_AllowPinning',
  'Message_AllowStarring',
  'Message_AllowUnrecognizedSlashCommand',
  'Message_AudioRecorderEnabled',
  'Message_GroupingPeriod',
  'Message_KeepHistory',
  'Message_MaxAllowedSize',
  'Message_Read_Receipt_Enabled',
  'Message_Read_Receipt_Store_Users',
  'Message_ShowDeletedStatus',
  'Message_VideoRecorderEnabled',
  'Notifications_Max_Room_Members',
  'Show_Setup_Wizard',
  'Site_Name',
  'Site_Url',
  'Threads_enabled',
  'DirectMesssage_maxUsers',
  'UI_Show_top_navbar_embedded_layout',
  'UI_Use_Real_Name',
  'UserData_EnableDownload',
  'UTF8_Channel_Names_Validation',
  'UTF8_User_Names_Validation',
] as const satisfies readonly PublicSettingId[];

/** What may be sent as a file (features/files/limits.ts). */
const kOfFiles = [
  'FileUpload_Enabled',
  'FileUpload_Enabled_Direct',
  'FileUpload_MaxFileSize',
  'FileUpload_MediaTypeBlackList',
  'FileUpload_MediaTypeWhiteList',
];

export type SettingId = (typeof kSettingIds)[number];

interface SettingRow {
  _id: string;
  value: unknown;
}

export async function fetchSettings(signal?: AbortSignal): Promise<SettingRow[]> {
  const ids = [...kSettingIds, ...kOfFiles];
  const query = { _id: ids, count: ids.length };
  return (await api.get('settings.public', query, { signal })).settings;
}

export const settingsById = (settings: readonly SettingRow[]): Map<string, unknown> =>
  new Map(settings.map(({ _id, value }) => [_id, value]));
