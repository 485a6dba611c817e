#pragma once
// Who stands above whom: what somebody who changes accounts or gives roles must not gain by it.

#include <span>
#include <string>

#include "core/kernel/context.h"

namespace confab::core::access {

/// Whether who has `roles` may do something that the actor may not. Never for administrators, who may give themselves
/// any right.
[[nodiscard]] bool has_more_rights(const Context& ctx, std::span<const std::string> roles, const Actor& actor);

/// The same of power over others and over the workspace alone: what only administrators may do until somebody decides
/// otherwise (a permission whose default is the role admin and no other).
[[nodiscard]] bool has_more_power(const Context& ctx, std::span<const std::string> roles, const Actor& actor);

}  // namespace confab::core::access
