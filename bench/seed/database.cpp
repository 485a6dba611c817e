#include "seed/database.h"

#include <sqlite3.h>

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

namespace confab::seed {
namespace {

[[noreturn]] void fail(sqlite3* db, std::string_view what) {
  throw std::runtime_error(fmt::format("{}: {}", what, sqlite3_errmsg(db)));
}

}  // namespace

Database::Database(const std::string& path) {
  if (sqlite3_open_v2(path.c_str(), &db_, SQLITE_OPEN_READWRITE, nullptr) != SQLITE_OK) fail(db_, path);
  // Random ids touch every page of their index: the whole of it has to fit into the cache.
  run("PRAGMA synchronous = OFF; PRAGMA cache_size = -2000000; PRAGMA foreign_keys = ON;");
}

Database::~Database() {
  sqlite3_close(db_);
}

void Database::run(const std::string& sql) {
  if (sqlite3_exec(db_, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db_, sql);
}

std::int64_t Database::integer(const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db_, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail(db_, sql);
  const bool found = sqlite3_step(statement) == SQLITE_ROW;
  const std::int64_t value = found ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_finalize(statement);
  if (!found) throw std::runtime_error(fmt::format("{}: no row", sql));
  return value;
}

std::int64_t Database::last_row() const {
  return sqlite3_last_insert_rowid(db_);
}

Insert::Insert(Database& db, std::string_view table, std::string_view columns) : db_(db) {
  std::string marks = "?";
  for (auto n = std::count(columns.begin(), columns.end(), ','); n > 0; --n) marks += ", ?";
  const std::string sql = fmt::format("INSERT INTO {} ({}) VALUES ({})", table, columns, marks);
  if (sqlite3_prepare_v2(db.handle(), sql.c_str(), -1, &statement_, nullptr) != SQLITE_OK) fail(db.handle(), sql);
}

Insert::~Insert() {
  sqlite3_finalize(statement_);
}

void Insert::bind(int index, std::int64_t value) {
  sqlite3_bind_int64(statement_, index, value);
}

void Insert::bind(int index, std::string_view value) {
  sqlite3_bind_text(statement_, index, value.data(), static_cast<int>(value.size()), SQLITE_TRANSIENT);
}

void Insert::step() {
  if (sqlite3_step(statement_) != SQLITE_DONE) fail(db_.handle(), sqlite3_sql(statement_));
  sqlite3_reset(statement_);
}

}  // namespace confab::seed
