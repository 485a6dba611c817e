#include "core/accounts/register.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/request.h"
#include "base/log.h"
#include "base/password.h"
#include "base/text.h"
#include "bus/events/user_changed.h"
#include "core/access/room.h"
#include "core/accounts/custom_fields.h"
#include "core/accounts/names.h"
#include "core/accounts/status.h"
#include "core/audit/record.h"
#include "core/roles/assign.h"
#include "core/roles/named.h"
#include "core/rooms/invites.h"
#include "core/rooms/join.h"
#include "core/triggers/request.h"
#include "permissions/groups/people.h"
#include "permissions/groups/roles.h"
#include "settings/groups/registration.h"
#include "store/configuration.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::string_view kAdmin = "admin";

std::string stored_password(const std::string& password) {
  return hash_password_digest(sha256_hex(password));
}

// Stores the account and lets it join the default channels. A name that somebody else took at the same moment is the
// same refusal as one taken long ago.
void insert(Transaction& tx, const Context& ctx, model::User& user, bool join_default_channels) {
  try {
    store::UserWriter{tx}.insert(user);
  } catch (const sql::UniqueViolation&) {
    throw Refusal(errors::field_unavailable, "The username or the e-mail address is already in use");
  }
  tx.publish(bus::UserChanged{user.id, bus::Change::inserted});
  if (user.username) triggers::user_created(tx, ctx, user.id);
  if (join_default_channels && user.active && user.username) rooms::join_default_channels(tx, ctx, user);
}

// Nobody has made the first administrators, so they are written down as having made themselves.
void record_administrator(Transaction& tx, const Context& ctx, const model::User& user, std::string_view by) {
  const Actor self{.id = user.id, .username = user.username.value_or("")};
  audit::record(tx, ctx, self, "user.created", user.id.value,
                {{"username", self.username}, {"roles", json::array{kAdmin}}, {"by", by}});
}

model::User blank_user(Transaction& tx, const Context& ctx) {
  model::User user;
  user.id = make_id<UserId>();
  user.created_at = ctx.clock.now();
  user.updated_at = tx.change_time();
  return user;
}

// A role that was deleted since the setting was written must not keep everybody out.
std::vector<std::string> default_roles(sql::Session& session, const Context& ctx) {
  std::vector<std::string> roles;
  for (const auto& name :
       split(ctx.settings.text(settings::registration("Accounts_Registration_Users_Default_Roles")), ',')) {
    if (const auto role = store::Configuration{session}.role(name))
      roles.push_back(role->id.value);
    else
      log::warning("role of new accounts does not exist", {{"role", name}});
  }
  if (roles.empty()) roles.emplace_back("user");
  return roles;
}

std::vector<std::string> existing_roles(sql::Session& session, const std::vector<std::string>& names) {
  const bool all_exist = std::ranges::all_of(
      names, [&](const auto& name) { return store::Configuration{session}.role(name).has_value(); });
  if (!all_exist) {
    throw Refusal(errors::action_not_allowed, "The field Roles consist invalid role id", {{"action", "Assign_role"}});
  }
  return roles::ids_of(session, names);
}

void check_may_register(const Context& ctx, const Registration& registration) {
  const auto form = ctx.settings.text(settings::registration("Accounts_RegistrationForm"));
  if (form == "Disabled") {
    throw Refusal(errors::registration_disabled, "User registration is disabled");
  }
  // Who is let into a room by a link may make the account that it takes.
  if (form == "Secret URL" && !is_registration_secret(ctx, registration.secret) &&
      !rooms::is_valid_invite(ctx, registration.secret)) {
    throw Refusal(errors::registration_secret, "User registration is only allowed via Secret URL");
  }
}

// In the words that the registration forms of clients show.
void check_username_to_register(sql::Session& session, const Context& ctx, const std::string& username, Holder holder) {
  switch (fault_of_username(session, ctx, username, holder)) {
    case NameFault::none:
      return;
    case NameFault::malformed:
      throw Refusal::plain(errors::invalid_username, "The username provided is not valid", {{"field", "username"}});
    case NameFault::blocked:
    case NameFault::reserved:
      refuse_blocked_username(username);
    case NameFault::taken:
      throw Refusal::plain(errors::taken_at_registration, "Username is already in use",
                           {{"field", json::string(username)}});
  }
}

void check_required(std::string_view value, std::string_view field) {
  if (!trim(value).empty()) return;
  throw Refusal(errors::field_required, "The field " + std::string{field} + " is required.",
                {{"field", json::string(field)}});
}

// Whether the account may be made, in the order in which clients expect to hear why not; true: as the first
// administrator.
bool check(sql::Session& session, const Context& ctx, const Registration& registration) {
  const bool first = !store::Users{session}.any_with_role(kAdmin);
  check_name(registration.name);
  check_username_to_register(session, ctx, registration.username, first ? Holder::first_admin : Holder::anybody);
  if (!first) static_cast<void>(checked_custom_fields(ctx, registration.custom_fields));
  if (!first) check_may_register(ctx, registration);
  check_password(ctx, registration.password);
  check_required(registration.email, "email");
  if (!first) check_email_domain(ctx, registration.email);
  check_email_to_register(session, registration.email);
  return first;
}

}  // namespace

bool is_registration_secret(const Context& ctx, std::string_view secret) {
  const auto expected = ctx.settings.text(settings::registration("Accounts_RegistrationForm_SecretURL"));
  return equal_secrets(secret, expected);
}

model::User register_user(const Context& ctx, const Registration& registration) {
  // bcrypt takes its time, so it is done before the transaction, for an account that may be made as it looks now.
  const bool may_be_first = check(*ctx.db.read(), ctx, registration);
  const auto password = stored_password(registration.password);

  Transaction tx{ctx};
  if (may_be_first) tx.sql().lock("administrators");  // only one of two first accounts becomes administrator
  const bool first = check(tx.sql(), ctx, registration);

  auto user = blank_user(tx, ctx);
  user.username = registration.username;
  user.name = registration.name.empty() ? registration.username : registration.name;
  user.emails.push_back({registration.email, false});
  user.roles = default_roles(tx.sql(), ctx);
  user.password_hash = password;
  user.custom_fields = first ? registration.custom_fields : checked_custom_fields(ctx, registration.custom_fields);
  if (first) {
    if (std::find(user.roles.begin(), user.roles.end(), kAdmin) == user.roles.end()) user.roles.emplace_back(kAdmin);
  } else if (ctx.settings.boolean(settings::registration("Accounts_ManuallyApproveNewUsers"))) {
    user.active = false;
    user.reason = registration.reason;
  }
  insert(tx, ctx, user, true);
  if (first) record_administrator(tx, ctx, user, "registration");
  tx.commit();
  return user;
}

LoggedIn register_visitor(const Context& ctx, const Client& client) {
  if (!access::visitors_write(ctx)) {
    throw Refusal(errors::field_required, "The field email is required.", {{"field", "email"}});
  }
  Transaction tx{ctx};
  auto user = blank_user(tx, ctx);
  user.roles = {std::string{access::kVisitorRole}};
  insert(tx, ctx, user, false);
  auto token = make_login_token(tx, ctx, user.pk, client);
  tx.commit();
  return {std::move(user), std::move(token.token), std::move(token.hash), token.expires_at};
}

model::User create_user(const Context& ctx, const Actor& actor, const NewUser& wanted) {
  require(ctx, actor, permissions::people("create-user"));
  if (!wanted.roles.empty()) require(ctx, actor, permissions::roles("assign-roles"));
  check_required(wanted.username, "username");
  check_required(wanted.email, "email");
  check_name(wanted.name);
  const auto text = wanted.random_password ? random_secret(24) : wanted.password;
  auto custom_fields = wanted.custom_fields ? checked_custom_fields(ctx, *wanted.custom_fields) : json::object{};
  // The password policy is for those who choose their own.
  if (!wanted.random_password) check_given_password(text);
  const auto password = stored_password(text);

  Transaction tx{ctx};
  check_new_username(tx.sql(), ctx, wanted.username);
  check_email(tx.sql(), wanted.email);
  const auto role_ids = existing_roles(tx.sql(), wanted.roles);
  for (const auto& role : role_ids) roles::require_assignable(ctx, actor, role);

  auto user = blank_user(tx, ctx);
  user.username = wanted.username;
  user.name = wanted.name.empty() ? wanted.username : wanted.name;
  user.emails.push_back({wanted.email, wanted.verified});
  user.roles = role_ids.empty() ? default_roles(tx.sql(), ctx) : role_ids;
  user.password_hash = password;
  user.active = wanted.active;
  user.require_password_change = wanted.require_password_change || wanted.random_password;
  user.bio = wanted.bio;
  user.nickname = wanted.nickname;
  user.custom_fields = std::move(custom_fields);
  user.status_text = kept_status_text(wanted.status_text.value_or(""));
  insert(tx, ctx, user, wanted.join_default_channels);
  audit::record(tx, ctx, actor, "user.created", user.id.value, {{"username", *user.username}});
  tx.commit();
  return user;
}

void ensure_admin(const Context& ctx, const FirstAdmin& admin) {
  {
    const auto reader = ctx.db.read();
    if (store::Users{*reader}.any_with_role(kAdmin)) return;
  }
  const auto password = stored_password(admin.password);
  Transaction tx{ctx};
  tx.sql().lock("administrators");
  if (store::Users{tx.sql()}.any_with_role(kAdmin)) return;  // another node was quicker
  check_new_username(tx.sql(), ctx, admin.username, Holder::first_admin);
  if (!admin.email.empty()) check_email(tx.sql(), admin.email);
  auto user = blank_user(tx, ctx);
  if (!admin.id.empty()) user.id = admin.id;
  user.username = admin.username;
  user.name = admin.name;
  if (!admin.email.empty()) user.emails.push_back({admin.email, admin.email_verified});
  user.roles = {std::string{kAdmin}};  // what only `user` may is not theirs
  user.utc_offset = 0;                 // until a client says otherwise
  user.password_hash = password;
  insert(tx, ctx, user, true);
  record_administrator(tx, ctx, user, "environment");
  tx.commit();
  log::info("administrator made", {{"username", admin.username}});
}

}  // namespace confab::core::accounts
