#pragma once
// `sort` of lists whose rows the store sorts.

#include <algorithm>
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

/// The order that `sort` asks for, of keys that `names` gives wire names to; empty: the caller said nothing. Throws
/// Refusal(invalid_sort) for other names and for directions other than 1 and -1.
template <class Key>
[[nodiscard]] std::vector<model::SortBy<Key>> order_of(const std::optional<json::object>& sort,
                                                       std::span<const std::pair<std::string_view, Key>> names) {
  std::vector<model::SortBy<Key>> order;
  if (!sort) return order;
  for (const auto& [name, direction] : *sort) {
    const auto key = std::ranges::find(names, std::string_view{name}, &std::pair<std::string_view, Key>::first);
    const bool known = direction.is_int64() && (direction.get_int64() == 1 || direction.get_int64() == -1);
    if (key == names.end() || !known) {
      throw Refusal(errors::invalid_sort, "Cannot sort by " + std::string{name} + "; 1 and -1 are the directions");
    }
    order.push_back({key->second, direction.get_int64() == -1});
  }
  return order;
}

}  // namespace confab::api
