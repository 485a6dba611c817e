#pragma once

#include <optional>

#include "base/time.h"
#include "sql/database.h"

namespace confab::store {

/// No change that is stored has a later time (`_updatedAt`); nullopt where nobody has said. What a start reads in one
/// look, for the tables themselves have no index by that time.
[[nodiscard]] std::optional<Timestamp> change_mark(sql::Session& session);
void put_change_mark(sql::Transaction& tx, Timestamp mark);

}  // namespace confab::store
