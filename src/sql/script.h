#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"

namespace confab::sql {

/// The statements of a migration for one engine, in order, without their `;`. Quotes, comments, dollar quotes and the
/// bodies of SQLite's triggers are seen; macros stay for the driver.
[[nodiscard]] std::vector<std::string> split_script(std::string_view script, Engine engine);

}  // namespace confab::sql
