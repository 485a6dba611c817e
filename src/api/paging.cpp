#include "api/paging.h"

#include <algorithm>

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

}  // namespace confab::api
