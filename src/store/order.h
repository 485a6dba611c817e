#pragma once

#include <string>
#include <string_view>

#include "model/order.h"

namespace confab::store {

/// What stands behind ORDER BY for users u and for rooms r. Equal rows are in the order of their making, so that pages
/// neither repeat nor miss one.
[[nodiscard]] std::string order_of(const model::UserOrder& order);
[[nodiscard]] std::string order_of(const model::RoomOrder& order);

/// What stands behind a column of names.
[[nodiscard]] std::string_view direction_text(model::NameOrder order);

/// Of people found with a room in mind: its members first.
[[nodiscard]] std::string members_first();

}  // namespace confab::store
