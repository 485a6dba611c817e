#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/concurrent.h"
#include "sql/sqlite/connection.h"

namespace confab::sql::sqlite {

/// Connections for reading, opened when all others are in use. Never waits, so a thread may have several readers.
class ReaderPool {
 public:
  explicit ReaderPool(std::filesystem::path file) : file_(std::move(file)) {}

  /// A connection with a deferred transaction: a snapshot from its first statement on.
  [[nodiscard]] std::unique_ptr<Connection> begin_reading();
  void give_back(std::unique_ptr<Connection> connection) noexcept;

 private:
  std::unique_ptr<Connection> take();

  std::filesystem::path file_;
  Guarded<std::vector<std::unique_ptr<Connection>>> idle_;
};

}  // namespace confab::sql::sqlite
