#pragma once

#include <string_view>

#include "sql/database.h"

namespace confab::sql {

/// Throws Error when `arguments` don't fit: another number than the statement has placeholders, text with a NUL.
void check_arguments(std::string_view sql, Arguments arguments, std::size_t placeholders);

/// The start of a statement, for error messages. Never the arguments: they may be secrets.
[[nodiscard]] std::string_view excerpt(std::string_view sql);

}  // namespace confab::sql
