#include "core/accounts/profile.h"
#include "core/accounts/register.h"
#include "permissions/groups/people.h"
#include "rest/account_api.h"
#include "rest/user_result.h"

namespace confab::rest {

struct CreateUserParams {
  std::string email, name, password, username;
  std::optional<bool> active, join_default_channels, require_password_change, set_random_password, verified;
  std::optional<std::vector<std::string>> roles;
  std::optional<std::string> bio, nickname, status_text;
};
struct UpdateUserParams {
  UserId user_id;
  core::accounts::UserChanges data;
};
struct SetActiveParams {
  UserId user_id;
  bool active_status = true;
};

}  // namespace confab::rest

namespace confab {

template <>
struct Fields<rest::CreateUserParams> {
  using P = rest::CreateUserParams;
  static constexpr auto list = std::tuple{
      field("email", &P::email, "E-mail address."),
      field("name", &P::name, "Display name."),
      field("password", &P::password, "Password; not needed with setRandomPassword.", defaulted()),
      field("username", &P::username, "The name to be mentioned by."),
      field("active", &P::active, "Left out: true."),
      field("roles", &P::roles, "Left out: the setting's default."),
      field("joinDefaultChannels", &P::join_default_channels, "Left out: true."),
      field("requirePasswordChange", &P::require_password_change, "A new password is asked for at the first log-in."),
      field("setRandomPassword", &P::set_random_password, "Nobody knows the password."),
      field("verified", &P::verified, "The address counts as confirmed."),
      field("bio", &P::bio, "About text.", max_length(260)),
      field("nickname", &P::nickname, "Extra label.", max_length(120)),
      field("statusText", &P::status_text, "Text beside the status.", max_length(120)),
  };
};
template <>
struct Fields<core::accounts::UserChanges> {
  using P = core::accounts::UserChanges;
  static constexpr auto list = std::tuple{
      field("name", &P::name, "Display name."),
      field("username", &P::username, "Username."),
      field("email", &P::email, "E-mail address."),
      field("bio", &P::bio, "About text."),
      field("nickname", &P::nickname, "Extra label."),
      field("statusText", &P::status_text, "Text beside the status."),
      field("password", &P::password, "Needs edit-other-user-password."),
      field("verified", &P::verified, "The address counts as confirmed."),
      field("requirePasswordChange", &P::require_password_change, "A new password is asked for."),
      field("active", &P::active, "False: deactivated."),
      field("roles", &P::roles, "All roles of the user."),
  };
};
template <>
struct Fields<rest::UpdateUserParams> {
  using P = rest::UpdateUserParams;
  static constexpr auto list = std::tuple{
      field("userId", &P::user_id, "The account."),
      field("data", &P::data, "What to change."),
  };
};
template <>
struct Fields<rest::SetActiveParams> {
  using P = rest::SetActiveParams;
  static constexpr auto list = std::tuple{
      field("userId", &P::user_id, "The account."),
      field("activeStatus", &P::active_status, "False: cannot log in any more."),
  };
};

}  // namespace confab

namespace confab::rest {
namespace {

OneUserResult create_user(api::Call& call, const CreateUserParams& p) {
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
  endpoints.post<CreateUserParams, OneUserResult>(
      "/api/v1/users.create",
      {
          .access = Access::any_of({permissions::people("create-user")}),
          .summary = "Make an account for somebody else.",
          .errors = {ErrorCode::field_unavailable, ErrorCode::invalid_username, ErrorCode::invalid_email,
                     ErrorCode::invalid_role, ErrorCode::password_policy_not_met},
          .handler = create_user,
      });
  endpoints.post<UpdateUserParams, OneUserResult>(
      "/api/v1/users.update",
      {
          .access = Access::any_of({permissions::people("edit-other-user-info")}),
          .summary = "Change somebody else's account.",
          .errors = {ErrorCode::invalid_user, ErrorCode::field_unavailable, ErrorCode::not_allowed,
                     ErrorCode::action_not_allowed},
          .handler =
              [](api::Call& call, const UpdateUserParams& p) {
                return OneUserResult{
                    user_document(call, core::accounts::update_user(call.ctx, call.actor(), p.user_id, p.data))};
              },
      });
  endpoints.post<SetActiveParams, OneUserResult>(
      "/api/v1/users.setActiveStatus",
      {
          .access = Access::any_of(
              {permissions::people("edit-other-user-active-status"), permissions::people("manage-moderation-actions")}),
          .summary = "Deactivate or reactivate an account.",
          .errors = {ErrorCode::invalid_user, ErrorCode::action_not_allowed},
          .handler =
              [](api::Call& call, const SetActiveParams& p) {
                return OneUserResult{user_document(
                    call, core::accounts::set_active(call.ctx, call.actor(), p.user_id, p.active_status))};
              },
      });
}

}  // namespace confab::rest
