#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/roles.h"
#include "core/accounts/credentials.h"
#include "core/accounts/profile.h"
#include "core/accounts/register.h"
#include "core/accounts/remove.h"
#include "permissions/groups/moderation.h"
#include "permissions/groups/people.h"
#include "rest/account_api.h"
#include "rest/user_result.h"
#include "rest/user_target.h"

namespace confab::rest {

struct CreateUser {
  Field<"email", std::string, "E-mail address.", bound::text> email;
  Field<"name", std::string, "Display name.", bound::name> name;
  Field<"username", std::string, "The name to be mentioned by.", bound::name> username;
  Field<"password", std::string, "Password; of no account with setRandomPassword.", bound::token> password;
  Field<"active", std::optional<bool>, "Left out: true."> active;
  Field<"roles", std::optional<std::vector<std::string>>, "Left out: the setting's default.", bound::list_of_names>
      roles;
  Field<"joinDefaultChannels", std::optional<bool>, "Left out: true."> join_default_channels;
  Field<"requirePasswordChange", std::optional<bool>, "A new password is asked for at the first log-in.">
      require_password_change;
  Field<"setRandomPassword", std::optional<bool>, "Nobody knows the password."> set_random_password;
  Field<"verified", std::optional<bool>, "The address counts as confirmed."> verified;
  Field<"bio", std::optional<std::string>, "About text.", max_length(260)> bio;
  Field<"nickname", std::optional<std::string>, "Extra label.", max_length(120)> nickname;
  Field<"statusText", std::optional<std::string>, "Text beside the status; what is longer than 120 characters is cut.",
        bound::text>
      status_text;
  Field<"sendWelcomeEmail", std::optional<bool>, "Refused: there is no mail to send."> send_welcome_email;
  Field<"customFields", std::optional<json::object>, "As Accounts_CustomFields wants them.", bound::custom_fields>
      custom_fields;
};
using CreateUserParams = Flatten<api::FieldsParam, CreateUser>;
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
  Field<"_id", UserId, "The user's id."> id;
  Field<"active", bool, "False: deactivated."> active = true;
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
      field("customFields", &P::custom_fields, "As Accounts_CustomFields wants them.", bound::custom_fields),
  };
};
}  // namespace confab

namespace confab::rest {

/// What clients send besides, which is not there yet.
struct ChangesWanted : core::accounts::UserChanges {
  std::optional<bool> join_default_channels, send_welcome_email, set_random_password;

  static constexpr bool kClosed = true;
  static constexpr auto kFields = extended<core::accounts::UserChanges>(
      field("joinDefaultChannels", &ChangesWanted::join_default_channels, "Of new accounts only."),
      field("sendWelcomeEmail", &ChangesWanted::send_welcome_email, "Of new accounts only."),
      field("setRandomPassword", &ChangesWanted::set_random_password, "Refused: it could not be mailed."));
};
struct UpdateUser {
  UserId user_id;
  ChangesWanted data;
  bool confirm_relinquish = false;

  static constexpr auto kFields = FieldList{
      field("userId", &UpdateUser::user_id, "The account."), field("data", &UpdateUser::data, "What to change."),
      field("confirmRelinquish", &UpdateUser::confirm_relinquish, kConfirmRelinquish, defaulted())};
};
using UpdateUserParams = Flatten<api::FieldsParam, UpdateUser>;

struct IdleParams {
  Field<"daysIdle", std::int64_t, "Days since the last log-in.", range(1, 100'000)> days_idle = 0;
  Field<"role", std::string, "Only people with this role.", bound::name, defaulted{}> role = "user";
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
}

OneUserResult create_user(Call& call, const CreateUserParams& p) {
  if (p.send_welcome_email.value_or(false)) {
    throw Refusal(errors::action_not_allowed, "Nobody can be welcomed by mail: there is no mail to send");
  }
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
                                                 .status_text = p.status_text,
                                                 .custom_fields = p.custom_fields});
  return {user_document(call, user)};
}

}  // namespace

void declare_users(api::Endpoints& endpoints) {
  endpoints.post<CreateUserParams, OneUserResult>(
      "/api/v1/users.create",
      Access::any_of({permissions::people("create-user")})
          .otherwise(errors::action_not_allowed, "Adding user is not allowed"),
      "Make an account for somebody else.",
      {errors::blocked_username, errors::field_required, errors::not_allowed, errors::action_not_allowed,
       errors::field_unavailable, errors::input_is_not_valid, errors::invalid_email, errors::custom_field_refused},
      Check::closed_schema, create_user);
  endpoints.post<UpdateUserParams, OneUserResult>(
      "/api/v1/users.update", Access::user(),
      "Change an account: another's with edit-other-user-info; of one's own what the settings let one.",
      {errors::invalid_user, errors::field_unavailable, errors::not_allowed, errors::action_not_allowed,
       errors::could_not_save_identity, errors::input_is_not_valid, errors::blocked_username, errors::invalid_email,
       errors::password_policy_not_met, errors::field_required, errors::invalid_role, errors::admin_required,
       errors::user_is_last_owner, errors::bio_size_exceeded, errors::nickname_size_exceeded,
       errors::custom_field_refused},
      Check::closed_schema, Proof::remembered, [](Call& call, const auto& p) {
        refuse_what_is_not_there(p.data);
        auto changes = p.data;
        changes.last_owner = answer_of(p.confirm_relinquish);
        return OneUserResult{
            user_document(call, core::accounts::update_user(call.ctx, call.actor(), p.user_id, changes))};
      });
  endpoints.post<SetActiveParams, SetActiveResult>(
      "/api/v1/users.setActiveStatus",
      Access::any_of(
          {permissions::people("edit-other-user-active-status"), permissions::moderation("manage-moderation-actions")})
          .otherwise(errors::unauthorized),
      "Deactivate or reactivate an account.",
      {errors::user_not_found, errors::user_is_last_owner, errors::action_not_allowed, errors::not_allowed},
      Check::closed_schema, [](Call& call, const auto& p) {
        const auto user = core::accounts::set_active(call.ctx, call.actor(), p.user_id, p.active_status,
                                                     answer_of(p.confirm_relinquish));
        return ActiveUser{user.id, user.active};
      });
  endpoints.post<IdleParams, IdleCount>(
      "/api/v1/users.deactivateIdle",
      Access::any_of({permissions::people("edit-other-user-active-status")}).otherwise(errors::unauthorized),
      "Deactivate the people who have not logged in for long and are not connected.",
      {errors::invalid_role, errors::not_allowed, errors::action_not_allowed}, [](Call& call, const auto& p) {
        return core::accounts::deactivate_idle(call.ctx, call.actor(), {.days = p.days_idle, .role = p.role});
      });
  endpoints.post<DeleteUserParams, Nothing>(
      "/api/v1/users.delete", Access::any_of({permissions::people("delete-user")}).otherwise(errors::unauthorized),
      "Delete an account for good; Message_ErasureType says what becomes of its messages.",
      {errors::invalid_user, errors::user_param_not_provided, errors::action_not_allowed, errors::user_is_last_owner,
       errors::not_allowed},
      Check::by_hand, [](Call& call, const auto& p) {
        core::accounts::remove_user(call.ctx, call.actor(), target_user(call, p).id, answer_of(p.confirm_relinquish));
      });
  endpoints.post<DeleteOwnParams, Nothing>(
      "/api/v1/users.deleteOwnAccount", Access::user(),
      "Delete one's own account for good, where Accounts_AllowDeleteOwnAccount is on.",
      {errors::not_allowed, errors::invalid_password, errors::action_not_allowed, errors::user_is_last_owner},
      Check::by_hand, [](Call& call, const auto& p) {
        core::accounts::remove_self(call.ctx, call.actor(), core::accounts::given_digest(json::value(p.password)),
                                    answer_of(p.confirm_relinquish));
      });
}

}  // namespace confab::rest
