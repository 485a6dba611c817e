#pragma once

#include "services/storage/storage.h"
#include "sql/database.h"

namespace confab::core::files {

/// The database as a storage ("GridFS" to Rocket.Chat): pieces in a table. One piece is in memory at a time, and each
/// is a transaction of its own, so nobody waits long for theirs.
class DatabaseStorage final : public services::storage::Storage {
 public:
  /// `db` outlives it, and its readers.
  explicit DatabaseStorage(sql::Database& db) : db_(db) {}

  [[nodiscard]] std::string_view name() const override { return "GridFS"; }
  void put(const std::string& key, const std::string& path) override;
  [[nodiscard]] std::unique_ptr<services::storage::Reader> open(const std::string& key,
                                                                std::optional<services::storage::Range> range) override;
  [[nodiscard]] std::optional<std::uint64_t> size(const std::string& key) override;
  void remove(const std::string& key) override;

 private:
  sql::Database& db_;
};

}  // namespace confab::core::files
