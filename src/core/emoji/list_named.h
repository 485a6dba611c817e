#pragma once
// What emoji and sounds are listed by.

#include <cstdint>
#include <string>

#include "model/order.h"

namespace confab::core::emoji {

struct ListNamed {
  std::string part = {};  // only those whose name holds it
  model::NameOrder order = model::NameOrder::ascending;
  std::int64_t limit = 50;
  std::int64_t offset = 0;
};

}  // namespace confab::core::emoji
