#pragma once
// Details of a refusal are an object nearly always. A few are a list on the wire, which clients compare: such an object
// holds the list under a name of its own, and api/errors.h shows the list alone.

#include <boost/json.hpp>
#include <utility>

namespace confab {

inline constexpr const char* kDetailList = "[]";

[[nodiscard]] inline boost::json::object detail_list(boost::json::array items) {
  return {{kDetailList, std::move(items)}};
}

}  // namespace confab
