#pragma once

#include "api/call.h"
#include "core/rooms/visitors.h"

namespace confab::ddp {

/// Whether a call comes from somebody who has not logged in, and need not. Throws Refusal(must_be_logged_in) where
/// visitors see nothing.
[[nodiscard]] inline bool is_of_visitor(const api::Call& call) {
  if (call.maybe_actor) return false;
  if (!core::rooms::are_open_to_visitors(call.ctx)) (void)call.actor();
  return true;
}

}  // namespace confab::ddp
