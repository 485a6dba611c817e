#include "api/order.h"

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

}  // namespace confab::api
