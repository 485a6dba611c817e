#include "sql/sqlite/failure.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <set>

#include "base/concurrent.h"
#include "sql/arguments.h"
#include "sql/error.h"

namespace confab::sql::sqlite {
namespace {

/// "UNIQUE constraint failed: users.username" and "... index 'users_by_name'" name it after the colon.
std::string constraint_of(std::string_view message) {
  const auto colon = message.find(": ");
  auto name = colon == std::string_view::npos ? message : message.substr(colon + 2);
  if (name.starts_with("index '") && name.ends_with("'")) name = name.substr(7, name.size() - 8);
  return std::string{name};
}

bool storage_failed(int extended) {
  switch (extended & 0xff) {
    case SQLITE_FULL:
    case SQLITE_READONLY:
    case SQLITE_IOERR:
      return true;
    default:
      return false;
  }
}

// By file. A damaged page is met by who reads it and by nobody else, so whoever is asked about the whole must be told.
Guarded<std::set<std::string>>& damaged_files() {
  static Guarded<std::set<std::string>> files;
  return files;
}

std::string file_of(sqlite3* connection) {
  const char* name = connection ? sqlite3_db_filename(connection, "main") : nullptr;
  return name ? name : "";
}

}  // namespace

bool is_damaged(sqlite3* connection) {
  return damaged_files().lock()->contains(file_of(connection));
}

void fail(sqlite3* connection, int code, std::string_view doing) {
  const int extended = connection ? sqlite3_extended_errcode(connection) : code;
  const std::string reason = connection ? sqlite3_errmsg(connection) : sqlite3_errstr(code);
  const auto message = fmt::format("SQLite: {} ({}) in: {}", reason, extended, excerpt(doing));
  switch (extended) {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
    case SQLITE_CONSTRAINT_ROWID:
      throw UniqueViolation(message, constraint_of(reason));
    default:
      break;
  }
  if (storage_failed(extended)) throw StorageFull(message);
  const int primary = extended & 0xff;
  if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB) damaged_files().lock()->insert(file_of(connection));
  if (primary == SQLITE_BUSY || primary == SQLITE_LOCKED) throw Conflict(message);
  throw Error(message);
}

}  // namespace confab::sql::sqlite
