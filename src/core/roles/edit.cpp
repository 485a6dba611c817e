#include "core/roles/edit.h"

#include <algorithm>
#include <set>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/errors/roles.h"
#include "base/id.h"
#include "base/text.h"
#include "bus/events/permission_changed.h"
#include "bus/events/role_changed.h"
#include "core/audit/record.h"
#include "core/impersonation/ending.h"
#include "core/kernel/transaction.h"
#include "core/roles/named.h"
#include "core/roles/rulers.h"
#include "permissions/catalogue.h"
#include "permissions/groups/logins.h"
#include "permissions/groups/roles.h"
#include "store/configuration.h"

namespace confab::core::roles {
namespace {

void check_fields(sql::Session& session, const RoleFields& fields, const RoleId& own) {
  if (trim(fields.name).empty()) throw Refusal(errors::invalid_role_properties, "The role needs a name");
  if (fields.scope && *fields.scope != model::kUsersScope && *fields.scope != model::kSubscriptionsScope) {
    throw Refusal(errors::invalid_role_properties, "The scope must be Users or Subscriptions");
  }
  const auto same = store::Configuration{session}.role(fields.name);
  if (same && same->id != own) throw Refusal(errors::duplicate_role_name, "Role name already exists");
}

model::Role existing(sql::Session& session, const std::string& id) {
  auto role = store::Configuration{session}.role(id);
  if (!role) throw Refusal(errors::invalid_role_id, "This role does not exist");
  return std::move(*role);
}

std::string as_json(const std::vector<std::string>& roles) {
  json::array list;
  for (const auto& role : roles) list.emplace_back(role);
  return to_json_text(list);
}

// Part of a transaction: makes `after` the holders of the permission that `before` held.
void change_holders(Transaction& tx, const Context& ctx, const Actor& actor, const std::string& permission,
                    const std::vector<std::string>& before, const std::vector<std::string>& after) {
  store::ConfigurationWriter writer{tx};
  writer.put_permission({permission, after, tx.change_time()});
  writer.add_history({.kind = "permission",
                      .id = permission,
                      .old_value = as_json(before),
                      .new_value = as_json(after),
                      .actor_id = actor.id.value,
                      .at = ctx.clock.now()});
  audit::record(tx, ctx, actor, "permission.changed", permission, {{"from", as_json(before)}, {"to", as_json(after)}});
  if (permission == permissions::logins("impersonate-user").id()) {
    impersonation::end_all(tx, ctx, actor);
  } else {
    impersonation::end_unruled(tx, ctx, actor);
  }
  tx.publish(bus::PermissionChanged{permission, after});
}

// Who holds a permission, for a change of it: nobody else changes one until the transaction ends.
std::vector<std::string> holders_to_change(Transaction& tx, const Context& ctx, const std::string& permission) {
  const auto index = permissions::index_of(permission);
  if (!index) {
    throw Refusal(errors::invalid_permission, "Invalid permission", {{"permission", json::string(permission)}});
  }
  tx.sql().lock("permissions");
  auto stored = store::Configuration{tx.sql()}.permission(permission);
  return stored ? std::move(stored->roles) : ctx.permissions.roles_of(*index);
}

void replace_holders(Transaction& tx, const Context& ctx, const Actor& actor, const std::string& permission,
                     const std::vector<std::string>& before, const std::vector<std::string>& after) {
  if (std::is_permutation(after.begin(), after.end(), before.begin(), before.end())) return;
  change_holders(tx, ctx, actor, permission, before, after);
  if (permission == ruling_permission().id()) require_rulers(tx, ctx);
}

void change_one(const Context& ctx, const Actor& actor, const std::string& permission, const std::string& role,
                bool give) {
  require(ctx, actor, permissions::roles("access-permissions"));
  Transaction tx{ctx};
  const auto before = holders_to_change(tx, ctx, permission);
  auto after = before;
  const auto id = ids_of(tx.sql(), {role}).front();
  std::erase(after, id);
  if (give) after.push_back(id);
  replace_holders(tx, ctx, actor, permission, before, after);
  tx.commit();
}

}  // namespace

model::Role create(const Context& ctx, const Actor& actor, const RoleFields& fields) {
  require(ctx, actor, permissions::roles("access-permissions"));
  Transaction tx{ctx};
  check_fields(tx.sql(), fields, {});
  model::Role role{.id = make_id<RoleId>(),
                   .name = fields.name,
                   .scope = fields.scope.value_or(std::string{model::kUsersScope}),
                   .description = fields.description.value_or(""),
                   .is_protected = false,
                   .mandatory_2fa = fields.mandatory_2fa,
                   .updated_at = tx.change_time()};
  store::ConfigurationWriter{tx}.put_role(role);
  audit::record(tx, ctx, actor, "role.created", role.id.value, {{"name", role.name}});
  tx.publish(bus::RoleChanged{role, bus::Change::inserted});
  tx.commit();
  return role;
}

model::Role update(const Context& ctx, const Actor& actor, const std::string& id, const RoleFields& fields) {
  require(ctx, actor, permissions::roles("access-permissions"));
  Transaction tx{ctx};
  auto role = existing(tx.sql(), id);
  check_fields(tx.sql(), fields, role.id);
  if (role.is_protected && ((fields.scope && *fields.scope != role.scope) || fields.name != role.name)) {
    throw Refusal(errors::role_protected, "Name and scope of a built-in role cannot be changed");
  }
  role.name = fields.name;
  if (fields.description) role.description = *fields.description;
  if (fields.scope) role.scope = *fields.scope;
  if (fields.mandatory_2fa) role.mandatory_2fa = fields.mandatory_2fa;
  role.updated_at = tx.change_time();
  store::ConfigurationWriter{tx}.put_role(role);
  audit::record(tx, ctx, actor, "role.changed", role.id.value, {{"name", role.name}});
  tx.publish(bus::RoleChanged{role, bus::Change::updated});
  tx.commit();
  return role;
}

void remove(const Context& ctx, const Actor& actor, const std::string& id) {
  require(ctx, actor, permissions::roles("access-permissions"));
  Transaction tx{ctx};
  auto role = existing(tx.sql(), id);
  if (role.is_protected) throw Refusal(errors::role_protected, "Cannot delete a protected role");
  if (store::Configuration{tx.sql()}.role_in_use(role.id.value)) {
    throw Refusal(errors::role_in_use, "Cannot delete role because it's in use");
  }
  for (const auto& permission : store::Configuration{tx.sql()}.permissions()) {
    auto others = permission.roles;
    if (std::erase(others, role.id.value) == 0) continue;
    change_holders(tx, ctx, actor, permission.id, permission.roles, others);
  }
  store::ConfigurationWriter{tx}.delete_role(role.id.value, tx.change_time());
  audit::record(tx, ctx, actor, "role.deleted", role.id.value, {{"name", role.name}});
  tx.publish(bus::RoleChanged{role, bus::Change::removed});
  tx.commit();
}

void set_permissions(const Context& ctx, const Actor& actor, const std::vector<PermissionRoles>& changes) {
  require(ctx, actor, permissions::roles("access-permissions"));
  Transaction tx{ctx};
  std::set<std::string> named;
  for (const auto& change : changes) {
    if (!named.insert(change.permission).second) {
      throw Refusal(errors::invalid_params, change.permission + " is named twice");
    }
    const auto before = holders_to_change(tx, ctx, change.permission);
    replace_holders(tx, ctx, actor, change.permission, before, ids_of(tx.sql(), change.roles));
  }
  tx.commit();
}

void give_permission(const Context& ctx, const Actor& actor, const std::string& permission, const std::string& role) {
  change_one(ctx, actor, permission, role, true);
}

void take_permission(const Context& ctx, const Actor& actor, const std::string& permission, const std::string& role) {
  change_one(ctx, actor, permission, role, false);
}

std::vector<model::Permission> all_permissions(const Context& ctx) {
  const auto reader = ctx.db.read();
  const auto stored = store::Configuration{*reader}.permissions();
  std::vector<model::Permission> all;
  const auto rows = permissions::catalogue();
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto id = rows[i].id;
    const auto changed = std::find_if(stored.begin(), stored.end(), [&](const auto& row) { return row.id == id; });
    all.push_back(changed != stored.end() ? *changed
                                          : model::Permission{std::string{id}, ctx.permissions.roles_of(i), {}});
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return all;
}

}  // namespace confab::core::roles
