// A table of its own, for it names settings across groups, and a new row compiles nothing else. What counts besides its
// switch does not stand here: the storages for files, say, for what was kept in one of them stays readable by its
// settings when another one is chosen.

#include "settings/dependencies.h"

#include "settings/groups/accounts.h"
#include "settings/groups/avatars.h"
#include "settings/groups/branding.h"
#include "settings/groups/encryption.h"
#include "settings/groups/failed_logins.h"
#include "settings/groups/file_upload.h"
#include "settings/groups/layout.h"
#include "settings/groups/message.h"
#include "settings/groups/message_changes.h"
#include "settings/groups/mobile.h"
#include "settings/groups/operation.h"
#include "settings/groups/password_policy.h"
#include "settings/groups/previews.h"
#include "settings/groups/rate_limits.h"
#include "settings/groups/registration.h"
#include "settings/groups/rest_api.h"
#include "settings/groups/retention.h"
#include "settings/groups/workspace.h"

namespace confab::settings {
namespace {

consteval Condition is_on(BooleanKey key) {
  return {.place = key.place(), .on = true};
}
consteval Condition is_off(BooleanKey key) {
  return {.place = key.place(), .on = false};
}
consteval Condition is_one_of(Key<Type::select> key, std::string_view values) {
  return {.place = key.place(), .values = values};
}

constexpr std::array kDependencies{
    Dependency{accounts("Accounts_AllowAnonymousWrite"), {is_on(accounts("Accounts_AllowAnonymousRead"))}},
    Dependency{accounts("Accounts_AllowEmailChange"), {is_on(accounts("Accounts_AllowUserProfileChange"))}},
    Dependency{accounts("Accounts_AllowRealNameChange"), {is_on(accounts("Accounts_AllowUserProfileChange"))}},
    Dependency{accounts("Accounts_AllowUsernameChange"), {is_on(accounts("Accounts_AllowUserProfileChange"))}},
    Dependency{accounts("Accounts_ConfirmPasswordPlaceholder"),
               {is_on(registration("Accounts_RequirePasswordConfirmation"))}},
    Dependency{accounts("Accounts_TwoFactorAuthentication_By_TOTP_Enabled"),
               {is_on(accounts("Accounts_TwoFactorAuthentication_Enabled"))}},
    Dependency{accounts("Accounts_TwoFactorAuthentication_Enforce_Password_Fallback"),
               {is_on(accounts("Accounts_TwoFactorAuthentication_Enabled"))}},
    Dependency{accounts("Accounts_TwoFactorAuthentication_MaxDelta"),
               {is_on(accounts("Accounts_TwoFactorAuthentication_Enabled")),
                is_on(accounts("Accounts_TwoFactorAuthentication_By_TOTP_Enabled"))}},
    Dependency{accounts("Accounts_TwoFactorAuthentication_RememberFor"),
               {is_on(accounts("Accounts_TwoFactorAuthentication_Enabled"))}},
    Dependency{avatars("Accounts_AvatarSize"), {is_on(avatars("Accounts_AvatarResize"))}},

    Dependency{registration("Accounts_ManuallyApproveNewUsers"),
               {is_one_of(registration("Accounts_RegistrationForm"), "Public|Secret URL")}},
    Dependency{registration("Accounts_RegistrationForm_SecretURL"),
               {is_one_of(registration("Accounts_RegistrationForm"), "Secret URL")}},

    Dependency{failed_logins("Block_Multiple_Failed_Logins_Attempts_Until_Block_By_Ip"),
               {is_on(failed_logins("Block_Multiple_Failed_Logins_Enabled")),
                is_on(failed_logins("Block_Multiple_Failed_Logins_By_Ip"))}},
    Dependency{failed_logins("Block_Multiple_Failed_Logins_Attempts_Until_Block_by_User"),
               {is_on(failed_logins("Block_Multiple_Failed_Logins_Enabled")),
                is_on(failed_logins("Block_Multiple_Failed_Logins_By_User"))}},
    Dependency{failed_logins("Block_Multiple_Failed_Logins_By_Ip"),
               {is_on(failed_logins("Block_Multiple_Failed_Logins_Enabled"))}},
    Dependency{failed_logins("Block_Multiple_Failed_Logins_By_User"),
               {is_on(failed_logins("Block_Multiple_Failed_Logins_Enabled"))}},
    Dependency{failed_logins("Block_Multiple_Failed_Logins_Ip_Whitelist"),
               {is_on(failed_logins("Block_Multiple_Failed_Logins_Enabled"))}},
    Dependency{failed_logins("Block_Multiple_Failed_Logins_Time_To_Unblock_By_Ip_In_Minutes"),
               {is_on(failed_logins("Block_Multiple_Failed_Logins_Enabled")),
                is_on(failed_logins("Block_Multiple_Failed_Logins_By_Ip"))}},
    Dependency{failed_logins("Block_Multiple_Failed_Logins_Time_To_Unblock_By_User_In_Minutes"),
               {is_on(failed_logins("Block_Multiple_Failed_Logins_Enabled")),
                is_on(failed_logins("Block_Multiple_Failed_Logins_By_User"))}},
    Dependency{failed_logins("Login_Logs_ClientIp"), {is_on(failed_logins("Login_Logs_Enabled"))}},
    Dependency{failed_logins("Login_Logs_UserAgent"), {is_on(failed_logins("Login_Logs_Enabled"))}},
    Dependency{failed_logins("Login_Logs_Username"), {is_on(failed_logins("Login_Logs_Enabled"))}},

    Dependency{password_policy("Accounts_Password_History_Amount"),
               {is_on(password_policy("Accounts_Password_History_Enabled"))}},
    Dependency{password_policy("Accounts_Password_Policy_AtLeastOneLowercase"),
               {is_on(password_policy("Accounts_Password_Policy_Enabled"))}},
    Dependency{password_policy("Accounts_Password_Policy_AtLeastOneNumber"),
               {is_on(password_policy("Accounts_Password_Policy_Enabled"))}},
    Dependency{password_policy("Accounts_Password_Policy_AtLeastOneSpecialCharacter"),
               {is_on(password_policy("Accounts_Password_Policy_Enabled"))}},
    Dependency{password_policy("Accounts_Password_Policy_AtLeastOneUppercase"),
               {is_on(password_policy("Accounts_Password_Policy_Enabled"))}},
    Dependency{password_policy("Accounts_Password_Policy_ForbidRepeatingCharacters"),
               {is_on(password_policy("Accounts_Password_Policy_Enabled"))}},
    Dependency{password_policy("Accounts_Password_Policy_ForbidRepeatingCharactersCount"),
               {is_on(password_policy("Accounts_Password_Policy_Enabled")),
                is_on(password_policy("Accounts_Password_Policy_ForbidRepeatingCharacters"))}},
    Dependency{password_policy("Accounts_Password_Policy_MaxLength"),
               {is_on(password_policy("Accounts_Password_Policy_Enabled"))}},
    Dependency{password_policy("Accounts_Password_Policy_MinLength"),
               {is_on(password_policy("Accounts_Password_Policy_Enabled"))}},

    Dependency{rest_api("API_CORS_Origin"), {is_on(rest_api("API_Enable_CORS"))}},
    Dependency{rest_api("API_Shield_Types"), {is_on(rest_api("API_Enable_Shields"))}},
    Dependency{rest_api("API_Shield_user_require_auth"), {is_on(rest_api("API_Enable_Shields"))}},

    Dependency{rate_limits("API_Enable_Rate_Limiter_Limit_Calls_Default"),
               {is_on(rate_limits("API_Enable_Rate_Limiter"))}},
    Dependency{rate_limits("API_Enable_Rate_Limiter_Limit_Time_Default"),
               {is_on(rate_limits("API_Enable_Rate_Limiter"))}},
    Dependency{rate_limits("DDP_Rate_Limit_Connection_By_Method_Interval_Time"),
               {is_on(rate_limits("DDP_Rate_Limit_Connection_By_Method_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_Connection_By_Method_Requests_Allowed"),
               {is_on(rate_limits("DDP_Rate_Limit_Connection_By_Method_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_Connection_Interval_Time"),
               {is_on(rate_limits("DDP_Rate_Limit_Connection_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_Connection_Requests_Allowed"),
               {is_on(rate_limits("DDP_Rate_Limit_Connection_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_IP_Interval_Time"), {is_on(rate_limits("DDP_Rate_Limit_IP_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_IP_Requests_Allowed"), {is_on(rate_limits("DDP_Rate_Limit_IP_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_User_By_Method_Interval_Time"),
               {is_on(rate_limits("DDP_Rate_Limit_User_By_Method_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_User_By_Method_Requests_Allowed"),
               {is_on(rate_limits("DDP_Rate_Limit_User_By_Method_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_User_Interval_Time"), {is_on(rate_limits("DDP_Rate_Limit_User_Enabled"))}},
    Dependency{rate_limits("DDP_Rate_Limit_User_Requests_Allowed"),
               {is_on(rate_limits("DDP_Rate_Limit_User_Enabled"))}},

    Dependency{previews("API_EmbedCacheExpirationDays"), {is_on(previews("API_Embed"))}},
    Dependency{previews("API_EmbedIgnoredHosts"), {is_on(previews("API_Embed"))}},
    Dependency{previews("API_EmbedSafePorts"), {is_on(previews("API_Embed"))}},
    Dependency{previews("API_Embed_UserAgent"), {is_on(previews("API_Embed"))}},

    Dependency{message("Katex_Dollar_Syntax"), {is_on(message("Katex_Enabled"))}},
    Dependency{message("Katex_Parenthesis_Syntax"), {is_on(message("Katex_Enabled"))}},
    Dependency{message("Message_BadWordsFilterList"), {is_on(message("Message_AllowBadWordsFilter"))}},
    Dependency{message("Message_BadWordsWhitelist"), {is_on(message("Message_AllowBadWordsFilter"))}},
    Dependency{message("Message_CustomFields"), {is_on(message("Message_CustomFields_Enabled"))}},
    Dependency{message_changes("Message_AllowDeleting_BlockDeleteInMinutes"),
               {is_on(message_changes("Message_AllowDeleting"))}},
    Dependency{message_changes("Message_AllowEditing_BlockEditInMinutes"),
               {is_on(message_changes("Message_AllowEditing"))}},
    Dependency{message_changes("Message_Read_Receipt_Store_Users"),
               {is_on(message_changes("Message_Read_Receipt_Enabled"))}},

    Dependency{retention("Confab_RetentionPolicy_AppliesToGroupDMs"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("Confab_RetentionPolicy_TTL_GroupDMs"),
               {is_on(retention("RetentionPolicy_Enabled")),
                is_one_of(retention("Confab_RetentionPolicy_AppliesToGroupDMs"), "yes")}},
    Dependency{retention("RetentionPolicy_Advanced_Precision"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("RetentionPolicy_Advanced_Precision_Cron"),
               {is_on(retention("RetentionPolicy_Enabled")), is_on(retention("RetentionPolicy_Advanced_Precision"))}},
    Dependency{retention("RetentionPolicy_AppliesToChannels"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("RetentionPolicy_AppliesToDMs"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("RetentionPolicy_AppliesToGroups"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("RetentionPolicy_DoNotPruneDiscussion"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("RetentionPolicy_DoNotPrunePinned"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("RetentionPolicy_DoNotPruneThreads"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("RetentionPolicy_FilesOnly"), {is_on(retention("RetentionPolicy_Enabled"))}},
    Dependency{retention("RetentionPolicy_MaxAge_Channels"),
               {is_on(retention("RetentionPolicy_Enabled")), is_on(retention("RetentionPolicy_AppliesToChannels"))}},
    Dependency{retention("RetentionPolicy_MaxAge_DMs"),
               {is_on(retention("RetentionPolicy_Enabled")), is_on(retention("RetentionPolicy_AppliesToDMs"))}},
    Dependency{retention("RetentionPolicy_MaxAge_Groups"),
               {is_on(retention("RetentionPolicy_Enabled")), is_on(retention("RetentionPolicy_AppliesToGroups"))}},
    Dependency{retention("RetentionPolicy_Precision"),
               {is_on(retention("RetentionPolicy_Enabled")), is_off(retention("RetentionPolicy_Advanced_Precision"))}},
    Dependency{retention("RetentionPolicy_TTL_Channels"),
               {is_on(retention("RetentionPolicy_Enabled")), is_on(retention("RetentionPolicy_AppliesToChannels"))}},
    Dependency{retention("RetentionPolicy_TTL_DMs"),
               {is_on(retention("RetentionPolicy_Enabled")), is_on(retention("RetentionPolicy_AppliesToDMs"))}},
    Dependency{retention("RetentionPolicy_TTL_Groups"),
               {is_on(retention("RetentionPolicy_Enabled")), is_on(retention("RetentionPolicy_AppliesToGroups"))}},

    Dependency{workspace("Iframe_Integration_receive_origin"), {is_on(workspace("Iframe_Integration_receive_enable"))}},
    Dependency{workspace("Iframe_Integration_send_target_origin"),
               {is_on(workspace("Iframe_Integration_send_enable"))}},
    Dependency{workspace("Iframe_X_Frame_Options"), {is_on(workspace("Iframe_Restrict_Access"))}},
    Dependency{branding("Custom_Script_Logged_In"), {is_on(branding("Confab_Custom_Scripts_Enabled"))}},
    Dependency{branding("Custom_Script_Logged_Out"), {is_on(branding("Confab_Custom_Scripts_Enabled"))}},
    Dependency{branding("Custom_Script_On_Logout"), {is_on(branding("Confab_Custom_Scripts_Enabled"))}},
    Dependency{layout("Layout_Custom_Body_Only"), {is_on(layout("Layout_Home_Custom_Block_Visible"))}},
    Dependency{operation("Log_Trace_Methods_Filter"), {is_on(operation("Log_Trace_Methods"))}},
    Dependency{operation("Log_Trace_Subscriptions_Filter"), {is_on(operation("Log_Trace_Subscriptions"))}},

    Dependency{file_upload("FileUpload_Enabled_Direct"), {is_on(file_upload("FileUpload_Enabled"))}},
    Dependency{file_upload("FileUpload_MaxFileSize"), {is_on(file_upload("FileUpload_Enabled"))}},
    Dependency{file_upload("FileUpload_MediaTypeBlackList"), {is_on(file_upload("FileUpload_Enabled"))}},
    Dependency{file_upload("FileUpload_MediaTypeWhiteList"), {is_on(file_upload("FileUpload_Enabled"))}},
    Dependency{file_upload("FileUpload_Restrict_to_room_members"), {is_on(file_upload("FileUpload_ProtectFiles"))}},
    Dependency{file_upload("FileUpload_Restrict_to_users_who_can_access_room"),
               {is_on(file_upload("FileUpload_ProtectFiles"))}},
    Dependency{file_upload("FileUpload_RotateImages"), {is_on(file_upload("Message_Attachments_Strip_Exif"))}},
    Dependency{file_upload("FileUpload_json_web_token_secret_for_files"),
               {is_on(file_upload("FileUpload_Enable_json_web_token_for_files"))}},
    Dependency{file_upload("Message_Attachments_Thumbnails_Height"),
               {is_on(file_upload("Message_Attachments_Thumbnails_Enabled"))}},
    Dependency{file_upload("Message_Attachments_Thumbnails_Width"),
               {is_on(file_upload("Message_Attachments_Thumbnails_Enabled"))}},

    Dependency{encryption("E2E_Allow_Unencrypted_Messages"), {is_on(encryption("E2E_Enable"))}},
    Dependency{encryption("E2E_Enable_Encrypt_Files"), {is_on(encryption("E2E_Enable"))}},
    Dependency{encryption("E2E_Enabled_Default_DirectRooms"), {is_on(encryption("E2E_Enable"))}},
    Dependency{encryption("E2E_Enabled_Default_PrivateRooms"), {is_on(encryption("E2E_Enable"))}},
    Dependency{encryption("E2E_Enabled_Mentions"), {is_on(encryption("E2E_Enable"))}},

    Dependency{mobile("Force_Screen_Lock_After"), {is_on(mobile("Force_Screen_Lock"))}},
    Dependency{mobile("Push_enable_gateway"), {is_on(mobile("Push_enable"))}},
    Dependency{mobile("Push_gateway"), {is_on(mobile("Push_enable")), is_on(mobile("Push_enable_gateway"))}},
    Dependency{mobile("Push_google_api_credentials"),
               {is_on(mobile("Push_enable")), is_off(mobile("Push_enable_gateway"))}},
    Dependency{mobile("Push_request_content_from_server"), {is_on(mobile("Push_enable"))}},
    Dependency{mobile("Push_show_message"),
               {is_on(mobile("Push_enable")), is_off(mobile("Push_request_content_from_server"))}},
    Dependency{mobile("Push_show_username_room"),
               {is_on(mobile("Push_enable")), is_off(mobile("Push_request_content_from_server"))}},
};

}  // namespace

std::span<const Dependency> dependencies() {
  return kDependencies;
}

}  // namespace confab::settings
