#include "sql/open.h"

#include <fmt/format.h>

#include "sql/postgres/database.h"
#include "sql/sqlite/database.h"

namespace confab::sql {
namespace {

constexpr std::string_view kSqlite = "sqlite:";

std::unique_ptr<Database> open_sqlite(std::string_view path) {
  if (path.starts_with("//")) path.remove_prefix(2);
  if (path.empty()) throw Error("The database address names no file: write sqlite:/path/to/confab.db");
  // Absolute, because SQLite has names with a meaning of their own (:memory:, file:...).
  return std::make_unique<sqlite::Database>(std::filesystem::absolute(path));
}

}  // namespace

bool is_postgres(std::string_view url) {
  return url.starts_with("postgres://") || url.starts_with("postgresql://");
}

std::unique_ptr<Database> open(std::string_view url, const OpenOptions& options) {
  if (url.starts_with(kSqlite)) return open_sqlite(url.substr(kSqlite.size()));
  if (is_postgres(url)) {
    return std::make_unique<postgres::Database>(std::string{url}, options.postgres_connections);
  }
  throw Error("The database address must begin with sqlite: or postgres://");
}

}  // namespace confab::sql
