#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "core/accounts/credentials.h"
#include "core/accounts/personal_tokens.h"
#include "core/accounts/profile.h"
#include "core/accounts/register.h"
#include "core/accounts/remove.h"
#include "core/roles/assign.h"
#include "core/roles/edit.h"
#include "core/users/find.h"
#include "ddp/account_methods.h"
#include "permissions/groups/configuration.h"

namespace confab::ddp {

struct ActiveParams {
  UserId user_id;
  bool active = true;
  std::optional<bool> confirm_relinquish;

  static constexpr auto kFields = FieldList{
      field("userId", &ActiveParams::user_id, "The account."),
      field("active", &ActiveParams::active, "False: cannot log in any more."),
      field("confirmRelinquish", &ActiveParams::confirm_relinquish,
            "Rooms of which the account is the last owner change their owner, or go."),
  };
};

struct DeleteUserParams {
  UserId user;
  bool confirm_relinquish = false;

  static constexpr auto kFields = FieldList{
      field("userId", &DeleteUserParams::user, "The account."),
      field("confirmRelinquish", &DeleteUserParams::confirm_relinquish,
            "Rooms of which the account is the last owner change their owner, or go.", defaulted()),
  };
};
struct DeleteOwnParams {
  std::string password;
  bool confirm_relinquish = false;

  static constexpr auto kFields = FieldList{
      field("password", &DeleteOwnParams::password, "SHA-256 in hex, or plain text.", bound::token),
      field("confirmRelinquish", &DeleteOwnParams::confirm_relinquish,
            "Rooms of which the account is the last owner change their owner, or go.", defaulted()),
  };
};
struct AdminStatusParams {
  UserId user;
  bool admin = false;

  static constexpr auto kFields = FieldList{
      field("userId", &AdminStatusParams::user, "The account."),
      field("admin", &AdminStatusParams::admin, "Whether it is an administrator's.", defaulted()),
  };
};
struct RolePath {
  std::string value;

  static constexpr auto kFields = FieldList{field("roleId", &RolePath::value, "The role.", bound::id)};
};
/// An account to make, or with an id one to change.
struct AccountData {
  std::optional<UserId> id;
  std::optional<std::string> username, name, email, password, bio, nickname, status_text;
  std::optional<bool> verified, require_password_change, join_default_channels, set_random_password, active;
  std::optional<std::vector<std::string>> roles;

  static constexpr auto kFields = FieldList{
      field("_id", &AccountData::id, "The account; left out: a new one."),
      field("username", &AccountData::username, "Without @.", bound::name),
      field("name", &AccountData::name, "Display name.", bound::name),
      field("email", &AccountData::email, "E-mail address.", bound::text),
      field("password", &AccountData::password, "Of a new account it must be there.", bound::token),
      field("bio", &AccountData::bio, "About text.", bound::text),
      field("nickname", &AccountData::nickname, "Extra label.", bound::name),
      field("statusText", &AccountData::status_text, "Text beside the status.", bound::text),
      field("verified", &AccountData::verified, "The address counts as confirmed."),
      field("requirePasswordChange", &AccountData::require_password_change, "A new password is asked for."),
      field("joinDefaultChannels", &AccountData::join_default_channels, "Of a new account; left out: true."),
      field("setRandomPassword", &AccountData::set_random_password, "Of a new account: nobody knows the password."),
      field("active", &AccountData::active, "False: cannot log in."),
      field("roles", &AccountData::roles, "All of them.", bound::list_of_names),
  };
};
using UserDataParam = Named<"userData", AccountData, "What the account is to be.">;
using InsertedOrUpdated = std::variant<bool, UserId>;
using HashParam = Named<"hash", std::string, "The secret of a registration address.", bound::token>;
using TokenOwner = Named<"userId", UserId, "Whose.">;
struct UserToken {
  UserId user;
  std::string token;

  static constexpr auto kFields = FieldList{
      field("userId", &UserToken::user, "Whose."),
      field("authToken", &UserToken::token, "To log in with."),
  };
};

namespace {

using api::Access;
using api::Call;
using api::Nothing;

core::rooms::LastOwner answer_of(bool confirm_relinquish) {
  return confirm_relinquish ? core::rooms::LastOwner::confirmed : core::rooms::LastOwner::ask;
}

InsertedOrUpdated insert_or_update(Call& call, const UserDataParam& p) {
  const auto& d = p.value;
  if (d.id) {
    core::accounts::UserChanges changes;
    changes.name = d.name;
    changes.username = d.username;
    changes.email = d.email;
    changes.bio = d.bio;
    changes.nickname = d.nickname;
    changes.status_text = d.status_text;
    if (d.password && !d.password->empty()) changes.password = d.password;
    changes.verified = d.verified;
    changes.require_password_change = d.require_password_change;
    changes.active = d.active;
    changes.roles = d.roles;
    core::accounts::update_user(call.ctx, call.actor(), *d.id, changes);
    return true;
  }
  return core::accounts::create_user(call.ctx, call.actor(),
                                     {.username = d.username.value_or(""),
                                      .name = d.name.value_or(""),
                                      .email = d.email.value_or(""),
                                      .password = d.password.value_or(""),
                                      .random_password = d.set_random_password.value_or(false),
                                      .active = d.active.value_or(true),
                                      .verified = d.verified.value_or(false),
                                      .require_password_change = d.require_password_change.value_or(false),
                                      .join_default_channels = d.join_default_channels.value_or(true),
                                      .roles = d.roles.value_or(std::vector<std::string>{}),
                                      .bio = d.bio,
                                      .nickname = d.nickname,
                                      .status_text = d.status_text})
      .id;
}

void set_admin(Call& call, const AdminStatusParams& p) {
  const auto user = core::users::get(call.ctx, {.id = p.user, .username = {}});
  if (p.admin)
    core::roles::add_user_to_role(call.ctx, call.actor(), user.username.value_or(""), "admin");
  else
    core::roles::remove_user_from_role(call.ctx, call.actor(), user.username.value_or(""), "admin");
}

void declare_administration(api::Methods& methods) {
  methods.add<UserDataParam, InsertedOrUpdated>({
      .name = "insertOrUpdateUser",
      .access = Access::user(),
      .summary = "Make an account for somebody else, or change it.",
      .errors = {errors::blocked_username, errors::field_required, errors::not_allowed, errors::action_not_allowed,
                 errors::field_unavailable, errors::input_is_not_valid, errors::invalid_email, errors::invalid_user,
                 errors::password_policy_not_met, errors::could_not_save_identity, errors::bio_size_exceeded,
                 errors::nickname_size_exceeded, errors::invalid_role, errors::admin_required,
                 errors::user_is_last_owner},
      .handler = insert_or_update,
  });
  methods.add<DeleteUserParams, bool>({
      .name = "deleteUser",
      .access = Access::user(),
      .summary = "Delete an account for good.",
      .errors = {errors::unauthorized, errors::invalid_user, errors::action_not_allowed, errors::user_is_last_owner,
                 errors::not_allowed},
      .handler =
          [](Call& call, const auto& p) {
            core::accounts::remove_user(call.ctx, call.actor(), p.user, answer_of(p.confirm_relinquish));
            return true;
          },
  });
  methods.add<DeleteOwnParams, bool>({
      .name = "deleteUserOwnAccount",
      .access = Access::user(),
      .summary = "Delete one's own account for good, where Accounts_AllowDeleteOwnAccount is on.",
      .errors = {errors::not_allowed, errors::invalid_password, errors::action_not_allowed, errors::user_is_last_owner,
                 errors::unauthorized},
      .handler =
          [](Call& call, const auto& p) {
            core::accounts::remove_self(call.ctx, call.actor(), core::accounts::given_digest(json::value(p.password)),
                                        answer_of(p.confirm_relinquish));
            return true;
          },
  });
  methods.add<AdminStatusParams, Nothing>({
      .name = "setAdminStatus",
      .access = Access::user(),
      .summary = "Make somebody an administrator, or no longer one.",
      .errors = {errors::not_allowed, errors::invalid_user, errors::user_already_in_role, errors::user_not_in_role,
                 errors::admin_required, errors::action_not_allowed},
      .handler = set_admin,
  });
  methods.add<RolePath, bool>({
      .name = "authorization:deleteRole",
      .access = Access::any_of({permissions::configuration("access-permissions")})
                    .otherwise(errors::action_not_allowed, "Accessing permissions is not allowed"),
      .summary = "Delete a role that nobody has.",
      .errors = {errors::invalid_role_id, errors::role_protected, errors::role_in_use, errors::action_not_allowed},
      .handler =
          [](Call& call, const auto& p) {
            core::roles::remove(call.ctx, call.actor(), p.value);
            return true;
          },
  });
  methods.add<TokenOwner, UserToken>({
      .name = "createToken",
      .access = Access::user(),
      .summary = "A log-in token for oneself, or (CREATE_TOKENS_FOR_USERS) for somebody else.",
      .errors = {errors::not_authorized, errors::invalid_user, errors::action_not_allowed},
      .handler =
          [](Call& call, const auto& p) {
            auto made = core::accounts::create_token_for(call.ctx, call.actor(), p.value);
            return UserToken{made.user, std::move(made.token)};
          },
  });
  methods.add<HashParam, bool>({
      .name = "checkRegistrationSecretURL",
      .access = Access::anyone(),
      .summary = "Whether that is the secret of the registration address.",
      .rate = api::rate::registration,
      .handler = [](Call& call, const auto& p) { return core::accounts::is_registration_secret(call.ctx, p.value); },
  });
}

}  // namespace

void declare_user_methods(api::Methods& methods) {
  declare_administration(methods);
  methods.add<ActiveParams, bool>({
      .name = "setUserActiveStatus",
      .access = api::Access::user(),
      .summary = "Deactivate or reactivate an account.",
      .errors = {errors::user_not_found, errors::user_is_last_owner, errors::action_not_allowed, errors::not_allowed},
      .handler =
          [](api::Call& call, const auto& p) {
            using core::rooms::LastOwner;
            core::accounts::set_active(call.ctx, call.actor(), p.user_id, p.active,
                                       p.confirm_relinquish.value_or(false) ? LastOwner::confirmed : LastOwner::ask);
            return true;
          },
  });
}

}  // namespace confab::ddp
