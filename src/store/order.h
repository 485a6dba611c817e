#pragma once

#include <string>

#include "model/order.h"

namespace confab::store {

/// What stands behind ORDER BY for users u and for rooms r. Equal rows are in the order of their making, so that pages
/// neither repeat nor miss one.
[[nodiscard]] std::string order_of(const model::UserOrder& order);
[[nodiscard]] std::string order_of(const model::RoomOrder& order);

/// Of people found with a room in mind: its members first.
[[nodiscard]] std::string members_first();

}  // namespace confab::store
