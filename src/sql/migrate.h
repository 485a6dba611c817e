#pragma once

#include <span>
#include <string_view>

#include "sql/database.h"

namespace confab::sql {

/// A numbered schema change, never edited after release. Statements end with `;`; %macros% as in database.h, and
/// `-- sqlite:` / `-- postgres:` at the start of a line marks a line for one engine only. Foreign keys are enforced
/// while a migration runs: dropping a table that others refer to deletes or refuses as their ON DELETE says.
struct Migration {
  int number;  // 1, 2, 3, ... without gaps
  std::string_view name;
  std::string_view sql;
  int oldest_program;  // the schema number that a program must know at least to use the database afterwards
  /// What SQL alone cannot do, after `sql` and in the same transaction: all of it happens, or none. nullptr: nothing.
  void (*then)(Transaction&) = nullptr;
};

/// Brings the database to the newest of `migrations`, each in a transaction of its own: an interrupted run is continued
/// by the next. Several nodes may start at once. Throws SchemaTooNew when the database says that this program is too
/// old; a newer database that still admits this program is left as it is.
void migrate(Database& database, std::span<const Migration> migrations);

}  // namespace confab::sql
