#pragma once
// All permissions, for what goes through them or gets an id at run time. Who knows the id includes its group.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "permissions/declaration.h"

namespace confab::permissions {

/// Every row once, group after group. A row's index here is its number in `Matrix`.
[[nodiscard]] std::span<const Declaration> catalogue();
[[nodiscard]] std::size_t index_of(Place place);
/// None when this program has no such permission.
[[nodiscard]] std::optional<std::size_t> index_of(std::string_view id);

}  // namespace confab::permissions
