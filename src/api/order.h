#pragma once
// `sort` of lists whose rows the store sorts.

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/error.h"
#include "base/errors/request.h"
#include "base/json.h"
#include "model/order.h"

namespace confab::api {

/// Throws Refusal(invalid_sort) for what is neither 1 nor -1, with the whole of what was sent: clients know that text.
void check_direction(const json::value& direction, const json::object& sort);
/// Throws Refusal(invalid_sort) for a field that nothing can be sorted by.
[[noreturn]] void refuse_sort(std::string_view name);

/// The order that `sort` asks for, of keys that `names` gives wire names to; empty: the caller said nothing. Throws
/// Refusal(invalid_sort) for other names and for directions other than 1 and -1.
template <class Key>
[[nodiscard]] std::vector<model::SortBy<Key>> order_of(const std::optional<json::object>& sort,
                                                       std::span<const std::pair<std::string_view, Key>> names) {
  std::vector<model::SortBy<Key>> order;
  if (!sort) return order;
  for (const auto& [name, direction] : *sort) {
    const auto key = std::ranges::find(names, std::string_view{name}, &std::pair<std::string_view, Key>::first);
    check_direction(direction, *sort);
    if (key == names.end()) refuse_sort(name);
    order.push_back({key->second, direction.get_int64() == -1});
  }
  return order;
}

enum class SortDirection : std::uint8_t { ascending, descending };
/// The direction that `sort` asks for, of a list that can be sorted by `name` alone; nullopt: the caller said nothing.
/// Throws Refusal(invalid_sort) as order_of() does.
[[nodiscard]] std::optional<SortDirection> direction_of(const std::optional<json::object>& sort, std::string_view name);

/// Of what is sorted by its name, which is all that `sort` can name.
[[nodiscard]] model::NameOrder name_order_of(const std::optional<json::object>& sort);

}  // namespace confab::api
