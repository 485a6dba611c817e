#include "core/accounts/profile.h"
#include "core/accounts/end_logins.h"

#include <algorithm>

#include "base/digest.h"
#include "base/error.h"
#include "base/errors/accounts.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "base/password.h"
#include "base/text.h"
#include "bus/events/sessions_ended.h"
#include "bus/events/user_changed.h"
#include "bus/events/user_name_changed.h"
#include "bus/events/user_status_changed.h"
#include "core/access/user.h"
#include "core/accounts/changed_fields.h"
#include "core/accounts/custom_fields.h"
#include "core/accounts/names.h"
#include "core/accounts/status.h"
#include "core/accounts/status_end.h"
#include "core/accounts/two_factor.h"
#include "core/audit/record.h"
#include "core/impersonation/ending.h"
#include "core/kernel/transaction.h"
#include "core/presence/presence.h"
#include "core/roles/assign.h"
#include "core/roles/rulers.h"
#include "core/rooms/direct_partner.h"
#include "core/rooms/join.h"
#include "core/rooms/renamed_user.h"
#include "permissions/groups/people.h"
#include "settings/groups/accounts.h"
#include "settings/groups/password_policy.h"
#include "store/configuration.h"
#include "store/password_history.h"
#include "store/tokens.h"
#include "store/users.h"

namespace confab::core::accounts {
namespace {

constexpr std::size_t kMaxBio = 260;
constexpr std::size_t kMaxNickname = 120;

model::User existing(sql::Session& session, const UserId& id) {
  auto user = store::Users{session}.by_id(id);
  if (!user) throw Refusal(errors::invalid_user, "Invalid user");
  return std::move(*user);
}

void check_length(const std::optional<std::string>& text, std::size_t most, ErrorCode code, std::string_view field) {
  if (text && utf16_length(*text) > most) {
    throw Refusal(code, std::string{field} + " must not be longer than " + std::to_string(most) + " characters");
  }
}

void check_allowed(bool allowed, std::string_view what) {
  if (!allowed) {
    throw Refusal(errors::action_not_allowed, std::string{what} + " is not allowed", {{"action", json::string(what)}});
  }
}

/// Collects what changed, so that it is stored and told once.
class Change {
 public:
  Change(Transaction& tx, const Context& ctx, model::User user)
      : tx_(tx), ctx_(ctx), user_(std::move(user)), old_username_(user_.username), old_name_(user_.name) {}

  model::User& user() { return user_; }

  void rename(const std::string& username) {
    if (user_.username == username) return;
    const bool only_case = user_.username && equal_ignoring_case(*user_.username, username);
    if (!only_case) check_identity(username);
    user_.username = username;
    fields_.username = username;
  }
  void set_name(const std::string& name) {
    if (user_.name == name) return;
    check_name(name);
    user_.name = name;
    fields_.name = name;
  }
  /// Without `verified`: another address has yet to be confirmed.
  void set_email(const std::string& address, const std::optional<bool>& verified = {}) {
    const bool same = !user_.emails.empty() && equal_ignoring_case(user_.emails.front().address, address);
    if (!same) check_email(tx_.sql(), address, user_.id);
    const bool confirmed = verified.value_or(same && user_.emails.front().verified);
    if (same && user_.emails.front().address == address && user_.emails.front().verified == confirmed) return;
    user_.emails = {{address, confirmed}};
    fields_.emails = user_.emails;
  }
  void set_text(std::optional<std::string> model::User::*member, std::optional<std::string> bus::UserMembers::*field,
                const std::optional<std::string>& value) {
    if (!value || user_.*member == value) return;
    user_.*member = value;
    fields_.*field = *value;
  }
  void set_status_text(const std::optional<std::string>& text) {
    if (!text) return;
    const auto kept = kept_status_text(*text);
    if (kept == user_.status_text) return;
    user_.status_text = kept;
    fields_.status_text = kept;
    status_changed_ = true;
    set_status_end(tx_, ctx_, user_, fields_, std::nullopt);
  }
  void set_status(const std::string& status) {
    if (status == user_.status_default) return;
    user_.status_default = status;
    fields_.status_default = status;
    status_changed_ = true;
    set_status_end(tx_, ctx_, user_, fields_, std::nullopt);
  }
  void set_custom_fields(const std::optional<json::object>& wanted) {
    if (!wanted) return;
    auto kept = checked_custom_fields(ctx_, *wanted);
    if (kept == user_.custom_fields) return;
    user_.custom_fields = kept;
    fields_.custom_fields = std::move(kept);
  }
  /// What is told; for what needs no more than to be set.
  bus::UserFields& fields() { return fields_; }

  /// Stores and announces; false when nothing had changed.
  bool finish() {
    if (names_of(fields_).empty()) return false;
    user_.updated_at = tx_.change_time();
    try {
      store::UserWriter{tx_}.update(user_);
    } catch (const sql::UniqueViolation&) {
      throw Refusal(errors::field_unavailable, "The username or the e-mail address is already in use");
    }
    if (user_.username != old_username_ || user_.name != old_name_) {
      rooms::follow_renamed_user(tx_, user_, old_username_);
      tx_.publish(bus::UserNameChanged{user_.id, user_.username.value_or(""), user_.name});
    }
    if (status_changed_) {
      tx_.publish(bus::UserStatusChanged{user_.id, user_.username.value_or(""), user_.name, user_.status_default,
                                         user_.status_text});
    }
    tx_.publish(bus::UserChanged{user_.id, bus::Change::updated, fields_});
    return true;
  }

 private:
  void check_identity(const std::string& username) {
    switch (fault_of_username(tx_.sql(), ctx_, username, Holder::anybody, user_.id)) {
      case NameFault::none:
        return;
      case NameFault::malformed:
        refuse_malformed_username(username);
      case NameFault::blocked:
        refuse_blocked_username(username);
      case NameFault::reserved:
      case NameFault::taken:
        throw Refusal(errors::could_not_save_identity, "Could not save user identity", {{"field", "username"}});
    }
  }

  Transaction& tx_;
  const Context& ctx_;
  model::User user_;
  const std::optional<std::string> old_username_, old_name_;
  bus::UserFields fields_;
  bool status_changed_ = false;
};

// Sets the flag, ends the sessions of who is deactivated, looks after the rooms, and tells. False: it was so.
bool change_active(Transaction& tx, const Context& ctx, const Actor& actor, model::User& user, bool active,
                   rooms::LastOwner last_owner) {
  if (user.active == active) return false;
  const bool is_admin = std::find(user.roles.begin(), user.roles.end(), "admin") != user.roles.end();
  if (!active && is_admin) {
    tx.sql().lock("administrators");  // two last ones must not go at the same time
    if (store::Users{tx.sql()}.count_active_with_role("admin") <= 1) {
      throw Refusal(errors::action_not_allowed, "Leaving the app without an active admin is not allowed",
                    {{"action", "Remove_last_admin"}});
    }
  }
  if (!active) rooms::pass_on_ownership(tx, ctx, actor, user, last_owner);
  user.active = active;
  user.updated_at = tx.change_time();
  store::UserWriter{tx}.update(user);
  bus::UserFields fields;
  fields.active = active;
  tx.publish(bus::UserChanged{user.id, bus::Change::updated, std::move(fields)});
  rooms::follow_active_user(tx, user);
  if (!active) {
    impersonation::end_of(tx, ctx, actor, user.pk);
    store::TokenWriter{tx}.remove_all(user.pk);
    tx.publish(bus::SessionsEnded{user.id, std::nullopt, std::nullopt});
  } else if (!user.last_login_at && user.username) {
    rooms::join_default_channels(tx, ctx, user);  // what registration left to the approval
  }
  audit::record(tx, ctx, actor, active ? "user.activated" : "user.deactivated", user.id.value);
  return true;
}

bool differs(const std::optional<std::string>& wanted, const std::optional<std::string>& present) {
  return wanted && wanted != present;
}

std::optional<std::string> address_of(const model::User& user) {
  return user.emails.empty() ? std::nullopt : std::optional{user.emails.front().address};
}

void check_profile_allowed(const Context& ctx, const model::User& user, const OwnChanges& changes) {
  if (ctx.settings.boolean(settings::accounts("Accounts_AllowUserProfileChange"))) return;
  const bool of_profile = differs(changes.name, user.name) ||
                          (user.username && differs(changes.username, user.username)) ||
                          differs(changes.email, address_of(user)) || differs(changes.bio, user.bio) ||
                          differs(changes.nickname, user.nickname) ||
                          (changes.custom_fields && *changes.custom_fields != user.custom_fields);
  if (of_profile) throw Refusal(errors::not_allowed, "Not allowed");
}

// Of one's own account.
void check_settings_allow(const Context& ctx, const model::User& user, const OwnChanges& changes) {
  const auto& settings = ctx.settings;
  const bool profile = settings.boolean(settings::accounts("Accounts_AllowUserProfileChange"));
  if (differs(changes.name, user.name)) {
    check_allowed(profile && settings.boolean(settings::accounts("Accounts_AllowRealNameChange")),
                  "Edit user real name");
  }
  // Who has no name yet chooses one, whatever the setting says.
  if (user.username && differs(changes.username, user.username)) {
    check_allowed(profile && settings.boolean(settings::accounts("Accounts_AllowUsernameChange")), "Edit username");
  }
  if (differs(changes.email, address_of(user))) {
    check_allowed(profile && settings.boolean(settings::accounts("Accounts_AllowEmailChange")), "Edit user email");
  }
  if (differs(changes.bio, user.bio) || differs(changes.nickname, user.nickname)) {
    check_allowed(profile, "Edit user profile");
  }
  if (changes.new_password && !user.require_password_change) {
    check_allowed(settings.boolean(settings::accounts("Accounts_AllowPasswordChange")), "Edit user password");
  }
  if (differs(changes.status_text, user.status_text)) {
    check_allowed(settings.boolean(settings::accounts("Accounts_AllowUserStatusMessageChange")), "Edit user status");
  }
  if (changes.status == "offline") {
    check_allowed(settings.boolean(settings::accounts("Accounts_AllowInvisibleStatusOption")), "The invisible status");
  }
}

bool needs_proof(const model::User& user, const OwnChanges& changes) {
  if (changes.new_password) return !user.require_password_change;
  return changes.email && (user.emails.empty() || !equal_ignoring_case(user.emails.front().address, *changes.email));
}

OwnChanges own_part(const UserChanges& changes) {
  OwnChanges own;
  own.name = changes.name;
  own.username = changes.username;
  own.email = changes.email;
  own.bio = changes.bio;
  own.nickname = changes.nickname;
  own.status_text = changes.status_text;
  own.new_password = changes.password;
  own.custom_fields = changes.custom_fields;
  return own;
}

// What needs neither a permission nor the password.
bool only_of_profile(const UserChanges& changes) {
  return !changes.email && !changes.password && !changes.verified && !changes.require_password_change &&
         !changes.active && !changes.roles;
}

// A password that one had before, as far as they are remembered.
bool is_former(sql::Session& session, const Context& ctx, const model::User& user, const std::string& digest) {
  if (!ctx.settings.boolean(settings::password_policy("Accounts_Password_History_Enabled"))) return false;
  const auto remembered = ctx.settings.integer(settings::password_policy("Accounts_Password_History_Amount"));
  return std::ranges::any_of(store::former_passwords(session, user.pk, remembered),
                             [&](const std::string& former) { return password_digest_matches(digest, former); });
}

struct NewPassword {
  std::string hash;
  bool is_current = false, is_former = false;
};

NewPassword new_password_of(const Context& ctx, const model::User& user, const std::string& password) {
  check_password(ctx, password);
  const auto digest = sha256_hex(password);
  return {.hash = hash_password_digest(digest),
          .is_current = user.password_hash && password_digest_matches(digest, *user.password_hash),
          .is_former = is_former(*ctx.db.read(), ctx, user, digest)};
}

// Only once it was proved who changes it: what is refused tells what the password is.
void require_other(const NewPassword& password) {
  if (password.is_current) {
    throw Refusal(errors::password_same_as_current, "Entered password same as current password");
  }
  if (password.is_former) throw Refusal(errors::password_in_history, "Entered password has been previously used");
}

// The current password, where a code does not stand for it. One that comes beside a code must be right.
void check_current_password(const Context& ctx, const model::User& user, Factor factor, const OwnChanges& changes) {
  if (!user.password_hash) return;
  if (!changes.current_password_digest.empty()) {
    if (is_password_of(ctx, user, changes.current_password_digest)) return;
    throw Refusal(errors::invalid_password, "Invalid password");
  }
  if (factor == Factor::password) require_password(ctx, user, changes.evidence);
}

void check_texts(const std::optional<std::string>& bio, const std::optional<std::string>& nickname) {
  check_length(bio, kMaxBio, errors::bio_size_exceeded, "Bio");
  check_length(nickname, kMaxNickname, errors::nickname_size_exceeded, "Nickname");
}

}  // namespace

model::User update_own(const Context& ctx, const Actor& actor, const OwnChanges& changes) {
  check_texts(changes.bio, changes.nickname);
  if (changes.status) check_known_status(*changes.status);
  if (changes.new_password || changes.email) require_oneself(actor);
  // Passwords are checked and hashed before the transaction: bcrypt takes its time.
  const auto user = existing(*ctx.db.read(), actor.id);
  check_profile_allowed(ctx, user, changes);
  check_settings_allow(ctx, user, changes);
  const bool needs = needs_proof(user, changes);
  const auto factor = needs ? factor_of_change(ctx, actor, user) : Factor::none;
  if (needs) check_current_password(ctx, user, factor, changes);
  std::optional<NewPassword> password;
  if (changes.new_password) password = new_password_of(ctx, user, *changes.new_password);

  Transaction tx{ctx};
  Change change{tx, ctx, access::own(tx, ctx, actor).user()};
  if (needs_proof(change.user(), changes)) {
    // It was changed while it was checked, or what is checked was.
    const bool is_as_checked = needs && change.user().password_hash == user.password_hash &&
                               asks_for_code(ctx, change.user()) == asks_for_code(ctx, user);
    if (!is_as_checked) throw Refusal(errors::invalid_password, "Invalid password");
    if (factor == Factor::totp) require_code(tx, ctx, change.user(), changes.evidence);
  }
  if (password) require_other(*password);
  const bool first_name = !change.user().username;
  if (changes.username) change.rename(*changes.username);
  if (first_name && !change.user().name && changes.username) change.set_name(*changes.username);
  if (changes.name) change.set_name(*changes.name);
  if (changes.email) change.set_email(*changes.email);
  change.set_text(&model::User::bio, &bus::UserMembers::bio, changes.bio);
  change.set_text(&model::User::nickname, &bus::UserMembers::nickname, changes.nickname);
  change.set_custom_fields(changes.custom_fields);
  change.set_status_text(changes.status_text);
  if (changes.status) change.set_status(*changes.status);
  if (password) {
    if (const auto& former = change.user().password_hash) {
      store::add_former_password(tx.sql(), actor.pk, *former,
                                 ctx.settings.integer(settings::password_policy("Accounts_Password_History_Amount")));
    }
    change.user().password_hash = password->hash;
    change.user().require_password_change = false;
    change.user().require_password_change_reason.reset();
    change.fields().require_password_change = false;
  }
  change.finish();
  if (first_name && change.user().username) rooms::join_default_channels(tx, ctx, change.user());
  if (password) {
    end_logins(tx, ctx, actor, actor.id, actor.pk, actor.token_hash);
    store::TokenWriter{tx}.forget_proofs(actor.pk);
  }
  tx.commit();
  return change.user();
}

model::User update_user(const Context& ctx, const Actor& actor, const UserId& id, const UserChanges& changes) {
  if (!may(ctx, actor, permissions::people("edit-other-user-info"))) {
    if (id != actor.id || !only_of_profile(changes)) {
      throw Refusal(errors::action_not_allowed, "Editing user is not allowed", {{"action", "Editing_user"}});
    }
    return update_own(ctx, actor, own_part(changes));
  }
  if (changes.password) require(ctx, actor, permissions::people("edit-other-user-password"));
  check_texts(changes.bio, changes.nickname);
  std::optional<std::string> new_hash;
  if (changes.password && !changes.password->empty()) {
    check_password(ctx, *changes.password);
    new_hash = hash_password_digest(sha256_hex(*changes.password));
  }
  if (changes.active) require(ctx, actor, permissions::people("edit-other-user-active-status"));

  Transaction tx{ctx};
  Change change{tx, ctx, access::changeable(tx, ctx, actor, id, permissions::people("edit-other-user-info")).user()};
  auto& user = change.user();
  if (id == actor.id) check_settings_allow(ctx, user, own_part(changes));
  if (changes.active && change_active(tx, ctx, actor, user, *changes.active, changes.last_owner))
    change.fields().active = *changes.active;
  if (changes.username) change.rename(*changes.username);
  if (changes.name) change.set_name(*changes.name);
  const bool confirmed = !user.emails.empty() && user.emails.front().verified;
  if (id == actor.id && changes.verified && *changes.verified != confirmed) {
    throw Refusal(errors::action_not_allowed, "Editing email verification is not allowed",
                  {{"action", "Editing_user"}});
  }
  if (changes.email)
    change.set_email(*changes.email, changes.verified);
  else if (changes.verified && !user.emails.empty())
    change.set_email(std::string{user.emails.front().address}, changes.verified);
  change.set_text(&model::User::bio, &bus::UserMembers::bio, changes.bio);
  change.set_text(&model::User::nickname, &bus::UserMembers::nickname, changes.nickname);
  change.set_custom_fields(changes.custom_fields);
  change.set_status_text(changes.status_text);
  if (new_hash) {
    user.password_hash = new_hash;
    change.fields().password_changed = true;
  }
  if (changes.require_password_change && *changes.require_password_change != user.require_password_change) {
    user.require_password_change = *changes.require_password_change;
    change.fields().require_password_change = *changes.require_password_change;
  }
  const bool changed = change.finish();
  if (changes.active == false) roles::require_rulers(tx, ctx);
  if (changes.roles) roles::set_user_roles(tx, ctx, actor, user, *changes.roles);
  if (new_hash) {
    end_logins(tx, ctx, actor, id, user.pk);
    store::TokenWriter{tx}.forget_proofs(user.pk);
  }
  if (changed || changes.roles) {
    auto fields = names_of(change.fields());
    if (changes.roles) fields.emplace_back("roles");
    audit::record(tx, ctx, actor, "user.changed", id.value, {{"fields", std::move(fields)}});
  }
  if (new_hash) audit::record(tx, ctx, actor, "user.password_set", id.value);
  tx.commit();
  return user;
}

model::User set_active(const Context& ctx, const Actor& actor, const UserId& id, bool active,
                       rooms::LastOwner last_owner) {
  require(ctx, actor, permissions::people("edit-other-user-active-status"));
  Transaction tx{ctx};
  if (!store::Users{tx.sql()}.by_id(id)) throw Refusal::plain(errors::user_not_found, "User not found");
  auto user = access::changeable(tx, ctx, actor, id, permissions::people("edit-other-user-active-status")).user();
  if (change_active(tx, ctx, actor, user, active, last_owner) && !active) roles::require_rulers(tx, ctx);
  tx.commit();
  return user;
}

std::int64_t deactivate_idle(const Context& ctx, const Actor& actor, const DeactivateIdle& cmd) {
  constexpr std::int64_t kMax = 500;
  const auto permission = permissions::people("edit-other-user-active-status");
  require(ctx, actor, permission);
  Transaction tx{ctx};
  const auto role = store::Configuration{tx.sql()}.role(cmd.role);
  if (!role) throw Refusal(errors::invalid_role, "Invalid Role");
  store::Users::Filter filter;
  filter.active = true;
  filter.type = "user";
  filter.roles = {role->id.value};
  filter.last_login_before = ctx.clock.now() - std::chrono::days{cmd.days};
  const auto connected = ctx.presence.connected_users();
  std::int64_t count = 0;
  for (const auto& found : store::Users{tx.sql()}.list(filter, "u.last_login_at, u.pk", kMax, 0)) {
    if (found.id == actor.id || std::ranges::find(connected, found.id) != connected.end()) continue;
    auto user = access::changeable(tx, ctx, actor, found.id, permission).user();
    if (change_active(tx, ctx, actor, user, false, rooms::LastOwner::confirmed)) ++count;
  }
  if (count != 0) roles::require_rulers(tx, ctx);
  tx.commit();
  return count;
}

}  // namespace confab::core::accounts
