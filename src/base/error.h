#pragma once
// One exception for everything that a caller did wrong or may not do, and one table of codes for all protocols.

#include <boost/json.hpp>
#include <cstdint>
#include <exception>
#include <span>
#include <string>
#include <string_view>

namespace confab {

enum class ErrorCode : std::uint16_t {
  invalid_json,
  invalid_params,
  invalid_query,
  invalid_sort,
  invalid_fields,
  must_be_logged_in,
  unauthorized,
  missing_permission,
  too_many_requests,
  ddp_too_many_requests,
  endpoint_not_found,
  method_not_found,
  service_unavailable,
  storage_full,
  internal,
  login_refused,
  login_unrecognized,
  totp_required,
  login_blocked_for_ip,
  login_blocked_for_user,
  user_is_not_activated,
  user_has_no_roles,
  app_user_may_not_login,
  invalid_email,
  invalid_domain,
  registration_disabled,
  registration_secret,
  invalid_password,
  password_same_as_current,
  password_policy_not_met,
  token_does_not_exist,
  token_already_exists,
  invalid_user,
  user_not_found,
  user_param_not_provided,
  users_params_not_provided,
  not_allowed,
  action_not_allowed,
  not_possible,
  not_authorized,
  room_not_authorized,
  invalid_date,
  invalid_settings,
  invalid_setting,
  invalid_arguments,
  field_required,
  input_is_not_valid,
  invalid_room,
  room_not_found,
  room_does_not_exist,
  roomid_param_not_provided,
  room_param_not_provided,
  chat_roomid_param_not_provided,
  chat_roomid_param_invalid,
  room_archived,
  direct_message_room,
  duplicate_channel_name,
  archived_duplicate_name,
  invalid_name,
  invalid_room_name,
  invalid_members,
  invalid_room_type,
  invalid_channel,
  nobody_to_invite,
  default_not_provided,
  default_is_same,
  user_not_in_room,
  user_already_in_room,
  cant_invite_for_direct_room,
  last_owner,
  remove_last_owner,
  user_already_owner,
  user_not_owner,
  user_already_moderator,
  user_not_moderator,
  user_already_leader,
  user_not_leader,
  code_required,
  code_invalid,
  direct_message_max_users,
  user_limit_exceeded,
  invalid_subscription,
  subscription_not_found,
  no_message_for_unread,
  invalid_message,
  message_not_found,
  messageid_param_not_provided,
  message_size_exceeded,
  message_ts_out_of_sync,
  message_editing_blocked,
  message_deleting_blocked,
  muted,
  last_update_not_provided,
  last_update_invalid,
  updated_since_invalid,
  invalid_username,
  blocked_username,
  field_unavailable,
  taken_at_registration,
  bio_size_exceeded,
  nickname_size_exceeded,
  status_not_allowed,
  invalid_status,
  invalid_idle_time_limit,
  invalid_role,
  invalid_role_id,
  invalid_role_properties,
  duplicate_role_name,
  role_protected,
  role_in_use,
  user_already_in_role,
  user_not_in_role,
  admin_required,
  invalid_permission,
  user_is_last_owner,
  stream_not_allowed,
  invalid_event_name,
  subscription_name_not_found,
  endpoint_disabled,
  invalid_command,
  push_disabled,
  invalid_file_type,
  job_not_found,
  job_not_retryable,
  job_not_cancellable,
};

/// How a code looks on the wire.
struct ErrorRow {
  ErrorCode code;
  int http_status;             // REST; DDP has none
  std::string_view wire_name;  // `errorType` in REST, `error` in DDP
  bool plain = false;          // in REST `error` is the reason alone, without the name in brackets
};

[[nodiscard]] const ErrorRow& error_row(ErrorCode code);
[[nodiscard]] std::span<const ErrorRow> error_rows();

/// Thrown by use cases and parsers; rolls the transaction back on its way out, and is turned into an answer in one
/// place (api/errors.h). `reason` is a sentence for people; `details` is what clients read.
class Refusal : public std::exception {
 public:
  explicit Refusal(ErrorCode code, std::string reason = {}, boost::json::object details = {});
  /// One whose text is the reason alone, without the code's name behind it: what Rocket.Chat throws as a plain
  /// exception. Clients compare the text.
  [[nodiscard]] static Refusal plain(ErrorCode code, std::string reason, boost::json::object details = {});

  [[nodiscard]] ErrorCode code() const { return code_; }
  [[nodiscard]] const std::string& reason() const { return reason_; }
  [[nodiscard]] const boost::json::object& details() const { return details_; }
  /// Whether in REST the text is the reason alone: a plain() one, or one whose row says so.
  [[nodiscard]] bool is_plain() const { return plain_ || error_row(code_).plain; }
  /// `reason [wire-name]`, the text that Rocket.Chat's clients show and match; of a plain() one the reason.
  [[nodiscard]] const char* what() const noexcept override { return what_.c_str(); }

 private:
  ErrorCode code_;
  std::string reason_;
  boost::json::object details_;
  std::string what_;
  bool plain_ = false;
};

}  // namespace confab
