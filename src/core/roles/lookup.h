#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/kernel/context.h"
#include "model/role.h"

namespace confab::core::roles {

/// Those that are built in and those that were made. Reads the database.
[[nodiscard]] std::vector<model::Role> all(const Context& ctx);
/// By id or by name. Throws Refusal(invalid_role).
[[nodiscard]] model::Role get(const Context& ctx, const std::string& id_or_name);

struct RoleChanges {
  struct Removed {
    RoleId id;
    Timestamp at;
  };
  std::vector<model::Role> update;
  std::vector<Removed> remove;
};
/// What was made, changed or deleted at `since` or later.
[[nodiscard]] RoleChanges changes(const Context& ctx, Timestamp since);

}  // namespace confab::core::roles
