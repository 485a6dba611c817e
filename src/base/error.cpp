#include "base/error.h"

#include <array>
#include <cstddef>
#include <utility>

#include "base/text.h"

namespace confab {
namespace {

// In the order of the enumeration: the index is the code. Names and statuses: Rocket.Chat's clients know them.
constexpr std::array kErrors{
    ErrorRow{ErrorCode::invalid_json, 400, "invalid-json"},
    ErrorRow{ErrorCode::invalid_params, 400, "invalid-params"},
    ErrorRow{ErrorCode::invalid_query, 400, "error-invalid-query"},
    ErrorRow{ErrorCode::invalid_sort, 400, "error-invalid-sort"},
    ErrorRow{ErrorCode::invalid_fields, 400, "error-invalid-fields"},
    ErrorRow{ErrorCode::must_be_logged_in, 401, "error-invalid-user", true},
    ErrorRow{ErrorCode::unauthorized, 403, "unauthorized"},
    ErrorRow{ErrorCode::missing_permission, 403, "error-unauthorized"},
    ErrorRow{ErrorCode::too_many_requests, 429, "error-too-many-requests"},
    ErrorRow{ErrorCode::ddp_too_many_requests, 429, "too-many-requests"},
    ErrorRow{ErrorCode::endpoint_not_found, 404, "error-endpoint-not-found", true},
    ErrorRow{ErrorCode::method_not_found, 404, "404"},
    ErrorRow{ErrorCode::service_unavailable, 503, "error-service-unavailable"},
    ErrorRow{ErrorCode::storage_full, 507, "error-storage-full"},
    ErrorRow{ErrorCode::internal, 500, "500"},
    ErrorRow{ErrorCode::login_refused, 401, "403"},
    ErrorRow{ErrorCode::login_unrecognized, 401, "400"},
    ErrorRow{ErrorCode::totp_required, 400, "totp-required"},
    ErrorRow{ErrorCode::login_blocked_for_ip, 401, "error-login-blocked-for-ip"},
    ErrorRow{ErrorCode::login_blocked_for_user, 401, "error-login-blocked-for-user"},
    ErrorRow{ErrorCode::user_is_not_activated, 401, "error-user-is-not-activated"},
    ErrorRow{ErrorCode::user_has_no_roles, 401, "error-user-has-no-roles"},
    ErrorRow{ErrorCode::app_user_may_not_login, 401, "error-app-user-is-not-allowed-to-login"},
    ErrorRow{ErrorCode::invalid_email, 400, "error-invalid-email"},
    ErrorRow{ErrorCode::invalid_domain, 400, "error-invalid-domain"},
    ErrorRow{ErrorCode::registration_disabled, 400, "error-user-registration-disabled"},
    ErrorRow{ErrorCode::registration_secret, 400, "error-user-registration-secret"},
    ErrorRow{ErrorCode::invalid_password, 400, "error-invalid-password"},
    ErrorRow{ErrorCode::password_same_as_current, 400, "error-password-same-as-current"},
    ErrorRow{ErrorCode::password_policy_not_met, 400, "error-password-policy-not-met"},
    ErrorRow{ErrorCode::token_does_not_exist, 400, "error-token-does-not-exists"},
    ErrorRow{ErrorCode::token_already_exists, 400, "error-token-already-exists"},
    ErrorRow{ErrorCode::invalid_user, 400, "error-invalid-user"},
    ErrorRow{ErrorCode::user_not_found, 400, "error-user-not-found", true},
    ErrorRow{ErrorCode::user_param_not_provided, 400, "error-user-param-not-provided"},
    ErrorRow{ErrorCode::users_params_not_provided, 400, "error-users-params-not-provided"},
    ErrorRow{ErrorCode::not_allowed, 400, "error-not-allowed"},
    ErrorRow{ErrorCode::action_not_allowed, 400, "error-action-not-allowed"},
    ErrorRow{ErrorCode::not_possible, 400, "error-action-not-allowed", true},
    ErrorRow{ErrorCode::not_authorized, 400, "not-authorized"},
    ErrorRow{ErrorCode::room_not_authorized, 400, "error-not-authorized"},
    ErrorRow{ErrorCode::invalid_date, 400, "error-invalid-date"},
    ErrorRow{ErrorCode::invalid_settings, 400, "error-invalid-settings"},
    ErrorRow{ErrorCode::invalid_setting, 400, "error-invalid-setting"},
    ErrorRow{ErrorCode::invalid_arguments, 400, "error-invalid-arguments"},
    ErrorRow{ErrorCode::field_required, 400, "error-the-field-is-required"},
    ErrorRow{ErrorCode::input_is_not_valid, 400, "error-input-is-not-a-valid-field"},
    ErrorRow{ErrorCode::invalid_room, 400, "error-invalid-room"},
    ErrorRow{ErrorCode::room_not_found, 400, "error-room-not-found"},
    ErrorRow{ErrorCode::room_does_not_exist, 400, "error-room-does-not-exist"},
    ErrorRow{ErrorCode::roomid_param_not_provided, 400, "error-roomid-param-not-provided"},
    ErrorRow{ErrorCode::room_param_not_provided, 400, "error-room-param-not-provided"},
    ErrorRow{ErrorCode::chat_roomid_param_not_provided, 400, "error-roomId-param-not-provided"},
    ErrorRow{ErrorCode::chat_roomid_param_invalid, 400, "error-roomId-param-invalid"},
    ErrorRow{ErrorCode::room_archived, 400, "error-room-archived"},
    ErrorRow{ErrorCode::direct_message_room, 400, "error-direct-message-room"},
    ErrorRow{ErrorCode::duplicate_channel_name, 400, "error-duplicate-channel-name"},
    ErrorRow{ErrorCode::archived_duplicate_name, 400, "error-archived-duplicate-name"},
    ErrorRow{ErrorCode::invalid_name, 400, "error-invalid-name"},
    ErrorRow{ErrorCode::invalid_room_name, 400, "error-invalid-room-name"},
    ErrorRow{ErrorCode::invalid_members, 400, "error-invalid-members"},
    ErrorRow{ErrorCode::invalid_room_type, 400, "error-invalid-room-type"},
    ErrorRow{ErrorCode::invalid_channel, 400, "invalid-channel"},
    ErrorRow{ErrorCode::nobody_to_invite, 400, "Cannot invite if no users are provided", true},
    ErrorRow{ErrorCode::default_not_provided, 400, "error-channels-setdefault-is-same", true},
    ErrorRow{ErrorCode::default_is_same, 400, "error-channels-setdefault-missing-default-param", true},
    ErrorRow{ErrorCode::user_not_in_room, 400, "error-user-not-in-room"},
    ErrorRow{ErrorCode::user_already_in_room, 400, "error-user-already-in-room"},
    ErrorRow{ErrorCode::cant_invite_for_direct_room, 400, "error-cant-invite-for-direct-room"},
    ErrorRow{ErrorCode::last_owner, 400, "error-you-are-last-owner"},
    ErrorRow{ErrorCode::remove_last_owner, 400, "error-remove-last-owner"},
    ErrorRow{ErrorCode::user_already_owner, 400, "error-user-already-owner"},
    ErrorRow{ErrorCode::user_not_owner, 400, "error-user-not-owner"},
    ErrorRow{ErrorCode::user_already_moderator, 400, "error-user-already-moderator"},
    ErrorRow{ErrorCode::user_not_moderator, 400, "error-user-not-moderator"},
    ErrorRow{ErrorCode::user_already_leader, 400, "error-user-already-leader"},
    ErrorRow{ErrorCode::user_not_leader, 400, "error-user-not-leader"},
    ErrorRow{ErrorCode::code_required, 400, "error-code-required"},
    ErrorRow{ErrorCode::code_invalid, 400, "error-code-invalid"},
    ErrorRow{ErrorCode::direct_message_max_users, 400, "error-direct-message-max-user-exceeded"},
    ErrorRow{ErrorCode::user_limit_exceeded, 400, "error-user-limit-exceeded"},
    ErrorRow{ErrorCode::invalid_subscription, 400, "error-invalid-subscription"},
    ErrorRow{ErrorCode::subscription_not_found, 400, "error-subscription-not-found"},
    ErrorRow{ErrorCode::no_message_for_unread, 400, "error-no-message-for-unread"},
    ErrorRow{ErrorCode::invalid_message, 400, "error-invalid-message"},
    ErrorRow{ErrorCode::message_not_found, 400, "error-message-not-found", true},
    ErrorRow{ErrorCode::messageid_param_not_provided, 400, "error-messageid-param-not-provided"},
    ErrorRow{ErrorCode::message_size_exceeded, 400, "error-message-size-exceeded"},
    ErrorRow{ErrorCode::message_ts_out_of_sync, 400, "error-message-ts-out-of-sync"},
    ErrorRow{ErrorCode::message_editing_blocked, 400, "error-message-editing-blocked"},
    ErrorRow{ErrorCode::message_deleting_blocked, 400, "error-message-deleting-blocked"},
    ErrorRow{ErrorCode::muted, 400, "You_have_been_muted"},
    ErrorRow{ErrorCode::last_update_not_provided, 400, "error-lastUpdate-param-not-provided"},
    ErrorRow{ErrorCode::last_update_invalid, 400, "error-lastUpdate-param-invalid"},
    ErrorRow{ErrorCode::updated_since_invalid, 400, "error-updatedSince-param-invalid"},
    ErrorRow{ErrorCode::invalid_username, 400, "error-invalid-username"},
    ErrorRow{ErrorCode::blocked_username, 400, "error-blocked-username"},
    ErrorRow{ErrorCode::field_unavailable, 400, "error-field-unavailable"},
    ErrorRow{ErrorCode::taken_at_registration, 400, "error-field-unavailable", true},
    ErrorRow{ErrorCode::bio_size_exceeded, 400, "error-bio-size-exceeded"},
    ErrorRow{ErrorCode::nickname_size_exceeded, 400, "error-nickname-size-exceeded"},
    ErrorRow{ErrorCode::status_not_allowed, 400, "error-status-not-allowed"},
    ErrorRow{ErrorCode::invalid_status, 400, "error-invalid-status"},
    ErrorRow{ErrorCode::invalid_idle_time_limit, 400, "invalid-idle-time-limit-value"},
    ErrorRow{ErrorCode::invalid_role, 400, "error-invalid-role"},
    ErrorRow{ErrorCode::invalid_role_id, 400, "error-invalid-roleId"},
    ErrorRow{ErrorCode::invalid_role_properties, 400, "error-invalid-role-properties"},
    ErrorRow{ErrorCode::duplicate_role_name, 400, "error-duplicate-role-names-not-allowed"},
    ErrorRow{ErrorCode::role_protected, 400, "error-role-protected"},
    ErrorRow{ErrorCode::role_in_use, 400, "error-role-in-use"},
    ErrorRow{ErrorCode::user_already_in_role, 400, "error-user-already-in-role"},
    ErrorRow{ErrorCode::user_not_in_role, 400, "error-user-not-in-role"},
    ErrorRow{ErrorCode::admin_required, 400, "error-admin-required"},
    ErrorRow{ErrorCode::invalid_permission, 400, "error-invalid-permission"},
    ErrorRow{ErrorCode::user_is_last_owner, 400, "user-last-owner"},
    ErrorRow{ErrorCode::stream_not_allowed, 400, "not-allowed"},
    ErrorRow{ErrorCode::invalid_event_name, 400, "invalid-event-name"},
    ErrorRow{ErrorCode::subscription_name_not_found, 404, "404"},
    ErrorRow{ErrorCode::endpoint_disabled, 400, "error-endpoint-disabled"},
    ErrorRow{ErrorCode::invalid_command, 400, "error-invalid-command"},
    ErrorRow{ErrorCode::push_disabled, 400, "error-push-disabled"},
    ErrorRow{ErrorCode::invalid_file_type, 400, "error-invalid-file-type"},
    ErrorRow{ErrorCode::job_not_found, 400, "error-job-not-found"},
    ErrorRow{ErrorCode::job_not_retryable, 400, "error-job-not-retryable"},
    ErrorRow{ErrorCode::job_not_cancellable, 400, "error-job-not-cancellable"},
};

constexpr bool indices_match() {
  for (std::size_t i = 0; i < kErrors.size(); ++i) {
    if (static_cast<std::size_t>(kErrors[i].code) != i) return false;
  }
  return true;
}
static_assert(indices_match());

// A reason may quote what a stranger sent.
constexpr std::size_t kMaxReason = 4'000;  // bytes

}  // namespace

const ErrorRow& error_row(ErrorCode code) {
  return kErrors[static_cast<std::size_t>(code)];
}

std::span<const ErrorRow> error_rows() {
  return kErrors;
}

Refusal::Refusal(ErrorCode code, std::string reason, boost::json::object details)
    : code_(code),
      reason_(reason.size() > kMaxReason ? excerpt(reason, kMaxReason) : std::move(reason)),
      details_(std::move(details)) {
  const auto name = error_row(code).wire_name;
  what_ = reason_;
  if (!name.empty()) what_.append(what_.empty() ? "[" : " [").append(name).append("]");
}

Refusal Refusal::plain(ErrorCode code, std::string reason, boost::json::object details) {
  Refusal refusal{code, std::move(reason), std::move(details)};
  refusal.what_ = refusal.reason_;
  refusal.plain_ = true;
  return refusal;
}

}  // namespace confab
