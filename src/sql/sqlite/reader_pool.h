#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "base/concurrent.h"
#include "sql/database.h"
#include "sql/sqlite/connection.h"

namespace confab::sql::sqlite {

/// Connections for reading, opened when all others are in use. Never waits, so a thread may have several readers.
class ReaderPool {
 public:
  explicit ReaderPool(std::filesystem::path file) : file_(std::move(file)) {}

  [[nodiscard]] std::unique_ptr<Connection> take();
  void give_back(std::unique_ptr<Connection> connection);

 private:
  std::filesystem::path file_;
  Guarded<std::vector<std::unique_ptr<Connection>>> idle_;
};

/// A deferred transaction on a connection of the pool.
class Reader final : public sql::Reader {
 public:
  explicit Reader(ReaderPool& pool);
  ~Reader() override;

  void each(std::string_view sql, Arguments arguments, const RowFunction& row) override;

 private:
  ReaderPool& pool_;
  std::unique_ptr<Connection> connection_;
};

}  // namespace confab::sql::sqlite
