#pragma once

#include <string>
#include <vector>

#include "sql/database.h"

namespace confab::core::roles {

/// The ids of roles that are called by id or by name, each once, in the order given. Throws Refusal(invalid_role).
[[nodiscard]] std::vector<std::string> ids_of(sql::Session& session, const std::vector<std::string>& roles);

}  // namespace confab::core::roles
