#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "sql/database.h"

namespace confab::sql {

/// Opens `sqlite:<file>` (created when missing) or `postgres://...`. Throws Error with a sentence that says what to do:
/// a folder that is missing or not writable, a file that is no database, a server that does not answer.
[[nodiscard]] std::unique_ptr<Database> open(std::string_view url);

}  // namespace confab::sql
