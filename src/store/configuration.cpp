#include "store/configuration.h"

#include "store/table.h"

namespace confab::store {
namespace {

using model::Role;
using HistoryRow = Configuration::HistoryRow;
using StoredSetting = Configuration::StoredSetting;

constexpr auto kRoles =
    table("roles", column<&Role::id>("id", Use::once), column<&Role::name>("name"), column<&Role::scope>("scope"),
          column<&Role::description>("description"), column<&Role::is_protected>("protected"),
          column<&Role::mandatory_2fa>("mandatory_2fa"), column<&Role::updated_at>("updated_at"));
constexpr auto kSettings =
    table("settings", column<&StoredSetting::id>("id", Use::once), column<&StoredSetting::value>("value"),
          column<&StoredSetting::updated_at>("updated_at"));
// Append only.
constexpr auto kHistory = table(
    "configuration_history", column<&HistoryRow::kind>("kind", Use::once), column<&HistoryRow::id>("id", Use::once),
    column<&HistoryRow::old_value>("old_value", Use::once), column<&HistoryRow::new_value>("new_value", Use::once),
    column<&HistoryRow::actor_id>("actor_id", Use::once), column<&HistoryRow::at>("at", Use::once));

constexpr auto kPermissions = table("permissions", column<&model::Permission::id>("id", Use::once),
                                    column<&model::Permission::updated_at>("updated_at"));

Role role_from(const sql::Row& row) {
  return kRoles.read(row);
}

std::string select_roles(std::string_view behind) {
  return "SELECT " + kRoles.select_list("r") + " FROM roles r " + std::string{behind};
}

// One row for each role, those of a permission together.
std::vector<model::Permission> load_permissions(sql::Session& session, std::string_view behind,
                                                sql::Arguments arguments) {
  std::vector<model::Permission> permissions;
  session.each("SELECT " + kPermissions.select_list("p") +
                   ", r.role_id FROM permissions p LEFT JOIN permission_roles r ON r.permission_id = p.id " +
                   std::string{behind},
               arguments, [&](const sql::Row& row) {
                 auto permission = kPermissions.read(row);
                 if (permissions.empty() || permissions.back().id != permission.id)
                   permissions.push_back(std::move(permission));
                 const int role = kPermissions.width();
                 if (!row.is_null(role)) permissions.back().roles.push_back(row.string(role));
               });
  return permissions;
}

}  // namespace

std::vector<Configuration::StoredSetting> Configuration::settings() {
  return session_.all("SELECT " + kSettings.select_list("s") + " FROM settings s", {},
                      [](const sql::Row& row) { return kSettings.read(row); });
}

std::optional<std::string> Configuration::setting(std::string_view id) {
  return session_.first("SELECT value FROM settings WHERE id = ?", {id},
                        [](const sql::Row& row) { return row.string(0); });
}

std::vector<model::Permission> Configuration::permissions() {
  return load_permissions(session_, "ORDER BY p.id, r.role_id", {});
}

std::optional<model::Permission> Configuration::permission(std::string_view id) {
  const sql::Value value{id};
  auto found = load_permissions(session_, "WHERE p.id = ? ORDER BY p.id, r.role_id", {&value, 1});
  return found.empty() ? std::nullopt : std::optional{std::move(found.front())};
}

std::vector<model::Role> Configuration::roles() {
  return session_.all(select_roles("ORDER BY r.id"), {}, role_from);
}

std::optional<model::Role> Configuration::role(std::string_view id_or_name) {
  return session_.first(select_roles("WHERE r.id = ? OR r.name = ? ORDER BY CASE WHEN r.id = ? THEN 0 ELSE 1 END"),
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
  return session_.all("SELECT " + kHistory.select_list("h") +
                          " FROM configuration_history h WHERE h.kind = ? AND h.id = ? ORDER BY h.pk",
                      {kind, id}, [](const sql::Row& row) { return kHistory.read(row); });
}

std::optional<HistoryRow> Configuration::first_change(std::string_view kind, std::string_view id, Timestamp since) {
  return session_.first(
      "SELECT " + kHistory.select_list("h") +
          " FROM configuration_history h WHERE h.kind = ? AND h.id = ? AND h.at > ? ORDER BY h.at, h.pk LIMIT 1",
      {kind, id, since}, [](const sql::Row& row) { return kHistory.read(row); });
}

void ConfigurationWriter::put_setting(std::string_view id, std::string_view value_json, ChangeTime at) {
  static const std::string statement = kSettings.upsert_sql("id");
  const StoredSetting row{.id = std::string{id}, .value = std::string{value_json}, .updated_at = at};
  Texts texts;
  tx_.execute(statement, kSettings.insert_values(row, texts));
}

void ConfigurationWriter::put_permission(const model::Permission& permission) {
  static const std::string statement = kPermissions.upsert_sql("id");
  Texts texts;
  tx_.execute(statement, kPermissions.insert_values(permission, texts));
  tx_.execute("DELETE FROM permission_roles WHERE permission_id = ?", {permission.id});
  for (const auto& role : permission.roles) {
    tx_.execute("INSERT INTO permission_roles (permission_id, role_id) VALUES (?, ?) ON CONFLICT DO NOTHING",
                {permission.id, role});
  }
}

void ConfigurationWriter::put_role(const model::Role& role) {
  static const std::string statement = kRoles.upsert_sql("id");
  Texts texts;
  tx_.execute(statement, kRoles.insert_values(role, texts));
  tx_.execute("DELETE FROM deleted_roles WHERE id = ?", {role.id});
}

void ConfigurationWriter::delete_role(std::string_view id, ChangeTime at) {
  tx_.execute("DELETE FROM roles WHERE id = ?", {id});
  tx_.execute("DELETE FROM permission_roles WHERE role_id = ?", {id});
  tx_.execute(
      "INSERT INTO deleted_roles (id, deleted_at) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET deleted_at = "
      "excluded.deleted_at",
      {id, at});
}

void ConfigurationWriter::add_history(const Configuration::HistoryRow& row) {
  static const std::string statement = kHistory.insert_sql();
  Texts texts;
  tx_.execute(statement, kHistory.insert_values(row, texts));
}

}  // namespace confab::store
