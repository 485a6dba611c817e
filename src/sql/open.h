#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "sql/database.h"

namespace confab::sql {

struct OpenOptions {
  /// PostgreSQL admits 100 by default, and several nodes may share a server. Not below the number of threads that use
  /// the database at once, each of which may want two.
  std::size_t postgres_connections = 16;
};

/// Whether an address is one of PostgreSQL.
[[nodiscard]] bool is_postgres(std::string_view url);

/// Opens `sqlite:<file>` (created when missing) or `postgres://...`. Throws Error with a sentence that says what to do:
/// a folder that is missing or not writable, a file that is no database, a server that does not answer.
[[nodiscard]] std::unique_ptr<Database> open(std::string_view url, const OpenOptions& options = {});

}  // namespace confab::sql
