#include "api/order.h"

#include <array>

#include "base/errors/request.h"
#include "base/text.h"

namespace confab::api {

void check_direction(const json::value& direction, const json::object& sort) {
  if (direction.is_int64() && (direction.get_int64() == 1 || direction.get_int64() == -1)) return;
  throw Refusal(errors::invalid_sort, "Invalid sort parameter provided: \"" + to_json_text(sort) + "\"");
}

void refuse_sort(std::string_view name) {
  constexpr std::size_t kMaxQuotedName = 100;  // bytes
  throw Refusal(errors::invalid_sort, "Cannot sort by " + excerpt(name, kMaxQuotedName));
}

std::optional<SortDirection> direction_of(const std::optional<json::object>& sort, std::string_view name) {
  const std::array names{std::pair{name, name}};
  const auto order = order_of<std::string_view>(sort, names);
  if (order.empty()) return std::nullopt;
  return order.front().descending ? SortDirection::descending : SortDirection::ascending;
}

model::NameOrder name_order_of(const std::optional<json::object>& sort) {
  return direction_of(sort, "name") == SortDirection::descending ? model::NameOrder::descending
                                                                 : model::NameOrder::ascending;
}

}  // namespace confab::api
