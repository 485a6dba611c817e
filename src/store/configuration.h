#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"
#include "model/role.h"
#include "sql/database.h"

namespace confab::store {

/// Settings, permissions and roles as they are stored, with the history of their changes. What has its default has no
/// row: those in force are core/configuration/. All of it throws sql::Error.
class Configuration {
 public:
  explicit Configuration(sql::Session& session) : session_(session) {}

  struct StoredSetting {
    std::string id, value;  // value: JSON
    Timestamp updated_at;
  };
  [[nodiscard]] std::vector<StoredSetting> settings();
  /// Its value, JSON; of a secret one, too.
  [[nodiscard]] std::optional<std::string> setting(std::string_view id);

  /// Permissions whose roles were changed; all others have their defaults.
  [[nodiscard]] std::vector<model::Permission> permissions();
  [[nodiscard]] std::optional<model::Permission> permission(std::string_view id);

  /// By id.
  [[nodiscard]] std::vector<model::Role> roles();
  /// Who has it as its id goes before who has it as a name.
  [[nodiscard]] std::optional<model::Role> role(std::string_view id_or_name);
  struct DeletedRole {
    RoleId id;
    Timestamp deleted_at;
  };
  [[nodiscard]] std::vector<DeletedRole> roles_deleted_since(Timestamp since);
  /// Whether anybody has it, in the workspace or in a room.
  [[nodiscard]] bool role_in_use(std::string_view id);

  struct HistoryRow {
    std::string kind, id;
    std::optional<std::string> old_value, new_value, actor_id;
    Timestamp at;
  };
  /// Oldest first.
  [[nodiscard]] std::vector<HistoryRow> history(std::string_view kind, std::string_view id);
  /// The first change behind `since`.
  [[nodiscard]] std::optional<HistoryRow> first_change(std::string_view kind, std::string_view id, Timestamp since);

 private:
  sql::Session& session_;
};

/// Each `put` stores what was not there and replaces what was. Nothing is checked, and neither history nor events
/// follow: that is what the use cases do.
class ConfigurationWriter {
 public:
  explicit ConfigurationWriter(sql::Transaction& tx) : tx_(tx) {}

  void put_setting(std::string_view id, std::string_view value_json, ChangeTime at);
  /// With all the roles that have it.
  void put_permission(const model::Permission& permission);
  void put_role(const model::Role& role);
  /// Takes it from all permissions, and remembers for sync that it is gone. Nobody may have it (role_in_use()).
  void delete_role(std::string_view id, ChangeTime at);
  void add_history(const Configuration::HistoryRow& row);

 private:
  sql::Transaction& tx_;
};

}  // namespace confab::store
