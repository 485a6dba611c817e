#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string_view>

#include "sql/database.h"
#include "sql/lru_cache.h"

namespace confab::sql::sqlite {

enum class Role { writer, reader, checkpointer };

/// One SQLite connection with its prepared statements, set up for its role. Belongs to one thread at a time.
class Connection {
 public:
  /// Opens the file; a writer creates it. Throws Error with a sentence for the administrator.
  Connection(const std::filesystem::path& file, Role role);
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  void each(std::string_view sql, Arguments arguments, const RowFunction& row);
  /// The number of rows the statement touched itself, without those of triggers and foreign keys.
  std::int64_t execute(std::string_view sql, Arguments arguments = {});

  /// False after COMMIT and ROLLBACK, and when SQLite has rolled everything back on its own after an error.
  [[nodiscard]] bool in_transaction() const;
  /// Whether a COMMIT would fail because of a deferred foreign key.
  [[nodiscard]] bool violates_foreign_keys() const;
  [[nodiscard]] sqlite3* handle() const { return handle_.get(); }

 private:
  struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
  };
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;
  class Running;

  Statement prepare(std::string_view sql);
  void set_up(const std::filesystem::path& file, Role role);

  std::unique_ptr<sqlite3, Close> handle_;
  LruCache<Statement> statements_;
};

}  // namespace confab::sql::sqlite
