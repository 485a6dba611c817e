#include "base/errors/accounts.h"
#include "base/errors/people.h"
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
#include "permissions/groups/roles.h"

namespace confab::ddp {

struct ActiveParams {
  Field<"userId", UserId, "The account."> user_id;
  Field<"active", bool, "False: cannot log in any more."> active = true;
  Field<"confirmRelinquish", std::optional<bool>,
        "Rooms of which the account is the last owner change their owner, or go.">
      confirm_relinquish;
};

struct DeleteUserParams {
  Field<"userId", UserId, "The account."> user;
  Field<"confirmRelinquish", bool, "Rooms of which the account is the last owner change their owner, or go.",
        defaulted{}>
      confirm_relinquish = false;
};
struct DeleteOwnParams {
  Field<"password", std::string, "SHA-256 in hex, or plain text.", bound::token> password;
  Field<"confirmRelinquish", bool, "Rooms of which the account is the last owner change their owner, or go.",
        defaulted{}>
      confirm_relinquish = false;
};
struct AdminStatusParams {
  Field<"userId", UserId, "The account."> user;
  Field<"admin", bool, "Whether it is an administrator's.", defaulted{}> admin = false;
};
struct RolePath {
  Field<"roleId", std::string, "The role.", bound::id> value;
};
/// An account to make, or with an id one to change.
struct AccountData {
  Field<"_id", std::optional<UserId>, "The account; left out: a new one."> id;
  Field<"username", std::optional<std::string>, "Without @.", bound::name> username;
  Field<"name", std::optional<std::string>, "Display name.", bound::name> name;
  Field<"email", std::optional<std::string>, "E-mail address.", bound::text> email;
  Field<"password", std::optional<std::string>, "Of a new account it must be there.", bound::token> password;
  Field<"bio", std::optional<std::string>, "About text.", bound::text> bio;
  Field<"nickname", std::optional<std::string>, "Extra label.", bound::name> nickname;
  Field<"statusText", std::optional<std::string>, "Text beside the status.", bound::text> status_text;
  Field<"verified", std::optional<bool>, "The address counts as confirmed."> verified;
  Field<"requirePasswordChange", std::optional<bool>, "A new password is asked for."> require_password_change;
  Field<"joinDefaultChannels", std::optional<bool>, "Of a new account; left out: true."> join_default_channels;
  Field<"setRandomPassword", std::optional<bool>, "Of a new account: nobody knows the password."> set_random_password;
  Field<"active", std::optional<bool>, "False: cannot log in."> active;
  Field<"roles", std::optional<std::vector<std::string>>, "All of them.", bound::list_of_names> roles;
};
using UserDataParam = Named<"userData", AccountData, "What the account is to be.">;
using InsertedOrUpdated = std::variant<bool, UserId>;
using HashParam = Named<"hash", std::string, "The secret of a registration address.", bound::token>;
using TokenOwner = Named<"userId", UserId, "Whose.">;
struct UserToken {
  Field<"userId", UserId, "Whose."> user;
  Field<"authToken", std::string, "To log in with."> token;
};

namespace {

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
  methods.add<UserDataParam, InsertedOrUpdated>(
      "insertOrUpdateUser", Access::user(), "Make an account for somebody else, or change it.",
      {errors::blocked_username, errors::field_required, errors::not_allowed, errors::action_not_allowed,
       errors::field_unavailable, errors::input_is_not_valid, errors::invalid_email, errors::invalid_user,
       errors::password_policy_not_met, errors::could_not_save_identity, errors::bio_size_exceeded,
       errors::nickname_size_exceeded, errors::invalid_role, errors::admin_required, errors::user_is_last_owner},
      Proof::remembered, insert_or_update);
  methods.add<DeleteUserParams, bool>("deleteUser", Access::user(), "Delete an account for good.",
                                      {errors::unauthorized, errors::invalid_user, errors::action_not_allowed,
                                       errors::user_is_last_owner, errors::not_allowed},
                                      [](Call& call, const auto& p) {
                                        core::accounts::remove_user(call.ctx, call.actor(), p.user,
                                                                    answer_of(p.confirm_relinquish));
                                        return true;
                                      });
  methods.add<DeleteOwnParams, bool>(
      "deleteUserOwnAccount", Access::user(),
      "Delete one's own account for good, where Accounts_AllowDeleteOwnAccount is on.",
      {errors::not_allowed, errors::invalid_password, errors::action_not_allowed, errors::user_is_last_owner},
      [](Call& call, const auto& p) {
        core::accounts::remove_self(call.ctx, call.actor(), core::accounts::given_digest(json::value(p.password)),
                                    answer_of(p.confirm_relinquish));
        return true;
      });
  methods.add<AdminStatusParams, Nothing>(
      "setAdminStatus", Access::user(), "Make somebody an administrator, or no longer one.",
      {errors::not_allowed, errors::invalid_user, errors::user_already_in_role, errors::user_not_in_role,
       errors::admin_required, errors::action_not_allowed},
      set_admin);
  methods.add<RolePath, bool>(
      "authorization:deleteRole",
      Access::any_of({permissions::roles("access-permissions")})
          .otherwise(errors::action_not_allowed, "Accessing permissions is not allowed"),
      "Delete a role that nobody has.",
      {errors::invalid_role_id, errors::role_protected, errors::role_in_use, errors::action_not_allowed},
      [](Call& call, const auto& p) {
        core::roles::remove(call.ctx, call.actor(), p.value);
        return true;
      });
  methods.add<TokenOwner, UserToken>(
      "createToken", Access::user(), "A log-in token for oneself, or (CREATE_TOKENS_FOR_USERS) for somebody else.",
      {errors::not_authorized, errors::invalid_user, errors::action_not_allowed}, [](Call& call, const auto& p) {
        auto made = core::accounts::create_token_for(call.ctx, call.actor(), p.value);
        return UserToken{made.user, std::move(made.token)};
      });
  methods.add<HashParam, bool>(
      "checkRegistrationSecretURL", Access::anyone(), "Whether that is the secret of the registration address.",
      rate::registration,
      [](Call& call, const auto& p) { return core::accounts::is_registration_secret(call.ctx, p.value); });
}

}  // namespace

void declare_user_methods(api::Methods& methods) {
  declare_administration(methods);
  methods.add<ActiveParams, bool>(
      "setUserActiveStatus", Access::user(), "Deactivate or reactivate an account.",
      {errors::user_not_found, errors::user_is_last_owner, errors::action_not_allowed, errors::not_allowed},
      [](Call& call, const auto& p) {
        using core::rooms::LastOwner;
        core::accounts::set_active(call.ctx, call.actor(), p.user_id, p.active,
                                   p.confirm_relinquish.value_or(false) ? LastOwner::confirmed : LastOwner::ask);
        return true;
      });
}

}  // namespace confab::ddp
