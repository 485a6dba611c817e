#pragma once
// How many wrong codes somebody may send. Six digits are no secret to who may try often: after ten within a quarter of
// an hour, wherever they were tried, none is looked at until it is over.

#include "store/second_factors.h"

namespace confab::core::accounts {

/// Whether one more is looked at. Forgets those that are too long ago.
[[nodiscard]] bool may_try_code(store::SecondFactor& factor, Timestamp now);
void count_wrong_code(store::SecondFactor& factor, Timestamp now);

}  // namespace confab::core::accounts
