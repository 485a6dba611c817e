#pragma once
// What people have asked to have as a file.

#include <optional>
#include <string_view>
#include <vector>

#include "model/data_export.h"
#include "sql/database.h"

namespace confab::store {

/// Reading them. All functions throw sql::Error only.
class Exports {
 public:
  explicit Exports(sql::Session& session) : session_(session) {}

  [[nodiscard]] std::optional<model::DataExport> by_id(std::string_view id);
  /// The same, locked.
  [[nodiscard]] std::optional<model::DataExport> locked(std::int64_t pk);
  /// The newest first.
  [[nodiscard]] std::vector<model::DataExport> of_user(std::int64_t user_pk, std::int64_t limit);
  /// In the order of their numbers.
  [[nodiscard]] std::vector<model::DataExport> after(std::int64_t pk, std::int64_t limit);
  [[nodiscard]] std::vector<model::DataExport> of_room(std::int64_t room_pk, std::int64_t limit);
  /// Those whose time is over.
  [[nodiscard]] std::vector<model::DataExport> expired(Timestamp now, std::int64_t limit);

 private:
  sql::Session& session_;
};

/// Gives it its `pk`.
void add_export(sql::Transaction& tx, model::DataExport& one);
/// Whatever of it may change. False: it is not there any more in the revision before `one`'s.
bool change_export(sql::Transaction& tx, const model::DataExport& one);
/// False: it is gone already. The reference to its bytes is the caller's to release.
bool remove_export(sql::Transaction& tx, std::int64_t pk);

}  // namespace confab::store
