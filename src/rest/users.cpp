#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "base/fields_inherit.h"
#include "core/accounts/credentials.h"
#include "core/accounts/profile.h"
#include "core/accounts/register.h"
#include "core/accounts/remove.h"
#include "permissions/groups/people.h"
#include "rest/account_api.h"
#include "rest/user_result.h"
#include "rest/user_target.h"

namespace confab::rest {

struct CreateUserParams : api::FieldsParam {
  std::string email, name, password, username;
  std::optional<bool> active, join_default_channels, require_password_change, set_random_password, verified,
      send_welcome_email;
  std::optional<std::vector<std::string>> roles;
  std::optional<std::string> bio, nickname, status_text;
  std::optional<json::object> custom_fields;

  static constexpr auto kFields = extended<api::FieldsParam>(
      field("email", &CreateUserParams::email, "E-mail address.", bound::text),
      field("name", &CreateUserParams::name, "Display name.", bound::name),
      field("username", &CreateUserParams::username, "The name to be mentioned by.", bound::name),
      field("password", &CreateUserParams::password, "Password; of no account with setRandomPassword.", bound::token),
      field("active", &CreateUserParams::active, "Left out: true."),
      field("roles", &CreateUserParams::roles, "Left out: the setting's default.", bound::list_of_names),
      field("joinDefaultChannels", &CreateUserParams::join_default_channels, "Left out: true."),
      field("requirePasswordChange", &CreateUserParams::require_password_change,
            "A new password is asked for at the first log-in."),
      field("setRandomPassword", &CreateUserParams::set_random_password, "Nobody knows the password."),
      field("verified", &CreateUserParams::verified, "The address counts as confirmed."),
      field("bio", &CreateUserParams::bio, "About text.", max_length(260)),
      field("nickname", &CreateUserParams::nickname, "Extra label.", max_length(120)),
      field("statusText", &CreateUserParams::status_text,
            "Text beside the status; what is longer than 120 characters is cut.", bound::text),
      field("sendWelcomeEmail", &CreateUserParams::send_welcome_email, "Refused: there is no mail to send."),
      field("customFields", &CreateUserParams::custom_fields, "Refused unless empty.", bound::custom_fields));
};
constexpr std::string_view kConfirmRelinquish =
    "Rooms of which the account is the last owner change their owner, or go; otherwise they are a reason to refuse.";
struct SetActiveParams {
  UserId user_id;
  bool active_status = true;
  bool confirm_relinquish = false;

  static constexpr auto kFields = FieldList{
      field("userId", &SetActiveParams::user_id, "The account."),
      field("activeStatus", &SetActiveParams::active_status, "False: cannot log in any more."),
      field("confirmRelinquish", &SetActiveParams::confirm_relinquish, kConfirmRelinquish, defaulted()),
  };
};
struct ActiveUser {
  UserId id;
  bool active = true;

  static constexpr auto kFields = FieldList{
      field("_id", &ActiveUser::id, "The user's id."),
      field("active", &ActiveUser::active, "False: deactivated."),
  };
};
using SetActiveResult = Named<"user", ActiveUser, "The account.">;

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<core::accounts::UserChanges> {
  using P = core::accounts::UserChanges;
  static constexpr auto list = FieldList{
      field("name", &P::name, "Display name.", bound::name),
      field("username", &P::username, "Username.", bound::name),
      field("email", &P::email, "E-mail address.", bound::text),
      field("bio", &P::bio, "About text.", bound::text),
      field("nickname", &P::nickname, "Extra label.", bound::name),
      field("statusText", &P::status_text, "Text beside the status.", bound::text),
      field("password", &P::password, "Needs edit-other-user-password.", bound::token),
      field("verified", &P::verified, "The address counts as confirmed."),
      field("requirePasswordChange", &P::require_password_change, "A new password is asked for."),
      field("active", &P::active, "False: deactivated."),
      field("roles", &P::roles, "All roles of the user.", bound::list_of_names),
  };
};
}  // namespace confab

namespace confab::rest {

/// What clients send besides, which is not there yet.
struct ChangesWanted : core::accounts::UserChanges {
  std::optional<bool> join_default_channels, send_welcome_email, set_random_password;
  std::optional<json::object> custom_fields;

  static constexpr bool kClosed = true;
  static constexpr auto kFields = extended<core::accounts::UserChanges>(
      field("joinDefaultChannels", &ChangesWanted::join_default_channels, "Of new accounts only."),
      field("sendWelcomeEmail", &ChangesWanted::send_welcome_email, "Of new accounts only."),
      field("setRandomPassword", &ChangesWanted::set_random_password, "Refused: it could not be mailed."),
      field("customFields", &ChangesWanted::custom_fields, "Refused unless empty.", bound::custom_fields));
};
struct UpdateUserParams : api::FieldsParam {
  UserId user_id;
  ChangesWanted data;
  bool confirm_relinquish = false;

  static constexpr auto kFields = extended<api::FieldsParam>(
      field("userId", &UpdateUserParams::user_id, "The account."),
      field("data", &UpdateUserParams::data, "What to change."),
      field("confirmRelinquish", &UpdateUserParams::confirm_relinquish, kConfirmRelinquish, defaulted()));
};

struct IdleParams {
  std::int64_t days_idle = 0;
  std::string role = "user";

  static constexpr auto kFields = FieldList{
      field("daysIdle", &IdleParams::days_idle, "Days since the last log-in.", range(1, 100'000)),
      field("role", &IdleParams::role, "Only people with this role.", bound::name, defaulted()),
  };
};
using IdleCount = Named<"count", std::int64_t, "How many were deactivated; of more than 500, 500.">;

struct DeleteUserParams : UserTarget {
  bool confirm_relinquish = false;

  static constexpr auto kFields = extended<rest::UserTarget>(
      field("confirmRelinquish", &DeleteUserParams::confirm_relinquish, kConfirmRelinquish, defaulted()));
};
struct DeleteOwnParams {
  std::string password;
  bool confirm_relinquish = false;

  static constexpr auto kFields = FieldList{
      field("password", &DeleteOwnParams::password, "SHA-256 in hex, or plain text.", bound::token,
            when_missing(errors::params_refused, "Body parameter \"password\" is required.")),
      field("confirmRelinquish", &DeleteOwnParams::confirm_relinquish, kConfirmRelinquish, defaulted()),
  };
};

namespace {

core::rooms::LastOwner answer_of(bool confirm_relinquish) {
  return confirm_relinquish ? core::rooms::LastOwner::confirmed : core::rooms::LastOwner::ask;
}

// Ignored, it would look as if it had happened.
void refuse_what_is_not_there(const ChangesWanted& wanted) {
  if (wanted.set_random_password.value_or(false)) {
    throw Refusal(errors::action_not_allowed, "A random password cannot be set: there is no mail to send it by");
  }
  refuse_custom_fields(wanted.custom_fields);
}

OneUserResult create_user(api::Call& call, const CreateUserParams& p) {
  if (p.send_welcome_email.value_or(false)) {
    throw Refusal(errors::action_not_allowed, "Nobody can be welcomed by mail: there is no mail to send");
  }
  refuse_custom_fields(p.custom_fields);
  const auto user = core::accounts::create_user(call.ctx, call.actor(),
                                                {.username = p.username,
                                                 .name = p.name,
                                                 .email = p.email,
                                                 .password = p.password,
                                                 .random_password = p.set_random_password.value_or(false),
                                                 .active = p.active.value_or(true),
                                                 .verified = p.verified.value_or(false),
                                                 .require_password_change = p.require_password_change.value_or(false),
                                                 .join_default_channels = p.join_default_channels.value_or(true),
                                                 .roles = p.roles.value_or(std::vector<std::string>{}),
                                                 .bio = p.bio,
                                                 .nickname = p.nickname,
                                                 .status_text = p.status_text});
  return {user_document(call, user)};
}

}  // namespace

void declare_users(api::Endpoints& endpoints) {
  using api::Access;
  endpoints.post<CreateUserParams, OneUserResult>({
      .path = "/api/v1/users.create",
      .access = Access::any_of({permissions::people("create-user")})
                    .otherwise(errors::action_not_allowed, "Adding user is not allowed"),
      .summary = "Make an account for somebody else.",
      .errors = {errors::blocked_username, errors::field_required, errors::not_allowed, errors::action_not_allowed,
                 errors::field_unavailable, errors::input_is_not_valid, errors::invalid_email},
      .check = Check::closed_schema,
      .handler = create_user,
  });
  endpoints.post<UpdateUserParams, OneUserResult>({
      .path = "/api/v1/users.update",
      .access = Access::user(),
      .summary = "Change an account: another's with edit-other-user-info; of one's own what the settings let one.",
      .errors = {errors::invalid_user, errors::field_unavailable, errors::not_allowed, errors::action_not_allowed,
                 errors::could_not_save_identity, errors::input_is_not_valid, errors::blocked_username,
                 errors::invalid_email, errors::password_policy_not_met, errors::field_required, errors::invalid_role,
                 errors::admin_required, errors::user_is_last_owner},
      .check = Check::closed_schema,
      .handler =
          [](api::Call& call, const auto& p) {
            refuse_what_is_not_there(p.data);
            auto changes = p.data;
            changes.last_owner = answer_of(p.confirm_relinquish);
            return OneUserResult{
                user_document(call, core::accounts::update_user(call.ctx, call.actor(), p.user_id, changes))};
          },
  });
  endpoints.post<SetActiveParams, SetActiveResult>({
      .path = "/api/v1/users.setActiveStatus",
      .access = Access::any_of({permissions::people("edit-other-user-active-status"),
                                permissions::people("manage-moderation-actions")})
                    .otherwise(errors::unauthorized),
      .summary = "Deactivate or reactivate an account.",
      .errors = {errors::user_not_found, errors::user_is_last_owner, errors::action_not_allowed, errors::not_allowed},
      .check = Check::closed_schema,
      .handler =
          [](api::Call& call, const auto& p) {
            const auto user = core::accounts::set_active(call.ctx, call.actor(), p.user_id, p.active_status,
                                                         answer_of(p.confirm_relinquish));
            return ActiveUser{user.id, user.active};
          },
  });
  endpoints.post<IdleParams, IdleCount>({
      .path = "/api/v1/users.deactivateIdle",
      .access = Access::any_of({permissions::people("edit-other-user-active-status")}).otherwise(errors::unauthorized),
      .summary = "Deactivate the people who have not logged in for long and are not connected.",
      .errors = {errors::invalid_role, errors::not_allowed, errors::action_not_allowed},
      .handler =
          [](api::Call& call, const auto& p) {
            return core::accounts::deactivate_idle(call.ctx, call.actor(), {.days = p.days_idle, .role = p.role});
          },
  });
  endpoints.post<DeleteUserParams, api::Nothing>({
      .path = "/api/v1/users.delete",
      .access = Access::user(),
      .summary = "Delete an account for good; Message_ErasureType says what becomes of its messages.",
      .errors = {errors::unauthorized, errors::invalid_user, errors::user_param_not_provided,
                 errors::action_not_allowed, errors::user_is_last_owner, errors::not_allowed},
      .check = Check::by_hand,
      .handler =
          [](api::Call& call, const auto& p) {
            if (!core::may(call.ctx, call.actor(), permissions::people("delete-user"))) {
              throw Refusal(errors::unauthorized);
            }
            core::accounts::remove_user(call.ctx, call.actor(), target_user(call, p).id,
                                        answer_of(p.confirm_relinquish));
          },
  });
  endpoints.post<DeleteOwnParams, api::Nothing>({
      .path = "/api/v1/users.deleteOwnAccount",
      .access = Access::user(),
      .summary = "Delete one's own account for good, where Accounts_AllowDeleteOwnAccount is on.",
      .errors = {errors::not_allowed, errors::invalid_password, errors::action_not_allowed, errors::user_is_last_owner,
                 errors::unauthorized},
      .check = Check::by_hand,
      .handler =
          [](api::Call& call, const auto& p) {
            core::accounts::remove_self(call.ctx, call.actor(), core::accounts::given_digest(json::value(p.password)),
                                        answer_of(p.confirm_relinquish));
          },
  });
}

}  // namespace confab::rest
