#pragma once

#include <chrono>

#include "core/kernel/change_clock.h"
#include "core/kernel/context.h"

namespace confab::core {

/// From when on a client is told changes that asks for those since `since`. A transaction takes its time before it
/// commits; where transactions run side by side, one with an older time may become visible after a newer one was seen.
/// What a client is told twice does no harm. What changes from now on has no time before this one, wherever the clock
/// is set to.
[[nodiscard]] inline Timestamp sync_start(const Context& ctx, Timestamp since) {
  ctx.changes.show();
  constexpr std::chrono::seconds kMaxCommitTime{3};
  return ctx.db.engine() == sql::Engine::sqlite ? since : since - kMaxCommitTime;
}

}  // namespace confab::core
