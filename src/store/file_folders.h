#pragma once
// The folders that files were put into, other than the one in the data folder.

#include <string>
#include <string_view>
#include <vector>

#include "sql/database.h"

namespace confab::store {

[[nodiscard]] std::vector<std::string> file_folders(sql::Session& session);
/// Nothing where it is known.
void remember_file_folder(sql::Transaction& tx, std::string_view path);

}  // namespace confab::store
