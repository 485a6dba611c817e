#pragma once
// All settings, for what goes through them or gets a name at run time. Who knows the name includes its group.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "settings/declaration.h"

namespace confab::settings {

/// Every row once, group after group. A row's index here is its number in `Settings`.
[[nodiscard]] std::span<const Declaration> catalogue();
[[nodiscard]] std::size_t index_of(Place place);
/// None when this program has no such setting.
[[nodiscard]] std::optional<std::size_t> index_of(std::string_view key);
/// The longest text that the setting takes, in bytes; of a list and of an object, their JSON. None of what has no
/// length.
[[nodiscard]] std::optional<std::size_t> max_bytes(const Declaration& row);

}  // namespace confab::settings
