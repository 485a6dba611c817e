#pragma once

#include <string>
#include <string_view>

#include "sql/database.h"

namespace confab::sql {

/// Portable SQL in the words of one engine: macros expanded (the table is in database.h), `?` numbered for PostgreSQL.
/// Throws Error for an unknown macro.
[[nodiscard]] std::string translate(std::string_view sql, Engine engine);

/// How many arguments the statement takes.
[[nodiscard]] std::size_t count_placeholders(std::string_view sql);

}  // namespace confab::sql
