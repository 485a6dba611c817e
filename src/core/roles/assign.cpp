#include "core/roles/assign.h"

#include <algorithm>

#include "base/error.h"
#include "base/errors/people.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "bus/events/user_changed.h"
#include "bus/events/user_role_changed.h"
#include "core/access/rank.h"
#include "core/audit/record.h"
#include "core/impersonation/ending.h"
#include "core/roles/named.h"
#include "core/roles/rulers.h"
#include "permissions/groups/roles.h"
#include "store/configuration.h"
#include "store/users.h"

namespace confab::core::roles {
namespace {

constexpr std::string_view kAdmin = "admin";

bool holds(const model::User& user, std::string_view role) {
  return std::find(user.roles.begin(), user.roles.end(), role) != user.roles.end();
}

model::Role existing_role(sql::Session& session, const std::string& role) {
  auto found = store::Configuration{session}.role(role);
  if (!found) throw Refusal(errors::invalid_role, "Invalid Role");
  return std::move(*found);
}

model::User existing_user(sql::Session& session, const std::string& username) {
  auto user = store::Users{session}.by_username(username);
  if (!user) throw Refusal(errors::invalid_user, "Invalid user");
  return std::move(*user);
}

void give(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user, const std::string& role) {
  require_assignable(ctx, actor, role);
  impersonation::end_of(tx, ctx, actor, user.pk);
  store::UserWriter{tx}.add_role(user.pk, role);
  tx.publish(bus::UserRoleChanged{user.ref(), RoleId{role}, true, std::nullopt});
  audit::record(tx, ctx, actor, "role.given", user.id.value, {{"role", role}});
}

void take(Transaction& tx, const Context& ctx, const Actor& actor, const model::User& user, const std::string& role) {
  if (user.id.value == model::kBuiltInBot && role == "bot") {
    throw Refusal(errors::action_not_allowed, "The rocket.cat user stays a bot", {{"action", "Change_built_in_user"}});
  }
  require_assignable(ctx, actor, role);
  if (role == kAdmin) {
    tx.sql().lock("administrators");  // two last ones must not go at the same time
    if (user.active && store::Users{tx.sql()}.count_active_with_role(kAdmin) <= 1) {
      throw Refusal(errors::admin_required, "Leaving the app without admins is not allowed");
    }
  }
  impersonation::end_of(tx, ctx, actor, user.pk);
  store::UserWriter{tx}.remove_role(user.pk, role);
  const auto rules = ruling_roles(ctx);
  if (std::find(rules.begin(), rules.end(), role) != rules.end()) require_rulers(tx, ctx);
  tx.publish(bus::UserRoleChanged{user.ref(), RoleId{role}, false, std::nullopt});
  audit::record(tx, ctx, actor, "role.taken", user.id.value, {{"role", role}});
}

void announce(Transaction& tx, const model::User& user) {
  bus::UserFields fields;
  fields.roles = user.roles;
  tx.publish(bus::UserChanged{user.id, bus::Change::updated, std::move(fields)});
}

}  // namespace

void require_assignable(const Context& ctx, const Actor& actor, const std::string& role) {
  if (role == kAdmin) require(ctx, actor, permissions::roles("assign-admin-role"));
  if (access::has_more_power(ctx, std::span{&role, 1}, actor)) {
    throw Refusal(errors::action_not_allowed, "The role has rights that you do not have",
                  {{"action", "Assign_role_of_higher_rank"}});
  }
}

model::Role add_user_to_role(const Context& ctx, const Actor& actor, const std::string& username,
                             const std::string& role_name) {
  require(ctx, actor, permissions::roles("access-permissions"));
  Transaction tx{ctx};
  auto user = existing_user(tx.sql(), username);
  auto role = existing_role(tx.sql(), role_name);
  if (holds(user, role.id.value)) throw Refusal(errors::user_already_in_role, "User already in role");
  give(tx, ctx, actor, user, role.id.value);
  user.roles.push_back(role.id.value);
  announce(tx, user);
  tx.commit();
  return role;
}

model::Role remove_user_from_role(const Context& ctx, const Actor& actor, const std::string& username,
                                  const std::string& role_name) {
  require(ctx, actor, permissions::roles("access-permissions"));
  Transaction tx{ctx};
  auto user = existing_user(tx.sql(), username);
  auto role = existing_role(tx.sql(), role_name);
  if (!holds(user, role.id.value)) throw Refusal(errors::user_not_in_role, "User is not in this role");
  take(tx, ctx, actor, user, role.id.value);
  std::erase(user.roles, role.id.value);
  announce(tx, user);
  tx.commit();
  return role;
}

void set_user_roles(Transaction& tx, const Context& ctx, const Actor& actor, model::User& user,
                    const std::vector<std::string>& roles) {
  const auto wanted = ids_of(tx.sql(), roles);
  const auto before = user.roles;
  for (const auto& role : wanted) {
    if (holds(user, role)) continue;
    require(ctx, actor, permissions::roles("assign-roles"));
    give(tx, ctx, actor, user, role);
  }
  for (const auto& role : before) {
    if (std::find(wanted.begin(), wanted.end(), role) != wanted.end()) continue;
    require(ctx, actor, permissions::roles("assign-roles"));
    take(tx, ctx, actor, user, role);
  }
  if (std::is_permutation(wanted.begin(), wanted.end(), before.begin(), before.end())) return;
  user.roles = wanted;
  announce(tx, user);
}

}  // namespace confab::core::roles
