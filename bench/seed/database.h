#pragma once
// SQLite with nothing between: a million rows are wanted in seconds, and nobody else has the file open.

#include <cstdint>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace confab::seed {

/// An existing database, opened without any care for durability. Errors throw std::runtime_error.
class Database {
 public:
  explicit Database(const std::string& path);
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  ~Database();

  void run(const std::string& sql);
  /// The one integer that a query gives.
  [[nodiscard]] std::int64_t integer(const std::string& sql);
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] sqlite3* handle() const { return db_; }

 private:
  sqlite3* db_ = nullptr;
};

/// A prepared INSERT: `row(a, b, c)` inserts one row of integers and texts.
class Insert {
 public:
  /// `columns` separated by commas.
  Insert(Database& db, std::string_view table, std::string_view columns);
  Insert(const Insert&) = delete;
  Insert& operator=(const Insert&) = delete;
  ~Insert();

  template <class... Values>
  void row(const Values&... values) {
    int index = 0;
    (bind(++index, values), ...);
    step();
  }

 private:
  void bind(int index, std::int64_t value);
  void bind(int index, std::string_view value);
  void step();

  Database& db_;
  sqlite3_stmt* statement_ = nullptr;
};

}  // namespace confab::seed
