#include "store/configuration.h"

namespace confab::store {
namespace {

model::Role role_from(const sql::Row& row) {
  model::Role role;
  role.id = row.id<RoleId>(0);
  role.name = row.string(1);
  role.scope = row.string(2);
  role.description = row.string(3);
  role.is_protected = row.boolean(4);
  if (!row.is_null(5)) role.mandatory_2fa = row.boolean(5);
  role.updated_at = row.time(6);
  return role;
}

}  // namespace

std::vector<Configuration::StoredSetting> Configuration::settings() {
  return session_.all("SELECT id, value, updated_at FROM settings", {}, [](const sql::Row& row) {
    return StoredSetting{row.string(0), row.string(1), row.time(2)};
  });
}

std::optional<std::string> Configuration::setting(std::string_view id) {
  return session_.first("SELECT value FROM settings WHERE id = ?", {id},
                        [](const sql::Row& row) { return row.string(0); });
}

std::vector<model::Permission> Configuration::permissions() {
  std::map<std::string, model::Permission> by_id;
  session_.each(
      "SELECT p.id, p.updated_at, r.role_id FROM permissions p LEFT JOIN permission_roles r ON "
      "r.permission_id = p.id ORDER BY p.id, r.role_id",
      {}, [&](const sql::Row& row) {
        auto& permission = by_id[row.string(0)];
        permission.id = row.string(0);
        permission.updated_at = row.time(1);
        if (!row.is_null(2)) permission.roles.push_back(row.string(2));
      });
  std::vector<model::Permission> result;
  result.reserve(by_id.size());
  for (auto& [id, permission] : by_id) result.push_back(std::move(permission));
  return result;
}

std::optional<model::Permission> Configuration::permission(std::string_view id) {
  std::optional<model::Permission> permission;
  session_.each(
      "SELECT p.id, p.updated_at, r.role_id FROM permissions p LEFT JOIN permission_roles r ON "
      "r.permission_id = p.id WHERE p.id = ? ORDER BY r.role_id",
      {id}, [&](const sql::Row& row) {
        if (!permission) permission = model::Permission{row.string(0), {}, row.time(1)};
        if (!row.is_null(2)) permission->roles.push_back(row.string(2));
      });
  return permission;
}

std::vector<model::Role> Configuration::roles() {
  return session_.all(
      "SELECT id, name, scope, description, protected, mandatory_2fa, updated_at FROM roles ORDER BY id", {},
      role_from);
}

std::optional<model::Role> Configuration::role(std::string_view id_or_name) {
  return session_.first(
      "SELECT id, name, scope, description, protected, mandatory_2fa, updated_at FROM roles WHERE id = "
      "? OR name = ? ORDER BY CASE WHEN id = ? THEN 0 ELSE 1 END",
      {id_or_name, id_or_name, id_or_name}, role_from);
}

std::vector<Configuration::DeletedRole> Configuration::roles_deleted_since(Timestamp since) {
  return session_.all("SELECT id, deleted_at FROM deleted_roles WHERE deleted_at >= ?", {since},
                      [](const sql::Row& row) {
                        return DeletedRole{row.id<RoleId>(0), row.time(1)};
                      });
}

bool Configuration::role_in_use(std::string_view id) {
  return session_.count(
             "SELECT CASE WHEN EXISTS (SELECT 1 FROM user_roles WHERE role_id = ?) OR EXISTS (SELECT 1 FROM "
             "room_roles WHERE role_id = ?) THEN 1 ELSE 0 END",
             {id, id}) != 0;
}

std::vector<Configuration::HistoryRow> Configuration::history(std::string_view kind, std::string_view id) {
  return session_.all(
      "SELECT kind, id, old_value, new_value, actor_id, at FROM configuration_history WHERE kind = ? AND "
      "id = ? ORDER BY pk",
      {kind, id}, [](const sql::Row& row) {
        return HistoryRow{row.string(0),          row.string(1),          row.optional_string(2),
                          row.optional_string(3), row.optional_string(4), row.time(5)};
      });
}

void ConfigurationWriter::put_setting(std::string_view id, std::string_view value_json, Timestamp at) {
  tx_.execute(
      "INSERT INTO settings (id, value, updated_at) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET value = "
      "excluded.value, updated_at = excluded.updated_at",
      {id, value_json, at});
}

void ConfigurationWriter::put_permission(const model::Permission& permission) {
  tx_.execute(
      "INSERT INTO permissions (id, updated_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET updated_at = "
      "excluded.updated_at",
      {permission.id, permission.updated_at});
  tx_.execute("DELETE FROM permission_roles WHERE permission_id = ?", {permission.id});
  for (const auto& role : permission.roles) {
    tx_.execute("INSERT INTO permission_roles (permission_id, role_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                {permission.id, role});
  }
}

void ConfigurationWriter::put_role(const model::Role& role) {
  tx_.execute(
      "INSERT INTO roles (id, name, scope, description, protected, mandatory_2fa, updated_at) VALUES (?, ?, ?, "
      "?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET name = excluded.name, scope = excluded.scope, description = "
      "excluded.description, protected = excluded.protected, mandatory_2fa = excluded.mandatory_2fa, "
      "updated_at = excluded.updated_at",
      {role.id, role.name, role.scope, role.description, role.is_protected, role.mandatory_2fa, role.updated_at});
  tx_.execute("DELETE FROM deleted_roles WHERE id = ?", {role.id});
}

void ConfigurationWriter::delete_role(std::string_view id, Timestamp at) {
  tx_.execute("DELETE FROM roles WHERE id = ?", {id});
  tx_.execute("DELETE FROM permission_roles WHERE role_id = ?", {id});
  tx_.execute(
      "INSERT INTO deleted_roles (id, deleted_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET deleted_at = "
      "excluded.deleted_at",
      {id, at});
}

void ConfigurationWriter::add_history(const Configuration::HistoryRow& row) {
  tx_.execute(
      "INSERT INTO configuration_history (kind, id, old_value, new_value, actor_id, at) VALUES (?, ?, ?, ?, ?, "
      "?)",
      {row.kind, row.id, row.old_value, row.new_value, row.actor_id, row.at});
}

}  // namespace confab::store
