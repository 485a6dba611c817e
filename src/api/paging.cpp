#include "api/paging.h"

#include <algorithm>
#include <limits>

#include "api/order.h"
#include "base/error.h"
#include "settings/groups/rest_api.h"

namespace confab::api {

std::int64_t allowed_count(const settings::Settings& settings, std::optional<std::int64_t> count, std::int64_t usual) {
  const auto wanted = count.value_or(usual);
  if (wanted == 0 && settings.boolean(settings::rest_api("API_Allow_Infinite_Count"))) return kMaxRows;
  const auto upper = settings.integer(settings::rest_api("API_Upper_Count_Limit"));
  return std::min({wanted == 0 ? usual : wanted, upper, kMaxRows});
}

Page page_of(const settings::Settings& settings, const PageParams& params) {
  const auto usual = settings.integer(settings::rest_api("API_Default_Count"));
  return {allowed_count(settings, params.count, usual), params.offset.value_or(0)};
}

std::string order_by(const std::optional<json::object>& sort,
                     std::span<const std::pair<std::string_view, std::string_view>> columns,
                     std::string_view fallback) {
  if (!sort || sort->empty()) return std::string{fallback};
  std::string text;
  for (const auto& [name, direction] : *sort) {
    const auto column =
        std::find_if(columns.begin(), columns.end(), [&](const auto& c) { return c.first == std::string_view{name}; });
    check_direction(direction, *sort);
    if (column == columns.end()) refuse_sort(name);
    text.append(text.empty() ? "" : ", ").append(column->second).append(direction.get_int64() == 1 ? " ASC" : " DESC");
  }
  return text;
}

}  // namespace confab::api
